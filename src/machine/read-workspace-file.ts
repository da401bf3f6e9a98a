import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { type ProblemCode, ProblemError } from '../model/problem.ts';

/**
 * Returns the first `maxBytes` bytes of a file of the workspace, which is all of most files. `path` is relative to the workspace, or absolute and inside it;
 * where symbolic links lead must be inside too, since whoever writes the pull request writes them. Throws a
 * `ProblemError` when it is missing, elsewhere, no regular file or unreadable.
 */
export async function readWorkspaceFile(
  workspace: string,
  path: string,
  maxBytes: number,
): Promise<Uint8Array> {
  const refuse = (code: ProblemCode, message: string, fix: string, cause?: unknown) =>
    new ProblemError({ code, message: `\`${path}\` ${message}`, fix }, { cause });
  const outside = () =>
    refuse(
      'file-outside-workspace',
      'is not inside the workspace',
      'name a file of the repository that was checked out',
    );

  const wanted = resolve(workspace, path);
  const root = await realpath(workspace).catch((cause: unknown) => {
    throw refuse(
      'file-missing',
      "can't be read: the workspace does not exist",
      'check the repository out first',
      cause,
    );
  });
  if (!isInside(workspace, wanted) && !isInside(root, wanted)) throw outside();
  const real = await realpath(wanted).catch((cause: unknown) => {
    if (!isMissing(cause)) throw refuse('file-unreadable', `can't be read${codeOf(cause)}`, CHECK, cause);
    const fix = 'check the repository out before this step, and the path in the input `config`';
    throw refuse('file-missing', 'does not exist in the workspace', fix, cause);
  });
  if (!isInside(root, real)) throw outside();

  // Without O_NONBLOCK, opening a named pipe waits for somebody to write into it.
  const handle = await open(
    real,
    constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0),
  ).catch((cause: unknown) => {
    throw refuse('file-unreadable', `can't be read${codeOf(cause)}`, CHECK, cause);
  });
  try {
    const stat = await handle.stat();
    if (stat.isDirectory()) throw refuse('file-unreadable', 'is a folder', 'name the file in it');
    if (!stat.isFile())
      throw refuse('file-unreadable', 'is not a regular file', 'name a file of the repository');
    return await readAtMost(handle, maxBytes);
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause;
    throw refuse('file-unreadable', `can't be read${codeOf(cause)}`, CHECK, cause);
  } finally {
    await handle.close();
  }
}

const CHECK = 'check the path and the permissions of the file';

function isInside(folder: string, path: string): boolean {
  const way = relative(resolve(folder), path);
  return !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`);
}

async function readAtMost(handle: FileHandle, maxBytes: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(maxBytes);
  let length = 0;
  while (length < maxBytes) {
    const { bytesRead } = await handle.read(buffer, length, maxBytes - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR');
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
    ? ` (${cause.code})`
    : '';
}
