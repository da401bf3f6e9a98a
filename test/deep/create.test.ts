import { describe, expect, test } from 'vitest';
import type { Effect, Fault } from '../emulator/faults.ts';
import { connectionFor, entryOf } from '../fixtures/entry-builder.ts';
import { applyEntries, existing, postsIn, startService } from '../unit/apply/apply-entries.ts';

const eu = entryOf('eu', { description: 'Leads' });

/** A fault for the nth creation. */
function ofPost(nth: number, effect: Effect): Fault {
  return { method: 'POST', path: '/connections', nth, effect };
}

function ofListing(effect: Effect, when: Partial<Fault> = {}): Fault {
  return { method: 'GET', path: '/connections', effect, ...when };
}

/** The parameters of the entry, as another client may have sent them. */
const sameAuth = { params: connectionFor(eu).authParams };

/**
 * The listings after a first creation without a clear answer if nothing is found: one at each of these
 * seconds, within the settling time of these tests.
 */
const looks = [0, 1, 3].map((second) => `${second} GET connections`);
const begin = ['0 POST token', '0 POST connections'];

/**
 * Returns the listings for twins after a creation that ended at this second. The first is at the end of the
 * settling time, when the connections of other runs also appear.
 */
const watch = (second: number, ...after: readonly number[]) =>
  (after.length === 0 ? [3, 4, 6] : after).map((each) => `${second + each} GET connections`);

describe('a creation whose answer was lost', () => {
  test('is looked for at growing intervals if it appears late', async () => {
    const service = startService({ faults: [ofPost(1, { kind: 'reset', after: true })], listingLag: 10_000 });
    const { outcomes, sent } = await applyEntries([eu], service, { settlingTime: 30_000 });
    expect(sent).toEqual([
      ...begin,
      ...[0, 1, 3, 7, 15].map((second) => `${second} GET connections`),
      ...watch(15, 5, 6, 8, 12, 20, 30),
    ]);
    expect(outcomes.get('eu')?.kind).toBe('adopted');
    expect(existing(service, eu)).toHaveLength(1);
  });

  test('may exist if there is no token for the second request', async () => {
    const service = startService({
      faults: [
        ofPost(1, { kind: 'reset' }),
        ofPost(2, { kind: 'answer', status: 401 }),
        {
          path: '/ims/token/v3',
          from: 2,
          effect: { kind: 'answer', status: 400, body: { error: 'invalid_client' } },
        },
      ],
    });
    const { outcomes } = await applyEntries([eu], service, { byClientSecret: true });
    expect(outcomes.get('eu')).toMatchObject({ kind: 'failed', problem: { code: 'may-exist' } });
    expect(outcomes.get('eu')?.problem?.message).toContain('invalid_client');
  });

  test('is a conflict that names both if it appears late, after the connection of another client', async () => {
    const service = startService({
      faults: [ofPost(1, { kind: 'reset', after: true })],
      listingLag: 2_000,
    });
    const { outcomes } = await applyEntries([eu], service, {
      onRequest: (number, moment) => {
        if (number !== 2 || moment !== 'after') return;
        const seed = { sandbox: 'dev', name: eu.name, id: 'theirs', description: 'Leads', auth: sameAuth };
        service.emulator.seed({ ...seed, createdClient: 'exc_app' });
      },
    });
    expect(existing(service, eu)).toHaveLength(2);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'conflict', problem: { code: 'name-conflict' } });
    for (const id of existing(service, eu)) expect(outcomes.get('eu')?.problem?.message).toContain(id);
  });

  test.each(['without-items', 'next-without-token'] as const)(
    'is not repeated if the listing may be incomplete (%s)',
    async (kind) => {
      const service = startService({
        faults: [ofPost(1, { kind: 'reset' }), ofListing({ kind }, { from: 2 })],
      });
      const { outcomes, requests } = await applyEntries([eu], service);
      expect(postsIn(requests)).toHaveLength(1);
      expect(outcomes.get('eu')?.problem?.code).toBe('may-exist');
    },
  );

  test('is not confused with a connection whose name differs only in case', async () => {
    const service = startService({ faults: [ofPost(1, { kind: 'reset' })] });
    const { outcomes, requests } = await applyEntries([eu], service, {
      onRequest: (number, moment) => {
        if (number === 2 && moment === 'after') {
          const name = eu.name.toUpperCase();
          service.emulator.seed({ sandbox: 'dev', name, id: 'theirs', description: 'Leads', auth: sameAuth });
        }
      },
    });
    expect(postsIn(requests)).toHaveLength(2);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'created', id: existing(service, eu)[0] });
  });

  test('may exist if an internal error prevents the search, and the other entries continue', async () => {
    const us = entryOf('us', { sandbox: 'prod' });
    const service = startService({ faults: [ofPost(1, { kind: 'reset', after: true })] });
    const { outcomes } = await applyEntries([eu, us], service, {
      concurrency: 1,
      applying: {
        flowService: {
          listConnections: (sandbox) =>
            sandbox === 'dev'
              ? Promise.reject(new TypeError('a mistake'))
              : Promise.resolve(existing(service, us).map((id) => connectionFor(us, { id }))),
        },
      },
    });
    expect(existing(service, eu)).toHaveLength(1);
    expect(outcomes.get('eu')).toMatchObject({
      kind: 'failed',
      problem: { code: 'may-exist', entry: 'eu', fix: expect.stringContaining('if it exists by then') },
    });
    expect(outcomes.get('us')?.kind).toBe('created');
  });

  test('may exist if an internal error prevents the second request', async () => {
    const answers = [
      async () => ({ kind: 'lost' }) as const,
      () => Promise.reject(new TypeError('a mistake')),
    ];
    const { outcomes } = await applyEntries([eu], startService(), {
      applying: { flowService: { createConnection: () => answers.shift()?.() ?? Promise.reject() } },
    });
    expect(outcomes.get('eu')).toMatchObject({ kind: 'failed', problem: { code: 'may-exist' } });
  });
});

describe('the id in the answer to a creation', () => {
  test('is dropped if no listing and no look-up knows it: the entry fails without an id', async () => {
    const body = { id: 'request-123', error_code: '500', message: 'Internal' };
    const service = startService({ faults: [ofPost(1, { kind: 'answer', status: 201, body })] });
    const { outcomes, sent } = await applyEntries([entryOf('eu', { line: 9 })], service);
    expect(sent).toEqual([...begin, ...watch(0), '6 GET request-123']);
    expect(outcomes.get('eu')).toMatchObject({
      kind: 'failed',
      problem: {
        code: 'not-there',
        entry: 'eu',
        location: { line: 9 },
        message: expect.stringContaining('request-123'),
      },
    });
    expect(outcomes.get('eu')).not.toHaveProperty('id');
  });

  test('is kept with a warning if the look-up has no clear answer', async () => {
    const service = startService({
      faults: [
        ofPost(1, { kind: 'answer', status: 201, body: { id: 'made-up' } }),
        { path: '/made-up', effect: { kind: 'html', status: 404 } },
      ],
    });
    const { outcomes } = await applyEntries([eu], service);
    expect(outcomes.get('eu')).toMatchObject({
      kind: 'created',
      id: 'made-up',
      problem: { code: 'twin-unchecked', severity: 'warning' },
    });
  });

  test('is dropped if it is gone and another connection has the name: a conflict that names the other', async () => {
    const service = startService({
      faults: [ofPost(1, { kind: 'answer', status: 201, body: { id: 'gone' } })],
    });
    const { outcomes } = await applyEntries([eu], service, {
      onRequest: (number, moment) => {
        if (number === 3 && moment === 'after') {
          service.emulator.seed({ sandbox: 'dev', name: eu.name, id: 'theirs' });
        }
      },
    });
    expect(outcomes.get('eu')).toMatchObject({
      kind: 'conflict',
      ids: ['theirs'],
      problem: { message: expect.stringMatching(/gone is gone.*: theirs \(created/) },
    });
    expect(outcomes.get('eu')).not.toHaveProperty('id');
  });
});

describe('a cancelled run', () => {
  test('during a throttled second request says that the first may exist', async () => {
    const service = startService({
      faults: [ofPost(1, { kind: 'reset' }), ofPost(2, { kind: 'answer', status: 429 })],
    });
    const cancel = new AbortController();
    const { outcomes, requests } = await applyEntries([eu], service, {
      cancel,
      onRequest: (number, moment) => {
        if (number === begin.length + looks.length + 1 && moment === 'before') cancel.abort();
      },
    });
    expect(postsIn(requests)).toHaveLength(2);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'failed', problem: { code: 'may-exist' } });
  });
});
