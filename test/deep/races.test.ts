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

describe('concurrent runs', () => {
  const entries = Array.from({ length: 6 }, (_, index) => entryOf(`e${index}`));
  const nothing = { orgId: 'ACME@AdobeOrg', bySandbox: new Map([['dev', []]]), lookedUp: new Map() };

  /** Applies the same file several times, with random delays. Every run has observed an empty sandbox. */
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
      // The test is only meaningful if both runs created every connection.
      expect(postsIn(service.emulator.requests)).toHaveLength(2 * entries.length);
    },
  );

  test('leave exactly one connection per entry even if all are created in the same millisecond', async () => {
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

  test('leave exactly one connection per entry even if there are three runs', async () => {
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
    'leave one connection or report a conflict when answers are lost and listings lag by %i ms',
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
          // No run returns an id that does not exist.
          for (const outcome of outcomes) if (outcome?.id !== undefined) expect(ids).toContain(outcome.id);
        }
      }
    },
  );
});

describe('three runs whose connections appear in listings after different delays', () => {
  /** Delays each new connection in listings by the `lag` of the first row whose `until` is after its creation. */
  function lagging(begun: number, lags: readonly (readonly [until: number, lag: number])[]): Fault {
    const lag = ({ createdAt }: { readonly createdAt: number }) =>
      lags.find(([until]) => createdAt < begun + until)?.[1] ?? 0;
    return { method: 'GET', path: '/connections', effect: { kind: 'lagging-items', lag } };
  }

  it('leave one connection and return no deleted id if the first connection appears last', async () => {
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

  it.each([0, 3_000, 9_000])(
    'leave no unreported duplicate with any three delays, %i ms apart',
    async (gap) => {
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
    },
  );
});

it.each([
  ['much later', 20_000],
  ['after both runs have ended', 60_000],
])(
  'two concurrent runs leave no unreported duplicate if Adobe carries out an accepted deletion %s',
  async (_, later) => {
    const effect = { kind: 'answer', status: 202, later } as const;
    const scenario = createScenario({ latency: 100, faults: [{ method: 'DELETE', effect }] });
    const runs = await atTimes(scenario, [0, 0]);
    expect(postsIn(scenario.emulator.requests)).toHaveLength(2);
    expectNothingInSilence(scenario, runs);
  },
);
