/** The steps from the top of the file to a value. */
export type Path = readonly string[];

/** The keys that may be printed under `auth`. Any other may be a secret that was pasted in the wrong place. */
export const KNOWN_AUTH_KEYS: readonly string[] = [
  'dataCenter',
  'accountsUrl',
  'endpoint',
  'clientId',
  'clientSecret',
  'refreshToken',
  'accessToken',
  'secret',
];

/** Whether what stands at the path, or in it, belongs to some `auth`. An entry may have `auth` as its key. */
export function isUnderAuth(path: Path): boolean {
  return path.some((step, index) => step === 'auth' && !(index === 1 && path[0] === 'connections'));
}

/** Returns the key if it can be printed in a sentence: short, on one line, nothing invisible. */
export function printableKey(key: string): string | undefined {
  return /^[^\p{C}\p{Zl}\p{Zp}`]{1,64}$/u.test(key) ? key : undefined;
}

/** Returns the path as people write it, `connections.zoho-eu.auth`, with `…` for what can't be printed. */
export function printablePath(path: Path): string {
  const steps = path.map((step, index) => {
    const hidden =
      isUnderAuth(path.slice(0, index)) && !KNOWN_AUTH_KEYS.includes(step) && !/^\d{1,6}$/.test(step);
    return (hidden ? undefined : printableKey(step)) ?? '…';
  });
  return steps.length === 0 ? 'the file' : `\`${steps.join('.')}\``;
}

/** Returns the key of the entry that the path leads into, for `Problem.entry`. */
export function entryOf(path: Path): string | undefined {
  return path[0] === 'connections' && path[1] !== undefined ? printableKey(path[1]) : undefined;
}

/** Reads a JSON pointer. */
export function pathOfPointer(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
