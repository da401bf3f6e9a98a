import { describe, expect, it } from 'vitest';
import type { ConnectionSeed } from '../../src/emulator/stored-connection.ts';
import { Secret } from '../../src/model/secret.ts';
import { heldInEu, messagesOf, rowsOf } from './recordings.ts';
import { createScenario } from './scenario.ts';

const secrets = new Secret('CS=canary-secret\nRT=1000.canary-refresh\n');

const fileOf = (fields: string, dataCenter = 'eu') => `version: 1
sandbox: dev
connections:
  eu:
    name: Zoho EU
${fields}    auth: { dataCenter: ${dataCenter}, clientId: 1000.ABC, clientSecret: { secret: CS }, refreshToken: { secret: RT } }
`;

function scenarioWith(...seeds: readonly Partial<ConnectionSeed>[]) {
  const scenario = createScenario();
  const seeded = seeds.map((seed) =>
    scenario.emulator.seed({ sandbox: 'dev', name: 'Zoho EU', auth: { params: heldInEu }, ...seed }),
  );
  return { ...scenario, seeded };
}

describe('a merged edit of the file', () => {
  it.each<[edit: string, file: string, field: string]>([
    ['a description', fileOf('    description: Leads\n'), 'description'],
    ['the data centre', fileOf('', 'us'), 'accountsUrl'],
  ])('is applied: %s', async (_, file, field) => {
    const scenario = scenarioWith({});
    const planned = await scenario.run(file, { mode: 'plan' });
    expect(rowsOf(planned)).toMatchObject([{ change: 'update' }]);
    expect(planned.log.join('\n')).toContain(field);

    const applied = await scenario.run(file, { secrets });
    expect(applied.annotations).toEqual([]);
    expect(applied.outputs).toMatchObject({ result: 'applied', updated: '1' });
    expect((await scenario.run(file, { secrets })).outputs['result']).toBe('in-sync');
  });

  it('is applied when it renames a pinned connection', async () => {
    const { run, emulator, seeded } = scenarioWith({ name: 'Old name' });
    const file = fileOf(`    id: ${seeded[0]?.id}\n`);
    expect((await run(file, { secrets })).outputs['result']).toBe('applied');
    expect(emulator.connections.map(({ name }) => name)).toEqual(['Zoho EU']);
  });

  it('is only reported with `on-drift: report`, and each line about it names the option that applies it', async () => {
    const scenario = scenarioWith({});
    const file = fileOf('    description: Leads\n');
    for (const mode of ['plan', 'apply'] as const) {
      const run = await scenario.run(file, { mode, secrets, onDrift: 'report' });
      expect(rowsOf(run)).toMatchObject([{ change: 'drifted' }]);
      expect(messagesOf(run).join('\n')).toContain('set `on-drift: update` to apply the file');
      const lines = run.log.filter((line) => line.includes('differs'));
      expect(lines).not.toEqual([]);
      for (const line of [...lines, run.summary]) expect(line).toContain('on-drift');
    }
    expect(scenario.emulator.connections[0]?.description).toBeUndefined();
  });
});

describe('a host that is not in the file', () => {
  it('is shown with its path, because the path may lead to another organization', async () => {
    const endpoint = 'https://crm.zoho.eu/crm/private/other-org';
    const scenario = scenarioWith({ auth: { params: { ...heldInEu, endpoint } } });
    const plan = await scenario.run(fileOf(''), { mode: 'plan', secrets, rotate: ['eu'] });
    for (const text of [plan.log.join('\n'), plan.summary]) expect(text).toContain('crm/private/other-org');
  });

  it('differs if it belongs to another data centre', async () => {
    const scenario = scenarioWith({ auth: { params: { ...heldInEu, endpoint: 'https://www.zohoapis.in' } } });
    const run = await scenario.run(fileOf(''), { secrets });
    expect(rowsOf(run)).toMatchObject([{ change: 'update', outcome: 'updated' }]);
  });
});

describe('the secrets of a run', () => {
  it('are only those that its plan sends: finding existing connections takes only the Adobe credential', async () => {
    const scenario = scenarioWith({});
    const run = await scenario.run(fileOf(''));
    expect([run.exitCode, run.outputs['result']]).toEqual([0, 'in-sync']);
    expect(messagesOf(run)).toEqual([
      '2 secrets of the file were not given: `CS`, `RT`. This plan does not send them. Pass them before the credentials of these connections have to be sent [secret-unknown]',
    ]);
    // Updates of the name and the description need no secrets either.
    const described = await scenario.run(fileOf('    description: Leads\n'));
    expect([described.exitCode, described.outputs['result']]).toEqual([0, 'applied']);
  });

  it('are not required by a plan that is given no secrets', async () => {
    const run = await scenarioWith().run(fileOf(''), { mode: 'plan' });
    expect([run.exitCode, run.annotations]).toEqual([0, []]);
  });

  it('are rejected before anything is sent if one of them cannot be right', async () => {
    const { run, emulator } = scenarioWith({});
    const ended = await run(fileOf(''), { secrets: new Secret('CS="quoted-value"\nRT=1000.canary-refresh') });
    expect(ended.outputs['result']).toBe('invalid');
    expect(emulator.requests).toEqual([]);
  });
});
