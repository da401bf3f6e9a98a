import { expect, test } from 'vitest';
import type { Dependent } from '../../../src/model/connection.ts';
import type { Entry } from '../../../src/model/entry.ts';
import type { Listings } from '../../../src/model/observed.ts';
import type { Problem } from '../../../src/model/problem.ts';
import { connectionFor, entryOf, otherSource } from '../../fixtures/entry-builder.ts';
import { observedOf, planOf } from './observed.ts';

const named = entryOf('eu', { line: 7 });
const pinned: Entry = { ...named, id: 'pin' };
const going: Entry = { ...named, ensure: 'absent' };
const goingPinned: Entry = { ...pinned, ensure: 'absent' };

const found = (id: string, changes: Parameters<typeof connectionFor>[1] = {}) =>
  connectionFor(named, { id, ...changes });
const twins = observedOf({ dev: [found('b'), found('a')] });
const unlisted = observedOf({ dev: [], prod: [] }, { pin: undefined });

const flows = (count: number): readonly Dependent[] =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'dataflow',
    id: `f${index + 1}`,
    name: `Flow ${index + 1}`,
  }));

interface Refusal {
  readonly story: string;
  readonly entry: Entry;
  readonly observed: Listings;
  /** Entries after the entry of the story. */
  readonly others?: readonly Entry[];
  /** The dependents of connection `a`. */
  readonly dependents?: readonly Dependent[] | Problem;
  readonly kind: 'conflict' | 'invalid' | 'unchanged';
  /** The candidates of a conflict. */
  readonly ids?: readonly string[];
  readonly code: Problem['code'];
  readonly severity?: 'warning';
  readonly message: string;
  readonly fix?: string;
}

const refusals: readonly Refusal[] = [
  {
    story: 'two connections have the name',
    entry: named,
    observed: twins,
    kind: 'conflict',
    ids: ['a', 'b'],
    code: 'name-conflict',
    message:
      '2 base connections in sandbox `dev` have this name: a (created 2025-10-09 by an API client), b (created 2025-10-09 by an API client)',
    fix: 'pin the one to keep with `id: …`, or remove the others in Adobe Experience Platform',
  },
  {
    story: 'two connections have the name of an entry to remove',
    entry: going,
    observed: twins,
    kind: 'conflict',
    ids: ['a', 'b'],
    code: 'name-conflict',
    message:
      '2 base connections in sandbox `dev` have this name: a (created 2025-10-09 by an API client), b (created 2025-10-09 by an API client)',
    fix: 'pin the one to remove with `id: …`',
  },
  {
    story: 'two entries are about one connection',
    entry: named,
    observed: observedOf({ dev: [found('pin')] }),
    others: [{ ...pinned, key: 'second' }],
    kind: 'conflict',
    ids: ['pin'],
    code: 'name-conflict',
    message: 'this entry and `second` both match the base connection pin',
    fix: 'remove one of the two entries, or correct the pinned id',
  },
  {
    story: 'other connections have the new name of a pinned one',
    entry: pinned,
    observed: observedOf({ dev: [found('b'), found('pin', { name: 'Old name' }), found('a')] }),
    kind: 'conflict',
    ids: ['pin', 'a', 'b'],
    code: 'name-conflict',
    message: 'the pinned base connection pin would get a name that another connection already has: a, b',
    fix: 'give the entry another name, or pin the other id',
  },
  {
    story: 'a connection with the name is being deleted',
    entry: named,
    observed: observedOf({ dev: [found('a', { state: 'delete-finalizing' })] }),
    kind: 'conflict',
    ids: ['a'],
    code: 'name-conflict',
    message: 'the base connection a with this name is being deleted',
    fix: 'run again when it is gone to create the connection',
  },
  {
    story: 'the pinned connection is being deleted',
    entry: pinned,
    observed: observedOf({ dev: [found('pin', { state: 'delete-finalizing' })] }),
    kind: 'conflict',
    ids: ['pin'],
    code: 'name-conflict',
    message: 'the base connection pin with this name is being deleted',
    fix: 'remove `id`, and run again when it is gone to create the connection',
  },
  {
    story: 'the pinned connection is being deleted, and no listing holds it any more',
    entry: pinned,
    observed: observedOf({ dev: [] }, { pin: found('pin', { state: 'delete-finalizing' }) }),
    kind: 'conflict',
    ids: ['pin'],
    code: 'name-conflict',
    message: 'the base connection pin with this name is being deleted',
    fix: 'remove `id`, and run again when it is gone to create the connection',
  },
  {
    story: 'the connection to remove is in a state that allows none',
    entry: { ...named, ensure: 'absent' },
    observed: observedOf({ dev: [found('a', { state: 'enabled-finalizing' })] }),
    kind: 'conflict',
    ids: ['a'],
    code: 'connection-state',
    message:
      'the base connection a was not changed: Flow Service accepts no changes in its state `enabled-finalizing`',
    fix: 'run again when its state is enabled; if the state does not change, check the connection in Adobe Experience Platform',
  },
  {
    story: 'a pinned connection to remove has another name',
    entry: goingPinned,
    observed: observedOf({ dev: [found('pin', { name: 'Made by hand' })] }),
    kind: 'invalid',
    code: 'pin-other-name',
    message:
      'the pinned id pin belongs to a base connection with another name; connections are never removed by id alone',
    fix: 'set `name` to its name in Adobe Experience Platform, or correct `id`',
  },
  {
    story: 'the pinned id is in another sandbox',
    entry: pinned,
    observed: observedOf({ dev: [], prod: [found('pin', { sandbox: 'prod' })] }),
    kind: 'invalid',
    code: 'pin-other-sandbox',
    message: 'the pinned id pin belongs to a base connection in sandbox `prod`, not in `dev`',
    fix: 'correct `id` or `sandbox`',
  },
  {
    story: 'the pinned id belongs to another source',
    entry: pinned,
    observed: observedOf({ dev: [] }, { pin: found('pin', { connectionSpecId: otherSource.spec.id }) }),
    kind: 'invalid',
    code: 'pin-other-spec',
    message: `the pinned id pin belongs to a base connection for another source (connection spec ${otherSource.spec.id})`,
    fix: 'pin the id of a Some CRM connection, or remove `id`',
  },
  {
    story: 'the pinned id is not in the listing, and its connection does not name its source',
    entry: pinned,
    observed: observedOf({ dev: [] }, { pin: found('pin', { connectionSpecId: undefined }) }),
    kind: 'invalid',
    code: 'pin-other-spec',
    message: 'the pinned id pin belongs to a base connection for another source (connection spec unknown)',
    fix: 'pin the id of a Some CRM connection, or remove `id`',
  },
  {
    story: 'the pinned id does not exist',
    entry: pinned,
    observed: unlisted,
    kind: 'invalid',
    code: 'pin-not-found',
    message: 'the pinned id pin does not exist in sandbox `dev`, or the credential has no access to it',
    fix: 'correct `id`, or remove it to create the connection',
  },
  {
    story: 'the pinned id to remove does not exist, but other connections have the name',
    entry: goingPinned,
    observed: twins,
    kind: 'unchanged',
    code: 'pin-not-found',
    severity: 'warning',
    message: 'the pinned id pin does not exist, as declared, but another base connection has this name: a, b',
    fix: 'if you mean that connection, correct `id`; otherwise remove the entry',
  },
  {
    story: 'five dataflows use a connection to remove',
    entry: going,
    observed: observedOf({ dev: [found('a')] }),
    dependents: flows(5),
    kind: 'conflict',
    ids: ['a'],
    code: 'in-use',
    message:
      'the base connection a cannot be removed because it is in use: dataflow "Flow 1" (f1), dataflow "Flow 2" (f2), dataflow "Flow 3" (f3), dataflow "Flow 4" (f4), dataflow "Flow 5" (f5)',
    fix: 'delete these first in Adobe Experience Platform, or remove `ensure: absent`',
  },
  {
    story: 'six dependents use a connection to remove, one without a name',
    entry: going,
    observed: observedOf({ dev: [found('a')] }),
    dependents: [{ kind: 'source connection', id: 's', name: '' }, ...flows(5)],
    kind: 'conflict',
    ids: ['a'],
    code: 'in-use',
    message:
      'the base connection a cannot be removed because it is in use: source connection (s), dataflow "Flow 1" (f1), dataflow "Flow 2" (f2), dataflow "Flow 3" (f3), dataflow "Flow 4" (f4) and 1 more',
    fix: 'delete these first in Adobe Experience Platform, or remove `ensure: absent`',
  },
  {
    story: 'the dependents of a connection to remove are unknown',
    entry: going,
    observed: observedOf({ dev: [found('a')] }),
    dependents: { code: 'adobe-unreachable', message: ['no answer'] },
    kind: 'conflict',
    ids: ['a'],
    code: 'adobe-unreachable',
    message: 'no answer',
  },
];

test.each(refusals)('$kind, $code: $story', (row) => {
  const { entry, observed, others = [], dependents = [], kind, ids, code, severity, message, fix } = row;
  const { changes } = planOf([entry, ...others], observed, { dependents: new Map([['a', dependents]]) });
  const [change] = changes;
  expect(change).toMatchObject({ kind, entry });
  expect(change !== undefined && 'ids' in change ? change.ids : undefined).toEqual(ids);
  expect(change !== undefined && 'problem' in change ? change.problem : undefined).toEqual({
    code,
    severity,
    message,
    fix,
  });
});
