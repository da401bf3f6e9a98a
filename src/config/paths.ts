import { knownAuthKeys } from '../source/catalogue.ts';

/** The steps from the top of the file to a value. */
export type Path = readonly string[];

/** The key that adds the members of other mappings to its own (https://yaml.org/type/merge.html). In quotes it is any key. */
export const MERGE_KEY = '<<';

/**
 * The keys that may be printed wherever they are written: they are the words of this file. `params` is where Adobe's API has
 * what the file has under `auth`. Any other key there may be a secret that was pasted in the wrong place.
 */
export const KNOWN_KEYS: ReadonlySet<string> = new Set([
  ...knownAuthKeys,
  ...['secret', 'params', MERGE_KEY],
  ...['version', 'sandbox', 'connections'],
  ...['name', 'description', 'source', 'connectionSpec', 'id', 'ensure', 'auth'],
]);

export function isKnownKey(key: string): boolean {
  return KNOWN_KEYS.has(key);
}

/** Whether the path is that of `connections`, whose keys are those of the entries. */
export function holdsEntries(path: Path): boolean {
  return path.length === 1 && path[0] === 'connections';
}

/** Whether a key of the file's top level is the author's own: it is ignored, with what is below it. */
export function isOwnKey(key: string): boolean {
  return key.startsWith('x-') || key === '$schema';
}

/**
 * Whether the value at the path, or the values in it, belong to some `auth`, or are below a key of the author's own, from
 * where they may be merged into one. An entry may have `auth` as its key. A step that is no name, such as an item of a list,
 * may be anything, an `auth` as well.
 */
export function isUnderAuth(path: Path): boolean {
  const [top = '', ...steps] = path;
  if (isOwnKey(top) || path.includes('')) return true;
  return (
    top === 'auth' || steps.some((step, index) => step === 'auth' && (index > 0 || top !== 'connections'))
  );
}

/** Returns the key if it can be printed in a sentence: short, on one line, nothing invisible. */
export function printableKey(key: string): string | undefined {
  return /^[^\p{C}\p{Zl}\p{Zp}`]{1,64}$/u.test(key) ? key : undefined;
}
