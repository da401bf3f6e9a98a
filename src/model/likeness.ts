/** Returns the form of a name in which those are equal that people take for one: case, white space and invisible characters do not count. */
export function likenessOf(name: string): string {
  const lower = name.normalize('NFKC').toLowerCase();
  return lower
    .replace(/\p{Cf}|\ufe0f/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
