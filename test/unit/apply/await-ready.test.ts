import { describe, expect, test } from 'vitest';
import { textOf } from '../../../src/model/message.ts';
import type { EmulatorOptions } from '../../emulator/emulator.ts';
import { entryOf } from '../../fixtures/entry-builder.ts';
import { type Applied, applyEntries, outcomesTo, type RunChanges, startService } from './apply-entries.ts';

const eu = entryOf('eu');

/** The check for twins is immediate, so the checks below start then. */
const atOnce = { settlingTime: 0 };

function create(initializingTime: number, changes: RunChanges = {}, options: EmulatorOptions = {}) {
  return applyEntries([eu], startService({ initializingTime, ...options }), { ...atOnce, ...changes });
}

/** Returns the times of the listings, in seconds since the plan. */
function looks({ sent }: Applied): readonly number[] {
  return sent.filter((line) => line.endsWith('GET connections')).map((line) => Number.parseFloat(line));
}

function states({ recorded }: Applied, key = 'eu'): readonly (string | undefined)[] {
  return recorded.filter(([each]) => each === key).map(([, { state }]) => state);
}

describe('a connection that the run created', () => {
  test('takes no second listing if it is ready at once', async () => {
    const applied = await create(0);
    expect(looks(applied)).toEqual([0]);
    expect(states(applied)).toEqual([undefined, 'enabled']);
  });

  test('is awaited while initializing, and its state is reported', async () => {
    const applied = await create(20_000);
    expect(looks(applied)).toEqual([0, 0, 1, 3, 7, 15, 30]);
    expect(states(applied)).toEqual([undefined, 'initializing', 'enabled']);
    expect(applied.outcomes.get('eu')).toMatchObject({ kind: 'created', state: 'enabled' });
  });

  test.each([
    [60_000, [0, 0, 1, 3, 7, 15, 30]],
    [10_000, [0, 0, 1, 3, 5]],
    [4_000, [0, 0, 1, 2]],
  ])('is awaited for half of the remaining %i ms, then reported as it is', async (timeout, expected) => {
    const applied = await create(3_600_000, { timeout });
    expect(looks(applied)).toEqual(expected);
    expect(applied.outcomes.get('eu')).toMatchObject({ kind: 'created', state: 'initializing' });
    expect(applied.outcomes.get('eu')?.problem).toBeUndefined();
  });

  test.each<readonly [string, number, readonly string[], readonly string[]]>([
    ['one', 5_000, ['eu'], ['waiting for eu to be ready']],
    ['several', 5_000, ['eu', 'us'], ['waiting for 2 connections to be ready']],
    ['none', 0, ['eu'], []],
  ])('is named or counted in the log: %s', async (_, initializingTime, keys, expected) => {
    const told: string[] = [];
    const service = startService({ initializingTime });
    const entries = keys.map((key) => entryOf(key));
    await applyEntries(entries, service, {
      ...atOnce,
      applying: { info: (line) => told.push(textOf(line)) },
    });
    expect(told).toEqual(expected);
  });

  test('is no longer awaited when the run is cancelled', async () => {
    const cancel = new AbortController();
    const applied = await create(3_600_000, {
      cancel,
      onRequest: (number, moment) => {
        if (number === 5 && moment === 'after') cancel.abort();
      },
    });
    expect(applied.sent).toHaveLength(5);
    expect(applied.outcomes.get('eu')).toMatchObject({ kind: 'created', state: 'initializing' });
  });

  test('keeps its id and outcome if listings fail, and is found when they work again', async () => {
    const applied = await create(
      5_000,
      {},
      {
        faults: [
          // All attempts of the first listing after the one for twins fail.
          { method: 'GET', path: '/connections', from: 3, times: 5, effect: { kind: 'answer', status: 500 } },
        ],
      },
    );
    expect(applied.outcomes.get('eu')).toMatchObject({ kind: 'created', state: 'enabled' });
  });

  test('keeps its id if no listing works any more', async () => {
    const applied = await create(
      5_000,
      { timeout: 120_000 },
      {
        faults: [{ method: 'GET', path: '/connections', from: 3, effect: { kind: 'answer', status: 403 } }],
      },
    );
    expect(applied.outcomes.get('eu')).toMatchObject({
      kind: 'created',
      id: expect.any(String),
      state: 'initializing',
    });
  });

  test('is reported with any state that follows', async () => {
    const service = startService({ initializingTime: 3_600_000 });
    const applied = await applyEntries([eu], service, {
      ...atOnce,
      onRequest: (number, moment) => {
        if (number !== 5 || moment !== 'before') return;
        for (const { id } of service.emulator.connections) service.emulator.edit(id, { state: 'failed' });
      },
    });
    expect(applied.outcomes.get('eu')).toMatchObject({ kind: 'created', state: 'failed' });
    expect(looks(applied)).toEqual([0, 0, 1]);
  });

  test('is also awaited if its creation had no clear answer', async () => {
    const applied = await create(
      60_000,
      {},
      {
        faults: [{ method: 'POST', path: '/connections', nth: 1, effect: { kind: 'reset', after: true } }],
      },
    );
    expect(applied.outcomes.get('eu')).toMatchObject({ kind: 'adopted', state: 'enabled' });
  });
});

describe('a connection that the run did not create', () => {
  test('is not awaited, even if it is initializing', async () => {
    const service = startService();
    service.emulator.seed({
      sandbox: 'dev',
      name: 'Name of eu',
      state: 'initializing',
      auth: { params: { clientId: '1000.CLIENT' } },
    });
    expect((await applyEntries([eu], service)).sent).toEqual([]);
  });

  test('is not looked for if its creation was rejected', async () => {
    const applied = await create(
      3_600_000,
      {},
      { faults: [{ method: 'POST', path: '/connections', effect: { kind: 'answer', status: 422 } }] },
    );
    expect(looks(applied)).toEqual([]);
  });
});

describe('several initializing connections', () => {
  const entries = ['a', 'b', 'c'].map((key) => entryOf(key));

  test('take one listing per check for a whole sandbox', async () => {
    const service = startService({ initializingTime: 2_000 });
    const applied = await applyEntries(entries, service, atOnce);
    expect(looks(applied)).toEqual([0, 0, 1, 3]);
    for (const { key } of entries) expect(states(applied, key).at(-1)).toBe('enabled');
  });

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
