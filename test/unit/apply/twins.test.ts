import { describe, expect, test } from 'vitest';
import type { StoredConnection } from '../../../src/emulator/stored-connection.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { adobeHeaders, platform } from '../../emulator/caller.ts';
import { DEMO_ADOBE_CLIENT, type EmulatorOptions } from '../../emulator/emulator.ts';
import type { Fault } from '../../emulator/faults.ts';
import type { ConnectionEdit } from '../../emulator/seeds.ts';
import { answerOf } from '../../fixtures/answer.ts';
import { connectionFor, entryOf } from '../../fixtures/entry-builder.ts';
import { observedOf } from '../plan/observed.ts';
import {
  applyEntries as apply,
  existing,
  GIVEN_TOKEN,
  intercepted,
  postsIn,
  type Service,
  startService,
} from './apply-entries.ts';

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
  test('earlier than ours: ours is removed, the twin is adopted, and the warning names both', async () => {
    const service = startService();
    const { outcomes, recorded, sent } = await applyEntries([eu], service, { onRequest: withTwin(service) });
    const [, first] = recorded[0] ?? [];
    expect(first?.kind).toBe('created');
    expect(existing(service, eu)).toEqual(['twin']);
    // The twin is not from this run, so it is watched until the settling time is over.
    expect(sent.slice(2)).toEqual([
      '5 GET connections',
      // A listing may lag and a deletion cannot be undone, so both connections are looked up first.
      ...['GET twin', `GET ${first?.id}`, 'GET sourceConnections', `DELETE ${first?.id}`].map(
        (it) => `5 ${it}`,
      ),
      ...[6, 8, 12, 20, 30].map((second) => `${second} GET connections`),
    ]);
    expect(outcomes.get('eu')).toMatchObject({
      kind: 'adopted',
      id: 'twin',
      state: 'enabled',
      problem: { code: 'twin', severity: 'warning' },
    });
    for (const id of ['twin', first?.id ?? '']) expect(outcomes.get('eu')?.problem?.message).toContain(id);
  });

  test('later than ours: the other run removes it, and ours remains', async () => {
    const service = startService();
    const { clock, emulator } = service;
    const seed = withTwin(service, { createdAt: clock.now() + 1_000 });
    const { outcomes, sent } = await applyEntries([eu], service, {
      onRequest: (number, moment) => {
        seed(number, moment);
        // The other run removes its own connection between our second and our third listing.
        if (number === 4 && moment === 'after') void removeTwin(service);
      },
    });
    expect(deletionsIn(sent)).toEqual([]);
    expect(outcomes.get('eu')).toEqual({
      kind: 'created',
      id: emulator.connections[0]?.id,
      state: 'enabled',
    });
    expect(existing(service, eu)).toHaveLength(1);
  });

  test('later than ours and not removed: a conflict with both ids, and no deletion', async () => {
    const service = startService();
    const onRequest = withTwin(service, { createdAt: service.clock.now() + 1_000 });
    const { outcomes, sent } = await applyEntries([eu], service, { onRequest });
    expect(sent.filter((line) => line.includes('GET'))).toEqual(
      [5, 6, 8, 12, 20, 30].map((second) => `${second} GET connections`),
    );
    expectConflictWithBoth(service, outcomes.get('eu'));
  });

  test('later than ours, and the next listing fails: a conflict, not a success', async () => {
    const service = startService({
      faults: [{ method: 'GET', path: '/connections', from: 3, effect: { kind: 'answer', status: 500 } }],
    });
    const onRequest = withTwin(service, { createdAt: service.clock.now() + 1_000 });
    const { outcomes } = await applyEntries([eu], service, { onRequest });
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

  test.each<readonly [string, Partial<StoredConnection>]>([
    ['from another client', { createdClient: 'exc_app' }],
    ['with another description', { description: 'By hand' }],
    [
      'with another client id',
      { auth: { specName: 'Basic Authentication', params: { clientId: '1000.OTHER' } } },
    ],
    ['but disabled', { state: 'disabled' }],
  ])('earlier than ours, %s: a conflict with both ids, and no deletion', async (_, changes) => {
    // The entry declares a description, so that another description is a difference.
    const described = entryOf('eu', { description: 'Leads' });
    const service = startService();
    const onRequest = withTwin(service, { description: 'Leads', ...changes });
    const { outcomes, sent } = await applyEntries([described], service, { onRequest });
    expect(deletionsIn(sent)).toEqual([]);
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
        replaceTwin(service, 'earliest');
      },
    });
    expect(existing(service, eu)).toEqual(['earliest']);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'adopted', id: 'earliest', problem: { code: 'twin' } });
  });

  test('earlier than ours, then removed without a replacement: the entry fails without an id', async () => {
    const service = startService();
    const seed = withTwin(service);
    const { outcomes } = await applyEntries([eu], service, {
      onRequest: (number, moment) => {
        seed(number, moment);
        if (number === 8 && moment === 'after') void removeTwin(service);
      },
    });
    expect(existing(service, eu)).toEqual([]);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'failed', problem: { code: 'not-there' } });
    expect(outcomes.get('eu')).not.toHaveProperty('id');
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

  test.each<readonly [string, Fault]>([
    ['the twin', { method: 'GET', path: '/twin', effect: { kind: 'answer', status: 403 } }],
    ['ours', { method: 'GET', path: /[0-9a-f]{8}-[^/]+$/, effect: { kind: 'answer', status: 403 } }],
    ['the dependents of ours', { path: '/sourceConnections', effect: { kind: 'without-items' } }],
  ])(
    'earlier than ours, but the look-up of %s fails: a conflict with both ids, and no deletion',
    async (_, fault) => {
      const service = startService({ faults: [fault] });
      const { outcomes, sent } = await applyEntries([eu], service, { onRequest: withTwin(service) });
      expect(deletionsIn(sent)).toEqual([]);
      expectConflictWithBoth(service, outcomes.get('eu'));
    },
  );

  test('earlier than ours, with another auth spec that only a look-up shows: a conflict with both ids', async () => {
    const service = startService();
    const params = connectionFor(eu).authParams;
    const onRequest = withTwin(service, { auth: { specName: 'OAuth', params } });
    const { outcomes, sent } = await applyEntries([eu], withoutSpecNames(service), { onRequest });
    expect(deletionsIn(sent)).toEqual([]);
    expectConflictWithBoth(service, outcomes.get('eu'));
  });

  test('earlier than ours, but already gone according to a look-up: ours stays', async () => {
    const service = startService();
    const listed = await listedTwin(service);
    const { outcomes, sent } = await applyEntries([eu], listed);
    expect(deletionsIn(sent)).toEqual([]);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'created', id: existing(service, eu)[0] });
  });

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
    ['with another auth spec', { auth: { specName: 'OAuth', params: connectionFor(eu).authParams } }],
  ])('earlier than ours, adopted, then replaced by one %s: a conflict without an id', async (_, changes) => {
    const service = startService();
    const seed = withTwin(service);
    const { outcomes } = await applyEntries([eu], service, {
      onRequest: (number, moment) => {
        seed(number, moment);
        if (number !== 8 || moment !== 'after') return;
        replaceTwin(service, 'other', changes);
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
    expect(outcomes.get('eu')?.problem?.message.length).toBeLessThan(650);
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

  test('of an adopted connection: a conflict, because only a connection from this run is ever removed', async () => {
    const service = startService({
      faults: [{ method: 'POST', path: '/connections', effect: { kind: 'without-id' } }],
    });
    const seed = withTwin(service);
    const { outcomes, sent } = await applyEntries([eu], service, {
      // The twin appears after the listing that finds ours and before the check for twins.
      onRequest: (number, moment) => seed(number - 1, moment),
    });
    expect(postsIn(service.emulator.requests)).toHaveLength(1);
    expect(deletionsIn(sent)).toEqual([]);
    expectConflictWithBoth(service, outcomes.get('eu'));
  });

  test.each([
    ['rejected', { kind: 'answer', status: 403, body: { title: 'No permission' } }, 1],
    ['lost', { kind: 'reset' }, 5],
    ['answered with 404 by a proxy', { kind: 'html', status: 404 }, 1],
  ] as const)(
    'earlier than ours, but the removal of ours is %s: a conflict with both ids',
    async (_, effect, tries) => {
      const service = startService({ faults: [{ method: 'DELETE', effect }] });
      const { outcomes, sent } = await applyEntries([eu], service, { onRequest: withTwin(service) });
      expect(deletionsIn(sent)).toHaveLength(tries);
      expectConflictWithBoth(service, outcomes.get('eu'));
    },
  );

  test('earlier than ours, and the answer to the removal of ours is lost: the twin is adopted', async () => {
    const service = startService({
      faults: [{ method: 'DELETE', nth: 1, effect: { kind: 'reset', after: true } }],
    });
    const { outcomes, sent } = await applyEntries([eu], service, { onRequest: withTwin(service) });
    expect(deletionsIn(sent)).toHaveLength(2);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'adopted', id: 'twin' });
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
    expect(outcome).toMatchObject({ kind: 'conflict', problem: { code: 'name-conflict' } });
    expect(outcome).not.toMatchObject({ problem: { severity: 'warning' } });
    const ids = existing(service, eu);
    expect(ids).toHaveLength(2);
    for (const id of ids)
      expect(outcome).toMatchObject({ problem: { message: expect.stringContaining(id) } });
  }
});

describe('the check for twins', () => {
  const unchecked = { problem: { code: 'twin-unchecked', severity: 'warning' } };

  test('repeats listings until ours appears', async () => {
    const service = startService({ listingLag: 7_000 });
    const { outcomes, sent } = await applyEntries([eu], service);
    expect(sent.slice(2)).toEqual([5, 6, 8].map((second) => `${second} GET connections`));
    expect(outcomes.get('eu')).toEqual({ kind: 'created', id: existing(service, eu)[0], state: 'enabled' });
  });

  test('looks up ours by id if no listing has shown it: it counts as created, with a warning', async () => {
    const service = startService({ listingLag: 60_000 });
    const { outcomes, sent } = await applyEntries([eu], service);
    const [id] = existing(service, eu);
    expect(sent.slice(-2)).toEqual(['30 GET connections', `30 GET ${id}`]);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'created', id, ...unchecked });
    expect(outcomes.get('eu')?.problem?.message).toContain('no listing shows it yet');
    // A run that does not see the connection would create another one.
    expect(outcomes.get('eu')?.problem?.fix).toMatch(
      new RegExp(`^wait .+ before you run again, or add \`id: ${id}\``),
    );
  });

  test('warns with the reason if the listing fails', async () => {
    const service = startService({
      faults: [{ method: 'GET', path: '/connections', from: 2, effect: { kind: 'answer', status: 403 } }],
    });
    const { outcomes } = await applyEntries([eu], service);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'created', ...unchecked });
    expect(outcomes.get('eu')?.problem?.message).toContain('HTTP 403');
  });

  test('warns with the reason and its fix if the access token is rejected', async () => {
    const service = startService({
      faults: [{ method: 'GET', path: '/connections', from: 2, effect: { kind: 'answer', status: 401 } }],
    });
    const { outcomes } = await applyEntries([eu], service);
    expect(outcomes.get('eu')).toMatchObject({
      kind: 'created',
      problem: { ...unchecked.problem, fix: expect.stringContaining('`adobe-access-token`') },
    });
  });

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

  test('reports a name that Flow Service changed, since the next run would create it again', async () => {
    const { outcomes } = await applyEntries([eu], startService(), {
      applying: {
        flowService: {
          createConnection: async () => answerOf(201, { id: 'made' }),
          listConnections: async () => [connectionFor(eu, { id: 'made', name: 'NAME OF EU' })],
          deleteConnection: () => Promise.reject(new Error('nothing is to be removed')),
        },
      },
    });
    expect(outcomes.get('eu')).toMatchObject({
      kind: 'conflict',
      id: 'made',
      problem: { code: 'name-altered', fix: expect.stringContaining('id: made') },
    });
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

  test('takes one listing per sandbox and source, and none without creations', async () => {
    const entries = [
      entryOf('a'),
      entryOf('b'),
      entryOf('c', { sandbox: 'prod' }),
      entryOf('d', { sandbox: 'prod' }),
      entryOf('e', { sandbox: 'stage' }),
    ];
    const service = startService();
    service.emulator.seed({
      sandbox: 'stage',
      name: 'Name of e',
      auth: { params: { clientId: '1000.CLIENT' } },
    });
    const { requests, outcomes } = await applyEntries(entries, service);
    const listings = requests.filter(({ method }) => method === 'GET').map(({ sandbox }) => sandbox);
    expect(listings.sort()).toEqual(['dev', 'prod']);
    expect(outcomes.has('e')).toBe(false);
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

/** Makes listings omit the auth specs. */
function withoutSpecNames(service: Service): Service {
  return intercepted(service, async (request, answer) => {
    const response = await answer(request);
    if (!new URL(request.url).pathname.endsWith('/connections')) return response;
    return new Response((await response.text()).replaceAll('"specName"', '"spec"'), response);
  });
}

/** Makes listings show an earlier twin until eight seconds after it is gone. */
async function listedTwin(service: Service): Promise<Service> {
  const start = service.clock.now();
  return intercepted(service, async (request, answer) => {
    const response = await answer(request);
    const isListing = request.method === 'GET' && new URL(request.url).pathname.endsWith('/connections');
    if (!isListing || service.clock.now() - start > 8_000) return response;
    const listing: { readonly items: readonly StoredConnection[] } = JSON.parse(await response.text());
    const twins = listing.items.map((each) => ({ ...each, id: 'twin', createdAt: each.createdAt - 1 }));
    return Response.json({ items: [...listing.items, ...twins], _links: {} });
  });
}

/** Removes the twin, as the other run does. */
async function removeTwin({ emulator }: Service): Promise<void> {
  const headers = { ...adobeHeaders, authorization: `Bearer ${GIVEN_TOKEN}` };
  const answer = await emulator.fetch(
    new Request(`${platform}/connections/twin`, { method: 'DELETE', headers }),
  );
  if (answer.status !== 204) throw new Error(`the twin was not removed: ${answer.status}`);
}

/** Removes the twin in favour of an even earlier connection, as the other run does. */
function replaceTwin(service: Service, id: string, changes: Partial<StoredConnection> = {}): void {
  const twin = service.emulator.connections.find((each) => each.id === 'twin');
  if (twin === undefined) throw new Error('there is no twin to be removed');
  const createdAt = twin.createdAt - 1;
  service.emulator.seed({ ...twin, sandbox: 'dev', id, createdAt, ...changes });
  void removeTwin(service);
}

describe('an aborted check for twins', () => {
  test('reports every open entry before it throws an internal error in the last look-up', async () => {
    const recorded = new Map<string, Outcome>();
    const failing = applyEntries([entryOf('a'), entryOf('b')], startService(), {
      applying: {
        flowService: {
          createConnection: async (_, { name }) => answerOf(201, { id: `made-${name.at(-1)}` }),
          listConnections: async () => [],
          findConnection: () => Promise.reject(new TypeError('a mistake')),
        },
        outcomes: recorded,
      },
    });
    await expect(failing).rejects.toThrow('a mistake');
    for (const key of ['a', 'b']) {
      expect(recorded.get(key)).toMatchObject({ problem: { code: 'twin-unchecked' } });
    }
  });

  test('reports that ours was removed, with its id, if the listing after that fails', async () => {
    const service = startService({
      faults: [{ method: 'GET', path: '/connections', from: 3, effect: { kind: 'answer', status: 403 } }],
    });
    let ours = '';
    const seed = withTwin(service);
    const { outcomes } = await applyEntries([eu], service, {
      onRequest: (number, moment) => {
        ours ||= service.emulator.connections[0]?.id ?? '';
        seed(number, moment);
      },
    });
    expect(existing(service, eu)).toEqual(['twin']);
    expect(outcomes.get('eu')?.problem?.message).toContain(ours);
  });
});
