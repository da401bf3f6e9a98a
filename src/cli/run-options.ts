import { readWorkflowEvent } from '../github/workflow-event.ts';
import { useProxy } from '../machine/proxy.ts';
import { code, type OptionName } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import { type GivenSecrets, Secret } from '../model/secret.ts';
import { camelCase, EMULATED, OPTION_NAMES, OPTIONS } from '../options/options.ts';
import { loopback, parseText } from '../options/parsers.ts';
import { readOptions } from '../options/read-options.ts';
import type { RunOptions } from '../options/run-options.ts';
import { parseSecrets } from '../secrets/parse-secrets.ts';
import { readCredential } from './adobe-credential.ts';
import { nameOf, readText } from './files.ts';
import type { Terminal } from './terminal.ts';

export interface SecretFlags {
  /** A file in one of the two secrets formats, or `-` for the standard input. */
  readonly secretsFile?: string;
  /** Whether to read secrets from the environment. */
  readonly secretsFromEnv?: boolean;
}

/** The flags of `plan`, `apply` and `export`, besides those in the table of options. */
export interface RunFlags extends SecretFlags {
  readonly adobeCredentials?: string;
  readonly emulator?: string;
  readonly debug?: boolean;
  readonly json?: boolean;
  readonly exitCode?: boolean;
  readonly yes?: boolean;
}

/** Returns the secrets that the flags refer to. Calls `hide` with every value that it reads. */
export async function readSecrets(
  { secretsFile, secretsFromEnv }: SecretFlags,
  terminal: Terminal,
  hide: (value: string) => void,
): Promise<GivenSecrets | undefined> {
  if (secretsFile !== undefined) {
    const text = await readText(secretsFile, terminal);
    const what = nameOf(secretsFile);
    for (const value of parseSecrets(text, new Set(), what).values.values()) hide(value);
    return { text: new Secret(text), what };
  }
  if (secretsFromEnv !== true) return undefined;
  return (name) => {
    const value = Object.hasOwn(terminal.environment, name) ? terminal.environment[name] : undefined;
    if (value !== undefined) hide(value);
    return value;
  };
}

/** Returns the options of a run. Throws a ProblemError with everything that is wrong with the flags. */
export async function readRunOptions(
  mode: 'plan' | 'apply',
  config: string,
  flags: RunFlags,
  terminal: Terminal,
  hide: (value: string) => void,
): Promise<RunOptions> {
  await useProxy(terminal.environment);
  const secrets = await readSecrets(flags, terminal, hide);
  const credential = await readCredential(flags, terminal);
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
  return { ...read.options, secrets };
}
