import leven from 'leven';

/**
 * Returns the candidate that `text` most likely misspells. Case, hyphens and spaces do not count, and up to a third of
 * the letters of a word may differ. Returns nothing if a guess could be wrong: for names that differ in a number or in
 * a short word (`eu` and `us`, `SECRET_1` and `SECRET_2`), and if several candidates are equally near.
 */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  if (text.length > 80) return undefined;
  const [best, second] = [...new Set(candidates)]
    .map((candidate) => ({ candidate, distance: distance(text, candidate) }))
    .filter(({ distance }) => distance < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.distance - b.distance);
  return best?.distance === second?.distance ? undefined : best?.candidate;
}

/** Shorter words are codes for regions or stages, where every letter counts. */
const SHORTEST_WORD = 4;

/** The number of edits that turn one name into the other; infinite for names that may mean different things. */
function distance(text: string, candidate: string): number {
  const [ours, theirs] = [wordsOf(text), wordsOf(candidate)];
  const [whole, other] = [ours.join(''), theirs.join('')];
  if (whole === other) return 0;
  if (digitsIn(whole) !== digitsIn(other)) return Number.POSITIVE_INFINITY;
  if (ours.length === theirs.length)
    return ours.reduce((sum, word, index) => sum + editsOf(word, theirs[index] ?? ''), 0);
  // The word boundaries differ too. If no word is short, one other typo is tolerated.
  const isLong = [...ours, ...theirs].every((word) => word.length >= SHORTEST_WORD);
  const edits = isLong ? editsOf(whole, other) : Number.POSITIVE_INFINITY;
  return edits > 1 ? Number.POSITIVE_INFINITY : edits;
}

/** The number of edits between two words. The library counts a swap of two letters as two edits; here it is one. */
function editsOf(word: string, candidate: string): number {
  if (word === candidate) return 0;
  const edits = leven(word, candidate);
  const counted = edits === 2 && isSwapOf(word, candidate) ? 1 : edits;
  const isNear = candidate.length >= SHORTEST_WORD && counted <= Math.floor(candidate.length / 3);
  return isNear ? counted : Number.POSITIVE_INFINITY;
}

/** The words of `dataCenter`, `data-center`, `DATA_CENTER` and `data center`, in lower case. */
function wordsOf(text: string): readonly string[] {
  const parted = text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return parted.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

const digitsIn = (text: string) => text.replace(/\D+/g, ' ').trim();

/** Whether the words differ only in two swapped neighbouring letters. */
function isSwapOf(word: string, candidate: string): boolean {
  const at = [...word].findIndex((letter, index) => letter !== candidate[index]);
  const swapped = `${word.slice(0, at)}${word[at + 1] ?? ''}${word[at] ?? ''}${word.slice(at + 2)}`;
  return swapped === candidate;
}

/**
 * Converts a name to a key of the connections file, starting at its first letter. Returns `''` if nothing in it can be
 * part of a key.
 */
export function slug(name: string, maxLength: number): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, maxLength);
}

/** Returns a name without case, white space and invisible characters, so that names that look the same are equal. */
export function likenessOf(name: string): string {
  const lower = name.normalize('NFKC').toLowerCase();
  return lower
    .replace(/\p{Cf}|\ufe0f/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
