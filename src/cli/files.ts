import { lstat, mkdir, writeFile } from 'node:fs/promises';
import { dirname, parse, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { ProblemError } from '../problem.ts';
import { readWorkspaceFile } from '../read-workspace-file.ts';

/**
 * Returns the first `maxBytes` bytes of a file that somebody at the desk named: any that they may read. Throws a
 * ProblemError that says why it can't.
 */
export async function readNamedFile(path: string, maxBytes: number): Promise<Uint8Array> {
  const whole = resolve(path);
  try {
    return await readWorkspaceFile(parse(whole).root, whole, maxBytes);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    // As it was named, not as it was found.
    throw new ProblemError(
      error.problems.map((problem) => ({ ...problem, message: problem.message.replaceAll(whole, path) })),
    );
  }
}

/** Returns the text of a file, or of the standard input for `-`. Throws a ProblemError that says why it can't. */
export async function readText(path: string, input: NodeJS.ReadableStream): Promise<string> {
  if (path === '-') return text(input);
  return new TextDecoder().decode(await readNamedFile(path, 1_048_576));
}

/** Whether something is there, whatever it is. */
export async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Writes a file that was not there, with its folders. Throws a ProblemError when something is there: nothing is overwritten. */
export async function writeNewFile(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(resolve(path)), { recursive: true });
    await writeFile(path, content, { flag: 'wx' });
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw new ProblemError(
      {
        code: 'file-exists',
        message: isThere ? `\`${path}\` exists, and nothing is overwritten` : `\`${path}\` can't be written`,
        fix: isThere ? 'name another file, or move that one away' : 'check the path and its permissions',
      },
      { cause: error },
    );
  }
}
