import { describe, expect, it } from 'vitest';
import type { Change } from '../../../src/model/change.ts';
import type { Entry } from '../../../src/model/entry.ts';
import type { LiveSpec } from '../../../src/model/live-spec.ts';
import { msg } from '../../../src/model/message.ts';
import type { Observed } from '../../../src/model/observed.ts';
import type { Problem } from '../../../src/model/problem.ts';
import { checkSpecs, describeEntries } from '../../../src/plan/check-specs.ts';
import { connectionFor, entryOf, otherSource, someSource } from '../../fixtures/entry-builder.ts';
import { drawn } from '../flow-service/adobe.ts';

const plain = { type: 'string', isPassword: false } as const;
const hidden = { type: 'string', isPassword: true } as const;

/** Returns the live spec of `someSource` with these additional parameters. */
const fitting = (more: Readonly<Record<string, typeof plain | typeof hidden>> = {}): LiveSpec => {
  const shown = ['endpoint', 'accountsUrl', 'clientId'].map((name) => [name, plain] as const);
  const secrets = ['clientSecret', 'accessToken', 'refreshToken'].map((name) => [name, hidden] as const);
  const parameters = new Map([...shown, ...secrets, ...Object.entries(more)]);
  return { authSpecs: new Map([['Basic Authentication', { required: [], parameters }]]) };
};

const changed: LiveSpec = { authSpecs: new Map([['OAuth', { required: [], parameters: new Map() }]]) };

const unread: Problem = {
  code: 'adobe-refused',
  message: msg`could not look up the connection spec`,
  fix: msg`look again`,
};

const specsOf = (some: LiveSpec | Problem | undefined): Observed['specs'] =>
  new Map([[someSource.spec.id, some]]);

const create = (entry: Entry): Change => ({ kind: 'create', entry });
const unchanged = (entry: Entry): Change => ({ kind: 'unchanged', entry, connection: connectionFor(entry) });
const update = (entry: Entry, sendsCredentials: boolean, kind: 'update' | 'rotate' = 'update'): Change => ({
  kind,
  entry,
  connection: connectionFor(entry),
  differences: [],
  ignored: [],
  overwritten: [],
  sendsCredentials,
});
const conflict = (entry: Entry): Change => ({ kind: 'conflict', entry, ids: [], problem: unread });

/** Returns what is reported for the changes: severity, code and entry. */
const told = (changes: readonly Change[], specs: Observed['specs']) =>
  checkSpecs({ orgId: 'ACME@AdobeOrg', changes }, specs).map(
    ({ severity = 'error', code, entry, location }) => `${severity} ${code} ${entry}:${location?.line}`,
  );

const [a, b, c] = [1, 2, 3].map((line) => entryOf('abc'.charAt(line - 1), { line })) as [Entry, Entry, Entry];

describe('a live spec', () => {
  it('that fits every entry causes no problem', () => {
    expect(told([create(a), unchanged(b), update(c, true)], specsOf(fitting()))).toEqual([]);
  });

  it.each<[string, Change, string]>([
    ['is created', create(a), 'error'],
    ['is updated with its parameters', update(a, true), 'error'],
    ['is rotated', update(a, true, 'rotate'), 'error'],
    ['gets a new description', update(a, false), 'warning'],
    ['is in sync', unchanged(a), 'warning'],
    [
      'differs and is not changed',
      { kind: 'drifted', entry: a, connection: connectionFor(a), differences: [] },
      'warning',
    ],
    ['is in conflict', conflict(a), 'warning'],
  ])('that has changed is reported for an entry that %s, with the right severity', (_, change, severity) => {
    expect(told([change], specsOf(changed))).toEqual([`${severity} spec-changed a:1`]);
    expect(told([change], specsOf(undefined))).toEqual([`${severity} spec-gone a:1`]);
    expect(told([change], specsOf(unread))).toEqual([`${severity} adobe-refused a:1`]);
  });

  it('that has changed is reported for each entry, because each may send different parameters', () => {
    expect(told([create(a), unchanged(b)], specsOf(changed)).sort()).toEqual([
      'error spec-changed a:1',
      'warning spec-changed b:2',
    ]);
  });

  it.each([
    ['spec-gone', undefined],
    ['adobe-refused', unread],
  ] as const)(
    'that is missing is reported once, at the first entry that sends something: %s',
    (code, spec) => {
      expect(told([unchanged(a), create(b), create(c)], specsOf(spec))).toEqual([`error ${code} b:2`]);
      expect(told([unchanged(a), unchanged(b)], specsOf(spec))).toEqual([`warning ${code} a:1`]);
    },
  );

  it('that is missing is reported once per connection spec', () => {
    const other = entryOf('other', { source: otherSource, line: 7 });
    const specs = new Map([
      [someSource.spec.id, undefined],
      [otherSource.spec.id, undefined],
    ]);
    expect(told([create(a), create(other), unchanged(b)], specs)).toEqual([
      'error spec-gone a:1',
      'error spec-gone other:7',
    ]);
  });

  it.each<[string, Change]>([
    [
      'is removed',
      { kind: 'delete', entry: entryOf('a', { ensure: 'absent' }), connection: connectionFor(a) },
    ],
    ['is absent, as declared', { kind: 'unchanged', entry: entryOf('a', { ensure: 'absent' }) }],
    ['is of another sandbox', { kind: 'skipped', entry: a }],
  ])('does not affect an entry that %s', (_, change) => {
    expect(told([change], specsOf(changed))).toEqual([]);
    expect(told([change], specsOf(undefined))).toEqual([]);
  });

  it('that was not read is not reported', () => {
    expect(told([create(a)], new Map())).toEqual([]);
  });
});

describe('a source that no longer exists', () => {
  const gone = (more: object) => {
    const entry = entryOf('a', { source: { ...someSource, ...more } });
    const [problem] = checkSpecs({ orgId: 'x', changes: [create(entry)] }, specsOf(undefined)).map(drawn);
    return problem;
  };

  it.each([
    [{}, 'existing connections are not affected; new ones cannot be created'],
    [
      { licensed: true },
      'existing connections are not affected; new ones cannot be created. The organization may also have no licence for it',
    ],
    [
      { retirement: 'Adobe has announced its end' },
      'existing connections are not affected; new ones cannot be created. Adobe has announced its end',
    ],
  ])('is reported with the possible reason: %j', (more, fix) => {
    expect(gone(more)).toEqual({
      code: 'spec-gone',
      message:
        'Adobe no longer offers the source Some CRM here: its connection spec 929e4450-0237-4ed2-9404-b7e1e0a00309 does not exist',
      fix,
      entry: 'a',
      location: { file: 'connections.yaml', line: 1, column: 3 },
    });
  });
});

describe('the entries', () => {
  it.each([
    ['there is no live spec', undefined],
    ['it could not be read', unread],
    ['it does not have the auth spec', changed],
    ['it has no auth specs', { name: 'x' }],
  ] as const)('stay the same if %s', (_, spec) => {
    expect(describeEntries([a, b], specsOf(spec))).toEqual([a, b]);
  });

  it('learn which literals are confidential and in which type a value is sent', () => {
    const spec = fitting();
    const described = new Map([
      ...(spec.authSpecs?.get('Basic Authentication')?.parameters ?? []),
      ['clientId', { type: 'number', isPassword: true }] as const,
    ]);
    const live = { authSpecs: new Map([['Basic Authentication', { required: [], parameters: described }]]) };
    const other = entryOf('other', { source: otherSource });
    const [entry, left] = describeEntries([a, other], specsOf(live));
    expect(entry?.parameters['clientId']).toMatchObject({ kind: 'text', type: 'number', confidential: true });
    expect(entry?.parameters['endpoint']).toMatchObject({ kind: 'url', type: 'string', confidential: false });
    expect(Object.keys(entry?.parameters ?? {})).toEqual(Object.keys(a.parameters));
    expect(left).toBe(other);
  });
});
