import { lstat, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, parse, resolve } from 'node:path';
import { addAbortSignal } from 'node:stream';
import { text } from 'node:stream/consumers';
import { readWorkspaceFile } from '../machine/read-workspace-file.ts';
import { textOf } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import type { Terminal } from './terminal.ts';

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
      error.problems.map((problem) => ({
        ...problem,
        message: textOf(problem.message).replaceAll(whole, path),
      })),
    );
  }
}

/** In bytes. Nothing that is read by `readText` comes near it. */
const MAX_TEXT_BYTES = 1_048_576;

/**
 * Returns the text of a file, of a pipe such as `<(op inject …)` makes, or of the standard input for `-`. Throws a ProblemError
 * that says why it can't.
 */
export async function readText(
  path: string,
  { input, cancel }: Pick<Terminal, 'input' | 'cancel'>,
): Promise<string> {
  try {
    if (path === '-') return await text(addAbortSignal(cancel, input));
    if (await isPipe(path)) return await readFile(path, { encoding: 'utf8', signal: cancel });
  } catch (cause) {
    throw new ProblemError(
      cancel.aborted
        ? CANCELLED
        : { code: 'file-unreadable', message: `\`${path}\` can't be read`, fix: 'check where it comes from' },
      { cause },
    );
  }
  return new TextDecoder().decode(await readNamedFile(path, MAX_TEXT_BYTES));
}

/** What there is to say of a command that was called off before it did anything. */
export const CANCELLED = {
  code: 'cancelled',
  message: 'the command was cancelled; nothing was changed',
} as const;

async function isPipe(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFIFO() || found.isCharacterDevice(),
    () => false,
  );
}

/** Returns one of the examples of this package, whose folder is `home`. Throws a ProblemError where only a part of it is. */
export async function readExample(home: string, path: string, command: string): Promise<string> {
  return readFile(join(home, 'examples', path), 'utf8').catch((cause: unknown) => {
    const message = `examples/${path} is not beside this program`;
    const fix = `run \`${command}\` of the whole package, not of a copy of the action in a repository`;
    throw new ProblemError({ code: 'file-missing', message, fix }, { cause });
  });
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
        code: isThere ? 'file-exists' : 'file-unreadable',
        message: isThere ? `\`${path}\` exists, and nothing is overwritten` : `\`${path}\` can't be written`,
        fix: isThere ? 'name another file, or move that one away' : 'check the path and its permissions',
      },
      { cause: error },
    );
  }
}
