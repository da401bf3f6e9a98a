import { describe, expect, it } from 'vitest';
import { call, flowRequest, formRequest, knownToken, read } from '../../emulator/caller.ts';
import { createEmulator, DEMO_ADOBE_CLIENT as demo } from '../../emulator/emulator.ts';
import { seededRandom } from '../../emulator/seeded-random.ts';
import { VirtualClock } from '../../emulator/virtual-clock.ts';

const other = {
  clientId: 'other-client',
  clientSecret: 'other-secret',
  orgId: 'FFFFFFFFFFFFFFFFFFFFFFFF@AdobeOrg',
};

function mint(fields: Readonly<Record<string, string>> = {}): Request {
  return formRequest('https://ims-na1.adobelogin.com/ims/token/v3', {
    grant_type: 'client_credentials',
    client_id: demo.clientId,
    client_secret: demo.clientSecret,
    scope: 'openid,AdobeID',
    ...fields,
  });
}

describe('the gateway', () => {
  it('accepts a minted token only with the API key of its client', async () => {
    const emulator = createEmulator({ adobeClients: [demo, other] });
    const { json } = await read(await emulator.fetch(mint()));
    const authorization = `Bearer ${json.access_token}`;
    expect((await call(emulator, '/connections', { headers: { authorization } })).status).toBe(200);
    const asOther = { authorization, 'x-api-key': other.clientId, 'x-gw-ims-org-id': other.orgId };
    expect((await call(emulator, '/connections', { headers: asOther })).json['error_code']).toBe('403003');
  });

  it('rejects a minted token that has expired', async () => {
    const clock = new VirtualClock();
    const emulator = createEmulator({ clock });
    const { json } = await read(await emulator.fetch(mint()));
    const headers = { authorization: `Bearer ${json.access_token}` };
    await clock.advance(86_398_999);
    expect((await call(emulator, '/connections', { headers })).status).toBe(200);
    await clock.advance(1);
    expect((await call(emulator, '/connections', { headers })).json['error_code']).toBe('401013');
  });

  it('rejects a minted token after the given number of uses and accepts the next one', async () => {
    const emulator = createEmulator({ adobeTokenUses: 2 });
    const statuses: number[] = [];
    for (let minted = 0; minted < 2; minted++) {
      const { json } = await read(await emulator.fetch(mint()));
      for (let use = 0; use < 3; use++) {
        const headers = { authorization: `Bearer ${json.access_token}` };
        statuses.push((await call(emulator, '/connections', { headers })).status);
      }
    }
    expect(statuses).toEqual([200, 200, 401, 200, 200, 401]);
  });
});

describe('Adobe IMS', () => {
  it('gives a client a bearer token with a lifetime of a day, in seconds', async () => {
    const emulator = createEmulator({ random: seededRandom() });
    const { status, json } = await read(await emulator.fetch(mint()));
    expect(status).toBe(200);
    expect(json).toEqual({
      access_token: expect.stringMatching(/^eyJ[\w-]+\.[\w-]{120}\.[\w-]{86}$/),
      token_type: 'bearer',
      expires_in: 86_399,
    });
    expect(emulator.mintedTokens).toEqual([json.access_token]);
  });

  it.each([
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['an unknown client', { client_id: 'stranger' }, 400, 'invalid_client'],
    ['a wrong secret', { client_secret: 'wrong' }, 400, 'invalid_client'],
    ['no scope', { scope: '' }, 400, 'invalid_scope'],
    ['scopes separated by spaces', { scope: 'openid AdobeID' }, 400, 'invalid_scope'],
  ])('rejects %s', async (_, fields, status, error) => {
    const answer = await read(await createEmulator().fetch(mint(fields)));
    expect(answer.status).toBe(status);
    expect(answer.json).toEqual({ error, error_description: expect.any(String) });
  });

  it('rejects JSON and a secret in the query, even with the right body', async () => {
    const emulator = createEmulator();
    const json = formRequest('https://ims/ims/token/v3', { client_id: demo.clientId }, 'application/json');
    expect((await read(await emulator.fetch(json))).json).toMatchObject({ error: 'invalid_request' });
    const right = mint();
    const inQuery = new Request(`${right.url}?client_secret=${demo.clientSecret}`, right);
    expect(await read(await emulator.fetch(inQuery))).toMatchObject({
      status: 400,
      json: { error: 'invalid_request' },
    });
    expect(emulator.mintedTokens).toEqual([]);
  });
});

describe('the services', () => {
  it('are the same on any origin', async () => {
    const emulator = createEmulator(knownToken);
    const request = flowRequest('/connections');
    const moved = new Request(
      request.url.replace('https://platform.adobe.io', 'http://127.0.0.1:8080'),
      request,
    );
    expect((await emulator.fetch(moved)).status).toBe(200);
    const nowhere = await emulator.fetch(new Request('https://example.org/'));
    expect(nowhere.status).toBe(404);
    expect(nowhere.headers.get('x-request-id')).not.toBeNull();
  });
});
