import { describe, expect, test } from 'vitest';
import type { StoredConnection } from '../../src/emulator/stored-connection.ts';
import type { Entry } from '../../src/model/entry.ts';
import { Secret } from '../../src/model/secret.ts';
import type { Intent } from '../../src/plan/plan.ts';
import { DEMO_ADOBE_CLIENT, type EmulatorOptions } from '../emulator/emulator.ts';
import type { Effect, Fault } from '../emulator/faults.ts';
import type { ConnectionEdit } from '../emulator/seeds.ts';
import { entryOf, reference, usualSecrets } from '../fixtures/entry-builder.ts';
import {
  type Applied,
  applyEntries,
  intercepted,
  type RunChanges,
  type Service,
  startService,
} from '../unit/apply/apply-entries.ts';
import { observedOf } from '../unit/plan/observed.ts';

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
/** Faults for the changes, one per attempt. */
const inTurn = (...effects: readonly Effect[]): Fault[] =>
  effects.map((effect, index) => ofPatch(effect, { nth: index + 1 }));

const reset: Effect = { kind: 'reset', after: true };

/** Returns the requests in order: `PATCH`, `GET`, `token` for the source or `ims`. */
function sentIn({ sent }: Applied): string {
  const words = sent.map(
    (line) => line.replace('POST token', 'token').replace('POST v3', 'ims').split(' ')[1],
  );
  return words.join(' ');
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

const failedWith = (code: string, message: RegExp | string = '', fix: RegExp | string = '') => ({
  kind: 'failed',
  problem: { code, entry: 'eu', message: expect.stringMatching(message), fix: expect.stringMatching(fix) },
});
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
});

describe('a change whose answer was lost', () => {
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

describe('an etag', () => {
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
});
