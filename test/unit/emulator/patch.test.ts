import { describe, expect, it } from 'vitest';
import type { StoredConnection } from '../../../src/emulator/stored-connection.ts';
import {
  type Answer,
  call,
  connectionBody,
  knownToken,
  page,
  zohoParameters,
  zohoSpecId,
} from '../../emulator/caller.ts';
import { createEmulator, type Emulator, type EmulatorOptions } from '../../emulator/emulator.ts';
import { VirtualClock } from '../../emulator/virtual-clock.ts';

const replacedName = [{ op: 'replace', path: '/name', value: 'Renamed' }];

function errorType(code: string): string {
  return `https://ns.adobe.com/aep/errors/FLOW-${code}`;
}

/** An emulator with one connection, made in the user interface. */
function scene(options: EmulatorOptions = {}, seed: { state?: string; description?: string } = {}) {
  const clock = new VirtualClock();
  const emulator = createEmulator({ ...knownToken, clock, ...options });
  const connection = emulator.seed({
    sandbox: 'dev',
    name: 'Zoho',
    createdClient: 'exc_app',
    auth: { params: { ...zohoParameters, environment: 'production' } },
    ...seed,
  });
  return { clock, emulator, connection };
}

function patch(
  emulator: Emulator,
  { id, etag }: Pick<StoredConnection, 'id' | 'etag'>,
  body: unknown,
  headers: Readonly<Record<string, string | undefined>> = {},
): Promise<Answer> {
  return call(emulator, `/connections/${id}`, {
    method: 'PATCH',
    headers: { 'if-match': etag, ...headers },
    body,
  });
}

describe('PATCH /connections/{id}', () => {
  it('changes a connection and answers with its id and a new etag', async () => {
    const { clock, emulator, connection } = scene();
    await clock.advance(1000);
    const { status, json } = await patch(emulator, connection, [
      { op: 'replace', path: '/name', value: 'Zoho EU' },
      { op: 'add', path: '/description', value: 'Leads' },
    ]);
    expect(status).toBe(200);
    expect(json).toEqual({ id: connection.id, etag: expect.stringMatching(/^"[0-9a-f-]+"$/) });
    expect(json['etag']).not.toBe(connection.etag);
    expect(emulator.connections).toEqual([
      {
        ...connection,
        name: 'Zoho EU',
        description: 'Leads',
        updatedAt: clock.now(),
        updatedBy: 'demo-client-id',
        updatedClient: 'demo-client-id',
        version: json['etag'],
        etag: json['etag'],
      },
    ]);
  });

  it.each(['replace', 'add'])(
    'puts a whole new set of parameters in place of the old one: %s',
    async (op) => {
      const { emulator, connection } = scene();
      const value = { ...zohoParameters, refreshToken: '1000.renewed' };
      await patch(emulator, connection, [{ op, path: '/auth/params', value }]);
      expect(emulator.connections[0]?.auth).toEqual({ specName: 'Basic Authentication', params: value });
    },
  );

  it('adds, replaces and removes the description', async () => {
    const { emulator, connection } = scene();
    let { etag } = connection;
    const descriptions: (string | undefined)[] = [];
    for (const operation of [
      { op: 'add', value: 'first' },
      { op: 'add', value: 'second' },
      { op: 'replace', value: '' },
      { op: 'remove' },
    ]) {
      const body = [{ ...operation, path: '/description' }];
      const { json } = await patch(emulator, { ...connection, etag }, body);
      etag = String(json['etag']);
      descriptions.push(emulator.connections[0]?.description);
    }
    expect(descriptions).toEqual(['first', 'second', '', undefined]);
    expect(emulator.connections[0]).not.toHaveProperty('description');
  });

  it('takes the etag of the answer before, and that only', async () => {
    const { emulator, connection } = scene();
    const first = await patch(emulator, connection, replacedName);
    expect((await patch(emulator, connection, replacedName)).status).toBe(412);
    const etag = String(first.json['etag']);
    expect((await patch(emulator, { ...connection, etag }, replacedName)).status).toBe(200);
  });

  it('lets only one of two through that come at the same time', async () => {
    const { emulator, connection } = scene();
    const answers = await Promise.all([
      patch(emulator, connection, replacedName),
      patch(emulator, connection, replacedName),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('takes the etag without its double quotes for a wrong one', async () => {
    const { emulator, connection } = scene();
    const bare = connection.etag.replaceAll('"', '');
    for (const etag of [bare, `W/${connection.etag}`, '*']) {
      const { status, json } = await patch(emulator, { ...connection, etag }, replacedName);
      expect([status, json['type']]).toEqual([412, errorType('1404-412')]);
    }
    expect(emulator.connections).toEqual([connection]);
  });

  const { refreshToken: _, ...withoutRefreshToken } = zohoParameters;
  it.each<[string, unknown, object]>([
    ['an empty body', '', { type: errorType('1405-400') }],
    ['a body that is not JSON', '[', { title: 'BadRequestError' }],
    ['a single operation outside an array', replacedName[0], { title: 'BadRequestError' }],
    ['no operation', [], { title: 'BadRequestError' }],
    ['an operation that is none', ['replace'], { title: 'BadRequestError' }],
    ['no path', [{ op: 'add', value: 'x' }], { title: 'BadRequestError' }],
    ['move', [{ op: 'move', from: '/name', path: '/description' }], { type: errorType('1434-400') }],
    ['copy', [{ op: 'copy', from: '/name', path: '/description' }], { title: 'BadRequestError' }],
    ['upper case', [{ op: 'REPLACE', path: '/name', value: 'x' }], { title: 'BadRequestError' }],
    ['an empty name', [{ op: 'replace', path: '/name', value: '' }], { type: errorType('1304-400') }],
    ['no name', [{ op: 'remove', path: '/name' }], { type: errorType('1304-400') }],
    [
      'a description that is no text',
      [{ op: 'add', path: '/description', value: 1 }],
      { title: 'BadRequestError' },
    ],
    [
      'to replace a description that is not there',
      [{ op: 'replace', path: '/description', value: 'x' }],
      { type: errorType('1455-400') },
    ],
    [
      'to remove a description that is not there',
      [{ op: 'remove', path: '/description' }],
      { type: errorType('1455-400') },
    ],
    [
      'a missing parameter',
      [{ op: 'replace', path: '/auth/params', value: withoutRefreshToken }],
      { type: errorType('1304-400'), errorDetails: 'auth.params: refreshToken' },
    ],
    ['no parameters', [{ op: 'remove', path: '/auth/params' }], { type: errorType('1304-400') }],
    [
      'a single parameter',
      [{ op: 'replace', path: '/auth/params/refreshToken', value: '1000.renewed' }],
      { type: errorType('1455-400') },
    ],
    [
      'another spec',
      [{ op: 'replace', path: '/connectionSpec', value: { id: zohoSpecId, version: '2.0' } }],
      { type: errorType('1414-400') },
    ],
    [
      'another version of the spec',
      [{ op: 'replace', path: '/connectionSpec/version', value: '2.0' }],
      { type: errorType('1414-400') },
    ],
    [
      'another state',
      [{ op: 'replace', path: '/state', value: 'disabled' }],
      { type: errorType('1455-400') },
    ],
  ])('refuses %s', async (_case, body, expected) => {
    const { emulator, connection } = scene();
    const { status, json } = await patch(emulator, connection, body, { 'content-type': 'application/json' });
    expect(status).toBe(400);
    expect(json).toMatchObject(expected);
    expect(emulator.connections).toEqual([connection]);
  });

  it('does all of it or nothing', async () => {
    const { emulator, connection } = scene();
    const body = [...replacedName, { op: 'replace', path: '/description', value: 'not there' }];
    expect((await patch(emulator, connection, body)).status).toBe(400);
    expect(emulator.connections).toEqual([connection]);
  });

  it.each<[string, EmulatorOptions, { state?: string }, Record<string, string | undefined>, string]>([
    ['a connector that cannot', { patching: 'not-by-connector' }, {}, {}, '1300-400'],
    ['a service that does not', { patching: 'switched-off' }, {}, {}, '1445-400'],
    ['a state in which nothing changes', {}, { state: 'deleting' }, { 'if-match': undefined }, '1416-400'],
    ['no etag', {}, {}, { 'if-match': undefined, 'content-type': 'text/plain' }, '1403-400'],
    ['parameters whose spec is gone', { connectionSpecs: 'gone-404' }, {}, {}, '1413-400'],
    ['parameters of an auth spec that is gone', { connectionSpecs: 'other-auth' }, {}, {}, '1415-400'],
  ])('refuses for %s', async (_case, options, seed, headers, code) => {
    const { emulator, connection } = scene(options, seed);
    const body = [{ op: 'replace', path: '/auth/params', value: zohoParameters }];
    const { status, json } = await patch(emulator, connection, body, headers);
    expect([status, json['type']]).toEqual([400, errorType(code)]);
    expect(emulator.connections).toEqual([connection]);
  });

  it.each(['disabled', 'initializing'])('changes one that is %s, which stays so', async (state) => {
    const { emulator, connection } = scene({}, { state });
    expect((await patch(emulator, connection, replacedName)).status).toBe(200);
    expect(emulator.connections).toMatchObject([{ name: 'Renamed', state }]);
  });

  it.each([undefined, 'text/plain', 'application/json-patch+json'])(
    'refuses the content type %s',
    async (type) => {
      const { emulator, connection } = scene();
      const { status, json } = await patch(emulator, connection, replacedName, { 'content-type': type });
      expect([status, json['title']]).toEqual([400, 'BadRequestError']);
    },
  );

  it('knows no connection of another sandbox', async () => {
    const { emulator, connection } = scene();
    const answer = await patch(emulator, connection, replacedName, { 'x-sandbox-name': 'prod' });
    expect([answer.status, answer.json['type']]).toEqual([404, errorType('1439-404')]);
  });
});

describe('a listing that lags', () => {
  const lag = { listingLag: 5000 };
  const names = async (emulator: Emulator) => (await page(emulator, '/connections')).names;

  it('shows a patched connection as it was, while a lookup shows it as it is', async () => {
    const { clock, emulator, connection } = scene(lag);
    await patch(emulator, connection, replacedName);
    const lookup = await call(emulator, `/connections/${connection.id}`);
    expect(lookup.json.items).toMatchObject([{ name: 'Renamed' }]);
    expect(emulator.connections).toMatchObject([{ name: 'Renamed' }]);
    await clock.advance(4999);
    expect(await names(emulator)).toEqual(['Zoho']);
    expect((await call(emulator, '/connections?count=true&property=name==Renamed')).json).toEqual({
      count: 0,
    });
    await clock.advance(1);
    expect(await names(emulator)).toEqual(['Renamed']);
  });

  it('shows each of several changes at its own time', async () => {
    const { clock, emulator } = scene(lag);
    const made = (await call(emulator, '/connections', { body: connectionBody({ name: 'first' }) })).json;
    await clock.advance(2000);
    const connection = { id: String(made.id), etag: String(made['etag']) };
    await patch(emulator, connection, [{ op: 'replace', path: '/name', value: 'second' }]);
    expect(await names(emulator)).toEqual(['Zoho']);
    await clock.advance(3000);
    expect(await names(emulator)).toEqual(['first', 'Zoho']);
    await clock.advance(2000);
    expect(await names(emulator)).toEqual(['second', 'Zoho']);
  });
});

describe('edit', () => {
  it('changes a connection as the user interface does', async () => {
    const clock = new VirtualClock();
    const emulator = createEmulator({ ...knownToken, clock });
    const { json } = await call(emulator, '/connections', { body: connectionBody() });
    await clock.advance(1000);
    const edited = emulator.edit(String(json.id), {
      name: 'By hand',
      description: 'Changed',
      params: { refreshToken: '1000.by-hand' },
      state: 'disabled',
    });
    expect(edited).toMatchObject({
      name: 'By hand',
      description: 'Changed',
      auth: { params: { ...zohoParameters, refreshToken: '1000.by-hand' } },
      state: 'disabled',
      updatedAt: clock.now(),
      createdClient: 'demo-client-id',
      updatedClient: 'exc_app',
    });
    expect(edited.etag).not.toBe(json['etag']);
    expect(emulator.connections).toEqual([edited]);
  });

  it('leaves what it is not told to change, and makes the etag that others hold a stale one', async () => {
    const { emulator, connection } = scene({}, { description: 'Leads' });
    const { etag, version, updatedAt, updatedBy, updatedClient, ...rest } = connection;
    expect(emulator.edit(connection.id, {})).toMatchObject(rest);
    expect((await patch(emulator, connection, replacedName)).status).toBe(412);
  });

  it('throws for a connection that is not there', () => {
    expect(() => createEmulator().edit('nowhere', { name: 'x' })).toThrow(
      'no connection with the id nowhere',
    );
  });
});
