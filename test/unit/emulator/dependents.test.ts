import { describe, expect, it } from 'vitest';
import { call, everyName, knownToken, page, zohoSpecId } from '../../emulator/caller.ts';
import { createEmulator, DEMO_ADOBE_CLIENT, type Emulator } from '../../emulator/emulator.ts';
import { VirtualClock } from '../../emulator/virtual-clock.ts';

function scene() {
  const clock = new VirtualClock();
  const emulator = createEmulator({ ...knownToken, clock, pageSize: 2 });
  const connection = emulator.seed({ sandbox: 'dev', name: 'Zoho' });
  return { clock, emulator, connection };
}

/** Returns the names on every page, in order. The filter is sent with each token. */
async function everyNameOf(emulator: Emulator, path: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (let next: string | undefined = path; next !== undefined; ) {
    const current = await page(emulator, next);
    names.push(...current.names);
    next = current.next && `${current.next}&${path.split('?')[1]}`;
  }
  return names.sort();
}

describe('the dependents of a connection', () => {
  it('are listed as source connections and flows', async () => {
    const { clock, emulator, connection } = scene();
    const seeded = emulator.seedSourceConnection({
      connectionId: connection.id,
      name: 'Leads',
      id: 'source-of-leads',
      flows: [{ name: 'Leads daily', id: 'flow-of-leads' }, { name: 'Leads weekly' }],
    });
    expect(seeded).toEqual({
      id: 'source-of-leads',
      flows: [
        { id: 'flow-of-leads', name: 'Leads daily' },
        { id: expect.stringMatching(/^[0-9a-f-]{36}$/), name: 'Leads weekly' },
      ],
    });
    const common = {
      createdAt: clock.now(),
      sandboxName: 'dev',
      imsOrgId: DEMO_ADOBE_CLIENT.orgId,
      state: 'enabled',
    };
    expect((await call(emulator, '/sourceConnections')).json).toEqual({
      items: [
        {
          ...common,
          id: 'source-of-leads',
          name: 'Leads',
          baseConnectionId: connection.id,
          connectionSpec: { id: zohoSpecId, version: '1.0' },
        },
      ],
      _links: {},
    });
    const { json } = await call(emulator, '/flows?property=id==flow-of-leads');
    expect(json).toEqual({
      items: [
        { ...common, id: 'flow-of-leads', name: 'Leads daily', sourceConnectionIds: ['source-of-leads'] },
      ],
      _links: {},
    });
  });

  it('are filtered by what they depend on', async () => {
    const { emulator, connection } = scene();
    const other = emulator.seed({ sandbox: 'dev', name: 'Zoho US' });
    const names = ['a', 'b', 'c'];
    const flows = names.map((name) => ({ name: `flow ${name}` }));
    const [first] = names.map((name) =>
      emulator.seedSourceConnection({ connectionId: connection.id, name, flows }),
    );
    emulator.seedSourceConnection({ connectionId: other.id, name: 'd', flows: [{ name: 'flow d' }] });
    const sources = `/sourceConnections?property=baseConnectionId==${connection.id}`;
    expect((await page(emulator, sources)).names).toHaveLength(2);
    expect(await everyNameOf(emulator, sources)).toEqual(names);
    expect((await call(emulator, `${sources}&count=true`)).json).toEqual({ count: 3 });
    const ofFirst = `/flows?property=sourceConnectionIds[]==${first?.id}`;
    expect(await everyNameOf(emulator, ofFirst)).toEqual(['flow a', 'flow b', 'flow c']);
    expect((await call(emulator, `${ofFirst}&count=true`)).json).toEqual({ count: 3 });
  });

  it.each(['sourceConnections', 'flows'])('come page by page: %s', async (collection) => {
    const { clock, emulator, connection } = scene();
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      emulator.seedSourceConnection({ connectionId: connection.id, name, flows: [{ name }] });
      await clock.advance(1);
    }
    const { next } = await page(emulator, `/${collection}`);
    expect(next).toMatch(new RegExp(`^/${collection}\\?continuationToken=`));
    expect(await everyName(emulator, `/${collection}`)).toEqual(['e', 'd', 'c', 'b', 'a']);
    emulator.addFault({ effect: { kind: 'next-without-token' } });
    expect((await page(emulator, `/${collection}`)).next).toBe(`/${collection}`);
  });

  it('belong to the sandbox and organization of the connection', async () => {
    const { emulator } = scene();
    const elsewhere = [
      emulator.seed({ sandbox: 'prod', name: 'a' }),
      emulator.seed({ sandbox: 'dev', name: 'b', imsOrgId: 'FFFFFFFFFFFFFFFFFFFFFFFF@AdobeOrg' }),
    ];
    for (const { id } of elsewhere) {
      emulator.seedSourceConnection({ connectionId: id, name: 'source', flows: [{ name: 'flow' }] });
    }
    expect((await page(emulator, '/sourceConnections')).names).toEqual([]);
    expect((await page(emulator, '/flows')).names).toEqual([]);
    const { json } = await call(emulator, '/flows', { headers: { 'x-sandbox-name': 'prod' } });
    expect(json.items?.map(({ name }) => name)).toEqual(['flow']);
  });

  it('are deleted with the connection unless there are flows', async () => {
    const { emulator, connection } = scene();
    emulator.seedSourceConnection({ connectionId: connection.id, name: 'without flows' });
    const { status } = await call(emulator, `/connections/${connection.id}`, { method: 'DELETE' });
    expect(status).toBe(204);
  });

  it('need an existing connection', () => {
    const { emulator } = scene();
    expect(() => emulator.seedSourceConnection({ connectionId: 'nowhere', name: 'x' })).toThrow(
      'no connection with the id nowhere',
    );
  });
});
