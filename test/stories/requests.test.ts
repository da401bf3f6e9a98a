import { expect, it } from 'vitest';
import { Secret } from '../../src/model/secret.ts';
import { countRequests, REQUEST_CASES } from './request-cases.ts';
import { createScenario } from './scenario.ts';

it.each(REQUEST_CASES)(
  '$what: sends what it takes, at any concurrency',
  async ({ file, secrets, existing, emulator, settings, takes }) => {
    for (const concurrency of [1, 16]) {
      // Answers that take a while show what is asked for twice at the same time.
      const scenario = createScenario({ latency: 50, ...emulator });
      for (const connection of existing) scenario.emulator.seed(connection);

      const { exitCode } = await scenario.run(file, {
        ...settings,
        ...(secrets === '' ? {} : { secrets: new Secret(secrets) }),
        concurrency,
      });

      expect(exitCode).toBe(0);
      expect(countRequests(scenario.emulator.requests)).toEqual(takes);
      expect(scenario.emulator.inFlight.most).toBeLessThanOrEqual(concurrency);
    }
  },
);
