import { type Message, msg } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import { locatorOf } from './place.ts';

/**
 * Characters that must not be in the file: those that YAML forbids, a carriage return that does not end a line, a byte
 * order mark inside the text, and characters that make an editor display text in a different order than it is parsed
 * (https://trojansource.codes), which would defeat the review of a pull request.
 */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find.
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]|\r(?!\n)/;

/** What the decoder substitutes for bytes that are not UTF-8. */
const REPLACEMENT = '\ufffd';

/** Decodes the bytes and removes a byte order mark. Returns a problem at the first invalid byte or character. */
export function decodeText(bytes: Uint8Array, file: string): string | Problem {
  const refuse = (message: Message, text: string, index: number): Problem => {
    const fix = msg`save the file as plain UTF-8 text with LF or CRLF line endings`;
    return { code: 'file-encoding', message, fix, location: locatorOf(text, file)(index) };
  };
  const encoding = otherEncodingOf(bytes);
  if (encoding !== undefined) return refuse(msg`the file is saved as ${encoding}`, '', 0);
  const text = new TextDecoder().decode(bytes);
  const broken = text.includes(REPLACEMENT) ? firstBroken(bytes) : -1;
  if (broken >= 0) return refuse(msg`this byte is not valid UTF-8`, text, broken);
  const found = FORBIDDEN.exec(text);
  return found === null ? text : refuse(nameOf(found[0]), text, found.index);
}

/** Returns the encoding that a byte order mark at the start of the bytes names, unless it is UTF-8. */
export function otherEncodingOf(bytes: Uint8Array): 'UTF-16' | 'UTF-32' | undefined {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  // The mark of UTF-32 in little-endian order begins with that of UTF-16.
  if (start === 'fffe0000' || start === '0000feff') return 'UTF-32';
  return /^(?:fffe|feff)/.test(start) ? 'UTF-16' : undefined;
}

/**
 * Returns the index of the first byte sequence that the decoder had to replace. Replacement characters in the file
 * itself are valid, so they are swapped for another character first.
 */
function firstBroken(bytes: Uint8Array): number {
  const others = Buffer.from(bytes).toString('latin1').replaceAll('\xef\xbf\xbd', '\xef\xbf\xbc');
  return new TextDecoder().decode(Buffer.from(others, 'latin1')).indexOf(REPLACEMENT);
}

function nameOf(character: string): Message {
  if (character === '\0') return msg`this is a NUL character; the file may be saved as UTF-16 or UTF-32`;
  if (character === '\r') return msg`this line ends with a carriage return only`;
  const number = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return msg`this is an invisible character (U+${number})`;
}
