import { describe, expect, it } from 'vitest';
import { createDeadline, GRACE_MS } from '../../../src/http/deadline.ts';
import { HttpClient } from '../../../src/http/http-client.ts';
import { doorOf, type HttpResult } from '../../../src/http/result.ts';
import type { HttpRequest } from '../../../src/http/send.ts';
import { textOf } from '../../../src/model/message.ts';
import { adobeHeaders, knownToken, platform } from '../../emulator/caller.ts';
import { createEmulator, type EmulatorOptions } from '../../emulator/emulator.ts';
import type { Fault } from '../../emulator/faults.ts';
import { seededRandom } from '../../emulator/seeded-random.ts';
import { VirtualClock } from '../../emulator/virtual-clock.ts';
import { failedFetch, fetchOf } from './emulated-fetch.ts';

interface Setting extends EmulatorOptions {
  readonly width?: number;
  readonly timeout?: number;
  readonly autoAdvance?: boolean;
}

function setUp({ width = 4, timeout = 600_000, autoAdvance = true, ...options }: Setting = {}) {
  const clock = new VirtualClock({ autoAdvance });
  const emulator = createEmulator({ ...knownToken, clock, random: seededRandom(), ...options });
  const cancel = new AbortController();
  const stop = createDeadline(clock, timeout, cancel.signal);
  const lines: string[] = [];
  const words: string[] = [];
  const masked: string[] = [];
  const fetch = fetchOf(emulator);
  const client = new HttpClient({
    fetch,
    clock,
    random: () => 0.5,
    concurrency: width,
    stop,
    requestTimeout: 75_000,
    debug: (line) => lines.push(line),
    info: (message) => words.push(textOf(message)),
    // Masked values are redacted from then on.
    door: doorOf(
      (secret) => masked.push(secret),
      (text) => masked.reduce((left, secret) => left.replaceAll(secret, '***'), text),
      ['inletUrl'],
    ),
  });
  const begun = clock.now();
  /** Returns when each request arrived, in milliseconds since the start. */
  const arrivals = () => emulator.requests.map(({ at }) => at - begun);
  return { clock, emulator, cancel, stop, lines, words, masked, client, arrivals };
}

const get: HttpRequest = { method: 'GET', url: `${platform}/connections?limit=7`, headers: adobeHeaders };
const remove = (id: string): HttpRequest => ({
  ...get,
  method: 'DELETE',
  url: `${platform}/connections/${id}`,
});
const some = (effect: Fault['effect'], times: number): Fault => ({ times, effect });

describe('a request that may be repeated', () => {
  it('is sent once if it is answered', async () => {
    const { client, emulator } = setUp();
    expect(await client.sendWithRetry(get)).toMatchObject({
      kind: 'answer',
      status: 200,
      json: { items: [] },
    });
    expect(emulator.requests).toHaveLength(1);
  });

  it.each<[string, Fault['effect']]>([
    ['503', { kind: 'answer', status: 503 }],
    ['a page from a proxy', { kind: 'html' }],
    ['a page from a proxy with status 200', { kind: 'html', status: 200 }],
    ['a reset', { kind: 'reset' }],
    ['a truncated body', { kind: 'cut-short' }],
    ['no answer', { kind: 'hang' }],
  ])('survives %s', async (_, effect) => {
    const { client, emulator } = setUp({ faults: [some(effect, 4)] });
    expect(await client.sendWithRetry(get)).toMatchObject({
      kind: 'answer',
      status: 200,
      json: { items: [] },
    });
    expect(emulator.requests).toHaveLength(5);
  });

  it('fails after five attempts with the last answer', async () => {
    const { client, arrivals } = setUp({ faults: [some({ kind: 'answer', status: 503 }, 99)] });
    expect(await client.sendWithRetry(get)).toMatchObject({ kind: 'answer', status: 503 });
    expect(arrivals()).toEqual([0, 251, 752, 1_753, 3_754]);
  });

  it('waits as long as the server asks', async () => {
    const headers = { 'retry-after': '42' };
    const { client, arrivals } = setUp({ faults: [some({ kind: 'answer', status: 429, headers }, 1)] });
    expect(await client.sendWithRetry(get)).toMatchObject({ status: 200 });
    expect(arrivals()).toEqual([0, 42_000]);
  });

  it('is not repeated if the wait is longer than the rest of the run', async () => {
    const headers = { 'retry-after': '601' };
    const { client, clock, emulator } = setUp({
      faults: [some({ kind: 'answer', status: 429, headers }, 1)],
    });
    const begun = clock.now();
    expect(await client.sendWithRetry(get)).toMatchObject({ kind: 'answer', status: 429 });
    expect([emulator.requests.length, clock.now() - begun]).toEqual([1, 0]);
  });

  it('ends even if a server throttles forever with a zero Retry-After', async () => {
    const headers = { 'retry-after': '0' };
    const { client, emulator } = setUp({
      timeout: 60_000,
      faults: [some({ kind: 'answer', status: 429, headers }, 10_000)],
    });
    expect(await client.sendWithRetry(get)).toMatchObject({ kind: 'answer', status: 429 });
    expect(emulator.requests.length).toBeLessThan(20);
  });

  it.each([400, 401, 403, 404])('is not repeated after %i', async (status) => {
    const { client, emulator } = setUp({ faults: [some({ kind: 'answer', status, body: {} }, 1)] });
    expect(await client.sendWithRetry(get)).toMatchObject({ status });
    expect(emulator.requests).toHaveLength(1);
  });

  it('deletes once, because an answer without a body is an answer', async () => {
    const { client, emulator } = setUp();
    const { id } = emulator.seed({ sandbox: 'dev', name: 'Zoho' });
    expect(await client.sendWithRetry(remove(id))).toMatchObject({ kind: 'answer', status: 204 });
    expect(emulator.requests).toHaveLength(1);
  });

  it('pauses all others when it is throttled', async () => {
    const headers = { 'retry-after': '30' };
    const { client, arrivals } = setUp({
      width: 2,
      faults: [{ nth: 1, effect: { kind: 'answer', status: 429, headers } }],
    });
    const results = await Promise.all([1, 2, 3, 4, 5].map(() => client.sendWithRetry(get)));
    expect(results.map((result) => result.kind === 'answer' && result.status)).toEqual([
      200, 200, 200, 200, 200,
    ]);
    // The second request was already sent.
    expect(arrivals()).toEqual([0, 0, 30_000, 30_000, 30_000, 30_000]);
  });

  it.each(['sendWithRetry', 'send'] as const)(
    'is the last one to an origin if the wait is longer than the rest of the run (%s), but not to other origins',
    async (way) => {
      const headers = { 'retry-after': '601' };
      const { client, clock, arrivals, lines } = setUp({
        width: 1,
        faults: [{ nth: 1, effect: { kind: 'answer', status: 429, headers } }],
      });
      const begun = clock.now();
      const elsewhere = { ...get, url: get.url.replace('platform.adobe.io', 'other.adobe.io') };
      const results = await Promise.all([get, get, remove('x'), elsewhere].map((each) => client[way](each)));
      expect(results).toMatchObject([
        { kind: 'answer', status: 429 },
        {
          kind: 'not-sent',
          permanent: true,
          reason: expect.stringContaining('longer than the run has left'),
        },
        { kind: 'not-sent', permanent: true },
        { kind: 'answer', status: 200 },
      ]);
      expect([arrivals(), lines.length, clock.now() - begun]).toEqual([[0, 0], 2, 0]);
    },
  );

  it('is the last one even if waiting requests have already waited for long', async () => {
    const throttle = (nth: number, seconds: string): Fault => ({
      nth,
      effect: { kind: 'answer', status: 429, headers: { 'retry-after': seconds } },
    });
    const { client, arrivals } = setUp({ width: 2, faults: [throttle(1, '300'), throttle(3, '301')] });
    const results = await Promise.all([1, 2, 3, 4, 5, 6].map(() => client.sendWithRetry(get)));
    // Half of the run's time is over when the server asks for more than the other half, so waiting requests are
    // rejected.
    expect(arrivals()).toEqual([0, 0, 300_000]);
    expect(results.filter(({ kind }) => kind === 'not-sent')).toHaveLength(3);
  });

  it('pauses the others even if it is sent once only', async () => {
    const headers = { 'retry-after': '30' };
    const { client, arrivals } = setUp({
      width: 1,
      faults: [{ nth: 1, effect: { kind: 'answer', status: 429, headers } }],
    });
    await Promise.all([client.send(get), client.send(get)]);
    expect(arrivals()).toEqual([0, 30_000]);
  });

  it('lets others continue while it waits after its own failure', async () => {
    const { client, arrivals } = setUp({
      width: 1,
      faults: [{ nth: 1, effect: { kind: 'answer', status: 503 } }],
    });
    await Promise.all([client.sendWithRetry(get), client.sendWithRetry(get)]);
    expect(arrivals()).toEqual([0, 0, 251]);
  });
});

describe('the door for answers', () => {
  const answering = (body: object, headers = {}) =>
    setUp({ faults: [some({ kind: 'answer', status: 400, body, headers }, 1)] });

  it('masks the tokens of an answer before any text about it is made', async () => {
    const tokens = {
      access_token: 'canary-1-0123',
      refresh_token: 'canary-2-0123',
      id_token: 'canary-3-0123',
    };
    const { client, masked } = answering({
      ...tokens,
      other_token: 'not-masked',
      message: 'no canary-2-0123',
    });
    expect(await client.send(get)).toMatchObject({ error: { message: 'no ***' } });
    expect(masked).toEqual(Object.values(tokens));
  });

  it.each([{ access_token: 'short77' }, { access_token: 12_345_678 }, { access_token: null }, []])(
    'masks only tokens: %j',
    async (body) => {
      const { client, masked } = answering(body);
      await client.send(get);
      expect(masked).toEqual([]);
    },
  );

  it('masks members with a confidential name at any depth', async () => {
    const params = { inletUrl: 'https://canary.example', port: 8443, name: 'not masked' };
    const inner = { inletUrl: { of: 'another form' }, items: [{ auth: { params } }, null, 7] };
    const { client, masked } = answering({ ...inner, message: 'at https://canary.example' });
    expect(await client.send(get)).toMatchObject({ error: { message: 'at ***' } });
    expect(masked).toEqual(['https://canary.example']);
  });

  it('leaves out a request id that contains a secret, also in the debug line', async () => {
    const { client, lines } = answering(
      { access_token: 'canary-1-0123' },
      { 'x-request-id': 'id-canary-1-0123' },
    );
    expect(await client.send(get)).toMatchObject({ requestId: undefined });
    expect(lines.join()).not.toContain('canary');
  });
});

describe('a request that may take effect only once', () => {
  const post: HttpRequest = { ...get, method: 'POST', body: '{}' };
  const clientWith = (...outcomes: readonly (number | string)[]) => {
    const { stop, clock } = setUp();
    const left = [...outcomes];
    const quiet = () => {};
    const client = new HttpClient({
      fetch: async () => {
        const next = left.shift() ?? 201;
        if (typeof next === 'string') throw failedFetch(next, { syscall: 'connect' });
        return Response.json({}, { status: next });
      },
      ...{ clock, concurrency: 1, stop, random: () => 0.5, requestTimeout: 75_000 },
      ...{ debug: quiet, info: quiet, door: (result) => result },
    });
    return { client, left };
  };

  it.each<readonly [string, readonly (number | string)[]]>([
    ['it was throttled', [429, 429, 201]],
    ['it was not sent', ['ENOTFOUND', 'ECONNREFUSED', 201]],
    ['it was throttled more often than failures are retried', [429, 429, 429, 429, 429, 429, 201]],
  ])('is repeated if %s', async (_, outcomes) => {
    const { client, left } = clientWith(...outcomes);
    const result = await client.sendUntilItHasEffect(post);
    expect(result).toMatchObject({ kind: 'answer', status: 201 });
    expect(result).not.toHaveProperty('retried');
    expect(left).toEqual([]);
  });

  it.each([500, 502, 503, 504, 408, 401, 'ECONNRESET'])('is not repeated after %s', async (outcome) => {
    const { client, left } = clientWith(429, outcome, 201);
    await client.sendUntilItHasEffect(post);
    expect(left).toEqual([201]);
  });

  it('fails if it cannot be sent at all', async () => {
    const { client, left } = clientWith(...Array(7).fill('ENOTFOUND'));
    expect(await client.sendUntilItHasEffect(post)).toMatchObject({ kind: 'not-sent', permanent: false });
    expect(left).toHaveLength(2);
  });
});

describe('a request that must not be repeated', () => {
  it.each<[string, Fault['effect'], object]>([
    ['503', { kind: 'answer', status: 503 }, { kind: 'answer', status: 503 }],
    ['429', { kind: 'answer', status: 429 }, { kind: 'answer', status: 429 }],
    ['a reset', { kind: 'reset' }, { kind: 'lost' }],
    ['no answer', { kind: 'hang' }, { kind: 'timed-out' }],
    ['a truncated body', { kind: 'cut-short' }, { kind: 'unreadable', reason: 'cut short' }],
  ])('is sent once, despite %s', async (_, effect, expected) => {
    const { client, emulator } = setUp({ faults: [some(effect, 1)] });
    expect(await client.send(get)).toMatchObject(expected);
    expect(emulator.requests).toHaveLength(1);
  });

  it('has a timeout that a trickle of bytes does not extend', async () => {
    const { client, clock } = setUp({ faults: [some({ kind: 'trickle', milliseconds: 20_000 }, 1)] });
    const begun = clock.now();
    expect(await client.send(get)).toEqual({ kind: 'timed-out' });
    expect(clock.now() - begun).toBe(75_000);
  });
});

describe('the concurrent requests', () => {
  /** Returns how many requests arrive at which time, in milliseconds since the start. */
  async function waves(count: number, options: Setting): Promise<readonly (readonly [number, number])[]> {
    const { client, arrivals } = setUp({ latency: 100, ...options });
    await Promise.all(Array.from({ length: count }, () => client.send(get)));
    const all = arrivals();
    return [...new Set(all)].map((time) => [time, all.filter((at) => at === time).length] as const);
  }

  it('are eight at first, then one more with each round of answers', async () => {
    expect(await waves(64, { width: 12 })).toEqual([
      [0, 8],
      [100, 8],
      [200, 9],
      [300, 10],
      [400, 11],
      [500, 12],
      [600, 6],
    ]);
  });

  it.each([429, 503])('are halved after a %i', async (status) => {
    const faults: readonly Fault[] = [{ nth: 1, effect: { kind: 'answer', status } }];
    expect((await waves(20, { width: 16, faults })).slice(0, 3)).toEqual([
      [0, 8],
      [100, 4],
      [200, 4],
    ]);
  });

  it('are halved if there was no answer in time', async () => {
    const faults: readonly Fault[] = [{ times: 8, effect: { kind: 'hang' } }];
    expect((await waves(20, { width: 16, faults })).slice(0, 2)).toEqual([
      [0, 8],
      [75_000, 4],
    ]);
  });

  it('are limited and paused separately for each origin', async () => {
    const headers = { 'retry-after': '30' };
    const { client, emulator, arrivals } = setUp({
      width: 1,
      faults: [{ nth: 1, effect: { kind: 'answer', status: 429, headers } }],
    });
    const elsewhere = { ...get, url: get.url.replace('platform.adobe.io', 'other.adobe.io') };
    await Promise.all([get, get, elsewhere, elsewhere].map((each) => client.send(each)));
    const hosts = emulator.requests.map(({ url }) => new URL(url).host);
    expect(hosts.map((host, index) => [host, arrivals()[index]])).toEqual([
      ['platform.adobe.io', 0],
      ['other.adobe.io', 0],
      ['other.adobe.io', 0],
      ['platform.adobe.io', 30_000],
    ]);
  });
});

describe('the limits of a run', () => {
  it('allow no more concurrent requests than configured', async () => {
    const { client, emulator } = setUp({
      width: 3,
      latency: { min: 10, max: 90 },
      faults: [{ probability: 0.2, effect: { kind: 'answer', status: 500 } }],
    });
    await Promise.all(Array.from({ length: 12 }, () => client.sendWithRetry(get)));
    expect(emulator.inFlight).toEqual({ now: 0, most: 3 });
  });

  it('start nothing after the stop, but let active requests finish', async () => {
    const { client, clock, cancel, emulator } = setUp({ width: 1, latency: 1_000, autoAdvance: false });
    const results = [client.send(get), client.send(get)];
    await clock.advance(500);
    cancel.abort();
    await clock.advance(500);
    expect(await Promise.all(results)).toMatchObject([
      { kind: 'answer', status: 200 },
      { kind: 'not-sent', permanent: true },
    ]);
    expect(await client.send(get)).toMatchObject({ kind: 'not-sent' });
    expect(emulator.requests).toHaveLength(1);
  });

  it('drop active requests when the grace period is over', async () => {
    const { client, clock, cancel } = setUp({ autoAdvance: false, faults: [some({ kind: 'hang' }, 1)] });
    const result = client.sendWithRetry(get);
    await clock.advance(500);
    cancel.abort();
    await clock.advance(GRACE_MS - 1);
    expect(clock.sleeping).toBeGreaterThan(0);
    await clock.advance(1);
    expect(await result).toEqual({ kind: 'timed-out', aborted: true });
  });

  it('end a wait between two attempts', async () => {
    const headers = { 'retry-after': '300' };
    const { client, clock, cancel, emulator } = setUp({
      autoAdvance: false,
      faults: [some({ kind: 'answer', status: 503, headers }, 1)],
    });
    const result = client.sendWithRetry(get);
    await clock.advance(10);
    cancel.abort();
    expect(await result).toMatchObject({ kind: 'answer', status: 503 });
    expect(emulator.requests).toHaveLength(1);
  });

  it('do not make a completed deletion look as if it was never sent', async () => {
    const { client, clock, cancel, emulator } = setUp({
      autoAdvance: false,
      faults: [some({ kind: 'reset', after: true }, 1)],
    });
    const { id } = emulator.seed({ sandbox: 'dev', name: 'Zoho' });
    const result = client.sendWithRetry(remove(id));
    await clock.advance(1);
    cancel.abort();
    expect(await result).toEqual({ kind: 'lost' });
    expect(emulator.connections).toEqual([]);
  });

  it('do not make it look so if the network is down afterwards either', async () => {
    const { stop, clock } = setUp();
    let calls = 0;
    const fetch: typeof globalThis.fetch = async () => {
      throw failedFetch(++calls === 1 ? 'ECONNRESET' : 'ENETUNREACH', { syscall: 'connect' });
    };
    const quiet = () => {};
    const common = { random: () => 0.5, requestTimeout: 75_000, debug: quiet, info: quiet };
    const options = { fetch, clock, concurrency: 1, stop, door: (result: HttpResult) => result, ...common };
    expect(await new HttpClient(options).sendWithRetry(remove('x'))).toEqual({ kind: 'lost' });
    expect(calls).toBe(5);
  });
});

describe('the message about waiting', () => {
  it('is logged once for all waiting requests, and only for a long wait', async () => {
    const throttled = (seconds: string, times: number): Fault => ({
      times,
      effect: { kind: 'answer', status: 429, headers: { 'Retry-After': seconds } },
    });
    const { client, words } = setUp({ faults: [throttled('12', 4), throttled('2', 4)] });
    await Promise.all([get, get, get, get].map((request) => client.sendWithRetry(request)));
    expect(words).toEqual(['`platform.adobe.io` asked to slow down: pausing requests to it for 12 seconds']);
  });
});

describe('the debug line of a request', () => {
  const request: HttpRequest = {
    method: 'POST',
    url: 'https://platform.adobe.io/ims/token/v3?canary=query#canary',
    headers: { Authorization: 'Bearer canary' },
    body: 'client_secret=canary',
  };

  it('contains method, path, status, request id and duration, and nothing else', async () => {
    const { client, lines } = setUp({
      latency: 120,
      faults: [some({ kind: 'answer', status: 500, echo: true, body: { message: 'canary' } }, 1)],
    });
    await client.send(request);
    expect(lines).toEqual([expect.stringMatching(/^POST \/ims\/token\/v3 500 [0-9a-f-]{36} 120 ms$/)]);
  });

  it.each<[Fault['effect'], RegExp]>([
    [{ kind: 'reset' }, /^POST \/ims\/token\/v3 lost 0 ms$/],
    [{ kind: 'hang' }, /^POST \/ims\/token\/v3 timed-out 75000 ms$/],
    [{ kind: 'cut-short' }, /^POST \/ims\/token\/v3 400 \(cut short\) [0-9a-f-]{36} 0 ms$/],
  ])('describes the result: %o', async (effect, line) => {
    const { client, lines } = setUp({ faults: [some(effect, 1)] });
    await client.send(request);
    expect(lines).toEqual([expect.stringMatching(line)]);
  });

  it('is written for each attempt', async () => {
    const { client, lines } = setUp({ faults: [some({ kind: 'answer', status: 503 }, 2)] });
    await client.sendWithRetry(get);
    expect(lines.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'GET /data/foundation/flowservice/connections 503',
      'GET /data/foundation/flowservice/connections 503',
      'GET /data/foundation/flowservice/connections 200',
    ]);
  });

  it('contains nothing of an invalid URL', async () => {
    const { client, lines } = setUp();
    expect(await client.send({ ...request, url: 'canary' })).toMatchObject({ kind: 'not-sent' });
    expect(lines).toEqual(['POST (no URL) not-sent 0 ms']);
  });
});
