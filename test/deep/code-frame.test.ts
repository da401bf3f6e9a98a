import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { codeFrames } from '../../src/cli/code-frame.ts';
import { framesOf, noSecret } from '../fixtures/frames.ts';
import { cases } from './cases.ts';

describe('a code frame of any file', () => {
  /** Words that occur only where the test puts them. */
  const hidden = fc.integer({ min: 1, max: 9 }).map((number) => `HIDDEN${number}`);
  const scalar = fc.oneof(
    hidden,
    hidden.map((word) => `"${word}, { a: ${word} } # ${word}"`),
    hidden.map((word) => `'${word}: [${word}]'`),
    hidden.map((word) => `&${word} ${word}`),
    hidden.map((word) => `!!str ${word}`),
    hidden.map((word) => `${word} # ${word}`),
    hidden.map((word) => `|\n            ${word}: ${word}\n            # ${word}`),
    hidden.map((word) => `> # ${word}\n            ${word}\n\n            ${word}`),
    hidden.map((word) => `[${word}, { ${word}: ${word} }]`),
    hidden.map((word) => `{ secret: ${word}, ${word}: { dataCenter: ${word} } }`),
    hidden.map((word) => `\n          - ${word}\n          - name: ${word}`),
    hidden.map((word) => `${word}\n          ${word} ${word}`),
  );
  const authKey = fc.constantFrom(
    'dataCenter',
    'clientId',
    'clientSecret',
    'name',
    'id',
    'sandbox',
    'HIDDEN0',
    '"HIDDEN0: x"',
    '? HIDDEN0\n        ',
  );
  const line = fc.tuple(authKey, scalar).map(([key, value]) => `        ${key}: ${value}`);
  const entry = fc
    .tuple(fc.array(line, { minLength: 1, maxLength: 6 }), hidden, fc.boolean())
    .map(([lines, comment, isShort]) =>
      [
        `    key: # ${comment}`,
        isShort ? '      name: Zoho' : `      name: >- # ${comment}\n        Zoho\n        CRM`,
        `      nmae: ${comment}`,
        '      auth:',
        ...lines,
        `        # ${comment}`,
      ].join('\n'),
    );
  const file = fc
    .tuple(fc.array(entry, { minLength: 1, maxLength: 3 }), fc.constantFrom('\n', '\r\n'), hidden)
    .map(([entries, end, comment]) =>
      [
        `version: 1 # ${comment}`,
        `# ${comment}`,
        'connections:',
        ...entries.map((each, index) => each.replace('key:', `k${index}:`)),
        `auth: ${comment}`,
        '',
      ]
        .join('\n')
        .replaceAll('\n', end),
    );

  it('shows no value under auth and no comment, at any position', () => {
    let shown = 0;
    fc.assert(
      fc.property(file, fc.nat(), fc.nat(), (text, line, column) => {
        const frames = codeFrames(text, [{ code: 'value-invalid', message: [''] }], noSecret);
        const lines = text.split('\n');
        const number = 1 + (line % lines.length);
        const location = {
          file: 'f',
          line: number,
          column: 1 + (column % ((lines[number - 1]?.length ?? 0) + 1)),
        };
        const all = [...frames(location), ...framesOf(text).flatMap(({ frame }) => frame)].join('\n');
        if (all !== '') shown++;
        expect(all).not.toContain('HIDDEN');
      }),
      { numRuns: cases(250) },
    );
    // The check can fail only if something is shown, so most of these files must be YAML.
    expect(shown).toBeGreaterThan(cases(250) / 4);
  });

  it('shows no value and no comment of any tree, in any YAML style', () => {
    const leaf = fc
      .oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.constant(null))
      .map((value) => `${String(value)}HIDDEN`);
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('name', 'id', 'auth', 'sandbox', 'x'), tie('tree'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(
        tree,
        fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_FOLDED', 'BLOCK_LITERAL'),
        fc.boolean(),
        (auth, style, isFlow) => {
          const data = { version: 1, connections: { key: { name: 'Zoho', auth } } };
          const text = stringify(data, {
            defaultStringType: style,
            collectionStyle: isFlow ? 'flow' : 'any',
          });
          const frames = codeFrames(text, [{ code: 'value-invalid', message: [''] }], noSecret);
          for (let number = 1; number <= text.split('\n').length; number++) {
            expect(frames({ file: 'f', line: number, column: 1 }).join()).not.toContain('HIDDEN');
          }
        },
      ),
      { numRuns: cases(150) },
    );
  });

  it('handles any text without an exception and shows only existing lines', () => {
    const piece = fc.constantFrom(
      'a: ',
      '- ',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      ',',
      '# ',
      '&a ',
      '*a',
      '!t ',
      '|',
      '>',
      '\n',
      '  ',
      '\t',
      '? ',
      ': ',
      '---\n',
      '%',
      'auth:',
      'HIDDEN',
      '漢',
      '\r\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(40), fc.nat(80), (pieces, line, column) => {
        const text = `auth:\n  ${pieces.join('')}`;
        const frames = codeFrames(text, [{ code: 'value-invalid', message: [''] }], noSecret);
        const shown = frames({ file: 'f', line: line + 1, column: column + 1 });
        expect([0, 2]).toContain(shown.length);
      }),
      { numRuns: cases(500) },
    );
  });
});
