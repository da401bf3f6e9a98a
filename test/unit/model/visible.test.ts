import { describe, expect, it } from 'vitest';
import { visible, visibleJson, withoutUnseen } from '../../../src/model/visible.ts';

describe('a character that would not be seen', () => {
  it.each([
    ['a control character', '\u001b'],
    ['a control character of C1, which begins a command to a terminal', '\u009b'],
    ['a line break', '\n'],
    ['a next line', '\u0085'],
    ['a no-break space', '\u00a0'],
    ['an ideographic space', '\u3000'],
    ['a narrow no-break space', '\u202f'],
    ['a soft hyphen', '\u00ad'],
    ['a grapheme joiner', '\u034f'],
    ['a zero-width space', '\u200b'],
    ['a word joiner', '\u2060'],
    ['a byte order mark', '\ufeff'],
    ['a turn of the direction of writing', '\u202e'],
    ['an isolate', '\u2066'],
    ['a Hangul filler', '\u3164'],
    ['a half-width Hangul filler', '\uffa0'],
    ['a Khmer vowel without a shape', '\u17b4'],
    ['a Mongolian selector', '\u180b'],
    ['a variation selector', '\ufe0f'],
    ['a variation selector of the supplement', '\u{e0100}'],
    ['a tag', '\u{e0041}'],
    ['a blank of Braille', '\u2800'],
    ['a blank note', '\u{1d159}'],
    ['half a surrogate pair', '\ud800'],
    ['a character for private use', '\ue000'],
    ['a character that does not exist', '\u0378'],
  ])('is spelled out: %s', (_, character) => {
    const code = character.codePointAt(0)?.toString(16);
    expect(visible(`a${character}b`)).toBe(`a\\u{${code}}b`);
    expect(withoutUnseen(`a${character}b`)).toBe('ab');
  });
});

it.each(['plain text', 'naïve Zürich', '漢字', 'ЖЩ', '👍', 'e\u0301', '∶ … ␣', ''])(
  '%j is left as it is',
  (text) => {
    expect(visible(text)).toBe(text);
  },
);

it('a JSON text says the same when all of it can be seen', () => {
  const data = { 'a\u009b': ['\u001b[31m\u202e', 'b\u00a0\u{e0041}\ud800', 'x\ny'] };
  const json = visibleJson(JSON.stringify(data, null, 2));
  expect(JSON.parse(json)).toEqual(data);
  expect(visible(json.replaceAll('\n', ''))).toBe(json.replaceAll('\n', ''));
});
