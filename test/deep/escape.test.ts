import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visible } from '../../src/model/visible.ts';
import { forLog, forMarkdown } from '../../src/report/escape.ts';
import { cases } from './cases.ts';

fc.configureGlobal({ numRuns: cases(1_000) });

/** Any character, and sequences with a special meaning. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        '::',
        '##[',
        'www.',
        '@user',
        '#1',
        '\n',
        '\r',
        '\u202e',
        '<b>',
        '`',
        '|',
        '](',
        '\ud800',
        '&lt;',
        '￼',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('text for the log', () => {
  test('is always one line that the runner does not read as a command', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = forLog(text);
        expect(line.trimStart().startsWith('::')).toBe(false);
        expect(line).not.toContain('##[');
        expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});

describe('text for Markdown', () => {
  test('is one line without special characters, and renders as the original text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const markdown = forMarkdown(text, Number.POSITIVE_INFINITY);
        expect(markdown.replace(/&#\d+;/g, '')).not.toMatch(/[\\`*_{}[\]<>()#+!|~@&"'$:^=\n\r]|www\./i);
        const read = markdown
          .replaceAll('&#8288;', '')
          .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
        expect(read).toBe(visible(text.replace(/[ \t\r\n]+/g, ' ')));
      }),
    );
  });
});
