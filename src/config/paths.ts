import { code, type Part } from '../model/message.ts';
import { knownAuthKeys } from '../source/catalogue.ts';

/** The steps from the top of the file to a value. */
export type Path = readonly string[];

/**
 * The keys that may be printed under `auth`; `params` is where Adobe's API has what the file has there. Any other may be a
 * secret that was pasted in the wrong place.
 */
export const KNOWN_AUTH_KEYS: readonly string[] = [...knownAuthKeys, 'secret', 'params'];

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
 * where they may be merged into one. An entry may have `auth` as its key.
 */
export function isUnderAuth([top = '', ...steps]: Path): boolean {
  if (isOwnKey(top)) return true;
  return (
    top === 'auth' || steps.some((step, index) => step === 'auth' && (index > 0 || top !== 'connections'))
  );
}

/** Returns the key if it can be printed in a sentence: short, on one line, nothing invisible. */
export function printableKey(key: string): string | undefined {
  return /^[^\p{C}\p{Zl}\p{Zp}`]{1,64}$/u.test(key) ? key : undefined;
}

/** The key that adds the members of other mappings to its own (https://yaml.org/type/merge.html). In quotes it is any key. */
export const MERGE_KEY = '<<';

/** Returns the key of a mapping at `path` if it may be shown: printable, and under `auth` one that is known. */
export function shownKey(key: string, path: Path): string | undefined {
  const isKnown = key === MERGE_KEY || KNOWN_AUTH_KEYS.includes(key);
  return isUnderAuth(path) && !isKnown ? undefined : printableKey(key);
}

/** Returns the path as people write it, `connections.our-crm.auth`, with `…` for steps that may not be shown. */
export function printablePath(path: Path): Part {
  const steps = path.map((step, index) => shownKey(step, path.slice(0, index)) ?? '…');
  return steps.length === 0 ? 'the file' : code(steps.join('.'));
}

/** Returns the key of the entry that the path leads into, for `Problem.entry`. */
export function entryOf(path: Path): string | undefined {
  return path[0] === 'connections' && path[1] !== undefined ? printableKey(path[1]) : undefined;
}
