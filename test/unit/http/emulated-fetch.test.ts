import { describe, expect, it } from 'vitest';
import { connectionBody, flowRequest, knownToken } from '../../emulator/caller.ts';
import { createEmulator, type Emulator } from '../../emulator/emulator.ts';
import type { Effect } from '../../emulator/faults.ts';
import { fetchOf } from './emulated-fetch.ts';

function create(effect: Effect, signal?: AbortSignal): { emulator: Emulator; answer: Promise<Response> } {
  const emulator = createEmulator({ ...knownToken, faults: [{ effect }] });
  const request = flowRequest('/connections', { body: connectionBody(), ...(signal ? { signal } : {}) });
  return { emulator, answer: fetchOf(emulator)(request) };
}

describe('an emulator behind `fetch`', () => {
  it('turns a reset into a network error', async () => {
    const { emulator, answer } = create({ kind: 'reset', after: true });
    await expect(answer).rejects.toThrow('fetch failed');
    expect(emulator.connections).toHaveLength(1);
  });

  it('turns a truncated body into one that cannot be read', async () => {
    const response = await create({ kind: 'cut-short' }).answer;
    expect(response.status).toBe(201);
    await expect(response.text()).rejects.toThrow('terminated');
  });

  it('releases a request that hangs when the client gives up', async () => {
    const client = new AbortController();
    const { emulator, answer } = create({ kind: 'hang' }, client.signal);
    const end = expect(answer).rejects.toThrow('abort');
    await expect.poll(() => emulator.inFlight.now).toBe(1);
    client.abort();
    await end;
    expect(emulator.inFlight.now).toBe(0);
  });

  it('stops an endless body when the client cancels it', async () => {
    const reader = (await create({ kind: 'endless' }).answer).body?.getReader();
    for (let n = 0; n < 3; n++) expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
    await reader?.cancel();
    expect((await reader?.read())?.done).toBe(true);
  });
});
