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
    ['another `=`', 'a=b==', 'a=b=='],
    ['quotes', '"quoted"', '"quoted"'],
    ['white space around it', '  a\t', '  a\t'],
    ['a `#`', 'a # no comment', 'a # no comment'],
    ['an escape', 'a\\nb', 'a\\nb'],
    ['a leading brace', '{"a":1}', '{"a":1}'],
    ['no text', '', ''],
    ['a carriage return inside', 'a\rb', 'a\rb'],
    ['a Unicode line separator', 'a\u2028b\u0085c', 'a\u2028b\u0085c'],
  ])('keep the value unchanged: with %s', (_, written, expected) => {
    expect(read(`ZOHO_SECRET=${written}\n`)).toMatchObject({
      values: { ZOHO_SECRET: expected },
      problems: [],
    });
  });

  it('can end with CRLF, which is not part of the value', () => {
    expect(read('ZOHO_SECRET=one\r\nZOHO_TOKEN=two\r\n').values).toEqual({
      ZOHO_SECRET: 'one',
      ZOHO_TOKEN: 'two',
    });
  });

  it('lose one carriage return at the end, not two', () => {
    expect(read('ZOHO_SECRET=one\r\r\n').values).toEqual({ ZOHO_SECRET: 'one\r' });
  });

  it.each(['', '\n\n', '  \n\t\r\n'])('can be blank: %j', (text) => {
    expect(read(text)).toMatchObject({ values: {}, problems: [] });
  });

  it('can have the name of an inherited object member', () => {
    const text = 'constructor=one\n__proto__=two';
    expect([...parseSecrets(text, new Set()).values]).toEqual([
      ['constructor', 'one'],
      ['__proto__', 'two'],
    ]);
  });

  it('are counted from the first, including blank ones, if one has no `=`', () => {
    const { problems, words } = read('ZOHO_SECRET=one\n\ncanary-without-equals\nZOHO_TOKEN=two');
    expect(problems).toMatchObject([{ code: 'secrets-format', message: expect.stringContaining('line 3') }]);
    expect(words).not.toContain('canary');
  });

  it.each([
    ['white space before it', ' ZOHO_SECRET=canary'],
    ['white space after it', 'ZOHO_SECRET =canary'],
    ['a leading digit', '1canary=x'],
    ['a hyphen', 'zoho-canary=x'],
    ['no text', '=canary'],
    ['a non-ASCII letter', 'ZOHO_ſECRET=canary'],
  ])('are rejected if the name has %s', (_, line) => {
    const { values, problems, words } = read(line);
    expect(values).toEqual({});
    expect(problems).toMatchObject([{ code: 'secrets-format', message: expect.stringContaining('line 1') }]);
    expect(words).not.toContain('canary');
  });

  it('with a duplicate name are reported with both line numbers', () => {
    const { problems, words } = read('ZOHO_SECRET=canary1\nZOHO_TOKEN=b\nZOHO_SECRET=canary2');
    expect(problems).toMatchObject([
      { code: 'secrets-duplicate', message: expect.stringContaining('`ZOHO_SECRET`') },
    ]);
    expect(words).toContain('line 3 repeats line 1');
    expect(words).not.toContain('canary');
  });

  it('do not reveal a duplicate name that the file does not use, because it may be the end of another value', () => {
    const { problems, words } = read('canary=1\ncanary=2');
    expect(problems).toMatchObject([{ code: 'secrets-duplicate' }]);
    expect(words).not.toContain('canary');
  });

  it('are all checked at once', () => {
    expect(read('a\nb\n1=2').problems).toHaveLength(3);
  });
});

describe('a JSON object', () => {
  it('is read by name', () => {
    const text = JSON.stringify({ ZOHO_SECRET: 'a"b\\c\né', ZOHO_TOKEN: 'ZOHO_SECRET' });
    expect(read(text)).toMatchObject({
      values: { ZOHO_SECRET: 'a"b\\c\né', ZOHO_TOKEN: 'ZOHO_SECRET' },
      problems: [],
    });
  });

  it('can follow white space and a byte order mark', () => {
    expect(read('\ufeff \n{"ZOHO_SECRET": "one"}\n').values).toEqual({ ZOHO_SECRET: 'one' });
  });

  it.each(['{"canary": "x"', '{canary}', '{"a": "canary" "b"}', '{"a": canary}', '{} canary'])(
    'is not quoted if it is invalid: %s',
    (text) => {
      const { problems, words } = read(text);
      expect(problems).toMatchObject([{ code: 'secrets-format' }]);
      expect(words).not.toContain('canary');
    },
  );

  it.each([null, 1, true, ['canary'], { canary: 'canary' }])('can contain only strings, not %j', (value) => {
    const { problems, words } = read(JSON.stringify({ ZOHO_SECRET: value, ZOHO_TOKEN: 'two' }));
    expect(problems).toMatchObject([
      { code: 'secrets-format', message: expect.stringContaining('`ZOHO_SECRET`') },
    ]);
    expect(words).not.toContain('canary');
  });

  it('with a value that is not a string still returns the later values, which must be masked', () => {
    expect(read('{"OTHER": 1, "ZOHO_TOKEN": "two"}').values).toEqual({ ZOHO_TOKEN: 'two' });
  });

  it('does not reveal names that the file does not use, and reports them once', () => {
    const { problems, words } = read('{"canary1": 1, "canary2": 2}');
    expect(problems).toHaveLength(1);
    expect(words).not.toContain('canary');
  });

  it('keeps the last of two values with one name, as usual in JSON', () => {
    expect(read('{"ZOHO_SECRET": "one", "ZOHO_SECRET": "two"}')).toMatchObject({
      values: { ZOHO_SECRET: 'two' },
      problems: [],
    });
  });

  it('can be large', () => {
    const value = '\\"x'.repeat(700_000);
    expect(read(JSON.stringify({ ZOHO_SECRET: value })).values['ZOHO_SECRET']).toHaveLength(value.length);
  });

  it('in an array is distinguished from lines', () => {
    expect(read('["ZOHO_SECRET"]').problems).toMatchObject([{ code: 'secrets-format' }]);
  });
});

describe('a line that is not a secret', () => {
  it('is skipped if it is blank or starts with `#`', () => {
    const text = '# EU account\n\nZOHO_SECRET=one\n  # ZOHO_SECRET=old\n#\nZOHO_TOKEN=a#b # c\n';
    expect(read(text)).toMatchObject({
      values: { ZOHO_SECRET: 'one', ZOHO_TOKEN: 'a#b # c' },
      problems: [],
    });
  });

  it('is part of a value with several lines all the same', () => {
    expect(read('ZOHO_SECRET<<END\n# one\n\ntwo\nEND\n').values).toEqual({ ZOHO_SECRET: '# one\n\ntwo' });
  });

  it.each(['ZOHO_SECRET: canary', 'ZOHO_SECRET : canary=', 'ZOHO_SECRET:'])(
    'is reported with the right form if it is YAML: %s',
    (line) => {
      const { values, problems, words } = read(line);
      expect(values).toEqual({});
      expect(problems).toEqual([
        {
          code: 'secrets-format',
          message: 'line 1 of the input `secrets` has a `:` after its name',
          fix: 'write one `NAME=value` per line',
        },
      ]);
      expect(words).not.toContain('canary');
    },
  );
});

describe('a file with secrets', () => {
  const readFile = (text: string) => {
    const { values, problems } = parseSecrets(text, referenced, [code('.env')]);
    return { values: Object.fromEntries(values), problems: problems.map(plain) };
  };

  it.each<readonly [string, string, string]>([
    ['the form of the input', 'A=one', 'one'],
    ['a leading `export`', 'export A=one', 'one'],
    ['white space around everything', '  export   A \t=  one \t', 'one'],
    ['single quotes', "A='a \\n # b'", 'a \\n # b'],
    ['double quotes', 'A="a # b"', 'a # b'],
    ['escapes in double quotes', 'A="a\\nb\\tc\\"d\\\\e\\$f\\d"', 'a\nb\tc"d\\e$f\\d'],
    ['a comment after the quotes', 'A="one" # EU', 'one'],
    ['a comment directly after the quotes', "A='one'# EU", 'one'],
    ['other quotes inside', `A='"one"'`, '"one"'],
    ['quotes after other text', `A=one"two"`, 'one"two"'],
    ['a `#` inside', 'A=one#two', 'one#two'],
    ['no value', 'A=', ''],
    ['empty quotes', 'A=""', ''],
    ['several lines in quotes', 'A="-----BEGIN\n# x\n\n-----END" # key', '-----BEGIN\n# x\n\n-----END'],
    ['several lines in a block', 'A<<END\n "x" # y\nEND', ' "x" # y'],
    ['CRLF at the end', 'A="one"\r\n', 'one'],
  ])('can have a line with %s', (_, text, expected) => {
    const end = `${text.replace(/\r?\n$/, '')}\nB=two\n`;
    expect(readFile(end)).toEqual({ values: { A: expected, B: 'two' }, problems: [] });
  });

  it('can be one JSON object', () => {
    expect(readFile('{"A": " one "}').values).toEqual({ A: ' one ' });
  });

  it.each<readonly [string, string, string]>([
    [
      'a comment that may be part of the value',
      'A=canary # EU',
      'line 1 of `.env` has a `#` after white space in its value',
    ],
    ['unclosed quotes', 'A="canary\nB=canary', 'line 1 of `.env` starts a quoted value that never ends'],
    ['text after the quotes', `A='canary'canary`, 'line 1 of `.env` has text after the quotes of its value'],
    ['an invalid name', 'my-canary = x', 'line 1 of `.env` has no valid name before its `=`'],
    ['no `=`', 'canary', 'line 1 of `.env` has no `=`'],
    ['a `:`', 'A: canary', 'line 1 of `.env` has a `:` after its name'],
    [
      'a duplicate name',
      'ZOHO_SECRET=canary\nexport ZOHO_SECRET="canary"',
      '`.env` contains the name `ZOHO_SECRET` twice: line 2 repeats line 1',
    ],
  ])('is rejected by its name for %s', (_, text, message) => {
    const { problems } = readFile(text);
    expect(problems).toMatchObject([{ message, fix: expect.any(String) }]);
    expect(JSON.stringify(problems)).not.toContain('canary');
  });

  it('counts the lines of a quoted value', () => {
    expect(readFile('A="1\n2"\n\noops').problems).toMatchObject([{ message: 'line 4 of `.env` has no `=`' }]);
  });
});
