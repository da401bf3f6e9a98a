/** A source of random numbers from 0 up to but not including 1. */
export type Random = () => number;

/** Returns `length` lower-case hexadecimal digits. */
export function hex(random: Random, length: number): string {
  return pick(random, '0123456789abcdef', length);
}

/** Returns `length` characters of `alphabet`. */
export function pick(random: Random, alphabet: string, length: number): string {
  let text = '';
  while (text.length < length) text += alphabet.charAt(Math.floor(random() * alphabet.length));
  return text;
}

/** Returns a version 4 UUID in lower case. */
export function uuid(random: Random): string {
  const digits = (length: number) => hex(random, length);
  return `${digits(8)}-${digits(4)}-4${digits(3)}-${pick(random, '89ab', 1)}${digits(3)}-${digits(12)}`;
}

/** Returns an entity tag as Flow Service writes it, including the double quotes. */
export function entityTag(random: Random): string {
  return `"${hex(random, 4)}-${hex(random, 4)}-0000-0000-${hex(random, 12)}"`;
}
