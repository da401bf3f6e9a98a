import { execFile } from 'node:child_process';
import { appendFile, lstat, readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { exists } from './files.ts';
import type { Terminal } from './terminal.ts';

/** What git is started with. */
type Surroundings = Pick<Terminal, 'environment' | 'home'>;

/** After this time git is treated as missing. */
const GIT_TIMEOUT_MS = 5_000;

/** Returns the top folder of the repository around `folder`, or `undefined` outside a repository. Needs no git. */
export async function findTop(folder: string): Promise<string | undefined> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    // It is a file in a worktree and in a submodule.
    if (await exists(join(at, '.git'))) return at;
    if (at === dirname(at)) return undefined;
  }
}

/** Where `init` writes. */
export interface Place {
  /** The top of the repository; the current folder outside a repository. */
  readonly top: string;
  readonly isRepository: boolean;
  /** Returns a path from the top as it can be opened in the current folder. */
  readonly shown: (path: string) => string;
}

/** Returns where `init` writes when it is called in a folder. */
export async function placeOf(folder: string): Promise<Place> {
  const found = await findTop(folder);
  const top = found ?? resolve(folder);
  return { top, isRepository: found !== undefined, shown: (path) => relative(folder, join(top, path)) };
}

/** Returns `path` as it is written in `folder`, with slashes; `undefined` when it is not inside. */
export function pathWithin(folder: string, path: string): string | undefined {
  const way = relative(folder, path);
  const isInside = way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  return isInside ? way.replaceAll(sep, '/') : undefined;
}

/** The branch whose pushes a workflow applies, and whether a remote says that it is the default. */
export interface DefaultBranch {
  readonly name: string;
  readonly isKnown: boolean;
}

/**
 * Returns the default branch of the repository: the one that `origin`, or the only remote, had as its default when it was
 * cloned. Without that it is guessed: the one branch `main` or `master` of the remotes, the current branch, `main`.
 */
export async function defaultBranch(top: string, surroundings: Surroundings): Promise<DefaultBranch> {
  const refs = await askGit(
    top,
    surroundings,
    'for-each-ref',
    '--format=%(refname) %(symref)',
    'refs/remotes',
  );
  const heads = [...(refs ?? '').matchAll(/^refs\/remotes\/(.+)\/HEAD refs\/remotes\/\1\/(.+)$/gm)];
  const head = heads.find(([, remote]) => remote === 'origin') ?? (heads.length === 1 ? heads[0] : undefined);
  if (head?.[2] !== undefined) return { name: head[2], isKnown: true };
  const usual = (refs ?? '').matchAll(/^refs\/remotes\/[^/\n]+\/(main|master) $/gm);
  const [only, ...others] = new Set([...usual].map(([, name]) => name));
  if (only !== undefined && others.length === 0) return { name: only, isKnown: false };
  const current = await askGit(top, surroundings, 'symbolic-ref', '--quiet', 'HEAD');
  return { name: /^refs\/heads\/(.+)$/m.exec(current ?? '')?.[1] ?? 'main', isKnown: false };
}

/**
 * Adds a file at the top of the repository to its `.gitignore`, unless git ignores it already. Returns whether a line was
 * added, or `undefined` when that is impossible: git does not read a `.gitignore` that is a symbolic link.
 *
 * @see https://git-scm.com/docs/gitignore
 */
export async function ignoreFile(
  top: string,
  file: string,
  surroundings: Surroundings,
): Promise<boolean | undefined> {
  if ((await askGit(top, surroundings, 'check-ignore', '--no-index', '--quiet', file)) !== undefined)
    return false;
  const path = join(top, '.gitignore');
  try {
    if ((await exists(path)) && !(await lstat(path)).isFile()) return undefined;
    const text = (await exists(path)) ? await readFile(path, 'utf8') : '';
    // There may be no git to ask.
    if (text.split(/\r?\n/).includes(file)) return false;
    const end = text.includes('\r\n') ? '\r\n' : '\n';
    await appendFile(path, `${text === '' || text.endsWith('\n') ? '' : end}${file}${end}`);
    return true;
  } catch {
    return undefined;
  }
}

/** Returns what git prints, without a shell; `undefined` when it is missing, fails or takes too long. It only reads. */
async function askGit(
  top: string,
  { environment, home }: Surroundings,
  ...args: readonly string[]
): Promise<string | undefined> {
  // Windows looks for a program in the folder where it is started, too: a repository may contain a `git.exe`.
  const options = { cwd: home, env: { ...environment }, timeout: GIT_TIMEOUT_MS };
  return promisify(execFile)('git', ['-C', top, ...args], options).then(
    ({ stdout }) => stdout,
    () => undefined,
  );
}
