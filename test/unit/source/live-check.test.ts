import { describe, expect, it } from 'vitest';
import { liveSpecOf } from '../../../src/emulator/connection-spec.ts';
import { parseConnectionSpec } from '../../../src/flow-service/connection-spec.ts';
import type { Entry } from '../../../src/model/entry.ts';
import type { LiveParameter, LiveSpec } from '../../../src/model/live-spec.ts';
import type { AuthValue, Parameter, ParameterValue, Source } from '../../../src/model/source.ts';
import { customSource } from '../../../src/source/auth-specs.ts';
import { findSource, sources } from '../../../src/source/catalogue.ts';
import { checkLiveSpec, withLiveSpec } from '../../../src/source/live-check.ts';
import {
  flag,
  host,
  number,
  object,
  optional,
  secret,
  text,
  unknownParameter,
} from '../../../src/source/parameters.ts';
import { entryOf, literal, reference } from '../../fixtures/entry-builder.ts';
import { drawn } from '../flow-service/adobe.ts';

const ID = '00000000-1111-4222-8333-444444444444';

const parameters = {
  server: host([], 'The server.', 'db.acme.example'),
  user: text('The user.', 'reader'),
  password: secret('The password.'),
  port: optional(number('The port.', 5432)),
};

/** A source that resembles a database. */
const database: Source = {
  name: 'some-database',
  title: 'Some Database',
  category: 'database',
  spec: { id: ID, version: '1.0' },
  page: 'https://example.org/some-database',
  seen: '2026',
  auth: { Basic: parameters },
  key: 'database',
};

const usual = {
  server: literal('db.acme.example'),
  user: literal('reader'),
  password: reference('PASSWORD'),
};

/** An entry of the database, with its values on separate lines: 11, 12, … */
function databaseEntry(
  auth: Readonly<Record<string, AuthValue | undefined>> = {},
  changes: Partial<Omit<Entry, 'auth'>> = {},
): Entry {
  const given = Object.entries({ ...usual, ...auth }).flatMap(([name, value], index) =>
    value === undefined
      ? []
      : [[name, { ...value, location: { file: 'connections.yaml', line: 11 + index, column: 9 } }] as const],
  );
  return {
    ...entryOf('db', { source: database, line: 9 }),
    parameters,
    ...changes,
    auth: Object.fromEntries(given),
  };
}

const plainText: LiveParameter = { type: 'string', isPassword: false };
const hidden: LiveParameter = { type: 'string', isPassword: true };

interface Described {
  readonly required?: readonly string[];
  readonly parameters?: Readonly<Record<string, LiveParameter>>;
}

/** The live spec that fits the usual entry, with these changes. */
function live({
  required = ['server', 'user', 'password'],
  parameters: more = {},
}: Described = {}): LiveSpec {
  const all = {
    server: plainText,
    user: plainText,
    password: hidden,
    port: { type: 'number', isPassword: false },
  };
  const described = Object.entries({ ...all, ...more }) as [string, LiveParameter][];
  return {
    name: 'some-database',
    authSpecs: new Map([['Basic', { required, parameters: new Map(described) }]]),
  };
}

const check = (entry: Entry, spec: LiveSpec) => checkLiveSpec(entry, spec).map(drawn);

const about = `the connection spec of Some Database (${ID})`;

/** Returns the problems reported for an entry, one line per problem. */
const told = (entry: Entry, spec: LiveSpec) =>
  check(entry, spec).map(({ severity = 'error', message, fix, location, entry: key, code }) => {
    expect([code, key]).toEqual(['spec-changed', 'db']);
    expect(message.slice(0, about.length + 1)).toBe(`${about} `);
    return `${location?.line} ${severity}: ${message.slice(about.length + 1)}; ${fix}`;
  });

describe('a live spec', () => {
  it('that fits causes no problem', () => {
    expect(check(databaseEntry({ port: literal(5432) }), live())).toEqual([]);
  });

  it('made from any record fits the shortest entry for it', () => {
    for (const source of sources.values()) {
      const spec = parseConnectionSpec({ ...liveSpecOf(source) });
      for (const [specName, described] of Object.entries(source.auth)) {
        const required = Object.entries(described).filter(([, parameter]) => parameter.required);
        const entry = {
          ...databaseEntry(),
          source,
          authSpec: specName,
          parameters: described,
          auth: Object.fromEntries(
            required.map(([name, { secret: isSecret, example }]) => [
              name,
              isSecret ? reference('S') : literal(example),
            ]),
          ),
        };
        expect([source.name, specName, check(entry, spec)]).toEqual([source.name, specName, []]);
      }
    }
  });

  it('without auth specs is not compared', () => {
    expect(check(databaseEntry(), { name: 'some-database', authSpecs: undefined })).toEqual([]);
  });

  it.each<[string, LiveSpec['authSpecs'], string]>([
    ['another one', new Map([['OAuth', { required: [], parameters: new Map() }]]), '`OAuth`'],
    [
      'two others',
      new Map(['OAuth', 'Key Pair'].map((name) => [name, { required: [], parameters: new Map() }])),
      '`OAuth`, `Key Pair`',
    ],
    ['none', new Map(), 'none'],
    [
      'very many',
      new Map(Array.from({ length: 25 }, (_, i) => [`s${i}`, { required: [], parameters: new Map() }])),
      `${Array.from({ length: 20 }, (_, i) => `\`s${i}\``).join(', ')}, …`,
    ],
  ])(
    'that does not offer the auth spec is an error, and nothing is substituted: %s',
    (_, authSpecs, offered) => {
      expect(told(databaseEntry(), { name: 'some-database', authSpecs })).toEqual([
        `9 error: does not offer the auth spec \`Basic\`; it offers ${offered}; write one of these in \`auth.specName\`, with its parameters`,
      ]);
    },
  );

  it('that belongs to another source is an error, whatever else it says', () => {
    const s3 = findSource('amazon-s3');
    const spec = { ...live({ required: ['x'] }), name: s3?.spec.name };
    expect(told(databaseEntry(), spec)).toEqual([
      '9 error: belongs to another source: Adobe calls it `amazon-s3`, which is Amazon S3; check the id; for Amazon S3, write `source: amazon-s3`',
    ]);
  });

  it('may have any name that is not the name of a record', () => {
    for (const name of [undefined, '', 'salesforce crm', 'constructor'])
      expect(check(databaseEntry(), { ...live(), name })).toEqual([]);
  });

  it.each([...sources.values()].filter(({ spec }) => spec.name !== undefined))(
    'with the name of its own record fits: $name',
    (source) => {
      const entry = databaseEntry({}, { source: { ...database, spec: source.spec } });
      expect(check(entry, { ...live(), name: source.spec.name })).toEqual([]);
      // This is also true if the file declares the source by its id.
      const custom = databaseEntry({}, { source: customSource(source.spec.id, '1.0') });
      expect(check(custom, { ...live(), name: source.spec.name })).toEqual([]);
    },
  );
});

describe('a required parameter', () => {
  it('that the record knows should be added', () => {
    const required = ['server', 'user', 'password', 'port'];
    expect(told(databaseEntry(), live({ required }))).toEqual([
      '9 error: requires the parameter `port`, which is missing in the entry; add it under `auth`',
    ]);
  });

  it('may have the name of an inherited object member', () => {
    const spec = live({ required: ['constructor'], parameters: { constructor: plainText } });
    expect(told(databaseEntry(), spec)).toEqual([
      expect.stringContaining('requires the parameter `constructor`, which is missing in the entry; declare'),
    ]);
  });

  it('that the record does not know needs a custom source', () => {
    const spec = live({ required: ['realm'], parameters: { realm: plainText } });
    expect(told(databaseEntry(), spec)).toEqual([
      '9 error: requires the parameter `realm`, which is missing in the entry; declare this connection with `source: { connectionSpec: … }`, which accepts any parameter, until this program supports it',
    ]);
  });

  it('of a custom source should be added', () => {
    const source = customSource(ID, '1.0');
    const spec = live({ required: ['realm'], parameters: { realm: plainText } });
    const problems = checkLiveSpec(databaseEntry({}, { source }), spec).map(drawn);
    expect(problems.map(({ fix }) => fix)).toEqual(['add it under `auth`']);
  });

  it('that apply obtains may be left out', () => {
    const source = { ...database, mint: { parameter: 'token', from: ['user'] } };
    const spec = live({ required: ['token'], parameters: { token: hidden } });
    const parameters = { ...databaseEntry().parameters, token: secret('A token.') };
    expect(check(databaseEntry({}, { source, parameters }), spec)).toEqual([]);
  });

  it('is reported together with the others', () => {
    const entry = databaseEntry({ user: undefined, password: undefined });
    expect(check(entry, live()).map(({ message }) => message)).toEqual([
      expect.stringContaining('requires the parameters `user`, `password`, which are missing in the entry'),
    ]);
  });
});

describe('a parameter that Adobe does not know', () => {
  const without = (name: string, ...others: readonly string[]): LiveSpec => {
    const names = ['server', 'user', 'password', ...others].filter((each) => each !== name);
    const described = new Map(names.map((each) => [each, each === 'password' ? hidden : plainText]));
    return { authSpecs: new Map([['Basic', { required: [], parameters: described }]]) };
  };

  it.each([
    [
      'username',
      '12 error: has no parameter `user`; remove it; the parameters are `server`, `password`, `username`',
    ],
    ['users', '12 error: has no parameter `user`; did you mean `users`?'],
  ])('is reported with the nearest name, or with all names: %s', (other, expected) => {
    expect(told(databaseEntry(), without('user', other))).toEqual([expected]);
  });

  it('is also reported for a secret, at its line', () => {
    expect(told(databaseEntry(), without('password', 'passwort'))).toEqual([
      '13 error: has no parameter `password`; did you mean `passwort`?',
    ]);
  });

  it('is not reported if Adobe describes no parameters', () => {
    const spec = { authSpecs: new Map([['Basic', { required: [], parameters: new Map() }]]) };
    expect(check(databaseEntry(), spec)).toEqual([]);
  });
});

describe('a parameter that Adobe marks as a password', () => {
  it('must not be in plain text in the file', () => {
    expect(told(databaseEntry(), live({ parameters: { user: hidden } }))).toEqual([
      '12 error: marks `user` as a secret, but the file has it in plain text; write `user: { secret: NAME }`; treat the value in the file as leaked and replace it at its source',
    ]);
  });

  it('is only a warning in plain text if it decides where credentials go', () => {
    expect(told(databaseEntry(), live({ parameters: { server: hidden } }))).toEqual([
      '11 warning: marks `server` as a secret, but the file has it in plain text because it decides where credentials are sent; check that it contains no password',
    ]);
  });

  it('is accepted as a reference', () => {
    const entry = databaseEntry({ user: reference('USER') });
    expect(check(entry, live({ parameters: { user: hidden } }))).toEqual([]);
  });

  it('is confidential in a custom source, even as a literal', () => {
    const auth = { token: literal('abc') };
    const entry = databaseEntry(auth, { parameters: { ...parameters, token: unknownParameter } });
    expect(told(entry, live({ parameters: { token: hidden } }))).toEqual([
      expect.stringMatching(/^14 error: marks `token` as a secret/),
    ]);
  });
});

describe('the JSON type', () => {
  it.each<[Parameter, ParameterValue, LiveParameter['type']]>([
    [text('A text.', 'x'), 'x', 'string'],
    [text('A text.', 'x'), '60', 'number'],
    [number('A number.', 1), 60, 'string'],
    [number('A number.', 1, 'number-text'), '60', 'number'],
    [flag('A flag.'), true, 'string'],
    [flag('A flag.', 'boolean-text'), 'true', 'boolean'],
    [object('A mapping.', {}), { a: 1 }, 'object'],
    [object('A mapping.', {}), { a: 1 }, 'string'],
    [text('A text.', 'x'), 'x', undefined],
  ])('fits if the value can be sent in it: %o %j as %s', (parameter, value, type) => {
    const entry = databaseEntry(
      { extra: literal(value) },
      { parameters: { ...parameters, extra: parameter } },
    );
    expect(check(entry, live({ parameters: { extra: { type, isPassword: false } } }))).toEqual([]);
  });

  it.each<[Parameter, ParameterValue, LiveParameter['type']]>([
    [text('A text.', 'x'), 'x', 'number'],
    // This value would be sent as 60.
    [text('A text.', 'x'), '60.0', 'number'],
    [text('A text.', 'x'), 'yes', 'boolean'],
    [text('A text.', 'x'), '[]', 'object'],
    [number('A number.', 1), 1, 'boolean'],
    [number('A number.', 1), 1, 'object'],
    [flag('A flag.'), true, 'number'],
    [object('A mapping.', {}), { a: 1 }, 'number'],
  ])('is an error if the value cannot be sent in it: %o %j as %s', (parameter, value, type) => {
    const entry = databaseEntry(
      { extra: literal(value) },
      { parameters: { ...parameters, extra: parameter } },
    );
    expect(told(entry, live({ parameters: { extra: { type, isPassword: false } } }))).toEqual([
      `14 error: requires a ${type} for \`extra\`, but the value in the file is of another type; write the value as a ${type}`,
    ]);
  });
});

describe('a pattern', () => {
  const withPattern = (pattern: string) => live({ parameters: { user: { ...plainText, pattern } } });

  it.each([
    '^reader$',
    'read',
    '^[a-z]{1,10}$',
    '^(?:reader|writer)$',
    '^\\w+$',
    '^[+*?{|]*[r][e][a][d][e][r]$',
  ])('that matches causes no problem: %s', (pattern) => {
    expect(check(databaseEntry(), withPattern(pattern))).toEqual([]);
  });

  it.each([
    '^[A-Z]+$',
    '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
    '^[a-z0-9._%+-]+@[a-z0-9.-]+\\.[a-z]{2,}$',
    '^https?://[^/]+(?:/.*)?$',
  ])('that does not match is only a warning: %s', (pattern) => {
    expect(told(databaseEntry(), withPattern(pattern))).toEqual([
      "12 warning: has a pattern for `user` that the value in the file does not match; compare the value with Adobe's page; some patterns are stricter than the service",
    ]);
  });

  it('is not compared with a reference', () => {
    expect(check(databaseEntry({ user: reference('USER') }), withPattern('^[A-Z]+$'))).toEqual([]);
  });

  it.each([
    '(',
    '[',
    '^(a+)+$',
    '^(a*)*b$',
    '^([a-z]+)*$',
    '^(.*a){20}$',
    '^(a|a?)+$',
    '^((a+))+$',
    '^(\\w+\\s?)*$',
    '^(?:a{1,9}){9}$',
    `^${'a?'.repeat(60)}b$`,
    `^${'(?:a|a)'.repeat(60)}b$`,
    `^${'a*'.repeat(20)}b$`,
    `^${'a{0,99}'.repeat(20)}b$`,
    `${'[a-z]+'.repeat(4)}b`,
    'a'.repeat(501),
  ])('that is invalid or takes too long is skipped: %s', (pattern) => {
    const user = literal(`${'a'.repeat(60)}!`);
    const begun = process.cpuUsage();
    const problems = check(databaseEntry({ user }), withPattern(pattern));
    const { user: spent } = process.cpuUsage(begun);
    expect(problems).toEqual([]);
    expect(spent).toBeLessThan(1_000_000);
  });

  it('is skipped for very long text', () => {
    expect(check(databaseEntry({ user: literal('a'.repeat(151)) }), withPattern('^b$'))).toEqual([]);
  });
});

describe('parameters with a live spec', () => {
  const liveSpec = (described: Readonly<Record<string, LiveParameter>>) => ({
    required: [],
    parameters: new Map(Object.entries(described)),
  });

  it('are unchanged if it describes none', () => {
    expect(withLiveSpec(parameters, undefined)).toBe(parameters);
    expect(withLiveSpec(parameters, liveSpec({}))).toEqual(parameters);
  });

  it('get the type from it, or from the record if it has none', () => {
    const { port, server } = withLiveSpec(
      parameters,
      liveSpec({ port: { type: 'string', isPassword: false }, server: { isPassword: false } }),
    );
    expect([port?.type, server?.type]).toEqual(['string', 'string']);
    expect([port?.kind, port?.required]).toEqual(['number', false]);
  });

  it.each([
    ['a text marked as a password', text('A text.', 'x'), hidden, true],
    ['a text not marked as a password', text('A text.', 'x'), plainText, false],
    ['a destination marked as a password', host([], 'A host.', 'x'), hidden, true],
    ['a secret, which is never shown anyway', secret('A secret.'), hidden, false],
    ['an unknown parameter marked as a password', unknownParameter, hidden, true],
    ['an unknown parameter not marked as a password', unknownParameter, plainText, false],
  ])('have confidential literals or not: %s', (_, parameter, described, expected) => {
    const { it: found } = withLiveSpec({ it: parameter }, liveSpec({ it: described }));
    expect(found?.confidential).toBe(expected);
  });

  it('stay confidential if neither it nor a record describes them', () => {
    expect(withLiveSpec({ it: unknownParameter }, liveSpec({}))['it']?.confidential).toBe(true);
  });
});
