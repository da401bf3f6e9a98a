import { describe, expect, it } from 'vitest';
import { call, knownToken, zohoParameters } from '../../emulator/caller.ts';
import { createEmulator, type EmulatorOptions } from '../../emulator/emulator.ts';

const grant = {
  clientId: zohoParameters.clientId,
  clientSecret: zohoParameters.clientSecret,
  refreshToken: zohoParameters.refreshToken,
};

/** Tests a connection with the parameters of `zohoParameters` and these changes. */
function scene(options: EmulatorOptions = {}, params: Readonly<Record<string, unknown>> = {}) {
  const emulator = createEmulator({ ...knownToken, ...options });
  const { id } = emulator.seed({
    sandbox: 'dev',
    name: 'Zoho',
    auth: { params: { ...zohoParameters, ...params } },
  });
  return { emulator, id, test: () => call(emulator, `/connections/${id}/test`) };
}

describe('GET /connections/{id}/test', () => {
  it.each<[string, EmulatorOptions]>([
    ['any complete grant', {}],
    ['the grant', { sourceGrants: [{ ...grant, refreshToken: 'another' }, grant] }],
    ['the grant of its data centre', { sourceGrants: [{ ...grant, accountsHost: 'accounts.zoho.eu' }] }],
  ])('is true if Zoho accepts %s', async (_, options) => {
    const { status, json } = await scene(options).test();
    expect([status, json]).toEqual([200, { result: true }]);
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['an unknown client', { clientId: '1000.STRANGER' }, 'invalid_client'],
    ['a wrong secret', { clientSecret: 'wrong' }, 'invalid_client_secret'],
    ['a revoked refresh token', { refreshToken: '1000.revoked' }, 'invalid_code'],
    ['another data centre', { accountsUrl: 'https://accounts.zoho.com' }, 'invalid_client'],
    ['an invalid accounts URL', { accountsUrl: 'accounts.zoho.eu' }, 'invalid_client'],
    ['no refresh token', { refreshToken: '' }, 'invalid_code'],
    ['no access token', { accessToken: undefined }, 'invalid_request'],
    ['an endpoint that is not a string', { endpoint: 1 }, 'invalid_request'],
    ['an empty accounts URL', { accountsUrl: '' }, 'invalid_request'],
  ])('fails in the configured way for %s', async (_, params, error) => {
    const sourceGrants = [{ ...grant, accountsHost: 'accounts.zoho.eu' }];
    const { status, json } = await scene({ sourceGrants }, params).test();
    expect([status, json]).toEqual([200, { result: false }]);
    const refused = await scene({ sourceGrants, testFailure: 'backend-error' }, params).test();
    expect(refused.status).toBe(400);
    expect(refused.json).toMatchObject({
      type: 'https://ns.adobe.com/aep/errors/FLOW-1308-400',
      errorDetails: `The source refused the credentials: ${error}`,
    });
  });

  it.each(['endpoint', 'accountsUrl', 'clientId', 'clientSecret', 'accessToken', 'refreshToken'])(
    'is false without %s, whatever Zoho accepts',
    async (name) => {
      expect((await scene({}, { [name]: '' }).test()).json).toEqual({ result: false });
    },
  );

  it('depends on what Zoho accepts at the time', async () => {
    const { emulator, id, test } = scene();
    emulator.setSourceGrants([{ ...grant, refreshToken: '1000.renewed' }]);
    expect((await test()).json).toEqual({ result: false });
    emulator.edit(id, { params: { refreshToken: '1000.renewed' } });
    expect((await test()).json).toEqual({ result: true });
  });
});
