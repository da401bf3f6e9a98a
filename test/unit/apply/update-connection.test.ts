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

/** The credentials in Flow Service before the change. */
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

/** The client id comes from a secret, so the plan does not show it. */
const hidden = entryOf('eu', { auth: { clientId: reference('CLIENT_ID') } });
const secrets = new Map([...usualSecrets, ['CLIENT_ID', new Secret('1000.CLIENT')]]);

const updates: Partial<Intent> = { onDrift: 'update' };
const rotates: Partial<Intent> = { rotate: new Set(['eu']) };
const both: Partial<Intent> = { ...updates, ...rotates };

/** Starts a service that has the connection of `eu` with the description `Old`. */
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
/** Faults for the changes, one per attempt. */
const inTurn = (...effects: readonly Effect[]): Fault[] =>
  effects.map((effect, index) => ofPatch(effect, { nth: index + 1 }));

const no = { body: { title: 'No' } };
const reset: Effect = { kind: 'reset', after: true };
const patient: Effect = status(429, { headers: { 'retry-after': '7200' } });
const noSuch: Effect = status(404, {
  body: { type: 'https://ns.adobe.com/aep/errors/FLOW-1439-404', title: 'Not found' },
});
const refusedToken = status(401, { body: { error_code: '401013', message: 'Oauth token is not valid' } });
/** Adobe issues no access token except the first. */
const noFreshToken: Fault = {
  path: '/ims/token/v3',
  from: 2,
  effect: status(400, { body: { error: 'invalid_client' } }),
};

/** Returns the requests in order: `PATCH`, `GET`, `token` for the source or `ims`. */
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

/** Changes the connection as another client just before the nth request of the apply. */
function editBefore({ emulator }: Service, nth: number, edit: ConnectionEdit, by: 'run' | 'user' = 'user') {
  return (number: number, moment: 'before' | 'after') => {
    if (nth !== number || moment !== 'before') return;
    emulator.edit(ID, edit, by === 'user' ? undefined : DEMO_ADOBE_CLIENT.clientId);
  };
}

/** Returns the connection as a listing shows it. */
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

/** Outcomes, with the members that are compared. */
const unchanged = { kind: 'unchanged', id: ID };
const updated = { kind: 'updated', id: ID };
const failedWith = (code: string, message: RegExp | string = '', fix: RegExp | string = '') => ({
  kind: 'failed',
  problem: { code, message: expect.stringMatching(message), fix: expect.stringMatching(fix) },
});
const gone = failedWith('changed-meanwhile', 'was removed', 'look at the new plan');
const moved = (what: string) =>
  failedWith(
    'changed-meanwhile',
    new RegExp(`someone else changed ${what} during the run$`),
    'look at the new plan',
  );
/** The message does not deny that the change was made. */
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

  test('is one request with the etag in its quotes, without credentials', async () => {
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
    ['a missing description', eu, { description: '' }, [description]],
    [
      'a description that is removed',
      entryOf('eu', { description: '' }),
      {},
      [{ ...description, value: '' }],
    ],
    ['both name and description', pinned, { name: 'By hand' }, [name, description]],
  ])('of %s sends only that and mints no token', async (_, entry, changes, operations) => {
    const service = serviceWith(changes);
    const applied = await update(service, {}, entry);
    expect(bodyOf(patchesIn(applied)[0])).toEqual(operations);
    // The connection is then read again.
    expect(sentIn(applied)).toBe('PATCH GET');
    expect(held(service)?.auth.params).toEqual(stored);
    expect(service.emulator.mintedTokens).toEqual([]);
  });

  test('of credentials sends all of them with a minted token and keeps the rest', async () => {
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

  test('of one parameter sends all parameters and the rest in one request', async () => {
    const params = { ...stored, ...elsewhere };
    const service = serviceWith({ name: 'By hand', auth: { specName: 'Basic Authentication', params } });
    const applied = await update(service, {}, pinned);
    expect(bodyOf(patchesIn(applied)[0])).toMatchObject([name, description, { path: '/auth/params' }]);
    expect(Object.keys(held(service)?.auth.params ?? {}).sort()).toEqual(Object.keys(stored).sort());
  });

  test('is not sent if differences are only reported', async () => {
    const applied = await applyEntries([eu], serviceWith());
    expect(applied.sent).toEqual([]);
  });

  test('of a disabled connection is sent, and the state is reported', async () => {
    const { outcomes } = await update(serviceWith({ state: 'disabled' }));
    expect(outcomes.get('eu')).toEqual({ ...updated, state: 'disabled' });
  });
});

describe('a concurrent change by somebody else', () => {
  test.each<readonly [string, Partial<Intent>, Entry, ConnectionEdit, string]>([
    ['of the description', updates, eu, { description: 'Theirs' }, 'its description'],
    ['that removes the description', updates, eu, { description: '' }, 'its description'],
    ['of a parameter', rotates, eu, { params: elsewhere }, 'its endpoint'],
    ['of the client id', rotates, eu, { params: theirs }, 'its clientId'],
    ['of a client id that comes from a secret', rotates, hidden, { params: theirs }, 'its clientId'],
    [
      'of the name that identifies it',
      updates,
      eu,
      { name: 'X', description: 'New' },
      'its name, description',
    ],
    ['of the name, during a rotation', rotates, eu, { name: 'Of another team' }, 'its name'],
    ['of the name, although a pin still identifies it', updates, pinned, { name: 'By hand' }, 'its name'],
    ['of two parameters', both, eu, { params: { ...elsewhere, ...theirs } }, 'its endpoint, clientId'],
    ['of a field that the plan does not change', updates, eu, { params: theirs }, 'its clientId'],
    ['of the description, during a rotation', rotates, eu, { description: 'Theirs' }, 'its description'],
    ['of a parameter that is not shown', updates, eu, { params: { region: 'theirs' } }, 'it'],
  ])('%s is not overwritten', async (_, intent, entry, edit, what) => {
    const service = serviceWith();
    const onRequest = editBefore(service, intent === updates ? 1 : 2, edit);
    const applied = await applyEntries([entry], service, { intent, secrets, onRequest });
    expect(applied.outcomes.get('eu')).toMatchObject({ id: ID, ...moved(what) });
    expect(sentIn(applied)).toMatch(/^(?:token )?PATCH GET$/);
    // The last client to change it is the user interface.
    expect(held(service)?.updatedClient).toBe('exc_app');
  });

  test.each([
    ['hashed', 'its clientSecret'],
    ['clear', 'its clientSecret'],
    ['masked', 'it'],
    ['omitted', 'it'],
  ] as const)('of a secret (%s) is not overwritten, and no secret is shown', async (secretsShown, what) => {
    const service = serviceWith({}, { secretsShown });
    const edit = { params: { clientSecret: 'their-client-secret' } };
    const { outcomes } = await rotate(service, { onRequest: editBefore(service, 2, edit) });
    expect(outcomes.get('eu')).toMatchObject({ id: ID, ...moved(what) });
    expect(JSON.stringify(outcomes.get('eu'))).not.toContain('their-client-secret');
    expect(held(service)?.auth.params).toEqual({ ...stored, ...edit.params });
  });

  const asPlanned = { name: eu.name, description: 'New' };
  test.each<readonly [string, 'run' | 'user', Entry, ConnectionEdit, object]>([
    [
      'to the planned value, by another run, counts as unchanged',
      'run',
      eu,
      { description: 'New' },
      unchanged,
    ],
    [
      'of both fields to the planned values, by another run, counts as unchanged',
      'run',
      pinned,
      asPlanned,
      unchanged,
    ],
    [
      'of one of two fields, by another run, leaves the rest to the next run',
      'run',
      pinned,
      { name: eu.name },
      moved('its name'),
    ],
    // Another client may also have set other credentials, which would not show.
    [
      'to the planned value, by another client, is reported',
      'user',
      eu,
      { description: 'New' },
      moved('its description'),
    ],
    [
      'of both fields to the planned values, by another client, is reported',
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
    ['that removes the connection', noSuch, gone],
    ['of a connection that cannot be looked up', status(403), moved('it')],
  ])('%s prevents the change', async (_, effect, outcome) => {
    const applied = await update(serviceWith({}, { faults: [ofPatch(status(412)), ofLook(effect)] }));
    expect(applied.outcomes.get('eu')).toMatchObject(outcome);
    expect(sentIn(applied)).toBe('PATCH GET');
  });

  test('that removes the connection before the request is found without a look-up', async () => {
    const observed = observedOf({ dev: [shown(serviceWith())] });
    const applied = await update(startService(), { observed });
    expect(applied.outcomes.get('eu')).toMatchObject(gone);
    // The id no longer exists, so it is not in the outcome.
    expect(applied.outcomes.get('eu')).not.toHaveProperty('id');
    expect(sentIn(applied)).toBe('PATCH');
  });
});

/**
 * Answers that do not show whether the change was made. With `after`, it was. `write-result.test.ts` has
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

/** More such answers, which a retry would not improve. */
const final: readonly (readonly [string, Effect])[] = [
  // After this status, Node's `fetch` repeats a request by itself.
  ['421', status(421, { after: true })],
  ['a redirect', status(302, { headers: { location: 'https://elsewhere' }, after: true })],
];

describe('a change whose answer was lost', () => {
  test.each<readonly [string, readonly Fault[], string]>([
    ...[...made, cutShort].map(
      ([name, effect]) => [`${name}, once`, inTurn(effect), 'PATCH PATCH GET'] as const,
    ),
    ['the connection broke every time', [ofPatch(reset)], `${'PATCH '.repeat(5)}GET`],
    ...final.map(([name, effect]) => [name, [ofPatch(effect)], 'PATCH GET'] as const),
    ['then rejected', inTurn(reset, status(403, no)), 'PATCH PATCH GET'],
    ['then sent with a new token', inTurn(reset, refusedToken), 'PATCH PATCH ims PATCH GET'],
  ])('(%s) counts as made if a look-up shows it', async (_, faults, sent) => {
    const service = serviceWith({}, { faults });
    const applied = await update(service, { byClientSecret: true });
    expect(applied.outcomes.get('eu')).toMatchObject(updated);
    expect(sentIn(applied)).toBe(sent);
    expect(held(service)?.description).toBe('New');
  });

  test.each(notMade)('(%s) is repeated if it was not made', async (_, effect) => {
    const service = serviceWith({}, { faults: inTurn(effect) });
    const applied = await update(service);
    expect(applied.outcomes.get('eu')).toMatchObject(updated);
    expect(sentIn(applied)).toBe('PATCH PATCH GET');
    expect(held(service)?.description).toBe('New');
  });

  test.each<readonly [string, readonly Fault[]]>([
    ['no answer came, every time', [ofPatch({ kind: 'hang' })]],
    ['the look-up fails', [ofPatch(reset), ofLook({ kind: 'reset' })]],
    ['then rejected', inTurn({ kind: 'reset' }, status(403, no))],
    ['then throttled for longer than the rest of the run', inTurn(reset, patient)],
  ])(
    '(%s) is reported as possibly made if no look-up shows it, with advice on how to continue',
    async (_, faults) => {
      const { outcomes } = await update(serviceWith({}, { faults }));
      expect(outcomes.get('eu')).toMatchObject(mayBeChanged);
      expect(outcomes.get('eu')?.problem?.fix).toMatch(/^run again: /);
    },
  );

  test.each<readonly [string, readonly Fault[]]>([
    ...[...made, cutShort].map(([name, effect]) => [name, inTurn(effect)] as const),
    ...final.map(([name, effect]) => [name, [ofPatch(effect)]] as const),
    ['504 every time, made', [ofPatch(status(504, { after: true }))]],
    ['504 every time, not made', [ofPatch(status(504))]],
    ['then rejected', inTurn(reset, status(403, no))],
    ['then without a token', [...inTurn(reset, refusedToken), noFreshToken]],
  ])(
    '(%s) is never repeated with another etag if it contained credentials, and the message names the key',
    async (_, faults) => {
      const applied = await rotate(serviceWith({}, { faults }), { byClientSecret: true });
      expect(applied.outcomes.get('eu')).toMatchObject(mayBeChanged);
      expect(applied.outcomes.get('eu')?.problem?.fix).toContain('`rotate: eu`');
      expect(new Set(patchesIn(applied).map(({ headers }) => headers['if-match'])).size).toBe(1);
    },
  );

  test.each<readonly [string, ConnectionEdit, object]>([
    ['partly undoes', { description: 'Theirs' }, alsoChanged],
    ['adds something to', { params: elsewhere }, alsoChanged],
  ])('is not claimed by this run if somebody %s it', async (_, edit, outcome) => {
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

describe('a change without an answer, and another client', () => {
  const credentials = { clientSecret: 'their-client-secret' };
  test.each<readonly [string, Effect, Partial<Intent>, ConnectionEdit]>([
    [
      'sets the same description and credentials',
      { kind: 'reset' },
      updates,
      { description: 'New', params: credentials },
    ],
    ['sets credentials before ours are sent again', { kind: 'reset' }, rotates, { params: credentials }],
    [
      'sets credentials and the description',
      { kind: 'reset' },
      both,
      { description: 'New', params: credentials },
    ],
    ['sets credentials after ours', reset, rotates, { params: credentials }],
  ])('%s: theirs stay, and the advice would not overwrite them', async (_, effect, intent, edit) => {
    const service = serviceWith({}, { faults: inTurn(effect) });
    const onRequest = editBefore(service, intent === updates ? 2 : 3, edit);
    const applied = await applyEntries([eu], service, { intent, onRequest });
    expect(applied.outcomes.get('eu')).toMatchObject(alsoChanged);
    expect(applied.outcomes.get('eu')?.problem?.fix).not.toContain('rotate');
    expect(held(service)?.auth.params).toMatchObject(credentials);
    expect(held(service)?.updatedClient).toBe('exc_app');
  });

  test('changed the connection only before: the change is repeated', async () => {
    const service = serviceWith({}, { faults: [ofPatch({ kind: 'reset' })] });
    service.emulator.edit(ID, { description: 'By hand' });
    const { outcomes } = await rotate(service);
    expect(outcomes.get('eu')).toMatchObject(mayBeChanged);
    expect(outcomes.get('eu')?.problem?.fix).toContain('`rotate: eu`');
    expect(outcomes.get('eu')?.problem?.message).not.toContain('someone else');
  });

  test('may have changed it, because the connection does not say who did: nothing is claimed', async () => {
    const service = serviceWith({}, { faults: inTurn(reset) });
    const silent = intercepted(service, async (request, answer) => {
      const response = await answer(request);
      if (request.method !== 'GET') return response;
      return new Response((await response.text()).replaceAll(/updated(?:Client|By)/g, 'x'), response);
    });
    expect((await update(silent)).outcomes.get('eu')).toMatchObject(alsoChanged);
  });
});

describe('a rejected change', () => {
  test.each([
    ['finalizing', /1416-400: .+ finalizing/],
    ['delete-finalizing', /1457-400: .+ delete-finalizing/],
  ])(
    'because of the state %s, which is newer than the plan, is one request with advice',
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
    ['429 for longer than the rest of the run', refusing(patient), {}, /HTTP 429/, /slow down/],
  ])('with %s is one request with advice', async (_, options, changes, message, fix) => {
    const service = serviceWith(changes, options);
    const applied = await update(service, {}, entryOf('eu', { description: 'New' }));
    expect(applied.outcomes.get('eu')).toMatchObject({
      id: ID,
      ...failedWith('adobe-refused', message, fix),
    });
    expect(sentIn(applied)).toBe('PATCH');
    expect(held(service)?.description).toBe('Old');
  });

  test('is reported without the secrets in the answer', async () => {
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

  test('does not stop other entries', async () => {
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

  test('that is missing from the listing is looked up first', async () => {
    const service = serviceWith();
    const { etag } = shown(service);
    const applied = await update(service, withoutEtag(service));
    expect(applied.outcomes.get('eu')).toMatchObject(updated);
    expect(sentIn(applied)).toBe('GET PATCH GET');
    expect(patchesIn(applied)[0]?.headers['if-match']).toBe(etag);
  });

  test.each(['masked', 'hashed', 'clear', 'omitted'] as const)(
    'that is missing from the listing does not prevent a rotation, however secrets are shown (%s)',
    async (secretsShown) => {
      const service = serviceWith({}, { secretsShown });
      const { outcomes } = await rotate(service, withoutEtag(service));
      expect(outcomes.get('eu')?.kind).toBe('rotated');
    },
  );

  test('that is missing from the listing does not lead to overwriting a newer change', async () => {
    const service = serviceWith();
    const observed = withoutEtag(service);
    service.emulator.edit(ID, { description: 'Theirs' });
    const applied = await update(service, observed);
    expect(applied.outcomes.get('eu')).toMatchObject(moved('its description'));
    expect(sentIn(applied)).toBe('GET');
  });

  test.each<[string, (time: number) => number | string]>([
    ['milliseconds', (time) => time],
    ['text', (time) => new Date(time).toISOString()],
  ])('that is missing does not lead to overwriting newer credentials, with times in %s', async (_, form) => {
    const service = intercepted(serviceWith(), async (request, answer) => {
      const response = await answer(request);
      if (request.method !== 'GET') return response;
      const inForm = (__: string, time: string) => `"updatedAt":${JSON.stringify(form(Number(time)))}`;
      return new Response((await response.text()).replaceAll(/"updatedAt":(\d+)/g, inForm), response);
    });
    const { etag: __, ...rest } = { ...shown(service), updatedAt: form(held(service)?.updatedAt ?? 0) };
    service.emulator.edit(ID, { params: { clientSecret: 'their-client-secret' } });
    const applied = await rotate(service, { observed: observedOf({ dev: [rest] }) });
    expect(applied.outcomes.get('eu')).toMatchObject(moved('it'));
    expect(sentIn(applied)).toBe('GET');
  });

  test('that is missing from the listing of a connection that is gone is reported as such', async () => {
    const { outcomes } = await update(startService(), withoutEtag(serviceWith()));
    expect(outcomes.get('eu')).toMatchObject(gone);
  });

  test.each([updates, rotates])(
    'that is never shown causes the change to fail before a token is minted',
    async (intent) => {
      const applied = await applyEntries([eu], serviceWith({ state: 'initializing' }), { intent });
      expect(applied.outcomes.get('eu')).toMatchObject({
        id: ID,
        ...failedWith('adobe-refused', 'does not return its etag', /^run again when its state is enabled$/),
      });
      expect(sentIn(applied)).toBe('GET');
    },
  );

  test('from a lagging listing changes nothing, and the next run sees the new one', async () => {
    const service = serviceWith({}, { listingLag: 60_000 });
    service.emulator.edit(ID, { params: { region: 'theirs' } });
    expect((await update(service)).outcomes.get('eu')).toMatchObject(moved('it'));
  });

  test('that is invalid in a header is never sent', async () => {
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
    ['while the token is minted leaves the change undone', [], rotates, '1 after', skipped, 'token'],
    ['during a change leaves the result unknown', [hang], updates, '1 before', mayBeChanged, 'PATCH'],
    ['during a rotation leaves the result unknown', [hang], rotates, '2 before', mayBeChanged, 'token PATCH'],
    [
      'during a change that is answered in time keeps the result',
      [delay],
      updates,
      '1 before',
      updated,
      'PATCH',
    ],
    [
      'before a look-up after a lost answer leaves the result unknown',
      [reset, status(403)],
      updates,
      '2 after',
      mayBeChanged,
      'PATCH PATCH',
    ],
    [
      'before a new token leaves the result unknown',
      refusedThen,
      rotates,
      '3 after',
      mayBeChanged,
      'token PATCH PATCH',
    ],
    [
      'after a new token leaves the result unknown',
      refusedThen,
      rotates,
      '4 after',
      mayBeChanged,
      'token PATCH PATCH ims',
    ],
    ['after a change by somebody else keeps theirs', [status(412)], updates, '1 after', moved('it'), 'PATCH'],
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

  test('before a change leaves it undone and keeps the id', async () => {
    const service = serviceWith();
    const cancel = new AbortController();
    const observed = observedOf({ dev: [shown(service)] });
    cancel.abort();
    const applied = await update(service, { cancel, observed });
    expect(applied.outcomes.get('eu')).toEqual(skipped);
    expect(applied.sent).toEqual([]);
  });
});
