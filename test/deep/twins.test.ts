import { describe, expect, test } from 'vitest';
import type { StoredConnection } from '../../src/emulator/stored-connection.ts';
import { adobeHeaders, platform } from '../emulator/caller.ts';
import { DEMO_ADOBE_CLIENT, type EmulatorOptions } from '../emulator/emulator.ts';
import type { ConnectionEdit } from '../emulator/seeds.ts';
import { connectionFor, entryOf } from '../fixtures/entry-builder.ts';
import {
  applyEntries as apply,
  existing,
  GIVEN_TOKEN,
  intercepted,
  postsIn,
  type Service,
  startService,
} from '../unit/apply/apply-entries.ts';
import { observedOf } from '../unit/plan/observed.ts';

const eu = entryOf('eu');

/** Applies with the default settling time of a run, so that twins are looked for as long as usual. */
const applyEntries: typeof apply = (entries, service, changes) =>
  apply(entries, service, { settlingTime: 30_000, ...changes });

/** Creates a twin right after the answer to the creation, like another run with the same credential. */
function withTwin(service: Service, changes: Partial<StoredConnection> = {}, id = 'twin') {
  return (number: number, moment: 'before' | 'after') => {
    const made = service.emulator.connections.find(({ name }) => name === eu.name);
    if (number !== 2 || moment !== 'after' || made === undefined) return;
    service.emulator.seed({
      sandbox: 'dev',
      name: eu.name,
      id,
      auth: { params: made.auth.params },
      createdAt: made.createdAt - 1,
      ...changes,
    });
  };
}

/** Returns the deletions by this run. The other run deletes the twin, if at all. */
function deletionsIn(sent: readonly string[]): readonly string[] {
  return sent.filter((line) => / DELETE (?!twin$)/.test(line));
}

describe('a twin from another run', () => {
  test('later than ours and not removed: a conflict with both ids, and no deletion', async () => {
    const service = startService();
    const onRequest = withTwin(service, { createdAt: service.clock.now() + 1_000 });
    const { outcomes, sent } = await applyEntries([eu], service, { onRequest });
    expect(sent.filter((line) => line.includes('GET'))).toEqual(
      [5, 6, 8, 12, 20, 30].map((second) => `${second} GET connections`),
    );
    expectConflictWithBoth(service, outcomes.get('eu'));
  });

  test('later than ours, and the run is cancelled: a conflict', async () => {
    const service = startService();
    const cancel = new AbortController();
    const seed = withTwin(service, { createdAt: service.clock.now() + 1_000 });
    const { outcomes, sent } = await applyEntries([eu], service, {
      cancel,
      onRequest: (number, moment) => {
        seed(number, moment);
        if (number === 3 && moment === 'after') cancel.abort();
      },
    });
    expect(sent).toHaveLength(3);
    expectConflictWithBoth(service, outcomes.get('eu'));
  });

  test('earlier than ours but not ready: ours is removed once the twin is ready', async () => {
    const service = startService();
    const { emulator, clock } = service;
    const onRequest = withTwin(service, { state: 'initializing' });
    void clock.sleep(7_000).then(async () => {
      const twin = emulator.connections.find(({ id }) => id === 'twin');
      await removeTwin(service);
      if (twin !== undefined) emulator.seed({ ...twin, sandbox: 'dev', state: 'enabled' });
    });
    const { outcomes, sent } = await applyEntries([eu], service, { onRequest });
    expect(deletionsIn(sent)).toEqual([expect.stringMatching(/^8 DELETE/)]);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'adopted', id: 'twin' });
  });

  test('earlier than ours, and a third from a killed run: ours is removed, the others conflict', async () => {
    const service = startService();
    const seed = withTwin(service);
    const seedLast = withTwin(service, { createdAt: service.clock.now() + 150 }, 'last');
    const { outcomes, sent } = await applyEntries([eu], service, {
      onRequest: (number, moment) => {
        seed(number, moment);
        seedLast(number, moment);
      },
    });
    expect(deletionsIn(sent)).toHaveLength(1);
    expect(existing(service, eu)).toEqual(['twin', 'last']);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'conflict', ids: ['twin', 'last'] });
    expectConflictWithBoth(service, outcomes.get('eu'));
  });

  test('earlier than ours, then removed because of an even earlier one: the earliest is adopted', async () => {
    const service = startService();
    const seed = withTwin(service);
    const { outcomes } = await applyEntries([eu], service, {
      onRequest: (number, moment) => {
        seed(number, moment);
        // The other run removes the twin between our second and our third listing, after ours was removed.
        if (number !== 8 || moment !== 'after') return;
        const twin = service.emulator.connections.find(({ id }) => id === 'twin');
        if (twin === undefined) throw new Error('there is no twin to be removed');
        service.emulator.seed({ ...twin, sandbox: 'dev', id: 'earliest', createdAt: twin.createdAt - 1 });
        void removeTwin(service);
      },
    });
    expect(existing(service, eu)).toEqual(['earliest']);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'adopted', id: 'earliest', problem: { code: 'twin' } });
  });

  test('earlier than ours, and the removal of ours never happens: a conflict with both ids', async () => {
    const service = startService({ faults: [{ method: 'DELETE', effect: { kind: 'answer', status: 202 } }] });
    const { outcomes, sent } = await applyEntries([eu], service, { onRequest: withTwin(service) });
    expect(deletionsIn(sent)).toHaveLength(1);
    expectConflictWithBoth(service, outcomes.get('eu'));
  });

  const dependent = { name: 'Leads', id: 'leads', flows: [{ name: 'Daily', id: 'daily' }] };
  test.each<readonly [string, (service: Service, ours: string) => unknown, RegExp, EmulatorOptions]>([
    [
      'something depends on ours',
      ({ emulator }, ours) => emulator.seedSourceConnection({ connectionId: ours, ...dependent }),
      /this run's connection is in use: dataflow "Daily" \(daily\), source connection "Leads" \(leads\)/,
      {},
    ],
    [
      'somebody has changed the description of ours',
      ({ emulator }, ours) => emulator.edit(ours, { description: 'By hand' }),
      /this run's connection has been changed since/,
      {},
    ],
    [
      'somebody has changed the credentials of ours',
      ({ emulator }, ours) => emulator.edit(ours, { params: { refreshToken: '1000.by-hand' } }),
      /this run's connection has been changed since/,
      {},
    ],
    [
      'another run has changed ours',
      ({ emulator }, ours) =>
        emulator.edit(ours, { params: { refreshToken: '1000.rotated' } }, DEMO_ADOBE_CLIENT.clientId),
      /this run's connection has been changed since/,
      {},
    ],
    [
      'somebody has changed the credentials of ours before it is ready, and there is no etag',
      ({ emulator }, ours) => emulator.edit(ours, { params: { refreshToken: '1000.by-hand' } }),
      /this run's connection has been changed since/,
      { initializingTime: 60_000 },
    ],
  ])(
    'earlier than ours, but %s: a conflict with both ids, and no deletion',
    async (_, work, why, options) => {
      const service = startService(options);
      const seed = withTwin(service);
      const { outcomes, sent } = await applyEntries([eu], service, {
        onRequest: (number, moment) => {
          const [ours] = existing(service, eu);
          if (number === 2 && moment === 'after' && ours !== undefined) work(service, ours);
          seed(number, moment);
        },
      });
      expect(deletionsIn(sent)).toEqual([]);
      expectConflictWithBoth(service, outcomes.get('eu'));
      expect(outcomes.get('eu')?.problem?.message).toMatch(why);
    },
  );

  test.each<readonly [string, ConnectionEdit]>([
    ['disabled', { state: 'disabled' }],
    ['given another description', { description: 'By hand' }],
  ])('earlier than ours, but %s before ours is removed: a conflict with both ids', async (_, edit) => {
    const described = entryOf('eu', { description: 'Leads' });
    const service = startService();
    const seed = withTwin(service, { description: 'Leads' });
    const { outcomes, sent } = await applyEntries([described], service, {
      onRequest: (number, moment) => {
        seed(number, moment);
        if (number === 3 && moment === 'after') service.emulator.edit('twin', edit);
      },
    });
    expect(deletionsIn(sent)).toEqual([]);
    expectConflictWithBoth(service, outcomes.get('eu'));
  });

  test.each<readonly [string, Partial<StoredConnection>]>([
    [
      'that differs from the entry',
      { auth: { specName: 'Basic Authentication', params: { clientId: '1000.OTHER' } } },
    ],
    ['that another client created', { createdClient: 'exc_app' }],
  ])('earlier than ours, adopted, then replaced by one %s: a conflict without an id', async (_, changes) => {
    const service = startService();
    const seed = withTwin(service);
    const { outcomes } = await applyEntries([eu], service, {
      onRequest: (number, moment) => {
        seed(number, moment);
        if (number !== 8 || moment !== 'after') return;
        const twin = service.emulator.connections.find(({ id }) => id === 'twin');
        if (twin === undefined) throw new Error('there is no twin to be removed');
        const createdAt = twin.createdAt - 1;
        service.emulator.seed({ ...twin, sandbox: 'dev', id: 'other', createdAt, ...changes });
        void removeTwin(service);
      },
    });
    expect(existing(service, eu)).toEqual(['other']);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'conflict', ids: ['other'] });
    expect(outcomes.get('eu')).not.toHaveProperty('id');
  });

  test('earlier than ours, and the accepted removal of ours takes a while: the twin is adopted', async () => {
    const service = startService({ deletionTime: 20_000 });
    const { outcomes } = await applyEntries([eu], service, { onRequest: withTwin(service) });
    expect(existing(service, eu)).toEqual(['twin']);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'adopted', id: 'twin', problem: { code: 'twin' } });
  });

  test('earlier than ours, and a long text rejects the removal of ours: a conflict, briefly worded', async () => {
    const body = { title: 'a'.repeat(1_000) };
    const service = startService({
      faults: [{ method: 'DELETE', effect: { kind: 'answer', status: 400, body } }],
    });
    const { outcomes, sent } = await applyEntries([eu], service, { onRequest: withTwin(service) });
    expect(deletionsIn(sent)).toHaveLength(1);
    expectConflictWithBoth(service, outcomes.get('eu'));
    expect(outcomes.get('eu')?.problem?.message.length).toBeLessThan(600);
  });

  test('with a name in another case does not count as a twin', async () => {
    const service = startService();
    const onRequest = withTwin(service, { name: eu.name.toUpperCase() });
    const { outcomes, sent } = await applyEntries([eu], service, { onRequest });
    expect(deletionsIn(sent)).toEqual([]);
    expect(outcomes.get('eu')).toEqual({ kind: 'created', id: existing(service, eu)[0], state: 'enabled' });
  });

  test('that existed before the run under another name: a conflict, and both stay', async () => {
    const service = startService();
    const onRequest = withTwin(service, { createdAt: service.clock.now() - 60_000 });
    const observed = observedOf({ dev: [connectionFor(eu, { id: 'twin', name: 'Old name' })] });
    const { outcomes, sent } = await applyEntries([eu], service, { onRequest, observed });
    expect(deletionsIn(sent)).toEqual([]);
    expectConflictWithBoth(service, outcomes.get('eu'));
  });

  test('earlier than ours, but no token for the removal: a conflict, and other entries continue', async () => {
    const us = entryOf('us');
    const service = startService({
      faults: [
        { method: 'DELETE', effect: { kind: 'answer', status: 401 } },
        {
          path: '/ims/token/v3',
          from: 2,
          effect: { kind: 'answer', status: 400, body: { error: 'invalid_client' } },
        },
      ],
    });
    const { outcomes } = await applyEntries([eu, us], service, {
      byClientSecret: true,
      concurrency: 1,
      onRequest: withTwin(service),
    });
    expect(outcomes.get('eu')).toMatchObject({ kind: 'conflict', problem: { code: 'name-conflict' } });
    expect(outcomes.get('us')).toMatchObject({ kind: 'created', state: 'enabled' });
  });

  function expectConflictWithBoth(service: Service, outcome: ReturnType<Map<string, unknown>['get']>) {
    expect(outcome).toMatchObject({ kind: 'conflict', problem: { code: 'name-conflict', entry: 'eu' } });
    expect(outcome).not.toMatchObject({ problem: { severity: 'warning' } });
    const ids = existing(service, eu);
    expect(ids).toHaveLength(2);
    for (const id of ids)
      expect(outcome).toMatchObject({ problem: { message: expect.stringContaining(id) } });
  }
});

describe('the check for twins', () => {
  const unchecked = { problem: { code: 'twin-unchecked', severity: 'warning', entry: 'eu' } };

  test('warns that the run ended if it was cancelled, and sends nothing', async () => {
    const service = startService();
    const cancel = new AbortController();
    const { outcomes, sent } = await applyEntries([eu], service, {
      cancel,
      onRequest: (number, moment) => {
        if (number === 2 && moment === 'after') cancel.abort();
      },
    });
    expect(sent).toHaveLength(2);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'created', id: existing(service, eu)[0], ...unchecked });
    expect(outcomes.get('eu')?.problem?.message).toContain('the run ended');
  });

  test('warns that the run ended if it was cancelled before ours appeared', async () => {
    const service = startService({ listingLag: 60_000 });
    const cancel = new AbortController();
    void service.clock.sleep(7_000).then(() => cancel.abort());
    const { outcomes, sent } = await applyEntries([eu], service, { cancel });
    expect(sent.at(-1)).toBe('6 GET connections');
    expect(outcomes.get('eu')).toMatchObject({ kind: 'created', ...unchecked });
    expect(outcomes.get('eu')?.problem?.message).toContain('the run ended');
  });

  test('reports every connection whose name Flow Service changed', async () => {
    const service = startService({
      faults: [{ method: 'POST', path: '/connections', nth: 1, effect: { kind: 'reset', after: true } }],
    });
    // This simulates a service that normalizes names.
    const altering = intercepted(service, async (request, answer) => {
      const response = await answer(request);
      if (request.method !== 'GET' || !new URL(request.url).pathname.endsWith('/connections'))
        return response;
      return new Response((await response.text()).replaceAll(eu.name, eu.name.toUpperCase()), response);
    });
    const { outcomes, requests } = await applyEntries([eu], altering);
    expect(postsIn(requests)).toHaveLength(2);
    const ids = existing(service, eu);
    expect(ids).toHaveLength(2);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'conflict', problem: { code: 'name-altered' } });
    for (const id of ids) expect(outcomes.get('eu')?.problem?.message).toContain(id);
  });

  test('continues in one sandbox if it fails in another', async () => {
    const entries = [entryOf('a'), entryOf('b', { sandbox: 'prod' })];
    const service = startService({
      faults: [
        {
          method: 'GET',
          path: '/connections',
          sandbox: 'prod',
          from: 2,
          effect: { kind: 'answer', status: 403 },
        },
      ],
    });
    const { outcomes } = await applyEntries(entries, service);
    expect(outcomes.get('a')).toMatchObject({ kind: 'created', state: 'enabled' });
    expect(outcomes.get('b')).toMatchObject({ kind: 'created', problem: { code: 'twin-unchecked' } });
  });
});

/** Removes the twin, as the other run does. */
async function removeTwin({ emulator }: Service): Promise<void> {
  const headers = { ...adobeHeaders, authorization: `Bearer ${GIVEN_TOKEN}` };
  const answer = await emulator.fetch(
    new Request(`${platform}/connections/twin`, { method: 'DELETE', headers }),
  );
  if (answer.status !== 204) throw new Error(`the twin was not removed: ${answer.status}`);
}
