import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CompletionItemKind, type Position } from 'vscode-languageserver-protocol/node.js';
import { createWorkspace, repository } from '../dist/workspace.ts';
import { type Editor, type OpenFile, startEditor } from './language-server.ts';

interface Schema {
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const examples = join(repository, 'examples');
const schemaText = readFileSync(join(repository, 'schema/connections.schema.json'), 'utf8');
const schema: Schema = JSON.parse(schemaText);
const { connection, 'zoho-crm-auth': zoho, 'zoho-crm-auth-1': zohoSpec, reference } = schema.$defs ?? {};
/** The description of each key under `auth`, from its only auth spec, or for `specName` from the choice of several. */
const zohoAuth = { properties: { ...zohoSpec?.properties, ...zoho?.properties } };
const entryKeys = {
  properties: { ...connection?.properties, auth: { description: zoho?.description ?? '' } },
};

const MODELINE = '# yaml-language-server: $schema=../schema/connections.schema.json\n';

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor();
}, 30_000);
afterAll(() => editor.close());

const sourceNames = Object.keys(schema.$defs ?? {})
  .filter((name) => name.endsWith('-auth'))
  .map((name) => name.replace(/-auth$/, ''));

let opened = 0;

/** Opens a new file next to the examples, with their first line. `|` in its text marks the cursor. */
async function open(text: string): Promise<{ readonly file: OpenFile; readonly cursor: Position }> {
  const before = (MODELINE + (text.split('|')[0] ?? '')).split('\n');
  const file = await editor.open(join(examples, `new-${opened++}.yaml`), MODELINE + text.replace('|', ''));
  return { file, cursor: { line: before.length - 1, character: before.at(-1)?.length ?? 0 } };
}

/** Returns the completions of one kind at the cursor. */
async function offered(text: string, kind: CompletionItemKind): Promise<string[]> {
  const { file, cursor } = await open(text);
  const items = await file.complete(cursor);
  return items.filter((item) => item.kind === kind).map(({ label }) => label);
}

const entry = 'version: 1\nsandbox: dev\nconnections:\n  zoho-eu:\n';

describe('an editor with the YAML language server completes', () => {
  it.each([
    ['of the file', '|', schema],
    ['of an entry', `${entry}    |`, entryKeys],
    ['of auth', `${entry}    name: Zoho CRM EU\n    auth:\n      |`, zohoAuth],
  ])('the keys %s', async (_, text, { properties = {} } = {}) => {
    const keys = await offered(text, CompletionItemKind.Property);
    expect(keys.sort()).toEqual(Object.keys(properties).sort());
  });

  it('every documented key', async () => {
    const inEntry = await offered(`${entry}    |`, CompletionItemKind.Property);
    expect(inEntry.sort()).toEqual(['auth', 'description', 'ensure', 'id', 'name', 'sandbox', 'source']);
    const inAuth = await offered(`${entry}    auth:\n      |`, CompletionItemKind.Property);
    for (const key of ['dataCenter', 'clientId', 'clientSecret', 'refreshToken'])
      expect(inAuth).toContain(key);
  });

  it('the keys of the selected auth spec', async () => {
    const start = `${entry}    source: salesforce\n    auth:\n      specName: Basic Authentication\n      |`;
    const keys = await offered(start, CompletionItemKind.Property);
    // A secret is also offered with its example.
    const names = [...new Set(keys)].sort();
    expect(names).toEqual(['apiVersion', 'environmentUrl', 'password', 'securityToken', 'username']);
  });

  it('only the missing keys', async () => {
    const keys = await offered(
      `${entry}    name: Zoho CRM EU\n    ensure: absent\n    |`,
      CompletionItemKind.Property,
    );
    expect(keys.sort()).toEqual(['auth', 'description', 'id', 'sandbox', 'source']);
  });

  it.each([
    ['ensure', `${entry}    ensure: |`, ['present', 'absent']],
    ['source', `${entry}    source: |`, sourceNames],
    [
      'specName',
      `${entry}    source: salesforce\n    auth:\n      specName: |`,
      ['OAuth2 Client Credential', 'Basic Authentication', 'OAuth2 JWT Token Credential'],
    ],
    [
      'dataCenter',
      `${entry}    auth:\n      dataCenter: |`,
      ['us', 'eu', 'in', 'au', 'cn', 'jp', 'ca', 'sa', 'uk', 'ae'],
    ],
  ])('the values of %s', async (_, text, values) => {
    expect(await offered(text, CompletionItemKind.Value)).toEqual(values);
  });
});

describe('an editor with the YAML language server', () => {
  const text = `version: 1
sandbox: dev
connections:
  zoho-eu:
    name: Zoho CRM EU
    description: Leads
    source: zoho-crm
    sandbox: dev
    id: 2484f2df-c057-4ab5-84f2-dfc0577ab592
    ensure: present
    auth:
      specName: Basic Authentication
      dataCenter: eu
      accountsUrl: https://accounts.zoho.eu
      endpoint: https://www.zohoapis.eu
      clientId: 1000.EXAMPLE
      clientSecret: { secret: CLIENT_SECRET }
      accessToken: { secret: ACCESS_TOKEN }
      refreshToken:
        secret: REFRESH_TOKEN
`;
  let file: OpenFile;
  beforeAll(async () => {
    ({ file } = await open(text));
  });

  const keysOf = (where: string, indent: number, { properties = {} }: Schema = {}) =>
    Object.entries(properties).map(
      ([key, { description = '' }]) => [key, where, indent, description] as const,
    );

  it.each([
    ...keysOf('of the file', 0, schema),
    ...keysOf('of an entry', 4, entryKeys),
    ...keysOf('of auth', 6, zohoAuth),
    ...keysOf('of a reference', 8, reference),
  ])('explains %s %s', async (key, _, indent, description) => {
    const start = `${' '.repeat(indent)}${key}:`;
    const line = (MODELINE + text).split('\n').findIndex((each) => each.startsWith(start));
    const shown = await file.hover({ line, character: indent + 1 });
    // Markdown escapes its special characters with backslashes.
    expect(shown.replaceAll('\\', '')).toContain(description);
  });

  it('reports nothing in a valid file', async () => {
    expect(await file.diagnostics()).toEqual([]);
  });

  it('explains that a custom key is ignored', async () => {
    const { file: own, cursor } = await open('version: 1\nx-|shared: 1\n');
    expect(await own.hover(cursor)).toContain('which the program ignores');
  });

  it.each([
    ['an entry', '    <<: *shared\n'],
    ['auth', '    auth: { <<: *auth, dataCenter: us }\n'],
    ['a list of mappings', '    auth: { <<: [{ clientId: 1000.OTHER }, *auth] }\n'],
  ])('reports nothing in mappings that are shared by a merge key: %s', async (_, merge) => {
    const shared = `version: 1
sandbox: dev
$schema: https://example.com/schema.json
x-shared: &shared
  description: Leads
  auth: &auth
    dataCenter: eu
    clientId: 1000.EXAMPLE
    clientSecret: { secret: CLIENT_SECRET }
    refreshToken: { secret: REFRESH_TOKEN }
`;
    const { file: merging } = await open(
      `${shared}connections:\n  zoho-eu:\n    name: Zoho CRM EU\n${merge}  other: { name: Other, <<: *shared }\n`,
    );
    const messages = (await merging.diagnostics()).map(({ message }) => message);
    expect(messages.filter((message) => !message.startsWith('Unused anchor'))).toEqual([]);
  });

  it('reports nothing in a file whose last entry was deleted', async () => {
    const { file: empty } = await open('version: 1\nsandbox: dev\nconnections:\n');
    expect(await empty.diagnostics()).toEqual([]);
  });
});

describe('an editor with the YAML language server underlines', () => {
  const auth = `    auth:
      dataCenter: eu
      clientId: 1000.EXAMPLE
      clientSecret: { secret: CLIENT_SECRET }
      refreshToken: { secret: REFRESH_TOKEN }
`;
  const whole = `${entry}    name: Zoho CRM EU\n${auth}`;

  it.each([
    ['an unknown top-level key', `${whole}|colour: red\n`, 'Property colour is not allowed'],
    [
      'an unknown key of an entry',
      `${entry}    |colour: red\n    name: Zoho CRM EU\n${auth}`,
      'Property colour is not allowed',
    ],
    [
      'an unknown key under auth',
      whole.replace('clientId', '|colour: red\n      clientId'),
      'Property colour is not allowed',
    ],
    [
      'a client secret in plain text',
      whole.replace('{ secret: CLIENT_SECRET }', '|canary-secret'),
      '{ secret: NAME }',
    ],
    [
      'a refresh token in plain text',
      whole.replace('{ secret: REFRESH_TOKEN }', '|1000.canary'),
      '{ secret: NAME }',
    ],
    ['an unknown data centre', whole.replace('dataCenter: eu', 'dataCenter: |mars'), '"us", "eu"'],
  ])('%s, and says what is expected', async (_, text, words) => {
    const { file, cursor } = await open(text);
    const found = await file.diagnostics();
    expect(found.map(({ range }) => range.start)).toEqual([cursor]);
    expect(found[0]?.message).toContain(words);
  });

  it('a misspelt key, and names the key that is missing', async () => {
    const { file } = await open(`${entry}    nam: Zoho CRM EU\n${auth}`);
    const messages = (await file.diagnostics()).map(({ message }) => message);
    expect(messages).toEqual(['Missing property "name".', 'Property nam is not allowed.']);
  });

  it('the key of an entry without auth, unless it has `ensure: absent`', async () => {
    const { file, cursor } = await open(
      entry.replace('zoho-eu', '|zoho-eu').concat('    name: Zoho CRM EU\n'),
    );
    expect((await file.diagnostics()).map(({ range }) => range.start)).toEqual([cursor]);
    const removal = await open(`${entry}    name: Zoho CRM EU\n    ensure: absent\n`);
    expect(await removal.file.diagnostics()).toEqual([]);
  });
});

describe('an editor with the YAML language server finds the schema by the first line', () => {
  const files = readdirSync(examples).filter((name) => name.endsWith('.yaml'));
  const texts = files.map((name) => [name, readFileSync(join(examples, name), 'utf8')] as const);

  it.each(texts)('of examples/%s, and reports nothing', async (name, text) => {
    expect(text.startsWith(MODELINE)).toBe(true);
    const file = await editor.open(join(examples, name), text);
    expect(await file.diagnostics()).toEqual([]);
    // The schema was loaded: it reports an unknown key.
    const { file: spoilt } = await open(`${text.slice(MODELINE.length)}colour: red\n`);
    expect(await spoilt.diagnostics()).toHaveLength(1);
  });

  it('of the file in docs/reference.md, next to a copy of the action', async () => {
    const copy = '.github/actions/aep-base-connections/schema/connections.schema.json';
    const [, text = ''] =
      /```yaml\n(# yaml-language-server: [^`]*)```/.exec(
        readFileSync(join(repository, 'docs/reference.md'), 'utf8'),
      ) ?? [];
    expect(text).toContain(`$schema=${copy}\n`);
    const workspace = await createWorkspace({ [copy]: schemaText });
    const file = await editor.open(join(workspace, 'connections.yaml'), text);
    expect(await file.diagnostics()).toEqual([]);
    const spoilt = await editor.open(join(workspace, 'spoilt.yaml'), `${text}colour: red\n`);
    expect(await spoilt.diagnostics()).toHaveLength(1);
  });
});
