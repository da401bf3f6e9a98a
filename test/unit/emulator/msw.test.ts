import { http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionBody, flowRequest, knownToken, platform } from '../../emulator/caller.ts';
import { createEmulator, type Emulator } from '../../emulator/emulator.ts';
import type { Effect } from '../../emulator/faults.ts';

let emulator: Emulator;
const server = setupServer(
  http.all(`${new URL(platform).origin}/*`, ({ request }) => emulator.fetch(request)),
);

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());

function create(effect: Effect, signal?: AbortSignal): Promise<Response> {
  emulator = createEmulator({ ...knownToken, faults: [{ effect }] });
  return fetch(flowRequest('/connections', { body: connectionBody(), ...(signal ? { signal } : {}) }));
}

describe('an emulator behind msw', () => {
  it('turns a reset into a network error', async () => {
    await expect(create({ kind: 'reset', after: true })).rejects.toThrow('Failed to fetch');
    expect(emulator.connections).toHaveLength(1);
  });

  it('turns a body that is cut short into one that cannot be read', async () => {
    const response = await create({ kind: 'cut-short' });
    expect(response.status).toBe(201);
    await expect(response.text()).rejects.toThrow('terminated');
  });

  it('lets go of a request that hangs when the client gives up', async () => {
    const client = new AbortController();
    const answer = expect(create({ kind: 'hang' }, client.signal)).rejects.toThrow('abort');
    await expect.poll(() => emulator.inFlight.now).toBe(1);
    client.abort();
    await answer;
    await expect.poll(() => emulator.inFlight.now).toBe(0);
  });

  it('stops an endless body when the client has had enough', async () => {
    const reader = (await create({ kind: 'endless' })).body?.getReader();
    for (let n = 0; n < 3; n++) expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
    // msw keeps a copy of the body, for which the promise of `cancel` waits in vain.
    void reader?.cancel();
    expect((await reader?.read())?.done).toBe(true);
  });
});
