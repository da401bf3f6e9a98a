import { describe, expect, test } from 'vitest';
import type { StoredConnection } from '../../../src/emulator/stored-connection.ts';
import type { Entry } from '../../../src/model/entry.ts';
import { Secret } from '../../../src/model/secret.ts';
import type { Intent } from '../../../src/plan/plan.ts';
import { createRedactor } from '../../../src/secrets/redactor.ts';
import { DEMO_ADOBE_CLIENT, type EmulatorOptions, type RecordedRequest } from '../../emulator/emulator.ts';
import type { Effect, Fault } from '../../emulator/faults.ts';
import type { ConnectionEdit } from '../../emulator/seeds.ts';
import { entryOf, reference, usualSecrets } from '../../fixtures/entry-builder.ts';
import { observedOf } from '../plan/observed.ts';
import {
  type Applied,
  applyEntries,
  intercepted,
  type RunChanges,
  type Service,
  startService,
} from './apply-entries.ts';

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
const elsewhere = { endpoint: 'https://www.zohoapis.in' };
const theirs = { clientId: '1000.THEIRS' };

/** The client comes from a secret, so that the plan does not show it. */
const hidden = entryOf('eu', { auth: { clientId: reference('CLIENT_ID') } });
const secrets = new Map([...usualSecrets, ['CLIENT_ID', new Secret('1000.CLIENT')]]);

const updates: Partial<Intent> = { onDrift: 'update' };
const rotates: Partial<Intent> = { rotate: new Set(['eu']) };
const both: Partial<Intent> = { ...updates, ...rotates };

/** A service with the connection of `eu` as somebody left it: with the description `Old`. */
function serviceWith(changes: Partial<StoredConnection> = {}, options: EmulatorOptions = {}): Service {
  const service = startService(options);
  const auth = { params: stored };
  const seed = { sandbox: 'dev', name: 'Name of eu', id: ID, description: 'Old', auth };
  service.emulator.seed({ ...seed, ...changes });
  return service;
}

const ofPatch = (effect: Effect, when: Partial<Fault> = {}): Fault => ({ method: 'PATCH', effect, ...when });
const ofLook = (effect: Effect): Fault => ({ method: 'GET', path: ID, effect });
const status = (code: number, more: Partial<Extract<Effect, { kind: 'answer' }>> = {}): Effect => ({
  kind: 'answer',
  status: code,
  ...more,
});
/** The nth answers to the change, from the first. */
const inTurn = (...effects: readonly Effect[]): Fault[] =>
  effects.map((effect, index) => ofPatch(effect, { nth: index + 1 }));

const no = { body: { title: 'No' } };
const reset: Effect = { kind: 'reset', after: true };
const patient: Effect = status(429, { headers: { 'retry-after': '7200' } });
const noSuch: Effect = status(404, {
  body: { type: 'https://ns.adobe.com/aep/errors/FLOW-1439-404', title: 'Not found' },
});
const refusedToken = status(401, { body: { error_code: '401013', message: 'Oauth token is not valid' } });
/** No access token of Adobe’s but the first. */
const noFreshToken: Fault = {
  path: '/ims/token/v3',
  from: 2,
  effect: status(400, { body: { error: 'invalid_client' } }),
};

/** What was sent, in order: `PATCH`, `GET`, `token` of the source or `ims`. */
function sentIn({ sent }: Applied): string {
  const words = sent.map(
    (line) => line.replace('POST token', 'token').replace('POST v3', 'ims').split(' ')[1],
  );
  return words.join(' ');
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
function editBefore({ emulator }: Service, nth: number, edit: ConnectionEdit, by: 'run' | 'user' = 'user') {
  return (number: number, moment: 'before' | 'after') => {
    if (nth !== number || moment !== 'before') return;
    emulator.edit(ID, edit, by === 'user' ? undefined : DEMO_ADOBE_CLIENT.clientId);
  };
}

/** The connection as a listing shows it. */
function shown(service: Service, changes: { readonly etag?: string } = {}) {
  const { etag = '', name = '', description = '' } = held(service) ?? {};
  const { endpoint, accountsUrl, clientId } = stored;
  const authParams = { endpoint, accountsUrl, clientId };
  return { id: ID, name, description, state: 'enabled', authParams, etag, ...changes };
}

function update(service: Service, changes: RunChanges = {}, entry: Entry = eu): Promise<Applied> {
  return applyEntries([entry], service, { intent: updates, ...changes });
}

function rotate(service: Service, changes: RunChanges = {}): Promise<Applied> {
  return applyEntries([eu], service, { intent: rotates, ...changes });
}

/** Outcomes, as far as they are compared. */
const unchanged = { kind: 'unchanged', id: ID };
const updated = { kind: 'updated', id: ID };
const failedWith = (code: string, message: RegExp | string = '', fix: RegExp | string = '') => ({
  kind: 'failed',
  problem: { code, entry: 'eu', message: expect.stringMatching(message), fix: expect.stringMatching(fix) },
});
const gone = failedWith('changed-meanwhile', 'was removed', 'look at the new plan');
const moved = (what: string) =>
  failedWith(
    'changed-meanwhile',
    new RegExp(`someone else changed ${what} during the run$`),
    'look at the new plan',
  );
/** Nothing in it denies that the change was made. */
const alsoChanged = {
  id: ID,
  ...failedWith(
    'may-be-changed',
    /^it is not known whether .+ someone else may have changed it/,
    /^check the connection in/,
  ),
};
const mayBeChanged = { id: ID, ...failedWith('may-be-changed', /^it is not known whether /) };

describe('a change', () => {
  const name = { op: 'replace', path: '/name', value: 'Name of eu' };
  const description = { op: 'add', path: '/description', value: 'New' };

  test('is one request that names the etag with its quotes, and touches no credential', async () => {
    const service = serviceWith();
    const before = held(service);
    const applied = await update(service);
    expect(applied.outcomes.get('eu')).toEqual({ ...updated, state: 'enabled' });
    const [patch] = patchesIn(applied);
    expect(patch?.headers).toMatchObject({ 'if-match': before?.etag, 'content-type': 'application/json' });
    expect(before?.etag).toMatch(/^".+"$/);
    expect(held(service)).toMatchObject({ name: 'Name of eu', description: 'New', auth: before?.auth });
  });

  test.each<readonly [string, Entry, Partial<StoredConnection>, unknown]>([
    ['a description', eu, {}, [description]],
    ['a name', pinned, { name: 'By hand', description: 'New' }, [name]],
    ['a description where there is none', eu, { description: '' }, [description]],
    ['a description to none', entryOf('eu', { description: '' }), {}, [{ ...description, value: '' }]],
    ['both', pinned, { name: 'By hand' }, [name, description]],
  ])('of %s sends just that, and mints no token', async (_, entry, changes, operations) => {
    const service = serviceWith(changes);
    const applied = await update(service, {}, entry);
    expect(bodyOf(patchesIn(applied)[0])).toEqual(operations);
    // And reads it again.
    expect(sentIn(applied)).toBe('PATCH GET');
    expect(held(service)?.auth.params).toEqual(stored);
    expect(service.emulator.mintedTokens).toEqual([]);
  });

  test('of credentials sends all of them, with a minted token, and leaves the rest', async () => {
    const service = serviceWith();
    const applied = await rotate(service);
    expect(applied.outcomes.get('eu')).toEqual({ kind: 'rotated', id: ID, state: 'enabled' });
    expect(sentIn(applied)).toBe('token PATCH');
    const params = {
      ...stored,
      clientSecret: 'client-secret-of-the-tests',
      accessToken: service.emulator.mintedTokens.at(-1),
      refreshToken: '1000.refresh-token-of-the-tests',
    };
    expect(bodyOf(patchesIn(applied)[0])).toEqual([{ op: 'replace', path: '/auth/params', value: params }]);
    expect(held(service)).toMatchObject({ name: 'Name of eu', description: 'Old', auth: { params } });
  });

  test('of one parameter sends them all, with the rest in one request: as a whole or not at all', async () => {
    const params = { ...stored, ...elsewhere };
    const service = serviceWith({ name: 'By hand', auth: { specName: 'Basic Authentication', params } });
    const applied = await update(service, {}, pinned);
    expect(bodyOf(patchesIn(applied)[0])).toMatchObject([name, description, { path: '/auth/params' }]);
    expect(Object.keys(held(service)?.auth.params ?? {}).sort()).toEqual(Object.keys(stored).sort());
  });

  test('is none where differences are only reported', async () => {
    const applied = await applyEntries([eu], serviceWith());
    expect(applied.sent).toEqual([]);
  });

  test('of a disabled connection is made, and its state reported as it is', async () => {
    const { outcomes } = await update(serviceWith({ state: 'disabled' }));
    expect(outcomes.get('eu')).toEqual({ ...updated, state: 'disabled' });
  });
});

describe('a connection that changes during the run', () => {
  test.each<readonly [string, Partial<Intent>, Entry, ConnectionEdit, string]>([
    ['the description', updates, eu, { description: 'Theirs' }, 'its description'],
    ['the description, by taking it out', updates, eu, { description: '' }, 'its description'],
    ['a parameter', rotates, eu, { params: elsewhere }, 'its endpoint'],
    ['the client', rotates, eu, { params: theirs }, 'its clientId'],
    ['a client out of a secret', rotates, hidden, { params: theirs }, 'its clientId'],
    ['the name that finds it', updates, eu, { name: 'X', description: 'New' }, 'its name, description'],
    ['the name, at a rotation', rotates, eu, { name: 'Of another team' }, 'its name'],
    ['the name, when a pin finds it all the same', updates, pinned, { name: 'By hand' }, 'its name'],
    ['two parameters', both, eu, { params: { ...elsewhere, ...theirs } }, 'its endpoint, clientId'],
    ['a field that the plan is not about', updates, eu, { params: theirs }, 'its clientId'],
    ['a description beside a rotation', rotates, eu, { description: 'Theirs' }, 'its description'],
    ['a parameter that nobody shows', updates, eu, { params: { region: 'theirs' } }, 'it'],
  ])('in %s is not overwritten', async (_, intent, entry, edit, what) => {
    const service = serviceWith();
    const onRequest = editBefore(service, intent === updates ? 1 : 2, edit);
    const applied = await applyEntries([entry], service, { intent, secrets, onRequest });
    expect(applied.outcomes.get('eu')).toMatchObject({ id: ID, ...moved(what) });
    expect(sentIn(applied)).toMatch(/^(?:token )?PATCH GET$/);
    // The last who changed it is who did so in the user interface.
    expect(held(service)?.updatedClient).toBe('exc_app');
  });

  test.each([
    ['hashed', 'its clientSecret'],
    ['clear', 'its clientSecret'],
    ['masked', 'it'],
    ['omitted', 'it'],
  ] as const)('in a secret (%s) is not overwritten, and no secret is shown', async (secretsShown, what) => {
    const service = serviceWith({}, { secretsShown });
    const edit = { params: { clientSecret: 'their-client-secret' } };
    const { outcomes } = await rotate(service, { onRequest: editBefore(service, 2, edit) });
    expect(outcomes.get('eu')).toMatchObject({ id: ID, ...moved(what) });
    expect(JSON.stringify(outcomes.get('eu'))).not.toContain('their-client-secret');
    expect(held(service)?.auth.params).toEqual({ ...stored, ...edit.params });
  });

  const asPlanned = { name: eu.name, description: 'New' };
  test.each<readonly [string, 'run' | 'user', Entry, ConnectionEdit, object]>([
    ['just as planned, by another run: it is left alone', 'run', eu, { description: 'New' }, unchanged],
    ['in both fields as planned, by another run', 'run', pinned, asPlanned, unchanged],
    [
      'in one of two fields, by another run: the next run does the rest',
      'run',
      pinned,
      { name: eu.name },
      moved('its name'),
    ],
    // Who also set other credentials would not show.
    [
      'just as planned, by somebody else: that is said',
      'user',
      eu,
      { description: 'New' },
      moved('its description'),
    ],
    [
      'in both fields as planned, by somebody else',
      'user',
      pinned,
      asPlanned,
      moved('its name, description'),
    ],
  ])('%s', async (_, by, entry, edit, outcome) => {
    const service = serviceWith(entry === pinned ? { name: 'By hand' } : {});
    const applied = await update(service, { onRequest: editBefore(service, 1, edit, by) }, entry);
    expect(applied.outcomes.get('eu')).toMatchObject(outcome);
    expect(sentIn(applied)).toBe('PATCH GET');
  });

  test.each<readonly [string, Effect, object]>([
    ['by removing it', noSuch, gone],
    ['and that can not be looked up', status(403), moved('it')],
  ])('%s is not changed', async (_, effect, outcome) => {
    const applied = await update(serviceWith({}, { faults: [ofPatch(status(412)), ofLook(effect)] }));
    expect(applied.outcomes.get('eu')).toMatchObject(outcome);
    expect(sentIn(applied)).toBe('PATCH GET');
  });

  test('by removing it before the change needs no look', async () => {
    const observed = observedOf({ dev: [shown(serviceWith())] });
    const applied = await update(startService(), { observed });
    expect(applied.outcomes.get('eu')).toMatchObject(gone);
    // An id that leads nowhere is not handed on.
    expect(applied.outcomes.get('eu')).not.toHaveProperty('id');
    expect(sentIn(applied)).toBe('PATCH');
  });
});

/**
 * Ways in which an answer says nothing of whether the change was made; with `after`, it was. `write-result.test.ts` has
 * every answer that does.
 */
const unclearAnswers = (after: boolean): readonly (readonly [string, Effect])[] => [
  ['the connection broke', { kind: 'reset', after }],
  ['no answer came', { kind: 'hang', after }],
  ['200 from a proxy', { kind: 'html', status: 200, after }],
  ['504', status(504, { after })],
];
const notMade = unclearAnswers(false);
const made = unclearAnswers(true);
const cutShort: readonly [string, Effect] = ['a body that was cut short', { kind: 'cut-short' }];

/** The same, of answers that a retry would not improve. */
const final: readonly (readonly [string, Effect])[] = [
  // After this one Node's `fetch` sends a request again by itself.
  ['421', status(421, { after: true })],
  ['a redirect', status(302, { headers: { location: 'https://elsewhere' }, after: true })],
];

describe('a change whose answer was lost', () => {
  test.each<readonly [string, readonly Fault[], string]>([
    ...[...made, cutShort].map(
      ([name, effect]) => [`${name}, once`, inTurn(effect), 'PATCH PATCH GET'] as const,
    ),
    ['the connection broke, always', [ofPatch(reset)], `${'PATCH '.repeat(5)}GET`],
    ...final.map(([name, effect]) => [name, [ofPatch(effect)], 'PATCH GET'] as const),
    ['then refused', inTurn(reset, status(403, no)), 'PATCH PATCH GET'],
    ['then sent with a fresh token', inTurn(reset, refusedToken), 'PATCH PATCH ims PATCH GET'],
  ])('(%s) but that was made is updated, a look says', async (_, faults, sent) => {
    const service = serviceWith({}, { faults });
    const applied = await update(service, { byClientSecret: true });
    expect(applied.outcomes.get('eu')).toMatchObject(updated);
    expect(sentIn(applied)).toBe(sent);
    expect(held(service)?.description).toBe('New');
  });

  test.each(notMade)('(%s) and that was not made is made by the next attempt', async (_, effect) => {
    const service = serviceWith({}, { faults: inTurn(effect) });
    const applied = await update(service);
    expect(applied.outcomes.get('eu')).toMatchObject(updated);
    expect(sentIn(applied)).toBe('PATCH PATCH GET');
    expect(held(service)?.description).toBe('New');
  });

  test.each<readonly [string, readonly Fault[]]>([
    ['no answer came, always', [ofPatch({ kind: 'hang' })]],
    ['no look', [ofPatch(reset), ofLook({ kind: 'reset' })]],
    ['then refused', inTurn({ kind: 'reset' }, status(403, no))],
    ['then throttled for longer than the run has', inTurn(reset, patient)],
  ])('(%s), and that no look shows, may yet be made: that is said, and how to go on', async (_, faults) => {
    const { outcomes } = await update(serviceWith({}, { faults }));
    expect(outcomes.get('eu')).toMatchObject(mayBeChanged);
    expect(outcomes.get('eu')?.problem?.fix).toMatch(/^run again: /);
  });

  test.each<readonly [string, readonly Fault[]]>([
    ...[...made, cutShort].map(([name, effect]) => [name, inTurn(effect)] as const),
    ...final.map(([name, effect]) => [name, [ofPatch(effect)]] as const),
    ['504 always, made', [ofPatch(status(504, { after: true }))]],
    ['504 always, not made', [ofPatch(status(504))]],
    ['then refused', inTurn(reset, status(403, no))],
    ['then without a token', [...inTurn(reset, refusedToken), noFreshToken]],
  ])('(%s) and that sent credentials is not sent with another etag: the key is named', async (_, faults) => {
    const applied = await rotate(serviceWith({}, { faults }), { byClientSecret: true });
    expect(applied.outcomes.get('eu')).toMatchObject(mayBeChanged);
    expect(applied.outcomes.get('eu')?.problem?.fix).toContain('`rotate: eu`');
    expect(new Set(patchesIn(applied).map(({ headers }) => headers['if-match'])).size).toBe(1);
  });

  test.each<readonly [string, ConnectionEdit, object]>([
    ['undid a part', { description: 'Theirs' }, alsoChanged],
    ['changed something else', { params: elsewhere }, alsoChanged],
  ])('and of which somebody then %s is not known to be this run’s', async (_, edit, outcome) => {
    const service = serviceWith({ name: 'By hand' }, { faults: inTurn(reset) });
    const applied = await update(service, { onRequest: editBefore(service, 2, edit) }, pinned);
    expect(applied.outcomes.get('eu')).toMatchObject(outcome);
    expect(held(service)).toMatchObject({
      name: 'Name of eu',
      description: edit.description ?? 'New',
      auth: { params: { ...stored, ...edit.params } },
    });
  });
});

describe('a change without an answer, of a connection that another client changes meanwhile', () => {
  const credentials = { clientSecret: 'their-client-secret' };
  test.each<readonly [string, Effect, Partial<Intent>, ConnectionEdit]>([
    [
      'the same description, and credentials',
      { kind: 'reset' },
      updates,
      { description: 'New', params: credentials },
    ],
    ['credentials, before ours are sent again', { kind: 'reset' }, rotates, { params: credentials }],
    ['credentials and description', { kind: 'reset' }, both, { description: 'New', params: credentials }],
    ['credentials, after ours', reset, rotates, { params: credentials }],
  ])('in %s: theirs stay, and no advice would overwrite them', async (_, effect, intent, edit) => {
    const service = serviceWith({}, { faults: inTurn(effect) });
    const onRequest = editBefore(service, intent === updates ? 2 : 3, edit);
    const applied = await applyEntries([eu], service, { intent, onRequest });
    expect(applied.outcomes.get('eu')).toMatchObject(alsoChanged);
    expect(applied.outcomes.get('eu')?.problem?.fix).not.toContain('rotate');
    expect(held(service)?.auth.params).toMatchObject(credentials);
    expect(held(service)?.updatedClient).toBe('exc_app');
  });

  test('and that has not changed since is sent again, whoever changed it before', async () => {
    const service = serviceWith({}, { faults: [ofPatch({ kind: 'reset' })] });
    service.emulator.edit(ID, { description: 'By hand' });
    const { outcomes } = await rotate(service);
    expect(outcomes.get('eu')).toMatchObject(mayBeChanged);
    expect(outcomes.get('eu')?.problem?.fix).toContain('`rotate: eu`');
    expect(outcomes.get('eu')?.problem?.message).not.toContain('someone else');
  });

  test('and that does not say who changed it: nothing is claimed', async () => {
    const service = serviceWith({}, { faults: inTurn(reset) });
    const silent = intercepted(service, async (request, answer) => {
      const response = await answer(request);
      if (request.method !== 'GET') return response;
      return new Response((await response.text()).replaceAll('updatedClient', 'x'), response);
    });
    expect((await update(silent)).outcomes.get('eu')).toMatchObject(alsoChanged);
  });
});

describe('a change that is refused', () => {
  test.each([
    ['finalizing', /1416-400: .+ finalizing/],
    ['delete-finalizing', /1457-400: .+ delete-finalizing/],
  ])(
    'for the state %s, which came up since the plan, is one request, with the advice for it',
    async (state, message) => {
      const service = serviceWith();
      const applied = await update(service, {
        onRequest: (number, moment) => {
          if (number === 1 && moment === 'before') service.emulator.edit(ID, { state });
        },
      });
      expect(applied.outcomes.get('eu')).toMatchObject({
        id: ID,
        ...failedWith('adobe-refused', message, /cannot be changed in its present state/),
      });
      expect(sentIn(applied)).toBe('PATCH');
    },
  );

  const refusing = (effect: Effect) => ({ faults: [ofPatch(effect)] });
  const odd = { body: { message: 'Odd' } };
  test.each<readonly [string, EmulatorOptions, Partial<StoredConnection>, RegExp, RegExp]>([
    [
      '1300',
      { patching: 'not-by-connector' },
      {},
      /1300-400/,
      /^Adobe does not allow changes to connections/,
    ],
    ['1445', { patching: 'switched-off' }, {}, /1445-400/, /^Adobe does not allow changes to connections/],
    ['403', refusing(status(403, no)), {}, /HTTP 403: "No"/, /role/],
    ['422', refusing(status(422, odd)), {}, /HTTP 422: "Odd"/, /fix what the answer reports/],
    ['429 for longer than the run has', refusing(patient), {}, /HTTP 429/, /slow down/],
  ])('with %s is one request, with words for what to do', async (_, options, changes, message, fix) => {
    const service = serviceWith(changes, options);
    const applied = await update(service, {}, entryOf('eu', { description: 'New', line: 9 }));
    expect(applied.outcomes.get('eu')).toMatchObject({
      id: ID,
      ...failedWith('adobe-refused', message, fix),
    });
    expect(applied.outcomes.get('eu')?.problem?.location?.line).toBe(9);
    expect(sentIn(applied)).toBe('PATCH');
    expect(held(service)?.description).toBe('Old');
  });

  test('repeats no secret that the answer repeats', async () => {
    const redactor = createRedactor();
    const values = [...usualSecrets.values()].map((secret) => secret.reveal());
    for (const secret of values) redactor.add(secret);
    const body = { title: `Refused ${values.join(' and ')}` };
    const service = serviceWith({}, refusing(status(400, { body, echo: true })));
    const { outcomes } = await rotate(service, { redactor });
    expect(outcomes.get('eu')?.problem?.message).toContain('Refused *** and ***');
    const told = JSON.stringify(outcomes.get('eu'));
    for (const secret of [...values, ...service.emulator.mintedTokens]) expect(told).not.toContain(secret);
  });

  test('does not stop the other entries', async () => {
    const service = serviceWith({}, { faults: [ofPatch(status(403), { path: /id-of-eu/ })] });
    service.emulator.seed({ sandbox: 'dev', name: 'Name of us', description: 'Old' });
    const entries = ['us', 'eu', 'new'].map((key) => entryOf(key, { description: 'New' }));
    const { outcomes } = await applyEntries(entries, service, { intent: updates });
    const kinds = Object.fromEntries([...outcomes].map(([key, { kind }]) => [key, kind]));
    expect(kinds).toEqual({ us: 'updated', eu: 'failed', new: 'created' });
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
    const applied = await update(service, withoutEtag(service));
    expect(applied.outcomes.get('eu')).toMatchObject(updated);
    expect(sentIn(applied)).toBe('GET PATCH GET');
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
    const applied = await update(service, observed);
    expect(applied.outcomes.get('eu')).toMatchObject(moved('its description'));
    expect(sentIn(applied)).toBe('GET');
  });

  test('that the listing left out, of what was given other credentials since, overwrites none', async () => {
    const service = serviceWith();
    const { etag: _, ...rest } = { ...shown(service), updatedAt: held(service)?.updatedAt ?? 0 };
    service.emulator.edit(ID, { params: { clientSecret: 'their-client-secret' } });
    const applied = await rotate(service, { observed: observedOf({ dev: [rest] }) });
    expect(applied.outcomes.get('eu')).toMatchObject(moved('it'));
    expect(sentIn(applied)).toBe('GET');
  });

  test('that the listing left out, of a connection that is gone, is reported as that', async () => {
    const { outcomes } = await update(startService(), withoutEtag(serviceWith()));
    expect(outcomes.get('eu')).toMatchObject(gone);
  });

  test.each([updates, rotates])(
    'that nothing shows yet refuses a change before a token is minted',
    async (intent) => {
      const applied = await applyEntries([eu], serviceWith({ state: 'initializing' }), { intent });
      expect(applied.outcomes.get('eu')).toMatchObject({
        id: ID,
        ...failedWith('adobe-refused', 'does not return its etag', /^run again when its state is enabled$/),
      });
      expect(sentIn(applied)).toBe('GET');
    },
  );

  test('of a listing that lags behind changes nothing: the next run sees it', async () => {
    const service = serviceWith({}, { listingLag: 60_000 });
    service.emulator.edit(ID, { params: { region: 'theirs' } });
    expect((await update(service)).outcomes.get('eu')).toMatchObject(moved('it'));
  });

  test('that no header can carry is never sent', async () => {
    const service = serviceWith();
    const observed = observedOf({ dev: [shown(service, { etag: '"a\r\nX-Other: b"' })] });
    const applied = await update(service, { observed });
    expect(applied.outcomes.get('eu')).toMatchObject(failedWith('adobe-unreachable'));
    expect(applied.sent).toEqual([]);
  });
});

describe('the end of the run', () => {
  const skipped = { kind: 'skipped', id: ID };
  const hang: Effect = { kind: 'hang', after: true };
  const delay: Effect = { kind: 'delay', milliseconds: 3_000, after: true };
  const refusedThen = [reset, refusedToken];
  test.each<readonly [string, readonly Effect[], Partial<Intent>, string, object, string]>([
    ['while the token is minted leaves it undone', [], rotates, '1 after', skipped, 'token'],
    ['during a change: it may have been made', [hang], updates, '1 before', mayBeChanged, 'PATCH'],
    ['during a rotation: it may have been made', [hang], rotates, '2 before', mayBeChanged, 'token PATCH'],
    ['during a change that is answered in time: it was made', [delay], updates, '1 before', updated, 'PATCH'],
    [
      'before a look after a lost answer',
      [reset, status(403)],
      updates,
      '2 after',
      mayBeChanged,
      'PATCH PATCH',
    ],
    ['before a fresh token', refusedThen, rotates, '3 after', mayBeChanged, 'token PATCH PATCH'],
    ['after a fresh token', refusedThen, rotates, '4 after', mayBeChanged, 'token PATCH PATCH ims'],
    [
      'after a change of somebody’s leaves theirs alone',
      [status(412)],
      updates,
      '1 after',
      moved('it'),
      'PATCH',
    ],
  ])('%s', async (_, effects, intent, when, outcome, sent) => {
    const cancel = new AbortController();
    const applied = await applyEntries([eu], serviceWith({}, { faults: inTurn(...effects) }), {
      intent,
      cancel,
      byClientSecret: true,
      onRequest: (number, moment) => {
        if (`${number} ${moment}` === when) cancel.abort();
      },
    });
    expect(applied.outcomes.get('eu')).toMatchObject(outcome);
    expect(sentIn(applied)).toBe(sent);
  });

  test('before a change leaves it undone, and its id known', async () => {
    const service = serviceWith();
    const cancel = new AbortController();
    const observed = observedOf({ dev: [shown(service)] });
    cancel.abort();
    const applied = await update(service, { cancel, observed });
    expect(applied.outcomes.get('eu')).toEqual(skipped);
    expect(applied.sent).toEqual([]);
  });
});
