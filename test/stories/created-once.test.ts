import { describe, expect, it } from 'vitest';
import type { Fault } from '../emulator/faults.ts';
import {
  atTimes,
  creationsIn,
  expectNothingInSilence,
  fileOf,
  messagesOf,
  oneGrant,
  outcomesOf,
  rowsOf,
} from './recordings.ts';
import { createScenario, type Scenario } from './scenario.ts';

describe('a creation whose answer contains the id of no connection', () => {
  it('fails, and the id is not in the outputs', async () => {
    const body = { id: 'request-123', message: 'Internal' };
    const scenario = createScenario({
      faults: [
        { method: 'POST', path: '/connections', nth: 1, effect: { kind: 'answer', status: 201, body } },
      ],
    });
    const run = await scenario.run(fileOf('a', 'b'), { secrets: oneGrant, concurrency: 1 });
    expect([run.exitCode, run.outputs['result']]).toEqual([1, 'partial']);
    expect(JSON.parse(run.outputs['ids'] ?? '')).toEqual({ b: scenario.emulator.connections[0]?.id });
    expect(messagesOf(run)).toEqual([
      expect.stringMatching(/does not show .+ request-123, .+ look for it .+ add `id: request-123`/),
    ]);

    const next = await scenario.run(fileOf('a', 'b'), { secrets: oneGrant });
    expect(next.outputs).toMatchObject({ result: 'applied', created: '1' });
  });
});

it('if the service asks to retry in an hour, a run of 8 entries sends at most four creations and reports all 8 at once', async () => {
  const effect = { kind: 'answer', status: 429, headers: { 'Retry-After': '3600' } } as const;
  const scenario = createScenario({
    latency: 50,
    faults: [{ method: 'POST', path: '/connections', effect }],
  });
  const names = Array.from({ length: 8 }, (_, index) => `z${index}`);
  const begun = scenario.clock.now();
  const run = await scenario.run(fileOf(...names), { secrets: oneGrant, concurrency: 4 });
  expect(creationsIn(scenario).length).toBeLessThanOrEqual(4);
  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ result: 'failed', ids: '{}', failed: '8' });
  expect(scenario.clock.now() - begun).toBeLessThan(10_000);
  expect(scenario.emulator.connections).toEqual([]);
});

it('two concurrent runs leave one connection per entry, and both return its id', async () => {
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

describe('the listing after a creation', () => {
  const timesOf = ({ emulator }: Scenario, ending: string) =>
    emulator.requests.filter(({ path }) => path.endsWith(ending)).map(({ at }) => at);

  it('is requested after five seconds, while the connection is tested, and delays the run no further', async () => {
    const scenario = createScenario({ latency: 50 });
    const begun = scenario.clock.now();
    const run = await scenario.run(fileOf('a'), { secrets: oneGrant });
    const [created = 0] = creationsIn(scenario).map(({ at }) => at);
    // Both times are those at which a request arrives. The answer comes 50 ms later.
    expect(timesOf(scenario, '/test')).toEqual([created + 50]);
    expect(timesOf(scenario, '/connections').at(-1)).toBe(created + 50 + 5_000);
    expect(rowsOf(run)).toMatchObject([{ outcome: 'created', health: 'ok' }]);
    expect(scenario.clock.now() - begun).toBeLessThan(5_500);
  });

  it('is requested at the same time as the test when the settling time is zero', async () => {
    const scenario = createScenario({ latency: 50 });
    await scenario.run(fileOf('a'), { secrets: oneGrant, settlingTime: 0 });
    expect(timesOf(scenario, '/connections').at(-1)).toEqual(timesOf(scenario, '/test')[0]);
  });

  it('is followed by another test only if the first test came too early', async () => {
    const scenario = createScenario({ latency: 50, initializingTime: 3_000 });
    const run = await scenario.run(fileOf('a'), { secrets: oneGrant });
    expect(rowsOf(run)).toMatchObject([{ state: 'enabled', health: 'ok' }]);
    // The early test was tried twice.
    expect(timesOf(scenario, '/test')).toHaveLength(3);
  });
});

describe('concurrent runs whose connections appear in listings after different delays', () => {
  it('report both ids when Adobe accepts a removal but never carries it out', async () => {
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

  it('for the result of a creation is announced with the answer and the maximum duration', async () => {
    const scenario = createScenario({ faults: [lost] });
    const begun = scenario.clock.now();
    const run = await scenario.run(fileOf('zoho'), { secrets: oneGrant });
    expect(run.outputs).toMatchObject({ result: 'applied', created: '1' });
    const waits = run.log.filter((line) => /checking|waiting|once more/.test(line));
    expect(waits).toEqual([
      'zoho: no clear answer (HTTP 503: the answer is empty or not JSON); checking for up to 30 s whether it was created',
      'zoho: not created; sending the request once more',
      'waiting for listings to show the created connections, for up to 25 s',
    ]);
    // The run waits once before the second request and once after it.
    expect(scenario.clock.now() - begun).toBeGreaterThanOrEqual(60_000);
    expect(scenario.clock.now() - begun).toBeLessThan(62_000);
  });

  it('is at most three times the settling time when both requests are lost and the second takes effect late', async () => {
    const late: Fault = { ...lost, nth: 2, effect: { kind: 'answer', status: 503, later: 29_500 } };
    const scenario = createScenario({ faults: [lost, late] });
    const begun = scenario.clock.now();
    const run = await scenario.run(fileOf('zoho'), { secrets: oneGrant });
    expect(outcomesOf(run)).toEqual({ zoho: 'adopted' });
    expect(scenario.clock.now() - begun).toBeGreaterThan(60_000);
    expect(scenario.clock.now() - begun).toBeLessThan(92_000);
  });

  it('is not announced if the run does not wait', async () => {
    const run = await createScenario().run(fileOf('zoho'), { secrets: oneGrant });
    expect(run.log.filter((line) => /checking|waiting|once more/.test(line))).toEqual([]);
  });
});
