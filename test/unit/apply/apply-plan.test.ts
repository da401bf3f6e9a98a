import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../src/model/entry.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { ProblemError } from '../../../src/model/problem.ts';
import { Secret } from '../../../src/model/secret.ts';
import { answerOf } from '../../fixtures/answer.ts';
import { connectionFor, entryOf, reference } from '../../fixtures/entry-builder.ts';
import { applyEntries, postsIn, startService } from './apply-entries.ts';

function entriesNamed(...keys: readonly string[]): readonly Entry[] {
  return keys.map((key) => entryOf(key));
}

function numbered(count: number): readonly Entry[] {
  return entriesNamed(...Array.from({ length: count }, (_, index) => `e${index}`));
}

describe('applying a plan', () => {
  test('creates what is missing and changes nothing else', async () => {
    const service = startService({ sandboxes: ['dev', 'prod'] });
    const { emulator } = service;
    const auth = { params: { clientId: '1000.CLIENT' } };
    emulator.seed({ sandbox: 'dev', name: 'Name of same', id: 'same-id', state: 'disabled', auth });
    emulator.seed({ sandbox: 'dev', name: 'Name of drifted', id: 'drifted-id', description: 'Old', auth });
    emulator.seed({ sandbox: 'dev', name: 'Name of twice', auth });
    emulator.seed({ sandbox: 'dev', name: 'Name of twice', auth });
    const before = emulator.connections;
    const { outcomes, requests } = await applyEntries(
      [
        ...entriesNamed('same', 'twice', 'missing'),
        entryOf('drifted', { description: 'New' }),
        entryOf('pinned', { id: '2484f2df-c057-4ab5-84f2-dfc0577ab592' }),
      ],
      service,
    );
    expect([...outcomes].map(([key, { kind }]) => [key, kind])).toEqual([['missing', 'created']]);
    expect(postsIn(requests)).toHaveLength(1);
    expect(emulator.connections.slice(0, before.length)).toEqual(before);
  });

  test('sends nothing if nothing is missing', async () => {
    const service = startService();
    service.emulator.seed({
      sandbox: 'dev',
      name: 'Name of eu',
      auth: { params: { clientId: '1000.CLIENT' } },
    });
    const { sent } = await applyEntries([entryOf('eu')], service);
    expect(sent).toEqual([]);
    expect(service.emulator.mintedTokens).toEqual([]);
  });

  test.each([1, 3, 32])(
    'works on at most %i entries at once, in the order of the file',
    async (concurrency) => {
      const service = startService({ latency: { min: 50, max: 900 } });
      const entries = numbered(8);
      const { requests, outcomes } = await applyEntries(entries, service, { concurrency });
      expect(service.emulator.inFlight.most).toBeLessThanOrEqual(concurrency);
      expect(service.emulator.inFlight.most).toBe(Math.min(concurrency, entries.length));
      // With a concurrency of one, each creation waits for the previous one.
      if (concurrency === 1) {
        const names = postsIn(requests).map(({ body }) => JSON.parse(body ?? '').name);
        expect(names).toEqual(entries.map(({ name }) => name));
      }
      expect([...outcomes.values()].every(({ kind }) => kind === 'created')).toBe(true);
    },
  );

  test('continues with other entries if one fails, one hangs and one is throttled', async () => {
    const service = startService({
      faults: [
        { method: 'POST', body: 'Name of bad', effect: { kind: 'answer', status: 422 } },
        { method: 'POST', body: 'Name of slow', effect: { kind: 'hang' } },
        {
          method: 'POST',
          body: 'Name of busy',
          times: 1,
          effect: { kind: 'answer', status: 429, headers: { 'retry-after': '2' } },
        },
      ],
    });
    const { outcomes } = await applyEntries(entriesNamed('bad', 'slow', 'busy', 'good', 'better'), service, {
      concurrency: 2,
    });
    expect(Object.fromEntries([...outcomes].map(([key, { kind }]) => [key, kind]))).toEqual({
      bad: 'failed',
      slow: 'failed',
      busy: 'created',
      good: 'created',
      better: 'created',
    });
  });

  test.each([
    ['for the time in Retry-After', { 'retry-after': '60' }, 60.2],
    ['for a while without Retry-After', {}, 0.201],
  ])('pauses the other entries when one is throttled, %s', async (_, headers, earliest) => {
    const service = startService({
      latency: 100,
      faults: [
        { method: 'POST', path: '/connections', nth: 1, effect: { kind: 'answer', status: 429, headers } },
      ],
    });
    const { sent, outcomes } = await applyEntries(entriesNamed('a', 'b', 'c', 'd'), service, {
      concurrency: 2,
    });
    const seconds = sent
      .filter((line) => line.includes('POST connections'))
      .map((line) => Number.parseFloat(line));
    // Two requests are sent together. Nothing else is sent until the wait is over.
    expect(seconds.slice(0, 2)).toEqual([0.1, 0.1]);
    expect(seconds).toHaveLength(5);
    expect(Math.min(...seconds.slice(2))).toBeGreaterThanOrEqual(earliest);
    expect([...outcomes.values()].every(({ kind }) => kind === 'created')).toBe(true);
  });

  test('starts no more entries at once than allowed, even if nothing else limits them', async () => {
    let now = 0;
    let most = 0;
    const entries = numbered(9);
    const { clock } = startService();
    await applyEntries(entries, startService(), {
      concurrency: 3,
      applying: {
        mintAccessToken: async () => {
          most = Math.max(most, ++now);
          await clock.sleep(10);
          now--;
          return { token: new Secret('1000.t') };
        },
      },
    });
    expect(most).toBe(3);
  });

  test('confines an internal error to its entry, and shows no secret', async () => {
    const entries = [entryOf('bad', { auth: { clientSecret: reference('NOT_RESOLVED') } }), entryOf('good')];
    const { outcomes } = await applyEntries(entries, startService());
    expect(outcomes.get('bad')).toMatchObject({
      kind: 'failed',
      problem: { code: 'internal' },
    });
    expect(outcomes.get('good')?.kind).toBe('created');
  });

  test('confines any thrown value to the entry that is being created', async () => {
    const thrown = [new Error('odd'), 'a text', undefined, new ProblemError([])];
    const entries = numbered(thrown.length + 1);
    let next = 0;
    const { outcomes } = await applyEntries(entries, startService(), {
      concurrency: 1,
      applying: {
        mintAccessToken: () =>
          next < thrown.length
            ? Promise.reject(thrown[next++])
            : Promise.resolve({ token: new Secret('1000.t') }),
      },
    });
    const problems = [...outcomes.values()].map(({ problem }) => problem?.code);
    expect(problems).toEqual(['internal', 'internal', 'internal', 'internal', undefined]);
    expect(outcomes.get(`e${thrown.length}`)?.kind).toBe('created');
  });

  test('throws an internal error of the check for twins after everything open is reported', async () => {
    const service = startService();
    const entries = [entryOf('a'), entryOf('b', { sandbox: 'prod' }), entryOf('c')];
    const listed: string[] = [];
    const recorded = new Map<string, Outcome>();
    const failing = applyEntries(entries, service, {
      applying: {
        flowService: {
          createConnection: async (sandbox, { name }) => made(`made-in-${sandbox}-${name.at(-1)}`),
          listConnections: async (sandbox) => {
            listed.push(sandbox);
            if (sandbox === 'dev') throw new TypeError('a mistake');
            await service.clock.sleep(1_000);
            return [{ id: 'made-in-prod-b', name: 'Name of b', state: 'enabled', authParams: {} }];
          },
          deleteConnection: () => Promise.reject(new Error('nothing is to be removed')),
        },
        outcomes: recorded,
      },
    });
    await expect(failing).rejects.toThrow('a mistake');
    expect(listed).toEqual(['dev', 'prod']);
    expect(recorded.get('b')).toEqual({ kind: 'created', id: 'made-in-prod-b', state: 'enabled' });
    for (const key of ['a', 'c']) {
      expect(recorded.get(key)).toMatchObject({
        kind: 'created',
        id: `made-in-dev-${key}`,
        problem: { code: 'twin-unchecked' },
      });
    }
  });

  test('reports a twin that was found before an internal error in that check', async () => {
    const service = startService();
    const recorded = new Map<string, Outcome>();
    let looks = 0;
    const failing = applyEntries([entryOf('a')], service, {
      applying: {
        flowService: {
          createConnection: async () => made('ours'),
          listConnections: async () => {
            if (++looks > 1) throw new TypeError('a mistake');
            return ['ours', 'theirs'].map((id, index) =>
              connectionFor(entryOf('a'), { id, createdAt: 1_000 + index }),
            );
          },
        },
        outcomes: recorded,
      },
    });
    await expect(failing).rejects.toThrow('a mistake');
    expect(recorded.get('a')).toMatchObject({ kind: 'conflict', ids: ['ours', 'theirs'] });
  });

  const made = (id: string) => answerOf(201, { id });
});
