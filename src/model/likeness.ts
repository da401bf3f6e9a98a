/** Returns a name in the form in which names that look the same are equal: without case, white space and invisible characters. */
export function likenessOf(name: string): string {
  const lower = name.normalize('NFKC').toLowerCase();
  return lower
    .replace(/\p{Cf}|\ufe0f/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
