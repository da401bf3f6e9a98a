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
const old = entryOf('old', { ensure: 'absent', auth: {}, line: 7 });

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
/** A fault of the looks at the connection, not of listings. */
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
/** The nth answers to the deletion, from the first. */
const inTurn = (...effects: readonly Effect[]): Fault[] =>
  effects.map((effect, index) => ofDelete(effect, { nth: index + 1 }));

const no = { body: { title: 'No' } };
const reset: Effect = { kind: 'reset', after: true };
const ofProxy: Effect = { kind: 'html', status: 404 };
const noSuch = { body: { type: 'https://ns.adobe.com/aep/errors/FLOW-1439-404', title: 'Not found' } };

/** What was sent, in order: a look at the connection is `GET`, one at its source connections `on`. */
function sentIn({ sent }: Applied): string {
  const words = sent.map((line) =>
    line.replace(/GET sourceConnections|POST v3/, (it) => (it[0] === 'G' ? 'on' : 'ims')),
  );
  return words.map((line) => line.split(' ')[1]).join(' ');
}

/** What comes before every deletion. */
const LOOKS = 'GET on';

function ids({ emulator }: Service): readonly string[] {
  return emulator.connections.map(({ id }) => id);
}

/** Does something just before the nth request of the apply. */
function before(nth: number, work: () => void) {
  return (number: number, moment: 'before' | 'after') => {
    if (number === nth && moment === 'before') work();
  };
}

const remove = (service: Service, changes: Parameters<typeof applyEntries>[2] = {}) =>
  applyEntries([old], service, changes);

/** Outcomes, as far as they are compared. */
const deleted = { kind: 'deleted', id: ID };
const unchanged = { kind: 'unchanged' };
const failedWith = (code: string, message: RegExp | string = '', fix: RegExp | string = '') => ({
  kind: 'failed',
  problem: {
    code,
    entry: 'old',
    location: { line: 7 },
    message: expect.stringMatching(message),
    fix: expect.stringMatching(fix),
  },
});
const moved = { id: ID, ...failedWith('changed-meanwhile', 'it was changed during the run') };
const mayBeRemoved = failedWith('may-be-removed', /^it is not known whether /, 'run again');

describe('a deletion', () => {
  test('looks once more at what it is about, and removes that and nothing else', async () => {
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

  test('by a pinned id removes that one of two that have the name; without one neither', async () => {
    const service = serviceWith();
    service.emulator.seed({ sandbox: 'dev', name: 'Name of old', id: 'the-other' });
    expect((await remove(service)).sent).toEqual([]);
    const { outcomes } = await applyEntries([{ ...old, id: ID }], service);
    expect(outcomes.get('old')?.kind).toBe('deleted');
    expect(ids(service)).toEqual(['the-other']);
  });

  test.each([
    ['another source’s', () => serviceWith({ connectionSpec: otherSource.spec })],
    ['not there', startService],
  ])('of what is %s is none', async (_, start) => {
    expect((await remove(start())).sent).toEqual([]);
  });

  test('is accepted before it is done: it counts as removed', async () => {
    const service = serviceWith({}, { deletionTime: 60_000 });
    const applied = await remove(service);
    expect(applied.outcomes.get('old')).toEqual(deleted);
    expect(applied.requests.at(-1)?.status).toBe(202);
    expect(service.emulator.connections[0]?.state).toBe('delete-finalizing');
    expect((await remove(service)).sent).toEqual([]);
  });

  test.each(['disabled', 'initializing'])('of a connection that is %s is made', async (state) => {
    const service = serviceWith({ state });
    expect((await remove(service)).outcomes.get('old')?.kind).toBe('deleted');
    expect(ids(service)).toEqual([]);
  });
});

describe('what is to be removed and is another by then', () => {
  test.each<readonly [string, Entry, ConnectionEdit]>([
    ['was renamed', old, { name: 'Still needed' }],
    ['was renamed, and is pinned', { ...old, id: ID }, { name: 'Still needed' }],
    ['was put to use again under its old name', old, { params: { clientId: '1000.IN-USE' } }],
    ['was described anew', old, { description: 'Still needed' }],
    ['was switched off', old, { state: 'disabled' }],
  ])('%s: it is kept', async (_, entry, edit) => {
    const service = serviceWith();
    const onRequest = before(1, () => service.emulator.edit(ID, edit));
    const applied = await applyEntries([entry], service, { onRequest });
    expect(applied.outcomes.get('old')).toMatchObject(moved);
    expect(applied.outcomes.get('old')?.problem?.message).not.toContain('Still needed');
    expect(sentIn(applied)).toBe('GET');
    expect(ids(service)).toEqual([ID]);
  });

  test('was renamed, and no listing showed its etag: it is kept', async () => {
    const service = serviceWith();
    const observed = observedOf({ dev: [{ id: ID, name: 'Name of old', authParams: {} }] });
    service.emulator.edit(ID, { name: 'Still needed' });
    const applied = await remove(service, { observed });
    expect(applied.outcomes.get('old')).toMatchObject(moved);
    expect(sentIn(applied)).toBe('GET');
    expect(ids(service)).toEqual([ID]);
  });

  test('was renamed long before, and only the listing shows its old name: it is kept', async () => {
    const service = serviceWith({}, { listingLag: 600_000 });
    service.emulator.edit(ID, { name: 'Still needed' });
    expect((await remove(service)).outcomes.get('old')).toMatchObject(moved);
  });

  test.each<readonly [string, (service: Service) => RunOf, string]>([
    ['is gone', () => ({ service: startService(), observed: observedOf({ dev: [shown] }) }), 'GET'],
    ['is being removed by the first look', (service) => beingRemoved(service, 1), 'GET'],
    ['is being removed by the deletion', (service) => beingRemoved(service, 3), `${LOOKS} DELETE GET`],
    [
      'goes between the looks and the deletion',
      () => ({ service: failing(ofDelete(status(404, { ...noSuch, after: true }))) }),
      `${LOOKS} DELETE`,
    ],
  ])('%s: there is nothing to do, and nothing is claimed', async (_, start, sent) => {
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
  ])('is needed by %s that was not there when it was planned: it is kept', async (_, flows, names) => {
    const service = serviceWith();
    const dependent = { connectionId: ID, name: 'Leads', id: 'leads', flows };
    const onRequest = before(1, () => service.emulator.seedSourceConnection(dependent));
    const applied = await remove(service, { onRequest });
    expect(applied.outcomes.get('old')).toMatchObject({ id: ID, ...failedWith('in-use', names) });
    expect(sentIn(applied)).toBe('GET on GET');
    expect(ids(service)).toEqual([ID]);
  });

  test('is needed by a dataflow that came after the last look: Flow Service keeps it', async () => {
    const service = serviceWith();
    const dependent = { connectionId: ID, name: 'Leads', flows };
    const onRequest = before(3, () => service.emulator.seedSourceConnection(dependent));
    const applied = await remove(service, { onRequest });
    const inUse = failedWith('in-use', '1418-400', 'delete the dataflows');
    expect(applied.outcomes.get('old')).toMatchObject({ id: ID, ...inUse });
    expect(sentIn(applied)).toBe(`${LOOKS} DELETE`);
    expect(ids(service)).toEqual([ID]);
  });

  test('has many dependents: five are named, and the others counted', async () => {
    const service = serviceWith();
    for (let number = 0; number < 12; number++) {
      service.emulator.seedSourceConnection({ connectionId: ID, name: `Source ${number}` });
    }
    const { message = '' } = (await remove(service)).outcomes.get('old')?.problem ?? {};
    expect(message.match(/source connection "/g)).toHaveLength(5);
    expect(message).toContain('and 7 more');
  });
});

describe('a look before the deletion', () => {
  test.each<readonly [string, Fault]>([
    ['that fails', ofLook(status(500))],
    ['that is not permitted', ofLook(status(403))],
    ['that a proxy answers with 404', ofLook(ofProxy)],
    ['that shows no connection', ofLook(status(200, { body: { items: [{}] } }))],
    ['at dependents that fails', { path: '/sourceConnections', effect: { kind: 'html' } }],
    [
      'at dependents that may be incomplete',
      { path: '/sourceConnections', effect: { kind: 'without-items' } },
    ],
    ['at dataflows that fails', { path: '/flows', effect: status(403) }],
  ])('%s removes nothing', async (_, fault) => {
    const service = failing(fault);
    service.emulator.seedSourceConnection({ connectionId: ID, name: 'Leads' });
    const applied = await remove(service);
    const { kind, id, problem } = applied.outcomes.get('old') ?? {};
    expect([kind, id, problem?.entry, problem?.location?.line]).toEqual(['failed', ID, 'old', 7]);
    expect(sentIn(applied)).not.toContain('DELETE');
    expect(ids(service)).toEqual([ID]);
  });
});

/**
 * Ways in which an answer says nothing of whether the connection was removed; with `after`, it was. `write-result.test.ts`
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
  /** Carried out, its answer lost, and then the token is no longer taken. */
  const tokenRefused = inTurn(reset, status(401, { body: { error_code: '401013', message: 'No' } }));
  const noToken = status(400, { body: { error: 'invalid_client' } });

  test.each<readonly [string, readonly Fault[], string]>([
    ...carriedOut.map(([name, effect]) => [`${name}, once`, inTurn(effect), 'DELETE DELETE'] as const),
    ['the connection broke, always', [ofDelete(reset)], `${'DELETE '.repeat(5)}GET`],
    // Node's `fetch` sends it again by itself before it shows this status.
    ['421', [ofDelete(status(421, { after: true }))], 'DELETE GET'],
    ['then refused', inTurn(reset, status(403, no)), 'DELETE DELETE GET'],
    ['then the 404 of a proxy', inTurn(reset, ofProxy), 'DELETE DELETE GET'],
    ['then a fresh token', tokenRefused, 'DELETE DELETE ims DELETE'],
  ])('(%s) but that was carried out is this run’s', async (_, faults, sent) => {
    const applied = await remove(failing(...faults), { byClientSecret: true });
    expect(applied.outcomes.get('old')).toEqual(deleted);
    expect(sentIn(applied)).toBe(`${LOOKS} ${sent}`);
  });

  test.each(notCarriedOut)('(%s) and that was not carried out is by the next attempt', async (_, effect) => {
    const service = failing(...inTurn(effect));
    expect((await remove(service)).outcomes.get('old')).toEqual(deleted);
    expect(ids(service)).toEqual([]);
  });

  test.each<readonly [string, readonly Fault[]]>([
    ['no answer came, every time', [ofDelete({ kind: 'hang' })]],
    ['no look either', [ofDelete(reset), ofLook({ kind: 'reset' }, { from: 2 })]],
    ['then refused', inTurn({ kind: 'reset' }, status(403, no))],
    ['then the 404 of a proxy', inTurn({ kind: 'reset' }, ofProxy)],
    ['then no token', [...tokenRefused, { path: '/ims/token/v3', from: 2, effect: noToken }]],
  ])('(%s), and that no look shows as gone, may have been carried out: that is said', async (_, faults) => {
    const { outcomes } = await remove(failing(...faults), { byClientSecret: true });
    expect(outcomes.get('old')).toMatchObject(mayBeRemoved);
    // An id that may lead nowhere is not handed on.
    expect(outcomes.get('old')).not.toHaveProperty('id');
  });

  test('and that is under way is this run’s', async () => {
    const applied = await remove(serviceWith({}, { deletionTime: 600_000, faults: inTurn(reset) }));
    expect(applied.outcomes.get('old')).toEqual(deleted);
    // What is being deleted takes no second deletion.
    expect(sentIn(applied)).toBe(`${LOOKS} DELETE DELETE GET`);
    expect(applied.requests.at(-2)?.status).toBe(400);
  });
});

describe('a deletion that is refused', () => {
  const body = { title: 'No', report: { 'detailed-message': 'Not like this', 'request-id': 'r-1' } };
  test.each<readonly [string, Effect, RegExp]>([
    ...[400, 403].map(
      (code) =>
        [`${code}`, status(code, { body }), new RegExp(`HTTP ${code}: .*Not like this.*r-1`)] as const,
    ),
    ['the 404 of a proxy', ofProxy, /HTTP 404/],
  ])('with %s failed without a look, and the connection is kept', async (_, effect, message) => {
    const service = failing(ofDelete(effect));
    const applied = await remove(service);
    expect(applied.outcomes.get('old')).toMatchObject({ id: ID, ...failedWith('adobe-refused', message) });
    expect(sentIn(applied)).toBe(`${LOOKS} DELETE`);
    expect(ids(service)).toEqual([ID]);
  });

  test.each<readonly [string, readonly Fault[]]>([
    ['', []],
    [', which can not be looked up,', [ofLook(status(403), { from: 2 })]],
  ])('for its state%s failed, with words for what to do', async (_, faults) => {
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
    // One that is being removed is in such a state, too.
    expect(sentIn(applied)).toBe(`${LOOKS} DELETE GET`);
  });

  test('is not tried in a state that came up since the plan, and that allows none', async () => {
    const service = serviceWith();
    const applied = await remove(service, {
      observed: observedOf({ dev: [{ id: ID, name: 'Name of old', authParams: {} }] }),
      onRequest: before(1, () => service.emulator.edit(ID, { state: 'finalizing' })),
    });
    expect(applied.outcomes.get('old')).toMatchObject(
      failedWith('connection-state', 'its state is `finalizing`', 'run again when its state is enabled'),
    );
    expect(sentIn(applied)).toBe('GET');
    expect(ids(service)).toEqual([ID]);
  });

  test('does not stop the other deletions', async () => {
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
    ['before anything leaves the connection', [], '0 after', skipped, ''],
    ['after one look leaves the connection', [], '1 after', skipped, 'GET'],
    ['after two looks leaves the connection', [], '2 after', skipped, LOOKS],
    [
      'during a deletion',
      [ofDelete({ kind: 'hang', after: true })],
      '3 before',
      mayBeRemoved,
      `${LOOKS} DELETE`,
    ],
    [
      'during a deletion that is answered in time',
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

  test.each([1, 32])('removes last, after all was created and changed (%i at once)', async (concurrency) => {
    const intent = { onDrift: 'update' } as const;
    const { requests, outcomes } = await applyEntries(entries, serviceOfAll(), { concurrency, intent });
    const methods = requests.map(({ method, path }) => (path.endsWith('/token') ? 'token' : method));
    for (const method of ['POST', 'PATCH']) {
      expect(methods.lastIndexOf(method)).toBeGreaterThanOrEqual(0);
      expect(methods.lastIndexOf(method)).toBeLessThan(methods.indexOf('DELETE'));
    }
    const kinds = Object.fromEntries([...outcomes].map(([key, { kind }]) => [key, kind]));
    expect(kinds).toEqual({ new: 'created', changed: 'updated', old: 'deleted', older: 'deleted' });
  });

  test('goes on to the deletions when a creation failed', async () => {
    const service = serviceOfAll({ faults: [{ method: 'POST', path: '/connections', effect: status(422) }] });
    const { outcomes } = await applyEntries(entries, service);
    expect([outcomes.get('new')?.kind, outcomes.get('old')?.kind]).toEqual(['failed', 'deleted']);
  });

  test('removes nothing that is not marked, also when its entry failed', async () => {
    const service = serviceOfAll({ sourceGrants: [] });
    await applyEntries(entries, service, { intent: { rotate: new Set(['changed']) } });
    expect(existing(service, changed)).toHaveLength(1);
  });

  test('removes nothing more once it was stopped while it was creating', async () => {
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

test('of two runs that remove the same, one claims it, however long Flow Service takes', async () => {
  const service = serviceWith({}, { deletionTime: 600_000 });
  const runs = await Promise.all([1, 2].map((seed) => remove(service, { seed })));
  expect(runs.map(({ outcomes }) => outcomes.get('old')?.kind).sort()).toEqual(['deleted', 'unchanged']);
});

test('a run that removes, in parallel with another that does the same, ends with nothing, and no error', async () => {
  for (const latency of [0, { min: 10, max: 900 }]) {
    const service = serviceWith({}, { latency });
    const runs = await Promise.all([1, 2].map((seed) => remove(service, { seed })));
    expect(ids(service)).toEqual([]);
    const kinds = runs.map(({ outcomes }) => outcomes.get('old')?.kind);
    expect(kinds).toContain('deleted');
    for (const kind of kinds) expect(['deleted', 'unchanged', undefined]).toContain(kind);
  }
});
