import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/model/secret.ts';
import { messagesOf, outcomesOf, rowsOf } from './recordings.ts';
import { createScenario } from './scenario.ts';

const secrets = new Secret('KEY=canary/key/value\nPASSWORD=canary-password');
const allowedHosts = ['sftp.acme.example', 'old.acme.example', 'hdfs.acme.example'];
const SFTP = { id: 'b7bf2577-4520-42c9-bae9-cad01560f7bc', version: '1.0' };
const BLOB = { id: '4c10e202-c428-4796-9208-5f1f5732b1cf', version: '1.0' };
const HDFS = { id: '54e221aa-d342-4707-bcff-7a4bceef0001', version: '1.0' };

function sftp(...auth: readonly string[]): string {
  const lines = auth.map((line) => `      ${line}\n`).join('');
  return `version: 1\nsandbox: dev\nconnections:\n  a:\n    name: A\n    source: sftp\n    auth:\n${lines}`;
}

const byPassword = sftp('host: sftp.acme.example', 'userName: adobe', 'password: { secret: PASSWORD }');

const seeded = (
  params: Readonly<Record<string, unknown>> = {},
  specName = 'Basic Authentication for sftp',
) => ({
  sandbox: 'dev',
  name: 'A',
  connectionSpec: SFTP,
  auth: { specName, params: { host: 'sftp.acme.example', userName: 'adobe', password: 'older', ...params } },
});

describe('a value that Flow Service accepts but does not store', () => {
  it('is reported by name once per run, without its value', async () => {
    const scenario = createScenario({
      faults: [{ method: 'PATCH', effect: { kind: 'answer', status: 200, body: { id: 'x', etag: '"1"' } } }],
    });
    scenario.emulator.seed(seeded({ host: 'old.acme.example', port: 22 }));
    const run = await scenario.run(`${byPassword}      port: 2222\n`, {
      secrets,
      allowedHosts,
      onDrift: 'update',
    });
    expect(run.exitCode).toBe(0);
    expect(outcomesOf(run)).toEqual({ a: 'updated' });
    expect(run.annotations).toEqual([expect.objectContaining({ severity: 'warning' })]);
    expect(messagesOf(run)[0]).toMatch(/still shows a different host, port\b.*\[value-not-kept\]$/);
    expect(messagesOf(run)[0]).not.toContain('2222');
  });

  it('is not reported when the listing only lags', async () => {
    const scenario = createScenario({ listingLag: 10_000 });
    scenario.emulator.seed(seeded({ host: 'old.acme.example' }));
    const run = await scenario.run(byPassword, { secrets, allowedHosts, onDrift: 'update' });
    expect(messagesOf(run)).toEqual([]);
    expect(outcomesOf(run)).toEqual({ a: 'updated' });
  });
});

describe('parameters that are not in the file', () => {
  it.each([
    ['an update', { onDrift: 'update' }, { host: 'old.acme.example' }],
    ['a rotation', { rotate: ['a'] }, {}],
  ] as const)('are listed and dropped by %s', async (_, options, params) => {
    const scenario = createScenario();
    scenario.emulator.seed(
      seeded({
        ...params,
        folderPath: '/exports',
        maxConcurrentConnections: 5,
        hiddenOne: 'canary-of-adobe',
      }),
    );
    const run = await scenario.run(byPassword, { secrets, allowedHosts, ...options });
    const log = run.log.join('\n');
    const removed = '\\(not in the file: the update removes it\\)$';
    expect(log).toMatch(new RegExp(`^ *- folderPath: +"/exports" ${removed}`, 'm'));
    expect(log).toMatch(new RegExp(`^ *- maxConcurrentConnections: +"5" ${removed}`, 'm'));
    expect(log).toMatch(new RegExp(`^ *- hiddenOne: +${removed}`, 'm'));
    expect(log).not.toContain('- password');
    expect(JSON.stringify(run)).not.toContain('canary-of-adobe');
    expect(scenario.emulator.connections[0]?.auth.params).toEqual({
      host: 'sftp.acme.example',
      userName: 'adobe',
      password: 'canary-password',
    });
  });

  it('are kept when only the description changes', async () => {
    const scenario = createScenario();
    scenario.emulator.seed({ ...seeded({ folderPath: '/exports' }), description: 'Old' });
    const described = byPassword.replace('name: A', 'name: A\n    description: New');
    const run = await scenario.run(described, { secrets, allowedHosts, onDrift: 'update' });
    expect(run.log.join('\n')).not.toContain('folderPath');
    expect(scenario.emulator.connections[0]?.auth.params['folderPath']).toBe('/exports');
  });
});

describe('a connection that was created with another auth spec', () => {
  const KEY_SPEC = 'SSH PublicKey Authentication for sftp';
  const byKey = ['host: sftp.acme.example', 'userName: adobe', 'privateKeyContent: { secret: KEY }'];

  it.each([
    ['the file names a different auth spec', sftp(...byKey, `specName: ${KEY_SPEC}`)],
    ['its parameters do not fit', sftp(...byKey)],
  ])('is a conflict, and the message says to declare a new connection, when %s', async (_, file) => {
    const scenario = createScenario();
    scenario.emulator.seed(seeded());
    for (const mode of ['plan', 'apply'] as const) {
      const run = await scenario.run(file, { mode, secrets, allowedHosts, onDrift: 'update' });
      expect(run.exitCode).toBe(1);
      expect(rowsOf(run)[0]).toMatchObject({ change: 'conflict' });
      expect(messagesOf(run)).toEqual([
        expect.stringMatching(/created with the auth spec.*declare a new connection/i),
      ]);
    }
    expect(scenario.emulator.requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
  });

  it('is not a conflict when the file names no auth spec and its parameters fit', async () => {
    const scenario = createScenario();
    const params = { tenantId: 't', clientId: 'c', clientSecretValue: 'older', namespace: 'acme-events' };
    scenario.emulator.seed({
      sandbox: 'dev',
      name: 'A',
      connectionSpec: { id: 'bf9f5905-92b7-48bf-bf20-455bc6b60a4e', version: '1.0' },
      auth: {
        specName: 'Event Hub Scoped Azure Active Directory Auth',
        params: { ...params, eventHubName: 'orders' },
      },
    });
    const file = `version: 1\nsandbox: dev\nconnections:\n  a:\n    name: A\n    source: azure-event-hubs\n    auth: { tenantId: t, clientId: c, clientSecretValue: { secret: KEY }, namespace: acme-events }\n`;
    const run = await scenario.run(file, { secrets, onDrift: 'update' });
    expect(messagesOf(run)).toEqual([]);
    expect(run.outputs['result']).toBe('in-sync');
    const named = file.replace('tenantId: t', 'specName: Event Hub Azure Active Directory Auth, tenantId: t');
    const other = await scenario.run(named, { secrets, onDrift: 'update' });
    expect(rowsOf(other)[0]).toMatchObject({ change: 'conflict' });
  });

  it('is not a conflict when the other name is a former name of the same auth spec', async () => {
    const scenario = createScenario();
    const auth = { specName: 'SasURIAuthentication', params: { sasUri: 'older' } };
    scenario.emulator.seed({ sandbox: 'dev', name: 'A', connectionSpec: BLOB, auth });
    const file = `version: 1\nsandbox: dev\nconnections:\n  a: { name: A, source: azure-blob-storage, auth: { specName: SAS URI Authentication, sasUri: { secret: KEY } } }\n`;
    const run = await scenario.run(file, { secrets, onDrift: 'update' });
    expect(messagesOf(run)).toEqual([]);
    expect(run.outputs['result']).toBe('in-sync');
  });
});

it('a connection of a source that cannot be tested is untested, not failing, and the run succeeds', async () => {
  const scenario = createScenario({ testing: 'unsupported' });
  const run = await scenario.run(byPassword, { secrets, allowedHosts });
  expect(run.exitCode).toBe(0);
  expect(rowsOf(run)[0]).toMatchObject({ outcome: 'created', health: 'untested' });
  expect(run.annotations.map(({ severity }) => severity)).toEqual(['warning']);
});

describe('an entry without secrets', () => {
  const file = `version: 1\nsandbox: dev\nconnections:\n  a: { name: A, source: apache-hdfs, auth: { url: "http://hdfs.acme.example:50070" } }\n`;
  const hdfs = {
    sandbox: 'dev',
    name: 'A',
    connectionSpec: HDFS,
    auth: { specName: 'Anonymous Authentication', params: { url: 'http://hdfs.acme.example:50070' } },
  };

  it('has nothing to rotate, and the run says so when `rotate` names its key', async () => {
    const scenario = createScenario();
    scenario.emulator.seed(hdfs);
    for (const rotate of [['a'], 'all'] as const) {
      const run = await scenario.run(file, { secrets, allowedHosts, rotate });
      expect(run.exitCode).toBe(0);
      expect(run.outputs['result']).toBe('in-sync');
      expect(messagesOf(run)).toEqual(
        rotate === 'all' ? [] : [expect.stringContaining('there is nothing to rotate')],
      );
    }
    expect(scenario.emulator.requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
  });

  it('is created without the input `secrets`', async () => {
    const scenario = createScenario();
    const run = await scenario.run(file, { allowedHosts });
    expect(messagesOf(run)).toEqual([]);
    expect(outcomesOf(run)).toEqual({ a: 'created' });
  });
});
