import { expect, it } from 'vitest';
import { oneGrant } from './recordings.ts';
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
  const scenario = createScenario({ latency: LATENCY });
  const start = scenario.clock.now();
  const file = `version: 1\nconnections:\n${entries.join('')}`;
  const run = await scenario.run(file, { mode: 'plan', secrets: oneGrant, concurrency: 16 });
  expect(run.outputs['result']).toBe('planned');
  expect(scenario.clock.now() - start).toBe(2 * LATENCY);
});
