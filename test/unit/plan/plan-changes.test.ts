import { describe, expect, test } from 'vitest';
import type { Change } from '../../../src/model/change.ts';
import { textOf } from '../../../src/model/message.ts';
import { planHash } from '../../../src/plan/plan-hash.ts';
import {
  connectionFor,
  entryOf,
  literal,
  otherSource,
  reference,
  someSource,
} from '../../fixtures/entry-builder.ts';
import { observedOf, planOf } from './observed.ts';

const eu = entryOf('eu', { description: 'Leads of the EU team' });

/** Returns the change of a plan for one entry. */
function only(changes: readonly Change[]): Change {
  const [change, ...others] = changes;
  if (change === undefined || others.length > 0) throw new Error(`${changes.length} changes`);
  return change;
}

function differencesIn(change: Change | undefined) {
  return change?.kind === 'drifted' ? change.differences : [];
}

function problemOf(change: Change | undefined) {
  return change !== undefined && 'problem' in change ? change.problem : undefined;
}

function messageOf(change: Change | undefined): string {
  return textOf(problemOf(change)?.message ?? []);
}

describe('the change for one entry', () => {
  test.each<{
    readonly story: string;
    readonly found: readonly Parameters<typeof connectionFor>[1][];
    readonly kind: string;
  }>([
    { story: 'no connection has its name', found: [], kind: 'create' },
    { story: 'one has its name, and all visible values are as declared', found: [{}], kind: 'unchanged' },
    {
      story: 'another spelling of its name is another name',
      found: [{ name: 'name of eu' }],
      kind: 'create',
    },
    { story: 'one from another source has its name', found: [{ connectionSpecId: 'x' }], kind: 'create' },
    { story: 'the description differs', found: [{ description: 'Old' }], kind: 'drifted' },
    {
      story: 'the endpoint differs',
      found: [{ authParams: { endpoint: 'https://other.example' } }],
      kind: 'drifted',
    },
    {
      story: 'the client id differs',
      found: [{ authParams: { clientId: '1000.OTHER' } }],
      kind: 'drifted',
    },
    { story: 'two have its name', found: [{ id: 'a' }, { id: 'b' }], kind: 'conflict' },
    {
      story: 'two have its name, one from another source',
      found: [{}, { id: 'b', connectionSpecId: 'x' }],
      kind: 'unchanged',
    },
    { story: 'it is disabled', found: [{ state: 'disabled' }], kind: 'unchanged' },
  ])('$story: $kind', ({ found, kind }) => {
    const plan = planOf([eu], observedOf({ dev: found.map((changes) => connectionFor(eu, changes)) }));
    expect(only(plan.changes).kind).toBe(kind);
  });

  test('ignores a connection of another sandbox', () => {
    const prod = connectionFor(eu, { sandbox: 'prod' });
    expect(only(planOf([eu], observedOf({ dev: [], prod: [prod] })).changes).kind).toBe('create');
  });

  test('considers a connection without a spec id as one of the requested spec', () => {
    const { connectionSpecId, ...found } = connectionFor(eu);
    expect(connectionSpecId).toBe(someSource.spec.id);
    expect(only(planOf([eu], observedOf({ dev: [found] })).changes).kind).toBe('unchanged');
  });

  test('comes in the order of the file, whatever the order of the listing', () => {
    const entries = ['c', 'a', 'b'].map((key) => entryOf(key));
    const listed = [...entries].reverse().map((entry) => connectionFor(entry));
    const { changes } = planOf(entries, observedOf({ dev: listed }));
    expect(changes.map(({ entry, kind }) => `${entry.key} ${kind}`)).toEqual([
      'c unchanged',
      'a unchanged',
      'b unchanged',
    ]);
  });
});

describe('several connections with one name', () => {
  test('are a conflict that names every id and the sandbox, whatever their order in the listing', () => {
    const entry = entryOf('eu');
    const found = ['c', 'a', 'b'].map((id) => connectionFor(entry, { id }));
    const forwards = only(planOf([entry], observedOf({ dev: found })).changes);
    const backwards = only(planOf([entry], observedOf({ dev: [...found].reverse() })).changes);
    expect(forwards).toMatchObject({ kind: 'conflict', ids: ['a', 'b', 'c'] });
    expect(backwards).toEqual(forwards);
    expect(problemOf(forwards)).toMatchObject({
      code: 'name-conflict',
      message:
        '3 base connections in sandbox `dev` have this name: a (created 2025-10-09 by an API client), b (created 2025-10-09 by an API client), c (created 2025-10-09 by an API client)',
    });
  });

  test('can be distinguished by a pin', () => {
    const entry = entryOf('eu', { id: 'b' });
    const found = ['a', 'b'].map((id) => connectionFor(entry, { id }));
    const change = only(planOf([entry], observedOf({ dev: found })).changes);
    expect(change).toMatchObject({ kind: 'unchanged', connection: { id: 'b' } });
  });
});

describe('a pinned entry', () => {
  const pinned = entryOf('eu', { id: 'pinned-id' });

  test('with another name has drift of the name, old and new', () => {
    const found = connectionFor(pinned, { id: 'pinned-id', name: 'Old name' });
    const change = only(planOf([pinned], observedOf({ dev: [found] })).changes);
    expect(differencesIn(change)).toEqual([{ field: 'name', observed: 'Old name', declared: 'Name of eu' }]);
  });

  test('with an unknown id is not created again, even if a connection has its name', () => {
    const namesake = connectionFor(pinned, { id: 'another-id' });
    const change = only(
      planOf([pinned], observedOf({ dev: [namesake] }, { 'pinned-id': undefined })).changes,
    );
    expect(change.kind).toBe('invalid');
    expect(problemOf(change)).toMatchObject({ code: 'pin-not-found' });
  });

  test('with an id of another source is invalid, whether a look-up or a listing found it', () => {
    const other = connectionFor(pinned, { id: 'pinned-id', connectionSpecId: otherSource.spec.id });
    for (const observed of [observedOf({ dev: [] }, { 'pinned-id': other }), observedOf({ dev: [other] })]) {
      const change = only(planOf([pinned], observed).changes);
      expect(change.kind).toBe('invalid');
      expect(problemOf(change)).toMatchObject({ code: 'pin-other-spec' });
      expect(messageOf(change)).toContain(otherSource.spec.id);
    }
  });

  test('with an id of another sandbox is invalid, whether a listing or a look-up found it', () => {
    const elsewhere = connectionFor(pinned, { id: 'pinned-id', sandbox: 'prod' });
    for (const observed of [
      observedOf({ dev: [], prod: [elsewhere] }),
      observedOf({ dev: [] }, { 'pinned-id': elsewhere }),
    ]) {
      const change = only(planOf([pinned], observed).changes);
      expect(change.kind).toBe('invalid');
      expect(problemOf(change)).toMatchObject({ code: 'pin-other-sandbox' });
      expect(messageOf(change)).toContain('`prod`');
    }
  });

  test('with a new name that is taken is a conflict with all ids, and the owner of the name is unaffected', () => {
    const ours = connectionFor(pinned, { id: 'pinned-id', name: 'Old name' });
    const owners = ['z-owner', 'a-owner'].map((id) => connectionFor(pinned, { id }));
    const change = only(planOf([pinned], observedOf({ dev: [ours, ...owners] })).changes);
    expect(change).toMatchObject({ kind: 'conflict', ids: ['pinned-id', 'a-owner', 'z-owner'] });
    const again = only(planOf([pinned], observedOf({ dev: [...owners.reverse(), ours] })).changes);
    expect(again).toEqual(change);
  });

  test('may have a name that is taken in another sandbox or by another source', () => {
    const ours = connectionFor(pinned, { id: 'pinned-id', name: 'Old name' });
    const observed = observedOf({
      dev: [ours, connectionFor(pinned, { id: 'x', connectionSpecId: otherSource.spec.id })],
      prod: [connectionFor(pinned, { id: 'y', sandbox: 'prod' })],
    });
    expect(only(planOf([pinned], observed).changes).kind).toBe('drifted');
  });

  test('for a connection that another entry has by name is a conflict, and each names the other', () => {
    const byName = entryOf('named');
    const byId = entryOf('by-id', { id: 'id-of-named' });
    const bystander = entryOf('bystander');
    const { changes } = planOf(
      [byName, bystander, byId],
      observedOf({ dev: [connectionFor(byName), connectionFor(bystander)] }),
    );
    expect(changes.map(({ kind }) => kind)).toEqual(['conflict', 'unchanged', 'conflict']);
    expect(messageOf(changes[0])).toContain('`by-id`');
    expect(messageOf(changes[2])).toContain('`named`');
  });

  test('with the same id as another pinned entry is a conflict for both', () => {
    const entries = [entryOf('a', { id: 'one' }), entryOf('b', { id: 'one' })];
    const { changes } = planOf(entries, observedOf({ dev: [connectionFor(eu, { id: 'one' })] }));
    expect(changes.map(({ kind }) => kind)).toEqual(['conflict', 'conflict']);
  });
});

describe('the comparison', () => {
  const withToken = entryOf('eu', {
    auth: { accessToken: reference('TOKEN'), clientId: reference('CLIENT_ID') },
  });

  function compare(entry: typeof eu, changes: Parameters<typeof connectionFor>[1]) {
    return only(planOf([entry], observedOf({ dev: [connectionFor(entry, changes)] })).changes);
  }

  test.each([
    [
      'masked',
      { clientSecret: '***', refreshToken: '***', accessToken: '***', clientId: '***', endpoint: '********' },
    ],
    ['hashed', { clientSecret: 'ab'.repeat(32), clientId: 'ab'.repeat(32), accountsUrl: 'ab'.repeat(32) }],
    ['missing', {}],
    [
      'shown in plain text but secret',
      { clientSecret: 'other', refreshToken: 'other', accessToken: 'other' },
    ],
  ])('ignores parameters that are %s', (_, authParams) => {
    expect(compare(withToken, { authParams }).kind).toBe('unchanged');
    expect(compare(eu, { authParams }).kind).toBe('unchanged');
  });

  test('ignores a secret even if two values look like other text', () => {
    const entry = entryOf('eu', { auth: { clientSecret: literal('1000.DECLARED') } });
    expect(compare(entry, { authParams: { clientSecret: '1000.STORED' } }).kind).toBe('unchanged');
    expect(compare(entry, { authParams: { clientId: '1000.STORED' } }).kind).toBe('drifted');
  });

  test('ignores a value given by reference, even one shown in plain text', () => {
    expect(compare(withToken, { authParams: { clientId: '1000.OTHER' } }).kind).toBe('unchanged');
    expect(compare(eu, { authParams: { clientId: '1000.OTHER' } }).kind).toBe('drifted');
  });

  test.each(['https://WWW.ZohoApis.EU', 'https://www.zohoapis.eu/', 'https://www.zohoapis.eu//'])(
    'accepts %s as the declared endpoint',
    (endpoint) => {
      expect(compare(eu, { authParams: { endpoint } }).kind).toBe('unchanged');
    },
  );

  test('reports another path or host in its plain form', () => {
    const change = compare(eu, { authParams: { endpoint: 'https://WWW.zohoapis.eu/CRM/' } });
    expect(differencesIn(change)).toEqual([
      { field: 'endpoint', observed: 'https://www.zohoapis.eu/CRM', declared: 'https://www.zohoapis.eu' },
    ]);
  });

  test('does not show a declared value in an unusual form, because it may be a secret', () => {
    const entry = entryOf('eu', { auth: { clientId: literal('pasted-secret') } });
    expect(differencesIn(compare(entry, { authParams: { clientId: '1000.OTHER' } }))).toEqual([
      { field: 'clientId', observed: '1000.OTHER', declared: 'the value in the file' },
    ]);
  });

  test('shows a missing description as an empty one', () => {
    const { description: _, ...found } = connectionFor(eu);
    expect(differencesIn(only(planOf([eu], observedOf({ dev: [found] })).changes))).toEqual([
      { field: 'description', observed: '', declared: 'Leads of the EU team' },
    ]);
  });

  test('ignores a description that the entry leaves out, and treats an empty one as missing', () => {
    expect(compare(entryOf('eu'), { description: 'anything' }).kind).toBe('unchanged');
    expect(compare(entryOf('eu', { description: '' }), { description: 'anything' }).kind).toBe('drifted');
    const { description, ...without } = connectionFor(entryOf('eu', { description: '' }));
    expect(description).toBe('');
    const plan = planOf([entryOf('eu', { description: '' })], observedOf({ dev: [without] }));
    expect(only(plan.changes).kind).toBe('unchanged');
  });

  test('reports every field that differs in the order of the source, without a secret', () => {
    const entry = entryOf('eu', {
      id: 'id-of-eu',
      description: 'New',
      auth: { clientSecret: literal('a-literal-secret') },
    });
    const change = compare(entry, {
      name: 'Old',
      description: 'Old',
      authParams: {
        clientId: '1000.OLD',
        endpoint: 'https://old.example',
        accountsUrl: 'https://old.example',
        clientSecret: 'stored-secret',
      },
    });
    expect(differencesIn(change).map(({ field }) => field)).toEqual([
      'name',
      'description',
      'endpoint',
      'accountsUrl',
      'clientId',
    ]);
    expect(JSON.stringify(differencesIn(change))).not.toMatch(/secret/);
  });
});

describe('the scope of a plan', () => {
  test('excludes entries of other sandboxes as skipped, without observing them', () => {
    const entries = [
      entryOf('a'),
      entryOf('b', { sandbox: 'prod' }),
      entryOf('c', { sandbox: 'prod', id: 'x' }),
    ];
    const { changes } = planOf(entries, observedOf({ dev: [] }), { only: 'dev' });
    expect(changes.map(({ kind }) => kind)).toEqual(['create', 'skipped', 'skipped']);
  });

  test('lets a skipped entry claim no connection', () => {
    const prod = entryOf('prod', { sandbox: 'prod', id: 'id-of-eu' });
    const { changes } = planOf([eu, prod], observedOf({ dev: [connectionFor(eu)] }), { only: 'dev' });
    expect(changes.map(({ kind }) => kind)).toEqual(['unchanged', 'skipped']);
  });

  test.each([
    ['named', entryOf('a', { sandbox: 'stage' })],
    ['pinned', entryOf('a', { sandbox: 'stage', id: 'x' })],
  ])('does not treat an unobserved sandbox as empty: a %s entry in it throws', (_, entry) => {
    expect(() => planOf([entry], observedOf({ dev: [] }))).toThrow('sandbox stage was not observed');
  });

  test('leaves its inputs unchanged and is the same each time', () => {
    const entries = [eu, entryOf('named'), entryOf('by-id', { id: 'id-of-named' })].map(deepFreeze);
    const listed = [connectionFor(eu, { description: 'Old' }), connectionFor(entryOf('named'))].map(
      deepFreeze,
    );
    const observed = observedOf({ dev: Object.freeze(listed) });
    const plan = planOf(Object.freeze(entries), observed);
    const told = JSON.stringify(plan);
    expect(JSON.stringify(planOf(entries, observed))).toBe(told);
    planHash(plan);
    expect(JSON.stringify(plan)).toBe(told);
  });
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) deepFreeze(member);
    Object.freeze(value);
  }
  return value;
}
