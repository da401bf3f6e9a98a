import { describe, expect, test } from 'vitest';
import type { Change } from '../../../src/model/change.ts';
import type { BaseConnection, Dependent } from '../../../src/model/connection.ts';
import type { Entry } from '../../../src/model/entry.ts';
import { textOf } from '../../../src/model/message.ts';
import type { Problem } from '../../../src/model/problem.ts';
import type { Intent } from '../../../src/plan/plan.ts';
import { planHash } from '../../../src/plan/plan-hash.ts';
import { connectionFor, entryOf, literal } from '../../fixtures/entry-builder.ts';
import { observedOf, planOf } from './observed.ts';

const ID = 'pinned-id';

/** The states of one connection that the file can declare. */
const declared = {
  present: entryOf('eu', { description: 'New' }),
  'present without a description': entryOf('eu'),
  pinned: entryOf('eu', { description: 'New', id: ID }),
  absent: entryOf('eu', { ensure: 'absent', auth: {} }),
  'absent, pinned': entryOf('eu', { ensure: 'absent', id: ID }),
} as const;

const same = connectionFor(declared.present, { id: ID });

/** The states of it that can be observed in Flow Service. */
const observed = {
  nothing: [],
  'the same': [same],
  'another description': [{ ...same, description: 'Old' }],
  'no description': [without(same, 'description')],
  'another endpoint': [{ ...same, authParams: { ...same.authParams, endpoint: 'https://www.zohoapis.in' } }],
  'another name': [{ ...same, name: 'Made by hand' }],
  'a masked endpoint': [{ ...same, authParams: { endpoint: '****' } }],
  two: [same, { ...same, id: 'another-id' }],
  'one that is being deleted': [{ ...same, state: 'delete-finalizing' }],
  'one that is being deleted, and another': [{ ...same, id: 'another-id', state: 'delete-finalizing' }, same],
  'one in an unknown state': [{ ...same, state: 'enabled-finalizing', description: 'Old' }],
  'a disabled one': [{ ...same, state: 'disabled' }],
} as const satisfies Readonly<Record<string, readonly BaseConnection[]>>;

/** The intents of a run. */
const intents = {
  'only reports': {},
  updates: { onDrift: 'update' },
  rotates: { rotate: new Set(['eu']) },
  'updates and rotates': { onDrift: 'update', rotate: new Set(['eu']) },
} as const satisfies Readonly<Record<string, Partial<Intent>>>;

type Declared = keyof typeof declared;
type Kinds = readonly [reporting: string, updating: string, rotating: string, both: string];

const stays: Kinds = ['unchanged', 'unchanged', 'rotate', 'rotate'];
const differs: Kinds = ['drifted', 'update', 'rotate', 'update'];
const all = (kind: string): Kinds => [kind, kind, kind, kind];

/**
 * The kind of change for each intent, by observed and declared state. An asterisk marks a change that sends
 * credentials.
 */
const expected: Readonly<Record<keyof typeof observed, Readonly<Record<Declared, Kinds>>>> = {
  nothing: {
    present: all('create'),
    'present without a description': all('create'),
    pinned: all('invalid'),
    absent: all('unchanged'),
    'absent, pinned': all('unchanged'),
  },
  'the same': {
    present: stays,
    'present without a description': stays,
    pinned: stays,
    absent: all('delete'),
    'absent, pinned': all('delete'),
  },
  'another description': {
    present: differs,
    'present without a description': stays,
    pinned: differs,
    absent: all('delete'),
    'absent, pinned': all('delete'),
  },
  'no description': {
    present: differs,
    'present without a description': stays,
    pinned: differs,
    absent: all('delete'),
    'absent, pinned': all('delete'),
  },
  'another endpoint': {
    present: differs,
    'present without a description': differs,
    pinned: differs,
    absent: all('delete'),
    'absent, pinned': all('delete'),
  },
  'another name': {
    present: all('create'),
    'present without a description': all('create'),
    pinned: differs,
    absent: all('unchanged'),
    'absent, pinned': all('invalid'),
  },
  'a masked endpoint': {
    present: stays,
    'present without a description': stays,
    pinned: stays,
    absent: all('delete'),
    'absent, pinned': all('delete'),
  },
  two: {
    present: all('conflict'),
    'present without a description': all('conflict'),
    pinned: stays,
    absent: all('conflict'),
    'absent, pinned': all('delete'),
  },
  'one that is being deleted': {
    present: all('conflict'),
    'present without a description': all('conflict'),
    pinned: all('conflict'),
    absent: all('unchanged'),
    'absent, pinned': all('unchanged'),
  },
  'one that is being deleted, and another': {
    present: stays,
    'present without a description': stays,
    pinned: stays,
    absent: all('delete'),
    'absent, pinned': all('delete'),
  },
  'one in an unknown state': {
    present: ['drifted', 'conflict', 'conflict', 'conflict'],
    'present without a description': ['unchanged', 'unchanged', 'conflict', 'conflict'],
    pinned: ['drifted', 'conflict', 'conflict', 'conflict'],
    absent: all('conflict'),
    'absent, pinned': all('conflict'),
  },
  'a disabled one': {
    present: stays,
    'present without a description': stays,
    pinned: stays,
    absent: all('delete'),
    'absent, pinned': all('delete'),
  },
};

const pairs = Object.entries(expected).flatMap(([seen, byDeclared]) =>
  Object.entries(byDeclared).map(([said, kinds]) => [said, seen, kinds] as const),
);

describe.each(pairs)('declared %s, observed %s', (said, seen, kinds) => {
  test.each(Object.entries(intents).map(([name, intent], index) => [name, kinds[index], intent] as const))(
    'a run that %s plans: %s',
    (_, kind, intent) => {
      const plan = planOf(
        [declared[said as Declared]],
        observedOf({ dev: observed[seen as keyof typeof observed] }, { [ID]: undefined }),
        intent,
      );
      expect(plan.changes.map((change) => change.kind)).toEqual([kind]);
    },
  );
});

/** Returns the change for an entry and one observed connection. */
function changeFor(
  entry: Parameters<typeof planOf>[0][number],
  found: BaseConnection,
  intent: Partial<Intent> = {},
): Change {
  const [change] = planOf([entry], observedOf({ dev: [found] }), intent).changes;
  if (change === undefined) throw new Error('no change');
  return change;
}

describe('a change', () => {
  const far = { ...same, authParams: { ...same.authParams, endpoint: 'https://www.zohoapis.in' } };
  const old = { ...far, description: 'Old', name: 'Made by hand' };

  test('of name and description does not send the credentials', () => {
    const change = changeFor(
      declared.pinned,
      { ...same, description: 'Old', name: 'By hand' },
      intents.updates,
    );
    expect(change).toMatchObject({ kind: 'update', sendsCredentials: false, ignored: [] });
    expect('differences' in change && change.differences.map(({ field }) => field)).toEqual([
      'name',
      'description',
    ]);
  });

  test('of one parameter sends all parameters, so that no rotation is needed', () => {
    expect(changeFor(declared.present, far, intents.updates)).toMatchObject({ sendsCredentials: true });
    expect(changeFor(declared.pinned, old, intents.updates)).toMatchObject({ sendsCredentials: true });
    expect(changeFor(declared.present, far, intents['updates and rotates'])).toEqual(
      changeFor(declared.present, far, intents.updates),
    );
  });

  test('by rotation includes all parameters, since it sends them, and leaves the rest', () => {
    const change = changeFor(declared.pinned, old, intents.rotates);
    expect(change).toMatchObject({
      kind: 'rotate',
      sendsCredentials: true,
      differences: [{ field: 'endpoint' }],
      ignored: [{ field: 'name' }, { field: 'description' }],
    });
  });

  test('is none if only another entry is rotated', () => {
    expect(changeFor(declared.present, same, { rotate: new Set(['us']) }).kind).toBe('unchanged');
  });
});

describe('the hash of a plan', () => {
  const found = { ...same, description: 'Old' };
  const hashFor = (entry: Parameters<typeof planOf>[0][number], intent: Partial<Intent>) =>
    planHash(planOf([entry], observedOf({ dev: [found] }), intent));

  test('depends on whether a difference is updated, rotated, removed or left', () => {
    const hashes = [
      hashFor(declared.present, {}),
      hashFor(declared.present, intents.updates),
      hashFor(declared.present, intents.rotates),
      hashFor(declared.present, intents['updates and rotates']),
      hashFor(declared.absent, {}),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test('depends on the entries that are rotated', () => {
    const entries = ['a', 'b'].map((key) => entryOf(key));
    const world = observedOf({ dev: entries.map((entry) => connectionFor(entry)) });
    const hashes = [[], ['a'], ['b'], ['a', 'b']].map((keys) =>
      planHash(planOf(entries, world, { rotate: new Set(keys) })),
    );
    expect(new Set(hashes).size).toBe(4);
  });

  test('of a removal depends on the removed connection', () => {
    const plans = ['one', 'other'].map((id) =>
      planHash(planOf([declared.absent], observedOf({ dev: [{ ...same, id }] }))),
    );
    expect(new Set(plans).size).toBe(2);
  });
});

describe('the removal of a connection that is in use', () => {
  const planWith = (found: readonly Dependent[] | Problem) =>
    planOf([declared.absent, entryOf('us')], observedOf({ dev: [same] }), {
      dependents: new Map([[ID, found]]),
    }).changes;
  const dependents = (...names: readonly string[]): readonly Dependent[] =>
    names.map((name) => ({ kind: 'dataflow', id: `id-of-${name}`, name }));

  test('is a conflict that names its dependents, and other entries are not affected', () => {
    const changes = planWith(dependents('Leads', 'Contacts'));
    expect(changes.map(({ kind }) => kind)).toEqual(['conflict', 'create']);
    expect(changes[0]).toMatchObject({
      ids: [ID],
      connection: same,
      problem: { code: 'in-use' },
    });
    expect(messageOf(changes[0])).toMatch(/"Leads" \(id-of-Leads\).*"Contacts" \(id-of-Contacts\)/);
  });

  test('names five dependents and counts the others', () => {
    const [change] = planWith(dependents(...Array.from({ length: 25 }, (_, index) => `flow${index}`)));
    const message = messageOf(change);
    expect(message).toContain('flow4');
    expect(message).not.toContain('flow5');
    expect(message).toContain('and 20 more');
  });

  test('is planned if nothing depends on it', () => {
    expect(planWith([])).toEqual(
      planOf([declared.absent, entryOf('us')], observedOf({ dev: [same] })).changes,
    );
    expect(planWith([])[0]?.kind).toBe('delete');
  });

  test('is a conflict if its dependents are unknown', () => {
    const changes = planWith({ code: 'adobe-unreachable', message: ['no answer'] });
    expect(changes.map(({ kind }) => kind)).toEqual(['conflict', 'create']);
    expect(changes[0]).toMatchObject({
      ids: [ID],
      problem: {
        code: 'adobe-unreachable',
        message: 'no answer',
      },
    });
  });
});

describe('two entries for one connection', () => {
  test('are both in conflict if one keeps it and one removes it', () => {
    const going = entryOf('going', { ensure: 'absent', id: ID, name: same.name });
    const staying = entryOf('staying', { name: same.name });
    const { changes } = planOf([going, staying], observedOf({ dev: [same] }));
    expect(changes.map(({ kind }) => kind)).toEqual(['conflict', 'conflict']);
  });

  test('can remove a twin by id and keep the pinned one', () => {
    const going = entryOf('going', { ensure: 'absent', id: 'twin', name: same.name });
    const staying = entryOf('staying', { id: ID, name: same.name });
    const { changes } = planOf([going, staying], observedOf({ dev: [same, { ...same, id: 'twin' }] }));
    expect(changes.map(({ kind }) => kind)).toEqual(['delete', 'unchanged']);
  });

  test('can remove one of two twins by id and keep the other without a pin', () => {
    const going = entryOf('going', { ensure: 'absent', id: 'twin', name: same.name });
    const staying = entryOf('staying', { name: same.name });
    const { changes } = planOf([going, staying], observedOf({ dev: [same, { ...same, id: 'twin' }] }));
    expect(changes.map(({ kind }) => kind)).toEqual(['delete', 'unchanged']);
  });

  test('accept a missing pinned id to remove, with a warning about an unclaimed connection of that name', () => {
    const going = entryOf('going', { ensure: 'absent', id: 'mistyped', name: same.name });
    const world = observedOf({ dev: [same] }, { mistyped: undefined });
    const [change] = planOf([going], world).changes;
    expect(change).toMatchObject({ kind: 'unchanged', problem: { severity: 'warning' } });
    expect(messageOf(change)).toContain(ID);
    const staying = entryOf('staying', { id: ID, name: same.name });
    expect(planOf([going, staying], world).changes[0]).toEqual({ kind: 'unchanged', entry: going });
  });

  const going = entryOf('going', { ensure: 'absent', id: 'mistyped', name: same.name });
  const others = { ensure: 'present', name: same.name } as const;
  test.each<readonly [string, Entry, 'warning' | undefined]>([
    ['has that name', entryOf('other', others), undefined],
    ['pins it', entryOf('other', { id: ID, name: 'New name' }), undefined],
    ['has another name', entryOf('other'), 'warning'],
    ['has that name in another sandbox', entryOf('other', { ...others, sandbox: 'prod' }), 'warning'],
    ['has that name but pins another id', entryOf('other', { ...others, id: 'another-id' }), 'warning'],
  ])(
    'with a missing pinned id to remove, a connection of that name, and another entry that %s: %s',
    (_, other, severity) => {
      const world = observedOf({ dev: [same], prod: [] });
      const [change] = planOf([going, other], world).changes;
      expect(change?.kind).toBe('unchanged');
      expect(change !== undefined && 'problem' in change ? change.problem?.severity : undefined).toBe(
        severity,
      );
    },
  );

  test('do not resolve an ambiguous name by pinning one of its connections, unless to remove it', () => {
    const named = entryOf('named', { name: same.name });
    const pinned = entryOf('pinned', { id: 'twin', name: same.name });
    const { changes } = planOf([named, pinned], observedOf({ dev: [same, { ...same, id: 'twin' }] }));
    expect(changes.map(({ kind }) => kind)).toEqual(['conflict', 'unchanged']);
    expect(changes[0]).toMatchObject({ ids: [ID, 'twin'] });
  });

  test('do not give a pinned connection a name that another has, whatever the intent', () => {
    const pinned = entryOf('eu', {
      id: ID,
      name: 'Taken',
      auth: { endpoint: literal('https://www.zohoapis.in') },
    });
    const world = observedOf({ dev: [same, { ...same, id: 'other', name: 'Taken' }] });
    for (const intent of Object.values(intents)) {
      expect(planOf([pinned], world, intent).changes.map(({ kind }) => kind)).toEqual(['conflict']);
    }
  });
});

function messageOf(change: Change | undefined): string {
  return change !== undefined && 'problem' in change ? textOf(change.problem?.message ?? []) : '';
}

function without<K extends keyof BaseConnection>(connection: BaseConnection, member: K): BaseConnection {
  const { [member]: _, ...rest } = connection;
  return rest as BaseConnection;
}
