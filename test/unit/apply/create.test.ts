import { describe, expect, test } from 'vitest';
import type { Effect, Fault } from '../../emulator/faults.ts';
import { connectionFor, entryOf } from '../../fixtures/entry-builder.ts';
import { applyEntries, existing, postsIn, startService } from './apply-entries.ts';

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

describe('a creation with an answer', () => {
  test('is sent once, and then a listing finds only that connection', async () => {
    const service = startService();
    const { outcomes, sent } = await applyEntries([eu], service);
    expect(sent).toEqual([...begin, ...watch(0, 3)]);
    expect(outcomes.get('eu')).toEqual({ kind: 'created', id: existing(service, eu)[0], state: 'enabled' });
  });

  test.each([
    [0, 0],
    [3_000, 3],
    [5_000, 5],
    [30_000, 5],
    [600_000, 5],
  ])('is checked after at most %i ms, and never later than after 5 s', async (settlingTime, second) => {
    const service = startService();
    const { sent } = await applyEntries([eu], service, { settlingTime });
    expect(sent).toEqual([...begin, ...watch(0, second)]);
  });

  test('contains what the entry declares, with resolved references and the minted token', async () => {
    const service = startService();
    const { requests } = await applyEntries([eu], service);
    const [post] = postsIn(requests);
    expect(JSON.parse(post?.body ?? '')).toEqual({
      name: 'Name of eu',
      description: 'Leads',
      auth: {
        specName: 'Basic Authentication',
        params: {
          endpoint: 'https://www.zohoapis.eu',
          accountsUrl: 'https://accounts.zoho.eu',
          clientId: '1000.CLIENT',
          clientSecret: 'client-secret-of-the-tests',
          accessToken: service.emulator.mintedTokens.at(-1),
          refreshToken: '1000.refresh-token-of-the-tests',
        },
      },
      connectionSpec: { id: '929e4450-0237-4ed2-9404-b7e1e0a00309', version: '1.0' },
    });
    expect(post?.sandbox).toBe('dev');
  });

  test.each([400, 404])('fails with %i after one request', async (status) => {
    const body = { title: 'No', report: { 'detailed-message': 'Not like this', 'request-id': 'r-1' } };
    const service = startService({ faults: [ofPost(1, { kind: 'answer', status, body })] });
    const { outcomes, sent } = await applyEntries([entryOf('eu')], service);
    expect(sent).toEqual(begin);
    expect(outcomes.get('eu')).toMatchObject({
      kind: 'failed',
      problem: { code: 'adobe-refused' },
    });
    const message = outcomes.get('eu')?.problem?.message;
    for (const part of [`HTTP ${status}`, 'Not like this', 'r-1']) expect(message).toContain(part);
  });
});

describe('a creation that was not processed', () => {
  test('with 429 is repeated after Retry-After, any number of times', async () => {
    const throttle = { kind: 'answer', status: 429, headers: { 'retry-after': '20' } } as const;
    const faults = [1, 2, 3, 4, 5, 6].map((nth) => ofPost(nth, throttle));
    const service = startService({ faults });
    const { outcomes, requests, sent } = await applyEntries([eu], service);
    expect(postsIn(requests)).toHaveLength(7);
    expect(sent.slice(0, 4)).toEqual([...begin, '20 POST connections', '40 POST connections']);
    expect(outcomes.get('eu')?.kind).toBe('created');
    expect(existing(service, eu)).toHaveLength(1);
  });

  test('with 429 fails at once if Retry-After is longer than the rest of the run', async () => {
    const throttle = { kind: 'answer', status: 429, headers: { 'retry-after': '3600' } } as const;
    const { outcomes, sent } = await applyEntries([eu], startService({ faults: [ofPost(1, throttle)] }), {
      timeout: 600_000,
    });
    expect(sent).toEqual(begin);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'failed', problem: { code: 'adobe-refused' } });
  });

  test.each([
    ['the server was not reached', 'the host name is unknown', false],
    ['the certificate of the server is not trusted', "the server's certificate has expired", true],
  ])('fails without a search if %s', async (_, reason, permanent) => {
    const { outcomes, sent } = await applyEntries([eu], startService(), {
      applying: { flowService: { createConnection: async () => ({ kind: 'not-sent', reason, permanent }) } },
    });
    expect(sent).toEqual(['0 POST token']);
    expect(outcomes.get('eu')).toMatchObject({
      kind: 'failed',
      problem: { code: 'adobe-unreachable', message: expect.stringContaining(reason) },
    });
  });

  test('is repeated with a new token if its token had expired', async () => {
    const service = startService({ adobeTokenUses: 1 });
    const { outcomes, sent } = await applyEntries([eu], service, { byClientSecret: true });
    expect(sent.slice(0, 4)).toEqual([...begin, '0 POST v3', '0 POST connections']);
    expect(outcomes.get('eu')?.kind).toBe('created');
    expect(existing(service, eu)).toHaveLength(1);
  });
});

const unclear: readonly (readonly [string, Effect])[] = [
  ['the connection broke', { kind: 'reset', after: true }],
  ['HTTP 503', { kind: 'answer', status: 503, after: true }],
  ['a body that was cut short', { kind: 'cut-short' }],
  ['a 201 without an id', { kind: 'without-id' }],
];

describe('a creation whose answer was lost', () => {
  test.each(unclear)(
    '(%s) is found if it was carried out, and adopted without being repeated',
    async (_, effect) => {
      const service = startService({ faults: [ofPost(1, effect)] });
      const { outcomes, sent } = await applyEntries([eu], service);
      // The connection may be from another run, so it is watched until the settling time is over.
      expect(sent).toEqual([...begin, '0 GET connections', ...watch(0)]);
      expect(outcomes.get('eu')).toEqual({ kind: 'adopted', id: existing(service, eu)[0], state: 'enabled' });
    },
  );

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

  test('is repeated after the settling time if nothing was created, and watched for as long again', async () => {
    const service = startService({ faults: [ofPost(1, { kind: 'reset' })] });
    const { outcomes, sent } = await applyEntries([eu], service);
    expect(sent).toEqual([...begin, ...looks, '3 POST connections', ...watch(3)]);
    expect(outcomes.get('eu')).toEqual({ kind: 'created', id: existing(service, eu)[0], state: 'enabled' });
    expect(existing(service, eu)).toHaveLength(1);
  });

  test.each<readonly [string, Effect]>([
    ['HTTP 502', { kind: 'answer', status: 502, later: 5_000 }],
    ['a reset', { kind: 'reset', later: 5_000 }],
  ])('(%s) is a conflict with both ids if it is carried out after the second request', async (_, effect) => {
    const service = startService({ faults: [ofPost(1, effect)] });
    const { outcomes, requests } = await applyEntries([eu], service);
    expect(postsIn(requests)).toHaveLength(2);
    const ids = existing(service, eu);
    expect(ids).toHaveLength(2);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'conflict', problem: { code: 'name-conflict' } });
    for (const id of ids) expect(outcomes.get('eu')?.problem?.message).toContain(id);
  });

  test('is sent no third time, and may exist', async () => {
    const service = startService({ faults: [ofPost(1, { kind: 'reset' }), ofPost(2, { kind: 'reset' })] });
    const { outcomes, sent } = await applyEntries([eu], service);
    const later = [0, 1, 3].map((second) => `${3 + second} GET connections`);
    expect(sent).toEqual([...begin, ...looks, '3 POST connections', ...later]);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'failed', problem: { code: 'may-exist' } });
  });

  test('may exist even if the second request is rejected', async () => {
    const refusal = { kind: 'answer', status: 403, body: { title: 'No permission' } } as const;
    const service = startService({ faults: [ofPost(1, { kind: 'reset' }), ofPost(2, refusal)] });
    const { outcomes, requests } = await applyEntries([eu], service);
    expect(postsIn(requests)).toHaveLength(2);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'failed', problem: { code: 'may-exist' } });
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

  test('is repeated if the connection with that name is being removed', async () => {
    const service = startService({ faults: [ofPost(1, { kind: 'reset' })] });
    const { outcomes, requests } = await applyEntries([eu], service, {
      onRequest: (number, moment) => {
        if (number === 2 && moment === 'after') {
          service.emulator.seed({ sandbox: 'dev', name: eu.name, id: 'going', state: 'delete-finalizing' });
        }
      },
    });
    expect(postsIn(requests)).toHaveLength(2);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'created' });
    expect(outcomes.get('eu')?.id).not.toBe('going');
  });

  test('is a conflict if the connection with that name differs, and the message says how', async () => {
    const service = startService({ faults: [ofPost(1, { kind: 'reset' })] });
    const { outcomes, requests } = await applyEntries([eu], service, {
      onRequest: (number, moment) => {
        if (number === 2 && moment === 'after') {
          service.emulator.seed({ sandbox: 'dev', name: eu.name, id: 'theirs', description: 'Theirs' });
        }
      },
    });
    expect(postsIn(requests)).toHaveLength(1);
    expect(outcomes.get('eu')).toMatchObject({
      kind: 'conflict',
      id: 'theirs',
      problem: { code: 'name-conflict' },
    });
    expect(outcomes.get('eu')?.problem?.message).toMatch(
      /differs in description, endpoint, clientId: theirs/,
    );
  });

  test('never adopts a connection with another auth spec: it cannot be the one that was sent', async () => {
    const service = startService({ faults: [ofPost(1, { kind: 'reset' })] });
    const { outcomes, requests } = await applyEntries([eu], service, {
      onRequest: (number, moment) => {
        if (number !== 2 || moment !== 'after') return;
        const auth = { ...sameAuth, specName: 'OAuth' };
        service.emulator.seed({ sandbox: 'dev', name: eu.name, id: 'theirs', description: 'Leads', auth });
      },
    });
    expect(postsIn(requests)).toHaveLength(1);
    expect(outcomes.get('eu')).toMatchObject({
      kind: 'conflict',
      ids: ['theirs'],
      problem: {
        code: 'name-conflict',
        message: expect.stringMatching(/differs in specName: theirs/),
        // A pin would not help: the next plan would report the auth spec.
        fix: 'remove it in Adobe Experience Platform and run again, or choose another name for the entry',
      },
    });
    expect(outcomes.get('eu')).not.toHaveProperty('id');
  });

  test.each([
    ['in the UI', 'exc_app'],
    ['by an API client', 'another-client'],
  ])(
    'never adopts a connection that somebody else created %s: the conflict names it and the line that adopts it',
    async (how, createdClient) => {
      const service = startService({ faults: [ofPost(1, { kind: 'reset' })] });
      const { outcomes, requests, sent } = await applyEntries([eu], service, {
        onRequest: (number, moment) => {
          if (number !== 2 || moment !== 'after') return;
          const seed = { sandbox: 'dev', name: eu.name, id: 'theirs', description: 'Leads', auth: sameAuth };
          service.emulator.seed({ ...seed, createdClient });
        },
      });
      expect(postsIn(requests)).toHaveLength(1);
      // The connection that this run may have created could also appear this late.
      expect(sent).toEqual([...begin, ...looks]);
      expect(outcomes.get('eu')).toMatchObject({
        kind: 'conflict',
        ids: ['theirs'],
        problem: {
          code: 'name-conflict',
          message: expect.stringMatching(new RegExp(`another client .+: theirs \\(created .+ ${how}\\)$`)),
          fix: expect.stringContaining('`id: theirs`'),
        },
      });
      expect(outcomes.get('eu')).not.toHaveProperty('id');
    },
  );

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

  test('is a conflict that names both if two connections have the name', async () => {
    const service = startService({ faults: [ofPost(1, { kind: 'reset', after: true })] });
    const { outcomes, requests } = await applyEntries([eu], service, {
      onRequest: (number, moment) => {
        if (number === 2 && moment === 'after')
          service.emulator.seed({ sandbox: 'dev', name: eu.name, id: 'theirs' });
      },
    });
    expect(postsIn(requests)).toHaveLength(1);
    expect(outcomes.get('eu')?.kind).toBe('conflict');
    for (const id of existing(service, eu)) expect(outcomes.get('eu')?.problem?.message).toContain(id);
  });

  test('ignores connections from the first listing', async () => {
    // The connection got this name between the first listing and the request, so the request did not create it.
    const service = startService({ faults: [ofPost(1, { kind: 'reset' })] });
    const old = service.emulator.seed({ sandbox: 'dev', name: eu.name, id: 'old', description: 'Leads' });
    const planned = {
      orgId: 'ACME@AdobeOrg',
      bySandbox: new Map([['dev', [connectionFor(eu, { id: old.id, name: 'Old name' })]]]),
      lookedUp: new Map(),
    };
    const { outcomes, requests } = await applyEntries([eu], service, { observed: planned });
    expect(postsIn(requests)).toHaveLength(2);
    expect(outcomes.get('eu')?.id).not.toBe('old');
  });

  test.each<readonly [string, Partial<Fault>]>([
    ['every time', {}],
    // Each failed listing is tried five times.
    ['the last time', { from: 4 }],
  ])('is not repeated if the listing fails %s', async (_, when) => {
    const service = startService({
      faults: [
        ofPost(1, { kind: 'reset' }),
        ofListing({ kind: 'answer', status: 500 }, { from: 2, ...when }),
      ],
    });
    const { outcomes, requests } = await applyEntries([eu], service);
    expect(postsIn(requests)).toHaveLength(1);
    expect(requests.length).toBeGreaterThan(7);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'failed', problem: { code: 'may-exist' } });
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

  test('is not repeated if the settling time is zero: one listing, and it may exist', async () => {
    const service = startService({ faults: [ofPost(1, { kind: 'answer', status: 502, later: 200 })] });
    const { outcomes, sent } = await applyEntries([eu], service, { settlingTime: 0 });
    expect(sent).toEqual([...begin, '0 GET connections']);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'failed', problem: { code: 'may-exist' } });
    await service.clock.sleep(1_000);
    expect(existing(service, eu)).toHaveLength(1);
  });

  test('is adopted if the first listing shows it, even if the settling time is zero', async () => {
    const service = startService({ faults: [ofPost(1, { kind: 'reset', after: true })] });
    const { outcomes, sent } = await applyEntries([eu], service, { settlingTime: 0 });
    expect(sent).toEqual([...begin, '0 GET connections', '0 GET connections']);
    expect(outcomes.get('eu')).toEqual({ kind: 'adopted', id: existing(service, eu)[0], state: 'enabled' });
  });

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
      problem: { code: 'may-exist', fix: expect.stringContaining('if it exists by then') },
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

  test('may exist if the service asks for a long wait, so that the second request is never sent', async () => {
    const reason = 'the service asked to wait longer than the run has left';
    const answers = [{ kind: 'lost' }, { kind: 'not-sent', reason, permanent: true }] as const;
    let asked = 0;
    const { outcomes } = await applyEntries([eu], startService(), {
      applying: { flowService: { createConnection: async () => answers[asked++] ?? answers[1] } },
    });
    expect(asked).toBe(2);
    expect(outcomes.get('eu')).toMatchObject({
      kind: 'failed',
      problem: {
        code: 'may-exist',
        message: expect.stringMatching(new RegExp(`^it is not known .+${reason}$`)),
      },
    });
  });

  test('may exist if the second request is throttled until the run ends', async () => {
    const throttle = { kind: 'answer', status: 429, headers: { 'retry-after': '3600' } } as const;
    const service = startService({ faults: [ofPost(1, { kind: 'reset' }), ofPost(2, throttle)] });
    const { outcomes, requests } = await applyEntries([eu], service, { timeout: 600_000 });
    expect(postsIn(requests)).toHaveLength(2);
    expect(outcomes.get('eu')).toMatchObject({
      kind: 'failed',
      problem: { code: 'may-exist', message: expect.stringContaining('HTTP 429') },
    });
  });
});

describe('the id in the answer to a creation', () => {
  test('is dropped if no listing and no look-up knows it: the entry fails without an id', async () => {
    const body = { id: 'request-123', error_code: '500', message: 'Internal' };
    const service = startService({ faults: [ofPost(1, { kind: 'answer', status: 201, body })] });
    const { outcomes, sent } = await applyEntries([entryOf('eu')], service);
    expect(sent).toEqual([...begin, ...watch(0), '6 GET request-123']);
    expect(outcomes.get('eu')).toMatchObject({
      kind: 'failed',
      problem: {
        code: 'not-there',
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

describe('a creation that may still be in progress', () => {
  const stillRunning: readonly (readonly [string, boolean, Effect])[] = [
    ['no answer in time', true, { kind: 'hang' }],
    ['an answer that never ends', true, { kind: 'trickle', milliseconds: 60_000 }],
    ['HTTP 504', false, { kind: 'answer', status: 504 }],
  ];

  test.each(stillRunning)('(%s) is never repeated, and may exist', async (_, __, effect) => {
    const service = startService({
      faults: [
        ofPost(1, effect),
        ofListing({ kind: 'answer', status: 200, body: { items: [], _links: {} } }),
      ],
    });
    const { outcomes, requests, sent } = await applyEntries([eu], service);
    expect(postsIn(requests)).toHaveLength(1);
    expect(sent).toHaveLength(2 + looks.length);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'failed', problem: { code: 'may-exist' } });
  });

  test.each([true, false])('is adopted if it appears in the end (504: %s)', async (ownRequest) => {
    const effect: Effect = ownRequest
      ? { kind: 'answer', status: 504, after: true }
      : { kind: 'hang', after: true };
    const service = startService({ faults: [ofPost(1, effect)] });
    const { outcomes, requests } = await applyEntries([eu], service);
    expect(postsIn(requests)).toHaveLength(1);
    expect(outcomes.get('eu')).toEqual({ kind: 'adopted', id: existing(service, eu)[0], state: 'enabled' });
  });

  test('after a lost one is not repeated a third time', async () => {
    const service = startService({ faults: [ofPost(1, { kind: 'reset' }), ofPost(2, { kind: 'hang' })] });
    const { outcomes, requests } = await applyEntries([eu], service);
    expect(postsIn(requests)).toHaveLength(2);
    expect(outcomes.get('eu')?.problem?.code).toBe('may-exist');
  });
});

describe('a cancelled run', () => {
  test('during a creation without an answer says that it may exist', async () => {
    const service = startService({ faults: [ofPost(1, { kind: 'hang', after: true })] });
    const cancel = new AbortController();
    const start = service.clock.now();
    void service.clock.sleep(2_000).then(() => cancel.abort());
    const { outcomes, sent } = await applyEntries([eu], service, { cancel });
    expect(sent).toEqual(begin);
    expect(service.clock.now() - start).toBe(7_000);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'failed', problem: { code: 'may-exist' } });
  });

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

  test('while waiting for a token of the source skips the entry', async () => {
    const service = startService({ faults: [{ path: '/oauth/v2/token', effect: { kind: 'hang' } }] });
    const cancel = new AbortController();
    void service.clock.sleep(2_000).then(() => cancel.abort());
    const { outcomes, sent } = await applyEntries([eu], service, { cancel });
    expect(sent).toEqual(['0 POST token']);
    expect(outcomes.get('eu')).toEqual({ kind: 'skipped' });
  });

  test('before any request skips every entry', async () => {
    const service = startService();
    const cancel = new AbortController();
    const observed = { orgId: 'ACME@AdobeOrg', bySandbox: new Map([['dev', []]]), lookedUp: new Map() };
    cancel.abort();
    const { outcomes, sent } = await applyEntries([eu, entryOf('us')], service, { cancel, observed });
    expect(sent).toEqual([]);
    expect([...outcomes.values()]).toEqual([{ kind: 'skipped' }, { kind: 'skipped' }]);
  });
});
