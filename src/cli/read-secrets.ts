import type { Reference } from '../model/entry.ts';
import { Secret, type SecretLookup } from '../model/secret.ts';
import { parseSecrets } from '../secrets/parse-secrets.ts';
import { readText } from './files.ts';
import type { Terminal } from './terminal.ts';

export interface SecretFlags {
  /** A file in one of the two formats of secrets, or `-` for the standard input. */
  readonly secretsFile?: string;
  /** Whether secrets are looked up in the environment. */
  readonly secretsFromEnv?: boolean;
}

/** The secrets that a command was given: a text with all of them, or a look-up by name. */
export type GivenSecrets = Secret | SecretLookup | undefined;

/**
 * Reads the secrets that the flags name. Calls `hide` with every value that must not be printed: all of a
 * file, or each that is looked up. Throws a ProblemError when they cannot be read.
 */
export async function readSecrets(
  { secretsFile, secretsFromEnv }: SecretFlags,
  terminal: Pick<Terminal, 'environment' | 'input' | 'cancel'>,
  hide: (value: string) => void,
): Promise<GivenSecrets> {
  if (secretsFile !== undefined) {
    const text = await readText(secretsFile, terminal);
    for (const value of parseSecrets(text, new Set()).values.values()) hide(value);
    return new Secret(text);
  }
  if (secretsFromEnv !== true) return undefined;
  return (name) => {
    const value = Object.hasOwn(terminal.environment, name) ? terminal.environment[name] : undefined;
    if (value !== undefined) hide(value);
    return value;
  };
}

/** Looks up the secrets that a file refers to, so that they are hidden even when the file has errors. */
export function lookUpAll(secrets: GivenSecrets, references: readonly Reference[]): void {
  if (typeof secrets === 'function') for (const { name } of references) secrets(name);
}
