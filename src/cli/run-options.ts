import { DEMO_ADOBE_CLIENT } from '../emulator/demo-client.ts';
import { readWorkflowEvent } from '../github/workflow-event.ts';
import { code, msg, type OptionName } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import type { Mode } from '../model/run.ts';
import { Secret } from '../model/secret.ts';
import { OPTION_NAMES, OPTIONS } from '../options/options.ts';
import { loopback, parseText } from '../options/parsers.ts';
import { type OptionsRead, readOptions } from '../options/read-options.ts';
import { parseSecrets } from '../secrets/parse-secrets.ts';
import { flagName } from './flags.ts';
import type { GivenSecrets, SecretFlags } from './read-secrets.ts';

/** The flags of `plan`, `apply` and `export` besides those of the table of options. */
export interface RunFlags extends SecretFlags {
  readonly adobeCredentials?: string;
  readonly emulator?: string;
  readonly debug?: boolean;
  readonly json?: boolean;
  readonly exitCode?: boolean;
  readonly yes?: boolean;
}

export interface RunSettings {
  readonly mode: Mode;
  readonly config: string;
  readonly flags: RunFlags;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The text of a file with Adobe's credential, in one of the formats of secrets. */
  readonly credentials: string | undefined;
  readonly secrets: GivenSecrets;
}

/**
 * Returns what a run of the command line is asked to do, or everything that is wrong with how it was asked.
 */
export function readRunOptions(settings: RunSettings): OptionsRead {
  const { mode, config, flags, secrets } = settings;
  const given = new Map<OptionName, string>([...credentialOf(settings), ['mode', mode], ['config', config]]);
  if (secrets instanceof Secret) given.set('secrets', secrets.reveal());
  const byName = new Map<string, unknown>(Object.entries(flags));
  const emulator =
    flags.emulator === undefined ? undefined : parseText([code('--emulator')], loopback, flags.emulator);
  for (const name of OPTION_NAMES) {
    const flag = byName.get(flagName(name));
    if (flag !== undefined) given.set(name, String(flag));
    if (emulator !== undefined && OPTIONS[name].emulated === true) given.set(name, emulator);
  }
  const read = readOptions({ given, problems: [] }, readWorkflowEvent({}, undefined), undefined);
  if ('problems' in read || typeof secrets !== 'function') return read;
  return { options: { ...read.options, secrets } };
}

/**
 * Returns the credential: that of the emulator, of a file, or of the environment. An emulator is not sent a
 * real one unasked.
 */
function credentialOf({ environment, credentials, flags }: RunSettings): readonly [OptionName, string][] {
  if (credentials === undefined && flags.emulator !== undefined) {
    const { clientId, clientSecret, orgId } = DEMO_ADOBE_CLIENT;
    return [
      ['adobe-client-id', clientId],
      ['adobe-client-secret', clientSecret],
      ['adobe-org-id', orgId],
    ];
  }
  const values =
    credentials === undefined ? new Map(Object.entries(environment)) : credentialsIn(credentials);
  return OPTION_NAMES.flatMap((name): readonly [OptionName, string][] => {
    const { variable } = OPTIONS[name];
    const value = variable === undefined ? undefined : values.get(variable);
    return value === undefined ? [] : [[name, value]];
  });
}

function credentialsIn(text: string): ReadonlyMap<string, string> {
  const names = new Set(OPTION_NAMES.flatMap((name) => OPTIONS[name].variable ?? []));
  const what = [code('--adobe-credentials')];
  const { values, problems } = parseSecrets(text, names, what);
  if (problems.length > 0) throw new ProblemError(problems);
  if ([...values.keys()].every((name) => names.has(name))) return values;
  throw new ProblemError({
    code: 'secrets-format',
    message: msg`${what} contains an unknown name`,
    fix: msg`use ${[...names].join(', ')}`,
  });
}
