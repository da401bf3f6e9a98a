import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { code, either, joinMessages, type Message, msg, option } from '../model/message.ts';

const CHECK_OUT = either(
  msg`check the repository out before this step`,
  msg`check the path; ${code('init')} writes a first connections file`,
);
const CHECK_PATH = either(
  msg`check the path in ${option('config')}, which is relative to the root of the repository`,
  msg`check the path; ${code('init')} writes a first connections file`,
);
const ONE_FILE = either(
  msg`${option('config')} accepts only one file: use a separate step or job for each file, for example with a matrix`,
  msg`${code('plan')} and ${code('apply')} accept one file; ${code('validate')} accepts globs`,
);

/**
 * Returns what to do about a missing connections file. `path` is its path, and `folder` is where it was looked for.
 * `isAnywhere` says whether the file may also be above that folder.
 */
export async function adviceOnMissing(path: string, folder: string, isAnywhere: boolean): Promise<Message> {
  if (/[*?[\]{}]/.test(path)) return [ONE_FILE];
  const root = isAbsolute(path) && !resolve(path).startsWith(resolve(folder) + sep) ? dirname(path) : folder;
  const wanted = resolve(folder, path);
  const inside = await findNear(wanted, root);
  const near = inside.length === 0 && isAnywhere ? await findAbove(wanted, folder) : inside;
  if (near.length === 0) return [(await list(root)).length === 0 ? CHECK_OUT : CHECK_PATH];
  const shown = near.map((found) =>
    code(isAbsolute(path) ? found : relative(folder, found).replaceAll(sep, '/')),
  );
  return msg`did you mean ${joinMessages(shown, ' or ')}?`;
}

/** Limits: levels of folders to search, entries to check, and files to name. */
const MAX_DEPTH = 3;
const MAX_ENTRIES = 2_000;
const MAX_NAMED = 3;

/** Returns files with a similar name: those in the same folder, or otherwise those in any folder, the nearest first. */
async function findNear(wanted: string, root: string): Promise<readonly string[]> {
  const found: string[] = [];
  const folders = [{ folder: root, depth: 0 }];
  let seen = 0;
  // The loop also visits the folders that it adds.
  for (const { folder, depth } of folders) {
    const entries = await list(folder);
    seen += entries.length;
    if (seen > MAX_ENTRIES) break;
    found.push(...filesLike(wanted, folder, entries));
    const ours = entries.filter(
      (entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules',
    );
    if (depth < MAX_DEPTH)
      folders.push(...ours.map(({ name }) => ({ folder: join(folder, name), depth: depth + 1 })));
  }
  const beside = found.filter((path) => dirname(path) === dirname(wanted));
  return (beside.length > 0 ? beside : found).slice(0, MAX_NAMED);
}

/** Returns the files with a similar name in the nearest folder above, up to the top of the repository. */
async function findAbove(wanted: string, folder: string): Promise<readonly string[]> {
  const above = dirname(folder);
  if (above === folder || (await list(folder)).some(({ name }) => name === '.git')) return [];
  const found = filesLike(wanted, above, await list(above));
  return found.length > 0 ? found : findAbove(wanted, above);
}

/** Returns the paths of the files with the name of `wanted`, in any case and with either YAML extension. */
function filesLike(wanted: string, folder: string, entries: readonly Dirent[]): readonly string[] {
  const stem = (name: string) => name.toLowerCase().replace(/\.ya?ml$/, '');
  return entries
    .filter((entry) => entry.isFile() && stem(entry.name) === stem(basename(wanted)))
    .map((entry) => join(folder, entry.name));
}

/** Returns the contents of a folder sorted by name, or nothing if it cannot be read. */
async function list(folder: string): Promise<readonly Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}
