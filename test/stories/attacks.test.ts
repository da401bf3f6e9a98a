import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/model/secret.ts';
import { allowedHosts, fileOf, POSTGRES, planWith, refusing, secrets } from './attacks.ts';
import { creationsIn } from './recordings.ts';
import { createScenario } from './scenario.ts';

it('values that lead credentials elsewhere, and secrets in plain text, are rejected, and nothing is sent', async () => {
  const file = `version: 1
sandbox: dev
connections:
  host: { name: A, source: salesforce, auth: { environmentUrl: "https://EVIL.EXAMPLE", clientId: a, clientSecret: { secret: PASSWORD }, apiVersion: "60.0" } }
  account: { name: A, source: snowflake, auth: { account: evil.example/, username: u, database: d, privateKey: { secret: PASSWORD }, warehouse: w } }
  override: { name: A, source: generic-rest-api, auth: { host: "https://api.acme.example", accessToken: { secret: PASSWORD }, requestParameterOverride: { tokenUrl: "https://evil.example" } } }
  custom: { name: A, source: { connectionSpec: 11111111-2222-4333-8444-555555555555, version: "1.2" }, auth: { specName: B, host: "warehouse.acme.example@evil.example" } }
  literal: { name: A, source: { connectionSpec: ${POSTGRES}, version: "1.0" }, auth: { specName: Basic Authentication, server: pg.acme.example, port: "5432", database: d, username: u, password: sw0rdfish } }
`;
  const scenario = createScenario();
  const run = await scenario.run(file, { secrets, allowedHosts });
  expect([run.exitCode, run.outputs['result']]).toEqual([1, 'invalid']);
  expect(run.annotations.map(({ location }) => location?.line)).toEqual([4, 5, 6, 7, 8]);
  expect(scenario.emulator.requests).toEqual([]);
  expect(JSON.stringify(run)).not.toMatch(/sw0rdfish|evil/i);
});

it('a change of destination is shown with the old and the new host in the log and the summary', async () => {
  const file = fileOf(
    '    source: postgresql',
    '    auth: { server: pg.acme.example, port: 5432, database: sales, username: u, password: { secret: PASSWORD } }',
  );
  const scenario = createScenario();
  const params = {
    server: 'old.acme.example',
    port: '5432',
    database: 'sales',
    username: 'u',
    password: 'p',
  };
  const connectionSpec = { id: POSTGRES, version: '1.0' };
  const auth = { specName: 'Basic Authentication', params };
  scenario.emulator.seed({ sandbox: 'dev', name: 'A', connectionSpec, auth });
  const run = await scenario.run(file, { mode: 'plan', secrets, allowedHosts, onDrift: 'update' });
  expect(run.log.join('\n')).toContain(
    'credentials now go to `pg.acme.example` (was `old.acme.example`)\n      - server:   "old.acme.example"\n      + server:   "pg.acme.example"',
  );
  expect(run.summary).toContain('credentials now go to <code>pg.acme.example</code>');
  expect(run.summary).toContain('\n- server:   old.acme.example\n+ server:   pg.acme.example\n');
});

describe('a part of a secret that an error repeats', () => {
  const KEY_LINES = [
    '-----BEGIN OPENSSH PRIVATE KEY-----',
    'canaryLineOneAAAA',
    'canaryLineTwoBBBB',
    '-----END OPENSSH PRIVATE KEY-----',
  ];

  it.each([
    ['its lines, separated', KEY_LINES.join(' | ')],
    ['its lines, unchanged', KEY_LINES.join('\n')],
    ['its lines in a JSON string', JSON.stringify(KEY_LINES.join('\n'))],
    ['one of its lines', `cannot read canaryLineTwoBBBB of the key`],
  ])('is not shown if the secret is a key of several lines: %s', async (_, detail) => {
    const file = fileOf(
      '    source: sftp',
      '    auth: { host: api.acme.example, userName: u, privateKeyContent: { secret: KEY } }',
    );
    const scenario = createScenario({ faults: [refusing(detail)] });
    const given = new Secret(`KEY<<END_OF_KEY\n${KEY_LINES.join('\n')}\nEND_OF_KEY\nOTHER=unused-value\n`);
    const { masks, ...printed } = await scenario.run(file, { secrets: given, allowedHosts });
    expect(printed.outputs['result']).toBe('failed');
    expect(JSON.parse(creationsIn(scenario)[0]?.body ?? '').auth.params.privateKeyContent).toBe(
      KEY_LINES.join('\n'),
    );
    expect(JSON.stringify(printed)).not.toMatch(/canaryLine/);
    expect(masks).toEqual(expect.arrayContaining([KEY_LINES.join('\n'), ...KEY_LINES]));
  });
});

it('a short password in a connection string is not shown next to its name', async () => {
  const detail = 'cannot open "Server=h;Pwd=s3cr3t;Uid=u" of A';
  const body = { title: 'Bad request', report: { 'detailed-message': detail } };
  const effect = { kind: 'answer', status: 400, body } as const;
  const scenario = createScenario({ faults: [{ method: 'POST', path: '/connections', effect }] });
  const file = fileOf('    source: mysql', '    auth: { connectionString: { secret: WHOLE } }');
  const given = new Secret('WHOLE=Server=h;Pwd=s3cr3t;Uid=u;Database=d');
  const { masks: _, ...printed } = await scenario.run(file, { secrets: given });
  expect(printed.outputs['result']).toBe('failed');
  expect(JSON.stringify(printed)).not.toContain('s3cr3t');
});

describe('an answer with texts that are confidential', () => {
  it('cannot hide what the file says, such as where credentials go', async () => {
    const { comments, outputs, masks } = await planWith({
      inletUrl: 'https://acme.my.salesforce.com',
      inletId: 'CONNECTIONS.yaml',
    });
    expect(masks.some((mask) => /salesforce|connections/i.test(mask))).toBe(false);
    expect(comments[0]).toMatch(/^<!-- aep-base-connections config=connections\.yaml sandbox=dev -->\n/);
    expect(comments[0]).toContain('credentials go to <code>acme.my.salesforce.com</code>');
    expect(outputs['connections']).not.toContain('***');
  });
});
