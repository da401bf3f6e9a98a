import { expect, it } from 'vitest';
import {
  allowedHosts,
  CHANGED_SPECS,
  file,
  marking,
  POSTGRES,
  secrets,
  seeded,
  withAuth,
} from './changed-specs.ts';
import { creationsIn, messagesOf } from './recordings.ts';
import { createScenario } from './scenario.ts';

it.each(CHANGED_SPECS)(
  'a live spec that $change is an error if credentials would be sent, and otherwise a warning',
  async ({ specs, line, words }) => {
    const { run, emulator } = createScenario({ specs });
    const creating = await run(file, { secrets, allowedHosts });
    expect([creating.exitCode, creating.outputs['result']]).toEqual([1, 'failed']);
    expect(creating.annotations).toEqual([
      expect.objectContaining({ severity: 'error', location: expect.objectContaining({ line }) }),
    ]);
    for (const each of words) expect(messagesOf(creating)[0]).toContain(each);
    const written = emulator.requests.filter(
      ({ method, path }) => method !== 'GET' && !path.includes('/ims/'),
    );
    expect(written).toEqual([]);

    const { id } = emulator.seed(seeded);
    const inSync = await run(file, { mode: 'plan', secrets, allowedHosts });
    expect([inSync.exitCode, inSync.outputs['result']]).toEqual([0, 'in-sync']);
    expect(JSON.parse(inSync.outputs['ids'] ?? '')).toEqual({ sales: id });
    expect(inSync.annotations).toEqual([expect.objectContaining({ severity: 'warning' })]);
    expect(messagesOf(inSync)[0]).toContain(words[0]);
  },
);

it('a pattern of the live spec that the value does not match causes a warning', async () => {
  const server = { type: 'string', description: '', pattern: '^[a-z]+\\.sql$' };
  const { run, emulator } = createScenario({
    specs: withAuth(({ properties }) => ({ properties: { ...properties, server } })),
  });
  const applied = await run(file, { secrets, allowedHosts });
  expect(applied.exitCode).toBe(0);
  expect(applied.annotations.map(({ severity }) => severity)).toEqual(['warning']);
  expect(emulator.connections).toHaveLength(1);
});

it('a value that Adobe marks as a password is shown nowhere, even if the file contains it in plain text', async () => {
  const specs = marking('username');
  const other = file.replace('aep_reader', 'canary-user-name');
  const scenario = createScenario({ specs, secretsShown: 'clear' });
  const runs = [await scenario.run(other, { mode: 'plan', secrets, allowedHosts })];
  scenario.emulator.seed(seeded);
  for (const onDrift of ['report', 'update'] as const)
    runs.push(await scenario.run(other, { mode: 'plan', secrets, allowedHosts, onDrift }));
  expect(runs[1]?.summary).toMatch(/^ {2}username: +\(differs from the file; not shown\)$/m);
  for (const { masks: _, ...printed } of runs) {
    expect(JSON.stringify(printed)).not.toContain('canary-user-name');
    expect(JSON.stringify(printed)).not.toContain('aep_reader');
  }
});

it('a destination that Adobe marks as a password may stay in the file, is hidden and causes a warning', async () => {
  const scenario = createScenario({ specs: marking('server') });
  const run = await scenario.run(file, { secrets, allowedHosts });
  expect(run.exitCode).toBe(0);
  expect(run.annotations).toEqual([expect.objectContaining({ severity: 'warning' })]);
  expect(messagesOf(run)[0]).toContain('because it decides where credentials are sent');
  expect(run.summary).not.toContain('db.acme.example');
  expect(creationsIn(scenario)).toHaveLength(1);
});

it('values are sent with the type of the live spec, and a number that it declares as text must be quoted', async () => {
  const specs = withAuth(({ properties }) => ({
    properties: { ...properties, port: { type: 'integer', description: '' } },
  }));
  const scenario = createScenario({ specs });
  await scenario.run(file, { secrets, allowedHosts });
  expect(scenario.emulator.connections[0]?.auth.params['port']).toBe(5432);

  const custom = file
    .replace('source: postgresql', `source: { connectionSpec: ${POSTGRES}, version: "1.0" }`)
    .replace('name: Sales', 'name: Others')
    .replace('sslMode: Require', 'role: 060');
  const roles = withAuth(({ properties }) => ({
    properties: { ...properties, role: { type: 'string', description: '' } },
  }));
  const other = createScenario({ specs: roles });
  const run = await other.run(custom, { secrets, allowedHosts });
  expect(messagesOf(run)).toEqual([expect.stringContaining('requires a string for `role`')]);
  expect(creationsIn(other)).toEqual([]);
  await other.run(custom.replace('060', '"060"'), { secrets, allowedHosts });
  expect(other.emulator.connections[0]?.auth.params['role']).toBe('060');
});
