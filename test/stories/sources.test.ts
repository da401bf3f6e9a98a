import { describe, expect, it } from 'vitest';
import { creationsIn, fileOf, messagesOf, oneGrant } from './recordings.ts';
import { createScenario } from './scenario.ts';

describe('when Adobe no longer offers the source', () => {
  it.each(['gone-404', 'gone-empty'] as const)(
    'plan and apply say so (%s), and nothing is created',
    async (connectionSpecs) => {
      const scenario = createScenario({ connectionSpecs });
      for (const mode of ['plan', 'apply'] as const) {
        const run = await scenario.run(fileOf('a', 'b'), { mode, secrets: oneGrant });
        expect(run.exitCode).toBe(1);
        expect(run.outputs['result']).toBe('failed');
        expect(messagesOf(run)).toEqual([
          expect.stringContaining('Adobe no longer offers the source Zoho CRM here'),
        ]);
      }
      expect(creationsIn(scenario)).toEqual([]);
    },
  );

  it.each([
    ['other-auth', 'it no longer offers `Basic Authentication`'],
    ['other-required', 'it requires parameters that this version does not send'],
  ] as const)('a spec that has changed (%s) stops the run too', async (connectionSpecs, words) => {
    const scenario = createScenario({ connectionSpecs });
    const run = await scenario.run(fileOf('a', 'b'), { secrets: oneGrant });
    expect(run.exitCode).toBe(1);
    expect(messagesOf(run)).toEqual([expect.stringContaining(words)]);
    expect(creationsIn(scenario)).toEqual([]);
  });

  it('what exists already is found all the same', async () => {
    const scenario = createScenario({ connectionSpecs: 'gone-404' });
    const auth = { params: { clientId: '1000.ABC' } };
    const ids = ['a', 'b'].map((name) => scenario.emulator.seed({ sandbox: 'dev', name, auth }).id);
    const run = await scenario.run(fileOf('a', 'b'), { mode: 'plan' });
    expect(run.outputs['result']).toBe('in-sync');
    expect(JSON.parse(run.outputs['ids'] ?? '')).toEqual({ a: ids[0], b: ids[1] });
    expect(messagesOf(run).join()).not.toContain('no longer');
  });
});
