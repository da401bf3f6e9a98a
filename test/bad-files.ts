// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions are what people write by mistake.
import type { ProblemCode } from '../src/model/problem.ts';

/** A connections file that must be refused, with the code and place that one of its problems must have. */
export interface BadFile {
  readonly name: string;
  readonly text: string | Uint8Array;
  readonly code: ProblemCode;
  readonly line: number;
  readonly column: number;
}

/** Stands for every secret that should not be in the file; no message may repeat it. */
export const CANARY = 'hunter2-canary';

/** The lines of a good file, by what they hold. A line may be replaced by others, or left out. */
const LINES = {
  version: 'version: 1',
  sandbox: 'sandbox: dev',
  connections: 'connections:',
  key: '  zoho-eu:',
  name: '    name: Zoho CRM EU',
  auth: '    auth:',
  dataCenter: '      dataCenter: eu',
  clientId: '      clientId: 1000.ABCDEF',
  clientSecret: '      clientSecret: { secret: ZOHO_EU_CLIENT_SECRET }',
  refreshToken: '      refreshToken: { secret: ZOHO_EU_REFRESH_TOKEN }',
  end: '',
};

/** Returns a good file but for the lines given. */
export function fileWith(changes: Partial<Record<keyof typeof LINES, string | undefined>>): string {
  return Object.values({ ...LINES, ...changes })
    .filter((line) => line !== undefined)
    .join('\n');
}

const ENTRY = fileWith({ version: undefined, sandbox: undefined, connections: undefined });
const OTHER = ENTRY.replace('zoho-eu:', 'zoho-2:');

/** Name, code, and the text with `«` before the character at which the problem is to be reported. */
const STORIES: readonly (readonly [string, ProblemCode, string])[] = [
  // Text and YAML
  ['an empty file', 'file-empty', '«'],
  ['a file of comments only', 'file-empty', '«# version: 1\n# connections:\n'],
  ['a file of one document start', 'file-empty', '«---\n'],
  ['a NUL character', 'file-encoding', fileWith({ name: '    name: Zo«\0ho' })],
  ['an escape character', 'file-encoding', fileWith({ name: '    name: Zo«\u001b[31mho' })],
  ['a character that reorders text', 'file-encoding', fileWith({ name: '    name: Zo«\u202eho' })],
  ['a character that isolates text', 'file-encoding', fileWith({ name: '    name: Zo«\u2066ho' })],
  ['old Macintosh line ends', 'file-encoding', 'version: 1«\rsandbox: dev\rconnections: {}\r'],
  ['a tab as indentation', 'yaml-syntax', fileWith({ key: '«\tzoho-eu:' })],
  ['a tab below a value', 'yaml-syntax', fileWith({ auth: '«\tauth:' })],
  ['an open double quote', 'yaml-syntax', fileWith({ name: '    name: «"Zoho' })],
  ['an open bracket', 'yaml-syntax', fileWith({ refreshToken: '      refreshToken: { secret: A', end: '«' })],
  ['a line without a colon', 'yaml-syntax', fileWith({ name: '    name: Zoho', auth: '    «auth' })],
  ['two colons in a line', 'yaml-syntax', fileWith({ name: '    name: «Zoho: EU' })],
  ['a value that starts with an at sign', 'yaml-syntax', fileWith({ name: '    name: «@zoho' })],
  ['an unknown escape', 'yaml-syntax', fileWith({ name: '    name: "Zoho «\\q"' })],
  ['a second document', 'yaml-syntax', fileWith({ end: '«---\nversion: 1\n' })],
  ['a YAML 1.1 directive', 'yaml-syntax', `«%YAML 1.1\n---\n${fileWith({})}`],
  ['a TAG directive', 'yaml-syntax', `«%TAG ! tag:example.org,2000:\n---\n${fileWith({})}`],
  ['text after a closing quote', 'yaml-syntax', fileWith({ name: '    name: "Zoho" «CRM' })],
  ['a key that is out of line', 'yaml-syntax', fileWith({ auth: '   «auth:' })],
  ['a duplicate key', 'yaml-duplicate-key', fileWith({ auth: '    «name: Again\n    auth:' })],
  ['a duplicate entry', 'yaml-duplicate-key', fileWith({ end: `${ENTRY.replace('zoho-eu', '«zoho-eu')}` })],
  ['a duplicate key under auth', 'yaml-duplicate-key', fileWith({ end: `      «clientSecret: ${CANARY}\n` })],
  ['an alias to nowhere', 'yaml-alias', fileWith({ clientId: '      clientId: «*id' })],
  [
    'an alias that stands before its anchor',
    'yaml-alias',
    fileWith({ name: '    name: «*n', clientId: '      clientId: &n x' }),
  ],
  [
    'an alias to its own parent',
    'yaml-alias',
    fileWith({ auth: '    auth: &a', clientId: '      clientId: «*a' }),
  ],
  ['a merge key', 'key-unknown', fileWith({ dataCenter: '      «<<: { dataCenter: eu }' })],
  ['a standard tag', 'yaml-tag', fileWith({ name: '    name: «!!str 123' })],
  ['a local tag', 'yaml-tag', fileWith({ clientId: '      clientId: «!env ZOHO_ID' })],
  ['a tag on a mapping', 'yaml-tag', fileWith({ auth: '    auth: «!!map' })],
  ['a number as key', 'key-invalid', fileWith({ key: '  «2024:' })],
  ['a list as key', 'key-invalid', fileWith({ end: '  ? «[a]\n  : b\n' })],
  ['an empty key', 'key-invalid', fileWith({ end: '  «: b\n' })],
  ['an open single quote', 'yaml-syntax', fileWith({ name: "    name: «'Zoho" })],
  ['the next key indented too far', 'yaml-syntax', fileWith({ name: '    name: «Zoho', auth: '     auth:' })],
  ['an entry beside `connections`', 'key-unknown', fileWith({ end: '«other:\n  name: Zoho\n' })],
  [
    'a reference without its space',
    'key-unknown',
    fileWith({ clientSecret: '      clientSecret: {«secret:NAME}' }),
  ],
  [
    'a secret in hexadecimal as the name of a reference',
    'literal-secret',
    fileWith({ clientSecret: '      clientSecret: { secret: «c0ffee1234567890c0ffee1234567890c0ffee1234 }' }),
  ],
  [
    'a secret of many digits as the name of a reference',
    'literal-secret',
    fileWith({ refreshToken: '      refreshToken: { secret: «a1b2c3d4e5f6G7H8xYzQwErTy }' }),
  ],
  ['brackets without end', 'yaml-too-complex', `${'['.repeat(32)}«${'['.repeat(100)}`],
  // The shape of the file
  ['a list at the top', 'value-invalid', '«- version: 1\n'],
  ['text at the top', 'value-invalid', '«connections\n'],
  ['no version', 'key-missing', fileWith({ version: undefined, sandbox: '«sandbox: dev' })],
  ['an unknown version', 'value-invalid', fileWith({ version: 'version: «2' })],
  ['a version in quotes', 'value-invalid', fileWith({ version: 'version: «"1"' })],
  ['no connections', 'key-missing', '«version: 1\n'],
  ['empty connections', 'value-invalid', 'version: 1\nsandbox: dev\n«connections: {}\n'],
  ['connections left empty', 'value-invalid', 'version: 1\nsandbox: dev\n«connections:\n'],
  ['connections as a list', 'value-invalid', 'version: 1\nconnections:\n  «- name: Zoho\n'],
  ['a misspelt key at the top', 'key-unknown', fileWith({ sandbox: '«sandbx: dev' })],
  ['a prototype as key', 'key-unknown', fileWith({ sandbox: 'sandbox: dev\n«__proto__: { a: 1 }' })],
  ['a sandbox in capitals', 'value-invalid', fileWith({ sandbox: 'sandbox: «Dev' })],
  ['a sandbox that is a number', 'value-invalid', fileWith({ sandbox: 'sandbox: «1' })],
  ['a sandbox by reference', 'reference-misplaced', fileWith({ sandbox: 'sandbox: «{ secret: SANDBOX }' })],
  ['a sandbox by expression', 'value-invalid', fileWith({ sandbox: 'sandbox: «${{ vars.SANDBOX }}' })],
  ['no sandbox', 'sandbox-missing', fileWith({ sandbox: undefined, key: '  «zoho-eu:' })],
  // Entries
  ['a key in capitals', 'key-invalid', fileWith({ key: '  «Zoho-EU:' })],
  ['a key that is too long', 'key-invalid', fileWith({ key: `  «${'a'.repeat(65)}:` })],
  ['a reserved key', 'key-invalid', fileWith({ key: '  «all:' })],
  ['another reserved key', 'key-invalid', fileWith({ key: '  «failing:' })],
  ['an entry left empty', 'value-invalid', fileWith({ end: '  «zoho-2:\n' })],
  ['an entry that is text', 'value-invalid', fileWith({ end: '  zoho-2: «eu\n' })],
  ['no name', 'key-missing', fileWith({ key: '  «zoho-eu:', name: undefined })],
  ['a name that is a number', 'value-invalid', fileWith({ name: '    name: «2024' })],
  ['a name that is a boolean', 'value-invalid', fileWith({ name: '    name: «true' })],
  ['a name of nothing', 'value-invalid', fileWith({ name: '    name: «""' })],
  ['a name with white space around it', 'value-invalid', fileWith({ name: '    name: «" Zoho"' })],
  ['a name of two lines', 'value-invalid', fileWith({ name: '    name: «"Zoho\\nCRM"' })],
  ['a name of 256 characters', 'value-invalid', fileWith({ name: `    name: «${'a'.repeat(256)}` })],
  ['a name by reference', 'reference-misplaced', fileWith({ name: '    name: «{ secret: NAME }' })],
  [
    'a description by reference',
    'reference-misplaced',
    fileWith({ auth: '    description: «{ secret: D }\n    auth:' }),
  ],
  ['a description that is a list', 'value-invalid', fileWith({ auth: '    description: «[a]\n    auth:' })],
  ['an unknown source', 'value-invalid', fileWith({ auth: '    source: «hubspot\n    auth:' })],
  ['an id that is no UUID', 'value-invalid', fileWith({ auth: '    id: «2484f2df\n    auth:' })],
  [
    'an id in capitals',
    'value-invalid',
    fileWith({ auth: '    id: «2484F2DF-C057-4AB5-84F2-DFC0577AB592\n    auth:' }),
  ],
  ['an unknown ensure', 'value-invalid', fileWith({ auth: '    ensure: «gone\n    auth:' })],
  ['a misspelt key of an entry', 'key-unknown', fileWith({ auth: '    «desciption: x\n    auth:' })],
  [
    'auth keys that are not indented',
    'key-unknown',
    fileWith({ clientId: '    «clientId: x', clientSecret: undefined, refreshToken: undefined }),
  ],
  [
    'two entries of one identity',
    'identity-duplicate',
    fileWith({ end: OTHER.replace('zoho-2', '«zoho-2') }),
  ],
  [
    'two entries of one id',
    'identity-duplicate',
    fileWith({
      auth: '    id: 2484f2df-c057-4ab5-84f2-dfc0577ab592\n    auth:',
      end: OTHER.replace('name: Zoho CRM EU', 'name: Other\n    id: «2484f2df-c057-4ab5-84f2-dfc0577ab592'),
    }),
  ],
  // Auth
  ['no auth', 'key-missing', 'version: 1\nsandbox: dev\nconnections:\n  «zoho-eu:\n    name: Zoho\n'],
  [
    'auth left empty',
    'value-invalid',
    'version: 1\nsandbox: dev\nconnections:\n  zoho-eu:\n    name: Zoho\n    «auth:\n',
  ],
  [
    'auth that is text',
    'value-invalid',
    `version: 1\nsandbox: dev\nconnections:\n  zoho-eu:\n    name: Zoho\n    auth: «${CANARY}\n`,
  ],
  ['no data centre', 'key-missing', fileWith({ auth: '    «auth:', dataCenter: undefined })],
  [
    'an accounts URL without endpoint',
    'key-missing',
    fileWith({ auth: '    «auth:', dataCenter: '      accountsUrl: https://accounts.zoho.eu' }),
  ],
  ['an unknown data centre', 'value-invalid', fileWith({ dataCenter: `      dataCenter: «${CANARY}` })],
  ['a data centre in capitals', 'value-invalid', fileWith({ dataCenter: '      dataCenter: «EU' })],
  [
    'a data centre by reference',
    'reference-misplaced',
    fileWith({ dataCenter: '      dataCenter: «{ secret: DC }' }),
  ],
  ['no client id', 'key-missing', fileWith({ auth: '    «auth:', clientId: undefined })],
  ['a client id that is a number', 'value-invalid', fileWith({ clientId: '      clientId: «1000.5' })],
  [
    'a client id by expression',
    'value-invalid',
    fileWith({ clientId: '      clientId: «${{ secrets.ZOHO_ID }}' }),
  ],
  ['a client id by shell variable', 'value-invalid', fileWith({ clientId: '      clientId: «$ZOHO_ID' })],
  [
    'a token in place of the client id',
    'literal-secret',
    fileWith({ clientId: `      clientId: «1000.${'0a'.repeat(16)}.${'1b'.repeat(16)}` }),
  ],
  [
    'a client secret written out',
    'literal-secret',
    fileWith({ clientSecret: `      clientSecret: «${CANARY}` }),
  ],
  [
    'a client secret of digits',
    'literal-secret',
    fileWith({ clientSecret: '      clientSecret: «1234567890' }),
  ],
  [
    'a client secret in a block',
    'literal-secret',
    fileWith({ clientSecret: `      clientSecret: «|\n        ${CANARY}` }),
  ],
  [
    'a client secret by expression',
    'value-invalid',
    fileWith({ clientSecret: '      clientSecret: «${{ secrets.A }}' }),
  ],
  [
    'a client secret in a list',
    'value-invalid',
    fileWith({ clientSecret: `      clientSecret: «[${CANARY}]` }),
  ],
  [
    'a refresh token written out',
    'literal-secret',
    fileWith({ refreshToken: `      refreshToken: «"${CANARY}"` }),
  ],
  [
    'the name of a secret without a reference around it',
    'literal-secret',
    fileWith({ clientSecret: '      clientSecret: «ZOHO_CLIENT_SECRET' }),
  ],
  ['an access token written out', 'literal-secret', fileWith({ end: `      accessToken: «${CANARY}\n` })],
  ['an access token left empty', 'value-invalid', fileWith({ end: '      «accessToken:\n' })],
  [
    'a reference of another form',
    'key-unknown',
    fileWith({ clientSecret: `      clientSecret: { «env: ${CANARY} }` }),
  ],
  [
    'a reference with a second key',
    'key-unknown',
    fileWith({ clientSecret: `      clientSecret: { secret: A, «default: ${CANARY} }` }),
  ],
  ['a reference without a name', 'key-missing', fileWith({ clientSecret: '      «clientSecret: {}' })],
  [
    'a reference name with a hyphen',
    'value-invalid',
    fileWith({ clientSecret: '      clientSecret: { secret: «ZOHO-SECRET }' }),
  ],
  [
    'a reference by expression',
    'value-invalid',
    fileWith({ clientSecret: '      clientSecret: { secret: «"${{ secrets.A }}" }' }),
  ],
  ['a misspelt key under auth', 'key-unknown', fileWith({ clientSecret: `      «clientSecrte: ${CANARY}` })],
  ['a secret pasted as a key', 'key-unknown', fileWith({ end: `      «${CANARY}: x\n` })],
  [
    'a mapping pasted under auth',
    'key-unknown',
    fileWith({ end: `      «login: { password: ${CANARY} }\n` }),
  ],
  [
    'accounts at another domain',
    'host-refused',
    fileWith({ end: '      accountsUrl: «https://accounts.zoho.com.evil.example\n' }),
  ],
  [
    'accounts by plain http',
    'host-refused',
    fileWith({ end: '      accountsUrl: «http://accounts.zoho.eu\n' }),
  ],
  [
    'accounts by reference',
    'reference-misplaced',
    fileWith({ end: '      accountsUrl: «{ secret: URL }\n' }),
  ],
  [
    'an endpoint at another domain',
    'host-refused',
    fileWith({ end: `      endpoint: «https://${CANARY}.example/crm\n` }),
  ],
  [
    'an endpoint of another data centre',
    'data-centre-mismatch',
    fileWith({ end: '      endpoint: «https://www.zohoapis.com\n' }),
  ],
  [
    'accounts of another data centre',
    'data-centre-mismatch',
    fileWith({ end: '      accountsUrl: «https://accounts.zoho.in\n' }),
  ],
  ['an endpoint that is a number', 'value-invalid', fileWith({ end: '      endpoint: «1\n' })],
];

const bytes = (text: string, ...more: number[]) =>
  Uint8Array.from([...new TextEncoder().encode(text), ...more]);

/** Every kind of mistake that can be made in a connections file. */
export const badFiles: readonly BadFile[] = [
  ...STORIES.map(([name, code, marked]) => {
    const before = marked.slice(0, marked.indexOf('«'));
    const lines = before.split('\n');
    return {
      name,
      code,
      text: marked.replace('«', ''),
      line: lines.length,
      column: (lines.at(-1) ?? '').length + 1,
    };
  }),
  {
    name: 'a byte that is not UTF-8',
    code: 'file-encoding',
    text: bytes('version: 1\nné', 0xff),
    line: 2,
    column: 3,
  },
  {
    name: 'a character cut in two',
    code: 'file-encoding',
    text: bytes('version: 1\n', 0xe2, 0x82),
    line: 2,
    column: 1,
  },
  { name: 'UTF-16', code: 'file-encoding', text: Uint8Array.of(0xff, 0xfe, 0x76, 0), line: 1, column: 1 },
  {
    name: 'a file of more than 1 MiB',
    code: 'file-too-large',
    text: '#'.repeat(1_048_577),
    line: 1,
    column: 1,
  },
  {
    name: 'more than 4,000 entries',
    code: 'too-many-entries',
    text: `version: 1\nconnections:\n${Array.from({ length: 4001 }, (_, i) => `  z${i}: {}\n`).join('')}`,
    line: 2,
    column: 1,
  },
  {
    name: 'aliases that explode',
    code: 'yaml-alias',
    text: `version: 1\na: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n${'abcde'
      .split('')
      .map((_, i, all) => `${'bcdef'[i]}: &${'bcdef'[i]} [${Array(10).fill(`*${all[i]}`).join(', ')}]\n`)
      .join('')}`,
    line: 6,
    column: 36,
  },
];
