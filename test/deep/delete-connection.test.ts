import { describe, expect, test } from 'vitest';
import type { StoredConnection } from '../../src/emulator/stored-connection.ts';
import type { EmulatorOptions } from '../emulator/emulator.ts';
import type { Effect, Fault } from '../emulator/faults.ts';
import { entryOf } from '../fixtures/entry-builder.ts';
import { applyEntries, type Service, startService } from '../unit/apply/apply-entries.ts';

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

function ids({ emulator }: Service): readonly string[] {
  return emulator.connections.map(({ id }) => id);
}

const remove = (service: Service, changes: Parameters<typeof applyEntries>[2] = {}) =>
  applyEntries([old], service, changes);

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
const mayBeRemoved = failedWith('may-be-removed', /^it is not known whether /, 'run again');

describe('a deletion whose answer was lost', () => {
  /** The deletion is carried out, its answer is lost, and then the token is no longer accepted. */
  const tokenRefused = inTurn(reset, status(401, { body: { error_code: '401013', message: 'No' } }));
  const noToken = status(400, { body: { error: 'invalid_client' } });

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
