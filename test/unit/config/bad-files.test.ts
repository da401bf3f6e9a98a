import { describe, expect, it } from 'vitest';
import { readConnectionsFile } from '../../../src/config/connections-file.ts';
import { textOf } from '../../../src/model/message.ts';
import { badFiles, CANARY, fileWith } from '../../fixtures/bad-files.ts';

const read = (text: string | Uint8Array) =>
  readConnectionsFile(typeof text === 'string' ? new TextEncoder().encode(text) : text, 'connections.yaml');

describe('a bad connections file', () => {
  it.each(badFiles)(
    'is rejected with one problem, its place and a fix, and without any secret: $name',
    (bad) => {
      const { problems } = read(bad.text);
      const errors = problems.filter(({ severity }) => severity === undefined);
      expect(errors).toHaveLength(bad.name === 'auth keys that are not indented' ? 4 : 1);
      const places = problems.map(({ code, location }) => `${code} ${location?.line}:${location?.column}`);
      expect(places).toContain(`${bad.code} ${bad.line}:${bad.column}`);
      for (const { message, fix, location } of problems) {
        expect(textOf(message)).toMatch(/^\S.{10,}[^.\s]$/);
        expect(textOf(fix ?? [])).toMatch(/^\S.{5,}[^.\s]$/);
        expect(location?.file).toBe('connections.yaml');
      }
      expect(JSON.stringify(problems)).not.toContain(CANARY);
    },
  );
});

it.each([
  ['UTF-16', 'utf-16le', [0xff, 0xfe, 0x76, 0]],
  ['UTF-16', 'utf-16be', [0xfe, 0xff, 0, 0x76]],
  ['UTF-32', 'utf-32le', [0xff, 0xfe, 0, 0, 0x76, 0, 0, 0]],
  ['UTF-32', 'utf-32be', [0, 0, 0xfe, 0xff, 0, 0, 0, 0x76]],
])('names %s by its byte order mark: %s', (encoding, _, bytes) => {
  const { problems } = read(Uint8Array.from(bytes));
  expect(problems.map(({ code, message }) => [code, textOf(message)])).toEqual([
    ['file-encoding', `the file is saved as ${encoding}`],
  ]);
});

describe('an unresolved merge conflict', () => {
  const ours = '    name: Ours';
  const theirs = '    name: Theirs';
  const marked = (...lines: readonly string[]) => fileWith({ name: lines.join('\n') });
  const entry = fileWith({ version: undefined, sandbox: undefined, connections: undefined });
  const other = entry.replace('zoho-eu:', 'zoho-us:').replace('CRM EU', 'CRM US');
  const entries = `<<<<<<< HEAD\n${entry}\n=======\n${other}\n>>>>>>> main`;

  it.each([
    ['in an entry', marked('<<<<<<< HEAD', ours, '=======', theirs, '>>>>>>> main'), 5],
    ['between entries', `version: 1\nsandbox: dev\nconnections:\n${entries}\n`, 4],
    ['with CRLF', `version: 1\nsandbox: dev\nconnections:\n${entries}\n`.replaceAll('\n', '\r\n'), 4],
    [
      'with the common ancestor',
      marked('<<<<<<< HEAD', ours, '||||||| a1b2c3d', '    name: Old', '=======', theirs, '>>>>>>> main'),
      5,
    ],
    ['that is resolved by half', marked(ours, '=======', theirs, '>>>>>>> main'), 6],
    ['with an open quote', marked('<<<<<<< HEAD', '    name: "Ours', '=======', theirs, '>>>>>>> main'), 5],
    ['with a tab', marked('<<<<<<< HEAD', '\tname: Ours', '=======', theirs, '>>>>>>> main'), 5],
    ['next to others', `version: 1\nsandbox: dev\nconnections:\n${entries}\n${entries}\n`, 4],
  ])('is reported once, at its first marker: %s', (_, text, line) => {
    const { problems } = read(text);
    expect(problems.map(({ code, message, location }) => [code, textOf(message), location])).toEqual([
      [
        'yaml-syntax',
        'the file contains an unresolved merge conflict',
        { file: 'connections.yaml', line, column: 1 },
      ],
    ]);
  });

  it('is not assumed in a file that YAML accepts', () => {
    const text = '    description: |\n      <<<<<<< HEAD\n      =======\n      >>>>>>> main';
    expect(read(fileWith({ name: `    name: "<<<<<<< A"\n${text}` })).problems).toEqual([]);
  });

  it('is not assumed if such text is indented, or if the line is only an underline', () => {
    const text = '    name: A\n    description: |\n      <<<<<<< HEAD\n      >>>>>>> main\n=======';
    const { problems } = read(fileWith({ name: text }));
    expect(problems).not.toEqual([]);
    expect(problems.map(({ message }) => textOf(message)).join()).not.toContain('merge conflict');
  });
});

it('distinguishes the name of a secret from a secret, without repeating it', () => {
  const { problems } = read(
    fileWith({ clientSecret: '      clientSecret: ZOHO_CLIENT_SECRET' }).replace('«', ''),
  );
  expect(problems).toMatchObject([{ fix: expect.stringContaining('with the name of a secret') }]);
  expect(JSON.stringify(problems)).not.toContain('ZOHO_CLIENT');
});

describe('no value under `auth` is repeated', () => {
  const keys = [
    'dataCenter',
    'accountsUrl',
    'endpoint',
    'clientId',
    'clientSecret',
    'refreshToken',
    'accessToken',
  ];
  const others = ['clientSecrte', 'password', CANARY];
  const problemsOf = (lines: readonly string[]) =>
    read(fileWith({ end: lines.map((line) => `      ${line}\n`).join('') })).problems;

  it.each([
    CANARY,
    `"${CANARY}"`,
    `[${CANARY}]`,
    `{ secret: "${CANARY}" }`,
    `{ ${CANARY}: ${CANARY} }`,
    `!x ${CANARY}`,
    `https://${CANARY}`,
    `*${CANARY}`,
  ])('%s, for any key', (shape) => {
    const all = [...keys, ...others].map((key) => `${key}: ${shape}`);
    const problems = problemsOf([...all, ...all]);
    // Each line causes a problem, if only as a duplicate.
    expect(problems.length).toBeGreaterThanOrEqual(all.length);
    expect(JSON.stringify(problems)).not.toContain(CANARY);
  });

  it.each([`&${CANARY} x`, `"${CANARY}`, `{ ${CANARY}`, `${CANARY}: ${CANARY}`])(
    '%s, which is not a value or hides what follows it',
    (shape) => {
      for (const key of ['dataCenter', 'clientSecret', 'password', CANARY]) {
        const problems = problemsOf([`${key}: ${shape}`, `${key}: ${shape}`]);
        expect(problems).not.toEqual([]);
        expect(JSON.stringify(problems)).not.toContain(CANARY);
      }
    },
  );
});

it('reports only the Markdown lines around an example', () => {
  const page = `<!-- examples/minimal.yaml -->\n\`\`\`yaml\n${fileWith({})}\n\`\`\`\n<!-- end -->\n`;
  const { problems } = read(page);
  expect(
    problems.map(({ message, fix = [], location }) => [location?.line, textOf(message), textOf(fix)]),
  ).toEqual([1, 2, 14, 15].map((line) => [line, 'this line is Markdown, not YAML', 'remove it']));
  const text = '    name: A\n    description: |\n      ```\n      <!-- meant -->\n      ```';
  expect(read(fileWith({ name: text })).problems).toEqual([]);
});

it('suggests the source that was probably meant', () => {
  const { problems } = read(
    fileWith({ auth: '    source: salesfroce\n    auth:', dataCenter: '      x: 1' }),
  );
  expect(problems.map(({ message, fix = [] }) => `${textOf(message)}; ${textOf(fix)}`)).toEqual([
    '`connections.zoho-eu.source` must be a known source, or a mapping with connectionSpec and version; did you mean `salesforce`?',
  ]);
});
