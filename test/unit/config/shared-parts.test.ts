import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { codeFrames } from '../../../src/cli/code-frame.ts';
import { readConnectionsFile } from '../../../src/config/connections-file.ts';
import { parseYaml } from '../../../src/config/parse-yaml.ts';
import { textOf } from '../../../src/model/message.ts';
import type { AllowedHosts } from '../../../src/model/run.ts';
import { noSecret } from '../../fixtures/frames.ts';

const read = (text: string, allowedHosts?: AllowedHosts) =>
  readConnectionsFile(new TextEncoder().encode(text), 'connections.yaml', { allowedHosts });

const SHARED = `version: 1
sandbox: dev
x-zoho: &zoho
  description: Shared
  auth: &auth
    dataCenter: eu
    clientId: 1000.SHARED
    clientSecret: { secret: CS }
    refreshToken: { secret: RT }
`;

/**
 * Returns the key, description, data centre and client id of each entry. The endpoint shows the data
 * centre.
 */
function entriesOf(text: string) {
  const { problems, entries } = read(text);
  expect(problems).toEqual([]);
  return entries.map(({ key, description, auth }) => {
    const [dc, id] = ['endpoint', 'clientId'].map((name) => auth[name]);
    return [
      key,
      description,
      dc?.kind === 'literal' ? dc.value : dc?.name,
      id?.kind === 'literal' ? id.value : id?.name,
    ];
  });
}

const EU = 'crm.zoho.eu/crm/private';
const US = 'crm.zoho.com/crm/private';

describe('a merge key', () => {
  it.each<[string, string, readonly unknown[]]>([
    [
      'adds missing keys to the entry',
      '  a:\n    <<: *zoho\n    name: A\n',
      ['a', 'Shared', EU, '1000.SHARED'],
    ],
    [
      'does not override keys above it',
      '  a:\n    name: A\n    description: Own\n    <<: *zoho\n',
      ['a', 'Own', EU, '1000.SHARED'],
    ],
    [
      'does not override keys below it',
      '  a:\n    <<: *zoho\n    name: A\n    description: Own\n',
      ['a', 'Own', EU, '1000.SHARED'],
    ],
    [
      'merges one level, not deeper ones',
      '  a:\n    <<: *zoho\n    name: A\n    auth: { <<: *auth, dataCenter: us }\n',
      ['a', 'Shared', US, '1000.SHARED'],
    ],
    [
      'accepts an inline mapping',
      '  a:\n    name: A\n    auth:\n      <<: { dataCenter: us, clientId: 1000.INLINE }\n      clientSecret: { secret: A }\n      refreshToken: { secret: B }\n',
      ['a', undefined, US, '1000.INLINE'],
    ],
    [
      'accepts a list, in which earlier items win',
      '  a:\n    name: A\n    auth: { <<: [{ clientId: 1000.FIRST }, *auth, { clientId: 1000.LAST, dataCenter: us }] }\n',
      ['a', undefined, EU, '1000.FIRST'],
    ],
    [
      'merges keys that were merged themselves',
      '  a: &a\n    <<: *zoho\n    name: A\n    sandbox: other\n  b: { <<: *a, name: B, sandbox: dev }\n',
      ['b', 'Shared', EU, '1000.SHARED'],
    ],
    [
      'works inside a reference',
      '  a:\n    <<: *zoho\n    name: A\n    auth: { <<: *auth, clientId: { <<: { secret: ID } } }\n',
      ['a', 'Shared', EU, 'ID'],
    ],
  ])('%s', (_, entries, expected) => {
    expect(entriesOf(`${SHARED}connections:\n${entries}`).at(-1)).toEqual(expected);
  });

  it('adds entries and top-level keys', () => {
    const entry = '{ name: A, auth: *auth }';
    const file = `x-all: &all ${JSON.stringify({ version: 1, sandbox: 'prod' })}\n<<: *all\n${SHARED.replace('version: 1\n', '')}`;
    expect(entriesOf(`${file}connections:\n  <<: { a: ${entry}, b: ${entry.replace('A', 'B')} }\n`)).toEqual([
      ['a', undefined, EU, '1000.SHARED'],
      ['b', undefined, EU, '1000.SHARED'],
    ]);
    const whole = file.replace('sandbox: dev\n', '').concat(`x-c: &c { connections: { a: ${entry} } }\n`);
    const { problems, entries } = read(`${whole}<<: [*all, *c]\n`.replace('<<: *all\n', ''));
    expect(problems).toEqual([]);
    expect(entries).toMatchObject([{ key: 'a', sandbox: 'prod' }]);
  });

  it('keeps the place of merged keys, where a problem is reported once', () => {
    const shared = SHARED.replace('clientId: 1000.SHARED', 'clientId: 1000.5').replace(
      '    refreshToken: { secret: RT }\n',
      '',
    );
    const entries = ['a', 'b', 'c'].map((key) => `  ${key}: { <<: *zoho, name: ${key} }\n`).join('');
    const { problems } = read(`${shared}connections:\n${entries}`);
    expect(
      problems.map(({ code, location, entry }) => [code, location?.line, location?.column, entry]),
    ).toEqual([
      ['key-missing', 5, 3, 'a'],
      ['value-invalid', 7, 15, 'a'],
    ]);
  });

  it.each([
    'a: &a { k: 1, l: 2 }\nb: { l: 3, <<: *a, m: 4 }\n',
    'a: &a { k: 1 }\nb: &b { k: 2, l: 2 }\nc: { <<: [*a, *b, { l: 3, m: 3 }], n: 4 }\nd: { <<: [*b, *a] }\n',
    'a: &a { k: &k { x: 1 } }\nb: &b { <<: *a, l: { <<: *k, y: 2 } }\nc:\n  <<: *b\n  k: 5\n',
    'a: &a {}\n<<: [*a, { b: { <<: { <<: { c: 1 } } } }]\n',
    'a: { "<<": 1 }\n',
  ])('is read as the YAML library reads it: %j', (text) => {
    const { top, problems } = parseYaml(text, 'f');
    expect(problems).toEqual([]);
    expect(JSON.parse(JSON.stringify(top?.value))).toEqual(parse(text, { merge: true }));
  });

  it('does not cause missing keys to be reported if it is invalid', () => {
    const { problems } = read(`version: 1\nconnections:\n  a:\n    <<: *nowhere\n`);
    expect(problems).toMatchObject([{ code: 'yaml-alias' }]);
  });

  it('treats `__proto__` like any other key', () => {
    const { problems, entries } = read(
      `${SHARED}connections:\n  a: { <<: [{ __proto__: { name: Evil } }, *zoho], name: A }\n`,
    );
    expect(problems).toMatchObject([{ code: 'key-unknown' }]);
    expect(entries[0]?.name).toBe('A');
    expect(({} as Record<string, unknown>)['name']).toBeUndefined();
  });
});

describe('a custom key at the top level', () => {
  const entry = `connections:\n  a: { <<: *zoho, name: A }\n`;

  it.each(['x-anything: [{ a: 1 }, text, "<<"]', '$schema: https://example.com/schema.json', 'x-: ~'])(
    'is ignored: %s',
    (line) => {
      expect(entriesOf(`${line}\n${SHARED}${entry}`)).toHaveLength(1);
    },
  );

  it('is not mistaken for a misspelt `sandbox`', () => {
    const { problems } = read(`${SHARED.replace('sandbox', 'x-sandbox')}${entry}`);
    expect(problems).toMatchObject([{ code: 'sandbox-missing' }]);
  });

  it('is offered in the message about an unknown key', () => {
    const { problems } = read(`${SHARED}defaults: {}\n${entry}`);
    expect(problems).toMatchObject([
      { code: 'key-unknown', fix: expect.stringContaining('begin with `x-`') },
    ]);
  });
});

describe('content under `auth` or a custom key', () => {
  const secrets =
    '{ Hunter2Key: 1, clientSecret: &number 271828, refreshToken: &text " Hunter2", id: &id HUNTER2 }';
  const file = (own: string, entries: string, top = '') =>
    `version: 1\nsandbox: dev\n${own}connections:\n${entries}${top}`;
  const atAuth = (others: string, top = '') =>
    file('', `  a: { name: A, auth: &secrets ${secrets} }\n${others}`, top);
  const custom = 'source: { connectionSpec: 11111111-2222-4333-8444-555555555555, version: "1.0" }';

  it.each([
    ['a merged key in an entry', atAuth('  b: { <<: *secrets, nam: B }\n')],
    ['a merged key at the top level', atAuth('', '<<: *secrets\n')],
    ['a merged key among the entries', atAuth('  <<: { <<: *secrets }\n')],
    ['a key merged twice', atAuth('  b: { <<: { <<: [*secrets, { nam: x }] } }\n')],
    ['a duplicate key below a custom key', file('x-own: { hunter2: 1, hunter2: 2 }\n', '  a: {}\n')],
    ['a custom key', file(`x-own: &own ${secrets}\n`, '  b: { <<: *own }\n')],
    ['a number as a name', atAuth('  b: { name: *number, description: *number }\n')],
    [
      'a number as another parameter',
      file(
        'x-own: &own { number: &number 271828 }\n',
        '  b: { source: salesforce, name: B, auth: { specName: Basic Authentication, username: *number } }\n',
      ),
    ],
    [
      'text with a placeholder as a description',
      file('', '  a: { auth: { clientSecret: &p "x ##HUNTER2_X##" } }\n  b: { description: *p }\n'),
    ],
    ['text with spaces as a name', atAuth('  b: { name: *text }\n')],
    ['text as a sandbox', atAuth('  b: { sandbox: *id }\n')],
    ['a mapping as an entry', atAuth('  b: *secrets\n')],
    ['an alias as a key', atAuth('  b: { *text : { Hunter2: 1, Hunter2: 2 } }\n')],
    ['a key in a list', file('', '  - { Hunter2: 1, Hunter2: 2 }\n')],
    [
      'a key under an unknown parameter',
      file('', `  b: { name: B, ${custom}, auth: { specName: S, Hunter2: { secret: A, other: 1 } } }\n`),
    ],
    [
      'an unknown parameter with a host',
      file('', `  b: { name: B, ${custom}, auth: { specName: S, Hunter2: "https://a.example" } }\n`),
    ],
    [
      'a number as a name, also used as a secret',
      file('', '  b: { name: &n 271828, auth: { clientSecret: *n } }\n'),
    ],
    [
      'a name, also used as a secret',
      file('', '  b: { name: &n Hunter2, nmae: 1, auth: { clientSecret: *n } }\n'),
    ],
  ])('is not shown if an alias or merge key puts it elsewhere: %s', (_, text) => {
    const { problems } = read(text, []);
    const frames = codeFrames(text, problems, noSecret);
    const shown = problems.map(({ message, fix = [], entry, location }) =>
      [textOf(message), textOf(fix), entry, location && frames(location)].join(),
    );
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.join('\n')).not.toMatch(/hunter2|271828/i);
  });

  it('does not hide other content', () => {
    const { problems } = read(atAuth('  b: { name: 5, nam: 1, auth: *secrets }\n'));
    const texts = problems.map(({ message, fix = [] }) => `${textOf(message)}; ${textOf(fix)}`);
    expect(texts).toContainEqual(expect.stringContaining('unknown key `nam` in `connections.b`'));
    expect(texts).toContainEqual(expect.stringContaining('put it in quotes: `name: "5"`'));
  });
});

describe('a key that YAML does not read as text', () => {
  const fileOf = (key: string) => `${SHARED}connections:\n  ${key}: { <<: *zoho, name: A }\n`;

  it.each(['2024', '1.5', '0x1F', '-1', '.inf', 'NULL', 'True', '2024-05-06'])(
    'gets one fix that works: %s',
    (key) => {
      const { problems } = read(fileOf(key));
      expect(problems).toMatchObject([{ code: 'key-invalid', location: { line: 11, column: 3 } }]);
      const better = /^rename it, for example to `(.*)`$/.exec(textOf(problems[0]?.fix ?? []))?.[1] ?? '';
      expect(read(fileOf(better))).toMatchObject({ problems: [], entries: [{ key: better }] });
    },
  );

  it.each(['true', 'null', 'no'])('is used as written if it is valid: %s', (key) => {
    expect(read(fileOf(key))).toMatchObject({ problems: [], entries: [{ key }] });
  });

  it('gets no suggestion that is already a key', () => {
    const { problems } = read(`${fileOf('2024')}  z2024: { <<: *zoho, name: B }\n`);
    expect(problems).toMatchObject([{ code: 'key-invalid', fix: 'rename it' }]);
  });

  it('does not prevent the content below it from being checked', () => {
    const { problems } = read(`${SHARED}connections:\n  2024: { <<: *zoho, nam: A }\n`);
    expect(problems.map(({ code }) => code)).toEqual(['key-invalid', 'key-unknown']);
  });

  it('is a duplicate of the same text in quotes', () => {
    const { problems } = read(`${fileOf('2024')}  "2024": { <<: *zoho, name: B }\n`);
    expect(problems.map(({ code }) => code)).toEqual(['key-invalid', 'yaml-duplicate-key']);
  });
});
