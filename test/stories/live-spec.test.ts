import { describe, expect, it } from 'vitest';
import { type ConnectionSpec, knownSpecs } from '../../src/emulator/connection-spec.ts';
import { Secret } from '../../src/model/secret.ts';
import { creationsIn, messagesOf } from './recordings.ts';
import { createScenario } from './scenario.ts';

const POSTGRES = '74a1c565-4e59-48d7-9d67-7c03b8a13137';
const secrets = new Secret('PASSWORD=canary-password');
const allowedHosts = ['db.acme.example'];

const file = `version: 1
sandbox: dev
connections:
  sales:
    name: Sales
    source: postgresql
    auth:
      specName: Basic Authentication
      server: db.acme.example
      port: 5432
      database: sales
      username: aep_reader
      password: { secret: PASSWORD }
      sslMode: Require
`;

/** The connection that the file declares. */
const seeded = {
  sandbox: 'dev',
  name: 'Sales',
  connectionSpec: { id: POSTGRES, version: '1.0' },
  auth: {
    specName: 'Basic Authentication',
    params: {
      server: 'db.acme.example',
      port: '5432',
      database: 'sales',
      username: 'aep_reader',
      password: 'an-older-password',
      sslMode: 'Require',
    },
  },
};

type AuthSpec = ConnectionSpec['authSpec'][number];

/** The specs of the catalogue, with the spec of PostgreSQL replaced. */
function specsWith(change: (spec: ConnectionSpec) => ConnectionSpec): readonly ConnectionSpec[] {
  return knownSpecs.map((spec) => (spec.id === POSTGRES ? change(spec) : spec));
}

/** Replaces the parameters of the auth spec that the file uses. */
function withAuth(change: (auth: AuthSpec['spec']) => Partial<AuthSpec['spec']>) {
  return specsWith((spec) => ({
    ...spec,
    authSpec: spec.authSpec.map((auth) =>
      auth.name === 'Basic Authentication' ? { ...auth, spec: { ...auth.spec, ...change(auth.spec) } } : auth,
    ),
  }));
}

const marking = (name: string) =>
  withAuth(({ properties }) => ({
    properties: {
      ...properties,
      [name]: { type: 'string', description: '', ...properties[name], format: 'password' },
    },
  }));

describe.each<{
  readonly change: string;
  readonly specs: readonly ConnectionSpec[];
  readonly line: number;
  readonly words: readonly string[];
}>([
  {
    change: 'no longer exists',
    specs: knownSpecs.filter(({ id }) => id !== POSTGRES),
    line: 4,
    words: ['Adobe no longer offers the source PostgreSQL here'],
  },
  {
    change: 'no longer offers the auth spec',
    specs: specsWith((spec) => ({
      ...spec,
      authSpec: spec.authSpec.filter(({ name }) => name !== 'Basic Authentication'),
    })),
    line: 4,
    words: [
      'does not offer the auth spec `Basic Authentication`',
      '`Connection String Based Authentication`',
    ],
  },
  {
    change: 'requires another parameter',
    specs: withAuth(({ properties, required }) => ({
      properties: { ...properties, role: { type: 'string', description: 'The role.' } },
      required: [...required, 'role'],
    })),
    line: 4,
    words: ['requires the parameter `role`', 'source: { connectionSpec: … }'],
  },
  {
    change: 'no longer has a parameter',
    specs: withAuth(({ properties: { sslMode: _, ...properties } }) => ({ properties })),
    line: 14,
    words: ['has no parameter `sslMode`'],
  },
  {
    change: 'has the name of another source',
    specs: specsWith((spec) => ({ ...spec, name: 'mysql' })),
    line: 4,
    words: ['belongs to another source', '`mysql`', '`source: mysql`'],
  },
  {
    change: 'marks a parameter as a password while the file contains it in plain text',
    specs: marking('username'),
    line: 12,
    words: ['marks `username` as a secret', 'username: { secret: NAME }'],
  },
  {
    change: 'requires a type that the value cannot have',
    specs: withAuth(({ properties }) => ({
      properties: { ...properties, database: { type: 'integer', description: '' } },
    })),
    line: 11,
    words: ['requires a number for `database`'],
  },
])('a live spec that $change', ({ specs, line, words }) => {
  it.each(['plan', 'apply'] as const)('is an error if the connection would be created (%s)', async (mode) => {
    const scenario = createScenario({ specs });
    const run = await scenario.run(file, { mode, secrets, allowedHosts });
    expect(run.exitCode).toBe(1);
    expect(run.outputs['result']).toBe('failed');
    expect(run.annotations).toEqual([
      expect.objectContaining({ severity: 'error', location: expect.objectContaining({ line }) }),
    ]);
    for (const each of words) expect(messagesOf(run)[0]).toContain(each);
    expect(
      scenario.emulator.requests.filter(({ method, path }) => method !== 'GET' && !path.includes('/ims/')),
    ).toEqual([]);
  });

  it('is an error if the credentials would be sent again', async () => {
    const scenario = createScenario({ specs });
    const { id } = scenario.emulator.seed(seeded);
    const run = await scenario.run(file, { secrets, allowedHosts, rotate: ['sales'] });
    expect(run.exitCode).toBe(1);
    expect(messagesOf(run)[0]).toContain(words[0]);
    expect(scenario.emulator.requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
    expect(JSON.parse(run.outputs['ids'] ?? '')).toEqual({ sales: id });
  });

  it.each(['plan', 'apply'] as const)('is a warning if the connection is in sync (%s)', async (mode) => {
    const scenario = createScenario({ specs });
    const { id } = scenario.emulator.seed(seeded);
    const run = await scenario.run(file, { mode, secrets, allowedHosts });
    expect(run.exitCode).toBe(0);
    expect(run.outputs['result']).toBe('in-sync');
    expect(JSON.parse(run.outputs['ids'] ?? '')).toEqual({ sales: id });
    expect(run.annotations).toEqual([expect.objectContaining({ severity: 'warning' })]);
    expect(messagesOf(run)[0]).toContain(words[0]);
  });
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

it.each([
  ['a pattern that the value does not match', '^[a-z]+\\.sql$', 1],
  ['a pattern that matches', '^db\\.', 0],
  ['a pattern that cannot be read', '(', 0],
  ['a pattern that would take too long', '^(\\w|\\.|[a-z])*!$', 0],
  ['a pattern with many repetitions', `^${'.*'.repeat(40)}!$`, 0],
  ['a pattern with many alternatives', `^${'(a|a|.)'.repeat(60)}!$`, 0],
] as const)('%s causes a warning at most', async (_, pattern, warnings) => {
  const specs = withAuth(({ properties }) => ({
    properties: { ...properties, server: { type: 'string', description: '', pattern } },
  }));
  const scenario = createScenario({ specs });
  const run = await scenario.run(file, { secrets, allowedHosts });
  expect(run.exitCode).toBe(0);
  expect(run.annotations.map(({ severity }) => severity)).toEqual(Array(warnings).fill('warning'));
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
