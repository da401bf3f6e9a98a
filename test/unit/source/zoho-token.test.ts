import { describe, expect, it } from 'vitest';
import { doorOf, type HttpResult, RUN_ABORTED } from '../../../src/http/result.ts';
import { send } from '../../../src/http/send.ts';
import { type Minting, tokenMinter } from '../../../src/source/zoho-token.ts';
import { createEmulator, type EmulatorOptions } from '../../emulator/emulator.ts';
import type { Fault } from '../../emulator/faults.ts';
import { seededRandom } from '../../emulator/seeded-random.ts';
import { VirtualClock } from '../../emulator/virtual-clock.ts';
import { answerOf } from '../../fixtures/answer.ts';
import { problemOf } from '../flow-service/adobe.ts';
import { fetchOf } from '../http/emulated-fetch.ts';

const grant = {
  accountsUrl: 'https://accounts.zoho.eu',
  clientId: '1000.CLIENT',
  clientSecret: 'canary&client=secret+1',
  refreshToken: '1000.canary.refresh',
};

const known = { ...grant, accountsHost: 'accounts.zoho.eu' };

function minting(options: EmulatorOptions = {}, more: Partial<Minting> = {}) {
  const clock = new VirtualClock({ autoAdvance: true });
  const emulator = createEmulator({ clock, random: seededRandom(), sourceGrants: [known], ...options });
  const abandon = new AbortController().signal;
  const mint = tokenMinter({
    send: (request) => send(request, { fetch: fetchOf(emulator), clock, timeout: 75_000, abandon }),
    pause: (milliseconds) => clock.sleep(milliseconds),
    ...more,
  });
  return { mint, emulator };
}

/** Mints tokens from a Zoho that gives these answers. */
function answering(...answers: readonly HttpResult[]) {
  const left = [...answers];
  let requests = 0;
  const send = async () => {
    requests++;
    return left.shift() ?? answer({ access_token: '1000.one-too-many' });
  };
  return { ...minting({}, { send }), requests: () => requests };
}

const answer = (json: unknown, status = 200) => answerOf(status, json);

describe('minting an access token', () => {
  it('sends the request that Zoho documents, with the secrets in the body', async () => {
    const { mint, emulator } = minting();
    await mint(grant);
    const [request] = emulator.requests;
    expect(request).toMatchObject({
      method: 'POST',
      url: 'https://accounts.zoho.eu/oauth/v2/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      grant_type: 'refresh_token',
      client_id: grant.clientId,
      client_secret: grant.clientSecret,
      refresh_token: grant.refreshToken,
    });
  });

  it('happens once per grant, also for concurrent requests', async () => {
    const { mint, emulator } = minting({ latency: 100 });
    const tokens = await Promise.all([grant, { ...grant }, { ...grant }].map(mint));
    tokens.push(await mint(grant));
    expect(new Set(tokens).size).toBe(1);
    expect(emulator.requests).toHaveLength(1);
  });

  it.each<[string, Partial<typeof grant>]>([
    ['refresh token', { refreshToken: '1000.other.refresh' }],
    ['data centre', { accountsUrl: 'https://accounts.zoho.in' }],
    ['client id', { clientId: '1000.OTHER' }],
    ['client secret', { clientSecret: 'other-secret' }],
  ])('happens separately for another %s', async (_, change) => {
    const { mint, emulator } = minting({ sourceGrants: 'any' });
    const [one, other] = await Promise.all([mint(grant), mint({ ...grant, ...change })]);
    expect(one.token.reveal()).not.toBe(other.token.reveal());
    expect(emulator.requests).toHaveLength(2);
  });

  it('does not confuse two grants whose concatenated values are the same', async () => {
    const { mint, emulator } = minting({ sourceGrants: 'any' });
    await mint({ ...grant, refreshToken: 'a","b', clientId: 'c' });
    await mint({ ...grant, refreshToken: 'a', clientId: 'b","c' });
    expect(emulator.requests).toHaveLength(2);
  });

  it('can use another URL, for an emulator', async () => {
    const { mint, emulator } = minting({ sourceGrants: 'any' }, { instead: 'http://127.0.0.1:8080' });
    await Promise.all([mint(grant), mint({ ...grant, accountsUrl: 'https://accounts.zoho.in' })]);
    expect(emulator.requests.map(({ url }) => url)).toEqual(
      Array(2).fill('http://127.0.0.1:8080/oauth/v2/token'),
    );
  });
});

describe('a token for another data centre than the declared one', () => {
  const domain = (api_domain: unknown) => answer({ access_token: '1000.canary.token', api_domain });

  it.each([
    ['https://www.zohoapis.com', 'us'],
    ['https://www.zohoapis.com.au', 'au'],
    ['https://sandbox.zohoapis.in', 'in'],
    ['https://www.zohoapis.ca', 'ca'],
  ])('causes a warning: %s', async (api, other) => {
    const { token, doubt } = await answering(domain(api)).mint(grant);
    expect(token.reveal()).toBe('1000.canary.token');
    expect(doubt).toMatchObject({
      code: 'zoho-other-data-centre',
      severity: 'warning',
      message: expect.stringContaining(api),
      fix: expect.stringContaining(`\`${other}\``),
    });
  });

  it.each([
    ['https://www.zohoapis.eu'],
    ['https://sandbox.zohoapis.eu'],
    ['https://zohoapis.com.evil.example'],
    ['https://www.zohoapis.sg'],
    ['http://www.zohoapis.com'],
    [undefined],
  ])('is not assumed if the API domain is right or unknown: %s', async (api) => {
    expect((await answering(domain(api)).mint(grant)).doubt).toBeUndefined();
  });

  it('is not reported for an emulator, which serves all data centres', async () => {
    const send = async () => domain('https://www.zohoapis.com');
    const { mint } = minting({}, { send, instead: 'http://127.0.0.1:8080' });
    expect((await mint(grant)).doubt).toBeUndefined();
  });
});

describe('a token request that Zoho rejects', () => {
  it.each<[string, Partial<typeof grant>, string]>([
    ['invalid_client', { clientId: '1000.UNKNOWN' }, '`clientId`'],
    ['invalid_client', { accountsUrl: 'https://accounts.zoho.in' }, 'data centre'],
    ['invalid_client_secret', { clientSecret: 'canary-wrong' }, 'client secret'],
    ['invalid_client', { accountsUrl: 'https://accounts.zoho.in' }, 'client secret'],
    ['invalid_client_secret', { clientSecret: 'canary-wrong' }, 'a separate secret for each'],
    ['invalid_code', { refreshToken: 'canary-revoked' }, 'refresh token'],
    ['invalid_code', { refreshToken: 'canary-code' }, "exchange a self client's code"],
  ])('is reported although the status is 200: %s', async (error, change, fix) => {
    const { mint, emulator } = minting();
    const wrong = { ...grant, ...change };
    const problem = await problemOf(mint(wrong));
    expect(problem).toMatchObject({
      code: 'zoho-token-refused',
      message: expect.stringContaining(`(${error})`),
      fix: expect.stringContaining(fix),
    });
    expect(problem.message).toContain(new URL(wrong.accountsUrl).host);
    expect(JSON.stringify(problem)).not.toContain('canary');
    expect(await problemOf(mint(wrong))).toEqual(problem);
    expect(emulator.requests).toHaveLength(1);
  });

  it.each([
    [
      'in the form that Zoho uses',
      answer({ error: 'Access Denied', error_description: 'too many requests', status: 'failure' }, 400),
    ],
    ['in the form that Zoho uses, with another status', answer({ error: 'Access Denied' })],
    [
      'in different words',
      answer(
        { error: 'access_denied', error_description: 'You have made too many requests continuously.' },
        400,
      ),
    ],
    ['by its code alone', answer({ error: 'access_denied' }, 400)],
    ['with a server error status', answer({ error: 'Access Denied' }, 500)],
    ['with the standard status', answer(undefined, 429)],
  ])('is reported as throttled, without blaming a credential: %s', async (_, result) => {
    const { mint, requests } = answering(result);
    expect(await problemOf(mint(grant))).toMatchObject({
      code: 'zoho-throttled',
      fix: expect.stringContaining('wait ten minutes'),
    });
    expect(requests()).toBe(1);
  });

  it.each([200, 400] as const)(
    'is recognised as throttled with the emulator too, status %i',
    async (sourceThrottleStatus) => {
      const { mint } = minting({ sourceTokenLimit: 0, sourceThrottleStatus });
      expect(await problemOf(mint(grant))).toMatchObject({ code: 'zoho-throttled' });
    },
  );

  it.each<[string, HttpResult]>([
    ['an unknown error', answer({ error: 'general_error' })],
    ['an error named like an inherited object member', answer({ error: 'constructor' })],
    ['an error that is an object', answer({ error: { a: 1 } })],
    ['an error that only contains the words', answer({ error: 'access_denied_by_policy' }, 400)],
    ['a sign-in page', answer(undefined)],
    ['a redirect', answer(undefined, 302)],
    ['an empty object', answer({})],
    ['a list', answer(['1000.canary.token'])],
    ['a token and an error', answer({ access_token: '1000.canary.token', error: 'invalid_code' })],
    ['a token with another status', answer({ access_token: '1000.canary.token' }, 400)],
    ['a token that is a number', answer({ access_token: 12_345_678 })],
    ['an unusable token', answer({ access_token: '1000.canary token' })],
  ])('is reported as rejected if the answer is %s', async (_, result) => {
    const { mint, requests } = answering(result);
    const problem = await problemOf(mint(grant));
    expect(problem).toMatchObject({ code: 'zoho-token-refused', fix: expect.any(String) });
    expect(JSON.stringify(problem)).not.toContain('canary');
    expect(requests()).toBe(1);
  });

  it.each<[string, HttpResult, string]>([
    ['a sign-in page', answer(undefined), 'HTTP 200: the answer is empty or not JSON'],
    ['a redirect', answer(undefined, 302), 'HTTP 302: the answer is empty or not JSON'],
    ['an error page', answer(undefined, 404), 'HTTP 404: the answer is empty or not JSON'],
    ['null', answer(null), 'HTTP 200: the answer gives no details'],
    ['an empty object', answer({}), 'HTTP 200: the answer gives no details'],
  ])('is not blamed on the credentials if the answer is %s', async (_, result, why) => {
    const problem = { message: expect.stringContaining(why) };
    expect(await problemOf(answering(result).mint(grant))).toMatchObject({
      ...problem,
      fix: "check that no proxy answers in place of Zoho's accounts server",
    });
    const { mint } = minting({}, { send: async () => result, instead: 'http://127.0.0.1:8080' });
    expect(await problemOf(mint(grant))).toMatchObject({
      ...problem,
      fix: 'check that the input `zoho-accounts-url` points to the emulator',
    });
  });

  it('is blamed on the credentials if the answer has an unknown error', async () => {
    expect(await problemOf(answering(answer({ error: 'general_error' })).mint(grant))).toMatchObject({
      fix: 'check the data centre, client id, client secret and refresh token',
    });
  });

  it('is described without a secret that Zoho repeats', async () => {
    const redact = (text: string) => text.replaceAll(grant.refreshToken, '***');
    const odd = answer({ error: 'odd', error_description: `no ${grant.refreshToken}` });
    const { mint } = minting({}, { send: async () => doorOf(() => {}, redact, [])(odd) });
    expect(await problemOf(mint(grant))).toMatchObject({ message: expect.stringContaining('"no ***"') });
  });
});

describe('a temporary failure at Zoho', () => {
  it.each<Fault['effect']>([
    { kind: 'answer', status: 503 },
    { kind: 'html' },
    { kind: 'reset' },
    { kind: 'hang' },
    { kind: 'cut-short' },
  ])('is retried once: %o', async (effect) => {
    const { mint, emulator } = minting({ faults: [{ times: 1, effect }] });
    expect((await mint(grant)).token.reveal()).toBe(emulator.mintedTokens.at(-1));
    expect(emulator.requests).toHaveLength(2);
  });

  it.each<Fault['effect']>([
    { kind: 'answer', status: 500, after: true },
    { kind: 'reset', after: true },
    { kind: 'hang', after: true },
    { kind: 'cut-short' },
  ])('is not retried twice, because each request may have created a token: %o', async (effect) => {
    const { mint, emulator } = minting({ faults: [{ effect }] });
    const problem = await problemOf(mint(grant));
    expect(problem).toMatchObject({
      code: 'zoho-unreachable',
      message: expect.stringContaining('accounts.zoho.eu'),
      fix: expect.stringContaining('can be reached'),
    });
    expect(await problemOf(mint(grant))).toEqual(problem);
    expect(emulator.mintedTokens).toHaveLength(2);
  });

  it('is not blamed on the network if the run was ending', async () => {
    expect(await problemOf(answering(RUN_ABORTED).mint(grant))).toMatchObject({
      code: 'run-ended',
      fix: expect.stringContaining('run again; if the run was out of time'),
    });
  });

  it('is not retried if another attempt cannot help', async () => {
    const { mint, requests } = answering({ kind: 'not-sent', reason: 'the run was ending', permanent: true });
    expect(await problemOf(mint(grant))).toMatchObject({ code: 'zoho-unreachable' });
    expect(requests()).toBe(1);
  });
});
