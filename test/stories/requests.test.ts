import { expect, it } from 'vitest';
import { Secret } from '../../src/model/secret.ts';
import { countRequests, REQUEST_CASES } from './request-cases.ts';
import { createScenario } from './scenario.ts';

it.each(
  REQUEST_CASES.flatMap((each) => [
    { ...each, way: '', concurrency: 16 },
    { ...each, way: ' one at a time', concurrency: 1 },
  ]),
)(
  '$what: sends exactly the expected requests$way',
  async ({ file, secrets, existing, emulator, settings, takes, concurrency }) => {
    // Slow answers reveal requests that are sent twice at the same time.
    const scenario = createScenario({ latency: 50, ...emulator });
    for (const connection of existing) scenario.emulator.seed(connection);
    const given = secrets === '' ? {} : { secrets: new Secret(secrets) };

    const { exitCode } = await scenario.run(file, { ...settings, ...given, concurrency });

    expect(exitCode).toBe(0);
    expect(countRequests(scenario.emulator.requests)).toEqual(takes);
    expect(scenario.emulator.inFlight.most).toBeLessThanOrEqual(concurrency);
  },
);
