import { describe, expect, test } from 'vitest';
import type { StoredConnection } from '../../../src/emulator/stored-connection.ts';
import type { Entry } from '../../../src/model/entry.ts';
import type { EmulatorOptions } from '../../emulator/emulator.ts';
import type { Effect, Fault } from '../../emulator/faults.ts';
import type { ConnectionEdit } from '../../emulator/seeds.ts';
import { entryOf, otherSource } from '../../fixtures/entry-builder.ts';
import { observedOf } from '../plan/observed.ts';
import { type Applied, applyEntries, existing, type Service, startService } from './apply-entries.ts';

const ID = 'id-of-old';
const old = entryOf('old', { ensure: 'absent', auth: {} });

function serviceWith(changes: Partial<StoredConnection> = {}, options: EmulatorOptions = {}): Service {
  const service = startService(options);
  service.emulator.seed({ sandbox: 'dev', name: 'Name of old', id: ID, ...changes });
  return service;
}

const failing = (...faults: readonly Fault[]) => serviceWith({}, { faults });
const ofDelete = (effect: Effect, when: Partial<Fault> = {}): Fault => ({
  method: 'DELETE',
  effect,
  ...when,
});
/** A fault for look-ups of the connection, but not for listings. */
const ofLook = (effect: Effect, when: Partial<Fault> = {}): Fault => ({
  method: 'GET',
  path: ID,
  effect,
  ...when,
});
const status = (code: number, more: Partial<Extract<Effect, { kind: 'answer' }>> = {}): Effect => ({
  kind: 'answer',
  status: code,
  ...more,
});
/** Faults for the deletions, one per attempt. */
const inTurn = (...effects: readonly Effect[]): Fault[] =>
  effects.map((effect, index) => ofDelete(effect, { nth: index + 1 }));

const no = { body: { title: 'No' } };
const reset: Effect = { kind: 'reset', after: true };
const ofProxy: Effect = { kind: 'html', status: 404 };
const noSuch = { body: { type: 'https://ns.adobe.com/aep/errors/FLOW-1439-404', title: 'Not found' } };

/**
 * Returns the requests in order. `GET` is a look-up of the connection, `on` one of its source connections.
 */
function sentIn({ sent }: Applied): string {
  const words = sent.map((line) =>
    line.replace(/GET sourceConnections|POST v3/, (it) => (it[0] === 'G' ? 'on' : 'ims')),
  );
  return words.map((line) => line.split(' ')[1]).join(' ');
}

/** The requests before every deletion. */
const LOOKS = 'GET on';

function ids({ emulator }: Service): readonly string[] {
  return emulator.connections.map(({ id }) => id);
}

/** Runs `act` just before the nth request of the apply. */
function before(nth: number, work: () => void) {
  return (number: number, moment: 'before' | 'after') => {
    if (number === nth && moment === 'before') work();
  };
}

const remove = (service: Service, changes: Parameters<typeof applyEntries>[2] = {}) =>
  applyEntries([old], service, changes);

/** Outcomes, with the members that are compared. */
const deleted = { kind: 'deleted', id: ID };
const unchanged = { kind: 'unchanged' };
const failedWith = (code: string, message: RegExp | string = '', fix: RegExp | string = '') => ({
  kind: 'failed',
  problem: {
    code,
    message: expect.stringMatching(message),
    fix: expect.stringMatching(fix),
  },
});
const moved = { id: ID, ...failedWith('changed-meanwhile', 'it was changed during the run') };
const mayBeRemoved = failedWith('may-be-removed', /^it is not known whether /, 'run again');

describe('a deletion', () => {
  test('looks up the connection and its dependents, then removes only that connection', async () => {
    const service = serviceWith();
    for (const name of ['Name of old ', 'name of old', 'Another'])
      service.emulator.seed({ sandbox: 'dev', name });
    service.emulator.seed({ sandbox: 'prod', name: 'Name of old' });
    const others = ids(service).filter((id) => id !== ID);
    const applied = await remove(service);
    expect(applied.outcomes.get('old')).toEqual(deleted);
    expect(sentIn(applied)).toBe('GET on DELETE');
    expect(ids(service)).toEqual(others);
    expect(service.emulator.mintedTokens).toEqual([]);
  });

  test('by pinned id removes only that one of two connections with the same name; without a pin, neither', async () => {
    const service = serviceWith();
    service.emulator.seed({ sandbox: 'dev', name: 'Name of old', id: 'the-other' });
    expect((await remove(service)).sent).toEqual([]);
    const { outcomes } = await applyEntries([{ ...old, id: ID }], service);
    expect(outcomes.get('old')?.kind).toBe('deleted');
    expect(ids(service)).toEqual(['the-other']);
  });

  test.each([
    ['of another source', () => serviceWith({ connectionSpec: otherSource.spec })],
    ['missing', startService],
  ])('is not sent if the connection is %s', async (_, start) => {
    expect((await remove(start())).sent).toEqual([]);
  });

  test('that is accepted but not finished counts as done', async () => {
    const service = serviceWith({}, { deletionTime: 60_000 });
    const applied = await remove(service);
    expect(applied.outcomes.get('old')).toEqual(deleted);
    expect(applied.requests.at(-1)?.status).toBe(202);
    expect(service.emulator.connections[0]?.state).toBe('delete-finalizing');
    expect((await remove(service)).sent).toEqual([]);
  });

  test.each(['disabled', 'initializing'])('of a connection that is %s is sent', async (state) => {
    const service = serviceWith({ state });
    expect((await remove(service)).outcomes.get('old')?.kind).toBe('deleted');
    expect(ids(service)).toEqual([]);
  });
});

describe('a connection to remove that changed since the plan', () => {
  test.each<readonly [string, Entry, ConnectionEdit]>([
    ['because it was renamed', old, { name: 'Still needed' }],
    ['because it was renamed, and it is pinned', { ...old, id: ID }, { name: 'Still needed' }],
    ['because it is in use again under its old name', old, { params: { clientId: '1000.IN-USE' } }],
    ['because its description changed', old, { description: 'Still needed' }],
    ['because it was disabled', old, { state: 'disabled' }],
  ])('is kept: %s', async (_, entry, edit) => {
    const service = serviceWith();
    const onRequest = before(1, () => service.emulator.edit(ID, edit));
    const applied = await applyEntries([entry], service, { onRequest });
    expect(applied.outcomes.get('old')).toMatchObject(moved);
    expect(applied.outcomes.get('old')?.problem?.message).not.toContain('Still needed');
    expect(sentIn(applied)).toBe('GET');
    expect(ids(service)).toEqual([ID]);
  });

  test('is kept if it was renamed and no listing showed its etag', async () => {
    const service = serviceWith();
    const observed = observedOf({ dev: [{ id: ID, name: 'Name of old', authParams: {} }] });
    service.emulator.edit(ID, { name: 'Still needed' });
    const applied = await remove(service, { observed });
    expect(applied.outcomes.get('old')).toMatchObject(moved);
    expect(sentIn(applied)).toBe('GET');
    expect(ids(service)).toEqual([ID]);
  });

  test('is kept if it was renamed long ago and only the listing shows the old name', async () => {
    const service = serviceWith({}, { listingLag: 600_000 });
    service.emulator.edit(ID, { name: 'Still needed' });
    expect((await remove(service)).outcomes.get('old')).toMatchObject(moved);
  });

  test.each<readonly [string, (service: Service) => RunOf, string]>([
    ['if it is gone', () => ({ service: startService(), observed: observedOf({ dev: [shown] }) }), 'GET'],
    ['if the first look-up shows that it is being removed', (service) => beingRemoved(service, 1), 'GET'],
    [
      'if it is being removed when the deletion is sent',
      (service) => beingRemoved(service, 3),
      `${LOOKS} DELETE GET`,
    ],
    [
      'if it goes between the look-ups and the deletion',
      () => ({ service: failing(ofDelete(status(404, { ...noSuch, after: true }))) }),
      `${LOOKS} DELETE`,
    ],
  ])('counts as unchanged %s', async (_, start, sent) => {
    const { service, ...changes } = start(serviceWith());
    const applied = await remove(service, changes);
    expect(applied.outcomes.get('old')).toEqual(unchanged);
    expect(sentIn(applied)).toBe(sent);
  });

  type RunOf = { readonly service: Service } & Parameters<typeof applyEntries>[2];
  const shown = { id: ID, name: 'Name of old', authParams: {} };
  const beingRemoved = (service: Service, nth: number): RunOf => ({
    service,
    onRequest: before(nth, () => service.emulator.edit(ID, { state: 'delete-finalizing' })),
  });

  const flows = [{ name: 'Daily', id: 'daily' }];
  test.each([
    ['a dataflow', flows, /dataflow "Daily" \(daily\), source connection "Leads" \(leads\)/],
    ['a source connection', [], /source connection "Leads" \(leads\)/],
  ])('is kept if %s that uses it was added after planning', async (_, flows, names) => {
    const service = serviceWith();
    const dependent = { connectionId: ID, name: 'Leads', id: 'leads', flows };
    const onRequest = before(1, () => service.emulator.seedSourceConnection(dependent));
    const applied = await remove(service, { onRequest });
    expect(applied.outcomes.get('old')).toMatchObject({ id: ID, ...failedWith('in-use', names) });
    expect(sentIn(applied)).toBe('GET on GET');
    expect(ids(service)).toEqual([ID]);
  });

  test('is kept by Flow Service if a dataflow was added after the last look-up', async () => {
    const service = serviceWith();
    const dependent = { connectionId: ID, name: 'Leads', flows };
    const onRequest = before(3, () => service.emulator.seedSourceConnection(dependent));
    const applied = await remove(service, { onRequest });
    const inUse = failedWith('in-use', '1418-400', 'delete the dataflows');
    expect(applied.outcomes.get('old')).toMatchObject({ id: ID, ...inUse });
    expect(sentIn(applied)).toBe(`${LOOKS} DELETE`);
    expect(ids(service)).toEqual([ID]);
  });

  test('names five dependents and counts the others', async () => {
    const service = serviceWith();
    for (let number = 0; number < 12; number++) {
      service.emulator.seedSourceConnection({ connectionId: ID, name: `Source ${number}` });
    }
    const { message = '' } = (await remove(service)).outcomes.get('old')?.problem ?? {};
    expect(message.match(/source connection "/g)).toHaveLength(5);
    expect(message).toContain('and 7 more');
  });
});

describe('a look-up before the deletion', () => {
  test.each<readonly [string, Fault]>([
    ['that fails', ofLook(status(500))],
    ['that is not permitted', ofLook(status(403))],
    ['that a proxy answers with 404', ofLook(ofProxy)],
    ['that shows no connection', ofLook(status(200, { body: { items: [{}] } }))],
    ['of dependents that fails', { path: '/sourceConnections', effect: { kind: 'html' } }],
    [
      'of dependents that may be incomplete',
      { path: '/sourceConnections', effect: { kind: 'without-items' } },
    ],
    ['of dataflows that fails', { path: '/flows', effect: status(403) }],
  ])('%s prevents the deletion', async (_, fault) => {
    const service = failing(fault);
    service.emulator.seedSourceConnection({ connectionId: ID, name: 'Leads' });
    const applied = await remove(service);
    const { kind, id, problem } = applied.outcomes.get('old') ?? {};
    expect([kind, id, problem === undefined]).toEqual(['failed', ID, false]);
    expect(sentIn(applied)).not.toContain('DELETE');
    expect(ids(service)).toEqual([ID]);
  });
});

/**
 * Answers that do not show whether the connection was removed. With `after`, it was. `write-result.test.ts`
 * has every answer that does.
 */
const unclearAnswers = (after: boolean): readonly (readonly [string, Effect])[] => [
  ['the connection broke', { kind: 'reset', after }],
  ['no answer came', { kind: 'hang', after }],
  ['504', status(504, { after })],
];
const carriedOut = unclearAnswers(true);
const notCarriedOut = unclearAnswers(false);

describe('a deletion whose answer was lost', () => {
  /** The deletion is carried out, its answer is lost, and then the token is no longer accepted. */
  const tokenRefused = inTurn(reset, status(401, { body: { error_code: '401013', message: 'No' } }));
  const noToken = status(400, { body: { error: 'invalid_client' } });

  test.each<readonly [string, readonly Fault[], string]>([
    ...carriedOut.map(([name, effect]) => [`${name}, once`, inTurn(effect), 'DELETE DELETE'] as const),
    ['the connection broke every time', [ofDelete(reset)], `${'DELETE '.repeat(5)}GET`],
    // Node's `fetch` repeats the request by itself before it returns this status.
    ['421', [ofDelete(status(421, { after: true }))], 'DELETE GET'],
    ['then rejected', inTurn(reset, status(403, no)), 'DELETE DELETE GET'],
    ['then a 404 from a proxy', inTurn(reset, ofProxy), 'DELETE DELETE GET'],
    ['then a fresh token', tokenRefused, 'DELETE DELETE ims DELETE'],
  ])('counts as done by this run if it was carried out (%s)', async (_, faults, sent) => {
    const applied = await remove(failing(...faults), { byClientSecret: true });
    expect(applied.outcomes.get('old')).toEqual(deleted);
    expect(sentIn(applied)).toBe(`${LOOKS} ${sent}`);
  });

  test.each(notCarriedOut)('is repeated if it was not carried out (%s)', async (_, effect) => {
    const service = failing(...inTurn(effect));
    expect((await remove(service)).outcomes.get('old')).toEqual(deleted);
    expect(ids(service)).toEqual([]);
  });

  test.each<readonly [string, readonly Fault[]]>([
    ['no answer came, every time', [ofDelete({ kind: 'hang' })]],
    ['the look-up fails too', [ofDelete(reset), ofLook({ kind: 'reset' }, { from: 2 })]],
    ['then rejected', inTurn({ kind: 'reset' }, status(403, no))],
    ['then a 404 from a proxy', inTurn({ kind: 'reset' }, ofProxy)],
    ['then no token', [...tokenRefused, { path: '/ims/token/v3', from: 2, effect: noToken }]],
  ])('is reported as possibly done if no look-up shows that it was (%s)', async (_, faults) => {
    const { outcomes } = await remove(failing(...faults), { byClientSecret: true });
    expect(outcomes.get('old')).toMatchObject(mayBeRemoved);
    // The id may no longer exist, so it is not in the outcome.
    expect(outcomes.get('old')).not.toHaveProperty('id');
  });

  test('counts as done by this run if it is in progress', async () => {
    const applied = await remove(serviceWith({}, { deletionTime: 600_000, faults: inTurn(reset) }));
    expect(applied.outcomes.get('old')).toEqual(deleted);
    // A connection that is being deleted rejects a second deletion.
    expect(sentIn(applied)).toBe(`${LOOKS} DELETE DELETE GET`);
    expect(applied.requests.at(-2)?.status).toBe(400);
  });
});

describe('a rejected deletion', () => {
  const body = { title: 'No', report: { 'detailed-message': 'Not like this', 'request-id': 'r-1' } };
  test.each<readonly [string, Effect, RegExp]>([
    ...[400, 403].map(
      (code) =>
        [`${code}`, status(code, { body }), new RegExp(`HTTP ${code}: .*Not like this.*r-1`)] as const,
    ),
    ['the 404 of a proxy', ofProxy, /HTTP 404/],
  ])('with %s fails without a look-up, and the connection is kept', async (_, effect, message) => {
    const service = failing(ofDelete(effect));
    const applied = await remove(service);
    expect(applied.outcomes.get('old')).toMatchObject({ id: ID, ...failedWith('adobe-refused', message) });
    expect(sentIn(applied)).toBe(`${LOOKS} DELETE`);
    expect(ids(service)).toEqual([ID]);
  });

  test.each<readonly [string, readonly Fault[]]>([
    ['', []],
    [', and no look-up is possible,', [ofLook(status(403), { from: 2 })]],
  ])('because of the state%s fails with advice', async (_, faults) => {
    const service = serviceWith({}, { faults });
    const applied = await remove(service, {
      onRequest: before(LOOKS.split(' ').length + 1, () =>
        service.emulator.edit(ID, { state: 'finalizing' }),
      ),
    });
    const refused = failedWith(
      'adobe-refused',
      '1416-400',
      'the base connection cannot be changed in its present state',
    );
    expect(applied.outcomes.get('old')).toMatchObject(refused);
    // A connection that is being removed is also in such a state.
    expect(sentIn(applied)).toBe(`${LOOKS} DELETE GET`);
  });

  test('is not tried if the state changed since the plan to one that allows no change', async () => {
    const service = serviceWith();
    const applied = await remove(service, {
      observed: observedOf({ dev: [{ id: ID, name: 'Name of old', authParams: {} }] }),
      onRequest: before(1, () => service.emulator.edit(ID, { state: 'finalizing' })),
    });
    expect(applied.outcomes.get('old')).toMatchObject(
      failedWith('connection-state', 'in its state `finalizing`', 'run again when its state is enabled'),
    );
    expect(sentIn(applied)).toBe('GET');
    expect(ids(service)).toEqual([ID]);
  });

  test('does not stop other deletions', async () => {
    const service = failing(ofDelete(status(403), { path: ID }));
    service.emulator.seed({ sandbox: 'dev', name: 'Name of older' });
    const { outcomes } = await applyEntries([old, entryOf('older', { ensure: 'absent', auth: {} })], service);
    expect([outcomes.get('old')?.kind, outcomes.get('older')?.kind]).toEqual(['failed', 'deleted']);
    expect(ids(service)).toEqual([ID]);
  });
});

describe('the end of the run', () => {
  const observed = observedOf({ dev: [{ id: ID, name: 'Name of old', state: 'enabled', authParams: {} }] });
  const skipped = { kind: 'skipped', id: ID };
  test.each<readonly [string, readonly Fault[], string, object, string]>([
    ['before any request leaves the connection', [], '0 after', skipped, ''],
    ['after one look-up leaves the connection', [], '1 after', skipped, 'GET'],
    ['after two look-ups leaves the connection', [], '2 after', skipped, LOOKS],
    [
      'during a deletion leaves the result unknown',
      [ofDelete({ kind: 'hang', after: true })],
      '3 before',
      mayBeRemoved,
      `${LOOKS} DELETE`,
    ],
    [
      'during a deletion that is answered in time keeps the result',
      [ofDelete({ kind: 'delay', milliseconds: 2_000, after: true })],
      '3 before',
      deleted,
      `${LOOKS} DELETE`,
    ],
  ])('%s', async (_, faults, when, outcome, sent) => {
    const cancel = new AbortController();
    if (when === '0 after') cancel.abort();
    const onRequest = (number: number, moment: string) => {
      if (`${number} ${moment}` === when) cancel.abort();
    };
    const applied = await remove(failing(...faults), { cancel, observed, onRequest });
    expect(applied.outcomes.get('old')).toMatchObject(outcome);
    expect(sentIn(applied)).toBe(sent);
  });
});

describe('the order of a run', () => {
  const older = entryOf('older', { ensure: 'absent', auth: {} });
  const changed = entryOf('changed', { description: 'New' });
  const entries = [old, entryOf('new'), older, changed];
  const serviceOfAll = (options: EmulatorOptions = {}) => {
    const service = serviceWith({}, { latency: 100, ...options });
    service.emulator.seed({ sandbox: 'dev', name: 'Name of older', id: 'id-of-older' });
    service.emulator.seed({ sandbox: 'dev', name: 'Name of changed', description: 'Old' });
    return service;
  };

  test.each([1, 32])(
    'puts deletions last, after all creations and changes (%i at once)',
    async (concurrency) => {
      const intent = { onDrift: 'update' } as const;
      const { requests, outcomes } = await applyEntries(entries, serviceOfAll(), { concurrency, intent });
      const methods = requests.map(({ method, path }) => (path.endsWith('/token') ? 'token' : method));
      for (const method of ['POST', 'PATCH']) {
        expect(methods.lastIndexOf(method)).toBeGreaterThanOrEqual(0);
        expect(methods.lastIndexOf(method)).toBeLessThan(methods.indexOf('DELETE'));
      }
      const kinds = Object.fromEntries([...outcomes].map(([key, { kind }]) => [key, kind]));
      expect(kinds).toEqual({ new: 'created', changed: 'updated', old: 'deleted', older: 'deleted' });
    },
  );

  test('continues with the deletions if a creation failed', async () => {
    const service = serviceOfAll({ faults: [{ method: 'POST', path: '/connections', effect: status(422) }] });
    const { outcomes } = await applyEntries(entries, service);
    expect([outcomes.get('new')?.kind, outcomes.get('old')?.kind]).toEqual(['failed', 'deleted']);
  });

  test('does not remove anything that is not marked, even if its entry failed', async () => {
    const service = serviceOfAll({ sourceGrants: [] });
    await applyEntries(entries, service, { intent: { rotate: new Set(['changed']) } });
    expect(existing(service, changed)).toHaveLength(1);
  });

  test('removes nothing after it was cancelled during a creation', async () => {
    const service = serviceOfAll();
    const cancel = new AbortController();
    const { outcomes } = await applyEntries(entries, service, {
      cancel,
      onRequest: (number, moment) => {
        if (number === 2 && moment === 'after') cancel.abort();
      },
    });
    expect(outcomes.get('old')).toEqual({ kind: 'skipped', id: ID });
    expect(outcomes.get('older')).toEqual({ kind: 'skipped', id: 'id-of-older' });
    expect(ids(service)).toEqual(expect.arrayContaining([ID, 'id-of-older']));
  });
});

test('of two runs that remove the same connection, only one claims it, however long Flow Service takes', async () => {
  const service = serviceWith({}, { deletionTime: 600_000 });
  const runs = await Promise.all([1, 2].map((seed) => remove(service, { seed })));
  expect(runs.map(({ outcomes }) => outcomes.get('old')?.kind).sort()).toEqual(['deleted', 'unchanged']);
});

test('two parallel runs with the same removals leave nothing, without an error', async () => {
  for (const latency of [0, { min: 10, max: 900 }]) {
    const service = serviceWith({}, { latency });
    const runs = await Promise.all([1, 2].map((seed) => remove(service, { seed })));
    expect(ids(service)).toEqual([]);
    const kinds = runs.map(({ outcomes }) => outcomes.get('old')?.kind);
    expect(kinds).toContain('deleted');
    for (const kind of kinds) expect(['deleted', 'unchanged', undefined]).toContain(kind);
  }
});
