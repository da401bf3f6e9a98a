/** Where ids and chance come from: numbers from 0 up to, not including, 1. */
export type Random = () => number;

/** So many lower-case hexadecimal digits. */
export function hex(random: Random, length: number): string {
  return pick(random, '0123456789abcdef', length);
}

/** So many characters of `alphabet`. */
export function pick(random: Random, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join('');
}

/** A version 4 UUID in lower case. */
export function uuid(random: Random): string {
  return [
    hex(random, 8),
    hex(random, 4),
    `4${hex(random, 3)}`,
    `${pick(random, '89ab', 1)}${hex(random, 3)}`,
    hex(random, 12),
  ].join('-');
}

/** An entity tag as Flow Service writes it: the double quotes are part of the text. */
export function entityTag(random: Random): string {
  return `"${hex(random, 4)}-${hex(random, 4)}-0000-0000-${hex(random, 12)}"`;
}
