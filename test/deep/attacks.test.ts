import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ConnectionSpec, knownSpecs } from '../../src/emulator/connection-spec.ts';
import { Secret } from '../../src/model/secret.ts';
import { createWorkspace } from '../dist/workspace.ts';
import { warehouseSpec } from '../fixtures/any-source.ts';
import {
  allowedHosts,
  fileOf,
  POSTGRES,
  planWith,
  refusing,
  SALESFORCE,
  secrets,
} from '../stories/attacks.ts';
import { creationsIn, messagesOf } from '../stories/recordings.ts';
import { createScenario, type Recording } from '../stories/scenario.ts';
import { EMULATOR, runCli } from '../unit/cli/at-terminal.ts';

const specs = [...knownSpecs, warehouseSpec];
/** Returns a file with an entry of a connection spec that no record describes. */
const custom = (...auth: readonly string[]) =>
  fileOf(
    `    source: { connectionSpec: ${warehouseSpec.id}, version: "1.2" }`,
    '    auth:',
    '      specName: Basic Authentication',
    '      username: aep_reader',
    '      password: { secret: PASSWORD }',
    ...auth.map((line) => `      ${line}`),
  );

const rest = (override: string) =>
  fileOf(
    '    source: generic-rest-api',
    '    auth:',
    '      host: https://api.acme.example',
    '      accessToken: { secret: PASSWORD }',
    `      requestParameterOverride: ${override}`,
  );

const salesforce = (environmentUrl: string) =>
  fileOf(
    '    source: salesforce',
    '    auth:',
    `      environmentUrl: ${environmentUrl}`,
    '      clientId: 3MVG9EXAMPLE',
    '      clientSecret: { secret: PASSWORD }',
    '      apiVersion: "60.0"',
  );

const redeclared = (id: string, specName: string, ...auth: readonly string[]) =>
  fileOf(
    `    source: { connectionSpec: ${id}, version: "1.0" }`,
    '    auth:',
    `      specName: ${specName}`,
    ...auth.map((line) => `      ${line}`),
  );

/** Returns a file that declares PostgreSQL as a custom source, with its password in plain text. */
const postgres = (password: string) =>
  redeclared(
    POSTGRES,
    'Basic Authentication',
    'server: pg.acme.example',
    'port: "5432"',
    'database: sales',
    'username: aep_reader',
    `password: ${password}`,
  );

const KINESIS = '86043421-563b-46ec-8e6c-e23184711bf6';
const ZOHO = '929e4450-0237-4ed2-9404-b7e1e0a00309';

/** Files that must be rejected, each with a part of the line that the error must point to. */
const attacks: Readonly<Record<string, readonly [file: string, line: string]>> = {
  'an account that ends the host': [
    fileOf(
      '    source: snowflake',
      '    auth:',
      '      account: evil.example/',
      '      username: u',
      '      database: d',
      '      privateKey: { secret: PASSWORD }',
      '      warehouse: w',
    ),
    'account:',
  ],
  'a namespace with a dot': [
    fileOf(
      '    source: azure-event-hubs',
      '    auth:',
      '      sasKeyName: adobe',
      '      sasKey: { secret: PASSWORD }',
      '      namespace: evil.example',
    ),
    'namespace:',
  ],
  'a region with a dot': [
    fileOf(
      '    source: amazon-kinesis',
      '    auth:',
      '      accessKeyId: AKIAEXAMPLE',
      '      secretKey: { secret: PASSWORD }',
      '      region: x.evil',
    ),
    'region:',
  ],
  'a region with a dot, of a custom source': [
    redeclared(
      KINESIS,
      'Aws Kinesis authentication credentials',
      'accessKeyId: AKIAEXAMPLE',
      'secretKey: { secret: PASSWORD }',
      'region: x.evil',
    ),
    'region:',
  ],
  'a known source declared as a custom one, with the host elsewhere': [
    redeclared(
      SALESFORCE,
      'OAuth2 Client Credential',
      'environmentUrl: https://evil.example',
      'clientId: 3MVG9EXAMPLE',
      'clientSecret: { secret: PASSWORD }',
      'apiVersion: "60.0"',
    ),
    'environmentUrl:',
  ],
  'Zoho CRM declared as a custom source, with a host that is allowed only for other sources': [
    redeclared(
      ZOHO,
      'Basic Authentication',
      'endpoint: www.zohoapis.eu',
      'accountsUrl: https://api.acme.example',
      'clientId: 1000.CLIENT',
      'clientSecret: { secret: PASSWORD }',
      'accessToken: { secret: TOKEN }',
      'refreshToken: { secret: OTHER_TOKEN }',
    ),
    'accountsUrl:',
  ],
  'a known source declared as a custom one, with the password in plain text': [
    postgres('sw0rdfish-literal'),
    'password:',
  ],
  'a known source declared as a custom one, with a numeric password': [postgres('1234567890'), 'password:'],
  'a known source with an unknown auth spec and the password in plain text': [
    fileOf(
      '    source: postgresql',
      '    auth:',
      '      specName: Kerberos',
      '      server: pg.acme.example',
      '      password: sw0rdfish-literal',
    ),
    'password:',
  ],
  'a known source with an unknown auth spec and the host elsewhere': [
    fileOf(
      '    source: postgresql',
      '    auth:',
      '      specName: Kerberos',
      '      server: evil.example',
      '      password: { secret: PASSWORD }',
    ),
    'server:',
  ],
  "a host in upper case that is not the vendor's": [salesforce('https://EVIL.EXAMPLE'), 'environmentUrl:'],
  'user information in a URL': [
    salesforce('"https://acme.my.salesforce.com@evil.example"'),
    'environmentUrl:',
  ],
  'a port in a URL': [salesforce('"https://acme.my.salesforce.com:8443"'), 'environmentUrl:'],
  'a full-width dot in a URL': [
    salesforce('"https://acme.my.salesforce.com\uff0eevil.example"'),
    'environmentUrl:',
  ],
  ...Object.fromEntries(
    [
      '{ tokenUrl: https://evil.example/token }',
      '{ tokenUrl: evil.example }',
      '{ "https://evil.example": token }',
      '{ deep: { deeper: [ "https://evil.example" ] } }',
      '{ tokenUrl: "https://evil\uff0eexample/" }',
      '{ tokenUrl: "https://evil\u3002example/" }',
      '{ tokenUrl: "https://evil%2eexample/" }',
      '{ tokenUrl: "https://3232235777/" }',
      '{ tokenUrl: "https:3232235777" }',
      '{ tokenUrl: "//3232235777/api.acme.example" }',
      '{ tokenUrl: "https://[2001:db8::1]/" }',
      '{ tokenUrl: "https://api.acme.example\uff0eevil\uff0eexample/" }',
      '{ tokenUrl: "https://api.acme.example\u00ad.evil.example/" }',
      '{ tokenUrl: "https://api.acme.example:x@evil%2eexample/" }',
      '{ tokenUrl: "https://api.acme.example:x@3232235777/" }',
      '{ tokenUrl: "https://3232235777\\\\api.acme.example" }',
      '{ tokenUrl: "https://api.acme.example\\tevil/" }',
    ].map((override) => [`the override ${override}`, [rest(override), 'requestParameterOverride:']]),
  ),
  ...Object.fromEntries(
    [
      'evil.example',
      '"evil\uff0eexample"',
      '"evil\uff61example"',
      '"evil\u2024example"',
      '"evil%2Eexample"',
      '"warehouse.acme.example@evil.example"',
      '"warehouse.acme.example.evil.example"',
      '"localhost:443"',
      '"3232235777:443"',
      '"3232235777/warehouse.acme.example"',
      '"[2001:db8::1]"',
      '"\\\\\\\\evil\\\\share"',
      '["evil.example"]',
    ].map((host) => [
      `the host ${host} in a parameter that no record describes`,
      [custom(`host: ${host}`), 'host:'],
    ]),
  ),
  'a value instead of the name of a secret': [custom('hint: { secret: "sw0rdfish!literal" }'), 'hint:'],
  'a reference with an extra key': [custom('hint: { secret: PASSWORD, host: evil.example }'), 'hint:'],
  'a reference to a mapping': [custom('hint: { secret: { deep: evil } }'), 'hint:'],
  'a reference to a number': [custom('hint: { secret: 12 }'), 'hint:'],
  'a host in a parameter whose name every object has': [
    custom('constructor: https://evil.example'),
    'constructor:',
  ],
};

it.each(Object.entries(attacks))('%s is rejected, and nothing is sent', async (_, [file, line]) => {
  const scenario = createScenario({ specs });
  const run = await scenario.run(file, { secrets, allowedHosts });
  expect(run.exitCode).toBe(1);
  expect(run.outputs['result']).toBe('invalid');
  expect(run.annotations).toHaveLength(1);
  expect(file.split('\n')[(run.annotations[0]?.location?.line ?? 0) - 1]).toContain(line);
  expect(scenario.emulator.requests).toEqual([]);
  expect(JSON.stringify(run)).not.toMatch(/sw0rdfish|evil/i);
});

it.each([
  'host: warehouse.acme.example',
  'host: WAREHOUSE.acme.example',
  'host: "warehouse.acme.example:7443"',
  'host: https://warehouse.acme.example/path',
])('%s is accepted in a parameter that no record describes', async (line) => {
  const scenario = createScenario({ specs });
  const run = await scenario.run(custom(line), { secrets, allowedHosts });
  expect(messagesOf(run)).toEqual([]);
  expect(creationsIn(scenario)).toHaveLength(1);
});

describe('a literal that may be a secret', () => {
  const LITERAL = 'sw0rdfish-literal';
  const described = (
    more: Readonly<Record<string, { type: string; description: string; format?: string }>>,
  ) =>
    specs.map(
      (spec): ConnectionSpec =>
        spec.id === warehouseSpec.id
          ? {
              ...spec,
              authSpec: spec.authSpec.map((auth) => ({
                ...auth,
                spec: { ...auth.spec, properties: { ...auth.spec.properties, ...more } },
              })),
            }
          : spec,
    );
  const file = custom('host: warehouse.acme.example', `hint: ${LITERAL}`, `more: { deep: ${LITERAL} }`);

  it.each([
    ['marks it as a password', described({ hint: { type: 'string', description: '', format: 'password' } })],
    ['does not contain the parameter', described({})],
    ['does not exist', knownSpecs],
  ] as const)('is shown nowhere when the live spec %s', async (_, served) => {
    const scenario = createScenario({ specs: served });
    const runs: Recording[] = [];
    for (const mode of ['validate', 'plan', 'apply'] as const)
      runs.push(await scenario.run(file, { mode, secrets, allowedHosts }));
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 1, 1]);
    expect(JSON.stringify(runs)).not.toContain(LITERAL);
    expect(creationsIn(scenario)).toEqual([]);
  });

  it('is shown neither in the output of the command line nor in its JSON', async () => {
    const { emulator } = createScenario({
      specs: described({ hint: { type: 'string', description: '', format: 'password' } }),
    });
    const workspace = await createWorkspace({ 'connections.yaml': file });
    const path = join(workspace, 'connections.yaml');
    for (const more of [[], ['--json'], ['--debug']]) {
      const args = ['plan', path, '--allowed-hosts', 'warehouse.acme.example', ...more, ...EMULATOR];
      const { exitCode, output, error } = await runCli(args, { emulator });
      expect(exitCode).toBe(1);
      expect(output + error).toContain('spec-changed');
      expect(output + error).not.toContain(LITERAL);
    }
  });

  it('is shown when it is not a secret, but a mapping is never shown', async () => {
    const served = described({
      hint: { type: 'string', description: '' },
      more: { type: 'object', description: '' },
    });
    const scenario = createScenario({ specs: served });
    const shown = await scenario.run(file, { mode: 'plan', secrets, allowedHosts });
    expect(messagesOf(shown)).toEqual([]);
    expect(shown.log.join('\n')).toMatch(new RegExp(`hint: +"${LITERAL}"`));
    expect(shown.log.join('\n')).toMatch(/more: +\(as in the file\)/);
    const hidden = file.replace(`hint: ${LITERAL}`, 'hint: other');
    await scenario.run(hidden, { secrets, allowedHosts });
    const changed = hidden.replace(`deep: ${LITERAL}`, 'deep: another');
    for (const onDrift of ['report', 'update'] as const) {
      const { masks: _, ...printed } = await scenario.run(changed, {
        mode: 'plan',
        secrets,
        allowedHosts,
        onDrift,
      });
      expect(printed.log.join('\n')).toMatch(/more: +\(differs from the file; not shown\)/);
      expect(JSON.stringify(printed)).not.toContain(LITERAL);
      expect(JSON.stringify(printed)).not.toContain('another');
    }
  });
});

describe('a part of a secret that an error repeats', () => {
  /** The key of a service account, in the encoding that Adobe requires. */
  const KEY_FILE = Buffer.from(
    JSON.stringify({
      type: 'service_account',
      private_key: '-----BEGIN PRIVATE KEY-----\ncanaryKeyLineAAAA\n-----END PRIVATE KEY-----\n',
    }),
  ).toString('base64');

  it.each([
    ['google-bigquery', 'keyFileContent', KEY_FILE, 'canaryKeyLineAAAA'],
    [
      'mysql',
      'connectionString',
      'Server=h;client_secret=canary.client!secret;Ssl Passphrase=canary.passphrase',
      'canary.client!secret',
    ],
    [
      'mysql',
      'connectionString',
      'Server=h;client_secret=canary.client!secret;Ssl Passphrase=canary.passphrase',
      'canary.passphrase',
    ],
    [
      'mysql',
      'connectionString',
      'Server=h;Port=3306;Database=d;Uid=u;Pwd=canary.pass!word',
      'canary.pass!word',
    ],
    [
      'oracle',
      'connectionString',
      'Host=h;Port=1;Sid=s;User Id=u;Password="canary;pass;word"',
      'canary;pass;word',
    ],
    [
      'azure-blob-storage',
      'connectionString',
      'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=canaryKey+/longer==;EndpointSuffix=core.windows.net',
      'canaryKey+/longer==',
    ],
    [
      'snowflake',
      'connectionString',
      'jdbc:snowflake://a.snowflakecomputing.com/?user=u&password=canary%21pass%2Fword&db=d',
      'canary!pass/word',
    ],
    [
      'azure-blob-storage',
      'sasUri',
      'https://a.blob.core.windows.net/?sv=2024&sp=r&sig=canary%2Bsignature%3D',
      'canary+signature=',
    ],
    [
      'azure-blob-storage',
      'sasUri',
      'https://a.blob.core.windows.net/?sv=2024&sp=r&sig=canary%2Bsignature%3D',
      'canary%2Bsignature%3D',
    ],
  ])(
    'is not shown if the secret is a connection parameter: %s, %s',
    async (source, parameter, value, part) => {
      const more = source === 'google-bigquery' ? ', projectId: acme' : '';
      const file = fileOf(`    source: ${source}`, `    auth: { ${parameter}: { secret: WHOLE }${more} }`);
      const scenario = createScenario({ faults: [refusing(`login with (${part}) failed`)] });
      const { masks: _, ...printed } = await scenario.run(file, {
        secrets: new Secret(`WHOLE=${value}`),
        allowedHosts,
      });
      expect(JSON.parse(creationsIn(scenario)[0]?.body ?? '').auth.params[parameter]).toBe(value);
      expect(printed.outputs['result']).toBe('failed');
      expect(JSON.stringify(printed)).not.toContain(part);
      expect(JSON.stringify(printed)).not.toContain(value);
    },
  );
});

it('no token is obtained for an auth spec that the record does not describe', async () => {
  const served = specs.map(
    (spec): ConnectionSpec =>
      spec.id === ZOHO
        ? { ...spec, authSpec: spec.authSpec.map((auth) => ({ ...auth, name: 'Other Authentication' })) }
        : spec,
  );
  const file = fileOf(
    '    auth:',
    '      specName: Other Authentication',
    '      endpoint: https://api.acme.example',
    '      accountsUrl: https://api.acme.example',
    '      clientId: CLIENT',
    '      clientSecret: { secret: PASSWORD }',
    '      refreshToken: { secret: TOKEN }',
  );
  const scenario = createScenario({ specs: served });
  const run = await scenario.run(file, { secrets, allowedHosts });
  expect(messagesOf(run)).toEqual([expect.stringContaining('requires the parameter `accessToken`')]);
  const given = file.replace('clientId', 'accessToken: { secret: OTHER_TOKEN }\n      clientId');
  await scenario.run(given, { secrets, allowedHosts });
  expect(creationsIn(scenario)).toHaveLength(1);
  expect(scenario.emulator.requests.filter(({ path }) => path.includes('/oauth/'))).toEqual([]);
});

it.each([
  ['acme-analytics', true],
  ['ACME_ORG-analytics_1', true],
  ['xy12345.eu-central-1', true],
  ['xy12345.west-europe.azure', true],
  ['xy12345.privatelink', true],
  ['evil.example', false],
  ['acme-analytics.evil.com', false],
  ['acme.xn--p1ai-x', false],
  ['acme.eu-central-1.com', false],
])('the Snowflake account %s is accepted: %s', async (account, isAccepted) => {
  const file = fileOf(
    '    source: snowflake',
    `    auth: { account: ${account}, username: u, database: d, privateKey: { secret: PASSWORD }, warehouse: w }`,
  );
  const scenario = createScenario();
  await scenario.run(file, { secrets, allowedHosts });
  expect(creationsIn(scenario)).toHaveLength(isAccepted ? 1 : 0);
});

it('a secret of several lines is rejected if one of its uses allows only one line', async () => {
  const scenario = createScenario();
  const file = fileOf(
    '    source: sftp',
    '    auth: { host: api.acme.example, userName: u, privateKeyContent: { secret: KEY } }',
    '  b:',
    '    name: B',
    '    source: sftp',
    '    auth: { host: api.acme.example, userName: u, password: { secret: KEY } }',
  );
  const given = new Secret('KEY<<END\ncanaryLineOne\ncanaryLineTwo\nEND');
  const run = await scenario.run(file, { secrets: given, allowedHosts });
  expect(messagesOf(run)).toEqual([expect.stringContaining('contains a line break')]);
  expect(scenario.emulator.requests).toEqual([]);
});

it.each([
  ['', []],
  [', even where Flow Service repeats it in an error', ['PATCH', 'GET'] as const],
])('the URL of an inlet is shown nowhere%s', async (_, refused) => {
  const inletUrl = 'https://dcs.adobedc.net/collection/canary0123456789';
  const body = { title: 'Refused', report: { 'detailed-message': `${inletUrl} of canary0123456789` } };
  const scenario = createScenario({
    faults: refused.map((method) => ({
      method,
      path: method === 'GET' ? /\/test$/ : /\/connections\//,
      effect: { kind: 'answer', status: 400, body },
    })),
  });
  const { emulator } = scenario;
  const params = {
    dataType: 'xdm',
    name: 'acme',
    sourceId: 'acme',
    authenticationRequired: false,
    inletUrl,
    inletId: 'canary0123456789',
  };
  const connectionSpec = { id: 'bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb', version: '1.0' };
  emulator.seed({
    sandbox: 'dev',
    name: 'A',
    connectionSpec,
    auth: { specName: 'Streaming Connection', params },
  });
  const file = fileOf('    source: http-api', '    auth: { dataType: xdm, name: other }');
  const runs = [];
  for (const mode of ['plan', 'apply'] as const)
    for (const onDrift of ['report', 'update'] as const)
      runs.push(await scenario.run(file, { mode, onDrift, verify: 'all' }));
  const last = refused.length > 0 ? 'failed' : 'applied';
  expect(runs.map(({ outputs }) => outputs['result'])).toEqual(['planned', 'planned', 'drifted', last]);
  expect(JSON.stringify(runs).includes('*** of ***')).toBe(refused.length > 0);
  const exported = await runCli(['export', '--sandbox', 'dev', '--json', ...EMULATOR], { emulator });
  expect(exported.exitCode).toBe(0);
  for (const printed of [
    JSON.stringify(runs.map(({ masks, ...run }) => run)),
    exported.output,
    exported.error,
  ])
    expect(printed).not.toContain('canary0123456789');
});

describe('an answer with texts that are confidential', () => {
  it.each(['aep-base-connections config=connections.yaml', '</summary>\n\n```diff', 'plan of cccccccc'])(
    'cannot change the markup of the comment: there is none, and a warning says why (%j)',
    async (inletUrl) => {
      const { comments, annotations, exitCode } = await planWith({ inletUrl });
      expect([exitCode, comments]).toEqual([0, []]);
      expect(annotations.at(-1)?.message).toMatch(
        /only in the job summary.*it would contain text that is masked as a secret.*\[comment-impossible\]$/,
      );
    },
  );
});
