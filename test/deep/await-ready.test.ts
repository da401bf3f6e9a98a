import { describe, expect, test } from 'vitest';
import { entryOf } from '../fixtures/entry-builder.ts';
import { type Applied, applyEntries, outcomesTo, startService } from '../unit/apply/apply-entries.ts';

/** The check for twins is immediate, so the checks below start then. */
const atOnce = { settlingTime: 0 };

/** Returns the times of the listings, in seconds since the plan. */
function looks({ sent }: Applied): readonly number[] {
  return sent.filter((line) => line.endsWith('GET connections')).map((line) => Number.parseFloat(line));
}

describe('several initializing connections', () => {
  const entries = ['a', 'b', 'c'].map((key) => entryOf(key));

  test('are each reported once when ready, and the run waits for the last', async () => {
    const service = startService({ initializingTime: 3_600_000 });
    const { emulator } = service;
    const applied = await applyEntries(entries, service, {
      ...atOnce,
      onRequest: (number, moment) => {
        // The token, three creations and the listing for twins come before the first check.
        const ready = emulator.connections[number - 6];
        if (moment === 'before' && ready !== undefined) emulator.edit(ready.id, { state: 'enabled' });
      },
    });
    const ready = applied.recorded.filter(([, { state }]) => state === 'enabled').map(([key]) => key);
    expect(ready).toEqual(['a', 'b', 'c']);
    expect(looks(applied)).toEqual([0, 0, 1, 3]);
  });

  test('in two sandboxes do not wait for each other', async () => {
    const there = [entryOf('a'), entryOf('b', { sandbox: 'prod' })];
    const service = startService({
      faults: [{ method: 'GET', path: '/connections', sandbox: 'prod', from: 3, effect: { kind: 'hang' } }],
      initializingTime: 500,
    });
    const applied = await applyEntries(there, service, { ...atOnce, timeout: 60_000 });
    expect(applied.outcomes.get('a')).toMatchObject({ kind: 'created', state: 'enabled' });
    expect(applied.outcomes.get('b')).toMatchObject({ kind: 'created', state: 'initializing' });
  });

  test('in two sandboxes are reported even if an internal error ends the wait in one of them', async () => {
    const there = [entryOf('a'), entryOf('b', { sandbox: 'prod' })];
    const service = startService({ initializingTime: 2_000 });
    const mistake = new TypeError('a mistake');
    const recorded: string[] = [];
    let looksInDev = 0;
    const work = applyEntries(there, service, {
      ...atOnce,
      applying: {
        outcomes: outcomesTo((key, { state }) => recorded.push(`${key} ${state}`)),
        flowService: {
          listConnections: async (sandbox) => {
            // The first listing is for twins.
            if (sandbox === 'dev' && ++looksInDev > 1) throw mistake;
            return service.emulator.connections
              .filter(({ sandboxName }) => sandboxName === sandbox)
              .map(({ id, name, state }) => ({ id, name, state, authParams: {} }));
          },
        },
      },
    });
    await expect(work).rejects.toBe(mistake);
    expect(recorded).toContain('a initializing');
    expect(recorded).toContain('b enabled');
  });

  test('are awaited after the deletions, so that nothing waits for them', async () => {
    const service = startService({ initializingTime: 60_000 });
    service.emulator.seed({ sandbox: 'dev', name: 'Name of old', id: 'id-of-old' });
    const old = entryOf('old', { ensure: 'absent', auth: {} });
    const applied = await applyEntries([old, ...entries], service, atOnce);
    expect(applied.sent).toContain('0 DELETE id-of-old');
    expect(applied.outcomes.get('a')?.state).toBe('enabled');
  });
});
