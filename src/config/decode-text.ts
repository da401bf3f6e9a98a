import type { Problem } from '../model/problem.ts';
import { textPlaces } from './text-places.ts';

/**
 * Characters that have no business in the file: those that YAML forbids, a carriage return that ends no line, a
 * byte order mark inside the text, and those that make an editor show lines in another order than they are read
 * (https://trojansource.codes), which would defeat the review of a pull request.
 */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]|\r(?!\n)/;

/** Returns the text of the bytes, without a byte order mark; or what is wrong, at the first byte or character that is. */
export function decodeText(
  bytes: Uint8Array,
  file: string,
): { readonly text: string } | { readonly problem: Problem } {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return refusal('the file is saved as UTF-16', '', file);
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refusal('the file holds a byte here that is not UTF-8', validStart(bytes), file);
  }
  const found = FORBIDDEN.exec(text);
  if (found === null) return { text };
  return refusal(nameOf(found[0]), text.slice(0, found.index), file);
}

function refusal(message: string, before: string, file: string) {
  const location = textPlaces(before, file)(before.length);
  const problem: Problem = {
    code: 'file-encoding',
    message,
    fix: 'save the file as plain text in UTF-8, with LF or CRLF line ends',
    location,
  };
  return { problem };
}

function nameOf(character: string): string {
  if (character === '\0') return 'the file holds a NUL character here, as files saved as UTF-16 do';
  if (character === '\r') return 'a line ends in a bare carriage return here';
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return `the file holds an invisible character here (U+${code})`;
}

/** The text before the first byte that can't be part of UTF-8, found by halving: decoding is fast, byte loops are not. */
function validStart(bytes: Uint8Array): string {
  const start = (length: number) =>
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
  let valid = 0;
  let invalid = bytes.length + 1;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    try {
      start(middle);
      valid = middle;
    } catch {
      invalid = middle;
    }
  }
  return start(valid);
}
