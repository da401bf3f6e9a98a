import { expect, it } from 'vitest';
import { FIXED } from '../fixtures/fixed-pace.ts';
import { fileOf, oneGrant } from './recordings.ts';
import { createScenario } from './scenario.ts';

// People wait for the longest chain of requests, each of which waits for the answer to the one before.

const LATENCY = 500;

it('a plan of three sandboxes and three sources waits for two answers: the token, then everything else', async () => {
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
  // As many at once as there are to send: this is about those that wait for one another.
  const scenario = createScenario({ latency: LATENCY, pace: FIXED });
  const start = scenario.clock.now();
  const file = `version: 1\nconnections:\n${entries.join('')}`;
  const run = await scenario.run(file, { mode: 'plan', secrets: oneGrant, concurrency: 16 });
  expect(run.outputs['result']).toBe('planned');
  expect(scenario.clock.now() - start).toBe(2 * LATENCY);
});

it('a creation waits for five answers: two tokens, what exists, itself, then the listing after it and its test', async () => {
  const scenario = createScenario({ latency: LATENCY });
  const start = scenario.clock.now();
  const run = await scenario.run(fileOf('zoho'), { secrets: oneGrant, settlingTime: 0 });
  expect(run.outputs).toMatchObject({ result: 'applied', created: '1' });
  expect(scenario.clock.now() - start).toBe(5 * LATENCY);
});
