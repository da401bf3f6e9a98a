import { lstat, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { addAbortSignal } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { MAX_FILE_BYTES } from '../config/connections-file.ts';
import { otherEncodingOf } from '../config/decode-text.ts';
import { readNamedFile, readWorkspaceFile } from '../machine/read-file.ts';
import { code, type Message, msg } from '../model/message.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import { printError, type Terminal } from './terminal.ts';

/** The size limit of a text in bytes. Secrets and credentials are much smaller. */
const MAX_TEXT_BYTES = 1_048_576;

/**
 * Returns the text of a file, of a pipe such as `<(op inject …)`, or of the standard input for `-`. Throws a
 * ProblemError.
 */
export async function readText(path: string, terminal: Terminal): Promise<string> {
  const bytes = await readBytes(path, terminal);
  // Windows PowerShell writes UTF-16 with `>`. Without a byte order mark, the zero bytes show that it is not UTF-8.
  const encoding = otherEncodingOf(bytes);
  if (encoding !== undefined || bytes.includes(0)) {
    const how = encoding === undefined ? 'not saved as UTF-8' : `saved as ${encoding}`;
    const message = msg`${nameOf(path)} is ${how}`;
    const fix = msg`save it as plain text in UTF-8`;
    throw new ProblemError({ code: 'file-encoding', message, fix });
  }
  return new TextDecoder().decode(bytes);
}

async function readBytes(path: string, terminal: Terminal): Promise<Uint8Array> {
  const { input, cancel: signal } = terminal;
  try {
    if (path === '-') {
      if (input.isTTY)
        printError(terminal, 'Reading from the keyboard; end with Ctrl-D, cancel with Ctrl-C.');
      return await buffer(addAbortSignal(signal, input));
    }
    const found = await stat(path).catch(() => undefined);
    if (found?.isFIFO() || found?.isCharacterDevice()) return await readFile(path, { signal });
  } catch (cause) {
    const message = msg`${nameOf(path)} cannot be read`;
    const unreadable = { code: 'file-unreadable', message, fix: msg`check where it comes from` } as const;
    throw new ProblemError(signal.aborted ? CANCELLED : unreadable, { cause });
  }
  return readNamedFile(path, MAX_TEXT_BYTES, msg`check the path of the file`);
}

/** Returns the name of an argument's file for messages. */
export function nameOf(path: string): Message {
  return path === '-' ? msg`the standard input` : [code(path)];
}

/** The problem for a command that was cancelled before it changed anything. */
export const CANCELLED = {
  code: 'cancelled',
  message: msg`the command was cancelled; nothing was changed`,
} as const;

/** Returns an example from this package, whose folder is `home`. Throws a ProblemError if it is missing. */
export async function readExample(home: string, path: string, command: string): Promise<string> {
  return readFile(join(home, 'examples', path), 'utf8').catch((cause: unknown) => {
    const message = msg`${code(`examples/${path}`)} is missing from this package`;
    const fix = msg`run ${code(command)} from the full package, not from a copy of the action in a repository`;
    throw new ProblemError({ code: 'file-missing', message, fix }, { cause });
  });
}

/** Whether the path exists, as a file, a folder or a broken link. */
export async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}

/** Returns a file of the repository; `undefined` if it does not exist. Throws a ProblemError with the full path. */
export async function readKept(top: string, path: string): Promise<Uint8Array | undefined> {
  const whole = join(top, path);
  return (await exists(whole)) ? readWorkspaceFile(top, whole, MAX_FILE_BYTES + 1) : undefined;
}

/**
 * Writes a new file, and creates its folders. Throws a ProblemError, which calls the file `shown`, if the path exists.
 * It never overwrites a file.
 */
export async function writeNewFile(path: string, content: string | Uint8Array, shown = path): Promise<void> {
  try {
    await mkdir(dirname(resolve(path)), { recursive: true });
    await writeFile(path, content, { flag: 'wx' });
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    const message = msg`${code(shown)} cannot be written`;
    const fix = msg`check the path and its permissions`;
    const unwritable = { code: 'file-unreadable', message, fix } as const;
    throw new ProblemError(isThere ? fileExists(shown) : unwritable, { cause });
  }
}

/** The problem for a file that already exists. */
export function fileExists(path: string): Problem {
  return {
    code: 'file-exists',
    message: msg`${code(path)} already exists and is not overwritten`,
    fix: msg`name another file, or move this one away`,
  };
}
