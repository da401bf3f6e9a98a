import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { code, either, type Message, msg } from '../model/message.ts';
import { type ProblemCode, ProblemError } from '../model/problem.ts';
import { adviceOnMissing } from './missing-file.ts';

/**
 * Returns the first `maxBytes` bytes of a file in the workspace. Both `path` and the target of symbolic links must be
 * inside the workspace, because the author of a pull request can write both. Throws a ProblemError that says why the
 * file cannot be read.
 */
export async function readWorkspaceFile(
  workspace: string,
  path: string,
  maxBytes: number,
): Promise<Uint8Array> {
  const wanted = resolve(workspace, path);
  const root = await realpath(workspace).catch((cause: unknown) => {
    const message = msg`${code(path)} cannot be read: the workspace does not exist`;
    throw refuse('file-missing', message, msg`check the repository out first`, cause);
  });
  const outside = () => {
    const fix = msg`use a file in the checked-out repository`;
    return refuse('file-outside-workspace', msg`${code(path)} is not inside the workspace`, fix);
  };
  if (!isInside(workspace, wanted) && !isInside(root, wanted)) throw outside();
  const real = await realPath(path, wanted, () => adviceOnMissing(path, root, false));
  if (!isInside(root, real)) throw outside();
  return readAtMost(path, real, maxBytes);
}

/**
 * Returns the first `maxBytes` bytes of any file, or throws as above. `remedy` is the fix for a missing file, unless it
 * is a connections file.
 */
export async function readNamedFile(path: string, maxBytes: number, remedy?: Message): Promise<Uint8Array> {
  const advise = async () => remedy ?? adviceOnMissing(path, resolve('.'), true);
  return readAtMost(path, await realPath(path, resolve(path), advise), maxBytes);
}

async function realPath(path: string, wanted: string, advise: () => Promise<Message>): Promise<string> {
  return realpath(wanted).catch(async (cause: unknown) => {
    const found = codeOf(cause);
    if (found !== 'ENOENT' && found !== 'ENOTDIR') throw unreadable(path, cause);
    const message = msg`${code(path)} does not exist${either(msg` in the workspace`, [])}`;
    throw refuse('file-missing', message, await advise(), cause);
  });
}

async function readAtMost(path: string, real: string, maxBytes: number): Promise<Uint8Array> {
  // Without O_NONBLOCK, opening a named pipe waits for a writer.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
  const handle = await open(real, flags).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  try {
    const stat = await handle.stat();
    if (stat.isDirectory()) {
      throw refuse('file-unreadable', msg`${code(path)} is a folder`, msg`give the path of a file in it`);
    }
    if (!stat.isFile()) {
      const fix = either(msg`use a file in the repository`, msg`use a regular file`);
      throw refuse('file-unreadable', msg`${code(path)} is not a regular file`, [fix]);
    }
    return await buffer(handle.createReadStream({ end: maxBytes - 1, autoClose: false }));
  } catch (cause) {
    throw cause instanceof ProblemError ? cause : unreadable(path, cause);
  } finally {
    await handle.close();
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(resolve(folder), path);
  return !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`);
}

function unreadable(path: string, cause: unknown): ProblemError {
  const found = codeOf(cause);
  const message = msg`${code(path)} cannot be read${found === undefined ? '' : ` (${found})`}`;
  return refuse('file-unreadable', message, msg`check the path and the permissions of the file`, cause);
}

function refuse(problem: ProblemCode, message: Message, fix: Message, cause?: unknown): ProblemError {
  return new ProblemError({ code: problem, message, fix }, { cause });
}

function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
}
