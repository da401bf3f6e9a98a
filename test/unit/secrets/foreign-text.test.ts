import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../src/secrets/embedded-secrets.ts';
import { withoutEscapes } from '../../../src/secrets/escapes.ts';
import { createRedactor } from '../../../src/secrets/redactor.ts';

const TOKEN = '1000.8cb99d4ef52b4e0ea6c3.b1f6e0d3c5a79482';

function redactForeign(...secrets: readonly string[]) {
  const redactor = createRedactor();
  for (const secret of secrets) redactor.add(secret);
  return redactor.redactForeign;
}

describe('in server text', () => {
  it.each([
    ['a secret', `bad token ${TOKEN}.`, 'bad token ***.'],
    ['a secret in the other case', `bad token ${TOKEN.toUpperCase()}.`, 'bad token ***.'],
    ['the start of a secret', 'bad token 1000.8cb99d4e…', 'bad token ……'],
    ['the end of a secret, with the word around it', 'id=x-e0d3c5a79482!', '…!'],
    ['two halves of a secret', '8cb99d4ef52b4e0ea6c3 b1f6e0d3c5a79482', '… …'],
    ['half a secret in Base64', `(${Buffer.from('8cb99d4ef52b4').toString('base64')})`, '(…)'],
    ['half a secret in hexadecimal', `<${Buffer.from('8cb99d4ef5').toString('hex')}>`, '<…>'],
    ['a secret with escapes in it', '\\u0038&#99;%62\\x39\\u{39}d4ef &amp; b', '… & b'],
    ['a secret with invisible characters in it', '8cb\u200b99d\u200b4ef', '…'],
  ])('%s is hidden', (_, text, expected) => {
    expect(redactForeign(TOKEN)(text)).toBe(expected);
  });

  it.each([
    ['five characters of a secret', '8cb99 is short'],
    ['the common start of tokens', 'client 1000.ABCDEF'],
    ['escapes without a secret', 'C:\\u0041 &amp; 100%25'],
    ['invisible characters', 'a\u200bb\nc'],
  ])('%s are unchanged', (_, text) => {
    expect(redactForeign(TOKEN)(text)).toBe(text);
  });

  it('ordinary words are unchanged, even if a secret consists of such words', () => {
    const string = 'Server=db.acme.example;Pwd=tR0ub4dor+3/xK9';
    const redact = redactForeign('correct-horse-battery', string, ...partsOf(string));
    const text = 'the battery at db.acme.example is not a correct horse';
    expect(redact(text)).toBe(text);
    expect(redact('Server=db.acme.example, tR0ub4')).toBe('Server=db.acme.example, …');
    expect(redact('horse-battery')).toBe('…');
  });
});

it.each([
  ['\\u0041\\u{1f600}\\x42', 'A😀B'],
  ['&#65;&#x42;&#67&lt;&AMP;&nbsp;', 'ABC<&&nbsp;'],
  ['%41%c3%a9%zz%4', 'Aé%zz%4'],
  [String.raw`\"\/\\u0041\n`, String.raw`"/\u0041\n`],
  ['&#1114112; \\u{110000}', '&#1114112; \\u{110000}'],
])('the escapes of %j are decoded once', (text, expected) => {
  expect(withoutEscapes(text)).toBe(expected);
});
