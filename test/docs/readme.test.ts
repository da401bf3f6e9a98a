import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { REQUEST_CASES } from '../stories/request-cases.ts';

interface Declared {
  readonly description: string;
  readonly default?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, Declared>>;
  readonly outputs: Readonly<Record<string, Declared>>;
}

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const action: Action = parse(read('action.yml'));

it('the README shows the examples as they are, and every input and output', async () => {
  const readme = read('README.md').replaceAll(
    /<!-- (inputs|outputs|examples\/\S+) -->\n[\s\S]*?<!-- end -->/g,
    (_, what: string) => `<!-- ${what} -->\n${contentOf(what)}\n<!-- end -->`,
  );
  await expect(readme).toMatchFileSnapshot('../../README.md');
  for (const what of ['inputs', 'outputs', 'examples/connections.yaml'])
    expect(readme).toContain(`<!-- ${what} -->`);
});

it('the README shows a bench of what the action sends today, in which nothing misses its bound', () => {
  const [, bench = ''] = /<!-- bench -->\n([\s\S]*?)<!-- end -->/.exec(read('README.md')) ?? [];
  for (const { what, takes } of REQUEST_CASES) {
    const total = Object.values(takes).reduce((sum, count) => sum + count, 0);
    expect(bench).toContain(`| ${what} | ${total} | ${total} |  | exactly | ok |`);
  }
  expect(bench).not.toContain('MISSED');
});

function contentOf(what: string): string {
  if (what === 'inputs') return table(['input', 'default', 'meaning'], rowsOf(action.inputs, true));
  if (what === 'outputs') return table(['output', 'meaning'], rowsOf(action.outputs, false));
  // The README has people copy the schema next to the action.
  const text = read(what).replace(
    '$schema=../schema/',
    '$schema=.github/actions/aep-base-connections/schema/',
  );
  return `\`\`\`yaml\n${text}\`\`\``;
}

function rowsOf(declared: Readonly<Record<string, Declared>>, hasDefaults: boolean): string[][] {
  return Object.entries(declared).map(([name, { description, default: standard }]) => [
    `\`${name}\``,
    ...(hasDefaults ? [standard === undefined ? '' : `\`${standard}\``] : []),
    description.trim(),
  ]);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

it('SECURITY.md names no check and no test that is not there', () => {
  const named = [...read('.github/SECURITY.md').matchAll(/`((?:src|test|schema)\/[\w./-]+)`/g)].map(
    ([, path = '']) => path,
  );
  expect(named.length).toBeGreaterThan(30);
  for (const path of named)
    expect([path, existsSync(new URL(`../../${path}`, import.meta.url))]).toEqual([path, true]);
});
