import { MAX_FILE_BYTES, readConnectionsFile } from '../config/connections-file.ts';
import { type Entry, referencesOf } from '../model/entry.ts';
import { parseSecrets } from '../secrets/parse-secrets.ts';
import { readNamedFile, readText } from './files.ts';
import type { Terminal } from './terminal.ts';

export interface SecretSources {
  /** A file in one of the two formats of the secrets, or `-` for the standard input. */
  readonly secretsFile?: string;
  /** Whether the environment is searched, for the names that the connections file uses and no others. */
  readonly secretsFromEnv?: boolean;
}

/** Returns the secrets for the entries of one file, as text in one of their two formats. */
export type SecretsFor = (entries: readonly Entry[]) => string;

/** Reads the secrets that were offered, once for all files; `undefined` when none were. */
export async function readSecrets(
  { secretsFile, secretsFromEnv }: SecretSources,
  terminal: Pick<Terminal, 'environment' | 'input' | 'cancel'>,
): Promise<SecretsFor | undefined> {
  if (secretsFile !== undefined) {
    const text = await readText(secretsFile, terminal);
    return () => text;
  }
  if (secretsFromEnv !== true) return undefined;
  return (entries) => {
    const names = new Set(referencesOf(entries).map(({ name }) => name));
    const found = [...names].flatMap((name) => {
      const value = terminal.environment[name];
      return value === undefined ? [] : [[name, value] as const];
    });
    return JSON.stringify(Object.fromEntries(found));
  };
}

/** Returns the entries of a file that is yet to be checked. Throws a ProblemError when it can't be read. */
export async function entriesOf(config: string): Promise<readonly Entry[]> {
  return readConnectionsFile(await readNamedFile(config, MAX_FILE_BYTES + 1), config).entries;
}

/** Returns all values of a text of secrets, those included that the connections file does not refer to. */
export function valuesOf(secrets: string | undefined): Iterable<string> {
  return parseSecrets(secrets ?? '', new Set()).values.values();
}
