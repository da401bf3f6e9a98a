/**
 * Returns a name as a key of the connections file: lower-case letters and digits, with hyphens for everything else, from
 * the first letter on. Empty when nothing of the name can be in a key.
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
