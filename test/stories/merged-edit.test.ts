import { describe, expect, it } from 'vitest';
import type { ConnectionSeed } from '../../src/emulator/stored-connection.ts';
import { Secret } from '../../src/model/secret.ts';
import { heldInEu, fileOf as many, messagesOf, rowsOf } from './recordings.ts';
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

  it.each(['https://sandbox.zohoapis.eu', 'crm.zoho.eu/crm/private', 'https://www.zohoapis.eu/'])(
    'is kept as Adobe has it if it belongs to the declared data centre: %s',
    async (endpoint) => {
      const scenario = scenarioWith({ auth: { params: { ...heldInEu, endpoint } } });
      const same = await scenario.run(fileOf(''), { secrets });
      expect(same.outputs['result']).toBe('in-sync');
      const rotated = await scenario.run(fileOf(''), { secrets, rotate: ['eu'] });
      expect(rotated.outputs['result']).toBe('applied');
      const [patch] = scenario.emulator.requests.filter(({ method }) => method === 'PATCH');
      const sent = endpoint.replace(/\/$/, '');
      expect(patch?.body).toContain(`"endpoint":"${sent}"`);
      // The default of the data centre needs no line. Any other value that is sent is shown.
      const shown = rotated.log.filter((line) => line.includes('kept as Adobe has it'));
      expect(shown).toHaveLength(sent === 'crm.zoho.eu/crm/private' ? 0 : 1);
      if (shown.length > 0) expect(shown[0]).toContain(JSON.stringify(sent));
    },
  );

  it.each([
    'https://evil.example/?a',
    'https://www.zohoapis.eu@evil.example',
    'https://evil.example#x',
    'https://1234567890/',
    'https://[2001:db8::1]/',
    '//evil.example',
    'https://www.zohoapis.eu:8443/x?',
  ])('differs if its form may lead to any host: %s', async (endpoint) => {
    for (const params of [
      { ...heldInEu, endpoint },
      { ...heldInEu, accountsUrl: endpoint },
    ]) {
      const scenario = scenarioWith({ auth: { params } });
      const plan = await scenario.run(fileOf(''), { mode: 'plan', secrets });
      expect(rowsOf(plan)).toMatchObject([{ change: 'update' }]);
      // A URL that may contain a password is not shown.
      const isShown = !/[@?]/.test(endpoint);
      expect(plan.log.join('\n').includes(endpoint.slice(-9))).toBe(isShown);
    }
  });

  it('is mentioned once when it is sent, regardless of the number of entries', async () => {
    const { run } = createScenario();
    const words = '`dataCenter` fills in `endpoint`';
    const plan = await run(many('a', 'b'), { mode: 'plan', secrets });
    expect(plan.log.filter((line) => line.includes(words))).toHaveLength(1);
    expect(plan.summary.split('fills in <code>endpoint')).toHaveLength(2);
    const written = many('a').replace(
      'dataCenter: eu,',
      'dataCenter: eu, endpoint: crm.zoho.eu/crm/private,',
    );
    expect((await run(written, { mode: 'plan', secrets })).log.join()).not.toContain(words);
    await run(many('a', 'b'), { secrets });
    const later = await run(many('a', 'b'), { mode: 'plan', secrets });
    expect([later.outputs['result'], later.log.join().includes(words)]).toEqual(['in-sync', false]);
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

  it.each<[what: string, file: string, options: object]>([
    ['a creation', fileOf('').replace('Zoho EU', 'Another').replace('1000.ABC', '1000.XYZ'), {}],
    ['an update of parameters', fileOf('', 'us'), {}],
    ['a rotation', fileOf(''), { rotate: ['eu'] }],
  ])('are reported as missing before anything is written: %s', async (_, file, options) => {
    for (const mode of ['plan', 'apply'] as const) {
      const { run, emulator } = scenarioWith({});
      const ended = await run(file, { ...options, mode, secrets: new Secret('CS=canary-secret') });
      expect([ended.exitCode, ended.outputs['result']]).toEqual([1, 'failed']);
      expect(messagesOf(ended)).toEqual([
        expect.stringMatching(
          /^connections\.yaml:6:\d+ eu: the secret `RT` is not in the input `secrets`\. /,
        ),
      ]);
      // The plan is still shown.
      expect(ended.log.join('\n')).toMatch(/[+~] eu/);
      expect(emulator.requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
      expect(emulator.connections).toHaveLength(1);
    }
  });
});
