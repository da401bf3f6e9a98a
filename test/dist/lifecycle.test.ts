import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ActionRun } from '../../src/cli/run-action.ts';
import type { Emulator, EmulatorOptions } from '../emulator/emulator.ts';
import { asLines } from '../fixtures/examples.ts';
import { createWorkspace, inputsFor, runAction, startEmulator } from './workspace.ts';

const values = { CLIENT_SECRET: 'canary-client-secret', REFRESH_TOKEN: '1000.canary-refresh-token' };
const ID = '2484f2df-c057-4ab5-84f2-dfc0577ab592';

const auth =
  'auth: { dataCenter: eu, clientId: 1000.ABC, clientSecret: { secret: CLIENT_SECRET }, refreshToken: { secret: REFRESH_TOKEN } }';
const fileOf = (...entries: readonly string[]) =>
  `version: 1\nsandbox: dev\nconnections:\n${entries.map((entry) => `  ${entry}\n`).join('')}`;

const params = {
  endpoint: 'https://www.zohoapis.eu',
  accountsUrl: 'https://accounts.zoho.eu',
  clientId: '1000.ABC',
  clientSecret: values.CLIENT_SECRET,
  accessToken: '1000.old-access-token',
  refreshToken: values.REFRESH_TOKEN,
};
const byHand = { sandbox: 'dev', id: ID, name: 'Made by hand', description: 'Old', auth: { params } };

type Inputs = Readonly<Record<string, string>>;

/** Returns an emulator, and a way to run the built action on one file against it. */
async function scene(file: string, options: EmulatorOptions = {}) {
  const emulator = await startEmulator(options);
  const workspace = await createWorkspace({ 'connections.yaml': file });
  return {
    emulator,
    run: (inputs: Inputs = {}): Promise<ActionRun> =>
      runAction({
        workspace,
        inputs: { ...inputsFor(emulator.url), secrets: asLines(values), ...inputs },
      }),
  };
}

const outcomes = (run: ActionRun): string[] =>
  JSON.parse(run.outputs.get('connections') ?? '').map(
    ({ key, outcome }: Record<string, string>) => `${key} ${outcome}`,
  );
const writes = ({ requests }: Emulator) =>
  requests.filter(({ method, path }) => method !== 'GET' && path.includes('/connections'));

it('takes over what was made by hand, and renames it', async () => {
  const { emulator, run } = await scene(
    fileOf(`eu: { id: ${ID}, name: Zoho EU, description: New, ${auth} }`),
  );
  emulator.seed(byHand);

  const plan = await run({ mode: 'plan', 'on-drift': 'update' });
  expect(plan.log).toContain('name: "Made by hand" → "Zoho EU"');
  expect(plan.summary).toContain('1 to update');
  expect(writes(emulator)).toEqual([]);

  const only = await run({});
  expect([only.outputs.get('result'), only.exitCode]).toEqual(['drifted', 0]);

  const applied = await run({
    'on-drift': 'update',
    'expected-plan-hash': plan.outputs.get('plan-hash') ?? '',
  });
  expect([applied.outputs.get('result'), applied.exitCode]).toEqual(['applied', 0]);
  expect(applied.outputs.get('id')).toBe(ID);
  expect(emulator.connections).toMatchObject([{ id: ID, name: 'Zoho EU', description: 'New' }]);
  expect(emulator.connections[0]?.auth.params).toEqual(params);
});

describe('a description that is mended while somebody else edits the connection', () => {
  const file = fileOf(`eu: { id: ${ID}, name: Made by hand, description: New, ${auth} }`);
  const slow = { method: 'PATCH', nth: 1, effect: { kind: 'delay', milliseconds: 400 } } as const;

  async function mendUnder(edit: Parameters<Emulator['edit']>[1]) {
    const { emulator, run } = await scene(file, { faults: [slow] });
    emulator.seed(byHand);
    const mending = run({ 'on-drift': 'update' });
    while (!emulator.requests.some(({ method }) => method === 'PATCH')) await sleep(5);
    emulator.edit(ID, edit);
    return { run: await mending, emulator };
  }

  it('is mended all the same when they edit something else, which stays', async () => {
    const { run, emulator } = await mendUnder({ params: { endpoint: 'crm.zoho.eu/crm/private' } });
    expect(run.exitCode).toBe(0);
    expect(outcomes(run)).toEqual(['eu updated']);
    expect(emulator.connections).toMatchObject([
      { description: 'New', auth: { params: { ...params, endpoint: 'crm.zoho.eu/crm/private' } } },
    ]);
    expect(writes(emulator).map(({ status }) => status)).toEqual([412, 200]);
  });

  it('is left alone when they edit it too, and the run says so', async () => {
    const { run, emulator } = await mendUnder({ description: 'Theirs' });
    expect([run.outputs.get('result'), run.exitCode]).toEqual(['failed', 1]);
    expect(run.log).toContain('somebody changed its description');
    expect(emulator.connections).toMatchObject([{ description: 'Theirs' }]);
    expect(run.outputs.get('id')).toBe(ID);
  });
});

describe('of three connections', () => {
  const keys = ['eu', 'us', 'in'] as const;
  const file = fileOf(...keys.map((key) => `${key}: { name: Zoho ${key}, ${auth} }`));
  const seedThree = (emulator: Emulator) =>
    keys.map((key) => emulator.seed({ sandbox: 'dev', name: `Zoho ${key}`, auth: { params } }));

  it('one is rotated when its key is given', async () => {
    const { emulator, run } = await scene(file);
    seedThree(emulator);
    const rotated = await run({
      rotate: 'us',
      secrets: asLines({ ...values, CLIENT_SECRET: 'canary-renewed' }),
    });
    expect(rotated.exitCode).toBe(0);
    expect(outcomes(rotated)).toEqual(['eu unchanged', 'us rotated', 'in unchanged']);
    expect(emulator.connections.map(({ auth: stored }) => stored.params['clientSecret'])).toEqual([
      values.CLIENT_SECRET,
      'canary-renewed',
      values.CLIENT_SECRET,
    ]);
    expect(rotated.outputs.get('updated')).toBe('1');
  });

  it('only the one that fails its test is rotated when that is asked for', async () => {
    const grants = [
      { clientId: '1000.ABC', clientSecret: values.CLIENT_SECRET, refreshToken: values.REFRESH_TOKEN },
    ];
    const { emulator, run } = await scene(file, { sourceGrants: grants });
    const [, , last] = seedThree(emulator);
    emulator.edit(last?.id ?? '', { params: { clientSecret: 'revoked-long-ago' } });

    const found = await run({ mode: 'plan', verify: 'all' });
    expect([found.outputs.get('result'), found.exitCode]).toEqual(['failed', 1]);
    expect(found.log).toMatch(/^::error .*in: the base connection does not work/m);

    const rotated = await run({ rotate: 'failing' });
    expect(rotated.exitCode).toBe(0);
    expect(outcomes(rotated)).toEqual(['eu unchanged', 'us unchanged', 'in rotated']);
    expect(writes(emulator)).toHaveLength(1);
    expect((await run({ mode: 'plan', verify: 'all' })).outputs.get('result')).toBe('in-sync');
  });

  it('a key that the file does not have stops the run before anything is sent', async () => {
    const { emulator, run } = await scene(file);
    const refused = await run({ rotate: 'uss' });
    expect([refused.outputs.get('result'), refused.exitCode]).toEqual(['invalid', 1]);
    expect(refused.log).toContain('Use keys of the file: eu, us, in');
    expect(emulator.requests).toEqual([]);
  });
});

describe('a connection that is to be retired', () => {
  const file = fileOf('old: { name: Made by hand, ensure: absent }', `new: { name: Zoho EU, ${auth} }`);

  it('stays, and nothing else is done, without leave to delete', async () => {
    const { emulator, run } = await scene(file);
    emulator.seed(byHand);
    const refused = await run();
    expect([refused.outputs.get('result'), refused.exitCode]).toEqual(['failed', 1]);
    expect(refused.log).toContain('allow-delete: true');
    expect(writes(emulator)).toEqual([]);
  });

  it('stays while a dataflow needs it, and goes once none does; then there is nothing left to do', async () => {
    const { emulator, run } = await scene(file);
    emulator.seed(byHand);
    const { id } = emulator.seedSourceConnection({
      connectionId: ID,
      name: 'Leads',
      flows: [{ name: 'Leads daily' }],
    });
    const kept = await run({ 'allow-delete': 'true' });
    expect(outcomes(kept)).toEqual(['old conflict', 'new created']);
    expect(kept.exitCode).toBe(1);
    expect(kept.log).toContain('dataflow "Leads daily"');
    expect(kept.log).toContain(id);

    const other = await scene(file);
    other.emulator.seed(byHand);
    const done = await other.run({ 'allow-delete': 'true' });
    expect([done.outputs.get('result'), done.exitCode]).toEqual(['applied', 0]);
    expect(outcomes(done)).toEqual(['old deleted', 'new created']);
    expect(done.outputs.get('deleted')).toBe('1');
    expect(other.emulator.connections).toMatchObject([{ name: 'Zoho EU' }]);

    const again = await other.run({ 'allow-delete': 'true' });
    expect([again.outputs.get('result'), again.exitCode]).toEqual(['in-sync', 0]);
    expect(outcomes(again)).toEqual(['old unchanged', 'new unchanged']);
  });
});
