import { expect, it } from 'vitest';
import { fileOf, oneGrant, rowsOf } from '../stories/recordings.ts';
import { createScenario } from '../stories/scenario.ts';

// The longest chain of requests that wait for one another decides how long a run takes.

const LATENCY = 500;

it('a run sends all changes before the first test, because the listing after the last change takes longest', async () => {
  const scenario = createScenario({ latency: LATENCY });
  const names = Array.from({ length: 20 }, (_, index) => `z${index}`);
  const run = await scenario.run(fileOf(...names), { secrets: oneGrant, concurrency: 4, settlingTime: 0 });
  expect(rowsOf(run).map(({ health }) => health)).toEqual(names.map(() => 'ok'));
  const kinds = scenario.emulator.requests.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`);
  expect(kinds.indexOf('GET test')).toBeGreaterThan(kinds.lastIndexOf('POST connections'));
  expect(kinds.filter((kind) => kind === 'GET test')).toHaveLength(20);
});
