/** Returns a name without case, white space and invisible characters, so that names that look the same are equal. */
export function likenessOf(name: string): string {
  const lower = name.normalize('NFKC').toLowerCase();
  return lower
    .replace(/\p{Cf}|\ufe0f/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
