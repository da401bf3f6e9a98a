import { execFile } from 'node:child_process';
import { appendFile, lstat, readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { exists } from './files.ts';
import type { Terminal } from './terminal.ts';

/** The environment and the folder to start git in. */
type Surroundings = Pick<Terminal, 'environment' | 'home'>;

/** After this time, git counts as missing. */
const GIT_TIMEOUT_MS = 5_000;

/** Where `init` writes. */
export interface Place {
  /** The top of the repository, or the current folder outside a repository. */
  readonly top: string;
  readonly isRepository: boolean;
  /** Converts a path from the top to one from the current folder. */
  readonly shown: (path: string) => string;
}

/** Returns where `init` writes when called in `folder`. Does not need git. */
export async function placeOf(folder: string): Promise<Place> {
  // In a worktree or a submodule, `.git` is a file.
  const isTop = (at: string) => exists(join(at, '.git'));
  let at = resolve(folder);
  while (at !== dirname(at) && !(await isTop(at))) at = dirname(at);
  const isRepository = await isTop(at);
  const top = isRepository ? at : resolve(folder);
  return { top, isRepository, shown: (path) => relative(folder, join(top, path)) };
}

/** Returns `path` relative to `folder`, with slashes; `undefined` if it is outside. */
export function pathWithin(folder: string, path: string): string | undefined {
  const way = relative(folder, path);
  const isInside = way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  return isInside ? way.replaceAll(sep, '/') : undefined;
}

/** The branch whose pushes a workflow applies, and whether a remote confirms that it is the default. */
export interface DefaultBranch {
  readonly name: string;
  readonly isKnown: boolean;
}

/**
 * Returns the default branch of the repository: the default of `origin`, or of the only remote, at the time of cloning.
 * Without one, it guesses: the only `main` or `master` branch among the remotes, then the current branch, then `main`.
 */
export async function defaultBranch(top: string, surroundings: Surroundings): Promise<DefaultBranch> {
  const format = '--format=%(refname) %(symref)';
  const refs = (await askGit(top, surroundings, 'for-each-ref', format, 'refs/remotes')) ?? '';
  const heads = [...refs.matchAll(/^refs\/remotes\/(.+)\/HEAD refs\/remotes\/\1\/(.+)$/gm)];
  const head = heads.find(([, remote]) => remote === 'origin') ?? (heads.length === 1 ? heads[0] : undefined);
  if (head?.[2] !== undefined) return { name: head[2], isKnown: true };
  const usual = refs.matchAll(/^refs\/remotes\/[^/\n]+\/(main|master) $/gm);
  const [only, ...others] = new Set([...usual].map(([, name]) => name));
  if (only !== undefined && others.length === 0) return { name: only, isKnown: false };
  const current = await askGit(top, surroundings, 'symbolic-ref', '--quiet', 'HEAD');
  return { name: /^refs\/heads\/(.+)$/m.exec(current ?? '')?.[1] ?? 'main', isKnown: false };
}

/**
 * Adds a file at the top of the repository to `.gitignore`, unless git already ignores it. Returns whether it added a
 * line, or `undefined` if that is impossible: git does not read a `.gitignore` that is a symbolic link.
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
    // Git may not be installed.
    if (text.split(/\r?\n/).includes(file)) return false;
    const end = text.includes('\r\n') ? '\r\n' : '\n';
    await appendFile(path, `${text === '' || text.endsWith('\n') ? '' : end}${file}${end}`);
    return true;
  } catch {
    return undefined;
  }
}

/**
 * Runs a git command that only reads, without a shell. Returns its output; `undefined` if git is missing, fails or is
 * slow.
 */
async function askGit(
  top: string,
  { environment, home }: Surroundings,
  ...args: readonly string[]
): Promise<string | undefined> {
  // Windows also looks for programs in the current folder, and a repository may contain a `git.exe`.
  const options = { cwd: home, env: { ...environment }, timeout: GIT_TIMEOUT_MS };
  return promisify(execFile)('git', ['-C', top, ...args], options).then(
    ({ stdout }) => stdout,
    () => undefined,
  );
}
