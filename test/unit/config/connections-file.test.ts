import { describe, expect, it } from 'vitest';
import { readConnectionsFile } from '../../../src/config/connections-file.ts';
import { textOf } from '../../../src/model/message.ts';
import { fileWith } from '../../fixtures/bad-files.ts';

const read = (text: string, options: { sandbox?: string } = {}) =>
  readConnectionsFile(new TextEncoder().encode(text), 'connections.yaml', options);

const errorsOf = (text: string, options: { sandbox?: string } = {}) =>
  read(text, options).problems.filter(({ severity }) => severity === undefined);

const at = (line: number, column: number) => ({ file: 'connections.yaml', line, column });

const AUTH = '{ dataCenter: eu, clientId: 1000.A, clientSecret: { secret: S }, refreshToken: { secret: R } }';

describe('an entry', () => {
  it('is read with its defaults, places and completed parameters', () => {
    const { entries, problems, text } = read(fileWith({}));
    expect(problems).toEqual([]);
    expect(text).toBe(fileWith({}));
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      key: 'zoho-eu',
      location: at(4, 3),
      sandbox: 'dev',
      name: 'Zoho CRM EU',
      ensure: 'present',
      source: { name: 'zoho-crm' },
    });
    expect(entries[0]?.description).toBeUndefined();
    expect(entries[0]?.id).toBeUndefined();
    expect(Object.entries(entries[0]?.auth ?? {})).toEqual([
      ['endpoint', { kind: 'literal', value: 'crm.zoho.eu/crm/private', location: at(7, 19), row: 'eu' }],
      ['accountsUrl', { kind: 'literal', value: 'https://accounts.zoho.eu', location: at(7, 19), row: 'eu' }],
      ['clientId', { kind: 'literal', value: '1000.ABCDEF', location: at(8, 17) }],
      ['clientSecret', { kind: 'reference', name: 'ZOHO_EU_CLIENT_SECRET', location: at(9, 31) }],
      ['refreshToken', { kind: 'reference', name: 'ZOHO_EU_REFRESH_TOKEN', location: at(10, 31) }],
    ]);
  });

  it('has no line break at the end of its description, even from a block scalar', () => {
    for (const scalar of ['|\n      one\n      two', '|+\n      one\n      two\n\n', '"one\\ntwo"']) {
      const { entries } = read(fileWith({ name: `    name: Zoho\n    description: ${scalar}` }));
      expect(entries[0]?.description).toBe('one\ntwo');
    }
  });

  it('accepts long names of secrets', () => {
    for (const name of ['ZOHO_CRM_CLIENT_SECRET_OF_TEAM_20260101', 'zohoCrmClientSecretProduction2']) {
      const text = fileWith({ clientSecret: `      clientSecret: { secret: ${name} }` });
      expect(read(text).problems).toEqual([]);
    }
  });

  it('keeps the order of the file', () => {
    const keys = ['zeta', 'alpha', 'constructor', 'a1'];
    const text = `version: 1\nsandbox: dev\nconnections:\n${keys.map((key) => `  ${key}: { name: ${key}, auth: ${AUTH} }\n`).join('')}`;
    expect(read(text).problems).toEqual([]);
    expect(read(text).entries.map(({ key }) => key)).toEqual(keys);
  });

  it.each([
    ['its own', '    sandbox: own\n', 'sandbox: file', 'input', 'own'],
    ["the file's", '', 'sandbox: file', 'input', 'file'],
    ["the caller's", '', undefined, 'input', 'input'],
  ])('goes to %s sandbox', (_, own, sandbox, input, expected) => {
    const { entries, problems } = read(fileWith({ auth: `${own}    auth:`, sandbox }), { sandbox: input });
    expect(problems).toEqual([]);
    expect(entries[0]?.sandbox).toBe(expected);
  });

  it('has no sandbox if none is given, and an empty input gives none', () => {
    const text = `version: 1\nconnections:\n  a: { name: A, auth: ${AUTH} }\n  b: { name: B, auth: ${AUTH} }\n`;
    for (const options of [{}, { sandbox: '' }]) {
      expect(errorsOf(text, options)).toMatchObject([
        { code: 'sandbox-missing', entry: 'a', location: at(3, 3) },
      ]);
      expect(textOf(errorsOf(text, options)[0]?.message ?? [])).toContain('for this entry and 1 more');
    }
  });
});

const VALID_ANSWERS: readonly (readonly [string, string])[] = [
  ['with Windows line ends', fileWith({}).replaceAll('\n', '\r\n')],
  ['with a byte order mark', `\ufeff${fileWith({})}`],
  ['with a YAML 1.2 directive', `%YAML 1.2\n---\n${fileWith({})}`],
  ['with document marks', `---\n${fileWith({})}...\n`],
  [
    'with comments and blank lines',
    `# yaml-language-server: x\n\n${fileWith({ auth: '    # the account\n\n    auth: # here' })}`,
  ],
  [
    'as JSON',
    `{"version": 1, "sandbox": "dev", "connections": {"a": {"name": "A", "auth": ${AUTH.replace(/([A-Za-z]\w*|1000\.A)/g, '"$1"')}}}}`,
  ],
  ['indented by four', fileWith({}).replace(/^ +/gm, (spaces) => spaces + spaces)],
  ['with a number in quotes as name', fileWith({ name: '    name: "2024"' })],
  ['with a date as name', fileWith({ name: '    name: 2024-05-06' })],
  ['with a name of other scripts', fileWith({ name: '    name: Zoho 東京 – ÄÖ 😀' })],
  ['with a dollar sign in its name', fileWith({ name: '    name: Deals over 100 $ (US)' })],
  ['with a name of 255 characters', fileWith({ name: `    name: ${'a'.repeat(255)}` })],
  [
    'with a description of several lines',
    fileWith({ auth: '    description: |\n      one\n      two\n    auth:' }),
  ],
  [
    'with every key',
    fileWith({
      auth: '    description: x\n    source: zoho-crm\n    sandbox: prod\n    id: 2484f2df-c057-4ab5-84f2-dfc0577ab592\n    ensure: present\n    auth:',
      end: '      accessToken: { secret: T }\n',
    }),
  ],
  ['with a client id by reference', fileWith({ clientId: '      clientId: { secret: ID }' })],
  ['with a reference in block form', fileWith({ clientId: '      clientId:\n        secret: ID' })],
  [
    'with URLs in place of the data centre',
    fileWith({
      dataCenter: '      accountsUrl: https://accounts.zoho.eu\n      endpoint: crm.zoho.eu/crm/private',
    }),
  ],
  [
    'with URLs beside the data centre',
    fileWith({
      end: '      accountsUrl: https://Accounts.Zoho.eu/\n      endpoint: sandbox.zohoapis.eu\n',
    }),
  ],
  ['with an entry called auth', fileWith({ key: '  auth:' })],
];

describe('a valid connections file', () => {
  it.each(VALID_ANSWERS)('is read without problems: %s', (_, text) => {
    const { problems, entries } = read(text);
    expect(problems).toEqual([]);
    expect(entries).toHaveLength(1);
  });
});

describe('the problems of a file', () => {
  it('are all reported at once, in the order of the file', () => {
    const text = [
      'version: 2',
      'sandbox: Dev',
      'extra: 1',
      'connections:',
      '  All:',
      '    nam: x',
      '    auth:',
      '      dataCenter: zz',
      '      clientSecret: hunter2-canary',
      '      refreshToken: { secret: 1 }',
      '      accountsUrl: http://accounts.zoho.eu',
      '  b:',
      '    name: 1',
      '    name: 2',
      '    auth: *nowhere',
      '',
    ].join('\n');
    const found = read(text).problems.map(
      ({ code, location }) => `${location?.line}:${location?.column} ${code}`,
    );
    expect(found).toEqual([
      '1:10 value-invalid',
      '2:10 value-invalid',
      '3:1 key-unknown',
      '5:3 key-invalid',
      '6:5 key-unknown',
      '7:5 key-missing',
      '8:19 value-invalid',
      '9:21 literal-secret',
      '10:31 value-invalid',
      '11:20 host-refused',
      '13:11 value-invalid',
      '14:5 yaml-duplicate-key',
      '15:11 yaml-alias',
    ]);
  });

  it('inside an alias are reported once, at the anchor', () => {
    const auth = AUTH.replace('1000.A', '"not an id"');
    const text = `version: 1\nsandbox: dev\nconnections:\n  a:\n    name: A\n    auth: &a ${auth}\n  b: { name: B, auth: *a }\n`;
    expect(errorsOf(text)).toMatchObject([{ code: 'value-invalid', entry: 'a', location: at(6, 42) }]);
  });

  it('in the syntax of different parts are all reported', () => {
    const bad = (key: string) => `  ${key}:\n    name: "a \\q"\n    x: 1\n    y: 1\n    z: 1\n`;
    const lines = errorsOf(`version: 1\nconnections:\n${bad('a')}${bad('b')}`).map(
      ({ location }) => location?.line,
    );
    expect(lines).toEqual([4, 9]);
  });

  it('with tabs are reported line by line', () => {
    const lines = errorsOf('version: 1\nconnections:\n\ta:\n\t\tname: x\n').map(
      ({ location }) => location?.line,
    );
    expect(lines).toEqual([3, 4]);
  });

  it('name their entry', () => {
    const twice = fileWith({ name: '    name: 1', end: '      foo: 1\n      foo: 2\n' });
    for (const { entry } of read(twice).problems) expect(entry).toBe('zoho-eu');
  });

  it('stop after 200, with the number of the others', () => {
    // Each entry is missing a name and an auth.
    const entries = Array.from({ length: 125 }, (_, i) => `  z${i}: {}\n`).join('');
    const { problems } = read(`version: 1\nsandbox: dev\nconnections:\n${entries}`);
    expect(problems).toHaveLength(201);
    expect(problems[200]).toMatchObject({
      code: 'key-missing',
      message: '50 more problems follow',
    });
  });

  it('suggest near matches', () => {
    const fixes = (changes: Parameters<typeof fileWith>[0]) =>
      errorsOf(fileWith(changes)).map(({ fix }) => fix);
    expect(fixes({ sandbox: 'Sandbox: dev' })).toEqual(['did you mean `sandbox`?']);
    expect(fixes({ dataCenter: '      dataCentre: eu' })).toEqual(['did you mean `dataCenter`?']);
    expect(fixes({ dataCenter: '      dataCenter: EU' })).toEqual(['write `dataCenter: eu`']);
    expect(fixes({ clientId: '      client_id: x' })).toEqual(['did you mean `clientId`?']);
    expect(fixes({ key: '  Zoho (EU):' })).toEqual(['rename it, for example to `zoho-eu`']);
    expect(fixes({ auth: '    clientId: x\n    auth:' })).toEqual(['indent it to put it below `auth:`']);
    expect(fixes({ end: 'other:\n  name: Zoho\n' })).toEqual([
      'indent the whole entry to put it below `connections:`',
    ]);
    expect(fixes({ name: '    name: #1' })).toEqual([expect.stringContaining('starts with `#` in quotes')]);
    expect(fixes({ clientSecret: '      clientSecret: {secret:NAME}' })).toEqual([
      expect.stringContaining('a space after each colon'),
    ]);
  });

  it('do not repeat a key that could drive a terminal or be a whole text', () => {
    const { problems } = read(fileWith({ end: `"\\e[31m": 1\n"${'k'.repeat(65)}": 1\n"a\`b": 1\n` }));
    expect(problems.filter(({ code }) => code === 'key-unknown')).toHaveLength(3);
    expect(JSON.stringify(problems)).not.toMatch(/\\u001b|kkk|a`b/);
  });
});

describe('the identity of an entry', () => {
  const two = (a: string, b: string) =>
    read(
      `version: 1\nsandbox: dev\nconnections:\n  a: { ${a}, auth: ${AUTH} }\n  b: { ${b}, auth: ${AUTH} }\n`,
    ).problems;

  it('consists of sandbox, source and name', () => {
    expect(two('name: X', 'name: X')).toMatchObject([
      { code: 'identity-duplicate', entry: 'b', location: at(5, 3) },
    ]);
    expect(textOf(two('name: X', 'name: X')[0]?.message ?? [])).toContain('`a` on line 4');
    expect(two('name: X', 'name: X, sandbox: prod')).toEqual([]);
    expect(two('name: X', 'name: Y')).toEqual([]);
  });

  it('is exact, with a warning about names that look alike', () => {
    const warning = { code: 'identity-duplicate', severity: 'warning', entry: 'b', location: at(5, 14) };
    expect(two('name: Zoho', 'name: ZOHO')).toMatchObject([warning]);
    expect(two('name: "Zoh\u00f6"', 'name: "Zoho\u0308"')).toMatchObject([warning]);
    expect(two('name: Zoho CRM', 'name: "Zoho\\u200B CRM"')).toMatchObject([warning]);
  });

  it('is the id if one is pinned, in any sandbox', () => {
    const id = 'id: 2484f2df-c057-4ab5-84f2-dfc0577ab592';
    expect(two(`name: X, ${id}`, `name: Y, sandbox: prod, ${id}`)).toMatchObject([
      { code: 'identity-duplicate' },
    ]);
  });
});
