import { type Message, msg } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import { locatorOf } from './source-map.ts';

/**
 * Characters that have no business in the file: those that YAML forbids, a carriage return that ends no line, a
 * byte order mark inside the text, and those that make an editor show lines in another order than they are read
 * (https://trojansource.codes), which would defeat the review of a pull request.
 */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find.
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]|\r(?!\n)/;

/** What the decoder puts in place of bytes that are not UTF-8. */
const REPLACEMENT = '\ufffd';

/** Returns the text of the bytes, without a byte order mark; or the problem of the first byte or character that is refused. */
export function decodeText(bytes: Uint8Array, file: string): string | Problem {
  const refuse = (message: Message, text: string, index: number): Problem => {
    const fix = msg`save the file as plain text in UTF-8, with LF or CRLF line ends`;
    return { code: 'file-encoding', message, fix, location: locatorOf(text, file)(index) };
  };
  if (isUtf16(bytes)) {
    return refuse(msg`the file is saved as UTF-16`, '', 0);
  }
  const text = new TextDecoder().decode(bytes);
  const broken = text.includes(REPLACEMENT) ? firstBroken(bytes) : -1;
  if (broken >= 0) return refuse(msg`the file contains a byte here that is not UTF-8`, text, broken);
  const found = FORBIDDEN.exec(text);
  return found === null ? text : refuse(nameOf(found[0]), text, found.index);
}

/** Whether the bytes begin with the mark of UTF-16. */
export function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** Returns the index of the first replaced character. A replacement character of the file itself was exchanged before. */
function firstBroken(bytes: Uint8Array): number {
  const others = Buffer.from(bytes).toString('latin1').replaceAll('\xef\xbf\xbd', '\xef\xbf\xbc');
  return new TextDecoder().decode(Buffer.from(others, 'latin1')).indexOf(REPLACEMENT);
}

function nameOf(character: string): Message {
  if (character === '\0') return msg`the file contains a NUL character here, as files saved as UTF-16 do`;
  if (character === '\r') return msg`a line ends in a bare carriage return here`;
  const number = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return msg`the file contains an invisible character here (U+${number})`;
}
