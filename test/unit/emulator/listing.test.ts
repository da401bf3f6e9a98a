import { describe, expect, it } from 'vitest';
import {
  call,
  connectionBody,
  everyName,
  knownToken,
  page,
  zohoConnections,
  zohoSpecId,
} from '../../emulator/caller.ts';
import { createEmulator, type Emulator } from '../../emulator/emulator.ts';
import { VirtualClock } from '../../emulator/virtual-clock.ts';

/** An emulator with connections of the given names, the oldest first. */
function emulatorWith(...names: readonly string[]): Emulator {
  const emulator = createEmulator({ ...knownToken, clock: new VirtualClock(), pageSize: 2 });
  for (const name of names) emulator.seed({ sandbox: 'dev', name });
  return emulator;
}

describe('GET /connections', () => {
  it('shows the newest first, page by page, with empty links at the end', async () => {
    const emulator = emulatorWith('a', 'b', 'c', 'd', 'e');
    expect(await everyName(emulator, zohoConnections)).toEqual(['e', 'd', 'c', 'b', 'a']);
    const listings = emulator.requests.map(({ path, status }) => [path, status]);
    expect(listings).toEqual(Array(3).fill(['/data/foundation/flowservice/connections', 200]));
    const whole = await call(emulatorWith('a', 'b'), '/connections');
    expect(whole.json._links).toEqual({});
  });

  it('has no links on its last page if configured so', async () => {
    const emulator = createEmulator({ ...knownToken, pageSize: 1, hasEmptyLinks: false });
    for (const name of ['a', 'b']) emulator.seed({ sandbox: 'dev', name });
    const first = await call(emulator, '/connections');
    const { json } = await call(emulator, first.json._links?.next?.href ?? '');
    expect(Object.keys(json)).toEqual(['items']);
  });

  it('shows an empty sandbox as an empty list', async () => {
    expect((await call(emulatorWith(), '/connections')).json).toEqual({ items: [], _links: {} });
  });

  it('has pages of 20 items by default and of 100 at most', async () => {
    const emulator = createEmulator(knownToken);
    for (let n = 0; n < 120; n++) emulator.seed({ sandbox: 'dev', name: `connection ${n}` });
    const sizes = await Promise.all(
      ['', '?limit=7', '?limit=100', '?limit=500'].map(async (query) => {
        const { json } = await call(emulator, `/connections${query}`);
        return json.items?.length;
      }),
    );
    expect(sizes).toEqual([20, 7, 100, 100]);
  });

  it('links to the next page with a token that contains equals signs and needs percent-encoding', async () => {
    const { next } = await page(emulatorWith('a', 'b', 'c'), '/connections');
    expect(next).toMatch(/^\/connections\?continuationToken=[\w%]+==$/);
    const token = new URL(next ?? '', 'https://x').searchParams.get('continuationToken') ?? '';
    expect(token).toMatch(/^\+\+\/\/[A-Za-z0-9+/]+==$/);
  });

  it('accepts a token in any valid encoding and in no other', async () => {
    const emulator = emulatorWith('a', 'b', 'c');
    const { next = '' } = await page(emulator, '/connections');
    const token = new URL(next, 'https://x').searchParams.get('continuationToken') ?? '';
    const statusWith = async (query: string) => (await call(emulator, `/connections?${query}`)).status;
    expect(await statusWith(`continuationToken=${encodeURIComponent(token)}`)).toBe(200);
    expect(await statusWith(new URLSearchParams({ continuationToken: token }).toString())).toBe(200);
    expect(await statusWith(`continuationToken=${token}`)).toBe(400);
    expect(await statusWith(`continuationToken=${next.split('=')[1]}`)).toBe(400);
    expect(await statusWith('continuationToken=')).toBe(400);
    expect(await statusWith('continuationToken=AAAA')).toBe(400);
  });

  it('applies the filter of each request, so it must also be sent with the token', async () => {
    const emulator = emulatorWith('a', 'b', 'c');
    emulator.seed({
      sandbox: 'dev',
      name: 'other',
      createdAt: 1,
      connectionSpec: { id: 'other', version: '1.0' },
    });
    const { next = '' } = await page(emulator, `${zohoConnections}&limit=2`);
    expect(await page(emulator, `${next}&property=connectionSpec.id==${zohoSpecId}`)).toMatchObject({
      names: ['a'],
      next: undefined,
    });
    expect((await page(emulator, next)).names).toEqual(['a', 'other']);
  });

  it('neither repeats nor drops anything if connections are added and removed between two pages', async () => {
    const emulator = emulatorWith('a', 'b', 'c', 'd', 'e');
    const first = await page(emulator, '/connections');
    expect(first.names).toEqual(['e', 'd']);
    await call(emulator, '/connections', { body: connectionBody({ name: 'made meanwhile' }) });
    const gone = emulator.connections.find(({ name }) => name === 'd');
    await call(emulator, `/connections/${gone?.id}`, { method: 'DELETE' });
    expect(await everyName(emulator, first.next ?? '')).toEqual(['c', 'b', 'a']);
    expect((await page(emulator, '/connections')).names).toEqual(['made meanwhile', 'e']);
  });

  it('pages through connections created in the same millisecond', async () => {
    const emulator = emulatorWith();
    const names = ['a', 'b', 'c', 'd', 'e'];
    for (const name of names) emulator.seed({ sandbox: 'dev', name, createdAt: 1000 });
    expect([...(await everyName(emulator, '/connections'))].sort()).toEqual(names);
  });

  it('counts without listing', async () => {
    const emulator = emulatorWith('a', 'b', 'c');
    expect((await call(emulator, '/connections?count=true')).json).toEqual({ count: 3 });
    expect((await call(emulator, `/connections?count=true&property=name==b`)).json).toEqual({ count: 1 });
  });

  it.each([
    ['name==b', ['b']],
    ['name%3D%3Db', ['b']],
    ['name==a,c', ['c', 'a']],
    ['name=="b"', ['b']],
    ['name==a%20b', []],
    ['state==enabled', ['c', 'b', 'a']],
    ['state==disabled', []],
    ['connectionSpec.version==1.0&property=name==a', ['a']],
    ['name==a&property=name==b', []],
    ['no.such.member==1', []],
    ['auth.params.clientId==1000.EXAMPLE', []],
  ])('filters by property=%s', async (property, names) => {
    const emulator = emulatorWith('a', 'b', 'c');
    expect(await everyName(emulator, `/connections?limit=2&property=${property}`)).toEqual(
      names.slice(0, 2).concat(names.length > 2 ? ['a'] : []),
    );
  });

  it('finds a connection by its id', async () => {
    const emulator = emulatorWith('a', 'b');
    const [a] = emulator.connections;
    expect((await page(emulator, `/connections?property=id==${a?.id}`)).names).toEqual(['a']);
  });

  it('shows a new connection only after the lag, while a look-up finds it at once', async () => {
    const clock = new VirtualClock();
    const emulator = createEmulator({ ...knownToken, clock, listingLag: 5000 });
    emulator.seed({ sandbox: 'dev', name: 'old' });
    const { json } = await call(emulator, '/connections', { body: connectionBody({ name: 'new' }) });
    expect((await call(emulator, `/connections/${json.id}`)).status).toBe(200);
    await clock.advance(4999);
    expect((await page(emulator, '/connections')).names).toEqual(['old']);
    expect((await call(emulator, '/connections?count=true')).json).toEqual({ count: 1 });
    await clock.advance(1);
    expect((await page(emulator, '/connections')).names).toEqual(['new', 'old']);
  });
});
