import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../dist/workspace.ts';
import { anchorsOf, blocksOf, PAGES, withoutCode } from './markdown.ts';
import { read } from './page-parts.ts';

/** The maximum width of a table on a GitHub page, in pixels. */
const PAGE_WIDTH = 900;

/** The widths in pixels of a letter in a table, of a letter of code, and of the padding and border of a cell. */
const [LETTER, CODE_LETTER, AROUND] = [7.5, 8.2, 27];

/** The characters of a line of code that fit on a GitHub page. */
const CODE_COLUMNS = 100;

/** Words and phrases that read like a translation. */
const NOT_ENGLISH =
  /\b(?:mend(?:s|ed|ing)?|at (?:your|the) desk|with(?:out)? leave|do(?:es)? without|once a run|one a line|whoever|told|tells?|stands?|stood|holds?|lacks?|go(?:es)? by|sees? to|takes? (?:it|them) (?:over|out)|in silence|as it is to be|hand(?:s|ed)? (?:it |them )?in|hangs? on|for want of|as far as|in private)\b/i;

describe.each(PAGES)('%s', (page) => {
  const text = read(page);
  const prose = withoutCode(text);

  it('links only to pages, pictures and headings that exist', () => {
    const links = [...prose.matchAll(/\]\((?<to>[^)\s]+)\)/g)].map(({ groups }) => groups?.['to'] ?? '');
    for (const link of links.filter((each) => !/^https?:/.test(each))) {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      expect([link, existsSync(join(repository, target))]).toEqual([link, true]);
      if (anchor !== undefined) expect(anchorsOf(read(target)), link).toContain(anchor);
    }
  });

  it('has no table that is wider than the page', () => {
    const tables = prose.matchAll(/(?:^\|.*\|\n)+/gm);
    for (const [table] of tables) {
      const rows = table.split('\n').map((line) => line.split(/(?<!\\)\|/).slice(1, -1));
      const width = (rows[0] ?? []).reduce(
        (sum, _, column) => sum + AROUND + Math.max(...rows.map((cells) => widestWord(cells[column] ?? ''))),
        0,
      );
      expect([table.slice(0, 60), width <= PAGE_WIDTH ? 'fits' : width]).toEqual([
        table.slice(0, 60),
        'fits',
      ]);
    }
  });

  it('has no line of code that is wider than a page', () => {
    // GitHub renders Mermaid blocks as diagrams.
    const blocks = blocksOf(text).filter(({ language }) => language !== 'mermaid');
    const lines = blocks.flatMap((block) => block.text.split('\n'));
    expect(lines.filter((line) => line.length > CODE_COLUMNS)).toEqual([]);
  });

  it('has no words that read like a translation', () => {
    // Quoted messages and the problem codes in headings come from the code.
    const own = prose.split('\n').filter((line) => !/^(?:>|## `[a-z-]+`$)/.test(line));
    expect(own.filter((line) => NOT_ENGLISH.test(line))).toEqual([]);
  });
});

it.each(PAGES.filter((page) => page.startsWith('docs/')))('%s starts by naming its readers', (page) => {
  expect(read(page)).toMatch(/^# .+\n\nFor /);
});

/** Returns the width of the longest word of a cell, which cannot be broken. */
function widestWord(cell: string): number {
  const shown = cell
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/<br>/g, ' ')
    .trim();
  const words = shown.split(/\s+/);
  return Math.max(...words.map((word) => word.length * (word.includes('`') ? CODE_LETTER : LETTER)));
}
