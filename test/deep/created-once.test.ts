import { describe, expect, it } from 'vitest';
import type { Fault } from '../emulator/faults.ts';
import { fiveEntries } from '../fixtures/examples.ts';
import {
  atTimes,
  creationsIn,
  expectNothingInSilence,
  fileOf,
  fiveGiven,
  messagesOf,
  oneGrant,
  outcomesOf,
  rowsOf,
} from '../stories/recordings.ts';
import { createScenario } from '../stories/scenario.ts';

it('a creation that fails at first and takes effect 35 seconds later, after the second attempt, is reported', async () => {
  const effect = { kind: 'answer', status: 502, later: 35_000 } as const;
  const scenario = createScenario({
    faults: [{ method: 'POST', path: '/connections', nth: 1, effect }],
  });
  const run = await scenario.run(fileOf('a'), { secrets: oneGrant });
  expect([run.exitCode, creationsIn(scenario).length]).toEqual([1, 2]);
  expect(outcomesOf(run)).toEqual({ a: 'conflict' });
  expect(scenario.emulator.connections).toHaveLength(2);
  for (const { id } of scenario.emulator.connections) expect(messagesOf(run).join()).toContain(id);
});

describe('concurrent runs that see their own connections at once and those of other runs after three seconds', () => {
  const lagging = (latency = 50) =>
    createScenario({ latency, readerLag: (reader, { by }) => (reader === by ? 0 : 3_000) });

  it.each([0, 1_000, 2_500])(
    'leave one connection and return its id when two runs start %i ms apart',
    async (gap) => {
      const scenario = lagging();
      const runs = await atTimes(scenario, [0, gap]);
      expect(creationsIn(scenario)).toHaveLength(2);
      expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
      const [left, ...others] = scenario.emulator.connections.map(({ id }) => id);
      expect(others).toEqual([]);
      for (const run of runs) expect(JSON.parse(run.outputs['ids'] ?? '')).toEqual({ a: left });
      // Both runs test the connection that remains.
      for (const run of runs) expect(rowsOf(run)).toMatchObject([{ id: left, health: 'ok' }]);
    },
  );

  it('create one connection when they run one after the other', async () => {
    const scenario = lagging();
    await scenario.run(fileOf('a'), { secrets: oneGrant });
    const next = await scenario.run(fileOf('a'), { secrets: oneGrant });
    expect(outcomesOf(next)).toEqual({ a: 'unchanged' });
    expect(creationsIn(scenario)).toHaveLength(1);
  });

  it('never return the id that is removed, even if a third run sees only the later connection', async () => {
    const begun: number[] = [];
    const scenario = createScenario({
      latency: 50,
      // The third run sees the second connection at once, and the first when the other runs do.
      readerLag: (reader, { by, at }) => {
        if (!begun.includes(at)) begun.push(at);
        return reader === by || begun.indexOf(at) === 1 ? 0 : 3_000;
      },
    });
    const runs = await atTimes(scenario, [0, 1_000, 1_800]);
    expect(creationsIn(scenario)).toHaveLength(2);
    expect(runs.map(outcomesOf)).toEqual([{ a: 'created' }, { a: 'adopted' }, { a: 'unchanged' }]);
    const [left] = scenario.emulator.connections.map(({ id }) => id);
    for (const run of runs) expect(JSON.parse(run.outputs['ids'] ?? '')).toEqual({ a: left });
  });
});

describe('two runs, one of which gets no answer, while listings lag', () => {
  it.each([
    [504, 1_000],
    [502, 6_000],
  ])('never leave two connections unreported (HTTP %i, %i ms apart)', async (status, gap) => {
    const scenario = createScenario({
      listingLag: 10_000,
      faults: [
        { method: 'POST', path: '/connections', nth: 2, effect: { kind: 'answer', status, after: true } },
      ],
    });
    const file = fiveEntries.slice(0, fiveEntries.indexOf('  zoho-us:'));
    const first = scenario.run(file, { secrets: fiveGiven });
    await scenario.clock.sleep(gap);
    const runs = await Promise.all([first, scenario.run(file, { secrets: fiveGiven })]);
    expect(creationsIn(scenario)).toHaveLength(2);
    const left = scenario.emulator.connections.map(({ id }) => id);
    expect(left).toHaveLength(2);
    const told = runs.flatMap(messagesOf).join();
    for (const id of left) expect(told).toContain(id);
    expect(runs.some(({ exitCode }) => exitCode === 1)).toBe(true);
  });
});

describe('concurrent runs whose connections appear in listings after different delays', () => {
  /** Delays each new connection in listings by the `lag` of the first row whose `until` is after its creation. */
  function lagging(begun: number, lags: readonly (readonly [until: number, lag: number])[]): Fault {
    const lag = ({ createdAt }: { readonly createdAt: number }) =>
      lags.find(([until]) => createdAt < begun + until)?.[1] ?? 0;
    return { method: 'GET', path: '/connections', effect: { kind: 'lagging-items', lag } };
  }

  it('report both ids when the first connection appears last', async () => {
    const scenario = createScenario({ latency: 100 });
    const lags = [
      [10_000, 25_000],
      [20_000, 1_000],
    ] as const;
    scenario.emulator.addFault(lagging(scenario.clock.now(), lags));
    const runs = await atTimes(scenario, [4_000, 12_000]);
    expect(scenario.emulator.connections).toHaveLength(2);
    expectNothingInSilence(scenario, runs);
  });
});
