import { afterEach, describe, expect, it } from 'vitest';
import { type ServedEmulator, serveEmulator } from '../../src/emulator/emulator.ts';
import { connectionBody, flowRequest, knownToken, platform } from '../emulator/caller.ts';
import { createEmulator, type Emulator, type EmulatorOptions } from '../emulator/emulator.ts';
import type { Effect } from '../emulator/faults.ts';
import { serveEmulator as serveFaulty } from '../emulator/serve.ts';

const opened: ServedEmulator[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((served) => served.close()));
});

async function serve(
  effect?: Effect,
  options: EmulatorOptions = {},
  listen: typeof serveFaulty = serveEmulator,
) {
  const emulator = createEmulator({ ...knownToken, ...options, faults: effect ? [{ effect }] : [] });
  const served = await listen(emulator);
  opened.push(served);
  return { emulator, url: served.url };
}

function at(url: string, request: Request): Promise<Response> {
  return fetch(new Request(request.url.replace(new URL(platform).origin, url), request));
}

function create(url: string, signal?: AbortSignal): Promise<Response> {
  return at(url, flowRequest('/connections', { body: connectionBody(), ...(signal ? { signal } : {}) }));
}

/** Resolves once no request is in flight. A socket needs a moment to notice it. */
async function idle(emulator: Emulator): Promise<void> {
  await expect.poll(() => emulator.inFlight.now).toBe(0);
}

describe('an emulator on a socket', () => {
  it.each([
    [false, 0],
    [true, 1],
  ])('breaks the connection, after: %s', async (after, created) => {
    const { emulator, url } = await serve({ kind: 'reset', after });
    await expect(create(url)).rejects.toThrow('fetch failed');
    expect(emulator.connections).toHaveLength(created);
    emulator.clearFaults();
    expect((await create(url)).status).toBe(201);
  });

  it.each<Effect>([{ kind: 'hang' }, { kind: 'delay', milliseconds: 3_600_000 }])(
    'stops waiting when the client goes away: %o',
    async (effect) => {
      const { emulator, url } = await serve(effect);
      const client = new AbortController();
      const answer = create(url, client.signal);
      await expect.poll(() => emulator.inFlight.now).toBe(1);
      client.abort();
      await expect(answer).rejects.toThrow('abort');
      await idle(emulator);
      expect(emulator.connections).toEqual([]);
    },
  );

  it('stops waiting for the latency when the client goes away', async () => {
    const { emulator, url } = await serve(undefined, { latency: 3_600_000 });
    const client = new AbortController();
    const answer = create(url, client.signal);
    await expect.poll(() => emulator.inFlight.now).toBe(1);
    client.abort();
    await expect(answer).rejects.toThrow('abort');
    await idle(emulator);
  });

  it('closes even if requests hang', async () => {
    const emulator = createEmulator({ ...knownToken, faults: [{ effect: { kind: 'hang' } }] });
    const served = await serveEmulator(emulator);
    const answer = expect(create(served.url)).rejects.toThrow('fetch failed');
    await expect.poll(() => emulator.inFlight.now).toBe(1);
    await served.close();
    await answer;
    await idle(emulator);
    await expect(create(served.url)).rejects.toThrow('fetch failed');
  });
});

describe('an emulator on a socket, with faults that need a socket', () => {
  it('breaks the connection halfway through a body', async () => {
    const { emulator, url } = await serve({ kind: 'cut-short' }, {}, serveFaulty);
    const response = await create(url);
    expect(response.status).toBe(201);
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(first?.value?.length).toBeLessThan(Number(response.headers.get('content-length')));
    await expect(reader?.read()).rejects.toThrow('terminated');
    expect(emulator.connections).toHaveLength(1);
  });

  it.each<Effect>([{ kind: 'endless' }, { kind: 'trickle', milliseconds: 1 }])(
    'sends an odd body until the client closes the connection: %o',
    async (effect) => {
      const { url } = await serve(effect, {}, serveFaulty);
      const response = await create(url);
      const reader = response.body?.getReader();
      for (let n = 0; n < 3; n++) expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
      await reader?.cancel();
    },
  );

  it('refuse-next: the answer, then a closed port, then an open one again', async () => {
    const { emulator, url } = await serve(undefined, {}, serveFaulty);
    emulator.addFault({ nth: 1, effect: { kind: 'refuse-next', milliseconds: 150 } });
    expect((await create(url)).status).toBe(201);
    await expect(create(url)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    await expect.poll(() => create(url).then(({ status }) => status, String)).toBe(201);
    expect(emulator.connections).toHaveLength(2);
  });
});
