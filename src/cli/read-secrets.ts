import { LARGEST_FILE, readConnectionsFile } from '../config/connections-file.ts';
import { ProblemError } from '../problem.ts';
import { referencesOf } from '../secrets/resolve-secrets.ts';
import { readNamedFile, readText } from './files.ts';

export interface SecretSources {
  /** A file in one of the two formats of the secrets, or `-` for the standard input. */
  readonly secretsFile?: string;
  /** Whether the environment is searched, for the names that the connections file uses and no others. */
  readonly secretsFromEnv?: boolean;
}

/** Returns the secrets as text in one of their two formats; `undefined` when none were offered. */
export async function readSecrets(
  { secretsFile, secretsFromEnv }: SecretSources,
  config: string,
  environment: Readonly<Record<string, string | undefined>>,
  input: NodeJS.ReadableStream,
): Promise<string | undefined> {
  if (secretsFile !== undefined && secretsFromEnv === true) {
    throw new ProblemError({
      code: 'input-invalid',
      message: '`--secrets-file` and `--secrets-from-env` were both given',
      fix: 'leave one of the two out',
    });
  }
  if (secretsFile !== undefined) return readText(secretsFile, input);
  if (secretsFromEnv !== true) return undefined;
  const { entries } = readConnectionsFile(await readNamedFile(config, LARGEST_FILE + 1), config);
  const names = new Set(referencesOf(entries).map(({ name }) => name));
  const found = [...names].flatMap((name) => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return JSON.stringify(Object.fromEntries(found));
}
