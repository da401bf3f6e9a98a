import { expect, it } from 'vitest';
import { Secret } from '../../src/model/secret.ts';
import { seededRandom } from '../emulator/seeded-random.ts';
import { createScenario } from '../stories/scenario.ts';

const WAIT_MS = 2_000;
const LATENCY_MS = 50;

it('1,000 entries are created by a service that throttles most requests: together, and never too many at once', async () => {
  const entries = Array.from(
    { length: 1_000 },
    (_, index) =>
      `  z${index}: { name: Zoho ${index}, auth: { dataCenter: eu, clientId: 1000.ABC, clientSecret: { secret: CS }, refreshToken: { secret: RT } } }\n`,
  );
  const scenario = createScenario({
    random: seededRandom(7),
    latency: LATENCY_MS,
    faults: [
      {
        path: /flowservice/,
        probability: 0.7,
        effect: { kind: 'answer', status: 429, headers: { 'Retry-After': String(WAIT_MS / 1_000) } },
      },
    ],
  });
  const begun = scenario.clock.now();

  const run = await scenario.run(`version: 1\nsandbox: dev\nconnections:\n${entries.join('')}`, {
    secrets: new Secret('CS=canary-secret\nRT=1000.canary-refresh\n'),
    concurrency: 8,
    timeout: 21_600_000,
  });

  expect([run.exitCode, run.outputs['created']]).toEqual([0, '1000']);
  const { requests, inFlight, connections } = scenario.emulator;
  expect(new Set(connections.map(({ name }) => name)).size).toBe(1_000);
  expect(connections).toHaveLength(1_000);
  expect(inFlight.most).toBe(8);
  const throttled = requests.filter(({ status }) => status === 429);
  expect(throttled.length).toBeGreaterThan(requests.length / 2);
  // Told to one, it holds for all: nothing arrives until the wait is over.
  const arrivals = requests.map(({ at }) => at).sort((a, b) => a - b);
  for (const { at } of throttled) {
    const told = at + LATENCY_MS;
    const next = arrivals.find((arrival) => arrival > told);
    expect(next === undefined || next >= told + WAIT_MS).toBe(true);
  }
  // An entry takes two requests: it is created, and tested. Eight are let in after each wait, and on the average more than
  // two of them are not throttled.
  expect(scenario.clock.now() - begun).toBeLessThan((2_000 / 2) * (WAIT_MS + LATENCY_MS));
}, 300_000);
