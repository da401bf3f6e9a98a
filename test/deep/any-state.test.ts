import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConnectionSeed } from '../../src/emulator/stored-connection.ts';
import { Secret } from '../../src/model/secret.ts';
import { asLines } from '../fixtures/examples.ts';
import { outcomesOf } from '../stories/recordings.ts';
import { createScenario, type Recording } from '../stories/scenario.ts';
import { cases } from './cases.ts';

const secrets = new Secret(asLines({ CLIENT_SECRET: 'canary-secret', REFRESH_TOKEN: '1000.canary-refresh' }));

const sandbox = fc.constantFrom('dev', 'stage');
const name = fc.constantFrom('Zoho A', 'Zoho B', 'Zoho | <b>', 'Zoho "C"\u00e9');
const description = fc.option(fc.constantFrom('', 'Leads', 'Contacts | @all'), { nil: undefined });
const clientId = fc.constantFrom('1000.ONE', '1000.TWO');
const dataCentre = fc.constantFrom('eu', 'us');
const idOf = (number: number) => `2484f2df-c057-4ab5-84f2-00000000000${number}`;
const ids = [1, 2, 3, 4, 5].map(idOf);

const entry = fc.record({
  key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  sandbox,
  name,
  description,
  id: fc.option(fc.constantFrom(...ids, idOf(9)), { nil: undefined, freq: 4 }),
  dataCentre,
  clientId,
});
type Declared = typeof entry extends fc.Arbitrary<infer T> ? T : never;

/** A valid file, with unique keys, names and ids. */
const file = fc
  .uniqueArray(entry, {
    minLength: 1,
    maxLength: 6,
    comparator: (a, b) =>
      a.key === b.key ||
      (a.sandbox === b.sandbox && a.name === b.name) ||
      (a.id !== undefined && a.id === b.id),
  })
  .filter((entries) => entries.length > 0);

const seed = fc.record({
  sandbox,
  name,
  description,
  dataCentre,
  clientId,
  state: fc.constantFrom<string>('enabled', 'enabled', 'disabled', 'initializing', 'something new'),
  spec: fc.constantFrom('ours', 'ours', 'ours', 'another'),
  createdClient: fc.constantFrom<string>('exc_app', 'demo-client-id'),
});
type ConnectionIndex = typeof seed extends fc.Arbitrary<infer T> ? T : never;
const world = fc.array(seed, { maxLength: 5 });

function textOf(entries: readonly Declared[]): string {
  const connections = entries.map(({ key, dataCentre: dataCenter, clientId: client, ...rest }) => [
    key,
    {
      ...rest,
      auth: {
        dataCenter,
        clientId: client,
        clientSecret: { secret: 'CLIENT_SECRET' },
        refreshToken: { secret: 'REFRESH_TOKEN' },
      },
    },
  ]);
  // JSON is YAML.
  return JSON.stringify({ version: 1, connections: Object.fromEntries(connections) });
}

function seedOf(
  { spec, dataCentre: code, clientId: client, description: text, ...rest }: ConnectionIndex,
  index: number,
): ConnectionSeed {
  const domain = code === 'eu' ? 'eu' : 'com';
  return {
    ...rest,
    ...(text === undefined ? {} : { description: text }),
    id: ids[index] ?? '',
    ...(spec === 'ours'
      ? {}
      : { connectionSpec: { id: 'cfc0fee1-7dc0-40ef-b73e-d8b134c436f5', version: '1.0' } }),
    auth: {
      params: {
        endpoint: `https://www.zohoapis.${domain}`,
        accountsUrl: `https://accounts.zoho.${domain}`,
        clientId: client,
      },
    },
  };
}

function inWorld(existing: readonly ConnectionIndex[], also: readonly ConnectionSeed[] = []) {
  const scenario = createScenario();
  for (const each of [...existing.map(seedOf), ...also]) scenario.emulator.seed(each);
  return scenario;
}

const changesIn = ({ outputs }: Recording): Readonly<Record<string, string>> =>
  Object.fromEntries(
    JSON.parse(outputs['connections'] ?? '[]').map(({ key, change }: Record<string, string>) => [
      key,
      change,
    ]),
  );

const hashOf = async (entries: readonly Declared[], scenario: ReturnType<typeof createScenario>) =>
  (await scenario.run(textOf(entries), { mode: 'plan' })).outputs['plan-hash'];

const onDrift = fc.constantFrom({ onDrift: 'report' } as const, { onDrift: 'update' } as const);

describe('for any file and any existing connections', () => {
  it('a plan covers every entry, writes nothing, and is byte-identical the second time', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(file, world, onDrift, async (entries, existing, setting) => {
        const scenario = inWorld(existing);
        const first = await scenario.run(textOf(entries), { mode: 'plan', ...setting });
        const second = await scenario.run(textOf(entries), { mode: 'plan', ...setting });
        const told = ({ log, outputs, summary, annotations }: Recording) => [
          log,
          outputs,
          summary,
          annotations,
        ];
        expect(told(second)).toEqual(told(first));
        expect(Object.keys(changesIn(first))).toEqual(entries.map(({ key }) => key));
        for (const change of Object.values(changesIn(first))) seen.add(change);
        const writes = scenario.emulator.requests.filter(({ method }) => method !== 'GET');
        expect(writes.map(({ path }) => path)).toEqual(['/ims/token/v3', '/ims/token/v3']);
        expect(scenario.emulator.connections).toHaveLength(existing.length);
      }),
      { numRuns: cases(150) },
    );
    expect([...seen].sort()).toEqual(['conflict', 'create', 'drifted', 'invalid', 'unchanged', 'update']);
  });

  it('apply makes the planned changes, and the next plan contains only reported differences', async () => {
    await fc.assert(
      fc.asyncProperty(file, world, onDrift, async (entries, existing, setting) => {
        const scenario = inWorld(existing);
        const before = changesIn(await scenario.run(textOf(entries), { mode: 'plan', ...setting }));
        const names = new Map(scenario.emulator.connections.map(({ id, name }) => [id, name]));
        const applied = await scenario.run(textOf(entries), { secrets, ...setting });
        expect(changesIn(applied)).toEqual(before);
        // A name conflict is resolved if another entry renames one of the connections.
        const freed = entries
          .filter(({ key }) => outcomesOf(applied)[key] === 'updated')
          .map(({ id, sandbox }) => [sandbox, names.get(id ?? '')].join());
        const isEnded = ({ key, sandbox, name }: Declared) =>
          before[key] === 'conflict' && freed.includes([sandbox, name].join());
        const mayHaveEnded = new Set<string>(entries.filter(isEnded).map(({ key }) => key));
        const toCreate = Object.values(before).filter((change) => change === 'create').length;
        expect(scenario.emulator.connections).toHaveLength(existing.length + toCreate);
        const after = changesIn(await scenario.run(textOf(entries), { mode: 'plan', ...setting }));
        for (const [key, change] of Object.entries(before)) {
          const outcome = outcomesOf(applied)[key];
          // Flow Service rejects changes in a transitional state.
          if (change === 'update' && outcome !== 'updated') {
            expect(outcome).toBe('failed');
            expect(existing.every(({ state }) => state === 'enabled' || state === 'disabled')).toBe(false);
          }
          const isDone = outcome === 'created' || outcome === 'updated';
          if (mayHaveEnded.has(key)) continue;
          expect([key, after[key]]).toEqual([key, isDone ? 'unchanged' : change]);
        }
      }),
      { numRuns: cases(30) },
    );
  });

  it('the hash ignores the order of the file, times, states, creators and undeclared connections', async () => {
    const other = fc.record({ entries: file, existing: world }).chain(({ entries, existing }) =>
      fc.record({
        entries: fc.constant(entries),
        shuffled: fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length }),
        existing: fc.constant(existing),
        later: fc.constant(
          existing.map((each) => ({
            ...each,
            // A state that allows no change turns the change into a conflict.
            state: each.state === 'something new' ? each.state : 'disabled',
            createdClient: 'exc_app',
          })),
        ),
      }),
    );
    await fc.assert(
      fc.asyncProperty(other, async ({ entries, shuffled, existing, later }) => {
        const stranger: ConnectionSeed = { sandbox: 'dev', name: 'Nobody asked', createdAt: 1, updatedAt: 2 };
        const hash = await hashOf(entries, inWorld(existing));
        expect(hash).toMatch(/^[0-9a-f]{64}$/);
        expect(await hashOf(shuffled, inWorld(later, [stranger]))).toBe(hash);
      }),
      { numRuns: cases(25) },
    );
  });

  it('the hash depends on what would be created and on every difference', async () => {
    await fc.assert(
      fc.asyncProperty(file, file, world, async (one, another, existing) => {
        const scenario = inWorld(existing);
        const told = async (entries: readonly Declared[]) => {
          const run = await scenario.run(textOf(entries), { mode: 'plan' });
          const changes = changesIn(run);
          const counted = entries.filter(({ key }) => changes[key] !== 'unchanged');
          const lines = counted.map((each) => JSON.stringify([changes[each.key], each]));
          return { hash: run.outputs['plan-hash'], changes: lines.sort().join('\n') };
        };
        const [a, b] = [await told(one), await told(another)];
        if (a.changes !== b.changes) expect(a.hash).not.toBe(b.hash);
      }),
      { numRuns: cases(25) },
    );
  });
});
