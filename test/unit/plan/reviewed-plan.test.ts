import { describe, expect, test } from 'vitest';
import type { Plan } from '../../../src/model/change.ts';
import type { BaseConnection } from '../../../src/model/connection.ts';
import { changeDigest, unreviewedChanges } from '../../../src/plan/plan-hash.ts';
import { connectionFor, entryOf, literal } from '../../fixtures/entry-builder.ts';
import { observedOf, planOf } from './observed.ts';

const [a, b, c] = [entryOf('a'), entryOf('b', { description: 'Wanted' }), entryOf('c')];

function plan(entries = [a, b, c], listed: readonly BaseConnection[] = []): Plan {
  return planOf(entries, observedOf({ dev: listed }));
}

function reviewed(of: Plan): ReadonlySet<string> {
  return new Set(of.changes.flatMap((change) => changeDigest(change, of) ?? []));
}

const keysOf = (of: Plan, against: Plan) =>
  unreviewedChanges(of, reviewed(against)).map(({ entry }) => entry.key);

describe('the unreviewed changes', () => {
  test('are none for the same plan or a part of it', () => {
    expect(keysOf(plan(), plan())).toEqual([]);
    expect(keysOf(plan([c, a, b]), plan())).toEqual([]);
    expect(keysOf(plan([a, b, c], [connectionFor(a)]), plan())).toEqual([]);
    expect(
      keysOf(
        plan(
          [a, b, c],
          [a, b, c].map((entry) => connectionFor(entry)),
        ),
        plan(),
      ),
    ).toEqual([]);
  });

  test.each<readonly [story: string, now: Plan, keys: readonly string[]]>([
    ['an added entry', plan([a, b, c, entryOf('d')]), ['d']],
    [
      'a creation with other values',
      plan([a, b, entryOf('c', { auth: { endpoint: literal('https://x.example') } })]),
      ['c'],
    ],
    [
      'a connection that now exists and differs',
      plan([a, b, c], [connectionFor(b, { description: 'Found' })]),
      ['b'],
    ],
    [
      'a name that has become ambiguous',
      plan([a, b, c], [connectionFor(a), connectionFor(a, { id: 'x' })]),
      ['a'],
    ],
  ])('include %s', (_, now, keys) => {
    expect(keysOf(now, plan())).toEqual(keys);
  });

  test('are all changes in another organization', () => {
    expect(keysOf({ ...plan(), orgId: 'OTHER@AdobeOrg' }, plan())).toEqual(['a', 'b', 'c']);
  });

  test('include a difference that has changed further', () => {
    const before = plan([b], [connectionFor(b, { description: 'Found' })]);
    expect(keysOf(plan([b], [connectionFor(b, { description: 'Found later' })]), before)).toEqual(['b']);
    expect(keysOf(plan([b], [connectionFor(b, { description: 'Found' })]), before)).toEqual([]);
  });

  test('are those that were not shown, even in the same plan', () => {
    expect(keysOf(plan(), plan([a, b]))).toEqual(['c']);
  });

  test('400 changes have 400 different digests', () => {
    const entries = Array.from({ length: 400 }, (_, index) => entryOf(`e${index}`));
    expect(reviewed(plan(entries)).size).toBe(400);
  });
});
