import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { composeSchema } from '../../../schema/compose.ts';
import { credentialsOf, payloadOf } from '../../../src/apply/credentials.ts';

import { liveSpecOf } from '../../../src/emulator/connection-spec.ts';
import { checkConnectionSpec } from '../../../src/flow-service/connection-spec.ts';
import { textOf } from '../../../src/model/message.ts';
import type { Problem } from '../../../src/model/problem.ts';
import { Secret } from '../../../src/model/secret.ts';
import type { Source } from '../../../src/model/source.ts';
import { planHash } from '../../../src/plan/plan-hash.ts';
import { detailsOf } from '../../../src/report/change-details.ts';
import { optional, secret, text, url } from '../../../src/source/parameters.ts';
import { zohoCrm } from '../../../src/source/zoho-crm.ts';
import { observedOf, planOf } from '../plan/observed.ts';

const siteUrl = url({
  hosts: ['*.sites.example', 'login.example'],
  what: 'the URL of a site',
  description: 'The URL of the site.',
  example: 'https://acme.sites.example',
});

/** A source that exists in this test only: two auth specs, an optional parameter, and nothing minted. */
const madeUp: Source = {
  name: 'made-up',
  title: 'Made-up CRM',
  spec: { id: '11111111-2222-4333-8444-555555555555', version: '3.0' },
  page: 'https://example.org/made-up',
  seen: '2026',
  auth: {
    'OAuth2 Client Credential': {
      siteUrl,
      clientId: text({ what: 'the client id', description: 'The client id.', example: 'acme' }),
      clientSecret: secret('The client secret.'),
      apiVersion: optional(text({ pattern: /^\d+\.\d$/, description: 'The version.', example: '60.0' })),
    },
    'Basic Authentication': {
      username: text({ description: 'The user name.', example: 'jane' }),
      password: secret('The password.'),
      securityToken: optional(secret('The security token.')),
    },
  },
  check: 'check the client at Made-up CRM',
  key: 'made-up',
};

const known = [zohoCrm, madeUp];

/** The program, with the record in its catalogue and the schema that follows from it. */
async function loadProgram() {
  vi.resetModules();
  vi.doMock('../../../src/source/records.ts', () => ({ records: known }));
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
  });
  ajv.addKeyword({ keyword: 'errorMessage', schemaType: 'string' });
  const validate = ajv.compile(composeSchema(known, zohoCrm));
  vi.doMock('../../../src/config/schema-validator.generated.ts', () => ({
    schemaErrors: (data: unknown) => (validate(data) ? [] : validate.errors),
  }));
  return {
    ...(await import('../../../src/config/connections-file.ts')),
    ...(await import('../../../src/cli/exported-file.ts')),
    ...(await import('../../../src/cli/connections-yaml.ts')),
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
  return program.readConnectionsFile(new TextEncoder().encode(file), 'connections.yaml');
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

describe('a source is one record: with it,', () => {
  it.each([
    [OAUTH, { siteUrl: 'https://acme.sites.example', clientId: 'acme', clientSecret: 'value-of-s' }],
    [`${OAUTH}\n      apiVersion: "60.0"`, { apiVersion: '60.0' }],
    [BASIC, { username: 'jane', password: 'value-of-p' }],
    [`${BASIC}\n      securityToken: { secret: S }`, { securityToken: 'value-of-s' }],
  ])('an entry is read, and its body sent: %s', async (auth, params) => {
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
        '7:5 key-missing: `connections.a.auth` lacks `specName`; add `specName: OAuth2 Client Credential`, for example',
      ],
    ],
    [
      'specName: Basic Authentications',
      [
        '8:17 value-invalid: `connections.a.auth.specName` must be one of OAuth2 Client Credential, Basic Authentication; did you mean `Basic Authentication`?',
      ],
    ],
    [
      BASIC.replace('username: jane\n', 'clientId: acme\n'),
      [
        '7:5 key-missing: `connections.a.auth` lacks `username`; add `username: jane`, for example',
        '9:7 key-unknown: `connections.a.auth` has an unknown key; the keys here are specName, username, password, securityToken',
      ],
    ],
    [
      OAUTH.replace('{ secret: S }', 'canary'),
      [
        "11:21 literal-secret: `connections.a.auth.clientSecret` appears in plain text in the file; write `clientSecret: { secret: MADE_UP_CLIENT_SECRET }` and hand the value in through the action's input `secrets`; then treat the one in the file as leaked and replace it at its source",
      ],
    ],
    [
      OAUTH.replace('https://ACME.sites.example/', 'https://sites.example'),
      [
        '9:16 host-refused: `siteUrl` is not the URL of a site; write one of https://*.sites.example, https://login.example',
      ],
    ],
    [
      OAUTH.replace('https://ACME.sites.example/', '{ secret: URL }'),
      [
        "9:16 reference-misplaced: `connections.a.auth.siteUrl` can't be a reference: it decides where secrets are sent, so it must be in the file for review; write the value out",
      ],
    ],
    [
      `${OAUTH}\n      apiVersion: 60.0`,
      [
        '12:19 value-invalid: `connections.a.auth.apiVersion` must be text in quotes, or a reference { secret: NAME }; put it in quotes',
      ],
    ],
  ])('a mistake is told at its place: %s', (auth, expected) => {
    expect(read(auth).problems.map(shown)).toEqual(expected);
  });

  it('the entries of the other source are as they were', () => {
    const auth =
      'dataCenter: eu\n      clientId: 1000.ABC\n      clientSecret: { secret: S }\n      refreshToken: { secret: R }';
    expect(read(auth, 'zoho-crm').problems).toEqual([]);
    expect(read(OAUTH, 'zoho-crm').problems.map(({ code }) => code)).toContain('key-unknown');
  });

  it('the plan compares and shows its parameters, and leaves out what the entry does', () => {
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

  it('its live spec is what the record says, and is checked for what the entry sends', () => {
    const live = liveSpecOf(madeUp);
    const [oauth] = live.authSpec;
    expect([oauth?.name, oauth?.spec.required]).toEqual([
      'OAuth2 Client Credential',
      ['siteUrl', 'clientId', 'clientSecret'],
    ]);
    expect(oauth?.spec.properties['clientSecret']?.format).toBe('password');
    const answer = (json: object) => ({ kind: 'answer', status: 200, headers: new Headers(), json }) as const;
    const entry = entryWith(BASIC);
    expect(checkConnectionSpec(answer({ items: [live] }), entry)).toBeUndefined();
    const withoutBasic = { ...live, authSpec: [oauth] };
    expect(checkConnectionSpec(answer({ items: [withoutBasic] }), entry)).toMatchObject({
      code: 'spec-changed',
      message: expect.stringContaining('it no longer offers `Basic Authentication`'),
    });
  });

  it('a first file and an export are written', () => {
    const values = { specName: 'Basic Authentication', username: 'jane' };
    expect(Object.keys(program.valuesToAsk(madeUp, values))).toEqual(['specName', 'username']);
    expect(program.firstAuth(madeUp, values)).toEqual({
      ...values,
      password: { secret: 'MADE_UP_PASSWORD' },
    });
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
      authParams: { siteUrl: 'https://acme.sites.example', clientId: 'acme', clientSecret: '****' },
    };
    expect(
      program.exportedFile(madeUp, new Map([['dev', [connection]]]), 'connections.yaml').text,
    ).toContain(`    name: A site
    source: made-up
    auth:
      specName: OAuth2 Client Credential
      siteUrl: https://acme.sites.example
      clientId: acme
      clientSecret: { secret: A_SITE_CLIENT_SECRET }
`);
  });
});
