import { expect, it } from 'vitest';
import { Secret } from '../../src/model/secret.ts';
import { seededRandom } from '../emulator/seeded-random.ts';
import { createScenario } from '../stories/scenario.ts';

const WAIT_MS = 2_000;
const LATENCY_MS = 50;
/** The number of concurrent requests that the service accepts. */
const LIMIT = 3;

it('1,000 creations at a service that accepts three concurrent requests find this limit and keep to it', async () => {
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
        above: LIMIT,
        effect: { kind: 'answer', status: 429, headers: { 'Retry-After': String(WAIT_MS / 1_000) } },
      },
    ],
  });
  const begun = scenario.clock.now();

  const run = await scenario.run(`version: 1\nsandbox: dev\nconnections:\n${entries.join('')}`, {
    secrets: new Secret('CS=canary-secret\nRT=1000.canary-refresh\n'),
    concurrency: 16,
    timeout: 21_600_000,
  });

  expect([run.exitCode, run.outputs['created']]).toEqual([0, '1000']);
  const { requests, inFlight, connections } = scenario.emulator;
  expect(new Set(connections.map(({ name }) => name)).size).toBe(1_000);
  expect(connections).toHaveLength(1_000);
  // A run starts with eight requests and then tries one more.
  expect(inFlight.most).toBe(9);
  const throttled = requests.filter(({ status }) => status === 429);
  expect(throttled.length).toBeGreaterThan(8 - LIMIT);
  expect(throttled.length).toBeLessThan(requests.length / 50);
  // A `Retry-After` of one answer stops all requests until the wait is over.
  const arrivals = requests.map(({ at }) => at).sort((a, b) => a - b);
  for (const { at } of throttled) {
    const told = at + LATENCY_MS;
    const next = arrivals.find((arrival) => arrival > told);
    expect(next === undefined || next >= told + WAIT_MS).toBe(true);
  }
  // The limit costs little more than the waits that the service asks for.
  const waits = new Set(throttled.map(({ at }) => at)).size * WAIT_MS;
  const least = (requests.length / LIMIT) * LATENCY_MS;
  expect(scenario.clock.now() - begun - waits).toBeLessThan(1.2 * least);
}, 300_000);
