import { expect, it } from 'vitest';
import { FIXED } from '../fixtures/fixed-pace.ts';
import { fileOf, oneGrant } from './recordings.ts';
import { createScenario } from './scenario.ts';

// The longest chain of requests that wait for one another decides how long a run takes.

const LATENCY = 500;

it('a plan of three sandboxes and three sources takes two round trips: the token, then everything else', async () => {
  const sources = {
    zoho: 'auth: { dataCenter: eu, clientId: 1000.ABC, clientSecret: { secret: CS }, refreshToken: { secret: RT } }',
    stripe: 'source: stripe, auth: { accessToken: { secret: CS } }',
    capillary:
      'source: capillary, auth: { clientId: acme, clientSecret: { secret: CS }, accessToken: { secret: RT } }',
  };
  const entries = ['dev', 'stage', 'prod'].flatMap((sandbox) =>
    Object.values(sources).map(
      (auth, number) => `  ${sandbox}-${number}: { name: A${number}, sandbox: ${sandbox}, ${auth} }\n`,
    ),
  );
  // The concurrency is high enough for all requests, so that only the chain counts.
  const scenario = createScenario({ latency: LATENCY, pace: FIXED });
  const start = scenario.clock.now();
  const file = `version: 1\nconnections:\n${entries.join('')}`;
  const run = await scenario.run(file, { mode: 'plan', secrets: oneGrant, concurrency: 16 });
  expect(run.outputs['result']).toBe('planned');
  expect(scenario.clock.now() - start).toBe(2 * LATENCY);
});

it('a creation takes five round trips: two tokens, the listing, the creation, then the test and another listing', async () => {
  const scenario = createScenario({ latency: LATENCY });
  const start = scenario.clock.now();
  const run = await scenario.run(fileOf('zoho'), { secrets: oneGrant, settlingTime: 0 });
  expect(run.outputs).toMatchObject({ result: 'applied', created: '1' });
  expect(scenario.clock.now() - start).toBe(5 * LATENCY);
});
