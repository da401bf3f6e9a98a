import { describe, expect, it } from 'vitest';
import type { ConnectionSeed } from '../../src/emulator/stored-connection.ts';
import { fileOf, heldInEu, messagesOf, oneGrant, rowsOf } from './recordings.ts';
import { createScenario } from './scenario.ts';

const seed = (name: string, more: Partial<ConnectionSeed> = {}): ConnectionSeed => ({
  sandbox: 'dev',
  name,
  auth: { params: heldInEu },
  ...more,
});
const elsewhere = { auth: { params: { ...heldInEu, clientId: '1000.OTHER' } } };

async function planned(file: string, ...seeds: readonly ConnectionSeed[]) {
  const scenario = createScenario();
  const ids = seeds.map((each) => scenario.emulator.seed(each).id);
  const run = await scenario.run(file, { mode: 'plan', secrets: oneGrant });
  return { run, ids, warnings: messagesOf(run).filter((message) => message.includes('near-duplicate')) };
}

describe('a creation next to a similar connection that is not in the file', () => {
  it('is planned with a warning that shows how to adopt the connection', async () => {
    const existing = seed('Renamed in the UI');
    const { run, ids, warnings } = await planned(fileOf('zoho'), existing);
    expect([run.exitCode, rowsOf(run)]).toMatchObject([0, [{ change: 'create' }]]);
    expect(warnings).toEqual([expect.stringContaining('the same account: "Renamed in the UI"')]);
    // The plan shows the warning before it is approved and before anything is written.
    expect(run.log.find((line) => line.startsWith('      warning: '))).toContain('the same account');
    // The advice works: with the suggested line, nothing is created.
    expect(warnings[0]).toContain(`add \`id: ${ids[0]}\` to the entry`);
    const pinned = fileOf('zoho').replace('name: zoho,', `name: zoho, id: ${ids[0]},`);
    const again = createScenario();
    again.emulator.seed({ ...existing, id: ids[0] ?? '' });
    expect(rowsOf(await again.run(pinned, { mode: 'plan' }))).toMatchObject([{ change: 'update' }]);
  });

  it.each<[how: string, existing: ConnectionSeed, words: string]>([
    ['the same name in another case', seed('ZOHO', elsewhere), 'the same name in different case: "ZOHO"'],
    ['trailing white space', seed('zoho ', elsewhere), 'the same name with different white space: "zoho "'],
    ['a no-break space', seed('zoho\u00a0', elsewhere), 'the same name with different white space'],
    ['an invisible character', seed('zo\u200bho', elsewhere), 'the same name in different characters'],
    ['the same account', seed('Renamed in the UI'), 'the same account: "Renamed in the UI"'],
    [
      'the same account at another host of its data centre',
      seed('Renamed', { auth: { params: { ...heldInEu, endpoint: 'crm.zoho.eu/crm/private' } } }),
      'the same account: "Renamed"',
    ],
  ])('is planned with a warning that shows how to adopt the connection: %s', async (_, existing, words) => {
    const { run, ids, warnings } = await planned(fileOf('zoho'), existing);
    expect(rowsOf(run)).toMatchObject([{ change: 'create' }]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(words);
    expect(warnings[0]).toContain(`add \`id: ${ids[0]}\` to the entry`);
    expect(run.exitCode).toBe(0);
    // The plan shows the warning before it is approved and before anything is written.
    expect(run.log.find((line) => line.startsWith('      warning: '))).toContain(words);
    // The advice works: with the suggested line, nothing is created.
    const pinned = fileOf('zoho').replace('name: zoho,', `name: zoho, id: ${ids[0]},`);
    const again = createScenario();
    again.emulator.seed({ ...existing, id: ids[0] ?? '' });
    expect(rowsOf(await again.run(pinned, { mode: 'plan' }))).toMatchObject([{ change: 'update' }]);
  });

  it('gets a warning that says what adopting changes, which is nothing with `on-drift: report`', async () => {
    const { warnings } = await planned(fileOf('zoho'), seed('ZOHO', elsewhere));
    expect(warnings[0]).toMatch(/to the entry: its `name`, `clientId` are then changed to match the file/);
    const scenario = createScenario();
    scenario.emulator.seed(seed('ZOHO'));
    const run = await scenario.run(fileOf('zoho'), { mode: 'plan', secrets: oneGrant, onDrift: 'report' });
    expect(messagesOf(run)[0]).toMatch(/to the entry \[near-duplicate\]$/);
  });

  it('gets a warning that suggests another name first if the account may differ', async () => {
    const other = await planned(fileOf('zoho'), seed('ZOHO', elsewhere));
    expect(other.warnings[0]).toMatch(
      /If these are two different connections, choose a name .*; to adopt it instead/,
    );
    const same = await planned(fileOf('zoho'), seed('ZOHO'));
    expect(same.warnings[0]).not.toContain('choose a name');
  });

  it('gets a warning that offers each connection to only one entry', async () => {
    const { warnings, ids } = await planned(
      fileOf('zoho', 'other').replace('name: other', 'name: Zoho'),
      seed('ZOHO'),
    );
    expect(warnings.map((each) => each.includes(`add \`id: ${ids[0]}\``))).toEqual([true, false]);
    expect(warnings[1]).toContain('nly one entry can adopt it; see `zoho`');
  });

  it('gets a warning that does not offer a connection with another auth spec, which cannot be changed', async () => {
    const { warnings } = await planned(
      fileOf('zoho'),
      seed('ZOHO', { auth: { specName: 'OAuth2', params: heldInEu } }),
    );
    expect(warnings[0]).toContain('choose a name');
    expect(warnings[0]).not.toContain('to adopt it');
  });

  it('is planned without a warning if no existing connection is similar', async () => {
    const others: readonly (readonly [what: string, existing: ConnectionSeed])[] = [
      ['another name and another account', seed('Another', elsewhere)],
      ['another sandbox', seed('ZOHO', { sandbox: 'stage' })],
      [
        'another data centre',
        seed('Another', { auth: { params: { ...heldInEu, endpoint: 'https://www.zohoapis.in' } } }),
      ],
      [
        'the same data centre alone',
        seed('Another', {
          auth: { params: { endpoint: heldInEu.endpoint, accountsUrl: heldInEu.accountsUrl } },
        }),
      ],
      ['a connection that Adobe is deleting', seed('ZOHO', { state: 'delete-finalizing' })],
      [
        'another source',
        seed('ZOHO', { connectionSpec: { id: 'cfc0fee1-7dc0-40ef-b73e-d8b134c436f5', version: '1.0' } }),
      ],
    ];
    const { warnings } = await planned(fileOf('zoho'), ...others.map(([, existing]) => existing));
    expect(warnings).toEqual([]);
  });

  it('is planned without a warning if another entry declares that connection', async () => {
    const { warnings } = await planned(fileOf('zoho', 'other'), seed('other'));
    expect(warnings).toEqual([]);
  });
});

describe('connections that are not in the file', () => {
  it('are counted only in the log and the summary, with the command that lists them', async () => {
    const { run } = await planned(fileOf('zoho'), seed('zoho'), seed('A', elsewhere), seed('B', elsewhere));
    const words =
      '2 connections in `dev` are not in the file (`aep-base-connections export --sandbox dev` lists them)';
    expect(run.log).toContain(`  ${words}`);
    expect(run.summary).toContain('2 connections in <code>dev</code> are not in the file');
    expect([run.exitCode, run.annotations, run.outputs['result']]).toEqual([0, [], 'in-sync']);
  });

  it('are not mentioned if there are none or if they are in a sandbox outside the run', async () => {
    const { run } = await planned(
      fileOf('zoho'),
      seed('zoho'),
      seed('A', { ...elsewhere, sandbox: 'stage' }),
    );
    expect(run.log.join('\n')).not.toContain('not in the file');
  });

  it('do not include the connections of a conflict', async () => {
    const { run } = await planned(fileOf('zoho'), seed('zoho'), seed('zoho', { createdClient: 'exc_app' }));
    expect(run.log.join('\n')).not.toContain('not in the file');
    expect(messagesOf(run)[0]).toMatch(/\(created \d{4}-\d\d-\d\d in the UI\)/);
    expect(messagesOf(run)[0]).toMatch(/\(created \d{4}-\d\d-\d\d by an API client\)/);
  });
});
