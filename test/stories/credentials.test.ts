import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/model/secret.ts';
import { fiveEntries } from '../fixtures/examples.ts';
import { creationsIn, fileOf, fiveGiven, messagesOf, oneGrant } from './recordings.ts';
import { createScenario } from './scenario.ts';

describe('Adobe credentials', () => {
  it('get a new token once when Adobe rejects the token during the run, and nothing is created twice', async () => {
    const scenario = createScenario({ adobeTokenUses: 5 });
    const run = await scenario.run(fiveEntries, { secrets: fiveGiven, concurrency: 1 });
    expect(run.outputs['created']).toBe('5');
    expect(scenario.emulator.requests.filter(({ path }) => path === '/ims/token/v3').length).toBe(2);
    expect(scenario.emulator.connections).toHaveLength(5);
  });

  it('for the wrong organization cause an error with a hint', async () => {
    const scenario = createScenario();
    const run = await scenario.run(fileOf('a'), {
      secrets: oneGrant,
      account: {
        clientId: 'demo-client-id',
        orgId: 'FFFFFFFFFFFFFFFFFFFFFFFF@AdobeOrg',
        credential: {
          kind: 'client-secret',
          secret: new Secret('demo-client-secret-0000'),
          scopes: 'openid',
        },
      },
    });
    expect(run.exitCode).toBe(1);
    expect(messagesOf(run).join('\n')).toMatch(
      /HTTP 403, code 403027: .*request id .*check the input `adobe-org-id`/is,
    );
  });

  it('with a wrong client secret cause an error that names IMS', async () => {
    const scenario = createScenario();
    const run = await scenario.run(fileOf('a'), {
      secrets: oneGrant,
      account: {
        clientId: 'demo-client-id',
        orgId: '0123456789ABCDEF01234567@AdobeOrg',
        credential: { kind: 'client-secret', secret: new Secret('rotated-long-ago'), scopes: 'openid' },
      },
    });
    expect(run.outputs['result']).toBe('failed');
    expect(messagesOf(run)).toEqual([
      expect.stringMatching(
        /^Adobe's identity service \(IMS\) gave no access token: HTTP 40\d, code invalid_client/,
      ),
    ]);
  });

  it('may be an access token, and then IMS is not called', async () => {
    const scenario = createScenario({ adobeTokens: ['given-access-token'] });
    const run = await scenario.run(fileOf('a'), {
      secrets: oneGrant,
      account: {
        clientId: 'demo-client-id',
        orgId: '0123456789ABCDEF01234567@AdobeOrg',
        credential: { kind: 'access-token', token: new Secret('given-access-token') },
      },
    });
    expect(run.outputs['created']).toBe('1');
    expect(scenario.emulator.requests.some(({ path }) => path === '/ims/token/v3')).toBe(false);
    expect(run.masks).toContain('given-access-token');
  });
});

describe('when Zoho', () => {
  it('rejects one grant, only the entries that use it fail', async () => {
    const scenario = createScenario({
      faults: [
        {
          path: '/oauth/v2/token',
          body: /canary-us/,
          effect: { kind: 'answer', status: 200, body: { error: 'invalid_code' } },
        },
      ],
    });
    const run = await scenario.run(fiveEntries, { secrets: fiveGiven });
    expect(run.outputs).toMatchObject({ result: 'partial', created: '3', failed: '2' });
    expect(messagesOf(run)).toEqual([
      expect.stringMatching(
        /^connections.yaml:20:31 zoho-us: .*accounts.zoho.com.*invalid_code.*the refresh token is not valid there.*the secret `ZOHO_US_REFRESH_TOKEN`/,
      ),
      expect.stringMatching(/zoho-us-stage: .*invalid_code/),
    ]);
    expect(creationsIn(scenario)).toHaveLength(3);
  });

  it('limits the tokens, the error says so and does not blame the credentials', async () => {
    const scenario = createScenario({ sourceTokenLimit: 0 });
    const run = await scenario.run(fiveEntries, { secrets: fiveGiven });
    expect(run.outputs).toMatchObject({ result: 'failed', created: '0', failed: '5' });
    for (const message of messagesOf(run))
      expect(message).toContain('is not issuing access tokens at the moment');
    expect(scenario.emulator.requests.filter(({ path }) => path === '/oauth/v2/token')).toHaveLength(3);
  });
});

describe('a Zoho token for another data centre', () => {
  it('causes one warning, at the line of the entry', async () => {
    const body = { access_token: '1000.canary-token', api_domain: 'https://www.zohoapis.com' };
    const effect = { kind: 'answer', status: 200, body } as const;
    const scenario = createScenario({ faults: [{ path: '/oauth/v2/token', effect }] });
    const run = await scenario.run(fileOf('a'), {
      secrets: oneGrant,
      sourceTokenUrl: undefined,
      verify: 'none',
    });
    const [warning, ...others] = run.annotations;
    expect(others).toEqual([]);
    expect(warning?.message).toMatch(
      /another data centre: its API domain is https:\/\/www\.zohoapis\.com.+`us`.+zoho-other/s,
    );
    expect(warning?.location?.line).toBe(4);
    expect([run.exitCode, run.outputs['created']]).toEqual([0, '1']);
  });
});
