/**
 * Returns a message of the program in the words of the command line: what a workflow calls an input is a flag there, or a
 * variable of the environment. The names are the same, so little but their form changes.
 */
export function atTheDesk(text: string): string {
  const said = PHRASES.reduce((before, [from, to]) => before.replaceAll(from, to), text);
  return NAMES.reduce((before, [from, to]) => before.replace(from, to), said);
}

const GIVEN = '`--secrets-file` or `--secrets-from-env`';

/** Whole phrases come first: what stands in them is not to be touched by what follows. */
const PHRASES: readonly (readonly [from: string | RegExp, to: string])[] = [
  [
    /add a line `(\w+)=\$\{\{ secrets\.\w+ \}\}` to the input `secrets` of the step/g,
    'add a line `$1=…` to the file of `--secrets-file`, or set `$1` for `--secrets-from-env`',
  ],
  [
    'set it in the settings of the repository or environment; pull requests from forks and Dependabot get no secrets',
    'put the value where the secrets are read from',
  ],
  [
    '; an empty one may be a secret that this repository or environment does not have',
    ', in the environment or in a file with `--adobe-credentials`',
  ],
  [
    'copy the 64 characters of the output `plan-hash`',
    'copy the 64 characters that `plan` prints as the hash',
  ],
  [
    'check the repository out before this step, and the path in the input `config`',
    'check the path; `init` writes a first connections file',
  ],
  ['does not exist in the workspace', 'does not exist'],
  ['name a file of the repository', 'name a plain file'],
  ['a `concurrency` group in the workflow keeps runs from racing', 'let no two runs go at the same time'],
  ['split it into several files, each with a step of its own', 'split it into several files'],
  ['set the input when that is meant', 'give the flag when that is meant'],
  ['correct the input, or leave it out', 'correct the flag, or leave it out'],
  ['leave its key out of the input', 'leave its key out there'],
  ['or set the input `sandbox`', 'or give `--sandbox`'],
  ['the file, the inputs or the secrets', 'the file, the arguments or the secrets'],
  ['is handed in by the workflow', `is handed in by ${GIVEN}`],
  ["through the action's input `secrets`", `through ${GIVEN}`],
  ['is not in the input `secrets`', 'was not given'],
  ['the input `secrets`', 'what the secrets were read from'],
  ['the input `config`', 'the path of the file'],
  ['in the job summary', 'above'],
  ['version of this action', 'version of this program'],
  ['source that this action knows', 'source that this program knows'],
];

const CREDENTIAL = 'adobe-(?:client-id|client-secret|access-token|org-id|scopes)';
const FLAGS =
  'sandbox|rotate|verify|on-drift|allow-delete|expected-plan-hash|concurrency|timeout|request-timeout|settling-time|platform-url|ims-url|zoho-accounts-url';

type Name = readonly [from: RegExp, to: (match: string, name: string, value?: string) => string];

const NAMES: readonly Name[] = [
  [
    new RegExp(`(?:the input )?\`(${CREDENTIAL})\``, 'g'),
    (_, name) => `\`${name.toUpperCase().replaceAll('-', '_')}\``,
  ],
  [new RegExp(`the input \`(${FLAGS})(?:: ([^\`]*))?\``, 'g'), flag],
  // Where they can be nothing else, such as a field of the file.
  [/`(allow-delete|expected-plan-hash|timeout|platform-url|ims-url)(?:: ([^`]*))?`/g, flag],
  [/`(rotate|on-drift|verify): ([^`]*)`/g, flag],
];

function flag(_: string, name: string, value: string | undefined): string {
  return `\`--${name}${value === undefined || value === 'true' ? '' : ` ${value}`}\``;
}
