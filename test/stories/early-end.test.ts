import { describe, expect, it } from 'vitest';
import { fiveEntries } from '../fixtures/examples.ts';
import { creationsIn, fiveGiven, messagesOf, outcomesOf } from './recordings.ts';
import { createScenario, type Scenario } from './scenario.ts';

describe('a run that ends early', () => {
  it('creates nothing and sets the outputs when it times out during the listing', async () => {
    const scenario = createScenario({
      faults: [{ method: 'GET', path: '/connections', effect: { kind: 'hang' } }],
    });
    const run = await scenario.run(fiveEntries, { secrets: fiveGiven, timeout: 60_000 });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ result: 'failed', ids: '{}' });
    expect(messagesOf(run)).toEqual([
      'the run took longer than the input `timeout` allows; nothing was changed. Run again: existing connections are found; increase the input `timeout` if there is a lot to do [out-of-time]',
    ]);
    expect(creationsIn(scenario)).toEqual([]);
  });

  it('sends nothing more when it is cancelled during the creations, and the next run creates only what is missing', async () => {
    const cancel = new AbortController();
    const scenario = createScenario({
      faults: [{ method: 'POST', path: '/connections', from: 2, effect: { kind: 'hang', after: true } }],
    });
    const running = scenario.run(fiveEntries, { secrets: fiveGiven, concurrency: 2 }, cancel.signal);
    while (creationsIn(scenario).length < 3) await new Promise((resolve) => setImmediate(resolve));
    cancel.abort();
    const run = await running;
    expect(run.exitCode).toBe(130);
    expect(run.outputs['result']).toBe('partial');
    expect(Object.values(outcomesOf(run)).sort()).toEqual([
      'created',
      'failed',
      'failed',
      'skipped',
      'skipped',
    ]);
    expect(creationsIn(scenario)).toHaveLength(3);

    const again = await createAgain(scenario).run(fiveEntries, { secrets: fiveGiven });
    expect(again.outputs).toMatchObject({ result: 'applied', created: '2', failed: '0' });
  });

  /** Returns a scenario with the same connections and without faults. */
  function createAgain({ emulator }: Scenario): Scenario {
    const healed = createScenario();
    for (const { sandboxName, name, description, auth } of emulator.connections) {
      healed.emulator.seed({
        sandbox: sandboxName,
        name,
        auth,
        ...(description === undefined ? {} : { description }),
      });
    }
    return healed;
  }
});

describe('a run that is stopped', () => {
  it('reports the errors that occurred before the timeout', async () => {
    const refusal = { error_code: '403027', message: 'User region is missing' };
    const scenario = createScenario({
      faults: [
        { path: '/connections', sandbox: 'dev', effect: { kind: 'answer', status: 403, body: refusal } },
        { path: '/connections', sandbox: 'stage', effect: { kind: 'hang' } },
      ],
    });
    const run = await scenario.run(fiveEntries, { mode: 'plan', timeout: 60_000 });
    expect(messagesOf(run)).toEqual([
      expect.stringContaining('longer than the input `timeout` allows'),
      expect.stringContaining('403027'),
    ]);
  });

  it('reports the errors in the file even if it was cancelled', async () => {
    const cancel = new AbortController();
    cancel.abort();
    const run = await createScenario().run('version: 1\n', {}, cancel.signal);
    expect(run.exitCode).toBe(130);
    expect(messagesOf(run)).toEqual([
      expect.stringContaining('was cancelled'),
      expect.stringContaining('`connections` is missing'),
    ]);
  });
});
