import { readFileSync } from 'node:fs';
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

it('docs/performance.md shows the requests of every kind of run', async () => {
  const rows = REQUEST_CASES.map(({ what, takes }) => {
    const parts = Object.entries(takes).map(([kind, count]) => (count === 1 ? kind : `${count} × ${kind}`));
    const total = Object.values(takes).reduce((sum, count) => sum + count, 0);
    return [what, String(total), parts.join(', ')];
  });
  const page = read('docs/performance.md').replace(
    /<!-- requests -->\n[\s\S]*?<!-- end -->/,
    `<!-- requests -->\n${table(['run', 'requests', 'which'], rows)}\n<!-- end -->`,
  );
  await expect(page).toMatchFileSnapshot('../../docs/performance.md');
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
