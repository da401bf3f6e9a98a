import { describe, expect, test } from 'vitest';
import type { BaseConnection } from '../../../src/model/connection.ts';
import type { Entry } from '../../../src/model/entry.ts';
import { declarationOf, planHash } from '../../../src/plan/plan-hash.ts';
import {
  connectionFor,
  entryOf,
  literal,
  otherSource,
  reference,
  someSource,
} from '../../fixtures/entry-builder.ts';
import { observedOf, planOf } from './observed.ts';

function hashOf(
  entries: readonly Entry[],
  listed: readonly BaseConnection[],
  lookedUp: Readonly<Record<string, BaseConnection | undefined>> = {},
): string {
  return planHash(planOf(entries, observedOf({ dev: listed, stage: [], prod: [] }, lookedUp)));
}

const created = entryOf('created', { description: 'New' });
const drifted = entryOf('drifted', { description: 'Wanted' });
const twice = entryOf('twice');
const lostPin = entryOf('lost-pin', { id: 'gone' });
const same = entryOf('same');

const entries = [created, drifted, twice, lostPin, same];
const listed = [
  connectionFor(drifted, { description: 'Found' }),
  connectionFor(twice, { id: 'one' }),
  connectionFor(twice, { id: 'two' }),
  connectionFor(same),
];
const before = hashOf(entries, listed);

describe('the hash of a plan stays the same when', () => {
  test('the file or the listing is in another order', () => {
    expect(hashOf([...entries].reverse(), listed)).toBe(before);
    expect(hashOf(entries, [...listed].reverse())).toBe(before);
  });

  test('two connections have the new name of a pinned entry and are listed in another order', () => {
    const pinned = entryOf('pinned', { id: 'ours' });
    const found = [
      connectionFor(pinned, { id: 'ours', name: 'Old' }),
      connectionFor(pinned, { id: 'x' }),
      connectionFor(pinned, { id: 'y' }),
    ];
    expect(hashOf([pinned], [...found].reverse())).toBe(hashOf([pinned], found));
  });

  test('a conflict names its candidates in another order', () => {
    const [first, second] = [
      ['a', 'b'],
      ['b', 'a'],
    ].map((ids) =>
      planHash({
        orgId: 'ACME@AdobeOrg',
        changes: [
          { kind: 'conflict', entry: twice, ids, problem: { code: 'name-conflict', message: ['two'] } },
        ],
      }),
    );
    expect(first).toBe(second);
  });

  test('entries without changes are added or left out', () => {
    const more = entryOf('more');
    expect(hashOf([more, ...entries], [...listed, connectionFor(more)])).toBe(before);
    expect(
      hashOf(
        entries.filter((entry) => entry !== same),
        listed,
      ),
    ).toBe(before);
  });

  test('entries of a sandbox outside the run are added', () => {
    const observed = observedOf({ dev: listed });
    expect(
      planHash(planOf([...entries, entryOf('far', { sandbox: 'prod' })], observed, { only: 'dev' })),
    ).toBe(before);
  });

  test('Flow Service has additional connections', () => {
    expect(hashOf(entries, [...listed, connectionFor(entryOf('stranger'))])).toBe(before);
  });

  test('ignored values change: times, state, creator, masks of secrets', () => {
    const later = listed.map((connection) => ({
      ...connection,
      createdAt: 1,
      createdClient: 'exc_app',
      state: 'disabled',
      authParams: { ...connection.authParams, clientSecret: 'another mask', refreshToken: 'another mask' },
    }));
    expect(hashOf(entries, later)).toBe(before);
  });

  test('lines are moved', () => {
    const moved = entries.map((entry) => ({
      ...entry,
      location: { ...entry.location, line: entry.location.line + 10 },
    }));
    expect(hashOf(moved, listed)).toBe(before);
  });

  test('there are no changes: it is the hash of the empty list', () => {
    const empty = '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945';
    expect(hashOf([], [])).toBe(empty);
    expect(hashOf([same], [connectionFor(same)])).toBe(empty);
  });
});

describe('the hash of a plan changes when', () => {
  const changesOfOne: readonly (readonly [string, Entry])[] = [
    ['its key', { ...created, key: 'renamed' }],
    ['its name', { ...created, name: 'Other' }],
    ['its sandbox', { ...created, sandbox: 'prod' }],
    ['its description', { ...created, description: 'Other' }],
    ['its description, now left out,', entryOf('created')],
    ['its source', { ...created, source: otherSource }],
    [
      'the version of its spec',
      {
        ...created,
        source: { ...someSource, spec: { ...someSource.spec, version: '2.0' } },
      },
    ],
    ['its auth spec', { ...created, authSpec: 'Other Authentication' }],
    ...Object.keys(created.auth).flatMap((parameter): (readonly [string, Entry])[] => [
      [`its ${parameter}`, { ...created, auth: { ...created.auth, [parameter]: literal('other') } }],
      [
        `its ${parameter}, a reference`,
        { ...created, auth: { ...created.auth, [parameter]: reference('OTHER') } },
      ],
    ]),
    ['its access token', { ...created, auth: { ...created.auth, accessToken: reference('OTHER') } }],
  ];

  test.each(changesOfOne)('%s changes in an entry to create', (_, changed) => {
    expect(hashOf([changed, drifted, twice, lostPin, same], listed)).not.toBe(before);
  });

  test('one of these changes replaces another', () => {
    const hashes = changesOfOne.map(([, changed]) => hashOf([changed], []));
    expect(new Set(hashes).size).toBe(changesOfOne.length);
  });

  test('a value becomes a reference of the same name', () => {
    const value = entryOf('e', { auth: { clientId: literal('CLIENT') } });
    const name = entryOf('e', { auth: { clientId: reference('CLIENT') } });
    expect(hashOf([value], [])).not.toBe(hashOf([name], []));
  });

  test('the organization changes, for each kind of change, but not without changes', () => {
    const observed = observedOf({ dev: listed, stage: [], prod: [] });
    for (const some of [entries, [created], [drifted], [twice], [lostPin]]) {
      const hashes = ['ACME@AdobeOrg', 'OTHER@AdobeOrg'].map((orgId) =>
        planHash(planOf(some, { ...observed, orgId })),
      );
      expect(new Set(hashes).size).toBe(2);
    }
    expect(planHash(planOf([same], { ...observed, orgId: 'OTHER@AdobeOrg' }))).toBe(hashOf([], []));
  });

  test('an entry to create is added', () => {
    expect(hashOf([...entries, entryOf('another')], listed)).not.toBe(before);
  });

  test.each<readonly [string, readonly BaseConnection[]]>([
    ['has another old value', [connectionFor(drifted, { description: 'Found later' }), ...listed.slice(1)]],
    ['has another id', [connectionFor(drifted, { id: 'new', description: 'Found' }), ...listed.slice(1)]],
    ['is gone', listed.slice(1)],
    ['is updated', [connectionFor(drifted), ...listed.slice(1)]],
  ])('a connection that differs %s', (_, found) => {
    expect(hashOf(entries, found)).not.toBe(before);
  });

  test('another connection joins a conflict', () => {
    expect(hashOf(entries, [...listed, connectionFor(twice, { id: 'three' })])).not.toBe(before);
  });

  test('a pin fails for another reason', () => {
    const elsewhere = connectionFor(lostPin, { id: 'gone', sandbox: 'prod' });
    expect(hashOf(entries, listed, { gone: elsewhere })).not.toBe(before);
  });

  test('a rotation overwrites another parameter', () => {
    const hashes = [[], ['region'], ['account'], ['region', 'account']].map((fields) =>
      planHash({
        orgId: 'ACME@AdobeOrg',
        changes: [
          {
            kind: 'rotate',
            entry: same,
            connection: connectionFor(same),
            differences: [],
            ignored: [],
            sendsCredentials: true,
            overwritten: fields.map((field) => ({ field, why: 'not-in-file' })),
          },
        ],
      }),
    );
    expect(new Set(hashes).size).toBe(4);
  });
});

describe('two entries declare the same', () => {
  const declaring = (auth: Entry['auth']) => declarationOf(entryOf('e', { auth }));
  const filled = (value: string, row: string) =>
    ({ ...literal(value), kind: 'literal', value, row }) as const;

  test('if a preset fills in the same row, whichever of its values Adobe has', () => {
    const eu = declaring({ endpoint: filled('https://www.zohoapis.eu', 'eu') });
    expect(declaring({ endpoint: filled('https://old.zohoapis.eu', 'eu') })).toBe(eu);
    expect(declaring({ endpoint: filled('https://www.zohoapis.eu', 'us') })).not.toBe(eu);
  });

  test('only if values in the file are equal, and references have the same name', () => {
    expect(declaring({ clientId: reference('A') })).not.toBe(declaring({ clientId: reference('B') }));
    expect(declaring({ endpoint: literal('https://a.example') })).not.toBe(
      declaring({ endpoint: literal('https://b.example') }),
    );
  });
});
