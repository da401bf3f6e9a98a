import { describe, expect, it } from 'vitest';
import type { StoredConnection } from '../../../src/emulator/stored-connection.ts';
import {
  type Answer,
  call,
  connectionBody,
  knownToken,
  page,
  zohoParameters,
} from '../../emulator/caller.ts';
import { createEmulator, type Emulator, type EmulatorOptions } from '../../emulator/emulator.ts';
import { VirtualClock } from '../../emulator/virtual-clock.ts';

const replacedName = [{ op: 'replace', path: '/name', value: 'Renamed' }];

/** An emulator with one connection, created in the user interface. */
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

  it.each(['replace', 'add'])('replaces the whole set of parameters: %s', async (op) => {
    const { emulator, connection } = scene();
    const value = { ...zohoParameters, refreshToken: '1000.renewed' };
    await patch(emulator, connection, [{ op, path: '/auth/params', value }]);
    expect(emulator.connections[0]?.auth).toEqual({ specName: 'Basic Authentication', params: value });
  });

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

  it('accepts only the etag of the previous answer', async () => {
    const { emulator, connection } = scene();
    const first = await patch(emulator, connection, replacedName);
    expect((await patch(emulator, connection, replacedName)).status).toBe(412);
    const etag = String(first.json['etag']);
    expect((await patch(emulator, { ...connection, etag }, replacedName)).status).toBe(200);
  });

  it('rejects any other spelling of an etag', async () => {
    const { emulator, connection } = scene();
    for (const etag of [connection.etag.replaceAll('"', ''), `W/${connection.etag}`])
      expect((await patch(emulator, { ...connection, etag }, replacedName)).status).toBe(412);
  });

  it('lets only one of two concurrent requests through', async () => {
    const { emulator, connection } = scene();
    const answers = await Promise.all([
      patch(emulator, connection, replacedName),
      patch(emulator, connection, replacedName),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it.each(['disabled', 'initializing'])('keeps the state of a connection that is %s', async (state) => {
    const { emulator, connection } = scene({}, { state });
    expect((await patch(emulator, connection, replacedName)).status).toBe(200);
    expect(emulator.connections).toMatchObject([{ name: 'Renamed', state }]);
  });
});

describe('a listing that lags', () => {
  const lag = { listingLag: 5000 };
  const names = async (emulator: Emulator) => (await page(emulator, '/connections')).names;

  it('shows a patched connection in its old form, while a look-up shows the new one', async () => {
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
  it('changes a connection like the user interface', async () => {
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

  it('keeps everything else and makes older etags stale', async () => {
    const { emulator, connection } = scene({}, { description: 'Leads' });
    const { etag, version, updatedAt, updatedBy, updatedClient, ...rest } = connection;
    expect(emulator.edit(connection.id, {})).toMatchObject(rest);
    expect((await patch(emulator, connection, replacedName)).status).toBe(412);
  });

  it('throws for a missing connection', () => {
    expect(() => createEmulator().edit('nowhere', { name: 'x' })).toThrow(
      'no connection with the id nowhere',
    );
  });
});
