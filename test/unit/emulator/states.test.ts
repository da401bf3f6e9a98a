import { describe, expect, it } from 'vitest';
import { call, connectionBody, knownToken, page } from '../../emulator/caller.ts';
import { createEmulator, type Emulator, type EmulatorOptions } from '../../emulator/emulator.ts';
import { VirtualClock } from '../../emulator/virtual-clock.ts';

function timed(options: EmulatorOptions) {
  const clock = new VirtualClock();
  return { clock, emulator: createEmulator({ ...knownToken, clock, ...options }) };
}

async function create(emulator: Emulator): Promise<{ id: string; etag: string }> {
  const { json } = await call(emulator, '/connections', { body: connectionBody() });
  return { id: String(json.id), etag: String(json['etag']) };
}

async function lookUp(emulator: Emulator, id: string) {
  return (await call(emulator, `/connections/${id}`)).json.items?.[0];
}

function remove(emulator: Emulator, id: string) {
  return call(emulator, `/connections/${id}`, { method: 'DELETE' });
}

describe('a new connection that takes a while', () => {
  const options = { initializingTime: 5000 };

  it('is initializing without etag and version, then enabled', async () => {
    const { clock, emulator } = timed(options);
    const { id, etag } = await create(emulator);
    await clock.advance(4999);
    const early = await lookUp(emulator, id);
    expect(early).toMatchObject({ state: 'initializing' });
    expect(early).not.toHaveProperty('etag');
    expect(early).not.toHaveProperty('version');
    expect(emulator.connections).toMatchObject([{ state: 'initializing' }]);
    const enabled = '/connections?property=state==enabled';
    expect((await page(emulator, enabled)).names).toEqual([]);
    await clock.advance(1);
    expect(await lookUp(emulator, id)).toMatchObject({ state: 'enabled', etag, version: etag });
    expect(emulator.connections).toMatchObject([{ state: 'enabled' }]);
    expect((await page(emulator, enabled)).names).toEqual(['Zoho EU']);
  });

  it('can be tested once enabled', async () => {
    const { clock, emulator } = timed(options);
    const { id } = await create(emulator);
    expect((await call(emulator, `/connections/${id}/test`)).status).toBe(503);
    await clock.advance(5000);
    expect((await call(emulator, `/connections/${id}/test`)).json).toEqual({ result: true });
  });

  it('is enabled on time even if it is patched before', async () => {
    const { clock, emulator } = timed(options);
    const { id, etag } = await create(emulator);
    await clock.advance(4000);
    const { status } = await call(emulator, `/connections/${id}`, {
      method: 'PATCH',
      headers: { 'if-match': etag },
      body: [{ op: 'replace', path: '/name', value: 'Renamed' }],
    });
    expect(status).toBe(200);
    expect(await lookUp(emulator, id)).toMatchObject({ name: 'Renamed', state: 'initializing' });
    await clock.advance(1000);
    expect(await lookUp(emulator, id)).toMatchObject({ name: 'Renamed', state: 'enabled' });
  });

  it('has the state that it is given in the meantime', async () => {
    const { clock, emulator } = timed(options);
    const { id } = await create(emulator);
    emulator.edit(id, { state: 'disabled' });
    await clock.advance(5000);
    expect(await lookUp(emulator, id)).toMatchObject({ state: 'disabled' });
    emulator.edit(id, { state: 'initializing' });
    await clock.advance(5000);
    expect(await lookUp(emulator, id)).toMatchObject({ state: 'initializing' });
  });

  it('does not affect older connections', async () => {
    const { clock, emulator } = timed(options);
    const { id } = emulator.seed({ sandbox: 'dev', name: 'stuck', state: 'initializing' });
    emulator.seed({ sandbox: 'dev', name: 'ready' });
    await clock.advance(5000);
    expect(await lookUp(emulator, id)).toMatchObject({ state: 'initializing' });
    expect(emulator.connections.map(({ state }) => state)).toEqual(['initializing', 'enabled']);
  });
});

describe('a deletion that takes a while', () => {
  const options = { deletionTime: 5000 };

  it('is accepted, and the connection is deleting until it is gone', async () => {
    const { clock, emulator } = timed(options);
    const { id } = emulator.seed({ sandbox: 'dev', name: 'Zoho' });
    const { status, json } = await remove(emulator, id);
    expect([status, json]).toEqual([202, {}]);
    await clock.advance(4999);
    expect(await lookUp(emulator, id)).toMatchObject({ state: 'delete-finalizing' });
    expect((await page(emulator, '/connections?property=state==delete-finalizing')).names).toEqual(['Zoho']);
    expect(emulator.connections).toMatchObject([{ id, state: 'delete-finalizing' }]);
    await clock.advance(1);
    expect((await call(emulator, `/connections/${id}`)).status).toBe(404);
    expect((await page(emulator, '/connections')).names).toEqual([]);
    expect(emulator.connections).toEqual([]);
    expect(() => emulator.edit(id, { name: 'x' })).toThrow(id);
  });

  it('cannot be interrupted', async () => {
    const { clock, emulator } = timed(options);
    const { id, etag } = await create(emulator);
    await remove(emulator, id);
    await clock.advance(1000);
    const answers = [
      await remove(emulator, id),
      await call(emulator, `/connections/${id}`, {
        method: 'PATCH',
        headers: { 'if-match': etag },
        body: [{ op: 'replace', path: '/name', value: 'Renamed' }],
      }),
    ];
    expect(answers.map(({ status, json }) => [status, json['type']])).toEqual(
      ['1458', '1457'].map((code) => [400, `https://ns.adobe.com/aep/errors/FLOW-${code}-400`]),
    );
    await clock.advance(4000);
    expect((await remove(emulator, id)).status).toBe(404);
  });

  it('frees the id afterwards', async () => {
    const { clock, emulator } = timed(options);
    const seed = { sandbox: 'dev', name: 'Zoho', id: 'the-same' };
    emulator.seed(seed);
    await remove(emulator, 'the-same');
    expect(() => emulator.seed(seed)).toThrow('the-same');
    await clock.advance(5000);
    emulator.seed(seed);
    expect(await lookUp(emulator, 'the-same')).toMatchObject({ state: 'enabled' });
  });
});
