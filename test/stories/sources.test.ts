import { describe, expect, it } from 'vitest';
import { fiveEntries } from '../fixtures/examples.ts';
import { creationsIn, fiveGiven, messagesOf } from './recordings.ts';
import { createScenario } from './scenario.ts';

describe('when Adobe no longer offers the source', () => {
  it.each(['gone-404', 'gone-empty'] as const)(
    'plan and apply say so (%s), and nothing is created',
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

  it.each([
    ['other-auth', 'it no longer offers `Basic Authentication`'],
    ['other-required', 'it requires parameters that this version does not send'],
  ] as const)('a spec that has changed (%s) stops the run too', async (connectionSpecs, words) => {
    const scenario = createScenario({ connectionSpecs });
    const run = await scenario.run(fiveEntries, { secrets: fiveGiven });
    expect(run.exitCode).toBe(1);
    expect(messagesOf(run)).toEqual([expect.stringContaining(words)]);
    expect(creationsIn(scenario)).toEqual([]);
  });

  it('what exists already is found all the same', async () => {
    const scenario = createScenario();
    await scenario.run(fiveEntries, { secrets: fiveGiven });
    const gone = createScenario({ connectionSpecs: 'gone-404' });
    for (const { sandboxName, name, auth } of scenario.emulator.connections) {
      gone.emulator.seed({
        sandbox: sandboxName,
        name,
        auth,
        description: name.endsWith('EU') ? 'Leads and contacts of the EU team' : '',
      });
    }
    const run = await gone.run(fiveEntries, { mode: 'plan' });
    expect(Object.keys(JSON.parse(run.outputs['ids'] ?? ''))).toHaveLength(5);
    expect(messagesOf(run).join()).not.toContain('no longer');
  });
});
