import { describe, expect, it, test } from 'vitest';
import type { Fault } from '../emulator/faults.ts';
import { entryOf } from '../fixtures/entry-builder.ts';
import { atTimes, expectNothingInSilence } from '../stories/recordings.ts';
import { createScenario } from '../stories/scenario.ts';
import {
  applyEntries,
  chance,
  existing,
  postsIn,
  type Service,
  startService,
} from '../unit/apply/apply-entries.ts';

describe('two runs at the same time', () => {
  const entries = Array.from({ length: 6 }, (_, index) => entryOf(`e${index}`));
  const nothing = { orgId: 'ACME@AdobeOrg', bySandbox: new Map([['dev', []]]), lookedUp: new Map() };

  /** Applies the same file twice, the second a moment later; both saw nothing before. */
  async function race(service: Service, seed: number, runs = 2) {
    const random = chance(seed);
    return Promise.all(
      Array.from({ length: runs }, async (_, index) => {
        await service.clock.sleep(index === 0 ? 0 : random() * 3_000);
        return applyEntries(entries, service, {
          observed: nothing,
          seed: seed + index,
          concurrency: 2,
          settlingTime: 30_000,
        });
      }),
    );
  }

  test.each(Array.from({ length: 12 }, (_, index) => index + 1))(
    'leave exactly one connection per entry, and both know its id (race %i)',
    async (seed) => {
      const service = startService({ latency: { min: 10, max: 900 }, random: chance(seed) });
      const runs = await race(service, seed);
      for (const entry of entries) {
        const [left, ...others] = existing(service, entry);
        expect(others).toEqual([]);
        expect(runs.map(({ outcomes }) => outcomes.get(entry.key)?.id)).toEqual([left, left]);
      }
      // It was a race: else the test shows nothing.
      expect(postsIn(service.emulator.requests)).toHaveLength(2 * entries.length);
    },
  );

  test('leave exactly one also when all is made at the same millisecond', async () => {
    const service = startService();
    const runs = await Promise.all(
      [1, 2].map((seed) =>
        applyEntries(entries, service, { observed: nothing, seed, concurrency: 32, settlingTime: 30_000 }),
      ),
    );
    for (const entry of entries) expect(existing(service, entry)).toHaveLength(1);
    expect(new Set(service.emulator.connections.map(({ createdAt }) => createdAt)).size).toBe(1);
    expect(
      runs.flatMap(({ outcomes }) => [...outcomes.values()]).some(({ kind }) => kind === 'conflict'),
    ).toBe(false);
  });

  test('leave exactly one also when there are three of them', async () => {
    const service = startService({ latency: { min: 10, max: 900 } });
    const runs = await race(service, 5, 3);
    for (const entry of entries) {
      const [left, ...others] = existing(service, entry);
      expect(others).toEqual([]);
      for (const { outcomes } of runs) expect(outcomes.get(entry.key)?.id).toBe(left);
    }
  });

  const lags = [0, 500, 3_000, 10_000];
  test.each(lags)(
    'never leave none, and never two in silence, when answers are lost and listings lag by %i ms',
    async (listingLag) => {
      for (let seed = 1; seed <= 6; seed++) {
        const random = chance(seed);
        const service = startService({
          random,
          listingLag,
          latency: { min: 10, max: 900 },
          faults: [
            {
              method: 'POST',
              path: '/connections',
              probability: 0.3,
              effect: { kind: 'reset', after: true },
            },
            { method: 'POST', path: '/connections', probability: 0.2, effect: { kind: 'reset' } },
          ],
        });
        const runs = await race(service, seed);
        for (const entry of entries) {
          const ids = existing(service, entry);
          expect(ids.length).toBeGreaterThan(0);
          const outcomes = runs.map((run) => run.outcomes.get(entry.key));
          if (ids.length > 1) expect(outcomes.map((outcome) => outcome?.kind)).toContain('conflict');
          // Nobody holds an id that is not there.
          for (const outcome of outcomes) if (outcome?.id !== undefined) expect(ids).toContain(outcome.id);
        }
      }
    },
  );
});

describe('three runs, of which each sees what it made after a while of its own', () => {
  /** Listings show what is made at a second from `starts` so many milliseconds later; latency counts for nothing here. */
  function lagging(begun: number, lags: readonly (readonly [until: number, lag: number])[]): Fault {
    const lag = ({ createdAt }: { readonly createdAt: number }) =>
      lags.find(([until]) => createdAt < begun + until)?.[1] ?? 0;
    return { method: 'GET', path: '/connections', effect: { kind: 'lagging-items', lag } };
  }

  it('the first of which shows last: nobody hands out an id that goes away, and one is left', async () => {
    const scenario = createScenario({ latency: 100 });
    const lags = [
      [10_000, 28_000],
      [13_500, 15_700],
      [20_000, 8_000],
    ] as const;
    scenario.emulator.addFault(lagging(scenario.clock.now(), lags));
    const runs = await atTimes(scenario, [4_000, 12_800, 13_900]);
    expect(postsIn(scenario.emulator.requests)).toHaveLength(3);
    expectNothingInSilence(scenario, runs);
  });

  it.each([0, 3_000, 9_000])('whatever the three lags are, %i ms apart', async (gap) => {
    for (const first of [1_000, 12_000, 28_000]) {
      for (const second of [1_000, 12_000, 28_000]) {
        for (const third of [1_000, 28_000]) {
          const scenario = createScenario({ latency: 100 });
          const lags = [
            [gap * 0.5 + 900, first],
            [gap * 1.5 + 900, second],
            [gap * 2.5 + 900, third],
          ] as const;
          scenario.emulator.addFault(lagging(scenario.clock.now(), lags));
          const runs = await atTimes(scenario, [0, gap, 2 * gap]);
          expectNothingInSilence(scenario, runs);
        }
      }
    }
  });
});

it.each([
  ['carried out much later', 20_000],
  ['carried out after all is over', 60_000],
])(
  'two runs, one of which has its removal accepted, which is %s: nothing is left in silence',
  async (_, later) => {
    const effect = { kind: 'answer', status: 202, later } as const;
    const scenario = createScenario({ latency: 100, faults: [{ method: 'DELETE', effect }] });
    const runs = await atTimes(scenario, [0, 0]);
    expect(postsIn(scenario.emulator.requests)).toHaveLength(2);
    expectNothingInSilence(scenario, runs);
  },
);
