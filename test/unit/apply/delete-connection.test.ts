import { describe, expect, test } from 'vitest';
import type { ConnectionEdit, StoredConnection } from '../../../src/emulator/stored-connection.ts';
import type { EmulatorOptions } from '../../emulator/emulator.ts';
import type { Effect, Fault } from '../../emulator/faults.ts';
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

function ofDelete(effect: Effect, when: Partial<Fault> = {}): Fault {
  return { method: 'DELETE', effect, ...when };
}

/** A fault of the looks at the connection, not of listings. */
function ofLook(effect: Effect, when: Partial<Fault> = {}): Fault {
  return { method: 'GET', path: ID, effect, ...when };
}

function steps({ sent }: Applied): readonly string[] {
  return sent.map((line) => line.slice(line.indexOf(' ') + 1).replace(ID, 'it'));
}

function ids({ emulator }: Service): readonly string[] {
  return emulator.connections.map(({ id }) => id);
}

const looked = ['GET it', 'GET sourceConnections'];

describe('a deletion', () => {
  test('looks once more at what it is about, and removes that and nothing else', async () => {
    const service = serviceWith();
    for (const name of ['Name of old ', 'name of old', 'Another'])
      service.emulator.seed({ sandbox: 'dev', name });
    service.emulator.seed({ sandbox: 'prod', name: 'Name of old' });
    const others = ids(service).filter((id) => id !== ID);
    const applied = await applyEntries([old], service);
    expect(applied.outcomes.get('old')).toEqual({ kind: 'deleted', id: ID });
    expect(steps(applied)).toEqual([...looked, 'DELETE it']);
    expect(ids(service)).toEqual(others);
    expect(service.emulator.mintedTokens).toEqual([]);
  });

  test('by a pinned id removes that one of two that have the name', async () => {
    const service = serviceWith();
    service.emulator.seed({ sandbox: 'dev', name: 'Name of old', id: 'the-other' });
    const { outcomes } = await applyEntries([{ ...old, id: ID }], service);
    expect(outcomes.get('old')?.kind).toBe('deleted');
    expect(ids(service)).toEqual(['the-other']);
  });

  test('of one of two that have the name is none: nobody knows which', async () => {
    const service = serviceWith();
    service.emulator.seed({ sandbox: 'dev', name: 'Name of old' });
    const applied = await applyEntries([old], service);
    expect(applied.sent).toEqual([]);
    expect(ids(service)).toHaveLength(2);
  });

  test('of what is another source’s is none', async () => {
    const { connectionSpec } = otherSource;
    const service = serviceWith({ connectionSpec });
    const applied = await applyEntries([old], service);
    expect(applied.sent).toEqual([]);
    expect(ids(service)).toEqual([ID]);
  });

  test('of what is not there is none', async () => {
    expect((await applyEntries([old], startService())).sent).toEqual([]);
  });

  test('is accepted before it is done: it counts as removed', async () => {
    const service = serviceWith({}, { deletionTime: 60_000 });
    const applied = await applyEntries([old], service);
    expect(applied.outcomes.get('old')).toEqual({ kind: 'deleted', id: ID });
    expect(applied.requests.at(-1)?.status).toBe(202);
    expect(service.emulator.connections[0]?.state).toBe('deleting');
    const again = await applyEntries([old], service);
    expect(again.sent).toEqual([]);
  });

  test.each(['disabled', 'initializing'])('of a connection that is %s is made', async (state) => {
    const service = serviceWith({ state });
    const { outcomes } = await applyEntries([old], service);
    expect(outcomes.get('old')?.kind).toBe('deleted');
    expect(ids(service)).toEqual([]);
  });
});

describe('what is to be removed and is another by then', () => {
  test('was renamed: it is kept', async () => {
    const service = serviceWith();
    const applied = await applyEntries([old], service, {
      onRequest: (number, moment) => {
        if (number === 1 && moment === 'before') service.emulator.edit(ID, { name: 'Still needed' });
      },
    });
    expect(applied.outcomes.get('old')).toMatchObject({
      kind: 'failed',
      id: ID,
      problem: { code: 'changed-meanwhile', entry: 'old', location: { line: 7 } },
    });
    expect(applied.outcomes.get('old')?.problem?.message).not.toContain('Still needed');
    expect(steps(applied)).toEqual(['GET it']);
    expect(ids(service)).toEqual([ID]);
  });

  test.each<readonly [string, ConnectionEdit]>([
    ['was put to use again', { params: { clientId: '1000.IN-USE' } }],
    ['was described anew', { description: 'Still needed' }],
    ['was switched off', { state: 'disabled' }],
  ])('%s, under its old name: it is kept', async (_, edit) => {
    const service = serviceWith();
    const applied = await applyEntries([old], service, {
      onRequest: (number, moment) => {
        if (number === 1 && moment === 'before') service.emulator.edit(ID, edit);
      },
    });
    expect(applied.outcomes.get('old')).toMatchObject({
      kind: 'failed',
      id: ID,
      problem: { code: 'changed-meanwhile', message: expect.stringContaining('somebody changed it') },
    });
    expect(steps(applied)).toEqual(['GET it']);
    expect(ids(service)).toEqual([ID]);
  });

  test('was renamed long before, and only the listing shows its old name: it is kept', async () => {
    const service = serviceWith({}, { listingLag: 600_000 });
    service.emulator.edit(ID, { name: 'Still needed' });
    const { outcomes } = await applyEntries([old], service);
    expect(outcomes.get('old')).toMatchObject({ problem: { code: 'changed-meanwhile' } });
    expect(ids(service)).toEqual([ID]);
  });

  test('was pinned, and renamed between plan and deletion: it is kept', async () => {
    const service = serviceWith();
    const { outcomes } = await applyEntries([{ ...old, id: ID }], service, {
      onRequest: (number, moment) => {
        if (number === 1 && moment === 'before') service.emulator.edit(ID, { name: 'Still needed' });
      },
    });
    expect(outcomes.get('old')).toMatchObject({ kind: 'failed', problem: { code: 'changed-meanwhile' } });
    expect(ids(service)).toEqual([ID]);
  });

  test('is gone: there is nothing to do, and nothing is claimed', async () => {
    const observed = observedOf({ dev: [{ id: ID, name: 'Name of old', authParams: {} }] });
    const applied = await applyEntries([old], startService(), { observed });
    expect(applied.outcomes.get('old')).toEqual({ kind: 'unchanged' });
    expect(steps(applied)).toEqual(['GET it']);
  });

  test('is being removed by the time of the look: there is nothing to do', async () => {
    const service = serviceWith();
    const applied = await applyEntries([old], service, {
      onRequest: (number, moment) => {
        if (number === 1 && moment === 'before') service.emulator.edit(ID, { state: 'deleting' });
      },
    });
    expect(applied.outcomes.get('old')).toEqual({ kind: 'unchanged' });
    expect(steps(applied)).toEqual(['GET it']);
  });

  test('goes between the look and the deletion: nothing is claimed', async () => {
    const noSuch = { type: 'https://ns.adobe.com/aep/errors/FLOW-1439-404', title: 'Not found' };
    const service = serviceWith(
      {},
      { faults: [ofDelete({ kind: 'answer', status: 404, body: noSuch, after: true })] },
    );
    const applied = await applyEntries([old], service);
    expect(applied.outcomes.get('old')).toEqual({ kind: 'unchanged' });
  });

  test('is being removed by somebody else when the deletion comes: nothing is claimed', async () => {
    const service = serviceWith();
    const applied = await applyEntries([old], service, {
      onRequest: (number, moment) => {
        if (number === 3 && moment === 'before') service.emulator.edit(ID, { state: 'deleting' });
      },
    });
    expect(applied.outcomes.get('old')).toEqual({ kind: 'unchanged' });
    expect(steps(applied)).toEqual([...looked, 'DELETE it', 'GET it']);
  });

  const flows = [{ name: 'Daily', id: 'daily' }];
  test.each([
    ['a dataflow', flows, 'dataflow "Daily" (daily), source connection "Leads" (leads)', 3],
    ['a source connection', [], 'source connection "Leads" (leads)', 3],
  ])(
    'is needed by %s that was not there when it was planned: it is kept',
    async (_, flows, names, requests) => {
      const service = serviceWith();
      const applied = await applyEntries([old], service, {
        onRequest: (number, moment) => {
          if (number !== 1 || moment !== 'before') return;
          service.emulator.seedSourceConnection({ connectionId: ID, name: 'Leads', id: 'leads', flows });
        },
      });
      expect(applied.outcomes.get('old')).toMatchObject({
        kind: 'failed',
        id: ID,
        problem: { code: 'in-use', message: expect.stringContaining(names), location: { line: 7 } },
      });
      expect(applied.sent).toHaveLength(requests);
      expect(ids(service)).toEqual([ID]);
    },
  );

  test('is needed by a dataflow that came after the last look: Flow Service keeps it', async () => {
    const service = serviceWith();
    const applied = await applyEntries([old], service, {
      onRequest: (number, moment) => {
        if (number !== 3 || moment !== 'before') return;
        service.emulator.seedSourceConnection({ connectionId: ID, name: 'Leads', flows });
      },
    });
    expect(applied.outcomes.get('old')).toMatchObject({
      kind: 'failed',
      id: ID,
      problem: {
        code: 'in-use',
        message: expect.stringContaining('1418-400'),
        fix: expect.stringContaining('delete the dataflows'),
      },
    });
    expect(steps(applied)).toEqual([...looked, 'DELETE it']);
    expect(ids(service)).toEqual([ID]);
  });

  test('has many dependents: five are named, and the others counted', async () => {
    const service = serviceWith();
    for (let number = 0; number < 12; number++) {
      const name = `Source ${number}`;
      service.emulator.seedSourceConnection({ connectionId: ID, name });
    }
    const { outcomes } = await applyEntries([old], service);
    const { message = '' } = outcomes.get('old')?.problem ?? {};
    expect(message.match(/source connection "/g)).toHaveLength(5);
    expect(message).toContain('and 7 more');
  });
});

describe('a look before the deletion', () => {
  test.each<readonly [string, Fault]>([
    ['that fails', ofLook({ kind: 'answer', status: 500 })],
    ['that is not permitted', ofLook({ kind: 'answer', status: 403 })],
    ['that a proxy answers with 404', ofLook({ kind: 'html', status: 404 })],
    ['that shows no connection', ofLook({ kind: 'answer', status: 200, body: { items: [{}] } })],
    ['at dependents that fails', { path: '/sourceConnections', effect: { kind: 'html' } }],
    [
      'at dependents that may be incomplete',
      { path: '/sourceConnections', effect: { kind: 'without-items' } },
    ],
    ['at dataflows that fails', { path: '/flows', effect: { kind: 'answer', status: 403 } }],
  ])('%s removes nothing', async (_, fault) => {
    const service = serviceWith({}, { faults: [fault] });
    service.emulator.seedSourceConnection({ connectionId: ID, name: 'Leads' });
    const applied = await applyEntries([old], service);
    expect(applied.outcomes.get('old')).toMatchObject({
      kind: 'failed',
      id: ID,
      problem: { entry: 'old', location: { line: 7 } },
    });
    expect(steps(applied)).not.toContain('DELETE it');
    expect(ids(service)).toEqual([ID]);
  });
});

/** Ways in which an answer says nothing of whether the connection was removed; with `after`, it was. */
const unclearAnswers = (after: boolean): readonly (readonly [string, Effect])[] => [
  ['the connection broke', { kind: 'reset', after }],
  ['no answer came', { kind: 'hang', after }],
  ['500', { kind: 'answer', status: 500, after }],
  ['502 from a proxy', { kind: 'html', after }],
  ['503', { kind: 'answer', status: 503, after }],
  ['504', { kind: 'answer', status: 504, after }],
];

describe('a deletion whose answer was lost', () => {
  test.each(unclearAnswers(true))(
    '(%s) but that was carried out is this run’s: the next try finds nothing',
    async (_, effect) => {
      const service = serviceWith({}, { faults: [ofDelete(effect, { nth: 1 })] });
      const applied = await applyEntries([old], service);
      expect(applied.outcomes.get('old')).toEqual({ kind: 'deleted', id: ID });
      expect(steps(applied)).toEqual([...looked, 'DELETE it', 'DELETE it']);
      expect(applied.requests.at(-1)?.status).toBe(404);
    },
  );

  test.each(unclearAnswers(false))(
    '(%s) and that was not carried out is by the next try',
    async (_, effect) => {
      const service = serviceWith({}, { faults: [ofDelete(effect, { nth: 1 })] });
      const applied = await applyEntries([old], service);
      expect(applied.outcomes.get('old')).toEqual({ kind: 'deleted', id: ID });
      expect(ids(service)).toEqual([]);
    },
  );

  test.each(unclearAnswers(true))('(%s) every time is settled by a look: it is gone', async (_, effect) => {
    const service = serviceWith({}, { faults: [ofDelete(effect)] });
    const applied = await applyEntries([old], service);
    expect(applied.outcomes.get('old')).toEqual({ kind: 'deleted', id: ID });
    expect(steps(applied).at(-1)).toBe('GET it');
  });

  test.each(unclearAnswers(false))(
    '(%s) every time, and that is still there, may yet be carried out: that is said',
    async (_, effect) => {
      const service = serviceWith({}, { faults: [ofDelete(effect)] });
      const { outcomes } = await applyEntries([old], service);
      expect(outcomes.get('old')).toMatchObject({
        kind: 'failed',
        problem: { code: 'may-be-removed', fix: expect.stringContaining('run again') },
      });
      // An id that may lead nowhere is not handed on.
      expect(outcomes.get('old')).not.toHaveProperty('id');
      expect(ids(service)).toEqual([ID]);
    },
  );

  test('(421, after which Node’s fetch sends it again by itself) is settled by a look', async () => {
    const service = serviceWith({}, { faults: [ofDelete({ kind: 'answer', status: 421, after: true })] });
    const applied = await applyEntries([old], service);
    expect(applied.outcomes.get('old')).toEqual({ kind: 'deleted', id: ID });
    expect(steps(applied)).toEqual([...looked, 'DELETE it', 'GET it']);
  });

  test('and that is under way is this run’s', async () => {
    const service = serviceWith(
      {},
      { deletionTime: 600_000, faults: [ofDelete({ kind: 'reset', after: true }, { nth: 1 })] },
    );
    const applied = await applyEntries([old], service);
    expect(applied.outcomes.get('old')).toEqual({ kind: 'deleted', id: ID });
    // What is being deleted takes no second deletion.
    expect(steps(applied).slice(-2)).toEqual(['DELETE it', 'GET it']);
    expect(applied.requests.at(-2)?.status).toBe(400);
  });

  test('and that can not be looked up either is not known', async () => {
    const service = serviceWith(
      {},
      { faults: [ofDelete({ kind: 'reset', after: true }), ofLook({ kind: 'reset' }, { from: 2 })] },
    );
    const { outcomes } = await applyEntries([old], service);
    expect(outcomes.get('old')).toMatchObject({
      kind: 'failed',
      problem: { code: 'may-be-removed', message: expect.stringContaining('the connection broke') },
    });
  });

  const noMore: Effect = { kind: 'answer', status: 403, body: { title: 'No' } };
  test.each<readonly [string, boolean, Effect, object]>([
    ['is refused', true, noMore, { kind: 'deleted' }],
    ['is refused', false, noMore, { kind: 'failed', problem: { code: 'may-be-removed' } }],
    ['meets the 404 of a proxy', true, { kind: 'html', status: 404 }, { kind: 'deleted' }],
    [
      'meets the 404 of a proxy',
      false,
      { kind: 'html', status: 404 },
      { kind: 'failed', problem: { code: 'may-be-removed' } },
    ],
  ])('and whose next try %s is looked up (carried out: %s)', async (_, after, effect, outcome) => {
    const faults = [ofDelete({ kind: 'reset', after }, { nth: 1 }), ofDelete(effect, { nth: 2 })];
    const applied = await applyEntries([old], serviceWith({}, { faults }));
    expect(applied.outcomes.get('old')).toMatchObject(outcome);
    expect(steps(applied)).toEqual([...looked, 'DELETE it', 'DELETE it', 'GET it']);
  });

  /** Carried out, its answer lost, and then the token is no longer taken. */
  const faultsOfToken = [
    ofDelete({ kind: 'reset', after: true }, { nth: 1 }),
    ofDelete({ kind: 'answer', status: 401, body: { error_code: '401013', message: 'No' } }, { nth: 2 }),
  ];

  test('and whose next try takes a fresh token is this run’s', async () => {
    const service = serviceWith({}, { faults: faultsOfToken });
    const applied = await applyEntries([old], service, { byClientSecret: true });
    expect(applied.outcomes.get('old')).toEqual({ kind: 'deleted', id: ID });
    expect(steps(applied)).toEqual([...looked, 'DELETE it', 'DELETE it', 'POST v3', 'DELETE it']);
  });

  test('and whose next try finds no token is not denied', async () => {
    const noToken: Effect = { kind: 'answer', status: 400, body: { error: 'invalid_client' } };
    const service = serviceWith(
      {},
      { faults: [...faultsOfToken, { path: '/ims/token/v3', from: 2, effect: noToken }] },
    );
    const { outcomes } = await applyEntries([old], service, { byClientSecret: true });
    expect(outcomes.get('old')).toMatchObject({ kind: 'failed', problem: { code: 'may-be-removed' } });
    expect(outcomes.get('old')?.problem?.message).toMatch(/^it is not known whether /);
  });
});

describe('a deletion that is refused', () => {
  test.each([400, 403, 409, 422])('with %i failed, and the connection is kept', async (status) => {
    const body = { title: 'No', report: { 'detailed-message': 'Not like this', 'request-id': 'r-1' } };
    const service = serviceWith({}, { faults: [ofDelete({ kind: 'answer', status, body })] });
    const applied = await applyEntries([old], service);
    expect(applied.outcomes.get('old')).toMatchObject({
      kind: 'failed',
      id: ID,
      problem: { code: 'adobe-refused' },
    });
    for (const part of [`HTTP ${status}`, 'Not like this', 'r-1']) {
      expect(applied.outcomes.get('old')?.problem?.message).toContain(part);
    }
    // A clear answer takes no look.
    expect(steps(applied)).toEqual([...looked, 'DELETE it']);
    expect(ids(service)).toEqual([ID]);
  });

  test('by a proxy’s 404 is not taken for carried out', async () => {
    const service = serviceWith({}, { faults: [ofDelete({ kind: 'html', status: 404 })] });
    const applied = await applyEntries([old], service);
    expect(applied.outcomes.get('old')).toMatchObject({
      kind: 'failed',
      id: ID,
      problem: { code: 'adobe-refused' },
    });
    expect(steps(applied)).toEqual([...looked, 'DELETE it']);
    expect(ids(service)).toEqual([ID]);
  });

  test.each<readonly [string, readonly Fault[]]>([
    ['', []],
    [', which can not be looked up,', [ofLook({ kind: 'answer', status: 403 }, { from: 2 })]],
  ])('for its state%s failed, with words for what to do', async (_, faults) => {
    const service = serviceWith({ state: 'finalizing' }, { faults });
    const applied = await applyEntries([old], service);
    expect(applied.outcomes.get('old')?.problem).toMatchObject({
      code: 'adobe-refused',
      message: expect.stringContaining('1416-400'),
      fix: expect.stringContaining('the state of the base connection allows no change'),
    });
    // One that is being removed is in such a state, too.
    expect(steps(applied)).toEqual([...looked, 'DELETE it', 'GET it']);
  });

  test('does not stop the other deletions', async () => {
    const service = serviceWith({}, { faults: [ofDelete({ kind: 'answer', status: 403 }, { path: ID })] });
    service.emulator.seed({ sandbox: 'dev', name: 'Name of older' });
    const older = entryOf('older', { ensure: 'absent', auth: {} });
    const { outcomes } = await applyEntries([old, older], service);
    expect([outcomes.get('old')?.kind, outcomes.get('older')?.kind]).toEqual(['failed', 'deleted']);
    expect(ids(service)).toEqual([ID]);
  });
});

describe('the end of the run', () => {
  const observed = observedOf({ dev: [{ id: ID, name: 'Name of old', state: 'enabled', authParams: {} }] });

  test.each([0, 1, 2])('after %i looks leaves the connection, and its id known', async (looks) => {
    const service = serviceWith();
    const cancel = new AbortController();
    if (looks === 0) cancel.abort();
    const applied = await applyEntries([old], service, {
      cancel,
      observed,
      onRequest: (number, moment) => {
        if (number === looks && moment === 'after') cancel.abort();
      },
    });
    expect(applied.outcomes.get('old')).toEqual({ kind: 'skipped', id: ID });
    expect(steps(applied)).toEqual(looked.slice(0, looks));
    expect(ids(service)).toEqual([ID]);
  });

  test('while a deletion is under way: it may have been carried out', async () => {
    const service = serviceWith({}, { faults: [ofDelete({ kind: 'hang', after: true })] });
    const cancel = new AbortController();
    const { outcomes } = await applyEntries([old], service, {
      cancel,
      onRequest: (number, moment) => {
        if (number === 3 && moment === 'before') cancel.abort();
      },
    });
    expect(outcomes.get('old')).toMatchObject({ kind: 'failed', problem: { code: 'may-be-removed' } });
  });

  test('while a deletion is under way that is answered in time: it is told', async () => {
    const service = serviceWith(
      {},
      { faults: [ofDelete({ kind: 'delay', milliseconds: 2_000, after: true })] },
    );
    const cancel = new AbortController();
    const { outcomes } = await applyEntries([old], service, {
      cancel,
      onRequest: (number, moment) => {
        if (number === 3 && moment === 'before') cancel.abort();
      },
    });
    expect(outcomes.get('old')).toEqual({ kind: 'deleted', id: ID });
  });
});

describe('the order of a run', () => {
  const entries = [
    old,
    entryOf('new'),
    entryOf('older', { ensure: 'absent', auth: {} }),
    entryOf('mended', { description: 'New' }),
  ];
  const serviceOfAll = (options: EmulatorOptions = {}) => {
    const service = serviceWith({}, { latency: 100, ...options });
    service.emulator.seed({ sandbox: 'dev', name: 'Name of older', id: 'id-of-older' });
    service.emulator.seed({ sandbox: 'dev', name: 'Name of mended', description: 'Old' });
    return service;
  };

  test.each([1, 32])('removes last, after all was created and changed (%i at once)', async (concurrency) => {
    const service = serviceOfAll();
    const { requests, outcomes } = await applyEntries(entries, service, {
      concurrency,
      intent: { onDrift: 'update' },
    });
    const methods = requests.map(({ method, path }) => (path.endsWith('/token') ? 'token' : method));
    const firstDeletion = methods.indexOf('DELETE');
    for (const method of ['POST', 'PATCH']) {
      expect(methods.lastIndexOf(method)).toBeGreaterThanOrEqual(0);
      expect(methods.lastIndexOf(method)).toBeLessThan(firstDeletion);
    }
    expect(Object.fromEntries([...outcomes].map(([key, { kind }]) => [key, kind]))).toEqual({
      new: 'created',
      mended: 'updated',
      old: 'deleted',
      older: 'deleted',
    });
  });

  test('goes on to the deletions when a creation failed', async () => {
    const service = serviceOfAll({
      faults: [{ method: 'POST', path: '/connections', effect: { kind: 'answer', status: 422 } }],
    });
    const { outcomes } = await applyEntries(entries, service);
    expect(outcomes.get('new')?.kind).toBe('failed');
    expect(outcomes.get('old')?.kind).toBe('deleted');
  });

  test('removes nothing that is not marked, also when its entry failed', async () => {
    const service = serviceOfAll({ sourceGrants: [] });
    await applyEntries(entries, service, { intent: { rotate: new Set(['mended']) } });
    expect(existing(service, entryOf('mended'))).toHaveLength(1);
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
  const runs = await Promise.all([1, 2].map((seed) => applyEntries([old], service, { seed })));
  const kinds = runs.map(({ outcomes }) => outcomes.get('old')?.kind);
  expect(kinds.sort()).toEqual(['deleted', 'unchanged']);
});

test('a run that removes, in parallel with another that does the same, ends with nothing, and no error', async () => {
  for (const latency of [0, { min: 10, max: 900 }]) {
    const service = serviceWith({}, { latency });
    const runs = await Promise.all([1, 2].map((seed) => applyEntries([old], service, { seed })));
    expect(ids(service)).toEqual([]);
    const kinds = runs.map(({ outcomes }) => outcomes.get('old')?.kind);
    expect(kinds).toContain('deleted');
    for (const kind of kinds) expect(['deleted', 'unchanged', undefined]).toContain(kind);
  }
});
