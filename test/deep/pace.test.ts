import { expect, it } from 'vitest';
import type { Pace } from '../../src/http/pace.ts';
import { Secret } from '../../src/model/secret.ts';
import { OPTIONS } from '../../src/options/options.ts';
import { manyConnectionsText, SECRETS } from '../bench/many-connections.ts';
import type { Fault } from '../emulator/faults.ts';
import { seededRandom } from '../emulator/seeded-random.ts';
import { asLines } from '../fixtures/examples.ts';
import { FIXED } from '../fixtures/fixed-pace.ts';
import { createScenario } from '../stories/scenario.ts';

const ENTRIES = 100;

interface Setting {
  readonly latency?: number;
  readonly faults?: readonly Fault[];
  readonly concurrency?: number;
  readonly pace?: Pace;
}

/** Creates 100 connections and returns the duration in milliseconds and data about the requests. */
async function create({ latency = 50, faults = [], concurrency, pace }: Setting = {}) {
  const random = seededRandom(3);
  const scenario = createScenario({ random, latency, faults, ...(pace && { pace }) });
  const begun = scenario.clock.now();
  const { outputs } = await scenario.run(manyConnectionsText(ENTRIES), {
    secrets: new Secret(asLines(SECRETS)),
    concurrency: concurrency ?? Number(OPTIONS.concurrency.default),
    // Otherwise the listing after the creations would dominate the duration.
    settlingTime: 0,
  });
  expect(outputs['created']).toBe(String(ENTRIES));
  const { requests, inFlight, connections } = scenario.emulator;
  expect(connections).toHaveLength(ENTRIES);
  const share = requests.filter(({ status }) => status === 429).length / requests.length;
  const sourceTokens = requests.filter(({ path }) => path === '/oauth/v2/token').length;
  return { milliseconds: scenario.clock.now() - begun, share, sourceTokens, most: inFlight.most };
}

const aboveEight: Fault = { path: /flowservice/, above: 8, effect: { kind: 'answer', status: 429 } };

it('a service without a limit gets sixteen concurrent requests almost from the start', async () => {
  const [adaptive, four, sixteen] = [
    await create(),
    await create({ pace: FIXED, concurrency: 4 }),
    await create({ pace: FIXED, concurrency: 16 }),
  ];
  expect(adaptive.milliseconds).toBeLessThan(four.milliseconds / 2);
  expect(adaptive.milliseconds).toBeLessThan(sixteen.milliseconds * 1.2);
  expect([adaptive.most, adaptive.share, adaptive.sourceTokens]).toEqual([16, 0, 1]);
});

it.each([50, 500])(
  'the limit of a service that throttles above eight concurrent requests is found: %i ms per request',
  async (latency) => {
    const adaptive = await create({ latency, faults: [aboveEight] });
    const eight = await create({ latency, faults: [aboveEight], pace: FIXED, concurrency: 8 });
    expect(adaptive.milliseconds).toBeLessThan(eight.milliseconds * 1.3);
    expect(adaptive.share).toBeLessThan(0.05);
    expect([adaptive.most, adaptive.sourceTokens, eight.share]).toEqual([9, 1, 0]);
  },
);
