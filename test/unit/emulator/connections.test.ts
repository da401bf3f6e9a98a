import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  call,
  connectionBody,
  everyName,
  knownToken,
  zohoParameters,
  zohoSpecId,
} from '../../emulator/caller.ts';
import { createEmulator, type EmulatorOptions } from '../../emulator/emulator.ts';
import { seededRandom } from '../../emulator/seeded-random.ts';
import { VirtualClock } from '../../emulator/virtual-clock.ts';

const uuidV4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('POST /connections', () => {
  it('stores a connection and answers with its id, etag and location', async () => {
    const clock = new VirtualClock({ start: 1_700_000_000_000 });
    const emulator = createEmulator({ ...knownToken, clock, random: seededRandom() });
    const { status, headers, json } = await call(emulator, '/connections', {
      body: connectionBody({ description: 'Leads' }),
    });
    expect(status).toBe(201);
    expect(json).toEqual({
      id: expect.stringMatching(uuidV4),
      etag: expect.stringMatching(/^"[0-9a-f-]+"$/),
    });
    expect(headers.get('location')).toBe(
      `https://platform.adobe.io/data/foundation/flowservice/connections/${json.id}`,
    );
    expect(emulator.connections).toEqual([
      {
        id: json.id,
        createdAt: 1_700_000_000_000,
        updatedAt: 1_700_000_000_000,
        createdBy: 'demo-client-id',
        updatedBy: 'demo-client-id',
        createdClient: 'demo-client-id',
        updatedClient: 'demo-client-id',
        sandboxId: expect.stringMatching(uuidV4),
        sandboxName: 'dev',
        imsOrgId: '0123456789ABCDEF01234567@AdobeOrg',
        name: 'Zoho EU',
        description: 'Leads',
        auth: { specName: 'Basic Authentication', params: zohoParameters },
        connectionSpec: { id: zohoSpecId, version: '1.0' },
        state: 'enabled',
        version: json['etag'],
        etag: json['etag'],
      },
    ]);
  });

  it('accepts the same name twice', async () => {
    const emulator = createEmulator(knownToken);
    await call(emulator, '/connections', { body: connectionBody() });
    await call(emulator, '/connections', { body: connectionBody() });
    expect(await everyName(emulator, '/connections')).toEqual(['Zoho EU', 'Zoho EU']);
    expect(new Set(emulator.connections.map(({ id }) => id)).size).toBe(2);
  });

  it('accepts JSON with a charset', async () => {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const emulator = createEmulator(knownToken);
    expect((await call(emulator, '/connections', { body: connectionBody(), headers })).status).toBe(201);
  });
});

describe('GET /connections/{id}', () => {
  it('answers with a list of one item', async () => {
    const emulator = createEmulator(knownToken);
    const { id, name, state, etag, version } = emulator.seed({ sandbox: 'dev', name: 'Zoho US' });
    const { status, json } = await call(emulator, `/connections/${id}`);
    expect(status).toBe(200);
    expect(json).toEqual({ items: [expect.objectContaining({ id, name, state, etag, version })] });
  });

  it('finds no connection of another sandbox or organization', async () => {
    const emulator = createEmulator(knownToken);
    const elsewhere = [
      emulator.seed({ sandbox: 'prod', name: 'a' }),
      emulator.seed({ sandbox: 'dev', name: 'b', imsOrgId: 'FFFFFFFFFFFFFFFFFFFFFFFF@AdobeOrg' }),
    ];
    for (const { id } of elsewhere) {
      const { status, json } = await call(emulator, `/connections/${id}`);
      expect(status).toBe(404);
      expect(json).toMatchObject({ status: 404, report: { 'request-id': expect.any(String) } });
    }
    expect(await everyName(emulator, '/connections')).toEqual([]);
  });

  const hash = createHash('sha256').update('client-secret-of-zoho').digest('hex');
  it.each<[EmulatorOptions['secretsShown'], string | undefined]>([
    [undefined, '********'],
    ['masked', '********'],
    ['omitted', undefined],
    ['hashed', hash],
    ['clear', 'client-secret-of-zoho'],
  ])('shows secrets as configured: %s', async (secretsShown, clientSecret) => {
    const emulator = createEmulator({ ...knownToken, ...(secretsShown ? { secretsShown } : {}) });
    const { id } = emulator.seed({ sandbox: 'dev', name: 'Zoho', auth: { params: zohoParameters } });
    const { json } = await call(emulator, `/connections/${id}`);
    const { endpoint, accountsUrl, clientId } = zohoParameters;
    expect(json.items?.[0]).toMatchObject({ auth: { params: { endpoint, accountsUrl, clientId } } });
    const shown = JSON.stringify(json);
    expect(shown.includes('clientSecret')).toBe(clientSecret !== undefined);
    if (clientSecret) expect(shown).toContain(`"clientSecret":"${clientSecret}"`);
    expect(shown.includes(zohoParameters.refreshToken)).toBe(secretsShown === 'clear');
    expect(emulator.connections[0]?.auth.params).toEqual(zohoParameters);
  });

  it('shows no parameters of an unknown source', async () => {
    const emulator = createEmulator(knownToken);
    const { id } = emulator.seed({
      sandbox: 'dev',
      name: 'CRM of another kind',
      connectionSpec: { id: 'another-spec', version: '1.0' },
      auth: { specName: 'Other', params: { anything: 'might-be-secret' } },
    });
    expect(JSON.stringify((await call(emulator, `/connections/${id}`)).json)).not.toContain(
      'might-be-secret',
    );
  });

  it('shows no etag and no version while a connection is initializing', async () => {
    const emulator = createEmulator(knownToken);
    const { id } = emulator.seed({ sandbox: 'dev', name: 'Zoho', state: 'initializing' });
    const { json } = await call(emulator, `/connections/${id}`);
    expect(json.items?.[0]).not.toHaveProperty('etag');
    expect(json.items?.[0]).not.toHaveProperty('version');
  });
});

describe('DELETE /connections/{id}', () => {
  it('removes a connection and returns no body', async () => {
    const emulator = createEmulator(knownToken);
    const { id } = emulator.seed({ sandbox: 'dev', name: 'Zoho' });
    const { status, json } = await call(emulator, `/connections/${id}`, { method: 'DELETE' });
    expect([status, json]).toEqual([204, {}]);
    expect(emulator.connections).toEqual([]);
    expect((await call(emulator, `/connections/${id}`)).status).toBe(404);
    expect((await call(emulator, `/connections/${id}`, { method: 'DELETE' })).status).toBe(404);
  });
});

describe('GET /connectionSpecs/{id}', () => {
  const path = `/connectionSpecs/${zohoSpecId}`;

  it('describes the parameters of Zoho and marks the secrets', async () => {
    const { status, json } = await call(createEmulator(knownToken), path);
    expect(status).toBe(200);
    expect(json.items?.[0]).toMatchObject({
      id: zohoSpecId,
      version: '1.0',
      authSpec: [
        {
          name: 'Basic Authentication',
          spec: {
            properties: {
              clientId: { type: 'string' },
              clientSecret: { format: 'password' },
              accessToken: { format: 'password' },
              refreshToken: { format: 'password' },
            },
            required: ['endpoint', 'accountsUrl', 'clientId', 'clientSecret', 'accessToken', 'refreshToken'],
          },
        },
      ],
    });
  });

  it.each([
    ['gone-404', 404, undefined, '1413-400'],
    ['gone-empty', 200, [], '1413-400'],
    ['other-auth', 200, [expect.objectContaining({ authSpec: [expect.anything()] })], '1415-400'],
    ['other-required', 200, [expect.objectContaining({ id: zohoSpecId })], '1304-400'],
  ] as const)('%s is in the answer, and a creation fails', async (connectionSpecs, status, items, code) => {
    const emulator = createEmulator({ ...knownToken, connectionSpecs });
    const lookup = await call(emulator, path);
    expect(lookup.status).toBe(status);
    expect(lookup.json.items).toEqual(items);
    const { json } = await call(emulator, '/connections', { body: connectionBody() });
    expect(json['type']).toBe(`https://ns.adobe.com/aep/errors/FLOW-${code}`);
  });
});

describe('seed', () => {
  it('creates an older connection of this credential', () => {
    const clock = new VirtualClock();
    const emulator = createEmulator({ clock });
    const [older, newer] = [
      emulator.seed({ sandbox: 'prod', name: 'older' }),
      emulator.seed({ sandbox: 'prod', name: 'newer' }),
    ];
    expect(older.createdClient).toBe('demo-client-id');
    expect(older.connectionSpec.id).toBe(zohoSpecId);
    expect(Object.keys(older.auth.params)).toEqual(Object.keys(zohoParameters));
    expect(older.createdAt).toBeLessThan(newer.createdAt);
    expect(newer.createdAt).toBeLessThan(clock.now());
  });

  it('uses the given values', () => {
    const given = {
      id: '2484f2df-c057-4ab5-84f2-dfc0577ab592',
      name: 'Made by hand',
      description: 'In the user interface',
      createdAt: 5,
      updatedAt: 6,
      createdClient: 'exc_app',
      state: 'disabled',
    };
    const stored = createEmulator().seed({ sandbox: 'prod', ...given });
    expect(stored).toMatchObject(given);
    expect(stored.createdBy).not.toBe('exc_app');
  });

  it('throws for a missing sandbox and for an id that exists', () => {
    const emulator = createEmulator({ sandboxes: ['only'] });
    expect(() => emulator.seed({ sandbox: 'prod', name: 'x' })).toThrow('no sandbox named "prod"');
    emulator.seed({ sandbox: 'only', name: 'x', id: 'taken' });
    expect(() => emulator.seed({ sandbox: 'only', name: 'y', id: 'taken' })).toThrow('taken');
  });
});
