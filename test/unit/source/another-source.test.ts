import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
// @ts-expect-error: a plain script without types
import { validatorsOf } from '../../../schema/compile.js';
import { composeSchema } from '../../../schema/compose.ts';
import { sourcesPage } from '../../../schema/sources-page.ts';
import { credentialsOf, payloadOf } from '../../../src/apply/credentials.ts';
import { liveSpecOf } from '../../../src/emulator/connection-spec.ts';
import { parseConnectionSpec } from '../../../src/flow-service/connection-spec.ts';
import { textOf } from '../../../src/model/message.ts';
import type { Problem } from '../../../src/model/problem.ts';
import { Secret } from '../../../src/model/secret.ts';
import type { Source } from '../../../src/model/source.ts';
import { planHash } from '../../../src/plan/plan-hash.ts';
import { detailsOf } from '../../../src/report/change-details.ts';
import { checkLiveSpec } from '../../../src/source/live-check.ts';
import { optional, port, secret, text, url } from '../../../src/source/parameters.ts';
import { zohoCrm } from '../../../src/source/zoho-crm.ts';
import { observedOf, planOf } from '../plan/observed.ts';

const siteUrl = url(
  ['NAME.sites.example', 'login.example'],
  'The URL of the site.',
  'https://acme.sites.example',
  { what: 'the URL of a site' },
);

/** A source that exists in this test only: two auth specs, an optional parameter, and nothing minted. */
const madeUp: Source = {
  name: 'made-up',
  title: 'Made-up CRM',
  category: 'crm',
  spec: { id: '11111111-2222-4333-8444-555555555555', version: '3.0', name: 'made-up live' },
  page: 'https://example.org/made-up',
  seen: '2026',
  auth: {
    'OAuth2 Client Credential': {
      siteUrl,
      clientId: text('The client id.', 'acme', { what: 'the client id' }),
      clientSecret: secret('The client secret.'),
      apiVersion: optional(text('The version.', '60.0', { pattern: /^\d+\.\d$/ })),
      port: optional(port(8443)),
    },
    'Basic Authentication': {
      username: text('The user name.', 'jane'),
      password: secret('The password.'),
      securityToken: optional(secret('The security token.')),
    },
  },
  check: 'check the client at Made-up CRM',
  key: 'made-up',
};

const known = [zohoCrm, madeUp];

/** Loads the program with the record in its catalogue and the schema generated from it. */
async function loadProgram() {
  vi.resetModules();
  vi.doMock('../../../src/source/records.ts', () => ({ records: known }));
  const { ajv, ids } = validatorsOf(JSON.parse(JSON.stringify(composeSchema(known, zohoCrm))));
  vi.doMock('../../../src/config/schema-validator.generated.ts', () => ({
    schemaErrors: (definition: string, data: unknown) => {
      const validate = ajv.getSchema(ids[definition.replaceAll('-', '_')]);
      return validate(data) ? [] : validate.errors;
    },
  }));
  return {
    ...(await import('../../../src/config/connections-file.ts')),
    ...(await import('../../../src/cli/exported-file.ts')),
    ...(await import('../../../src/cli/connections-yaml.ts')),
    ...(await import('../../../src/model/secret.ts')),
    ...(await import('../../stories/scenario.ts')),
  };
}

let program: Awaited<ReturnType<typeof loadProgram>>;
beforeAll(async () => {
  program = await loadProgram();
});
afterAll(() => {
  vi.doUnmock('../../../src/source/records.ts');
  vi.doUnmock('../../../src/config/schema-validator.generated.ts');
  vi.resetModules();
});

const OAUTH = `specName: OAuth2 Client Credential
      siteUrl: https://ACME.sites.example/
      clientId: acme
      clientSecret: { secret: S }`;
const BASIC = `specName: Basic Authentication
      username: jane
      password: { secret: P }`;

const read = (auth: string, source = 'made-up') => {
  const file = `version: 1\nsandbox: dev\nconnections:\n  a:\n    name: A\n    source: ${source}\n    auth:\n      ${auth}\n`;
  return program.readConnectionsFile(new TextEncoder().encode(file), 'connections.yaml', {
    allowedHosts: [],
  });
};

const shown = ({ code, message, fix = [], location }: Problem) =>
  `${location?.line}:${location?.column} ${code}: ${textOf(message)}; ${textOf(fix)}`;

const entryWith = (auth: string) => {
  const { entries, problems } = read(auth);
  expect(problems.map(shown)).toEqual([]);
  const [entry] = entries;
  if (entry === undefined) throw new Error('no entry');
  return entry;
};

describe('a new source needs only a record:', () => {
  it.each([
    [OAUTH, { siteUrl: 'https://acme.sites.example', clientId: 'acme', clientSecret: 'value-of-s' }],
    [`${OAUTH}\n      apiVersion: "60.0"`, { apiVersion: '60.0' }],
    [BASIC, { username: 'jane', password: 'value-of-p' }],
    [`${BASIC}\n      securityToken: { secret: S }`, { securityToken: 'value-of-s' }],
  ])('its entries are read and sent: %s', async (auth, params) => {
    const entry = entryWith(auth);
    const secrets = new Map([
      ['S', new Secret('value-of-s')],
      ['P', new Secret('value-of-p')],
    ]);
    const sent = await credentialsOf(entry, {
      secrets,
      mintAccessToken: () => Promise.reject(new Error('nothing is minted')),
      noteToken: () => {},
    });
    expect(payloadOf(entry, sent)).toMatchObject({
      name: 'A',
      auth: { specName: /specName: (.*)/.exec(auth)?.[1], params },
      connectionSpec: { id: madeUp.spec.id, version: '3.0' },
    });
    expect(Object.keys(sent)).toEqual(Object.keys(entry.parameters).filter((name) => name in sent));
  });

  it.each([
    [
      'clientId: acme',
      [
        '7:5 key-missing: `siteUrl` is missing in `connections.a.auth`; add `siteUrl: …`',
        '7:5 key-missing: `clientSecret` is missing in `connections.a.auth`; add `clientSecret: { secret: NAME }`',
      ],
    ],
    [
      'clientId: acme\n      username: jane',
      [
        '7:5 key-missing: the auth spec of Made-up CRM is unclear in `connections.a.auth`; add `specName:` with one of `OAuth2 Client Credential` (siteUrl, clientId, clientSecret), `Basic Authentication` (username, password)',
      ],
    ],
    [
      // Adobe may have an auth spec with this name, so its live spec decides.
      BASIC.replace('Authentication', 'Authentications').replace('{ secret: P }', 'canary'),
      [
        "8:17 value-invalid: `connections.a.auth.specName` is not a known auth spec of Made-up CRM, so Adobe's connection spec decides; did you mean `Basic Authentication`?",
        "10:17 literal-secret: `connections.a.auth.password` appears in plain text in the file; write `password: { secret: NAME }` and pass the value through the action's input `secrets`; then treat the value in the file as leaked and replace it at its source",
      ],
    ],
    [
      BASIC.replace('username: jane\n', 'clientId: acme\n'),
      [
        '7:5 key-missing: `username` is missing in `connections.a.auth`; add `username: …`',
        '9:7 key-unknown: unknown key `clientId` in `connections.a.auth`; the keys allowed here are specName, username, password, securityToken',
      ],
    ],
    [
      OAUTH.replace('{ secret: S }', 'canary'),
      [
        "11:21 literal-secret: `connections.a.auth.clientSecret` appears in plain text in the file; write `clientSecret: { secret: NAME }` and pass the value through the action's input `secrets`; then treat the value in the file as leaked and replace it at its source",
      ],
    ],
    [
      OAUTH.replace('https://ACME.sites.example/', 'https://sites.example'),
      [
        '9:16 host-refused: `connections.a.auth.siteUrl` has a host that is neither a known host of the vendor nor allowed by the workflow; the known hosts are https://NAME.sites.example, https://login.example; to use another host, add its host to the input `allowed-hosts`',
      ],
    ],
    [
      OAUTH.replace('https://ACME.sites.example/', '{ secret: URL }'),
      [
        "9:16 reference-misplaced: `connections.a.auth.siteUrl` can't be a reference: it decides where secrets are sent, so reviewers must see it in the file; write the value out",
      ],
    ],
    [
      `${OAUTH}\n      apiVersion: 60.0`,
      [
        '12:19 value-invalid: `connections.a.auth.apiVersion` must be text in quotes, or a reference { secret: NAME }; put it in quotes: `apiVersion: "60.0"`',
      ],
    ],
  ])('an error in an entry is reported at its place: %s', (auth, expected) => {
    expect(read(auth).problems.map(shown)).toEqual(expected);
  });

  it('entries of the other source are unaffected', () => {
    const auth =
      'dataCenter: eu\n      clientId: 1000.ABC\n      clientSecret: { secret: S }\n      refreshToken: { secret: R }';
    expect(read(auth, 'zoho-crm').problems).toEqual([]);
    expect(read(OAUTH.replace(/specName.*\n\s*/, ''), 'zoho-crm').problems.map(({ code }) => code)).toContain(
      'key-unknown',
    );
  });

  it('the plan compares and shows its parameters, except those that the entry leaves out', () => {
    const entry = entryWith(OAUTH);
    const planned = (params?: Readonly<Record<string, string>>) => {
      const connection = {
        id: 'id-of-a',
        name: 'A',
        connectionSpecId: madeUp.spec.id,
        sandbox: 'dev',
        authParams: params ?? {},
      };
      return planOf([entry], observedOf({ dev: params ? [connection] : [] }), { onDrift: 'update' });
    };
    const [create] = planned().changes;
    expect(create?.kind).toBe('create');
    expect(JSON.stringify(create && detailsOf(create))).not.toMatch(/apiVersion|obtained/);
    expect(planned({ siteUrl: 'https://acme.sites.example/', apiVersion: '52.0' }).changes).toMatchObject([
      { kind: 'unchanged' },
    ]);
    expect(planned({ siteUrl: 'https://other.sites.example' }).changes).toMatchObject([
      { kind: 'update', differences: [{ field: 'siteUrl', observed: 'https://other.sites.example' }] },
    ]);
    const other = { ...entry, authSpec: 'Basic Authentication' };
    const hashOf = (each: typeof entry) => planHash(planOf([each], observedOf({ dev: [] })));
    expect(hashOf(other)).not.toBe(hashOf(entry));
  });

  it('its live spec follows from the record and is checked for what the entry sends', () => {
    const json = liveSpecOf(madeUp);
    const [oauth] = json.authSpec;
    expect([json.name, oauth?.name, oauth?.spec.required]).toEqual([
      'made-up live',
      'OAuth2 Client Credential',
      ['siteUrl', 'clientId', 'clientSecret'],
    ]);
    expect(oauth?.spec.properties['clientSecret']?.format).toBe('password');
    const check = (live: object) => {
      const spec = parseConnectionSpec({ ...live });
      return checkLiveSpec(entryWith(BASIC), spec).map(shown);
    };
    expect(check(json)).toEqual([]);
    expect(check({ ...json, authSpec: [oauth] })).toEqual([
      '4:3 spec-changed: the connection spec of Made-up CRM (11111111-2222-4333-8444-555555555555) does not offer the auth spec `Basic Authentication`; it offers `OAuth2 Client Credential`; write one of these in `auth.specName`, with its parameters',
    ]);
  });

  it('its connections are created once in the emulator, as declared', async () => {
    const scenario = program.createScenario();
    const file = `version: 1
sandbox: dev
connections:
  a:
    name: A
    source: made-up
    auth:
      ${OAUTH}
      port: 8443
  b:
    name: B
    source: made-up
    auth:
      username: jane
      password: { secret: P }
`;
    const secrets = new program.Secret('S=s3cr3t-acme-9174\nP=p4ss-jane-3321');
    const first = await scenario.run(file, { secrets, verify: 'none' });
    expect([first.exitCode, first.annotations]).toEqual([0, []]);
    expect(first.outputs['result']).toBe('applied');
    const bodies = scenario.emulator.requests
      .filter(({ method, path }) => method === 'POST' && path.endsWith('/connections'))
      .map(({ body }) => JSON.parse(body ?? ''));
    const connectionSpec = { id: madeUp.spec.id, version: '3.0' };
    expect(bodies).toEqual([
      {
        name: 'A',
        auth: {
          specName: 'OAuth2 Client Credential',
          params: {
            siteUrl: 'https://acme.sites.example',
            clientId: 'acme',
            clientSecret: 's3cr3t-acme-9174',
            port: '8443',
          },
        },
        connectionSpec,
      },
      {
        name: 'B',
        auth: { specName: 'Basic Authentication', params: { username: 'jane', password: 'p4ss-jane-3321' } },
        connectionSpec,
      },
    ]);
    const again = await scenario.run(file, { secrets, verify: 'none' });
    expect([again.exitCode, again.outputs['result'], again.annotations]).toEqual([0, 'in-sync', []]);
    for (const { masks: _, ...seen } of [first, again]) expect(JSON.stringify(seen)).not.toMatch(/9174|3321/);
  });

  it('the documentation has a section about it with an example of each auth spec', () => {
    const page = sourcesPage(known, zohoCrm);
    expect(page).toContain(
      '| [`made-up`](#made-up) | Made-up CRM | crm | OAuth2 Client Credential<br>Basic Authentication |',
    );
    const section = page.slice(page.indexOf('## made-up'), page.indexOf('## zoho-crm'));
    expect(section).toContain(
      "Made-up CRM: [Adobe's page](https://example.org/made-up), as of 2026. Connection spec `11111111-2222-4333-8444-555555555555`, version 3.0.",
    );
    expect(section).toContain(
      '| `siteUrl` | **destination** | The URL of the site. At NAME.sites.example, login.example. |',
    );
    expect(section).toContain('| `securityToken` | **secret**, *optional* | The security token. |');
    expect(section).toContain(`\`\`\`yaml
source: made-up
auth:
  specName: Basic Authentication
  username: jane
  password: { secret: MADE_UP_PASSWORD }
\`\`\``);
  });

  it('a first file and an export are written for it', () => {
    const values = { specName: 'Basic Authentication', username: 'jane' };
    expect(Object.keys(program.valuesToAsk(madeUp, values))).toEqual(['specName', 'username']);
    expect(
      program.firstConnections('f', madeUp, { key: 'a', name: 'A', sandbox: 'dev', values }),
    ).toContain(`    name: A
    source: made-up
    auth:
      specName: Basic Authentication
      username: jane
      password: { secret: MADE_UP_PASSWORD }
`);
    const connection = {
      id: '2484f2df-c057-4ab5-84f2-dfc0577ab592',
      name: 'A site',
      connectionSpecId: madeUp.spec.id,
      authParams: { siteUrl: 'https://acme.sites.example', clientId: 'acme', clientSecret: '****' },
    };
    expect(
      program.exportedFile({ listed: new Map([['dev', [connection]]]), specs: new Map() }, 'connections.yaml')
        .text,
    ).toContain(`    name: A site
    source: made-up
    auth:
      specName: OAuth2 Client Credential
      siteUrl: https://acme.sites.example
      clientId: acme
      clientSecret: { secret: A_SITE_CLIENT_SECRET }
`);
    const elsewhere = {
      ...connection,
      authParams: { ...connection.authParams, siteUrl: 'https://own.example' },
    };
    const exported = program.exportedFile(
      { listed: new Map([['dev', [elsewhere]]]), specs: new Map() },
      'connections.yaml',
    );
    expect(exported.hosts).toEqual(['own.example']);
  });
});
