/** Where ids and chance come from: numbers from 0 up to, not including, 1. */
export type Random = () => number;

/** So many lower-case hexadecimal digits. */
export function hex(random: Random, length: number): string {
  return pick(random, '0123456789abcdef', length);
}

/** So many characters of `alphabet`. */
export function pick(random: Random, alphabet: string, length: number): string {
  let text = '';
  while (text.length < length) text += alphabet.charAt(Math.floor(random() * alphabet.length));
  return text;
}

/** A version 4 UUID in lower case. */
export function uuid(random: Random): string {
  const digits = (length: number) => hex(random, length);
  return `${digits(8)}-${digits(4)}-4${digits(3)}-${pick(random, '89ab', 1)}${digits(3)}-${digits(12)}`;
}

/** An entity tag as Flow Service writes it: the double quotes are part of the text. */
export function entityTag(random: Random): string {
  return `"${hex(random, 4)}-${hex(random, 4)}-0000-0000-${hex(random, 12)}"`;
}
