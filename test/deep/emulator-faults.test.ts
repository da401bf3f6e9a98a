import { describe, expect, it } from 'vitest';
import {
  call,
  connectionBody,
  everyName,
  flowRequest,
  formRequest,
  knownToken,
  page,
  read,
} from '../emulator/caller.ts';
import { createEmulator, type Emulator, type EmulatorOptions } from '../emulator/emulator.ts';
import { type Effect, type Fault, Faults, type ListingOddity } from '../emulator/faults.ts';
import { seededRandom } from '../emulator/seeded-random.ts';
import { VirtualClock } from '../emulator/virtual-clock.ts';

const teapot: Effect = { kind: 'answer', status: 418 };

function faulty(effect: Effect, options: EmulatorOptions = {}): Emulator {
  return createEmulator({ ...knownToken, ...options, faults: [{ effect }] });
}

function create(emulator: Emulator, signal?: AbortSignal): Promise<Response> {
  return emulator.fetch(
    flowRequest('/connections', { body: connectionBody(), ...(signal ? { signal } : {}) }),
  );
}

describe('a fault strikes', () => {
  const listing = { method: 'GET', path: '/data/foundation/flowservice/connections', sandbox: 'dev' };

  /** Returns for each of several equal requests the fault that strikes it, or `-`. */
  function struck(faults: readonly Fault[], times: number, random = seededRandom()): string {
    const all = new Faults(faults, random);
    return Array.from({ length: times }, () => all.match(listing)?.kind ?? '-').join(' ');
  }

  it.each<[string, Omit<Fault, 'effect'>, string]>([
    ['every request', {}, 'reset reset reset reset'],
    ['only the nth request', { nth: 2 }, '- reset - -'],
    ['every request from the nth', { from: 3 }, '- - reset reset'],
    ['only the first `times` requests', { times: 2 }, 'reset reset - -'],
    ['only `times` requests from the nth', { from: 2, times: 1 }, '- reset - -'],
    ['no request with probability 0', { probability: 0 }, '- - - -'],
    ['every request with probability 1', { probability: 1 }, 'reset reset reset reset'],
    ['requests with its method', { method: 'GET' }, 'reset reset reset reset'],
    ['no requests with another method', { method: 'POST' }, '- - - -'],
    ['requests whose path ends with its path', { path: '/connections' }, 'reset reset reset reset'],
    ['no requests whose path ends differently', { path: '/connection' }, '- - - -'],
    ['requests whose path matches its pattern', { path: /\/flowservice\//g }, 'reset reset reset reset'],
    ['requests of its sandbox', { sandbox: 'dev' }, 'reset reset reset reset'],
    ['no requests of another sandbox', { sandbox: 'prod' }, '- - - -'],
    ['no requests without the body text', { body: 'Zoho' }, '- - - -'],
  ])('%s', (_, condition, expected) => {
    expect(struck([{ ...condition, effect: { kind: 'reset' } }], 4)).toBe(expected);
  });

  it('some requests with probability 0.5, the same ones for the same seed', () => {
    const faults: Fault[] = [{ probability: 0.5, effect: { kind: 'reset' } }];
    const found = struck(faults, 200, seededRandom(7));
    const count = found.split('reset').length - 1;
    expect(count).toBeGreaterThan(70);
    expect(count).toBeLessThan(130);
    expect(struck(faults, 200, seededRandom(7))).toBe(found);
  });

  it.each(['Zoho US', /"name":"Zoho US"/])('only requests whose body contains %s', (body) => {
    const faults = new Faults([{ body, effect: { kind: 'reset' } }], seededRandom());
    const bodies = ['Zoho EU', 'Zoho US', 'Zoho EU'].map((name) => JSON.stringify(connectionBody({ name })));
    expect(bodies.map((sent) => faults.match({ ...listing, body: sent })?.kind)).toEqual([
      undefined,
      'reset',
      undefined,
    ]);
  });

  it('by its own count, and only the first matching fault strikes and is notified', () => {
    const strikes: string[] = [];
    const fault = (kind: 'reset' | 'hang' | 'html', when: Omit<Fault, 'effect'>): Fault => ({
      ...when,
      effect: { kind },
      onStrike: () => strikes.push(kind),
    });
    const faults = [fault('reset', { nth: 1 }), fault('hang', { times: 2 }), fault('html', { nth: 4 })];
    expect(struck(faults, 5)).toBe('reset hang hang html -');
    expect(strikes).toEqual(['reset', 'hang', 'hang', 'html']);
  });

  it('requests of every service until the faults are cleared', async () => {
    const emulator = createEmulator({ faults: [{ path: '/ims/token/v3', effect: teapot }] });
    const status = async (url: string) => (await emulator.fetch(formRequest(url, {}))).status;
    expect(await status('https://ims/ims/token/v3')).toBe(418);
    expect(await status('https://accounts/oauth/v2/token')).toBe(200);
    emulator.addFault({ path: '/oauth/v2/token', nth: 1, effect: teapot });
    expect(await status('https://accounts/oauth/v2/token')).toBe(418);
    emulator.clearFaults();
    expect(await status('https://ims/ims/token/v3')).toBe(400);
  });
});

describe('the request with a fault', () => {
  it.each<[Effect, number]>([
    [{ kind: 'answer', status: 500 }, 0],
    [{ kind: 'answer', status: 500, after: true }, 1],
    [{ kind: 'reset' }, 0],
    [{ kind: 'reset', after: true }, 1],
    [{ kind: 'html' }, 0],
    [{ kind: 'html', after: true }, 1],
    [{ kind: 'without-id' }, 1],
    [{ kind: 'cut-short' }, 1],
    [{ kind: 'endless' }, 1],
    [{ kind: 'trickle', milliseconds: 1 }, 1],
    [{ kind: 'wrong-content-type' }, 1],
    [{ kind: 'without-items' }, 1],
  ])('%o: creates %i connections', async (effect, created) => {
    const emulator = faulty(effect);
    const response = await create(emulator);
    await response.body?.cancel();
    expect(emulator.connections).toHaveLength(created);
    expect(emulator.requests).toHaveLength(1);
  });

  it.each([
    [false, 0],
    [true, 1],
  ])('hang, after: %s: is abandoned when the client aborts', async (after, created) => {
    const emulator = faulty({ kind: 'hang', after });
    const client = new AbortController();
    const answer = create(emulator, client.signal);
    await new VirtualClock().advance(0);
    expect(emulator.inFlight.now).toBe(1);
    client.abort();
    expect((await answer).type).toBe('error');
    expect(emulator.inFlight.now).toBe(0);
    expect(emulator.connections).toHaveLength(created);
    expect(emulator.requests[0]).not.toHaveProperty('status');
  });

  it.each([
    [false, 0],
    [true, 1],
  ])('delay, after: %s: is answered after the delay', async (after, createdAtOnce) => {
    const clock = new VirtualClock();
    const emulator = faulty({ kind: 'delay', milliseconds: 1000, after }, { clock });
    const answer = create(emulator);
    await clock.advance(999);
    expect(emulator.connections).toHaveLength(createdAtOnce);
    expect(emulator.inFlight.now).toBe(1);
    await clock.advance(1);
    expect((await answer).status).toBe(201);
    expect(emulator.connections).toHaveLength(1);
  });

  it.each<[Effect, number | undefined]>([
    [{ kind: 'answer', status: 502, later: 35_000 }, 502],
    [{ kind: 'reset', later: 35_000 }, undefined],
  ])('%o: is answered at once and takes effect much later', async (effect, status) => {
    const clock = new VirtualClock();
    const emulator = faulty(effect, { clock });
    await create(emulator);
    expect(emulator.requests[0]?.status).toBe(status);
    await clock.advance(34_999);
    expect(emulator.connections).toEqual([]);
    await clock.advance(1);
    expect(emulator.connections).toMatchObject([{ name: 'Zoho EU', createdAt: clock.now() }]);
    expect(emulator.requests).toHaveLength(1);
  });

  it('hang, later: takes effect even after the client has gone', async () => {
    const clock = new VirtualClock();
    const emulator = faulty({ kind: 'hang', later: 80_000 }, { clock });
    const client = new AbortController();
    const answer = create(emulator, client.signal);
    await clock.advance(75_000);
    client.abort();
    expect((await answer).type).toBe('error');
    expect(emulator.connections).toEqual([]);
    await clock.advance(5_000);
    expect(emulator.connections).toHaveLength(1);
  });

  it('later: has no effect if its connection no longer exists by then', async () => {
    const clock = new VirtualClock();
    const emulator = createEmulator({ ...knownToken, clock });
    const { id } = emulator.seed({ sandbox: 'dev', name: 'Zoho' });
    emulator.addFault({ nth: 1, effect: { kind: 'answer', status: 202, later: 1_000 } });
    const remove = () => emulator.fetch(flowRequest(`/connections/${id}`, { method: 'DELETE' }));
    expect((await remove()).status).toBe(202);
    expect((await remove()).status).toBe(204);
    await clock.advance(1_000);
    expect(emulator.connections).toEqual([]);
  });

  it('delay: is abandoned when the client goes away', async () => {
    const clock = new VirtualClock();
    const emulator = faulty({ kind: 'delay', milliseconds: 1000 }, { clock });
    const client = new AbortController();
    const answer = create(emulator, client.signal);
    await clock.advance(500);
    client.abort();
    expect((await answer).type).toBe('error');
    expect(clock.sleeping).toBe(0);
    expect(emulator.connections).toEqual([]);
  });
});

describe('the client gets', () => {
  it('answer: the given status, headers and body, and a request id', async () => {
    const body = { error_code: '429050', message: 'Too many requests' };
    const emulator = faulty({ kind: 'answer', status: 429, headers: { 'retry-after': '7' }, body });
    const answer = await read(await create(emulator));
    expect([answer.status, answer.json]).toEqual([429, body]);
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.headers.get('x-request-id')).not.toBeNull();
    expect(emulator.requests[0]?.status).toBe(429);
  });

  it.each([
    [{ body: 'plain' }, 'plain', 'text/plain'],
    [{ body: '{', headers: { 'content-type': 'application/json' } }, '{', 'application/json'],
    [{}, '', null],
  ])('answer: the body and content type of %o', async (part, text, type) => {
    const response = await create(faulty({ kind: 'answer', status: 500, ...part }));
    expect(await response.text()).toBe(text);
    expect(response.headers.get('content-type')).toBe(type);
  });

  it('answer: no body with a status that allows none', async () => {
    const response = await create(faulty({ kind: 'answer', status: 204, body: { ignored: true } }));
    expect([response.status, response.body]).toEqual([204, null]);
  });

  it.each([undefined, 'Something broke', { message: 'Something broke' }])(
    'answer: an echo of the request in addition to the body %o',
    async (body) => {
      const effect: Effect = { kind: 'answer', status: 500, echo: true, ...(body ? { body } : {}) };
      const text = await (await create(faulty(effect))).text();
      expect(text).toContain('Bearer given-token');
      expect(text).toContain('client-secret-of-zoho');
      if (body) expect(text).toContain('Something broke');
    },
  );

  it('reset: a network error', async () => {
    const emulator = faulty({ kind: 'reset' });
    expect((await create(emulator)).type).toBe('error');
    expect(emulator.requests[0]).not.toHaveProperty('status');
  });

  it('html: the error page of a proxy', async () => {
    const response = await create(faulty({ kind: 'html' }));
    expect(response.status).toBe(502);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toMatch(/^<html>/);
    expect((await create(faulty({ kind: 'html', status: 504 }))).status).toBe(504);
  });

  it('without-id: 201 without an id', async () => {
    const { status, json } = await read(await create(faulty({ kind: 'without-id' })));
    expect([status, json]).toEqual([201, {}]);
  });

  it('refuse-next: the right answer, then network errors until the time is over', async () => {
    const clock = new VirtualClock();
    const emulator = createEmulator({ ...knownToken, clock });
    emulator.addFault({ nth: 1, effect: { kind: 'refuse-next', milliseconds: 1_000 } });
    expect((await create(emulator)).status).toBe(201);
    expect((await create(emulator)).type).toBe('error');
    await clock.advance(1_000);
    expect((await create(emulator)).status).toBe(201);
    expect(emulator.requests).toHaveLength(2);
  });

  it('cut-short: half of the announced JSON', async () => {
    const response = await create(faulty({ kind: 'cut-short' }));
    expect(response.status).toBe(201);
    expect(response.headers.get('content-type')).toContain('application/json');
    const announced = Number(response.headers.get('content-length'));
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(first?.value?.length).toBeGreaterThan(0);
    expect(first?.value?.length).toBeLessThan(announced);
    await expect(reader?.read()).rejects.toThrow('terminated');
  });

  it('cut-short without a body: a network error after the change', async () => {
    const emulator = createEmulator({ ...knownToken, faults: [{ effect: { kind: 'cut-short' } }] });
    const { id } = emulator.seed({ sandbox: 'dev', name: 'Zoho' });
    const response = await emulator.fetch(flowRequest(`/connections/${id}`, { method: 'DELETE' }));
    expect(response.type).toBe('error');
    expect(emulator.connections).toEqual([]);
  });

  it('endless: an endless body that does not block the event loop, until the reader stops', async () => {
    const response = await create(faulty({ kind: 'endless' }));
    expect(response.headers.get('content-length')).toBeNull();
    const reader = response.body?.getReader();
    let bytes = 0;
    let turns = 0;
    const turning = setInterval(() => turns++, 0);
    while (bytes < 1_000_000 || turns === 0) bytes += (await reader?.read())?.value?.length ?? Number.NaN;
    clearInterval(turning);
    await reader?.cancel();
    expect(await reader?.read()).toEqual({ done: true, value: undefined });
  });

  it('trickle: the right body, one byte at a time', async () => {
    const clock = new VirtualClock({ autoAdvance: true });
    const emulator = faulty({ kind: 'trickle', milliseconds: 250 }, { clock });
    const response = await emulator.fetch(flowRequest('/connections'));
    const begun = clock.now();
    expect(await response.text()).toBe('{"items":[],"_links":{}}');
    expect(clock.now() - begun).toBe(24 * 250);
  });

  it('trickle: nothing more when the reader stops', async () => {
    const clock = new VirtualClock();
    const response = await create(faulty({ kind: 'trickle', milliseconds: 250 }, { clock }));
    const reader = response.body?.getReader();
    const first = reader?.read();
    await clock.advance(250);
    expect((await first)?.value).toEqual(new TextEncoder().encode('{'));
    void reader?.read();
    await clock.advance(0);
    expect(clock.sleeping).toBe(1);
    await reader?.cancel();
    expect(clock.sleeping).toBe(0);
  });

  it('wrong-content-type: the right body, declared as text', async () => {
    const emulator = faulty({ kind: 'wrong-content-type' });
    const answer = await call(emulator, '/connections');
    expect(answer.headers.get('content-type')).toBe('text/plain');
    expect(answer.json).toEqual({ items: [], _links: {} });
  });
});

describe('odd listings', () => {
  /** Returns an emulator with five connections on three pages. The second page is odd. */
  function oddOnSecondPage(kind: ListingOddity): Emulator {
    const emulator = createEmulator({
      ...knownToken,
      pageSize: 2,
      faults: [{ method: 'GET', nth: 2, effect: { kind } }],
    });
    for (const name of ['a', 'b', 'c', 'd', 'e']) emulator.seed({ sandbox: 'dev', name });
    return emulator;
  }

  async function threePages(emulator: Emulator) {
    const first = await page(emulator, '/connections');
    const second = await page(emulator, first.next ?? 'none');
    return { first, second };
  }

  it('repeat-page: the first page again, then the third', async () => {
    const emulator = oddOnSecondPage('repeat-page');
    const { first, second } = await threePages(emulator);
    expect([first.names, second.names]).toEqual([
      ['e', 'd'],
      ['e', 'd'],
    ]);
    expect((await page(emulator, second.next ?? 'none')).names).toEqual(['a']);
    expect(emulator.requests).toHaveLength(3);
  });

  it('repeat-token: a second page that links to itself', async () => {
    const { first, second } = await threePages(oddOnSecondPage('repeat-token'));
    expect(second).toEqual({ names: ['c', 'b'], next: first.next });
  });

  it('repeat-token: a listing that never ends', async () => {
    const emulator = createEmulator({
      ...knownToken,
      pageSize: 1,
      faults: [{ from: 2, effect: { kind: 'repeat-token' } }],
    });
    for (const name of ['a', 'b']) emulator.seed({ sandbox: 'dev', name });
    const { first, second } = await threePages(emulator);
    expect(second.next).toBe(first.next);
    expect((await page(emulator, second.next ?? 'none')).next).toBe(first.next);
  });

  it('drop-page: the third page instead of the second', async () => {
    const { second } = await threePages(oddOnSecondPage('drop-page'));
    expect(second).toEqual({ names: ['a'], next: undefined });
  });

  it('drop-page: an empty page instead of the only one', async () => {
    const emulator = faulty({ kind: 'drop-page' });
    emulator.seed({ sandbox: 'dev', name: 'a' });
    expect((await call(emulator, '/connections')).json).toEqual({ items: [], _links: {} });
  });

  it('without-items: only links', async () => {
    const emulator = oddOnSecondPage('without-items');
    const { first } = await threePages(emulator);
    expect(first.names).toEqual(['e', 'd']);
    const { json } = await call(faulty({ kind: 'without-items' }), '/connections');
    expect(json).toEqual({ _links: {} });
  });

  it('without-links: only items, although another page follows', async () => {
    const { second } = await threePages(oddOnSecondPage('without-links'));
    expect(second).toEqual({ names: ['c', 'b'], next: undefined });
    const { json } = await call(faulty({ kind: 'without-links' }), '/connections');
    expect(json).toEqual({ items: [] });
  });

  it('next-without-token: a link to the next page without a token', async () => {
    const { second } = await threePages(oddOnSecondPage('next-without-token'));
    expect(second).toEqual({ names: ['c', 'b'], next: '/connections' });
  });

  it('never change answers that are not listings', async () => {
    const { json } = await call(faulty({ kind: 'drop-page' }), '/connections?count=true');
    expect(json).toEqual({ count: 0 });
    expect((await call(faulty({ kind: 'repeat-page' }), '/connections?limit=0')).status).toBe(400);
  });
});

describe('lagging items', () => {
  /** Creates `slow` and then `fast`. Listings show them 9 and 2 seconds later. */
  async function slowAndFast(options: EmulatorOptions = {}) {
    const clock = new VirtualClock();
    const emulator = createEmulator({ ...knownToken, clock, ...options });
    const lags = new Map<string, number>();
    emulator.addFault({
      method: 'GET',
      path: '/connections',
      effect: { kind: 'lagging-items', lag: ({ id }) => lags.get(id) ?? 0 },
    });
    for (const [name, lag] of [
      ['slow', 9_000],
      ['fast', 2_000],
    ] as const) {
      const { json } = await call(emulator, '/connections', { body: connectionBody({ name }) });
      lags.set(json.id ?? '', lag);
    }
    return { clock, emulator };
  }

  const namesIn = async (emulator: Emulator) => [...(await everyName(emulator, '/connections'))].sort();

  it('are missing from listings, each for its own time', async () => {
    const { clock, emulator } = await slowAndFast();
    emulator.seed({ sandbox: 'dev', name: 'old' });
    const seen: [number, readonly string[]][] = [];
    for (const wait of [0, 1_999, 1, 6_999, 1]) {
      await clock.advance(wait);
      seen.push([wait, await namesIn(emulator)]);
    }
    expect(seen).toEqual([
      [0, ['old']],
      [1_999, ['old']],
      [1, ['fast', 'old']],
      [6_999, ['fast', 'old']],
      [1, ['fast', 'old', 'slow']],
    ]);
  });

  it('do not change the pages and their links', async () => {
    const { emulator } = await slowAndFast({ pageSize: 1 });
    emulator.seed({ sandbox: 'dev', name: 'old' });
    const first = await page(emulator, '/connections');
    expect([first.names, first.next]).toEqual([[], expect.any(String)]);
    expect(await namesIn(emulator)).toEqual(['old']);
  });

  it('are found by their ids', async () => {
    const { emulator } = await slowAndFast();
    for (const { id } of emulator.connections) {
      expect((await call(emulator, `/connections/${id}`)).status).toBe(200);
    }
  });

  it('do not prevent other faults of the same listing', async () => {
    const { clock, emulator } = await slowAndFast();
    await clock.advance(2_000);
    emulator.addFault({ method: 'GET', times: 1, effect: teapot });
    emulator.addFault({ method: 'GET', times: 1, effect: { kind: 'without-links' } });
    expect((await call(emulator, '/connections')).status).toBe(418);
    const { json } = await call(emulator, '/connections');
    expect([json.items?.map(({ name }) => name), json._links]).toEqual([['fast'], undefined]);
    expect(await namesIn(emulator)).toEqual(['fast']);
  });
});
