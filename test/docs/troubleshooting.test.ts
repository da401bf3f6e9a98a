import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { anchorsOf, withoutCode } from './markdown.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

const PAGE = 'docs/troubleshooting.md';
const page = read(PAGE);

const prose = withoutCode(page);

/** The files of `src/source` without the records, which are in a subfolder. */
const sourceFiles = readdirSync(new URL('src/source/', root)).filter((file) => file.endsWith('.ts'));

/** The codes that single sources declare, read from the text of their files. */
const sourceCodes = sourceFiles.flatMap((file) => {
  const text = read(`src/source/${file}`);
  const declared = /interface SourceProblemCodes \{(?<members>[^}]*)\}/.exec(text)?.groups?.['members'];
  return [...(declared ?? '').matchAll(/'(?<code>[a-z-]+)'/g)].map(({ groups }) => groups?.['code'] ?? '');
});

/** Every member of the union, read from the text of the file because types do not exist at run time. */
const codes: readonly string[] = (() => {
  const union = /export type ProblemCode =(?<members>[^;]*);/.exec(read('src/model/problem.ts'))?.groups?.[
    'members'
  ];
  return [...(union ?? '').matchAll(/^\s*\| (?:'(?<code>[a-z-]+)'|keyof SourceProblemCodes)/gm)].flatMap(
    ({ groups }) => groups?.['code'] ?? sourceCodes,
  );
})();

describe('docs/troubleshooting.md', () => {
  it('has exactly one second-level heading per code, in the order of the codes', () => {
    expect(codes.length).toBeGreaterThan(70);
    const headings = [...prose.matchAll(/^## (?<text>.*)$/gm)].map(({ groups }) => groups?.['text']);
    expect(headings).toEqual(codes.map((code) => `\`${code}\``));
  });

  it('has an example and an explanation for each code', () => {
    for (const section of page.split(/^## /m).slice(1)) {
      const [heading = '', , example = '', , text = ''] = section.split('\n');
      expect([heading, example]).toEqual([heading, expect.stringMatching(/^> \S/)]);
      expect([heading, text]).toEqual([heading, expect.stringMatching(/^\S/)]);
    }
  });

  it('has unique anchors, among them every code', () => {
    const anchors = anchorsOf(page);
    expect(anchors.filter((anchor, index) => anchors.indexOf(anchor) !== index)).toEqual([]);
    expect(anchors).toEqual(expect.arrayContaining([...codes]));
  });
});
