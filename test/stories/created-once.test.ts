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
} from './recordings.ts';
import { createScenario, type Scenario } from './scenario.ts';

describe('a creation that is answered with an id of nothing', () => {
  it('is a failure, and its id is in no output', async () => {
    const body = { id: 'request-123', message: 'Internal' };
    const scenario = createScenario({
      faults: [
        { method: 'POST', path: '/connections', nth: 1, effect: { kind: 'answer', status: 201, body } },
      ],
    });
    const run = await scenario.run(fileOf('a', 'b'), { secrets: oneGrant, concurrency: 1 });
    expect([run.exitCode, run.outputs['result']]).toEqual([1, 'partial']);
    expect(JSON.parse(run.outputs['ids'] ?? '')).toEqual({ b: scenario.emulator.connections[0]?.id });
    expect(messagesOf(run)).toEqual([expect.stringContaining('request-123 is not there')]);

    const next = await scenario.run(fileOf('a', 'b'), { secrets: oneGrant });
    expect(next.outputs).toMatchObject({ result: 'applied', created: '1' });
  });
});

it('a creation that fails at once and is carried out 35 seconds later is reported, though it was sent again by then', async () => {
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

it('20 entries, and a service that asks to come back in an hour: it is asked for a handful, and all are reported at once', async () => {
  const effect = { kind: 'answer', status: 429, headers: { 'Retry-After': '3600' } } as const;
  const scenario = createScenario({
    latency: 50,
    faults: [{ method: 'POST', path: '/connections', effect }],
  });
  const names = Array.from({ length: 20 }, (_, index) => `z${index}`);
  const begun = scenario.clock.now();
  const run = await scenario.run(fileOf(...names), { secrets: oneGrant, concurrency: 4 });
  expect(creationsIn(scenario).length).toBeLessThanOrEqual(4);
  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ result: 'failed', ids: '{}', failed: '20' });
  expect(scenario.clock.now() - begun).toBeLessThan(10_000);
  expect(scenario.emulator.connections).toEqual([]);
});

it('two runs at once leave one connection for each entry, and both give its id', async () => {
  const scenario = createScenario({ latency: { min: 5, max: 50 } });
  const runs = await Promise.all([
    scenario.run(fileOf('a', 'b'), { secrets: oneGrant }),
    scenario.run(fileOf('a', 'b'), { secrets: oneGrant }),
  ]);
  expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  expect(runs[0]?.outputs['ids']).toBe(runs[1]?.outputs['ids']);
  expect(scenario.emulator.connections.map(({ id }) => id).sort()).toEqual(
    Object.values(JSON.parse(runs[0]?.outputs['ids'] ?? '')).sort(),
  );
});

describe('runs of which each sees its own at once, and what others created only after three seconds', () => {
  const lagging = (latency = 50) =>
    createScenario({ latency, readerLag: (reader, { by }) => (reader === by ? 0 : 3_000) });

  it.each([0, 1_000, 2_500])(
    'two of them, %i ms apart, leave one connection, and both give its id',
    async (gap) => {
      const scenario = lagging();
      const runs = await atTimes(scenario, [0, gap]);
      expect(creationsIn(scenario)).toHaveLength(2);
      expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
      const [left, ...others] = scenario.emulator.connections.map(({ id }) => id);
      expect(others).toEqual([]);
      for (const run of runs) expect(JSON.parse(run.outputs['ids'] ?? '')).toEqual({ a: left });
      // What stays is tested for both.
      for (const run of runs) expect(rowsOf(run)).toMatchObject([{ id: left, health: 'ok' }]);
    },
  );

  it('one after the other create one connection', async () => {
    const scenario = lagging();
    await scenario.run(fileOf('a'), { secrets: oneGrant });
    const next = await scenario.run(fileOf('a'), { secrets: oneGrant });
    expect(outcomesOf(next)).toEqual({ a: 'unchanged' });
    expect(creationsIn(scenario)).toHaveLength(1);
  });

  it('a third that finds only the later of two does not hand out the id that goes away', async () => {
    const begun: number[] = [];
    const scenario = createScenario({
      latency: 50,
      // The third sees the second at once, and the first when the others do.
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

describe('the look after a creation', () => {
  const timesOf = ({ emulator }: Scenario, ending: string) =>
    emulator.requests.filter(({ path }) => path.endsWith(ending)).map(({ at }) => at);

  it('comes five seconds after it, and the test meanwhile: the run takes no longer', async () => {
    const scenario = createScenario({ latency: 50 });
    const begun = scenario.clock.now();
    const run = await scenario.run(fileOf('a'), { secrets: oneGrant });
    const [created = 0] = creationsIn(scenario).map(({ at }) => at);
    // Both are of the moment at which a request arrives; the answer comes 50 ms later.
    expect(timesOf(scenario, '/test')).toEqual([created + 50]);
    expect(timesOf(scenario, '/connections').at(-1)).toBe(created + 50 + 5_000);
    expect(rowsOf(run)).toMatchObject([{ outcome: 'created', health: 'ok' }]);
    expect(scenario.clock.now() - begun).toBeLessThan(5_500);
  });

  it('comes at once, beside the test, when nothing is to settle', async () => {
    const scenario = createScenario({ latency: 50 });
    await scenario.run(fileOf('a'), { secrets: oneGrant, settlingTime: 0 });
    expect(timesOf(scenario, '/connections').at(-1)).toEqual(timesOf(scenario, '/test')[0]);
  });

  it('lets a test that came too early be made again, and one that said yes stand', async () => {
    const scenario = createScenario({ latency: 50, initializingTime: 3_000 });
    const run = await scenario.run(fileOf('a'), { secrets: oneGrant });
    expect(rowsOf(run)).toMatchObject([{ state: 'enabled', health: 'ok' }]);
    // The first was tried twice.
    expect(timesOf(scenario, '/test')).toHaveLength(3);
  });
});

describe('two runs, one of which gets no answer while listings lag', () => {
  it.each([
    [504, 1_000],
    [502, 6_000],
  ])('never leave two in silence (HTTP %i, %i ms apart)', async (status, gap) => {
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

describe('runs at once, of which each sees what it made after a while of its own', () => {
  /** Listings show what is made at a second from `starts` so many milliseconds later; latency counts for nothing here. */
  function lagging(begun: number, lags: readonly (readonly [until: number, lag: number])[]): Fault {
    const lag = ({ createdAt }: { readonly createdAt: number }) =>
      lags.find(([until]) => createdAt < begun + until)?.[1] ?? 0;
    return { method: 'GET', path: '/connections', effect: { kind: 'lagging-items', lag } };
  }

  it('two of them, the first of which shows last: both are reported, with both ids', async () => {
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

  it('one of which has its removal accepted, which is never carried out', async () => {
    const effect = { kind: 'answer', status: 202 } as const;
    const scenario = createScenario({ latency: 100, faults: [{ method: 'DELETE', effect }] });
    const runs = await atTimes(scenario, [0, 0]);
    expect(creationsIn(scenario)).toHaveLength(2);
    expectNothingInSilence(scenario, runs);
  });
});

describe('a wait', () => {
  const lost: Fault = {
    method: 'POST',
    path: '/connections',
    nth: 1,
    effect: { kind: 'answer', status: 503 },
  };

  it('for what became of a creation is announced, with what came and how long it may take', async () => {
    const scenario = createScenario({ faults: [lost] });
    const begun = scenario.clock.now();
    const run = await scenario.run(fileOf('zoho'), { secrets: oneGrant });
    expect(run.outputs).toMatchObject({ result: 'applied', created: '1' });
    const waits = run.log.filter((line) => /checking|watching|once more/.test(line));
    expect(waits).toEqual([
      'zoho: no clear answer (HTTP 503: the answer is empty or not JSON); checking for up to 30 s whether it was created',
      'zoho: not created; sending the request once more',
      'watching the listing: what was created has to show once, for up to 25 s',
    ]);
    // Before the second request, and after it.
    expect(scenario.clock.now() - begun).toBeGreaterThanOrEqual(60_000);
    expect(scenario.clock.now() - begun).toBeLessThan(62_000);
  });

  it('is at most three times the settling time, when both requests are lost and the second shows up late', async () => {
    const late: Fault = { ...lost, nth: 2, effect: { kind: 'answer', status: 503, later: 29_500 } };
    const scenario = createScenario({ faults: [lost, late] });
    const begun = scenario.clock.now();
    const run = await scenario.run(fileOf('zoho'), { secrets: oneGrant });
    expect(outcomesOf(run)).toEqual({ zoho: 'adopted' });
    expect(scenario.clock.now() - begun).toBeGreaterThan(60_000);
    expect(scenario.clock.now() - begun).toBeLessThan(92_000);
  });

  it('is not announced where there is none', async () => {
    const run = await createScenario().run(fileOf('zoho'), { secrets: oneGrant });
    expect(run.log.filter((line) => /checking|watching|once more/.test(line))).toEqual([]);
  });
});
