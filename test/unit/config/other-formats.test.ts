import { describe, expect, it } from 'vitest';
import { codeFrames } from '../../../src/cli/code-frame.ts';
import { cliText } from '../../../src/cli/problem-text.ts';
import { readConnectionsFile } from '../../../src/config/connections-file.ts';
import { textOf } from '../../../src/model/message.ts';
import { CANARY } from '../../fixtures/bad-files.ts';
import { noSecret } from '../../fixtures/frames.ts';

const read = (text: string) => readConnectionsFile(new TextEncoder().encode(text), 'connections.yaml');

const problemsOf = (text: string) =>
  read(text).problems.map(
    ({ code, location, entry, message, fix = [] }) =>
      [code, `${location?.line}:${location?.column}`, entry, `${textOf(message)}; ${textOf(fix)}`] as const,
  );

/** The format in Adobe's tutorials. */
const BODY = {
  name: 'Salesforce base connection',
  description: 'Base connection for a Salesforce account',
  auth: {
    specName: 'Basic Authentication',
    params: {
      environmentUrl: 'https://acme.my.salesforce.com',
      username: 'me',
      password: CANARY,
      securityToken: CANARY,
    },
  },
  connectionSpec: { id: 'cfc0fee1-7dc0-40ef-b73e-d8b134c436f5', version: '1.0' },
};

const CUSTOM = { id: '11111111-2222-4333-8444-555555555555', version: '1.0' };

const inFile = (entry: unknown) => JSON.stringify({ version: 1, sandbox: 'dev', connections: { sf: entry } });

describe("the body of Flow Service's `POST /connections`", () => {
  it('is recognised as the whole file, and its secrets are not shown', () => {
    expect(problemsOf(JSON.stringify(BODY, null, 2))).toEqual([
      [
        'other-format',
        '1:1',
        undefined,
        "the file has the form of Flow Service's `POST /connections`, not of a connections file; write `version: 1` and `connections:` at the top; put its members under a key of `connections`, such as `salesforce:`; write the members of `params` directly below `auth:`, next to `specName`; write `source: salesforce` instead of `connectionSpec`",
      ],
      [
        'literal-secret',
        '9:19',
        undefined,
        expect.stringContaining('`auth.params.password` appears in plain text'),
      ],
      ['literal-secret', '10:24', undefined, expect.stringContaining('`auth.params.securityToken`')],
    ]);
  });

  it('is recognised as an entry and reported as one problem, not one per key', () => {
    const [found, ...secrets] = problemsOf(inFile(BODY));
    expect(found?.[0]).toBe('other-format');
    expect(found?.[2]).toBe('sf');
    expect(found?.[3]).toContain("`connections.sf` has the form of Flow Service's `POST /connections`");
    expect(secrets.map(([code]) => code)).toEqual(['literal-secret', 'literal-secret']);
  });

  it.each([
    ['a source of the catalogue', BODY, '`source: salesforce`'],
    [
      'another source',
      { ...BODY, connectionSpec: CUSTOM },
      `\`source: { connectionSpec: ${CUSTOM.id}, version: "1.0" }\``,
    ],
    ['no id', { ...BODY, connectionSpec: { id: CANARY } }, '`source: { connectionSpec: …, version: … }`'],
    [
      'with members that Flow Service adds',
      { ...BODY, providerId: 'x', auth: { ...BODY.auth, type: 'x' } },
      'remove `providerId`; remove `type`',
    ],
    [
      '`params` alone',
      { ...BODY, connectionSpec: undefined },
      'write the members of `params` directly below `auth:`',
    ],
    ['`connectionSpec` alone', { ...BODY, auth: {} }, 'instead of `connectionSpec`'],
  ])('gets a fix that says where its members belong: %s', (_, body, advice) => {
    const found = problemsOf(inFile(body));
    expect(found[0]?.[3]).toContain(advice);
    expect(JSON.stringify(found)).not.toContain(CANARY);
  });

  it.each([
    ['salesforce', BODY.connectionSpec],
    [{ connectionSpec: CUSTOM.id, version: '1.0' }, CUSTOM],
  ])('becomes a valid entry with the fix applied: %j', (source, connectionSpec) => {
    const { specName, params } = BODY.auth;
    const refs = { password: { secret: 'PW' }, securityToken: { secret: 'ST' } };
    const body = { ...BODY, connectionSpec, auth: { specName, params: { ...params, ...refs } } };
    expect(problemsOf(inFile(body)).map(([code]) => code)).toEqual(['other-format']);
    const { connectionSpec: _, auth: __, ...others } = body;
    const entry = { ...others, source, auth: { specName, ...body.auth.params } };
    expect(problemsOf(inFile(entry))).toEqual([]);
  });

  it('is not reported as leaked if it contains a reference of another tool', () => {
    const params = {
      ...BODY.auth.params,
      password: 'op://vault/sf/password',
      securityToken: { secret: 'ST' },
    };
    const [, reference, ...others] = problemsOf(inFile({ ...BODY, auth: { ...BODY.auth, params } }));
    expect(reference?.slice(0, 3)).toEqual(['value-invalid', expect.any(String), 'sf']);
    expect(reference?.[3]).toContain("is a reference in another tool's syntax");
    expect(others).toEqual([]);
  });

  it('is recognised directly below `connections`, without a key', () => {
    const [found] = problemsOf(JSON.stringify({ version: 1, sandbox: 'dev', connections: BODY }));
    expect(found?.[0]).toBe('other-format');
    expect(found?.[3]).toContain('put its members under a key of `connections`, such as `salesforce:`');
  });

  it('does not prevent the other entries from being checked', () => {
    const file = JSON.stringify({ version: 1, sandbox: 'dev', connections: { sf: BODY, b: { nam: 'x' } } });
    expect(problemsOf(file).map(([code, , entry]) => [code, entry])).toContainEqual(['key-unknown', 'b']);
  });
});

/** Values that look harmless. Nothing of such a file may be shown. */
const SECRET_FILES: readonly (readonly [string, string, string])[] = [
  ['lines of `NAME=value`', `NAME=${CANARY}\nname=${CANARY}\n`, 'a secrets file'],
  ['a `.env` file', `# Zoho ${CANARY}\n\nexport  NAME="${CANARY}\nid = ${CANARY}: x\n`, 'a secrets file'],
  ['a value of several lines', `NAME<<END\n${CANARY}\nEND\n`, 'a secrets file'],
  ['secrets as JSON', JSON.stringify({ ZOHO_SECRET: CANARY, OTHER: CANARY }), 'a secrets file'],
  ['secrets as YAML', `ZOHO_SECRET: ${CANARY}\nZOHO_PIN: 1234\n`, 'a secrets file'],
  [
    "the JSON of a source's console",
    JSON.stringify({ client_id: CANARY, client_secret: CANARY, name: CANARY }),
    'a secrets file',
  ],
  [
    'a credential',
    JSON.stringify({ CLIENT_ID: CANARY, CLIENT_SECRETS: [CANARY], name: CANARY }),
    'Developer Console',
  ],
  [
    'a credential in small letters',
    JSON.stringify({ client_id: CANARY, client_secrets: [CANARY] }),
    'Developer Console',
  ],
  [
    'a project of the Developer Console',
    JSON.stringify({
      project: { name: CANARY, workspace: { details: { credentials: [{ name: CANARY }] } } },
    }),
    'Developer Console',
  ],
];

describe('a secrets file in place of the connections file', () => {
  it.each(SECRET_FILES)('is recognised, and nothing from it is shown: %s', (_, text, words) => {
    const { problems } = read(text);
    expect(problems).toMatchObject([{ code: 'file-holds-secrets', message: expect.stringContaining(words) }]);
    expect(textOf(problems[0]?.fix ?? [])).toContain('must not be in git');
    expect(JSON.stringify(problems)).not.toContain(CANARY);
    const frames = codeFrames(text, problems, noSecret);
    for (const { location } of problems) expect(location && frames(location)).toEqual([]);
  });

  it('gets advice that names the input or flag for it', () => {
    const fixOf = (text: string) => cliText(read(text).problems[0]?.fix ?? []);
    expect(fixOf('ZOHO_CLIENT_SECRET=x\n')).toContain('pass it through `--secrets-file`');
    expect(fixOf('export ADOBE_CLIENT_ID=x\n')).toContain('pass it through `--adobe-credentials`');
    expect(fixOf('{"CLIENT_SECRETS": []}')).toContain('pass it through `--adobe-credentials`');
  });

  it.each([
    'version: 1\nclientSecret: x\n',
    'version=1\nconnections:\n  a: {}\n',
    'name: a=b\n',
    '# A=b\nversion: 1\n',
    'version: 1\nA=b\n',
  ])('is not mistaken for a connections file with a typo: %j', (text) => {
    expect(read(text).problems.map(({ code }) => code)).not.toContain('file-holds-secrets');
  });
});

describe('a file of another tool', () => {
  it.each([
    ['a workflow', 'name: CI\non: push\njobs:\n  a: { runs-on: x }\n'],
    ['a Postman collection', '{"info": {"name": "Flow Service"}, "item": []}'],
    ['a compose file', 'services:\n  db: { image: postgres }\n'],
    ['a package', '{"name": "x", "dependencies": {}}'],
  ])('is reported as one problem: %s', (_, text) => {
    const { problems } = readConnectionsFile(new TextEncoder().encode(text), 'c.yaml');
    expect(problems.map(({ code, message }) => [code, textOf(message)])).toEqual([
      ['other-format', 'the file is not a connections file: it has neither `version` nor `connections`'],
    ]);
  });

  it.each(['verson: 1\nconections: {}\n', 'sandbox: dev\n', 'x-a: 1\n', 'zoho: { name: A, auth: {} }\n'])(
    'is not mistaken for a connections file with missing keys: %j',
    (text) => {
      const { problems } = readConnectionsFile(new TextEncoder().encode(text), 'c.yaml');
      expect(problems.map(({ code }) => code)).not.toContain('other-format');
    },
  );

  it('gets an explanation of its `defaults`', () => {
    const text = 'version: 1\ndefaults: { auth: { dataCenter: eu } }\nconnections: {}\n';
    const { problems } = readConnectionsFile(new TextEncoder().encode(text), 'c.yaml');
    expect(problems.map(({ fix = [] }) => textOf(fix))).toEqual([
      'to share values, write `x-defaults: &defaults` at the top, and `<<: *defaults` in each entry',
    ]);
  });
});
