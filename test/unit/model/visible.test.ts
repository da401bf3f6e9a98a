import { describe, expect, it } from 'vitest';
import { visible, visibleJson, withoutUnseen } from '../../../src/model/visible.ts';

describe('an invisible character', () => {
  it.each([
    ['a control character', '\u001b'],
    ['a C1 control character, which starts a terminal command', '\u009b'],
    ['a line break', '\n'],
    ['a next-line character', '\u0085'],
    ['a no-break space', '\u00a0'],
    ['an ideographic space', '\u3000'],
    ['a narrow no-break space', '\u202f'],
    ['a soft hyphen', '\u00ad'],
    ['a grapheme joiner', '\u034f'],
    ['a zero-width space', '\u200b'],
    ['a word joiner', '\u2060'],
    ['a byte order mark', '\ufeff'],
    ['a bidirectional override', '\u202e'],
    ['a bidirectional isolate', '\u2066'],
    ['a Hangul filler', '\u3164'],
    ['a half-width Hangul filler', '\uffa0'],
    ['an invisible Khmer vowel', '\u17b4'],
    ['a Mongolian variation selector', '\u180b'],
    ['a variation selector', '\ufe0f'],
    ['a supplementary variation selector', '\u{e0100}'],
    ['a tag', '\u{e0041}'],
    ['a blank Braille pattern', '\u2800'],
    ['a null notehead', '\u{1d159}'],
    ['a lone surrogate', '\ud800'],
    ['a private-use character', '\ue000'],
    ['an unassigned character', '\u0378'],
  ])('is escaped: %s', (_, character) => {
    const code = character.codePointAt(0)?.toString(16);
    expect(visible(`a${character}b`)).toBe(`a\\u{${code}}b`);
    expect(withoutUnseen(`a${character}b`)).toBe('ab');
  });
});

it.each(['plain text', 'naïve Zürich', '漢字', 'ЖЩ', '👍', 'e\u0301', '∶ … ␣', ''])(
  '%j is unchanged',
  (text) => {
    expect(visible(text)).toBe(text);
  },
);

it('a JSON text with all characters visible means the same', () => {
  const data = { 'a\u009b': ['\u001b[31m\u202e', 'b\u00a0\u{e0041}\ud800', 'x\ny'] };
  const json = visibleJson(JSON.stringify(data, null, 2));
  expect(JSON.parse(json)).toEqual(data);
  expect(visible(json.replaceAll('\n', ''))).toBe(json.replaceAll('\n', ''));
});
