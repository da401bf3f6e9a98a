import { readWorkflowEvent } from '../github/workflow-event.ts';
import { useProxy } from '../machine/proxy.ts';
import { code, type OptionName } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import { type GivenSecrets, Secret } from '../model/secret.ts';
import { camelCase, EMULATED, OPTION_NAMES, OPTIONS } from '../options/options.ts';
import { loopback, parseText } from '../options/parsers.ts';
import { readOptions } from '../options/read-options.ts';
import type { OnlineOptions } from '../options/run-options.ts';
import { secretsIn } from '../secrets/parse-secrets.ts';
import { readCredential } from './adobe-credential.ts';
import { nameOf, readText } from './files.ts';
import type { Terminal } from './terminal.ts';

export interface SecretFlags {
  /** A file in one of the two secrets formats, or `-` for the standard input. */
  readonly secretsFile?: string;
  /** Whether to read secrets from the environment. */
  readonly secretsFromEnv?: boolean;
}

/** The flags of the commands that ask Adobe, besides those in the table of options. */
export interface RunFlags extends SecretFlags {
  readonly adobeCredentials?: string;
  readonly emulator?: string;
  readonly debug?: boolean;
  readonly json?: boolean;
  readonly exitCode?: boolean;
  readonly yes?: boolean;
}

/** Returns the secrets that the flags refer to. Every value that it reads is hidden. */
export async function readSecrets(
  { secretsFile, secretsFromEnv }: SecretFlags,
  terminal: Terminal,
): Promise<GivenSecrets | undefined> {
  if (secretsFile !== undefined) {
    const text = await readText(secretsFile, terminal);
    const given = secretsIn(new Secret(text), nameOf(secretsFile));
    for (const value of given.read(new Set()).values.values()) terminal.hide(value);
    return given;
  }
  if (secretsFromEnv !== true) return undefined;
  const { environment } = terminal;
  const read = (names: ReadonlySet<string>) => {
    const values = new Map<string, string>();
    for (const name of names) {
      const value = Object.hasOwn(environment, name) ? environment[name] : undefined;
      if (value === undefined) continue;
      terminal.hide(value);
      values.set(name, value);
    }
    return { values, problems: [] };
  };
  return { read };
}

/** Returns the options of a run that calls Adobe. Throws a ProblemError with everything that is wrong with the flags. */
export async function readRunOptions(
  flags: RunFlags,
  terminal: Terminal,
  mode: 'plan' | 'apply' = 'plan',
  config = 'connections.yaml',
): Promise<OnlineOptions> {
  await useProxy(terminal.environment);
  const secrets = await readSecrets(flags, terminal);
  const credential = await readCredential(flags.adobeCredentials, flags.emulator !== undefined, terminal);
  const emulator = flags.emulator && parseText([code('--emulator')], loopback, flags.emulator);
  const byName = new Map<string, unknown>(Object.entries({ ...flags, mode, config }));
  const given = new Map<OptionName, string>();
  for (const name of OPTION_NAMES) {
    const { variable = '' } = OPTIONS[name];
    const replaced = EMULATED.includes(name) ? emulator : undefined;
    const value = replaced ?? byName.get(camelCase(name)) ?? credential.get(variable);
    if (value !== undefined) given.set(name, String(value));
  }
  const read = readOptions({ given, problems: [] }, readWorkflowEvent({}, undefined), undefined);
  if ('problems' in read) throw new ProblemError(read.problems);
  if (read.options.mode === 'validate') throw new Error('a plan was asked for');
  return { ...read.options, secrets };
}
