import { knownAuthKeys } from '../source/catalogue.ts';

/** The steps from the top of the file to a value. */
export type Path = readonly string[];

/**
 * The key that merges other mappings into its own (https://yaml.org/type/merge.html). In quotes, it is an ordinary key.
 */
export const MERGE_KEY = '<<';

/**
 * The keys that may always be printed, because they are part of the file format. `params` is Adobe's name for what the
 * file has under `auth`. Any other key under `auth` may be a secret that was pasted in the wrong place.
 */
export const KNOWN_KEYS: ReadonlySet<string> = new Set([
  ...knownAuthKeys,
  ...['secret', 'params', MERGE_KEY],
  ...['version', 'sandbox', 'connections'],
  ...['name', 'description', 'source', 'connectionSpec', 'id', 'ensure', 'auth'],
]);

/** Whether the path is that of `connections`, whose keys are the keys of the entries. */
export function holdsEntries(path: Path): boolean {
  return path.length === 1 && path[0] === 'connections';
}

/** Whether a top-level key is the author's own. It is ignored, along with everything below it. */
export function isOwnKey(key: string): boolean {
  return key.startsWith('x-') || key === '$schema';
}

/**
 * Whether the value at the path is, or is in, an `auth`, or below a key of the author's own, from where it may be
 * merged into an `auth`. An entry may have `auth` as its key. A step without a name, such as a list item, may be
 * anything, so it counts too.
 */
export function isUnderAuth(path: Path): boolean {
  const [top = '', ...steps] = path;
  if (isOwnKey(top) || path.includes('')) return true;
  return (
    top === 'auth' || steps.some((step, index) => step === 'auth' && (index > 0 || top !== 'connections'))
  );
}

/** Whether the path is that of the name in a reference. A parameter may be called `secret` too. */
export function isReferenceName(path: Path): boolean {
  return path.at(-1) === 'secret' && isUnderAuth(path.slice(0, -2));
}

/** Returns the key if it can be printed in a sentence: short, on one line, without invisible characters. */
export function printableKey(key: string): string | undefined {
  return /^[^\p{C}\p{Zl}\p{Zp}`]{1,64}$/u.test(key) ? key : undefined;
}
