import leven from 'leven';

/** Returns the candidate that `text` most likely misspells, in up to a third of its letters; case and hyphens do not count. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  if (text.length > 80) return undefined;
  const [best] = candidates
    .map((candidate) => ({ candidate, distance: distance(fold(text), fold(candidate)) }))
    .filter(({ candidate, distance }) => distance <= Math.floor(candidate.length / 3))
    .sort((a, b) => a.distance - b.distance);
  return best?.candidate;
}

const fold = (text: string) => text.toLowerCase().replace(/[-_\s]/g, '');

/** The number of edits; the library counts a swap of two letters as two. */
function distance(a: string, b: string): number {
  const edits = leven(a, b);
  return edits === 2 && sorted(a) === sorted(b) ? 1 : edits;
}

const sorted = (text: string) => [...text].sort().join('');

/** Returns a name as a key of the connections file, from the first letter on: empty when nothing of it can be in a key. */
export function slug(name: string, maxLength: number): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, maxLength);
}
