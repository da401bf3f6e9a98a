import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { CANARY, fileWith } from '../../fixtures/bad-files.ts';
import { framesOf, noSecret } from '../../fixtures/frames.ts';

/** Returns the frame of a file that has one problem. */
const frameOf = (text: string) => {
  const [first, ...others] = framesOf(text);
  expect(others).toEqual([]);
  return first?.frame;
};

/** Returns the text above the caret, by terminal columns. */
function underCaret([line = '', carets = '']: readonly string[] = []): string {
  const [from, to] = [carets.indexOf('^'), carets.lastIndexOf('^') + 1];
  const characters = [...line];
  const columnsBefore = characters.map((_, index) => stringWidth(characters.slice(0, index).join('')));
  return characters
    .filter((_, index) => (columnsBefore[index] ?? 0) >= from && (columnsBefore[index] ?? 0) < to)
    .join('');
}

describe('a code frame', () => {
  it('has the caret below the invalid key', () => {
    expect(frameOf(fileWith({ name: '    name: Zoho CRM EU\n    nmae2: x' }))).toEqual([
      '    6 |     nmae2: …',
      '      |     ^^^^^',
    ]);
  });

  it('shows the name of an entry, its keys and the punctuation, but no values under `auth`', () => {
    const auth =
      'auth: { dataCenter: eu, clientId: 1000.ABC, clientSecret: { secret: A }, refreshToken: { secret: B } }';
    const text = `version: 1\nsandbox: dev\nconnections:\n  eu: { x: 1, ${auth} } # why\n`;
    const [first] = framesOf(text);
    expect(first?.frame[0]).toBe(
      '    4 |   eu: { x: …, auth: { dataCenter: …, clientId: …, clientSecret: { secret: … }, refreshToken: { secret: … } } } …',
    );
  });

  it.each([
    ['wide characters', '  zoho-eu: { name: "漢字カナ한글🙂é", nmae: x, '],
    ['combining accents', '  zoho-eu: { name: "e\u0301e\u0301", nmae: x, '],
    ['tabs', '  zoho-eu: {\tname: Zoho,\t\tnmae: x, '],
    ['hidden text', `  zoho-eu: { name: Zoho, id: "${'x'.repeat(10)}", &anchor nmae: x, `],
  ])('has the caret in the right column after %s', (_, start) => {
    const text = fileWith({
      key: `${start}auth: { dataCenter: eu, clientId: 1000.ABC, clientSecret: { secret: A }, refreshToken: { secret: B } } }`,
      name: undefined,
      auth: undefined,
      dataCenter: undefined,
      clientId: undefined,
      clientSecret: undefined,
      refreshToken: undefined,
    });
    const found = framesOf(text).find(({ code }) => code === 'key-unknown');
    expect(underCaret(found?.frame)).toBe('nmae');
  });

  it('is the same for CRLF line ends', () => {
    const text = fileWith({ name: '    name: Zoho CRM EU\n    nmae: x' });
    expect(framesOf(text.replaceAll('\n', '\r\n'))).toEqual(framesOf(text));
  });

  it('has the caret below the first character of a hidden value', () => {
    expect(frameOf(fileWith({ clientSecret: `      clientSecret: ${CANARY}` }))).toEqual([
      '    9 |       clientSecret: …',
      '      |                     ^',
    ]);
  });

  it('of a long line is shortened at both ends, around the caret', () => {
    const many = (name: string) => Array.from({ length: 20 }, (_, index) => `${name}${index}: 1`).join(', ');
    const text = `version: 1\nsandbox: dev\nconnections: { a: { ${many('b')}, name: Zoho, ${many('c')} } }\n`;
    const found = framesOf(text).find(({ frame }) => underCaret(frame) === 'c0');
    expect(found?.frame[0]).toMatch(/^ {4}3 \| ….*: …, name: Zoho, c0: ….*…$/);
    expect(found?.frame[0]?.length).toBe(8 + 1 + 120 + 1);
  });

  it('is left out if the line is too long to be written by hand', () => {
    const entry = `{ name: Zoho, ${Array.from({ length: 1_000 }, (_, index) => `x${index}: 1`).join(', ')} }`;
    const text = `version: 1\nsandbox: dev\nconnections: { a: ${entry} }\n`;
    expect(framesOf(text).flatMap(({ frame }) => frame)).toEqual([]);
  });

  it('is left out if the line contains a known secret', () => {
    const flow = `version: 1\nsandbox: dev\nconnections:\n  eu: { name: Our ${CANARY}, nmae: 1 }\n`;
    const shown = (holdsSecret: (line: string) => boolean) => JSON.stringify(framesOf(flow, holdsSecret));
    expect(shown(noSecret)).toContain(CANARY);
    expect(shown((line) => line.includes(CANARY))).not.toContain('name:');
  });
});

describe('a file that is not YAML', () => {
  it.each([
    ['an open quote', fileWith({ clientSecret: `      clientSecret: "${CANARY}` })],
    ['an open bracket', fileWith({ clientSecret: `      clientSecret: { secret: ${CANARY}` })],
    ['a tab', fileWith({ clientSecret: `\tclientSecret: ${CANARY}` })],
    ['two documents', fileWith({ end: `---\nsecret: ${CANARY}\n` })],
    ['a control character', fileWith({ clientSecret: `      clientSecret: ${CANARY}\u0007` })],
    ['a megabyte of brackets', '['.repeat(1_000_000)],
  ])('has no code frame: %s', (_, text) => {
    expect(framesOf(text).flatMap(({ frame }) => frame)).toEqual([]);
  });
});
