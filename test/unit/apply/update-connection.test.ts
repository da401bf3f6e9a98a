import { describe, expect, test } from 'vitest';
import { patchAnswerOf } from '../../../src/apply/update-connection.ts';
import type { ConnectionEdit, StoredConnection } from '../../../src/emulator/stored-connection.ts';
import type { HttpResult } from '../../../src/http/send.ts';
import type { Entry } from '../../../src/model/entry.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { Secret } from '../../../src/model/secret.ts';
import type { Intent } from '../../../src/plan/plan.ts';
import { createRedactor } from '../../../src/secrets/redactor.ts';
import type { EmulatorOptions, RecordedRequest } from '../../emulator/emulator.ts';
import type { Effect, Fault } from '../../emulator/faults.ts';
import { entryOf, literal, reference, usualSecrets } from '../../fixtures/entry-builder.ts';
import { observedOf } from '../plan/observed.ts';
import { type Applied, applyEntries, type RunChanges, type Service, startService } from './apply-entries.ts';

const ID = 'id-of-eu';
const eu = entryOf('eu', { description: 'New' });
const pinned = entryOf('eu', { id: ID, description: 'New' });

/** What Flow Service holds of the credentials before. */
const stored = {
  endpoint: 'https://www.zohoapis.eu',
  accountsUrl: 'https://accounts.zoho.eu',
  clientId: '1000.CLIENT',
  clientSecret: 'old-client-secret',
  accessToken: '1000.old-access-token',
  refreshToken: '1000.old-refresh-token',
};

/** The client comes from a secret, so that the plan does not show it. */
const hidden = entryOf('eu', { auth: { clientId: reference('CLIENT_ID') } });
const secrets = new Map([...usualSecrets, ['CLIENT_ID', new Secret('1000.CLIENT')]]);

const mends: Partial<Intent> = { onDrift: 'update' };
const rotates: Partial<Intent> = { rotate: new Set(['eu']) };

/** A service with the connection of `eu` as somebody left it: with the description `Old`. */
function serviceWith(changes: Partial<StoredConnection> = {}, options: EmulatorOptions = {}): Service {
  const service = startService(options);
  const auth = { params: stored };
  const seed = { sandbox: 'dev', name: 'Name of eu', id: ID, description: 'Old', auth };
  service.emulator.seed({ ...seed, ...changes });
  return service;
}

function ofPatch(effect: Effect, when: Partial<Fault> = {}): Fault {
  return { method: 'PATCH', effect, ...when };
}

/** What was sent, in order and without its time. */
function steps({ sent }: Applied): readonly string[] {
  return sent.map((line) => line.slice(line.indexOf(' ') + 1).replace(ID, 'it'));
}

function patchesIn({ requests }: Applied): readonly RecordedRequest[] {
  return requests.filter(({ method }) => method === 'PATCH');
}

function bodyOf(request: RecordedRequest | undefined): unknown {
  return JSON.parse(request?.body ?? '');
}

function held({ emulator }: Service): StoredConnection | undefined {
  return emulator.connections.find(({ id }) => id === ID);
}

/** Somebody changes the connection just before the nth request of the apply. */
function editBefore({ emulator }: Service, ...edits: readonly (readonly [nth: number, ConnectionEdit])[]) {
  return (number: number, moment: 'before' | 'after') => {
    for (const [nth, edit] of edits) if (nth === number && moment === 'before') emulator.edit(ID, edit);
  };
}

function mend(service: Service, changes: RunChanges = {}, entry: Entry = eu): Promise<Applied> {
  return applyEntries([entry], service, { intent: mends, ...changes });
}

function rotate(service: Service, changes: RunChanges = {}, entry: Entry = eu): Promise<Applied> {
  return applyEntries([entry], service, { intent: rotates, ...changes });
}

describe('an answer to PATCH', () => {
  const answer = (status: number, json?: unknown): HttpResult => ({
    kind: 'answer',
    status,
    headers: new Headers(),
    json,
  });
  test.each<readonly [string, HttpResult, ReturnType<typeof patchAnswerOf>]>([
    ['200', answer(200, { id: ID, etag: '"2"' }), 'done'],
    ['200 without an etag', answer(200, {}), 'done'],
    ['200 and a page of a proxy', answer(200), 'unclear'],
    ['202', answer(202), 'done'],
    ['204', answer(204), 'done'],
    ['302', answer(302), 'unclear'],
    ['400', answer(400, {}), 'refused'],
    ['401', answer(401, {}), 'refused'],
    ['403', answer(403, {}), 'refused'],
    ['404', answer(404, {}), 'refused'],
    ['408', answer(408), 'unclear'],
    ['409', answer(409, {}), 'refused'],
    ['412', answer(412, {}), 'stale'],
    ['421', answer(421), 'unclear'],
    ['422', answer(422, {}), 'refused'],
    ['429', answer(429, {}), 'refused'],
    ['500', answer(500, {}), 'unclear'],
    ['501', answer(501, {}), 'unclear'],
    ['502', answer(502), 'unclear'],
    ['503', answer(503, {}), 'unclear'],
    ['504', answer(504, {}), 'unclear'],
    ['that never left', { kind: 'not-sent', reason: 'no such host', permanent: false }, 'refused'],
    ['that broke off', { kind: 'lost' }, 'unclear'],
    ['that did not come', { kind: 'timed-out' }, 'unclear'],
    ['cut short', { kind: 'unreadable', status: 200, reason: 'cut short' }, 'unclear'],
    ['cut short, of a refusal', { kind: 'unreadable', status: 400, reason: 'cut short' }, 'unclear'],
  ])('%s', (_, result, expected) => {
    expect(patchAnswerOf(result)).toBe(expected);
  });
});

describe('a change', () => {
  test('of a description is one request that names the etag with its quotes, and touches no credential', async () => {
    const service = serviceWith();
    const before = held(service);
    const applied = await mend(service);
    expect(applied.outcomes.get('eu')).toEqual({ kind: 'updated', id: ID, state: 'enabled' });
    expect(steps(applied)).toEqual(['PATCH it']);
    const [patch] = patchesIn(applied);
    expect(patch?.headers).toMatchObject({ 'if-match': before?.etag, 'content-type': 'application/json' });
    expect(before?.etag).toMatch(/^".+"$/);
    expect(bodyOf(patch)).toEqual([{ op: 'add', path: '/description', value: 'New' }]);
    expect(held(service)).toMatchObject({ name: 'Name of eu', description: 'New', auth: before?.auth });
  });

  test.each<readonly [string, Entry, Partial<StoredConnection>, unknown]>([
    [
      'a name',
      pinned,
      { name: 'By hand', description: 'New' },
      [{ op: 'replace', path: '/name', value: 'Name of eu' }],
    ],
    [
      'a description where there is none',
      eu,
      { description: '' },
      [{ op: 'add', path: '/description', value: 'New' }],
    ],
    [
      'a description that is to be empty',
      entryOf('eu', { description: '' }),
      {},
      [{ op: 'add', path: '/description', value: '' }],
    ],
    [
      'both',
      pinned,
      { name: 'By hand' },
      [
        { op: 'replace', path: '/name', value: 'Name of eu' },
        { op: 'add', path: '/description', value: 'New' },
      ],
    ],
  ])('of %s sends just that, and mints no token', async (_, entry, changes, operations) => {
    const service = serviceWith(changes);
    const applied = await mend(service, {}, entry);
    expect(bodyOf(patchesIn(applied)[0])).toEqual(operations);
    expect(steps(applied)).toEqual(['PATCH it']);
    expect(held(service)?.auth.params).toEqual(stored);
    expect(service.emulator.mintedTokens).toEqual([]);
  });

  test('of credentials sends all of them, with a minted token, and leaves the rest', async () => {
    const service = serviceWith();
    const applied = await rotate(service);
    expect(applied.outcomes.get('eu')).toEqual({ kind: 'rotated', id: ID, state: 'enabled' });
    expect(steps(applied)).toEqual(['POST token', 'PATCH it']);
    const params = {
      endpoint: 'https://www.zohoapis.eu',
      accountsUrl: 'https://accounts.zoho.eu',
      clientId: '1000.CLIENT',
      clientSecret: 'client-secret-of-the-tests',
      accessToken: service.emulator.mintedTokens.at(-1),
      refreshToken: '1000.refresh-token-of-the-tests',
    };
    expect(bodyOf(patchesIn(applied)[0])).toEqual([{ op: 'replace', path: '/auth/params', value: params }]);
    expect(held(service)).toMatchObject({ name: 'Name of eu', description: 'Old', auth: { params } });
  });

  test('of one parameter sends them all: Flow Service replaces them as a whole', async () => {
    const params = { ...stored, endpoint: 'https://www.zohoapis.in' };
    const service = serviceWith({ description: 'New', auth: { specName: 'Basic Authentication', params } });
    const applied = await mend(service);
    expect(applied.outcomes.get('eu')).toMatchObject({ kind: 'updated' });
    expect(bodyOf(patchesIn(applied)[0])).toMatchObject([{ path: '/auth/params' }]);
    expect(Object.keys(held(service)?.auth.params ?? {}).sort()).toEqual(Object.keys(stored).sort());
  });

  test('of everything is one request, so that it is made as a whole or not at all', async () => {
    const params = { ...stored, endpoint: 'https://www.zohoapis.in' };
    const service = serviceWith({ name: 'By hand', auth: { specName: 'Basic Authentication', params } });
    const applied = await mend(service, {}, pinned);
    expect(bodyOf(patchesIn(applied)[0])).toMatchObject([
      { op: 'replace', path: '/name' },
      { op: 'add', path: '/description' },
      { op: 'replace', path: '/auth/params' },
    ]);
  });

  test('is none where differences are only told', async () => {
    const service = serviceWith();
    const applied = await applyEntries([eu], service);
    expect(applied.sent).toEqual([]);
    expect(held(service)?.description).toBe('Old');
  });

  test('of a disabled connection is made, and its state told as it is', async () => {
    const service = serviceWith({ state: 'disabled' });
    const { outcomes } = await mend(service);
    expect(outcomes.get('eu')).toEqual({ kind: 'updated', id: ID, state: 'disabled' });
  });
});

describe('a connection that somebody changes while the run is under way', () => {
  test('in just the way that was planned is left alone: nothing is changed twice', async () => {
    const service = serviceWith();
    const applied = await mend(service, { onRequest: editBefore(service, [1, { description: 'New' }]) });
    expect(applied.outcomes.get('eu')).toEqual({ kind: 'unchanged', id: ID, state: 'enabled' });
    expect(steps(applied)).toEqual(['PATCH it', 'GET it']);
  });

  test('in another field is changed with its new etag, and that field stays as they left it', async () => {
    const service = serviceWith();
    const edit = { params: { endpoint: 'https://www.zohoapis.in', clientSecret: 'theirs' } };
    const applied = await mend(service, { onRequest: editBefore(service, [1, edit]) });
    expect(applied.outcomes.get('eu')?.kind).toBe('updated');
    expect(steps(applied)).toEqual(['PATCH it', 'GET it', 'PATCH it']);
    const [first, second] = patchesIn(applied);
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['if-match']).not.toBe(first?.headers['if-match']);
    expect(held(service)).toMatchObject({
      description: 'New',
      auth: { params: { ...stored, ...edit.params } },
    });
  });

  test('in one of two planned fields as planned gets the other only', async () => {
    const service = serviceWith({ name: 'By hand' });
    const applied = await mend(
      service,
      { onRequest: editBefore(service, [1, { name: 'Name of eu' }]) },
      pinned,
    );
    expect(applied.outcomes.get('eu')?.kind).toBe('updated');
    expect(bodyOf(patchesIn(applied)[1])).toEqual([{ op: 'add', path: '/description', value: 'New' }]);
  });

  test.each<readonly [string, Partial<Intent>, Entry, ConnectionEdit, string]>([
    ['the description', mends, eu, { description: 'Theirs' }, 'description'],
    ['the description, by taking it out', mends, eu, { description: '' }, 'description'],
    ['a parameter', rotates, eu, { params: { endpoint: 'https://www.zohoapis.in' } }, 'endpoint'],
    ['the client', rotates, eu, { params: { clientId: '1000.THEIRS' } }, 'clientId'],
    ['a client out of a secret', rotates, hidden, { params: { clientId: '1000.THEIRS' } }, 'clientId'],
    ['the name that it is found by', mends, eu, { name: 'Of another team' }, 'name'],
    ['the name that it is found by, at a rotation,', rotates, eu, { name: 'Of another team' }, 'name'],
    [
      'two parameters',
      { ...mends, ...rotates },
      eu,
      { params: { endpoint: 'https://www.zohoapis.in', clientId: '1000.THEIRS' } },
      'endpoint, clientId',
    ],
  ])('in %s that the plan is about is not overwritten', async (_, intent, entry, edit, fields) => {
    const service = serviceWith();
    const nth = intent === mends ? 1 : 2;
    const onRequest = editBefore(service, [nth, edit]);
    const applied = await applyEntries([entry], service, { intent, secrets, onRequest });
    expect(applied.outcomes.get('eu')).toMatchObject({
      kind: 'failed',
      id: ID,
      problem: { code: 'changed-meanwhile', entry: 'eu', message: expect.stringContaining(`its ${fields}`) },
    });
    expect(patchesIn(applied)).toHaveLength(1);
    // The last who changed it is who did so in the user interface.
    expect(held(service)?.updatedClient).toBe('exc_app');
  });

  test('in a name that is to be mended is not renamed', async () => {
    const service = serviceWith({ name: 'By hand', description: 'New' });
    const applied = await mend(
      service,
      { onRequest: editBefore(service, [1, { name: 'By hand, again' }]) },
      pinned,
    );
    expect(applied.outcomes.get('eu')).toMatchObject({ problem: { code: 'changed-meanwhile' } });
    expect(held(service)?.name).toBe('By hand, again');
  });

  test('in the name, when a pin finds it all the same, keeps that name', async () => {
    const service = serviceWith();
    const applied = await mend(service, { onRequest: editBefore(service, [1, { name: 'By hand' }]) }, pinned);
    expect(applied.outcomes.get('eu')?.kind).toBe('updated');
    expect(held(service)).toMatchObject({ name: 'By hand', description: 'New' });
  });

  test.each(['hashed', 'clear'] as const)(
    'in a secret, of which %s text is shown, is not overwritten, and no secret is told',
    async (secretsShown) => {
      const service = serviceWith({}, { secretsShown });
      const edit = { params: { clientSecret: 'their-client-secret' } };
      const applied = await rotate(service, { onRequest: editBefore(service, [2, edit]) });
      expect(applied.outcomes.get('eu')).toMatchObject({
        kind: 'failed',
        problem: { code: 'changed-meanwhile', message: expect.stringMatching(/ its clientSecret$/) },
      });
      expect(JSON.stringify(applied.outcomes.get('eu'))).not.toContain('their-client-secret');
      expect(held(service)?.auth.params).toEqual({ ...stored, ...edit.params });
    },
  );

  test.each(['masked', 'omitted'] as const)(
    'in nothing that is shown (secrets %s) may have got other credentials, which are not overwritten',
    async (secretsShown) => {
      const service = serviceWith({}, { secretsShown });
      const edit = { params: { clientSecret: 'their-client-secret' } };
      const applied = await rotate(service, { onRequest: editBefore(service, [2, edit]) });
      expect(applied.outcomes.get('eu')).toMatchObject({
        kind: 'failed',
        problem: { code: 'changed-meanwhile', message: expect.stringMatching(/ its credentials$/) },
      });
      expect(held(service)?.auth.params).toEqual({ ...stored, ...edit.params });
    },
  );

  test('in nothing that is shown gets a description that touches no credentials', async () => {
    const service = serviceWith();
    const edit = { params: { clientSecret: 'their-client-secret' } };
    const { outcomes } = await mend(service, { onRequest: editBefore(service, [1, edit]) });
    expect(outcomes.get('eu')?.kind).toBe('updated');
    expect(held(service)).toMatchObject({ description: 'New', auth: { params: edit.params } });
  });

  test.each(['masked', 'omitted', 'hashed', 'clear'] as const)(
    'in a description that the rotation does not touch keeps it (secrets %s)',
    async (secretsShown) => {
      const service = serviceWith({}, { secretsShown });
      const applied = await rotate(service, {
        onRequest: editBefore(service, [2, { description: 'Theirs' }]),
      });
      expect(applied.outcomes.get('eu')?.kind).toBe('rotated');
      expect(held(service)).toMatchObject({
        description: 'Theirs',
        auth: { params: { clientSecret: 'client-secret-of-the-tests' } },
      });
      // The same token serves: another would push one out.
      expect(steps(applied)).toEqual(['POST token', 'PATCH it', 'GET it', 'PATCH it']);
    },
  );

  test('again and again is given up after the second time', async () => {
    const service = serviceWith();
    const [one, two] = [{ params: { region: 'a' } }, { params: { region: 'b' } }];
    const applied = await mend(service, { onRequest: editBefore(service, [1, one], [3, two]) });
    expect(applied.outcomes.get('eu')).toMatchObject({
      kind: 'failed',
      problem: { code: 'changed-meanwhile', message: expect.stringContaining('others kept changing it') },
    });
    expect(steps(applied)).toEqual(['PATCH it', 'GET it', 'PATCH it', 'GET it']);
    expect(held(service)).toMatchObject({ description: 'Old', auth: { params: { region: 'b' } } });
  });

  test('the second time in the way that was planned is left alone', async () => {
    const service = serviceWith();
    const edits = [
      [1, { params: { region: 'a' } }],
      [3, { description: 'New' }],
    ] as const;
    const { outcomes } = await mend(service, { onRequest: editBefore(service, ...edits) });
    expect(outcomes.get('eu')).toEqual({ kind: 'unchanged', id: ID, state: 'enabled' });
  });

  test('the second time in a field of the plan is not overwritten', async () => {
    const service = serviceWith();
    const edits = [
      [1, { params: { region: 'a' } }],
      [3, { description: 'Theirs' }],
    ] as const;
    const { outcomes } = await mend(service, { onRequest: editBefore(service, ...edits) });
    expect(outcomes.get('eu')).toMatchObject({ kind: 'failed', problem: { code: 'changed-meanwhile' } });
    expect(held(service)?.description).toBe('Theirs');
  });

  test('by removing it is told', async () => {
    const noSuch = { type: 'https://ns.adobe.com/aep/errors/FLOW-1439-404', title: 'Not found' };
    const service = serviceWith(
      {},
      {
        faults: [
          ofPatch({ kind: 'answer', status: 412 }),
          { method: 'GET', path: ID, effect: { kind: 'answer', status: 404, body: noSuch } },
        ],
      },
    );
    const applied = await mend(service);
    expect(applied.outcomes.get('eu')).toMatchObject({
      kind: 'failed',
      problem: { code: 'changed-meanwhile', message: expect.stringContaining('was removed') },
    });
    expect(steps(applied)).toEqual(['PATCH it', 'GET it']);
  });

  test('by removing it before the change is told without a look', async () => {
    const observed = observedOf({ dev: [shown(serviceWith())] });
    const applied = await mend(startService(), { observed });
    expect(applied.outcomes.get('eu')).toMatchObject({
      kind: 'failed',
      problem: { code: 'changed-meanwhile', message: expect.stringContaining('was removed') },
    });
    // An id that leads nowhere is not handed on.
    expect(applied.outcomes.get('eu')).not.toHaveProperty('id');
    expect(steps(applied)).toEqual(['PATCH it']);
  });

  test('and that can then not be looked up is not changed blindly', async () => {
    const service = serviceWith(
      {},
      { faults: [{ method: 'GET', path: ID, effect: { kind: 'answer', status: 500 } }] },
    );
    const applied = await mend(service, {
      onRequest: editBefore(service, [1, { description: 'Theirs' }]),
    });
    expect(applied.outcomes.get('eu')).toMatchObject({ kind: 'failed' });
    expect(patchesIn(applied)).toHaveLength(1);
    expect(held(service)?.description).toBe('Theirs');
  });
});

/** Ways in which an answer says nothing of whether the change was made; with `after`, it was. */
const unclearAnswers = (after: boolean): readonly (readonly [string, Effect])[] => [
  ['the connection broke', { kind: 'reset', after }],
  ['no answer came', { kind: 'hang', after }],
  ['408', { kind: 'answer', status: 408, after }],
  ['500', { kind: 'answer', status: 500, after }],
  ['502 from a proxy', { kind: 'html', after }],
  ['200 from a proxy', { kind: 'html', status: 200, after }],
  ['503', { kind: 'answer', status: 503, after }],
  ['504', { kind: 'answer', status: 504, after }],
];

const notMade = unclearAnswers(false);
const made = unclearAnswers(true);
const cutShort: readonly [string, Effect] = ['a body that was cut short', { kind: 'cut-short' }];

/** The same, of answers that another try would not better. */
const final = [
  // After this one Node's `fetch` sends a request again by itself.
  ['421', { kind: 'answer', status: 421, after: true }],
  ['501', { kind: 'answer', status: 501, after: true }],
  ['a redirect', { kind: 'answer', status: 302, headers: { location: 'https://elsewhere' }, after: true }],
] as const satisfies readonly (readonly [string, Effect])[];

const refusedToken: Effect = {
  kind: 'answer',
  status: 401,
  body: { error_code: '401013', message: 'Oauth token is not valid' },
};

/** No access token of Adobe’s but the first. */
const noFreshToken: Fault = {
  path: '/ims/token/v3',
  from: 2,
  effect: { kind: 'answer', status: 400, body: { error: 'invalid_client' } },
};

/** A service that makes the change, and loses its answer; of the next tries, the nth suffers `effect`. */
function losingService(nth: number, effect: Effect, ...others: readonly Fault[]): Service {
  const lost = ofPatch({ kind: 'reset', after: true }, { nth: 1 });
  return serviceWith({}, { faults: [lost, ofPatch(effect, { nth }), ...others] });
}

/** That it is not known whether the change was made; nothing in it denies it. */
const mayBeChanged: Partial<Outcome> = {
  kind: 'failed',
  id: ID,
  problem: expect.objectContaining({
    code: 'may-be-changed',
    message: expect.stringMatching(/^it is not known whether /),
  }),
};

describe('a change whose answer was lost', () => {
  test.each([...made, cutShort])(
    '(%s) but that was made is updated, without a second change',
    async (_, effect) => {
      const service = serviceWith({}, { faults: [ofPatch(effect, { nth: 1 })] });
      const applied = await mend(service);
      expect(applied.outcomes.get('eu')).toEqual({ kind: 'updated', id: ID, state: 'enabled' });
      expect(held(service)?.description).toBe('New');
      expect(steps(applied)).toEqual(['PATCH it', 'PATCH it', 'GET it']);
      expect(patchesIn(applied)[1]?.status).toBe(412);
    },
  );

  test.each(notMade)('(%s) and that was not made is made by the next try', async (_, effect) => {
    const service = serviceWith({}, { faults: [ofPatch(effect, { nth: 1 })] });
    const applied = await mend(service);
    expect(applied.outcomes.get('eu')?.kind).toBe('updated');
    expect(steps(applied)).toEqual(['PATCH it', 'PATCH it']);
    expect(held(service)?.description).toBe('New');
  });

  test.each(made)('(%s) every time is settled by a look: it was made', async (_, effect) => {
    const service = serviceWith({}, { faults: [ofPatch(effect)] });
    const applied = await mend(service);
    expect(applied.outcomes.get('eu')?.kind).toBe('updated');
    expect(steps(applied)).toEqual([...Array(5).fill('PATCH it'), 'GET it']);
  });

  test.each(notMade)(
    '(%s) every time, and of which a look shows nothing, may yet be made: that is said, and how to go on',
    async (_, effect) => {
      const service = serviceWith({}, { faults: [ofPatch(effect)] });
      const { outcomes } = await mend(service);
      expect(outcomes.get('eu')).toMatchObject({
        kind: 'failed',
        id: ID,
        problem: { code: 'may-be-changed', fix: expect.stringMatching(/^run again: /) },
      });
    },
  );

  test('and that can not be looked up may have been made', async () => {
    const service = serviceWith();
    service.emulator.addFault(ofPatch({ kind: 'reset', after: true }));
    service.emulator.addFault({ method: 'GET', effect: { kind: 'reset' } });
    const observed = observedOf({ dev: [shown(service)] });
    const { outcomes } = await mend(service, { observed });
    expect(outcomes.get('eu')).toMatchObject({ kind: 'failed', problem: { code: 'may-be-changed' } });
  });

  test.each(final)('(%s) is settled by a look, without another try', async (_, effect) => {
    const service = serviceWith({}, { faults: [ofPatch(effect)] });
    const applied = await mend(service);
    expect(applied.outcomes.get('eu')?.kind).toBe('updated');
    expect(steps(applied)).toEqual(['PATCH it', 'GET it']);
  });

  test.each(final)('(%s) and that sent credentials may have been made', async (_, effect) => {
    const service = serviceWith({}, { faults: [ofPatch(effect)] });
    const { outcomes } = await rotate(service);
    expect(outcomes.get('eu')).toMatchObject(mayBeChanged);
  });

  test.each([400, 403, 409, 422])(
    'and whose next try is refused with %i was made, a look says',
    async (status) => {
      const service = losingService(2, { kind: 'answer', status, body: { title: 'No' } });
      const applied = await mend(service);
      expect(applied.outcomes.get('eu')?.kind).toBe('updated');
      expect(steps(applied)).toEqual(['PATCH it', 'PATCH it', 'GET it']);
    },
  );

  test('and whose next try is refused, and of which a look shows nothing, may yet be made', async () => {
    const faults = [
      ofPatch({ kind: 'reset' }, { nth: 1 }),
      ofPatch({ kind: 'answer', status: 403, body: { title: 'No' } }, { nth: 2 }),
    ];
    const { outcomes } = await mend(serviceWith({}, { faults }));
    expect(outcomes.get('eu')).toMatchObject(mayBeChanged);
  });

  test('and whose next try is to wait for longer than the run has may have been made', async () => {
    const throttle: Effect = { kind: 'answer', status: 429, headers: { 'retry-after': '7200' } };
    const { outcomes } = await mend(losingService(2, throttle));
    expect(outcomes.get('eu')).toMatchObject(mayBeChanged);
  });

  test('and whose next try takes a fresh token is known to be made', async () => {
    const applied = await mend(losingService(2, refusedToken), { byClientSecret: true });
    expect(applied.outcomes.get('eu')?.kind).toBe('updated');
    expect(steps(applied)).toEqual(['PATCH it', 'PATCH it', 'POST v3', 'PATCH it', 'GET it']);
  });

  test.each([
    ['next try', 2],
    ['try after the look', 3],
  ])('and that sent credentials, and whose %s finds no token, may have been made', async (_, nth) => {
    const service = losingService(nth, refusedToken, noFreshToken);
    const { outcomes } = await rotate(service, { byClientSecret: true });
    expect(held(service)?.auth.params).toMatchObject({ clientSecret: 'client-secret-of-the-tests' });
    expect(outcomes.get('eu')).toMatchObject(mayBeChanged);
  });

  test.each<readonly [string, Effect, readonly string[]]>([
    ['is refused', { kind: 'answer', status: 403, body: { title: 'No' } }, ['PATCH it', 'GET it']],
    ['is lost as well', { kind: 'reset', after: true }, ['PATCH it', 'PATCH it', 'GET it']],
    ['meets a change of somebody', { kind: 'answer', status: 412 }, ['PATCH it', 'GET it']],
  ])(
    'and that sent credentials, and whose try after the look %s, may have been made',
    async (_, effect, last) => {
      const service = losingService(3, effect);
      const applied = await rotate(service);
      expect(applied.outcomes.get('eu')).toMatchObject(mayBeChanged);
      expect(applied.outcomes.get('eu')?.problem?.fix).toContain('`rotate: eu`');
      expect(steps(applied)).toEqual(['POST token', 'PATCH it', 'PATCH it', 'GET it', ...last]);
    },
  );

  test('and of which somebody then undid a part may have been made', async () => {
    const service = serviceWith(
      { name: 'By hand' },
      { faults: [ofPatch({ kind: 'reset', after: true }, { nth: 1 })] },
    );
    const onRequest = editBefore(service, [2, { description: 'Theirs' }]);
    const applied = await mend(service, { onRequest }, pinned);
    expect(applied.outcomes.get('eu')).toMatchObject(mayBeChanged);
    expect(held(service)).toMatchObject({ name: 'Name of eu', description: 'Theirs' });
    expect(patchesIn(applied)).toHaveLength(2);
  });

  test('and that sent credentials, of which somebody then changed one, overwrites nothing', async () => {
    const service = serviceWith({}, { faults: [ofPatch({ kind: 'reset', after: true }, { nth: 1 })] });
    const edit = { params: { endpoint: 'https://www.zohoapis.in' } };
    const { outcomes } = await rotate(service, { onRequest: editBefore(service, [3, edit]) });
    expect(outcomes.get('eu')).toMatchObject(mayBeChanged);
    expect(held(service)?.auth.params).toMatchObject(edit.params);
  });

  test('and that somebody then changed further is not taken for undone', async () => {
    const service = serviceWith({}, { faults: [ofPatch({ kind: 'reset', after: true }, { nth: 1 })] });
    const edit = { params: { endpoint: 'https://www.zohoapis.in' } };
    const { outcomes } = await mend(service, { onRequest: editBefore(service, [2, edit]) });
    expect(outcomes.get('eu')?.kind).toBe('updated');
    expect(held(service)).toMatchObject({ description: 'New', auth: { params: edit.params } });
  });

  test.each([...made, cutShort])(
    '(%s) and that sent credentials is sent again: what is stored of them can not be seen',
    async (_, effect) => {
      const service = serviceWith({}, { faults: [ofPatch(effect, { nth: 1 })] });
      const applied = await rotate(service);
      expect(applied.outcomes.get('eu')?.kind).toBe('rotated');
      expect(steps(applied)).toEqual(['POST token', 'PATCH it', 'PATCH it', 'GET it', 'PATCH it']);
      expect(held(service)?.auth.params).toMatchObject({ clientSecret: 'client-secret-of-the-tests' });
      const bodies = new Set(patchesIn(applied).map(({ body }) => body));
      expect(bodies.size).toBe(1);
    },
  );

  test.each([true, false])(
    'every time, of credentials, made or not (%s): that is not known, and the key to rotate is named',
    async (after) => {
      const service = serviceWith({}, { faults: [ofPatch({ kind: 'answer', status: 504, after })] });
      const { outcomes } = await rotate(service);
      expect(outcomes.get('eu')).toMatchObject({
        kind: 'failed',
        id: ID,
        problem: {
          code: 'may-be-changed',
          message: expect.stringContaining('HTTP 504'),
          fix: expect.stringContaining('`rotate: eu`'),
        },
      });
    },
  );
});

describe('a change that is refused', () => {
  const refusals: readonly (readonly [string, EmulatorOptions, Partial<StoredConnection>, RegExp, RegExp])[] =
    [
      ['1300', { patching: 'not-by-connector' }, {}, /1300-400/, /^Adobe does not let .+ be changed/],
      ['1445', { patching: 'switched-off' }, {}, /1445-400/, /^Adobe does not let .+ be changed/],
      ['1416', {}, { state: 'finalizing' }, /1416-400: .+ finalizing/, /the state .+ allows no change/],
      [
        '403',
        { faults: [ofPatch({ kind: 'answer', status: 403, body: { title: 'No' } })] },
        {},
        /HTTP 403: No/,
        /role/,
      ],
      [
        '422',
        { faults: [ofPatch({ kind: 'answer', status: 422, body: { message: 'Odd' } })] },
        {},
        /HTTP 422: Odd/,
        /mend what the answer names/,
      ],
    ];
  test.each(refusals)(
    'with %s failed: one request, nothing changed, and words for what to do',
    async (_, options, changes, message, fix) => {
      const service = serviceWith(changes, options);
      const applied = await mend(service, {}, entryOf('eu', { description: 'New', line: 9 }));
      expect(applied.outcomes.get('eu')).toMatchObject({
        kind: 'failed',
        id: ID,
        problem: {
          code: 'adobe-refused',
          message: expect.stringMatching(message),
          fix: expect.stringMatching(fix),
          entry: 'eu',
          location: { line: 9 },
        },
      });
      expect(steps(applied)).toEqual(['PATCH it']);
      expect(held(service)?.description).toBe('Old');
    },
  );

  test('because Adobe asks for more patience than the run has, failed, and was not made', async () => {
    const throttle: Effect = { kind: 'answer', status: 429, headers: { 'retry-after': '3600' } };
    const service = serviceWith({}, { faults: [ofPatch(throttle)] });
    const applied = await mend(service, { timeout: 600_000 });
    expect(applied.outcomes.get('eu')).toMatchObject({
      kind: 'failed',
      problem: { code: 'adobe-refused', fix: expect.stringContaining('slow down') },
    });
    expect(steps(applied)).toEqual(['PATCH it']);
  });

  test('repeats no secret that the answer repeats', async () => {
    const redactor = createRedactor();
    for (const secret of usualSecrets.values()) redactor.add(secret.reveal());
    const said = [...usualSecrets.values()].map((secret) => secret.reveal()).join(' and ');
    const body = { title: `Refused ${said}` };
    const service = serviceWith({}, { faults: [ofPatch({ kind: 'answer', status: 400, body, echo: true })] });
    const { outcomes } = await rotate(service, { applying: { redact: redactor.redact } });
    expect(outcomes.get('eu')?.problem?.message).toContain('Refused *** and ***');
    const told = JSON.stringify(outcomes.get('eu'));
    for (const secret of usualSecrets.values()) expect(told).not.toContain(secret.reveal());
    for (const token of service.emulator.mintedTokens) expect(told).not.toContain(token);
  });

  test('does not stop the other entries', async () => {
    const service = serviceWith(
      {},
      { faults: [ofPatch({ kind: 'answer', status: 403 }, { path: /id-of-eu/ })] },
    );
    for (const key of ['us', 'in']) {
      service.emulator.seed({ sandbox: 'dev', name: `Name of ${key}`, description: 'Old' });
    }
    const entries = ['us', 'eu', 'in', 'new'].map((key) => entryOf(key, { description: 'New' }));
    const { outcomes } = await applyEntries(entries, service, { intent: mends });
    expect(Object.fromEntries([...outcomes].map(([key, { kind }]) => [key, kind]))).toEqual({
      us: 'updated',
      eu: 'failed',
      in: 'updated',
      new: 'created',
    });
  });
});

/** The connection as a listing shows it. */
function shown(service: Service, changes: { readonly etag?: string } = {}) {
  const { etag = '', name, description = '' } = held(service) ?? {};
  const { endpoint, accountsUrl, clientId } = stored;
  const authParams = { endpoint, accountsUrl, clientId };
  return { id: ID, name: name ?? '', description, state: 'enabled', authParams, etag, ...changes };
}

describe('an etag', () => {
  test('that the listing left out is looked up first', async () => {
    const service = serviceWith();
    const { etag, ...rest } = shown(service);
    const applied = await mend(service, { observed: observedOf({ dev: [rest] }) });
    expect(applied.outcomes.get('eu')?.kind).toBe('updated');
    expect(steps(applied)).toEqual(['GET it', 'PATCH it']);
    expect(patchesIn(applied)[0]?.headers['if-match']).toBe(etag);
  });

  test('that the listing left out, of what has changed since, overwrites nothing', async () => {
    const service = serviceWith();
    const { etag, ...rest } = shown(service);
    service.emulator.edit(ID, { description: 'Theirs' });
    const applied = await mend(service, { observed: observedOf({ dev: [rest] }) });
    expect(applied.outcomes.get('eu')).toMatchObject({ problem: { code: 'changed-meanwhile' } });
    expect(patchesIn(applied)).toEqual([]);
  });

  test('that nothing shows, while the connection is being made, lets nothing be changed', async () => {
    const service = serviceWith({ state: 'initializing' });
    const applied = await mend(service);
    expect(applied.outcomes.get('eu')).toMatchObject({
      kind: 'failed',
      id: ID,
      problem: {
        code: 'adobe-refused',
        message: expect.stringContaining('shows no etag'),
        fix: 'run again when its state is enabled',
      },
    });
    expect(steps(applied)).toEqual(['GET it']);
  });

  test('that nothing shows is told before a token is minted', async () => {
    const service = serviceWith({ state: 'initializing' });
    const applied = await rotate(service);
    expect(applied.outcomes.get('eu')).toMatchObject({ problem: { code: 'adobe-refused' } });
    expect(steps(applied)).toEqual(['GET it']);
    expect(service.emulator.mintedTokens).toEqual([]);
  });

  test('that the listing left out, of a connection that is gone, is told as that', async () => {
    const service = startService();
    const observed = observedOf({
      dev: [{ id: ID, name: 'Name of eu', description: 'Old', authParams: {} }],
    });
    const applied = await mend(service, { observed });
    expect(applied.outcomes.get('eu')).toMatchObject({
      kind: 'failed',
      problem: { code: 'changed-meanwhile', message: expect.stringContaining('was removed') },
    });
  });

  test('of a listing that lags behind is made good by a look', async () => {
    const service = serviceWith({}, { listingLag: 60_000 });
    service.emulator.edit(ID, { params: { region: 'theirs' } });
    const applied = await mend(service);
    expect(applied.outcomes.get('eu')?.kind).toBe('updated');
    expect(steps(applied)).toEqual(['PATCH it', 'GET it', 'PATCH it']);
    expect(held(service)?.auth.params).toMatchObject({ region: 'theirs' });
  });

  test('that no header can carry is never sent', async () => {
    const service = serviceWith();
    const observed = observedOf({ dev: [shown(service, { etag: '"a\r\nX-Other: b"' })] });
    const applied = await mend(service, { observed });
    expect(applied.outcomes.get('eu')).toMatchObject({
      kind: 'failed',
      problem: { code: 'adobe-unreachable' },
    });
    expect(applied.sent).toEqual([]);
  });
});

describe('the end of the run', () => {
  test('before a change leaves it undone, and its id known', async () => {
    const service = serviceWith();
    const cancel = new AbortController();
    const observed = observedOf({ dev: [shown(service)] });
    cancel.abort();
    const applied = await mend(service, { cancel, observed });
    expect(applied.outcomes.get('eu')).toEqual({ kind: 'skipped', id: ID });
    expect(applied.sent).toEqual([]);
  });

  test('while its token is minted leaves it undone', async () => {
    const service = serviceWith();
    const cancel = new AbortController();
    const applied = await rotate(service, {
      cancel,
      onRequest: (number, moment) => {
        if (number === 1 && moment === 'after') cancel.abort();
      },
    });
    expect(applied.outcomes.get('eu')).toMatchObject({ kind: 'skipped', id: ID });
    expect(steps(applied)).toEqual(['POST token']);
    expect(held(service)?.auth.params).toEqual(stored);
  });

  test.each<readonly [string, typeof mends]>([
    ['a description', mends],
    ['credentials', rotates],
  ])('while a change of %s is under way: it may have been made', async (_, intent) => {
    const service = serviceWith({}, { faults: [ofPatch({ kind: 'hang', after: true })] });
    const cancel = new AbortController();
    const nth = intent === mends ? 1 : 2;
    const applied = await applyEntries([eu], service, {
      intent,
      cancel,
      onRequest: (number, moment) => {
        if (number === nth && moment === 'before') cancel.abort();
      },
    });
    expect(applied.outcomes.get('eu')).toMatchObject({
      kind: 'failed',
      id: ID,
      problem: { code: 'may-be-changed' },
    });
    expect(patchesIn(applied)).toHaveLength(1);
  });

  test.each<readonly [string, Partial<Intent>, boolean, number]>([
    ['a description', mends, false, 3],
    ['credentials', rotates, true, 4],
  ])(
    'after a look at a change of %s whose answer was lost: it may have been made',
    async (_, intent, after, nth) => {
      const lost = ofPatch({ kind: 'reset', after }, { nth: 1 });
      const stale = ofPatch({ kind: 'answer', status: 412 }, { nth: 2 });
      const service = serviceWith({}, { faults: [lost, stale] });
      const cancel = new AbortController();
      const applied = await applyEntries([eu], service, {
        intent,
        cancel,
        onRequest: (number, moment) => {
          if (number === nth && moment === 'after') cancel.abort();
        },
      });
      expect(applied.outcomes.get('eu')).toMatchObject(mayBeChanged);
      expect(steps(applied).slice(-3)).toEqual(['PATCH it', 'PATCH it', 'GET it']);
    },
  );

  test.each([
    ['before', 3, ['POST token', 'PATCH it', 'PATCH it']],
    ['after', 4, ['POST token', 'PATCH it', 'PATCH it', 'POST v3']],
  ])(
    '%s the fresh token for a change whose answer was lost: it may have been made',
    async (_, nth, expected) => {
      const cancel = new AbortController();
      const applied = await rotate(losingService(2, refusedToken), {
        byClientSecret: true,
        cancel,
        onRequest: (number, moment) => {
          if (number === nth && moment === 'after') cancel.abort();
        },
      });
      expect(applied.outcomes.get('eu')).toMatchObject(mayBeChanged);
      expect(steps(applied)).toEqual(expected);
    },
  );

  test('while a change is under way that is answered in time: it was made', async () => {
    const service = serviceWith(
      {},
      { faults: [ofPatch({ kind: 'delay', milliseconds: 3_000, after: true })] },
    );
    const cancel = new AbortController();
    const { outcomes } = await mend(service, {
      cancel,
      onRequest: (number, moment) => {
        if (number === 1 && moment === 'before') cancel.abort();
      },
    });
    expect(outcomes.get('eu')?.kind).toBe('updated');
  });

  test('after somebody else’s change was met leaves theirs alone', async () => {
    const service = serviceWith();
    const cancel = new AbortController();
    const edit = editBefore(service, [1, { params: { region: 'theirs' } }]);
    const { outcomes } = await mend(service, {
      cancel,
      onRequest: (number, moment) => {
        edit(number, moment);
        if (number === 2 && moment === 'after') cancel.abort();
      },
    });
    expect(outcomes.get('eu')).toMatchObject({ kind: 'skipped', id: ID });
    expect(held(service)?.description).toBe('Old');
  });
});

describe('access tokens of the source', () => {
  const tokens = (applied: Applied) => steps(applied).filter((step) => step === 'POST token').length;
  const keys = ['a', 'b', 'c', 'd', 'e'];
  const many = (options: EmulatorOptions = {}) => {
    const service = startService({ latency: 50, ...options });
    for (const key of keys) {
      service.emulator.seed({
        sandbox: 'dev',
        name: `Name of ${key}`,
        description: 'Old',
        auth: { params: stored },
      });
    }
    return service;
  };
  const all = { rotate: new Set(keys) };

  test('are minted once for all that send the same grant, be it new or changed', async () => {
    const entries = [...keys, 'new'].map((key) => entryOf(key));
    const applied = await applyEntries(entries, many(), { intent: all });
    expect(tokens(applied)).toBe(1);
    expect(patchesIn(applied)).toHaveLength(keys.length);
  });

  test('are minted for the entry that sends credentials, not for those that change a description', async () => {
    const entries = keys.map((key) => entryOf(key, { description: 'New' }));
    const intent = { onDrift: 'update', rotate: new Set(['c']) } as const;
    const applied = await applyEntries(entries, many(), { intent });
    expect(tokens(applied)).toBe(1);
    const touched = patchesIn(applied).filter(({ body }) => body?.includes('/auth'));
    expect(touched).toHaveLength(1);
    expect([...applied.outcomes.values()].every(({ kind }) => kind === 'updated')).toBe(true);
  });

  test('are minted once for each grant', async () => {
    const secrets = new Map([...usualSecrets, ['OTHER', new Secret('1000.another-refresh-token')]]);
    const entries = keys.map((key, index) =>
      entryOf(key, index % 2 === 0 ? {} : { auth: { refreshToken: reference('OTHER') } }),
    );
    const applied = await applyEntries(entries, many(), { intent: all, secrets });
    expect(tokens(applied)).toBe(2);
  });

  test('that are refused leave every connection as it was, and name the secret', async () => {
    const service = many({ sourceGrants: [] });
    const applied = await applyEntries(
      keys.map((key) => entryOf(key)),
      service,
      { intent: all },
    );
    expect(steps(applied)).toEqual(['POST token']);
    for (const [key, outcome] of applied.outcomes) {
      expect(outcome).toMatchObject({
        kind: 'failed',
        id: expect.any(String),
        problem: { code: 'zoho-token-refused', entry: key },
      });
    }
    for (const { auth } of service.emulator.connections) expect(auth.params).toEqual(stored);
  });

  test('are not minted for an entry that brings its own', async () => {
    const secrets = new Map([...usualSecrets, ['TOKEN', new Secret('1000.own-access-token')]]);
    const service = serviceWith();
    const entry = entryOf('eu', { auth: { accessToken: reference('TOKEN') } });
    const applied = await rotate(service, { secrets }, entry);
    expect(steps(applied)).toEqual(['PATCH it']);
    expect(held(service)?.auth.params).toMatchObject({ accessToken: '1000.own-access-token' });
  });

  test('come with the accounts URL that the entry declares, not with the one that was stored', async () => {
    const service = serviceWith();
    const entry = entryOf('eu', {
      auth: {
        accountsUrl: literal('https://accounts.zoho.com'),
        endpoint: literal('https://www.zohoapis.com'),
      },
    });
    const { requests } = await mend(service, {}, entry);
    expect(requests[0]?.url).toBe('https://accounts.zoho.com/oauth/v2/token');
    expect(held(service)?.auth.params).toMatchObject({ accountsUrl: 'https://accounts.zoho.com' });
  });
});
