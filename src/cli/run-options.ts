import { DEMO_ADOBE_CLIENT } from '../emulator/demo-client.ts';
import { INPUTS, type InputName, type InputsRead, readInputs } from '../github/inputs.ts';
import { readWorkflowEvent } from '../github/workflow-event.ts';
import { type Problem, ProblemError } from '../problem.ts';
import type { Mode } from '../report/run-report.ts';
import { parseSecrets } from '../secrets/parse-secrets.ts';

/** The flags of `plan` and `apply`, as the parser of arguments gives them: those of inputs have the names of these. */
export type RunFlags = Readonly<Record<string, string | boolean | undefined>>;

/** The variables that hold Adobe's credential, by input. */
export const ADOBE_VARIABLES = {
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
  readonly credentials?: string;
  /** The secrets, in one of their two formats. */
  readonly secrets?: string;
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
  for (const name of Object.keys(INPUTS).filter(isInput)) {
    const flag = flags[camelCase(name)];
    if (flag !== undefined && !given.has(name)) given.set(name, String(flag));
  }
  if (secrets !== undefined) given.set('secrets', secrets);
  const { emulator } = flags;
  for (const [name, value] of Object.entries(credentialOf(settings)))
    if (isInput(name)) given.set(name, value);
  if (typeof emulator === 'string') {
    for (const name of ['platform-url', 'ims-url', 'zoho-accounts-url'] as const) given.set(name, emulator);
  }
  const environment = Object.fromEntries(
    [...given].map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
  return readInputs(environment, readWorkflowEvent({}, undefined));
}

/** A file wins over the environment; an emulator has a credential of its own. */
function credentialOf({ environment, credentials, flags }: RunSettings): Readonly<Record<string, string>> {
  const names = new Set<string>(Object.values(ADOBE_VARIABLES));
  const { values, problems } = parseSecrets(credentials ?? '', names);
  const unknown = [...values.keys()].filter((name) => !names.has(name));
  if (unknown.length > 0 || problems.length > 0) {
    throw new ProblemError(problems.length > 0 ? problems.map(aboutCredentials) : [unknownVariable()]);
  }
  const found = Object.entries(ADOBE_VARIABLES).flatMap(([input, variable]) => {
    const value = values.get(variable) ?? (values.size > 0 ? undefined : environment[variable]);
    return value === undefined || value === '' ? [] : [[input, value] as const];
  });
  if (found.length > 0 || typeof flags['emulator'] !== 'string') return Object.fromEntries(found);
  const { clientId, clientSecret, orgId } = DEMO_ADOBE_CLIENT;
  return { 'adobe-client-id': clientId, 'adobe-client-secret': clientSecret, 'adobe-org-id': orgId };
}

function aboutCredentials(problem: Problem): Problem {
  return {
    ...problem,
    message: problem.message.replace('the input `secrets`', 'the file of `--adobe-credentials`'),
  };
}

function unknownVariable(): Problem {
  return {
    code: 'secrets-format',
    message: 'the file of `--adobe-credentials` holds a name that is none of its own',
    fix: `use ${Object.values(ADOBE_VARIABLES).join(', ')}`,
  };
}

function isInput(name: string): name is InputName {
  return name in INPUTS;
}

function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
