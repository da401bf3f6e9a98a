import { describe, expect, it } from 'vitest';
import { accessTokens, type TokenSource } from '../../../src/flow-service/access-token.ts';
import { doorOf, type HttpResult, RUN_ABORTED } from '../../../src/http/result.ts';
import { Secret } from '../../../src/model/secret.ts';
import { authSpecOf } from '../../../src/source/auth-specs.ts';
import { zohoCrm } from '../../../src/source/zoho-crm.ts';
import { DEMO_ADOBE_CLIENT } from '../../emulator/emulator.ts';
import { adobe, clientSecret, givenToken, problemOf } from './adobe.ts';

function answer(json: unknown, status = 200): HttpResult {
  return { kind: 'answer', status, headers: new Headers(), json };
}

/** Returns tokens from an IMS that gives these answers in turn. */
function tokensFrom(...answers: readonly HttpResult[]) {
  const log: string[] = [];
  const left = [...answers];
  const source: TokenSource = {
    imsUrl: 'https://ims-na1.adobelogin.com',
    clientId: 'api-key',
    credential: clientSecret,
    send: async ({ method, url }) => {
      log.push(`${method} ${url}`);
      return left.shift() ?? { kind: 'lost' };
    },
  };
  return { tokens: accessTokens(source), log };
}

const token = (name: string) => answer({ access_token: `token-${name}-0123`, expires_in: 86_399 });

describe('an access token', () => {
  it('is requested as Adobe documents it, with its secrets in the body', async () => {
    const { flowService, emulator } = adobe({ credential: clientSecret });
    await flowService.listConnections('dev', zohoCrm);
    const [ims] = emulator.requests;
    expect(ims).toMatchObject({
      method: 'POST',
      url: 'https://ims-na1.adobelogin.com/ims/token/v3',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(Object.fromEntries(new URLSearchParams(ims?.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: DEMO_ADOBE_CLIENT.clientId,
      client_secret: DEMO_ADOBE_CLIENT.clientSecret,
      scope: 'openid,AdobeID',
    });
  });

  it('is requested once per run, even by concurrent requests', async () => {
    const { flowService, sent } = adobe({ credential: clientSecret, latency: 100, concurrency: 32 });
    await Promise.all(
      ['dev', 'prod', 'stage', 'dev'].map((each) => flowService.listConnections(each, zohoCrm)),
    );
    await flowService.listConnections('dev', zohoCrm);
    expect(sent().filter((line) => line.startsWith('POST'))).toEqual(['POST v3 200']);
  });

  it('that was given is used as it is and never renewed', async () => {
    const { flowService, sent, masked } = adobe({ credential: givenToken, adobeTokens: [] });
    expect(await problemOf(flowService.listConnections('dev', zohoCrm))).toMatchObject({
      code: 'adobe-refused',
      message: expect.stringContaining('HTTP 401, code 401013'),
      fix: expect.stringContaining('adobe-access-token'),
    });
    expect([sent(), masked]).toEqual([['GET connections 401'], []]);
  });

  it('that the gateway rejects is renewed, and the request is repeated', async () => {
    const { flowService, sent, masked, emulator } = adobe({ credential: clientSecret, adobeTokenUses: 1 });
    await flowService.listConnections('dev', zohoCrm);
    await flowService.listConnections('dev', zohoCrm);
    expect(sent()).toEqual([
      'POST v3 200',
      'GET connections 200',
      'GET connections 401',
      'POST v3 200',
      'GET connections 200',
    ]);
    expect(masked).toEqual(emulator.mintedTokens);
  });

  it.each(['2114-400', '2115-400'])('that Flow Service rejects with %s is renewed too', async (code) => {
    const body = {
      type: `https://ns.adobe.com/aep/errors/FLOW-${code}`,
      title: 'Invalid token',
      status: 400,
    };
    const faults = [
      { path: '/connections', times: 1, effect: { kind: 'answer', status: 400, body } },
    ] as const;
    const { flowService, sent } = adobe({ credential: clientSecret, faults });
    expect(await flowService.listConnections('dev', zohoCrm)).toEqual([]);
    expect(sent()).toEqual(['POST v3 200', 'GET connections 400', 'POST v3 200', 'GET connections 200']);
  });

  it('is renewed once per run, so a second rejection is final', async () => {
    const { flowService, sent } = adobe({ credential: clientSecret, adobeTokenUses: 0 });
    expect(await problemOf(flowService.listConnections('dev', zohoCrm))).toMatchObject({
      code: 'adobe-refused',
    });
    expect(await problemOf(flowService.listConnections('dev', zohoCrm))).toMatchObject({
      code: 'adobe-refused',
    });
    expect(sent().filter((line) => line.startsWith('POST'))).toHaveLength(2);
  });

  it('is renewed once for concurrent rejections, and all requests are repeated', async () => {
    const faults = [
      { path: '/connections', times: 4, effect: { kind: 'answer', status: 401, body: {} } },
    ] as const;
    const { flowService, sent } = adobe({ credential: clientSecret, faults });
    const sandboxes = ['dev', 'prod', 'stage', 'dev'];
    const listings = await Promise.all(sandboxes.map((each) => flowService.listConnections(each, zohoCrm)));
    expect(listings).toEqual([[], [], [], []]);
    expect(sent().filter((line) => line.startsWith('POST'))).toEqual(['POST v3 200', 'POST v3 200']);
  });

  it('is renewed once for rejections before, during and after the renewal', async () => {
    const { tokens, log } = tokensFrom(token('one'), token('two'));
    const first = await tokens.current();
    const renewals = [tokens.renew(first), tokens.renew(first)];
    await Promise.resolve();
    renewals.push(tokens.renew(first));
    const second = await tokens.renew(first);
    expect(await Promise.all([...renewals, tokens.current()])).toEqual(Array(4).fill(second));
    expect(second?.reveal()).toBe('token-two-0123');
    expect(second && (await tokens.renew(second))).toBeUndefined();
    expect(log.filter((line) => line.startsWith('POST'))).toHaveLength(2);
  });

  it('is also renewed for a creation, which was not processed', async () => {
    const { flowService, emulator } = adobe({ credential: clientSecret, adobeTokenUses: 1 });
    await flowService.listConnections('dev', zohoCrm);
    const payload = {
      name: 'Zoho',
      auth: {
        specName: authSpecOf(zohoCrm)[0],
        params: Object.fromEntries(Object.keys(authSpecOf(zohoCrm)[1]).map((name) => [name, 'x'])),
      },
      connectionSpec: zohoCrm.spec,
    };
    expect(await flowService.createConnection('dev', payload)).toMatchObject({ kind: 'answer', status: 201 });
    expect(emulator.connections).toHaveLength(1);
  });

  it('that cannot be renewed fails every request that waits for it', async () => {
    const { tokens } = tokensFrom(token('one'), answer({ error: 'invalid_client' }, 401));
    const first = await tokens.current();
    const renewals = [tokens.renew(first), tokens.renew(first)];
    for (const renewal of renewals)
      expect(await problemOf(renewal)).toMatchObject({ code: 'adobe-token-refused' });
  });
});

describe('a missing access token', () => {
  it('is reported with the answer of IMS and the inputs to check', async () => {
    const wrong = { ...clientSecret, secret: new Secret('wrong-secret-0000') };
    const { flowService, sent } = adobe({ credential: wrong });
    expect(await problemOf(flowService.listConnections('dev', zohoCrm))).toEqual({
      code: 'adobe-token-refused',
      message: expect.stringMatching(/IMS.*HTTP 400, code invalid_client: "invalid client_secret parameter"/),
      fix: expect.stringContaining('`adobe-client-secret`'),
    });
    expect(sent()).toEqual(['POST v3 400']);
  });

  it.each<[string, HttpResult, string]>([
    ['IMS is unavailable', answer(undefined, 503), 'adobe-unreachable'],
    ['the connection breaks', { kind: 'lost' }, 'adobe-unreachable'],
    [
      'the host is unknown',
      { kind: 'not-sent', reason: 'the host name is unknown', permanent: false },
      'adobe-unreachable',
    ],
    ['the scopes are wrong', answer({ error: 'invalid_scope' }, 400), 'adobe-token-refused'],
    ['the answer is a page', answer(undefined), 'adobe-token-refused'],
    ['the answer is an array', answer([]), 'adobe-token-refused'],
    ['the answer contains no token', answer({ token_type: 'bearer' }), 'adobe-token-refused'],
    ['the token is unusable', answer({ access_token: 'canary 0123' }), 'adobe-token-refused'],
  ])('is reported if %s, and not requested again', async (_, result, code) => {
    const { tokens, log } = tokensFrom(result, token('late'));
    const problem = await problemOf(tokens.current());
    expect(problem).toMatchObject({ code, fix: expect.any(String) });
    expect(JSON.stringify(problem)).not.toContain('canary');
    expect(await problemOf(tokens.current())).toEqual(problem);
    expect(log.filter((line) => line.startsWith('POST'))).toHaveLength(1);
  });

  const notIms = 'check that the input `ims-url` points to Adobe';
  const client = 'check the input `adobe-client-id` and the input `adobe-client-secret`';

  it.each<[string, HttpResult, string, string]>([
    ['a page', answer(undefined), 'HTTP 200: the answer is empty or not JSON', notIms],
    ['a page with 404', answer(undefined, 404), 'HTTP 404: the answer is empty or not JSON', notIms],
    ['a page with 401', answer(undefined, 401), 'HTTP 401: the answer is empty or not JSON', notIms],
    ['a page with 403', answer(undefined, 403), 'HTTP 403: the answer is empty or not JSON', notIms],
    ['a redirect', answer(undefined, 302), 'HTTP 302: the answer is empty or not JSON', notIms],
    ['null', answer(null), 'HTTP 200: the answer gives no details', notIms],
    ['an object without an error', answer({ token_type: 'bearer' }), 'its answer contains none', notIms],
    ['an unknown OAuth error', answer({ error: 'odd' }, 400), 'HTTP 400, code odd', client],
    ['an OAuth error with 200', answer({ error: 'odd' }), 'HTTP 200, code odd', client],
    ['an OAuth error with 403', answer({ error: 'odd' }, 403), 'HTTP 403, code odd', client],
    ['an error of another service', answer({ error_code: '1308-400' }, 409), 'HTTP 409', notIms],
    ['throttling', answer(undefined, 429), 'HTTP 429', 'Adobe asks to slow down'],
    ['the end of the run', RUN_ABORTED, 'the run was ending', 'run again; if the run was out of time'],
  ])('is blamed on the credential only by an OAuth error: %s', async (_, result, why, fix) => {
    const { tokens } = tokensFrom(
      doorOf(
        () => {},
        (text) => text,
        [],
      )(result),
    );
    expect(await problemOf(tokens.current())).toMatchObject({
      message: expect.stringContaining(why),
      fix: expect.stringContaining(fix),
    });
  });
});
