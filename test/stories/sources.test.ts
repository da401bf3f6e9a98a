import { describe, expect, it } from 'vitest';
import { fiveEntries } from '../fixtures/examples.ts';
import { creationsIn, fiveGiven, messagesOf } from './recordings.ts';
import { createScenario } from './scenario.ts';
import { inSync } from './sources.ts';

describe('when Adobe no longer offers the source', () => {
  it.each(['gone-404', 'gone-empty'] as const)(
    'plan and apply fail with an error (%s), and nothing is created',
    async (connectionSpecs) => {
      const scenario = createScenario({ connectionSpecs });
      for (const mode of ['plan', 'apply'] as const) {
        const run = await scenario.run(fiveEntries, { mode, secrets: fiveGiven });
        expect(run.exitCode).toBe(1);
        expect(run.outputs['result']).toBe('failed');
        expect(messagesOf(run)).toEqual([
          expect.stringContaining('Adobe no longer offers the source Zoho CRM here'),
        ]);
      }
      expect(creationsIn(scenario)).toEqual([]);
    },
  );
});

describe('when the source is gone or changed and nothing would be sent,', () => {
  it('a rotation of one entry is an error, and the other entries get warnings', async () => {
    const scenario = await inSync('other-auth');
    const run = await scenario.run(fiveEntries, { secrets: fiveGiven, rotate: ['zoho-in'] });
    expect(run.exitCode).toBe(1);
    expect(run.annotations.map(({ severity, location }) => `${severity} ${location?.line}`)).toEqual([
      'warning 5',
      'warning 14',
      'error 22',
      'warning 32',
      'warning 41',
    ]);
    expect(scenario.emulator.requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
  });
});
