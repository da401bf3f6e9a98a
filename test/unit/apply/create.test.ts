import { describe, expect, test } from 'vitest';
import type { Effect, Fault } from '../../emulator/faults.ts';
import { connectionFor, entryOf } from '../../fixtures/entry-builder.ts';
import { applyEntries, existing, postsIn, startService } from './apply-entries.ts';

const eu = entryOf('eu', { description: 'Leads' });

/** A fault of the nth creation. */
function ofPost(nth: number, effect: Effect): Fault {
  return { method: 'POST', path: '/connections', nth, effect };
}

function ofListing(effect: Effect, when: Partial<Fault> = {}): Fault {
  return { method: 'GET', path: '/connections', effect, ...when };
}

/** What the entry declares, as somebody else may have sent it. */
const sameAuth = { params: connectionFor(eu).authParams };

/**
 * What is sent when the answer to the first creation said nothing and nothing shows: a look at each of these seconds, as
 * long as the tests of applying let it settle.
 */
const looks = [0, 1, 3].map((second) => `${second} GET connections`);
const begin = ['0 POST token', '0 POST connections'];

/** The looks for twins after a creation that was over at this second: the first when others' would show as well. */
const watch = (second: number, ...after: readonly number[]) =>
  (after.length === 0 ? [3, 4, 6] : after).map((each) => `${second + each} GET connections`);

describe('a creation that is answered', () => {
  test('is sent once, and a listing afterwards finds it alone', async () => {
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
  ])(
    'is looked for %i ms after it at most, and never later than 5 s after it',
    async (settlingTime, second) => {
      const service = startService();
      const { sent } = await applyEntries([eu], service, { settlingTime });
      expect(sent).toEqual([...begin, ...watch(0, second)]);
    },
  );

  test('carries what the entry declares, with its references resolved and the minted token', async () => {
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

  test.each([400, 404])('with %i is refused for good: one request, and nothing after it', async (status) => {
    const body = { title: 'No', report: { 'detailed-message': 'Not like this', 'request-id': 'r-1' } };
    const service = startService({ faults: [ofPost(1, { kind: 'answer', status, body })] });
    const { outcomes, sent } = await applyEntries([entryOf('eu', { line: 9 })], service);
    expect(sent).toEqual(begin);
    expect(outcomes.get('eu')).toMatchObject({
      kind: 'failed',
      problem: { code: 'adobe-refused', entry: 'eu', location: { line: 9 } },
    });
    const message = outcomes.get('eu')?.problem?.message;
    for (const part of [`HTTP ${status}`, 'Not like this', 'r-1']) expect(message).toContain(part);
  });
});

describe('a creation that was not acted on', () => {
  test('after 429 is sent again when Retry-After says, however often that takes', async () => {
    const throttle = { kind: 'answer', status: 429, headers: { 'retry-after': '20' } } as const;
    const faults = [1, 2, 3, 4, 5, 6].map((nth) => ofPost(nth, throttle));
    const service = startService({ faults });
    const { outcomes, requests, sent } = await applyEntries([eu], service);
    expect(postsIn(requests)).toHaveLength(7);
    expect(sent.slice(0, 4)).toEqual([...begin, '20 POST connections', '40 POST connections']);
    expect(outcomes.get('eu')?.kind).toBe('created');
    expect(existing(service, eu)).toHaveLength(1);
  });

  test('after 429 that asks for longer than the run may take, fails at once', async () => {
    const throttle = { kind: 'answer', status: 429, headers: { 'retry-after': '3600' } } as const;
    const { outcomes, sent } = await applyEntries([eu], startService({ faults: [ofPost(1, throttle)] }), {
      timeout: 600_000,
    });
    expect(sent).toEqual(begin);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'failed', problem: { code: 'adobe-refused' } });
  });

  test.each([
    ['no server was reached', 'the host name is unknown', false],
    ['the server cannot be trusted', "the server's certificate has expired", true],
  ])('because %s, failed: it is not known to exist, and not looked for', async (_, reason, permanent) => {
    const { outcomes, sent } = await applyEntries([eu], startService(), {
      applying: { flowService: { createConnection: async () => ({ kind: 'not-sent', reason, permanent }) } },
    });
    expect(sent).toEqual(['0 POST token']);
    expect(outcomes.get('eu')).toMatchObject({
      kind: 'failed',
      problem: { code: 'adobe-unreachable', message: expect.stringContaining(reason) },
    });
  });

  test('because its token had run out, is sent with a fresh one', async () => {
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
  test.each(unclear)('(%s) but that was made: found, adopted, and not sent again', async (_, effect) => {
    const service = startService({ faults: [ofPost(1, effect)] });
    const { outcomes, sent } = await applyEntries([eu], service);
    // The rest of the settling time is watched: what was found may be another run's.
    expect(sent).toEqual([...begin, '0 GET connections', ...watch(0)]);
    expect(outcomes.get('eu')).toEqual({ kind: 'adopted', id: existing(service, eu)[0], state: 'enabled' });
  });

  test('and that shows late is looked for at growing intervals', async () => {
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

  test('and that was never made is sent once more after the settling time, and watched for as long again', async () => {
    const service = startService({ faults: [ofPost(1, { kind: 'reset' })] });
    const { outcomes, sent } = await applyEntries([eu], service);
    expect(sent).toEqual([...begin, ...looks, '3 POST connections', ...watch(3)]);
    expect(outcomes.get('eu')).toEqual({ kind: 'created', id: existing(service, eu)[0], state: 'enabled' });
    expect(existing(service, eu)).toHaveLength(1);
  });

  test.each<readonly [string, Effect]>([
    ['HTTP 502', { kind: 'answer', status: 502, later: 5_000 }],
    ['a reset', { kind: 'reset', later: 5_000 }],
  ])(
    '(%s) and that was made after the second was sent is found: a conflict with both ids',
    async (_, effect) => {
      const service = startService({ faults: [ofPost(1, effect)] });
      const { outcomes, requests } = await applyEntries([eu], service);
      expect(postsIn(requests)).toHaveLength(2);
      const ids = existing(service, eu);
      expect(ids).toHaveLength(2);
      expect(outcomes.get('eu')).toMatchObject({ kind: 'conflict', problem: { code: 'name-conflict' } });
      for (const id of ids) expect(outcomes.get('eu')?.problem?.message).toContain(id);
    },
  );

  test('twice may exist: two requests and no third', async () => {
    const service = startService({ faults: [ofPost(1, { kind: 'reset' }), ofPost(2, { kind: 'reset' })] });
    const { outcomes, sent } = await applyEntries([eu], service);
    const later = [0, 1, 3].map((second) => `${3 + second} GET connections`);
    expect(sent).toEqual([...begin, ...looks, '3 POST connections', ...later]);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'failed', problem: { code: 'may-exist', entry: 'eu' } });
  });

  test('and then refused may exist all the same: the refusal is of the second request', async () => {
    const refusal = { kind: 'answer', status: 403, body: { title: 'No permission' } } as const;
    const service = startService({ faults: [ofPost(1, { kind: 'reset' }), ofPost(2, refusal)] });
    const { outcomes, requests } = await applyEntries([eu], service);
    expect(postsIn(requests)).toHaveLength(2);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'failed', problem: { code: 'may-exist' } });
  });

  test('may exist when there is no token for the second request', async () => {
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

  test('and whose namesake is being removed is sent once more', async () => {
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

  test('and whose namesake differs is a conflict that names it and what differs', async () => {
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

  test.each([
    ['in the UI', 'exc_app'],
    ['by an API client', 'another-client'],
  ])(
    'and whose namesake somebody else made %s is never adopted: it is named, with the line to adopt it',
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
      // What this run may have created could show as late as that.
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

  test('and that shows late, after a namesake of another client: a conflict that names both', async () => {
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

  test('and that shows twice is a conflict that names both', async () => {
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

  test('is distinguished from what the first listing had', async () => {
    // It had our name before, but was of another sandbox's entry in the file: none of it was made by this request.
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
    ['at every look', {}],
    // Each look that fails is tried five times.
    ['at the last look', { from: 4 }],
  ])('is not sent again when the listing fails %s', async (_, when) => {
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
    'is not sent again when the listing may be incomplete (%s)',
    async (kind) => {
      const service = startService({
        faults: [ofPost(1, { kind: 'reset' }), ofListing({ kind }, { from: 2 })],
      });
      const { outcomes, requests } = await applyEntries([eu], service);
      expect(postsIn(requests)).toHaveLength(1);
      expect(outcomes.get('eu')?.problem?.code).toBe('may-exist');
    },
  );

  test('is not sent again when nothing is to be waited for: one look, and it may exist', async () => {
    const service = startService({ faults: [ofPost(1, { kind: 'answer', status: 502, later: 200 })] });
    const { outcomes, sent } = await applyEntries([eu], service, { settlingTime: 0 });
    expect(sent).toEqual([...begin, '0 GET connections']);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'failed', problem: { code: 'may-exist' } });
    await service.clock.sleep(1_000);
    expect(existing(service, eu)).toHaveLength(1);
  });

  test('is adopted when one look is enough to find it', async () => {
    const service = startService({ faults: [ofPost(1, { kind: 'reset', after: true })] });
    const { outcomes, sent } = await applyEntries([eu], service, { settlingTime: 0 });
    expect(sent).toEqual([...begin, '0 GET connections', '0 GET connections']);
    expect(outcomes.get('eu')).toEqual({ kind: 'adopted', id: existing(service, eu)[0], state: 'enabled' });
  });

  test('is not mistaken for a connection whose name differs in no more than its case', async () => {
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

  test('may exist also when a mistake of ours keeps this run from looking; the other entries go on', async () => {
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

  test('may exist also when a mistake of ours keeps this run from sending it again', async () => {
    const answers = [
      async () => ({ kind: 'lost' }) as const,
      () => Promise.reject(new TypeError('a mistake')),
    ];
    const { outcomes } = await applyEntries([eu], startService(), {
      applying: { flowService: { createConnection: () => answers.shift()?.() ?? Promise.reject() } },
    });
    expect(outcomes.get('eu')).toMatchObject({ kind: 'failed', problem: { code: 'may-exist' } });
  });

  test('may exist when the service asks others to wait so long that the second request never leaves', async () => {
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

  test('may exist when the second request is throttled until the run ends', async () => {
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

describe('an id that a creation was answered with', () => {
  test('and that no listing and no look-up knows is none: failed, without an id', async () => {
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

  test('and that a look-up can say nothing of is kept, with a warning', async () => {
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

  test('and that is gone, while another has the name, is a conflict that names the other', async () => {
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

describe('a creation that may still be at work', () => {
  const stillRunning: readonly (readonly [string, boolean, Effect])[] = [
    ['no answer in time', true, { kind: 'hang' }],
    ['an answer that never ends', true, { kind: 'trickle', milliseconds: 60_000 }],
    ['HTTP 504', false, { kind: 'answer', status: 504 }],
  ];

  test.each(stillRunning)('(%s) is never sent again: it may exist', async (_, __, effect) => {
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

  test.each([true, false])('is adopted when it shows in the end (504: %s)', async (ownRequest) => {
    const effect: Effect = ownRequest
      ? { kind: 'answer', status: 504, after: true }
      : { kind: 'hang', after: true };
    const service = startService({ faults: [ofPost(1, effect)] });
    const { outcomes, requests } = await applyEntries([eu], service);
    expect(postsIn(requests)).toHaveLength(1);
    expect(outcomes.get('eu')).toEqual({ kind: 'adopted', id: existing(service, eu)[0], state: 'enabled' });
  });

  test('after one that was lost: the second is not sent a third time', async () => {
    const service = startService({ faults: [ofPost(1, { kind: 'reset' }), ofPost(2, { kind: 'hang' })] });
    const { outcomes, requests } = await applyEntries([eu], service);
    expect(postsIn(requests)).toHaveLength(2);
    expect(outcomes.get('eu')?.problem?.code).toBe('may-exist');
  });
});

describe('a run that is stopped', () => {
  test('while a creation hangs, says that it may exist', async () => {
    const service = startService({ faults: [ofPost(1, { kind: 'hang', after: true })] });
    const cancel = new AbortController();
    const start = service.clock.now();
    void service.clock.sleep(2_000).then(() => cancel.abort());
    const { outcomes, sent } = await applyEntries([eu], service, { cancel });
    expect(sent).toEqual(begin);
    expect(service.clock.now() - start).toBe(7_000);
    expect(outcomes.get('eu')).toMatchObject({ kind: 'failed', problem: { code: 'may-exist' } });
  });

  test('while a creation that is sent again is throttled, says that the first may exist', async () => {
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

  test('while it waits for a token of the source, skips the entry: nothing of it exists', async () => {
    const service = startService({ faults: [{ path: '/oauth/v2/token', effect: { kind: 'hang' } }] });
    const cancel = new AbortController();
    void service.clock.sleep(2_000).then(() => cancel.abort());
    const { outcomes, sent } = await applyEntries([eu], service, { cancel });
    expect(sent).toEqual(['0 POST token']);
    expect(outcomes.get('eu')).toEqual({ kind: 'skipped' });
  });

  test('before anything was sent, skips every entry', async () => {
    const service = startService();
    const cancel = new AbortController();
    const observed = { orgId: 'ACME@AdobeOrg', bySandbox: new Map([['dev', []]]), lookedUp: new Map() };
    cancel.abort();
    const { outcomes, sent } = await applyEntries([eu, entryOf('us')], service, { cancel, observed });
    expect(sent).toEqual([]);
    expect([...outcomes.values()]).toEqual([{ kind: 'skipped' }, { kind: 'skipped' }]);
  });
});
