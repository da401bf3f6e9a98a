import { describe, expect, it } from 'vitest';
import { adobeHeaders, call, connectionBody, flowRequest, knownToken } from '../../emulator/caller.ts';
import { createEmulator } from '../../emulator/emulator.ts';
import { seededRandom } from '../../emulator/seeded-random.ts';
import { VirtualClock } from '../../emulator/virtual-clock.ts';

describe('the emulator', () => {
  it('records requests in the order of their arrival', async () => {
    const clock = new VirtualClock({ start: 1000 });
    const emulator = createEmulator({ ...knownToken, clock });
    await call(emulator, '/connections', { body: connectionBody() });
    await clock.advance(500);
    await call(emulator, '/connections?limit=5', { headers: { 'x-sandbox-name': undefined } });
    expect(emulator.requests).toEqual([
      {
        method: 'POST',
        url: 'https://platform.adobe.io/data/foundation/flowservice/connections',
        path: '/data/foundation/flowservice/connections',
        sandbox: 'dev',
        headers: { ...adobeHeaders, 'content-type': 'application/json' },
        body: JSON.stringify(connectionBody()),
        at: 1000,
        status: 201,
      },
      expect.objectContaining({
        method: 'GET',
        url: expect.stringMatching(/\?limit=5$/),
        at: 1500,
        status: 400,
      }),
    ]);
    expect(emulator.requests[1]).toMatchObject({ sandbox: undefined });
    expect(emulator.requests[1]).not.toHaveProperty('body');
  });

  it('counts the requests in flight', async () => {
    const clock = new VirtualClock();
    const emulator = createEmulator({ ...knownToken, clock, latency: 100 });
    const answers = Promise.all([call(emulator, '/connections'), call(emulator, '/connections')]);
    expect(emulator.inFlight).toEqual({ now: 2, most: 2 });
    await clock.advance(100);
    await answers;
    await Promise.all([call(emulator, '/connections'), clock.advance(100)]);
    expect(emulator.inFlight).toEqual({ now: 0, most: 2 });
  });

  it.each([
    [100, 100],
    [{ min: 100, max: 300 }, 200],
  ])('answers after a latency of %o milliseconds', async (latency, expected) => {
    const clock = new VirtualClock({ autoAdvance: true });
    const begun = clock.now();
    await call(createEmulator({ ...knownToken, clock, latency, random: () => 0.5 }), '/connections');
    expect(clock.now() - begun).toBe(expected);
  });

  it('changes nothing if the client leaves during the latency', async () => {
    const clock = new VirtualClock();
    const emulator = createEmulator({ ...knownToken, clock, latency: 100 });
    const client = new AbortController();
    const request = flowRequest('/connections', { body: connectionBody(), signal: client.signal });
    const answer = emulator.fetch(request);
    await clock.advance(50);
    client.abort();
    expect((await answer).type).toBe('error');
    expect([emulator.connections, emulator.inFlight.now, clock.sleeping]).toEqual([[], 0, 0]);
  });

  it('is deterministic for the same chance and time', async () => {
    const run = async () => {
      const emulator = createEmulator({ ...knownToken, random: seededRandom(), clock: new VirtualClock() });
      emulator.seed({ sandbox: 'dev', name: 'a' });
      const { json, headers } = await call(emulator, '/connections', { body: connectionBody() });
      return { json, requestId: headers.get('x-request-id'), connections: emulator.connections };
    };
    expect(await run()).toEqual(await run());
  });

  it('knows the given sandboxes', async () => {
    const emulator = createEmulator({ ...knownToken, sandboxes: ['eu-prod'] });
    const status = async (sandbox: string) =>
      (await call(emulator, '/connections', { headers: { 'x-sandbox-name': sandbox } })).status;
    expect([await status('eu-prod'), await status('dev')]).toEqual([200, 404]);
  });
});
