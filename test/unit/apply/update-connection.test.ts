import { describe, expect, test } from 'vitest';
import type { ConnectionEdit, StoredConnection } from '../../../src/emulator/stored-connection.ts';
import type { Entry } from '../../../src/model/entry.ts';
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

/** The connection as a listing shows it. */
function shown(service: Service, changes: { readonly etag?: string } = {}) {
  const { etag = '', name, description = '' } = held(service) ?? {};
  const { endpoint, accountsUrl, clientId } = stored;
  const authParams = { endpoint, accountsUrl, clientId };
  return { id: ID, name: name ?? '', description, state: 'enabled', authParams, etag, ...changes };
}

/** Outcomes, as far as they are compared. */
const updated = { kind: 'updated', id: ID };
const failedWith = (code: string, message: RegExp | string = '', fix: RegExp | string = '') => ({
  kind: 'failed',
  problem: { code, entry: 'eu', message: expect.stringMatching(message), fix: expect.stringMatching(fix) },
});
const moved = (what: string) =>
  failedWith('changed-meanwhile', new RegExp(`somebody changed ${what}$`), 'look at the new plan');
/** Nothing in it denies that the change was made. */
const mayBeChanged = { id: ID, ...failedWith('may-be-changed', /^it is not known whether /) };

describe('a connection that somebody changes while the run is under way', () => {
  test.each<readonly [string, Partial<Intent>, Entry, ConnectionEdit, string]>([
    ['the description', mends, eu, { description: 'Theirs' }, 'its description'],
    ['the description, by taking it out', mends, eu, { description: '' }, 'its description'],
    ['a parameter', rotates, eu, { params: { endpoint: 'https://www.zohoapis.in' } }, 'its endpoint'],
    ['the client', rotates, eu, { params: { clientId: '1000.THEIRS' } }, 'its clientId'],
    ['a client out of a secret', rotates, hidden, { params: { clientId: '1000.THEIRS' } }, 'its clientId'],
    [
      'the name that it is found by',
      mends,
      eu,
      { name: 'Theirs', description: 'New' },
      'its name, description',
    ],
    ['the name, at a rotation', rotates, eu, { name: 'Of another team' }, 'its name'],
    ['the name, when a pin finds it all the same', mends, pinned, { name: 'By hand' }, 'its name'],
    [
      'two parameters',
      { ...mends, ...rotates },
      eu,
      { params: { endpoint: 'https://www.zohoapis.in', clientId: '1000.THEIRS' } },
      'its endpoint, clientId',
    ],
    [
      'a field that the plan is not about',
      mends,
      eu,
      { params: { clientId: '1000.THEIRS' } },
      'its clientId',
    ],
    [
      'a description that a rotation does not touch',
      rotates,
      eu,
      { description: 'Theirs' },
      'its description',
    ],
  ])('in %s is not overwritten', async (_, intent, entry, edit, what) => {
    const service = serviceWith();
    const onRequest = editBefore(service, [intent === mends ? 1 : 2, edit]);
    const applied = await applyEntries([entry], service, { intent, secrets, onRequest });
    expect(applied.outcomes.get('eu')).toMatchObject({ id: ID, ...moved(what) });
    expect(steps(applied).slice(-2)).toEqual(['PATCH it', 'GET it']);
    // The last who changed it is who did so in the user interface.
    expect(held(service)?.updatedClient).toBe('exc_app');
  });

  test.each([
    ['hashed', 'its clientSecret'],
    ['clear', 'its clientSecret'],
    ['masked', 'it'],
    ['omitted', 'it'],
  ] as const)('in a secret (%s) is not overwritten, and no secret is told', async (secretsShown, what) => {
    const service = serviceWith({}, { secretsShown });
    const edit = { params: { clientSecret: 'their-client-secret' } };
    const { outcomes } = await rotate(service, { onRequest: editBefore(service, [2, edit]) });
    expect(outcomes.get('eu')).toMatchObject({ id: ID, ...moved(what) });
    expect(JSON.stringify(outcomes.get('eu'))).not.toContain('their-client-secret');
    expect(held(service)?.auth.params).toEqual({ ...stored, ...edit.params });
  });

  test.each<readonly [string, Entry, Partial<StoredConnection>, ConnectionEdit]>([
    ['in just the way that was planned', eu, {}, { description: 'New' }],
    [
      'in both of the planned fields',
      pinned,
      { name: 'By hand' },
      { name: 'Name of eu', description: 'New' },
    ],
  ])('%s is left alone: nothing is changed twice', async (_, entry, changes, edit) => {
    const service = serviceWith(changes);
    const applied = await mend(service, { onRequest: editBefore(service, [1, edit]) }, entry);
    expect(applied.outcomes.get('eu')).toEqual({ kind: 'unchanged', id: ID, state: 'enabled' });
    expect(steps(applied)).toEqual(['PATCH it', 'GET it']);
  });

  test('in one of two planned fields as planned still needs the other: that is for the next run', async () => {
    const service = serviceWith({ name: 'By hand' });
    const onRequest = editBefore(service, [1, { name: 'Name of eu' }]);
    const applied = await mend(service, { onRequest }, pinned);
    expect(applied.outcomes.get('eu')).toMatchObject(moved('its name'));
    expect(held(service)?.description).toBe('Old');
  });

  const noSuch = { type: 'https://ns.adobe.com/aep/errors/FLOW-1439-404', title: 'Not found' };
  test.each<readonly [string, Effect, object]>([
    [
      'by removing it',
      { kind: 'answer', status: 404, body: noSuch },
      failedWith('changed-meanwhile', 'was removed'),
    ],
    ['and that can not be looked up', { kind: 'answer', status: 403 }, moved('it')],
  ])('%s is not changed', async (_, effect, outcome) => {
    const stale = ofPatch({ kind: 'answer', status: 412 });
    const service = serviceWith({}, { faults: [stale, { method: 'GET', path: ID, effect }] });
    const applied = await mend(service);
    expect(applied.outcomes.get('eu')).toMatchObject(outcome);
    expect(steps(applied)).toEqual(['PATCH it', 'GET it']);
  });

  test('by removing it before the change is told without a look', async () => {
    const observed = observedOf({ dev: [shown(serviceWith())] });
    const applied = await mend(startService(), { observed });
    expect(applied.outcomes.get('eu')).toMatchObject(failedWith('changed-meanwhile', 'was removed'));
    // An id that leads nowhere is not handed on.
    expect(applied.outcomes.get('eu')).not.toHaveProperty('id');
    expect(steps(applied)).toEqual(['PATCH it']);
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
  ['504', { kind: 'answer', status: 504, after }],
];
const notMade = unclearAnswers(false);
const made = unclearAnswers(true);
const cutShort: readonly [string, Effect] = ['a body that was cut short', { kind: 'cut-short' }];

/** The same, of answers that a retry would not improve. */
const final: readonly (readonly [string, Effect])[] = [
  // After this one Node's `fetch` sends a request again by itself.
  ['421', { kind: 'answer', status: 421, after: true }],
  ['501', { kind: 'answer', status: 501, after: true }],
  ['a redirect', { kind: 'answer', status: 302, headers: { location: 'https://elsewhere' }, after: true }],
];

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

/** A service that makes the change, and loses its answer; the second attempt suffers `effect`. */
function losingService(effect: Effect, ...others: readonly Fault[]): Service {
  const lost = ofPatch({ kind: 'reset', after: true }, { nth: 1 });
  return serviceWith({}, { faults: [lost, ofPatch(effect, { nth: 2 }), ...others] });
}

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

  test.each(notMade)('(%s) and that was not made is made by the next attempt', async (_, effect) => {
    const service = serviceWith({}, { faults: [ofPatch(effect, { nth: 1 })] });
    const applied = await mend(service);
    expect(applied.outcomes.get('eu')).toMatchObject(updated);
    expect(steps(applied)).toEqual(['PATCH it', 'PATCH it']);
    expect(held(service)?.description).toBe('New');
  });

  test.each(made)('(%s) every time is settled by a look: it was made', async (_, effect) => {
    const applied = await mend(serviceWith({}, { faults: [ofPatch(effect)] }));
    expect(applied.outcomes.get('eu')).toMatchObject(updated);
    expect(steps(applied)).toEqual([...Array(5).fill('PATCH it'), 'GET it']);
  });

  test.each(final)(
    '(%s) is settled by a look, without another attempt; not when it sent credentials',
    async (_, effect) => {
      const applied = await mend(serviceWith({}, { faults: [ofPatch(effect)] }));
      expect(applied.outcomes.get('eu')).toMatchObject(updated);
      expect(steps(applied)).toEqual(['PATCH it', 'GET it']);
      const { outcomes } = await rotate(serviceWith({}, { faults: [ofPatch(effect)] }));
      expect(outcomes.get('eu')).toMatchObject(mayBeChanged);
    },
  );

  test.each<readonly [string, readonly Fault[]]>([
    ...notMade.map(([name, effect]) => [`${name}, every time`, [ofPatch(effect)]] as const),
    [
      'it can not be looked up',
      [ofPatch({ kind: 'reset', after: true }), { method: 'GET', path: ID, effect: { kind: 'reset' } }],
    ],
    [
      'the next attempt is refused',
      [
        ofPatch({ kind: 'reset' }, { nth: 1 }),
        ofPatch({ kind: 'answer', status: 403, body: { title: 'No' } }, { nth: 2 }),
      ],
    ],
    [
      'the next attempt is to wait for longer than the run has',
      [
        ofPatch({ kind: 'reset', after: true }, { nth: 1 }),
        ofPatch({ kind: 'answer', status: 429, headers: { 'retry-after': '7200' } }, { nth: 2 }),
      ],
    ],
  ])(
    '(%s), and of which a look shows nothing, may yet be made: that is said, and how to go on',
    async (_, faults) => {
      const { outcomes } = await mend(serviceWith({}, { faults }));
      expect(outcomes.get('eu')).toMatchObject(mayBeChanged);
      expect(outcomes.get('eu')?.problem?.fix).toMatch(/^run again: /);
    },
  );

  test.each([400, 403, 409, 422])(
    'and whose next attempt is refused with %i was made, a look says',
    async (status) => {
      const applied = await mend(losingService({ kind: 'answer', status, body: { title: 'No' } }));
      expect(applied.outcomes.get('eu')).toMatchObject(updated);
      expect(steps(applied)).toEqual(['PATCH it', 'PATCH it', 'GET it']);
    },
  );

  test('and whose next attempt takes a fresh token is known to be made', async () => {
    const applied = await mend(losingService(refusedToken), { byClientSecret: true });
    expect(applied.outcomes.get('eu')).toMatchObject(updated);
    expect(steps(applied)).toEqual(['PATCH it', 'PATCH it', 'POST v3', 'PATCH it', 'GET it']);
  });

  test.each<readonly [string, () => Service]>([
    ...[...made, cutShort].map(
      ([name, effect]) => [name, () => serviceWith({}, { faults: [ofPatch(effect, { nth: 1 })] })] as const,
    ),
    [
      '504 every time, made',
      () => serviceWith({}, { faults: [ofPatch({ kind: 'answer', status: 504, after: true })] }),
    ],
    [
      '504 every time, not made',
      () => serviceWith({}, { faults: [ofPatch({ kind: 'answer', status: 504 })] }),
    ],
    [
      'the next attempt is refused',
      () => losingService({ kind: 'answer', status: 403, body: { title: 'No' } }),
    ],
    ['the next attempt finds no token', () => losingService(refusedToken, noFreshToken)],
  ])(
    '(%s) and that sent credentials is not sent with another etag: the key to rotate is named',
    async (_, start) => {
      const applied = await rotate(start(), { byClientSecret: true });
      expect(applied.outcomes.get('eu')).toMatchObject(mayBeChanged);
      expect(applied.outcomes.get('eu')?.problem?.fix).toContain('`rotate: eu`');
      expect(new Set(patchesIn(applied).map(({ headers }) => headers['if-match'])).size).toBe(1);
    },
  );

  test.each<readonly [string, ConnectionEdit, object]>([
    ['undid a part', { description: 'Theirs' }, mayBeChanged],
    ['changed something else', { params: { endpoint: 'https://www.zohoapis.in' } }, updated],
  ])('and of which somebody then %s is told as far as it is known', async (_, edit, outcome) => {
    const lost = ofPatch({ kind: 'reset', after: true }, { nth: 1 });
    const service = serviceWith({ name: 'By hand' }, { faults: [lost] });
    const applied = await mend(service, { onRequest: editBefore(service, [2, edit]) }, pinned);
    expect(applied.outcomes.get('eu')).toMatchObject(outcome);
    expect(held(service)).toMatchObject({
      name: 'Name of eu',
      description: edit.description ?? 'New',
      auth: { params: { ...stored, ...edit.params } },
    });
    expect(patchesIn(applied)).toHaveLength(2);
  });
});

describe('a change that is refused', () => {
  test.each<readonly [string, EmulatorOptions, Partial<StoredConnection>, RegExp, RegExp]>([
    ['1300', { patching: 'not-by-connector' }, {}, /1300-400/, /^Adobe does not let .+ be changed/],
    ['1445', { patching: 'switched-off' }, {}, /1445-400/, /^Adobe does not let .+ be changed/],
    ['1416', {}, { state: 'finalizing' }, /1416-400: .+ finalizing/, /the state .+ allows no change/],
    [
      '403',
      { faults: [ofPatch({ kind: 'answer', status: 403, body: { title: 'No' } })] },
      {},
      /HTTP 403: "No"/,
      /role/,
    ],
    [
      '422',
      { faults: [ofPatch({ kind: 'answer', status: 422, body: { message: 'Odd' } })] },
      {},
      /HTTP 422: "Odd"/,
      /fix what the answer names/,
    ],
    [
      '429 for longer than the run has',
      { faults: [ofPatch({ kind: 'answer', status: 429, headers: { 'retry-after': '7200' } })] },
      {},
      /HTTP 429/,
      /slow down/,
    ],
  ])(
    'with %s failed: one request, nothing changed, and words for what to do',
    async (_, options, changes, message, fix) => {
      const service = serviceWith(changes, options);
      const applied = await mend(service, {}, entryOf('eu', { description: 'New', line: 9 }));
      expect(applied.outcomes.get('eu')).toMatchObject({
        id: ID,
        ...failedWith('adobe-refused', message, fix),
      });
      expect(applied.outcomes.get('eu')?.problem?.location?.line).toBe(9);
      expect(steps(applied)).toEqual(['PATCH it']);
      expect(held(service)?.description).toBe('Old');
    },
  );

  test('repeats no secret that the answer repeats', async () => {
    const redactor = createRedactor();
    for (const secret of usualSecrets.values()) redactor.add(secret.reveal());
    const said = [...usualSecrets.values()].map((secret) => secret.reveal()).join(' and ');
    const body = { title: `Refused ${said}` };
    const service = serviceWith({}, { faults: [ofPatch({ kind: 'answer', status: 400, body, echo: true })] });
    const { outcomes } = await rotate(service, { redactor });
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

describe('an etag', () => {
  const withoutEtag = (service: Service) => {
    const { etag: _, ...rest } = shown(service);
    return { observed: observedOf({ dev: [rest] }) };
  };

  test('that the listing left out is looked up first', async () => {
    const service = serviceWith();
    const { etag } = shown(service);
    const applied = await mend(service, withoutEtag(service));
    expect(applied.outcomes.get('eu')).toMatchObject(updated);
    expect(steps(applied)).toEqual(['GET it', 'PATCH it']);
    expect(patchesIn(applied)[0]?.headers['if-match']).toBe(etag);
  });

  test.each(['masked', 'hashed', 'clear', 'omitted'] as const)(
    'that the listing left out, with the secrets that a look shows (%s), hinders no rotation',
    async (secretsShown) => {
      const service = serviceWith({}, { secretsShown });
      const { outcomes } = await rotate(service, withoutEtag(service));
      expect(outcomes.get('eu')?.kind).toBe('rotated');
    },
  );

  test('that the listing left out, of what has changed since, overwrites nothing', async () => {
    const service = serviceWith();
    const observed = withoutEtag(service);
    service.emulator.edit(ID, { description: 'Theirs' });
    const applied = await mend(service, observed);
    expect(applied.outcomes.get('eu')).toMatchObject(moved('its description'));
    expect(patchesIn(applied)).toEqual([]);
  });

  test('that the listing left out, of a connection that is gone, is told as that', async () => {
    const { outcomes } = await mend(startService(), withoutEtag(serviceWith()));
    expect(outcomes.get('eu')).toMatchObject(failedWith('changed-meanwhile', 'was removed'));
  });

  test.each([
    ['a change', mends],
    ['a rotation, before a token is minted', rotates],
  ])('that nothing shows, while the connection is being made, refuses %s', async (_, intent) => {
    const service = serviceWith({ state: 'initializing' });
    const applied = await applyEntries([eu], service, { intent });
    expect(applied.outcomes.get('eu')).toMatchObject({
      id: ID,
      ...failedWith('adobe-refused', 'shows no etag', /^run again when its state is enabled$/),
    });
    expect(steps(applied)).toEqual(['GET it']);
  });

  test('of a listing that lags behind changes nothing: the next run sees it', async () => {
    const service = serviceWith({}, { listingLag: 60_000 });
    service.emulator.edit(ID, { params: { region: 'theirs' } });
    const applied = await mend(service);
    expect(applied.outcomes.get('eu')).toMatchObject(moved('it'));
    expect(steps(applied)).toEqual(['PATCH it', 'GET it']);
  });

  test('that no header can carry is never sent', async () => {
    const service = serviceWith();
    const observed = observedOf({ dev: [shown(service, { etag: '"a\r\nX-Other: b"' })] });
    const applied = await mend(service, { observed });
    expect(applied.outcomes.get('eu')).toMatchObject(failedWith('adobe-unreachable'));
    expect(applied.sent).toEqual([]);
  });
});

describe('the end of the run', () => {
  const skipped = { kind: 'skipped', id: ID };
  const hangs = () => serviceWith({}, { faults: [ofPatch({ kind: 'hang', after: true })] });
  const delays = () =>
    serviceWith({}, { faults: [ofPatch({ kind: 'delay', milliseconds: 3_000, after: true })] });
  test.each<readonly [string, () => Service, Partial<Intent>, string, object, readonly string[]]>([
    ['while the token is minted leaves it undone', serviceWith, rotates, '1 after', skipped, ['POST token']],
    [
      'while a change is under way: it may have been made',
      hangs,
      mends,
      '1 before',
      mayBeChanged,
      ['PATCH it'],
    ],
    [
      'while credentials are under way: they may have been stored',
      hangs,
      rotates,
      '2 before',
      mayBeChanged,
      ['POST token', 'PATCH it'],
    ],
    [
      'while a change is under way that is answered in time: it was made',
      delays,
      mends,
      '1 before',
      updated,
      ['PATCH it'],
    ],
    [
      'before a change whose answer was lost is looked at: it may have been made',
      () => losingService({ kind: 'answer', status: 403 }),
      mends,
      '2 after',
      mayBeChanged,
      ['PATCH it', 'PATCH it'],
    ],
    [
      'before the fresh token for a change whose answer was lost: it may have been made',
      () => losingService(refusedToken),
      rotates,
      '3 after',
      mayBeChanged,
      ['POST token', 'PATCH it', 'PATCH it'],
    ],
    [
      'after the fresh token for a change whose answer was lost: it may have been made',
      () => losingService(refusedToken),
      rotates,
      '4 after',
      mayBeChanged,
      ['POST token', 'PATCH it', 'PATCH it', 'POST v3'],
    ],
  ])('%s', async (_, start, intent, when, outcome, sent) => {
    const cancel = new AbortController();
    const applied = await applyEntries([eu], start(), {
      intent,
      cancel,
      byClientSecret: true,
      onRequest: (number, moment) => {
        if (`${number} ${moment}` === when) cancel.abort();
      },
    });
    expect(applied.outcomes.get('eu')).toMatchObject(outcome);
    expect(steps(applied)).toEqual(sent);
  });

  test('before a change leaves it undone, and its id known', async () => {
    const service = serviceWith();
    const cancel = new AbortController();
    const observed = observedOf({ dev: [shown(service)] });
    cancel.abort();
    const applied = await mend(service, { cancel, observed });
    expect(applied.outcomes.get('eu')).toEqual(skipped);
    expect(applied.sent).toEqual([]);
  });

  test('after somebody else’s change was met leaves theirs alone', async () => {
    const service = serviceWith();
    const cancel = new AbortController();
    const edit = editBefore(service, [1, { params: { region: 'theirs' } }]);
    const { outcomes } = await mend(service, {
      cancel,
      onRequest: (number, moment) => {
        edit(number, moment);
        if (number === 1 && moment === 'after') cancel.abort();
      },
    });
    expect(outcomes.get('eu')).toMatchObject(moved('it'));
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
