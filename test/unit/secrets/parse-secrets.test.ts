import { describe, expect, it } from 'vitest';
import { code } from '../../../src/model/message.ts';
import { parseSecrets } from '../../../src/secrets/parse-secrets.ts';
import { plain } from '../../plain-problem.ts';

const referenced = new Set(['ZOHO_SECRET', 'ZOHO_TOKEN']);

function read(text: string) {
  const { values, problems: found } = parseSecrets(text, referenced);
  const problems = found.map(plain);
  return { values: Object.fromEntries(values), problems, words: JSON.stringify(problems) };
}

describe('lines of NAME=value', () => {
  it('are read one by one', () => {
    expect(read('ZOHO_SECRET=one\nZOHO_TOKEN=two').values).toEqual({ ZOHO_SECRET: 'one', ZOHO_TOKEN: 'two' });
  });

  it.each([
    ['a further `=`', 'a=b==', 'a=b=='],
    ['quotes', '"quoted"', '"quoted"'],
    ['white space around it', '  a\t', '  a\t'],
    ['a `#`', 'a # no comment', 'a # no comment'],
    ['an escape', 'a\\nb', 'a\\nb'],
    ['a brace at its start', '{"a":1}', '{"a":1}'],
    ['nothing', '', ''],
    ['a lone carriage return inside', 'a\rb', 'a\rb'],
    ['a separator of Unicode', 'a\u2028b\u0085c', 'a\u2028b\u0085c'],
  ])('keep the value as it is: with %s', (_, written, expected) => {
    expect(read(`ZOHO_SECRET=${written}\n`)).toMatchObject({
      values: { ZOHO_SECRET: expected },
      problems: [],
    });
  });

  it('may end with CRLF, of which nothing stays in the value', () => {
    expect(read('ZOHO_SECRET=one\r\nZOHO_TOKEN=two\r\n').values).toEqual({
      ZOHO_SECRET: 'one',
      ZOHO_TOKEN: 'two',
    });
  });

  it('lose one carriage return at the end, not two', () => {
    expect(read('ZOHO_SECRET=one\r\r\n').values).toEqual({ ZOHO_SECRET: 'one\r' });
  });

  it.each(['', '\n\n', '  \n\t\r\n'])('may be blank: %j', (text) => {
    expect(read(text)).toMatchObject({ values: {}, problems: [] });
  });

  it('may have the name of a member of every object', () => {
    const text = 'constructor=one\n__proto__=two';
    expect([...parseSecrets(text, new Set()).values]).toEqual([
      ['constructor', 'one'],
      ['__proto__', 'two'],
    ]);
  });

  it('are counted from the first, blank ones included, when one has no `=`', () => {
    const { problems, words } = read('ZOHO_SECRET=one\n\ncanary-without-equals\nZOHO_TOKEN=two');
    expect(problems).toMatchObject([{ code: 'secrets-format', message: expect.stringContaining('line 3') }]);
    expect(words).not.toContain('canary');
  });

  it.each([
    ['white space before it', ' ZOHO_SECRET=canary'],
    ['white space after it', 'ZOHO_SECRET =canary'],
    ['a digit first', '1canary=x'],
    ['a hyphen', 'zoho-canary=x'],
    ['nothing at all', '=canary'],
    ['a letter that is not ASCII', 'ZOHO_ſECRET=canary'],
  ])('are refused for a name with %s', (_, line) => {
    const { values, problems, words } = read(line);
    expect(values).toEqual({});
    expect(problems).toMatchObject([{ code: 'secrets-format', message: expect.stringContaining('line 1') }]);
    expect(words).not.toContain('canary');
  });

  it('name both lines of a name that stands there twice', () => {
    const { problems, words } = read('ZOHO_SECRET=canary1\nZOHO_TOKEN=b\nZOHO_SECRET=canary2');
    expect(problems).toMatchObject([
      { code: 'secrets-duplicate', message: expect.stringContaining('`ZOHO_SECRET`') },
    ]);
    expect(words).toContain('line 3 repeats line 1');
    expect(words).not.toContain('canary');
  });

  it('do not tell a repeated name that the file does not use: it may be the end of another value', () => {
    const { problems, words } = read('canary=1\ncanary=2');
    expect(problems).toMatchObject([{ code: 'secrets-duplicate' }]);
    expect(words).not.toContain('canary');
  });

  it('are all checked in one go', () => {
    expect(read('a\nb\n1=2').problems).toHaveLength(3);
  });
});

describe('a JSON object', () => {
  it('is read by its names', () => {
    const text = JSON.stringify({ ZOHO_SECRET: 'a"b\\c\né', ZOHO_TOKEN: 'ZOHO_SECRET' });
    expect(read(text)).toMatchObject({
      values: { ZOHO_SECRET: 'a"b\\c\né', ZOHO_TOKEN: 'ZOHO_SECRET' },
      problems: [],
    });
  });

  it('may stand behind white space and a byte order mark', () => {
    expect(read('\ufeff \n{"ZOHO_SECRET": "one"}\n').values).toEqual({ ZOHO_SECRET: 'one' });
  });

  it.each(['{"canary": "x"', '{canary}', '{"a": "canary" "b"}', '{"a": canary}', '{} canary'])(
    'that is broken is not quoted: %s',
    (text) => {
      const { problems, words } = read(text);
      expect(problems).toMatchObject([{ code: 'secrets-format' }]);
      expect(words).not.toContain('canary');
    },
  );

  it.each([null, 1, true, ['canary'], { canary: 'canary' }])('holds strings only, not %j', (value) => {
    const { problems, words } = read(JSON.stringify({ ZOHO_SECRET: value, ZOHO_TOKEN: 'two' }));
    expect(problems).toMatchObject([
      { code: 'secrets-format', message: expect.stringContaining('`ZOHO_SECRET`') },
    ]);
    expect(words).not.toContain('canary');
  });

  it('with a value that is no string still tells the values behind it, which are to be masked', () => {
    expect(read('{"OTHER": 1, "ZOHO_TOKEN": "two"}').values).toEqual({ ZOHO_TOKEN: 'two' });
  });

  it('does not tell names that the file does not use, and says once that there are such', () => {
    const { problems, words } = read('{"canary1": 1, "canary2": 2}');
    expect(problems).toHaveLength(1);
    expect(words).not.toContain('canary');
  });

  it('takes the last of two values of one name, as JSON has it', () => {
    expect(read('{"ZOHO_SECRET": "one", "ZOHO_SECRET": "two"}')).toMatchObject({
      values: { ZOHO_SECRET: 'two' },
      problems: [],
    });
  });

  it('may be large', () => {
    const value = '\\"x'.repeat(700_000);
    expect(read(JSON.stringify({ ZOHO_SECRET: value })).values['ZOHO_SECRET']).toHaveLength(value.length);
  });

  it('that is an array in braces of its own is told apart from lines', () => {
    expect(read('["ZOHO_SECRET"]').problems).toMatchObject([{ code: 'secrets-format' }]);
  });
});

it('problems call the text what it was read from', () => {
  const { problems } = parseSecrets('x', new Set(), [code('--adobe-credentials')]);
  expect(problems.map(plain)).toMatchObject([{ message: 'line 1 of `--adobe-credentials` has no `=`' }]);
});
