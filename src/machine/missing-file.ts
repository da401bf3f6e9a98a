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
  const entries = await list(root);
  const wanted = resolve(folder, path);
  const inside = entries.length === 0 ? [] : await findNear(wanted, root, entries);
  const near = inside.length === 0 && isAnywhere ? await findAbove(wanted, folder) : inside;
  if (near.length === 0) return [entries.length === 0 ? CHECK_OUT : CHECK_PATH];
  const shown = near.map((found) => {
    return [code(isAbsolute(path) ? found : relative(folder, found).replaceAll(sep, '/'))];
  });
  return msg`did you mean ${joinMessages(shown, ' or ')}?`;
}

/** Limits: levels of folders to search, entries to check, and files to name. */
const MAX_DEPTH = 3;
const MAX_ENTRIES = 2_000;
const MAX_NAMED = 3;

/**
 * Returns files with that name, in any case and with either YAML extension: those in the same folder, or otherwise
 * those in any folder.
 */
async function findNear(
  wanted: string,
  root: string,
  entries: readonly Dirent[],
): Promise<readonly string[]> {
  const name = stem(basename(wanted));
  const found: string[] = [];
  let level: readonly (readonly [folder: string, entries: readonly Dirent[]])[] = [[root, entries]];
  let seen = 0;
  for (let depth = 0; depth <= MAX_DEPTH && level.length > 0; depth++) {
    const below: (readonly [string, readonly Dirent[]])[] = [];
    for (const [folder, inFolder] of level) {
      seen += inFolder.length;
      if (seen > MAX_ENTRIES) return choose(found, wanted);
      for (const entry of inFolder) {
        const path = join(folder, entry.name);
        if (entry.isFile() && stem(entry.name) === name) found.push(path);
        const isOurs = entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules';
        if (isOurs && depth < MAX_DEPTH) below.push([path, await list(path)]);
      }
    }
    level = below;
  }
  return choose(found, wanted);
}

/** Returns the files with that name in the nearest folder above, up to the top of the repository. */
async function findAbove(wanted: string, folder: string): Promise<readonly string[]> {
  const name = stem(basename(wanted));
  for (
    let [below, above] = [folder, dirname(folder)];
    above !== below;
    below = above, above = dirname(above)
  ) {
    if ((await list(below)).some((entry) => entry.name === '.git')) return [];
    const found = (await list(above)).filter((entry) => entry.isFile() && stem(entry.name) === name);
    if (found.length > 0) return found.map((entry) => join(above, entry.name));
  }
  return [];
}

function choose(found: readonly string[], wanted: string): readonly string[] {
  const beside = found.filter((path) => dirname(path) === dirname(wanted));
  return (beside.length > 0 ? beside : found).slice(0, MAX_NAMED);
}

function stem(name: string): string {
  return name.toLowerCase().replace(/\.ya?ml$/, '');
}

/** Returns the contents of a folder sorted by name, or nothing if it cannot be read. */
async function list(folder: string): Promise<readonly Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}
