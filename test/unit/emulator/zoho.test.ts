import { describe, expect, it } from 'vitest';
import { formRequest, read } from '../../emulator/caller.ts';
import { createEmulator } from '../../emulator/emulator.ts';
import { VirtualClock } from '../../emulator/virtual-clock.ts';

const grant = { clientId: '1000.CLIENT', clientSecret: 'client-secret', refreshToken: '1000.refresh' };

function refresh(
  changes: Readonly<Record<string, string>> = {},
  origin = 'https://accounts.zoho.eu',
): Request {
  return formRequest(`${origin}/oauth/v2/token`, {
    grant_type: 'refresh_token',
    client_id: grant.clientId,
    client_secret: grant.clientSecret,
    refresh_token: grant.refreshToken,
    ...changes,
  });
}

describe('the token endpoint of Zoho', () => {
  it.each([
    ['https://accounts.zoho.com', 'https://www.zohoapis.com'],
    ['https://accounts.zoho.eu', 'https://www.zohoapis.eu'],
    ['https://accounts.zoho.com.au', 'https://www.zohoapis.com.au'],
    ['https://accounts.zohocloud.ca', 'https://www.zohoapis.ca'],
    ['http://127.0.0.1:8080', 'https://www.zohoapis.com'],
  ])('issues a token at %s', async (origin, apiDomain) => {
    const emulator = createEmulator();
    const { status, json } = await read(await emulator.fetch(refresh({}, origin)));
    expect(status).toBe(200);
    expect(json).toEqual({
      access_token: expect.stringMatching(/^1000\.[0-9a-f]{32}\.[0-9a-f]{32}$/),
      scope: expect.any(String),
      api_domain: apiDomain,
      token_type: 'Bearer',
      expires_in: 3600,
    });
    expect(emulator.mintedTokens).toEqual([json.access_token]);
  });

  it.each([
    ['another grant', { grant_type: 'authorization_code' }, 'invalid_request'],
    ['no client', { client_id: '' }, 'invalid_client'],
    ['an unknown client', { client_id: '1000.STRANGER' }, 'invalid_client'],
    ['no secret', { client_secret: '' }, 'invalid_client_secret'],
    ['a wrong secret', { client_secret: 'wrong' }, 'invalid_client_secret'],
    ['no refresh token', { refresh_token: '' }, 'invalid_code'],
    ['a revoked refresh token', { refresh_token: '1000.revoked' }, 'invalid_code'],
  ])('rejects %s with status 200', async (_, changes, error) => {
    const emulator = createEmulator({ sourceGrants: [grant] });
    const answer = await read(await emulator.fetch(refresh(changes)));
    expect([answer.status, answer.json]).toEqual([200, { error }]);
    expect(emulator.mintedTokens).toEqual([]);
  });

  it('accepts any complete grant unless the valid ones are given', async () => {
    const answer = await read(await createEmulator().fetch(refresh({ client_id: '1000.STRANGER' })));
    expect(answer.json.access_token).toBeDefined();
    const incomplete = await read(await createEmulator().fetch(refresh({ client_secret: '' })));
    expect(incomplete.json).toEqual({ error: 'invalid_client_secret' });
  });

  it('uses the grants that are valid at the time', async () => {
    const emulator = createEmulator({ sourceGrants: [grant] });
    const answer = async () => (await read(await emulator.fetch(refresh()))).json;
    expect(await answer()).toHaveProperty('access_token');
    emulator.setSourceGrants([{ ...grant, refreshToken: '1000.renewed' }]);
    expect(await answer()).toEqual({ error: 'invalid_code' });
    emulator.setSourceGrants('any');
    expect(await answer()).toHaveProperty('access_token');
  });

  it('knows a client only at its own data centre', async () => {
    const emulator = createEmulator({ sourceGrants: [{ accountsHost: 'accounts.zoho.eu', ...grant }] });
    expect((await read(await emulator.fetch(refresh()))).json.access_token).toBeDefined();
    const elsewhere = await read(await emulator.fetch(refresh({}, 'https://accounts.zoho.com')));
    expect(elsewhere.json).toEqual({ error: 'invalid_client' });
  });

  it('rejects a secret in the query', async () => {
    const right = refresh();
    const request = new Request(`${right.url}?client_secret=${grant.clientSecret}`, right);
    expect((await read(await createEmulator().fetch(request))).json).toEqual({ error: 'invalid_request' });
  });

  it('throttles a refresh token for the rest of its ten minutes, but no other', async () => {
    const clock = new VirtualClock();
    const emulator = createEmulator({ clock });
    const status = async (changes = {}) => (await emulator.fetch(refresh(changes))).status;
    for (let request = 0; request < 10; request++) {
      expect(await status()).toBe(200);
      await clock.advance(1000);
    }
    const throttled = await read(await emulator.fetch(refresh()));
    expect(throttled.status).toBe(400);
    expect(throttled.json).toEqual({
      error: 'Access Denied',
      error_description: expect.stringContaining('too many requests'),
      status: 'failure',
    });
    expect(await status({ refresh_token: '1000.other' })).toBe(200);
    await clock.advance(589_999);
    expect(await status()).toBe(400);
    await clock.advance(1);
    expect(await status()).toBe(200);
  });

  it('throttles with status 200 if configured so, because both statuses are documented', async () => {
    const emulator = createEmulator({ sourceTokenLimit: 0, sourceThrottleStatus: 200 });
    expect(await read(await emulator.fetch(refresh()))).toMatchObject({
      status: 200,
      json: { error: 'Access Denied', status: 'failure' },
    });
  });

  it('throttles after the given number of requests, including failed ones', async () => {
    const emulator = createEmulator({ sourceTokenLimit: 1, sourceGrants: [grant] });
    expect((await emulator.fetch(refresh({ client_secret: 'wrong' }))).status).toBe(200);
    expect((await emulator.fetch(refresh())).status).toBe(400);
  });
});
