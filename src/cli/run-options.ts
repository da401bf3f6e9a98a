import { DEMO_ADOBE_CLIENT } from '../emulator/demo-client.ts';
import { readWorkflowEvent } from '../github/workflow-event.ts';
import { textOf } from '../model/message.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import type { Mode } from '../model/run.ts';
import { loopback } from '../options/parsers.ts';
import { INPUTS, type InputName, type InputsRead, readInputs } from '../options/read-options.ts';
import { parseSecrets } from '../secrets/parse-secrets.ts';
import type { SecretSources } from './read-secrets.ts';

/** The flags of `plan`, `apply` and `export`. Those of the action's inputs have their names, and are read as those are. */
export interface RunFlags extends SecretSources {
  readonly adobeCredentials?: string;
  readonly emulator?: string;
  readonly debug?: boolean;
  readonly json?: boolean;
  readonly exitCode?: boolean;
  readonly yes?: boolean;
}

/** The variables that hold Adobe's credential, by input. */
const ADOBE_VARIABLES = {
  'adobe-client-id': 'ADOBE_CLIENT_ID',
  'adobe-client-secret': 'ADOBE_CLIENT_SECRET',
  'adobe-access-token': 'ADOBE_ACCESS_TOKEN',
  'adobe-org-id': 'ADOBE_ORG_ID',
  'adobe-scopes': 'ADOBE_SCOPES',
} as const satisfies Partial<Record<InputName, string>>;

export interface RunSettings {
  readonly mode: Mode;
  readonly config: string;
  readonly flags: RunFlags;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The text of a file with Adobe's credential, in the formats of the secrets. */
  readonly credentials: string | undefined;
  /** The secrets, in one of their two formats. */
  readonly secrets: string | undefined;
}

/** Returns what a run at the desk is asked to do, or all that is wrong with how it was asked. */
export function readRunOptions(settings: RunSettings): InputsRead {
  const { mode, config, flags, secrets } = settings;
  const given = new Map<InputName, string>([
    ['mode', mode],
    ['config', config],
    // There is no pull request, and nobody to hand a token.
    ['comment', 'false'],
  ]);
  const byName = new Map<string, unknown>(Object.entries(flags));
  for (const name of Object.keys(INPUTS).filter(isInput)) {
    const flag = byName.get(camelCase(name));
    if (flag !== undefined) given.set(name, String(flag));
  }
  if (secrets !== undefined) given.set('secrets', secrets);
  for (const [name, value] of Object.entries(credentialOf(settings)))
    if (isInput(name)) given.set(name, value);
  if (flags.emulator !== undefined) {
    const url = emulatorUrl(flags.emulator);
    for (const name of ['platform-url', 'ims-url', 'zoho-accounts-url'] as const) given.set(name, url);
  }
  const environment = Object.fromEntries(
    [...given].map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
  return readInputs(environment, readWorkflowEvent({}, undefined));
}

function emulatorUrl(text: string): string {
  const parsed = loopback(text);
  if ('value' in parsed) return parsed.value;
  throw new ProblemError({
    code: 'input-invalid',
    message: `\`--emulator\` ${parsed.message}`,
    fix: 'give it the URL that `aep-base-connections emulator` prints',
  });
}

/** A file wins over the environment. An emulator has a credential of its own, and is not sent a real one unasked. */
function credentialOf({ environment, credentials, flags }: RunSettings): Readonly<Record<string, string>> {
  if (credentials === undefined && flags.emulator !== undefined) {
    const { clientId, clientSecret, orgId } = DEMO_ADOBE_CLIENT;
    return { 'adobe-client-id': clientId, 'adobe-client-secret': clientSecret, 'adobe-org-id': orgId };
  }
  const values =
    credentials === undefined ? new Map(Object.entries(environment)) : credentialsIn(credentials);
  return Object.fromEntries(
    Object.entries(ADOBE_VARIABLES).flatMap(([input, variable]) => {
      const value = values.get(variable) ?? '';
      return value === '' ? [] : [[input, value] as const];
    }),
  );
}

function credentialsIn(text: string): ReadonlyMap<string, string> {
  const names = new Set<string>(Object.values(ADOBE_VARIABLES));
  const { values, problems } = parseSecrets(text, names);
  if (problems.length > 0) throw new ProblemError(problems.map(aboutCredentials));
  if ([...values.keys()].every((name) => names.has(name))) return values;
  throw new ProblemError({
    code: 'secrets-format',
    message: 'the file of `--adobe-credentials` holds a name that is none of its own',
    fix: `use ${[...names].join(', ')}`,
  });
}

function aboutCredentials(problem: Problem): Problem {
  return {
    ...problem,
    message: textOf(problem.message).replace('the input `secrets`', 'the file of `--adobe-credentials`'),
  };
}

function isInput(name: string): name is InputName {
  return name in INPUTS;
}

function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
