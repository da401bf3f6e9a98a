import { expect, it } from 'vitest';
import { Secret } from '../../src/model/secret.ts';
import { countRequests, REQUEST_CASES } from '../stories/request-cases.ts';
import { createScenario } from '../stories/scenario.ts';

it.each(REQUEST_CASES)(
  '$what: sends exactly the expected requests one at a time',
  async ({ file, secrets, existing, emulator, settings, takes }) => {
    const scenario = createScenario({ latency: 50, ...emulator });
    for (const connection of existing) scenario.emulator.seed(connection);
    const given = secrets === '' ? {} : { secrets: new Secret(secrets) };

    const { exitCode } = await scenario.run(file, { ...settings, ...given, concurrency: 1 });

    expect(exitCode).toBe(0);
    expect(countRequests(scenario.emulator.requests)).toEqual(takes);
    expect(scenario.emulator.inFlight.most).toBeLessThanOrEqual(1);
  },
);
