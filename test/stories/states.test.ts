import { describe, expect, it } from 'vitest';
import type { ConnectionSeed } from '../../src/emulator/stored-connection.ts';
import { fileOf, heldInEu, messagesOf, oneGrant, rowsOf } from './recordings.ts';
import { createScenario, type Recording, type Scenario } from './scenario.ts';

const GOING = 'delete-finalizing';
const ID = '2484f2df-c057-4ab5-84f2-dfc0577ab592';
const apply = { secrets: oneGrant, allowDelete: true } as const;
const seed = (more: Partial<ConnectionSeed> = {}): ConnectionSeed => ({
  sandbox: 'dev',
  name: 'a',
  auth: { params: heldInEu },
  ...more,
});
const absent = fileOf('a').replace('name: a, ', 'name: a, ensure: absent, ');

function startWith(...seeds: readonly ConnectionSeed[]): Scenario {
  const scenario = createScenario();
  for (const each of seeds) scenario.emulator.seed(each);
  return scenario;
}

/** Returns the ids in every output that contains ids. */
const idsIn = ({ outputs }: Recording) =>
  ['ids', 'id', 'existing', 'connections'].map((name) => outputs[name] ?? '').join();
const writesIn = ({ emulator }: Scenario) =>
  emulator.requests.filter(({ method, path }) => method !== 'GET' && path.includes('/connections'));

describe('a connection that Adobe is deleting', () => {
  it('does not appear in the ids, and no second connection with its name is created', async () => {
    const scenario = startWith(seed({ id: 'going', state: GOING }));
    const run = await scenario.run(fileOf('a'), apply);
    expect(messagesOf(run)[0]).toContain('the base connection going with this name is being deleted');
    expect(idsIn(run)).not.toContain('going');
    expect([run.outputs['ids'], run.outputs['changed'], run.outputs['failed']]).toEqual(['{}', 'false', '1']);
    expect(writesIn(scenario)).toEqual([]);
  });

  it('is not mistaken for the connection that remains', async () => {
    const scenario = startWith(seed({ id: 'going', state: GOING }), seed({ id: 'staying' }));
    const run = await scenario.run(fileOf('a'), apply);
    expect([run.exitCode, run.outputs['ids']]).toEqual([0, '{"a":"staying"}']);
    expect(idsIn(run)).not.toContain('going');
  });

  it.each([
    ['by its name', absent],
    ['by its id', absent.replace('ensure', `id: ${ID}, ensure`)],
  ])('counts as absent when it is declared absent %s', async (_, file) => {
    const scenario = startWith(seed({ id: ID, state: GOING }), seed({ id: 'going-too', state: GOING }));
    const run = await scenario.run(file, apply);
    expect([run.exitCode, run.outputs['result'], run.outputs['ids']]).toEqual([0, 'in-sync', '{}']);
    expect(writesIn(scenario)).toEqual([]);
  });

  it('does not appear in the ids even if this run has just created it', async () => {
    const scenario = createScenario({ initializingTime: 3_600_000 });
    let listings = 0;
    const run = await scenario.run(
      fileOf('a'),
      { ...apply, verify: 'none' },
      undefined,
      ({ method, path }) => {
        const [made] = scenario.emulator.connections;
        if (made === undefined || method !== 'GET' || !path.endsWith('/connections') || ++listings < 2)
          return;
        if (made.state !== GOING) scenario.emulator.edit(made.id, { state: GOING });
      },
    );
    expect(rowsOf(run)).toMatchObject([{ outcome: 'created', id: '', state: GOING }]);
    expect(run.outputs['ids']).toBe('{}');
    expect(messagesOf(run).join()).toContain('is in the state `delete-finalizing`');
  });
});

describe('a connection in an unknown state', () => {
  it.each([
    ['changed', fileOf('a').replace('name: a, ', 'name: a, description: New, '), {}],
    ['rotated', fileOf('a'), { rotate: ['a'] }],
    ['removed', absent, {}],
  ] as const)('is not %s, and one error names the state and says to run again', async (_, file, more) => {
    const scenario = startWith(seed({ state: 'enabled-finalizing' }));
    const run = await scenario.run(file, { ...apply, ...more });
    expect(messagesOf(run)).toEqual([
      expect.stringMatching(
        /in its state `enabled-finalizing`.+Run again when its state is enabled.+connection-state/s,
      ),
    ]);
    expect([run.exitCode, run.outputs['failed']]).toEqual([1, '1']);
    expect(writesIn(scenario)).toEqual([]);
  });

  it('is found with a warning when there is nothing to change', async () => {
    const scenario = startWith(seed({ id: 'odd', state: 'enabled-finalizing' }));
    const run = await scenario.run(fileOf('a'), apply);
    expect([run.exitCode, run.outputs['ids']]).toEqual([0, '{"a":"odd"}']);
    expect(run.annotations).toMatchObject([{ severity: 'warning' }]);
  });
});
