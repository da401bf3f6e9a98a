import { describe, expect, test } from 'vitest';
import type { Plan } from '../../../src/model/change.ts';
import type { BaseConnection } from '../../../src/model/connection.ts';
import { changeDigest, planHash, type ReviewedPlan, unreviewedChanges } from '../../../src/plan/plan-hash.ts';
import { connectionFor, entryOf, literal } from '../../fixtures/entry-builder.ts';
import { observedOf, planOf } from './observed.ts';

const [a, b, c] = [entryOf('a'), entryOf('b', { description: 'Wanted' }), entryOf('c')];

function plan(entries = [a, b, c], listed: readonly BaseConnection[] = []): Plan {
  return planOf(entries, observedOf({ dev: listed }));
}

function reviewed(of: Plan): ReviewedPlan {
  const digests = of.changes
    .map((change) => changeDigest(change, of))
    .filter((digest) => digest !== undefined);
  return { hash: planHash(of), digests: new Set(digests) };
}

const keysOf = (of: Plan, against: Plan) =>
  unreviewedChanges(of, reviewed(against)).map(({ entry }) => entry.key);

describe('what was not reviewed', () => {
  test('is nothing of the same plan, nor of what is left of it', () => {
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
    ['an entry that came later', plan([a, b, c, entryOf('d')]), ['d']],
    [
      'a creation of something else',
      plan([a, b, entryOf('c', { auth: { endpoint: literal('https://x.example') } })]),
      ['c'],
    ],
    [
      'what has come to be, and differs',
      plan([a, b, c], [connectionFor(b, { description: 'Found' })]),
      ['b'],
    ],
    ['what has become ambiguous', plan([a, b, c], [connectionFor(a), connectionFor(a, { id: 'x' })]), ['a']],
  ])('is %s', (_, now, keys) => {
    expect(keysOf(now, plan())).toEqual(keys);
  });

  test('is everything, in another organization', () => {
    expect(keysOf({ ...plan(), orgId: 'OTHER@AdobeOrg' }, plan())).toEqual(['a', 'b', 'c']);
  });

  test('is a drift that has drifted further', () => {
    const before = plan([b], [connectionFor(b, { description: 'Found' })]);
    expect(keysOf(plan([b], [connectionFor(b, { description: 'Found later' })]), before)).toEqual(['b']);
    expect(keysOf(plan([b], [connectionFor(b, { description: 'Found' })]), before)).toEqual([]);
  });

  test('is nothing when the hash is the same, even if the digests are lost', () => {
    expect(unreviewedChanges(plan(), { hash: planHash(plan()), digests: new Set() })).toEqual([]);
    expect(unreviewedChanges(plan(), { hash: 'other', digests: new Set() })).toHaveLength(3);
  });

  test('400 digests differ', () => {
    const entries = Array.from({ length: 400 }, (_, index) => entryOf(`e${index}`));
    expect(reviewed(plan(entries)).digests.size).toBe(400);
  });
});
