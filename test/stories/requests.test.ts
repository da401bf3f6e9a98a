import { expect, it } from 'vitest';
import { Secret } from '../../src/model/secret.ts';
import { countRequests, REQUEST_CASES, type RequestCounts } from './request-cases.ts';
import { createScenario } from './scenario.ts';

/** The largest runs are also tried with one request at a time. */
const concurrenciesOf = ({ creation = 0, change = 0, deletion = 0 }: RequestCounts) =>
  creation + change + deletion > 3 ? [1, 16] : [16];

it.each(REQUEST_CASES)(
  '$what: sends exactly the expected requests at any concurrency',
  async ({ file, secrets, existing, emulator, settings, takes }) => {
    for (const concurrency of concurrenciesOf(takes)) {
      // Slow answers reveal requests that are sent twice at the same time.
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
