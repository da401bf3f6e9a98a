import { cp, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { isRecord } from '../model/is-record.ts';
import { code, type Message, msg } from '../model/message.ts';
import { type ProblemCode, ProblemError } from '../model/problem.ts';
import { exists } from './files.ts';
import type { Place } from './git-repository.ts';

/** The folder of the action in a repository that has a copy of it. */
export const ACTION = '.github/actions/aep-base-connections';

/** The parts of this package in a copy: the action, the command line, and the files that they read or refer to. */
const PARTS = [
  'action.yml',
  'dist',
  'docs/troubleshooting.md',
  'examples/connections.yaml',
  'examples/workflows/connections.yml',
  'schema/connections.schema.json',
  'LICENSE',
];

/** Records the version of a copy. It lists no dependencies: scanners would report those that only build the action. */
const MANIFEST = 'package.json';

/** The folders that a run leaves if it ends early: the new copy and the previous one. */
const [FRESH, OLD] = [`${ACTION}.new`, `${ACTION}.old`];

/** All folders that contain a part, from the top of the repository, including those left by an earlier run. */
const FOLDERS = [ACTION, FRESH, OLD].flatMap((folder) => [
  ...['.github', '.github/actions', folder],
  ...PARTS.map((part) => dirname(`${folder}/${part}`)),
]);

/**
 * Copies the action from the package at `home` into the repository. It replaces all parts of a previous copy, and keeps
 * other files in its folder. The copy is made next to that folder and then renamed. A killed run leaves the previous
 * copy in its place or as `….old`, and the next run continues from there. Throws a ProblemError.
 */
export async function copyAction(place: Place, home: string): Promise<void> {
  const { top, shown } = place;
  const target = join(top, ACTION);
  const [fresh, old] = [join(top, FRESH), join(top, OLD)];
  await checkFolders(place);
  for (const part of PARTS) {
    if (await exists(join(home, part))) continue;
    const message = msg`${code(part)} is missing from this package`;
    throw refuse('file-missing', message, msg`run ${code('init')} from the full package`);
  }
  try {
    await restore(target, old);
    for (const left of [fresh, old]) await rm(left, { recursive: true, force: true });
    const isThere = await exists(target);
    await mkdir(fresh, { recursive: true });
    if (isThere) {
      const isKept = (path: string) =>
        ![...PARTS, MANIFEST].includes(relative(target, path).replaceAll(sep, '/'));
      await cp(target, fresh, { recursive: true, verbatimSymlinks: true, filter: isKept });
    }
    for (const part of PARTS) await cp(join(home, part), join(fresh, part), { recursive: true });
    const { name, version, license, type, bin, engines } = await readManifest(home);
    const manifest = { name, version, private: true, license, type, bin, engines };
    await writeFile(join(fresh, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    if (isThere) await rename(target, old);
    await rename(fresh, target);
    await rm(old, { recursive: true, force: true });
  } catch (cause) {
    await rm(fresh, { recursive: true, force: true }).catch(() => {});
    await restore(target, old).catch(() => {});
    const message = msg`${code(shown(ACTION))} cannot be written`;
    throw refuse('file-unreadable', message, msg`check the permissions, and run it again`, cause);
  }
}

/** Restores the previous copy after a run that ended between the two renames. */
async function restore(target: string, old: string): Promise<void> {
  if ((await exists(old)) && !(await exists(target))) await rename(old, target);
}

/** Replaces the copy in a repository. Returns its old and new versions; a copy may not state its own. */
export async function updateAction(place: Place, home: string) {
  const { top, shown } = place;
  const target = join(top, ACTION);
  if (!(await exists(target)) && !(await exists(join(top, OLD)))) {
    const message = msg`${code(shown(ACTION))} does not exist: there is no copy of the action to update`;
    throw refuse('file-missing', message, msg`run ${code('init')} without ${code('--update')}`);
  }
  if ((await realpath(target).catch(() => target)) === (await realpath(home))) {
    const message = msg`this program is the copy in ${code(shown(ACTION))}, which it cannot update`;
    const fix = msg`get the new version of the full package, and run its ${code('init --update')} here`;
    throw refuse('input-invalid', message, fix);
  }
  const { version: from } = await readManifest(target);
  await copyAction(place, home);
  const { version: to } = await readManifest(target);
  return { from, to };
}

/** Throws if a folder to write to is a symbolic link, which could lead anywhere, or another repository. */
async function checkFolders({ top, shown }: Place): Promise<void> {
  const real = await realpath(top);
  for (const folder of new Set(FOLDERS)) {
    const found = await realpath(join(top, folder)).catch(() => undefined);
    const isLink = found === undefined ? await exists(join(top, folder)) : found !== join(real, folder);
    const isLeft = folder.startsWith(`${ACTION}.`);
    const otherwise = msg`replace it with a folder, or use ${code('--uses')}`;
    const fix = isLeft ? msg`remove it, and run it again` : otherwise;
    if (isLink) throw refuse('file-unreadable', msg`${code(shown(folder))} is a symbolic link`, fix);
  }
  if (!(await exists(join(top, ACTION, '.git')))) return;
  const message = msg`${code(shown(ACTION))} is a repository of its own, such as a submodule`;
  throw refuse('file-unreadable', message, msg`update it with git`);
}

function refuse(problem: ProblemCode, message: Message, fix: Message, cause?: unknown): ProblemError {
  return new ProblemError({ code: problem, message, fix }, { cause });
}

/** Returns the manifest of the package in a folder; empty for a copy that was made by hand. */
async function readManifest(folder: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const manifest: unknown = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8'));
    return isRecord(manifest) ? manifest : {};
  } catch {
    return {};
  }
}
