import { describe, expect, test } from 'vitest';
import { textOf } from '../../../src/model/message.ts';
import { ProblemError } from '../../../src/model/problem.ts';
import { Secret } from '../../../src/model/secret.ts';
import * as parse from '../../../src/options/parsers.ts';

interface Table {
  readonly parser: parse.Parser<unknown>;
  /** Texts and the values that they are parsed to. A text without a value is parsed to itself. */
  readonly good: readonly (readonly [text: string, value?: unknown])[];
  readonly bad: readonly string[];
}

const adobe = parse.hostOf('adobe.io');

const tables: Readonly<Record<string, Table>> = {
  'a path': {
    parser: parse.path,
    good: [['connections.yaml'], ['../up.yaml'], ['a b/ü.yaml'], ['/etc/x'], ['C:\\x.yaml']],
    bad: ['a\nb', 'a\u0000b', 'a\tb', '\u001b[31m'],
  },
  'a boolean': {
    parser: parse.boolean,
    good: [
      ['true', true],
      ['True', true],
      ['TRUE', true],
      ['false', false],
      ['False', false],
      ['FALSE', false],
    ],
    bad: ['yes', 'no', 'on', 'off', '1', '0', 'tRUE', 'truee', 'null', ' true'],
  },
  'one of several': {
    parser: parse.oneOf('auto', 'plan'),
    good: [['auto'], ['plan']],
    bad: ['Auto', 'PLAN', 'apply', 'plan,auto', 'constructor', '__proto__'],
  },
  'a whole number': {
    parser: parse.wholeNumber(1, 32),
    good: [
      ['1', 1],
      ['32', 32],
      ['04', 4],
    ],
    bad: ['0', '33', '-1', '+4', '1.0', '1e1', '0x10', '4 ', '١', 'four', 'NaN', 'Infinity', '1'.repeat(400)],
  },
  'a number of seconds': {
    parser: parse.seconds(0.1, 600),
    good: [
      ['75', 75_000],
      ['0.5', 500],
      ['0.1', 100],
      ['600', 600_000],
      ['1.234', 1_234],
      ['600.000', 600_000],
    ],
    bad: ['0', '0.09', '600.001', '601', '-1', '1,5', '1.', '.5', '1.2345', '1e2', '75s', '1m', 'Infinity'],
  },
  'a number of seconds or zero': { parser: parse.seconds(0, 600), good: [['0', 0]], bad: ['-0'] },
  'a sandbox': {
    parser: parse.sandboxName,
    good: [['dev'], ['prod-2'], ['a'], ['a'.repeat(256)]],
    bad: ['Dev', '1dev', '-dev', 'dev_1', 'dev 1', 'dev.1', 'é', 'a'.repeat(257), 'dev\n'],
  },
  'a header value': {
    parser: parse.headerText,
    good: [['0123456789abcdef'], ['a-b_c.d~!'], ['x'.repeat(256)]],
    bad: ['a b', 'a\r\nx: y', 'ü', 'a\u0000', 'x'.repeat(257)],
  },
  'a secret': {
    parser: parse.secret,
    good: [['p8e-abcdefgh'], ['12345678'], ['eyJhbGciOi.x.y'], ['a=b&c<d>e']],
    bad: [
      '1234567',
      'has space in it',
      'line\nbreaking',
      'Bearer abcdefgh',
      'bearer abcdefgh',
      '\u0024{{ secrets.ADOBE }}',
      '<client-secret>',
      'ünicode-secret',
    ],
  },
  'an organization': {
    parser: parse.orgId,
    good: [['0123456789ABCDEF01234567@AdobeOrg'], ['abc@AdobeOrg']],
    bad: [
      'FEDCBA9876543210FEDCBA98',
      '-@AdobeOrg',
      'a@adobeorg',
      'a b@AdobeOrg',
      'a@AdobeOrg.evil',
      'a@AdobeOrg\n',
      'a@b@AdobeOrg',
    ],
  },
  'a list of scopes': {
    parser: parse.scopes,
    good: [
      ['openid', 'openid'],
      ['openid,AdobeID', 'openid,AdobeID'],
      [' openid , AdobeID\nsession,', 'openid,AdobeID,session'],
      ['additional_info.projectedProductContext', 'additional_info.projectedProductContext'],
    ],
    bad: [',', ' , ', 'openid;AdobeID', 'openid&x=y', 'a'.repeat(101), 'öpenid'],
  },
  'a plan hash': {
    parser: parse.planHash,
    good: [['0123456789abcdef'.repeat(4)]],
    bad: [
      '0123456789ABCDEF'.repeat(4),
      'a'.repeat(63),
      'a'.repeat(65),
      'g'.repeat(64),
      `sha256:${'a'.repeat(64)}`,
    ],
  },
  'an Adobe URL': {
    parser: adobe,
    good: [
      ['https://platform.adobe.io', 'https://platform.adobe.io'],
      ['https://platform.adobe.io/', 'https://platform.adobe.io'],
      ['https://PLATFORM.adobe.io', 'https://platform.adobe.io'],
      ['https://platform.adobe.io:443', 'https://platform.adobe.io'],
      ['https://adobe.io', 'https://adobe.io'],
      ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
      ['http://localhost:1/', 'http://localhost:1'],
      ['http://[::1]:8080', 'http://[::1]:8080'],
    ],
    bad: [
      'http://platform.adobe.io',
      'https://platform.adobe.io:8443',
      'https://platform.adobe.io/path',
      'https://platform.adobe.io?x=y',
      'https://platform.adobe.io#x',
      'https://user@platform.adobe.io',
      'https://platform.adobe.io@evil.example',
      'https://platform.adobe.io.evil.example',
      'https://platform.adobe.io.',
      'https://evil-adobe.io',
      'https://evil.example/.adobe.io',
      'https://evil.example\\.adobe.io',
      'https://evil.example%2f.adobe.io',
      'https://evil。adobe.io',
      'https://pl\tatform.adobe.io',
      'https:/platform.adobe.io',
      'https:platform.adobe.io',
      'platform.adobe.io',
      'ftp://platform.adobe.io',
      'https://',
      'https://127.0.0.1',
      'http://127.0.0.1.evil.example',
      'http://localhost.evil.example',
      'http://localhost:99999',
      'http://0.0.0.0:8080',
      'http://169.254.169.254',
      'http://[::ffff:10.0.0.1]',
      'http://2130706434',
    ],
  },
  'a loopback URL': {
    parser: parse.loopback,
    good: [
      ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
      ['http://localhost', 'http://localhost'],
      ['http://[::1]:3/', 'http://[::1]:3'],
    ],
    bad: [
      'https://localhost',
      'https://accounts.zoho.eu',
      'http://accounts.zoho.eu',
      'http://localhost/x',
      'localhost:8080',
      'http://10.0.0.1',
    ],
  },
};

/** Returns the value of a text, or why it is rejected. */
function outcomeOf<T>(parser: parse.Parser<T>, text: string) {
  try {
    const value = parser(text);
    return { value: value instanceof Secret ? value.reveal() : value };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const [{ message, fix } = { message: [] }] = error.problems;
    return { words: textOf(message), fix: textOf(fix ?? []) };
  }
}

for (const [what, { parser, good, bad }] of Object.entries(tables)) {
  describe(`an option that must be ${what}`, () => {
    test.each(good.map(([text, value = text]) => ({ text, value })))('accepts $text', ({ text, value }) => {
      expect(outcomeOf(parser, text)).toEqual({ value });
    });

    test.each(bad)('rejects %j without repeating it', (text) => {
      const error = outcomeOf(parser, text);
      expect(error).toEqual({ words: expect.stringMatching(/\w/), fix: expect.any(String) });
      // Shorter texts are not checked, because they may occur in any sentence.
      if (text.length > 5) expect(JSON.stringify(error)).not.toContain(JSON.stringify(text).slice(1, -1));
    });
  });
}

test.each([
  [
    'a host with a path',
    adobe,
    'https://platform.adobe.io/data/foundation/flowservice',
    'write `https://platform.adobe.io`',
  ],
  ['an organization id without `@AdobeOrg`', parse.orgId, '0123456789ABCDEF01234567', 'append `@AdobeOrg`'],
  ['an organization id in quotes', parse.orgId, '"0123456789ABCDEF01234567@AdobeOrg"', 'without quotes'],
  ['a placeholder', parse.secret, '<client-secret>', 'pass `${{ secrets.NAME }}`'],
])('%s is reported with its fix', (_, parser, text, words) => {
  expect(outcomeOf<unknown>(parser, text)).toMatchObject({ fix: expect.stringContaining(words) });
});

test('an optional value can be empty', () => {
  expect(parse.optional(parse.orgId)('')).toBeUndefined();
  expect(() => parse.optional(parse.orgId)('x')).toThrow(ProblemError);
});

describe('allowed hosts', () => {
  test.each([
    ['', []],
    ['db.acme.com', ['db.acme.com']],
    ['DB.Acme.COM', ['db.acme.com']],
    ['a.example, b.example\nc.example\r\n\n d.example', ['a.example', 'b.example', 'c.example', 'd.example']],
    ['a.example a.example A.example', ['a.example']],
    ['*.acme.com', ['*.acme.com']],
    ['*.a.b.acme.com', ['*.a.b.acme.com']],
    ['my_db.acme.com', ['my_db.acme.com']],
    ['10.0.0.7', ['10.0.0.7']],
    ['xn--bcher-kva.example', ['xn--bcher-kva.example']],
  ])('are host names, or all hosts below a domain: %j', (text, expected) => {
    expect(parse.hosts(text)).toEqual(expected);
  });

  test.each([
    ['*', 'allows every host'],
    ['*.', 'allows every host'],
    ['*.com', 'allows every host'],
    ['a.example, *.com', 'allows every host'],
    ['**.acme.com', 'other than hosts'],
    ['*acme.com', 'other than hosts'],
    ['db.*.com', 'other than hosts'],
    ['*.*.com', 'other than hosts'],
    ['*.acme.com.', 'other than hosts'],
    ['localhost', 'other than hosts'],
    ['https://db.acme.com', 'other than hosts'],
    ['db.acme.com:5432', 'other than hosts'],
    ['db.acme.com/', 'other than hosts'],
    ['db.acme.com.', 'other than hosts'],
    ['.acme.com', 'other than hosts'],
    ['-db.acme.com', 'other than hosts'],
    ['db..acme.com', 'other than hosts'],
    ['user@db.acme.com', 'other than hosts'],
    ['db\u3002acme.com', 'other than hosts'],
    ['d\u0431.acme.com', 'other than hosts'],
    ['[::1]', 'other than hosts'],
    [`${'a'.repeat(64)}.com`, 'other than hosts'],
    ['a.example;b.example', 'other than hosts'],
  ])('are rejected without being repeated if they are invalid: %j', (text, words) => {
    const problems = problemsOf(() => parse.hosts(text));
    expect(problems).toEqual([expect.stringContaining(words)]);
    if (text.length > 3) expect(problems.join()).not.toContain(text);
  });

  function problemsOf(work: () => unknown): readonly string[] {
    try {
      return [`accepted: ${JSON.stringify(work())}`];
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return error.problems.map(({ message }) => textOf(message));
    }
  }
});

describe('the entries to rotate', () => {
  test('are keys separated by commas, white space or line breaks, without duplicates', () => {
    expect(parse.rotateSelection('zoho-eu, zoho-us\n zoho-eu')).toEqual(['zoho-eu', 'zoho-us']);
    expect(parse.rotateSelection('')).toEqual([]);
  });

  test.each(['all', 'failing'])('can be the single word %s', (word) => {
    expect(parse.rotateSelection(word)).toBe(word);
    expect(outcomeOf(parse.rotateSelection, `${word}, zoho-eu`)).toMatchObject({
      words: expect.stringContaining('mixes keys'),
    });
  });

  test.each([',', 'Zoho-EU', 'zoho eu!', '1zoho', '*'])('cannot be %j', (text) => {
    expect(outcomeOf(parse.rotateSelection, text)).toMatchObject({ words: 'is not a list of keys' });
  });
});
