import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES, readConnectionsFile } from '../../src/config/connections-file.ts';
import { textOf } from '../../src/model/message.ts';
import { placeholderIn } from '../../src/model/placeholder.ts';
import { badFiles, fileWith } from '../fixtures/bad-files.ts';
import { cases } from './cases.ts';

const read = (text: string) =>
  readConnectionsFile(new TextEncoder().encode(text), 'connections.yaml', { sandbox: 'dev' });

/** Repeats `piece` as often as the largest allowed file can contain it. */
const fill = (piece: string, before = '', after = '') =>
  before +
  piece.repeat(Math.floor((MAX_FILE_BYTES - Buffer.byteLength(before + after)) / Buffer.byteLength(piece))) +
  after;

const staircase = (indicator: string) =>
  Array.from({ length: 1400 }, (_, i) => `${' '.repeat(i)}${indicator}\n`).join('');

/** Mappings that each merge the one before. A reader that copied them would need quadratic memory. */
const mergeChain = Array.from({ length: 20_000 }, (_, i) => `- &x${i + 1} {<<: *x${i}, k${i}: 1}\n`).join('');

const BOMBS: readonly (readonly [string, string])[] = [
  ['empty lines below a secret', fill('\n', 'A=1\n')],
  ['empty lines of Windows below a secret', fill('\r\n', 'A=1\r\n')],
  ['line separators', fill('\u2028')],
  ['colons and blanks in a text', fill(': ', 'x-a: |\n  ')],
  ['a chain of merge keys', `x-a:\n- &x0 {k: 1}\n${mergeChain}`],
  ['nested sequences in one line', fill('- ')],
  ['nested flow sequences', fill('[')],
  ['nested flow mappings', fill('{')],
  ['nested flow mappings with keys', fill('{a: ')],
  ['nested explicit keys', fill('? ')],
  ['nested values', fill(': ')],
  ['mappings in one line', fill('a: ')],
  ['nested sequences by indentation', staircase('-')],
  ['nested mappings by indentation', staircase('a:')],
  ['indicators and indentation', fill('- - - - - - - - - - - - - - - - \n ')],
  ['closing brackets', fill(']')],
  ['pairs of brackets', fill('[]')],
  ['empty mappings', fill('{}\n')],
  ['commas', fill(',', '[')],
  ['double quotes', fill('"')],
  ['empty double-quoted values', fill('"" ')],
  ['single quotes', fill("'")],
  ['invalid escapes', fill('\\q', '"', '"')],
  ['backslashes', fill('\\', '"')],
  ['directives', fill('%a\n')],
  ['YAML directives', fill('%YAML 1.2\n')],
  ['anchors', fill('&a ')],
  ['tags', fill('!a ')],
  ['a long tag', fill('!')],
  ['unresolved aliases', fill('- *a\n')],
  ['documents', fill('---\n')],
  ['document ends', fill('...\n')],
  ['line breaks', fill('\n')],
  ['spaces', fill(' ')],
  ['tabs', fill('\t')],
  ['comments', fill('#\n')],
  ['one comment', fill('#')],
  ['list items', fill('-\n')],
  ['block scalars', fill('- |\n')],
  ['one block scalar', fill('a\n ', 'a: |\n ')],
  ['one plain scalar', fill('a\n')],
  ['one repeated key', fill('a:\n')],
  ['unknown keys', Array.from({ length: 110_000 }, (_, i) => `k${i}:\n`).join('')],
  [
    'unknown keys of an entry',
    `version: 1\nconnections:\n  a:\n${Array.from({ length: 90_000 }, (_, i) => `    k${i}:\n`).join('')}`,
  ],
  [
    'misspelt keys',
    `${fileWith({})}${Array.from({ length: 60_000 }, (_, i) => `      cli${i}Id:\n`).join('')}`,
  ],
  [
    'unknown keys in every entry',
    `version: 1\nconnections:\n${Array.from({ length: 3900 }, (_, i) => `  z${i}: {${Array.from({ length: 20 }, (_, k) => `k${k}: 1`).join(', ')}}\n`).join('')}`,
  ],
  [
    'empty entries',
    `version: 1\nconnections:\n${Array.from({ length: 4000 }, (_, i) => `  k${i}: {}\n`).join('')}`,
  ],
  [
    'too many entries',
    `version: 1\nconnections:\n${Array.from({ length: 90_000 }, (_, i) => `  k${i}:\n`).join('')}`,
  ],
  [
    'entries that share their errors',
    `version: 1\nconnections:\n  a: &a {${Array.from({ length: 900 }, (_, i) => `k${i}: 1`).join(', ')}}\n${Array.from({ length: 3999 }, (_, i) => `  b${i}: *a\n`).join('')}`,
  ],
  [
    'mappings that each merge the one before',
    Array.from(
      { length: 20_000 },
      (_, i) => `x-${i}: &a${i} { ${i > 0 ? `<<: *a${i - 1}, ` : ''}k${i}: 1 }\n`,
    ).join(''),
  ],
  [
    'a merge of unknown keys',
    `${Array.from({ length: 100 }, (_, i) => `x-${i}: &a${i} { ${Array.from({ length: 900 }, (_, k) => `k${i}x${k}: 1`).join(', ')} }\n`).join('')}connections:\n  a: { <<: [${Array.from({ length: 100 }, (_, i) => `*a${i}`).join(', ')}] }\n`,
  ],
  ['merges of empty mappings', fill('<<: {}\n')],
  ['merges of merges', fill('<<: { ', '', '}')],
  ['assignments', fill('A=b\n')],
  ['a long name before a value', fill('a', '', ' b=')],
  ['blank lines before an assignment', fill(' \n', '', 'connections')],
  ['lines of tabs after an error', `a: [\n${'\t\n'.repeat(500_000)}`],
  ['a long key', fill('a', '', ': 1')],
  ['a long name', fileWith({ name: `    name: ${'a'.repeat(1_000_000)}` })],
  ['a long URL', fileWith({ end: `      endpoint: ${'a.'.repeat(500_000)}\n` })],
  ['a long path', fileWith({ end: `      endpoint: crm.zoho.eu${'/a'.repeat(500_000)}?\n` })],
  [
    'a long reference name',
    fileWith({ clientSecret: `      clientSecret: { secret: ${'A'.repeat(1_000_000)}- }` }),
  ],
  ['broken UTF-8 at the end', `${fill('a')}\ud800`],
];

describe('the reader, given a hostile file of one mebibyte,', () => {
  // Each file takes about a second. A rule with quadratic run time would take minutes.
  it.each(BOMBS)('rejects it quickly: %s', { timeout: 60_000 }, (_, text) => {
    const { problems } = read(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(201);
    expect(JSON.stringify(problems).length).toBeLessThan(200_000);
  });

  it('does not change `Error.stackTraceLimit`', () => {
    const before = Error.stackTraceLimit;
    read(fileWith({}));
    read('[');
    expect(Error.stackTraceLimit).toBe(before);
  });
});

describe('the reader', () => {
  const wellFormed = ({ problems, entries }: ReturnType<typeof read>) => {
    const errors = problems.filter(({ severity }) => severity === undefined);
    for (const { location, message, fix, code } of problems) {
      expect(location).toMatchObject({ file: 'connections.yaml' });
      expect(location?.line).toBeGreaterThan(0);
      expect(location?.column).toBeGreaterThan(0);
      const words = [message, fix ?? []].map((each) => textOf(each)).join(' ');
      expect(words).not.toMatch(/undefined|\[object|\[native|\n/);
      expect(code).not.toBe('internal');
    }
    if (errors.length > 0) return;
    // No entry may be dropped without a problem.
    const isEmpty = problems.some(({ code }) => code === 'nothing-declared');
    expect(entries.length > 0).toBe(!isEmpty);
    for (const entry of entries) {
      expect(entry.sandbox).toMatch(/^[a-z][a-z0-9-]*$/);
      if (entry.ensure === 'absent') continue;
      for (const [name, { required, secret }] of Object.entries(entry.parameters)) {
        if (required && name !== entry.source.mint?.parameter) expect(entry.auth).toHaveProperty(name);
        if (secret && name in entry.auth) expect(entry.auth[name]?.kind).toBe('reference');
      }
    }
  };

  it('handles any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) =>
        wellFormed(readConnectionsFile(bytes, 'connections.yaml')),
      ),
      { numRuns: cases(250) },
    );
  });

  it('handles any text of characters with a meaning in YAML', () => {
    const pieces = [
      'a',
      'b: ',
      '- ',
      '? ',
      ': ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '&x ',
      '*x',
      '!t ',
      '<<: ',
      'x-a: &x ',
      '2: ',
      'A=b\n',
      '"',
      "'",
      '|',
      '>',
      '#',
      '%',
      '@',
      '\n',
      '  ',
      '\t',
      '\\',
      '---\n',
      '...\n',
      '__proto__: ',
      'connections:\n  a:\n    auth: ',
      'version: 1\n',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) =>
        wellFormed(read(parts.join(''))),
      ),
      { numRuns: cases(1_000) },
    );
  });

  it('handles any data at any place of a valid file', () => {
    const names = [
      'version',
      'sandbox',
      'connections',
      'name',
      'description',
      'source',
      'id',
      'ensure',
      'auth',
      'dataCenter',
      'accountsUrl',
      'endpoint',
      'clientId',
      'clientSecret',
      'refreshToken',
      'accessToken',
      'secret',
      'a',
      'toString',
      'constructor',
      'hasOwnProperty',
      '__proto__',
      'x/~y',
      'x-a',
      '$schema',
      'params',
      'connectionSpec',
      'items',
    ];
    const leaf = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom(
        'eu',
        'us',
        'zoho-crm',
        'sftp',
        'https://accounts.zoho.eu',
        '1000.A',
        'dev',
        'constructor',
      ),
    );
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'medium', withCrossShrink: true },
        leaf,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...names), tie('tree'), { maxKeys: 8, noNullPrototype: false }),
      ),
    }));
    const good = {
      dataCenter: 'eu',
      clientId: '1000.A',
      clientSecret: { secret: 'S' },
      refreshToken: { secret: 'R' },
    };
    fc.assert(
      fc.property(tree, fc.constantFrom(...names), fc.integer({ min: 0, max: 3 }), (data, key, depth) => {
        const at = (level: number, whole: object) => (depth === level ? { ...whole, [key]: data } : whole);
        const auth = at(3, good);
        const file = at(0, { version: 1, connections: at(1, { e: at(2, { name: 'N', auth }) }) });
        wellFormed(read(JSON.stringify(file)));
      }),
      { numRuns: cases(1_000) },
    );
  });

  it('handles a file that is damaged anywhere', () => {
    const texts = [...badFiles.map(({ text }) => text), fileWith({})]
      .filter((text) => typeof text === 'string' && text.length < 5000)
      .map(String);
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.nat(2000),
        fc.nat(20),
        fc.string({ maxLength: 5 }),
        (text, from, length, more) => {
          const start = from % (text.length + 1);
          wellFormed(read(text.slice(0, start) + more + text.slice(start + length)));
        },
      ),
      { numRuns: cases(1_000) },
    );
  });
});

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: these are placeholders.
it('a search for placeholders takes linear time', () => {
  for (const part of ['{%', '<%', '{{', '${', '##a', '%A', '[[a', '((', '@@a', '$(a', '${{'])
    expect(placeholderIn(part.repeat(300_000)) ?? '').toMatch(/^(?:##a##|@@a@@|\$\{\{)?$/);
});
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: these are placeholders.
