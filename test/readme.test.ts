import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { INPUTS } from '../src/github/inputs.ts';

interface Declared {
  readonly description: string;
  readonly default?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, Declared>>;
  readonly outputs: Readonly<Record<string, Declared>>;
}

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const action: Action = parse(read('action.yml'));

it('the README shows the examples as they are, and every input and output', async () => {
  const readme = read('README.md').replaceAll(
    /<!-- (inputs|outputs|examples\/\S+) -->\n[\s\S]*?<!-- end -->/g,
    (_, what: string) => `<!-- ${what} -->\n${contentOf(what)}\n<!-- end -->`,
  );
  await expect(readme).toMatchFileSnapshot('../README.md');
  for (const what of ['inputs', 'outputs', 'examples/connections.yaml'])
    expect(readme).toContain(`<!-- ${what} -->`);
});

it('action.yml declares exactly the inputs that are read, with the same defaults', () => {
  const declared = Object.entries(action.inputs).map(([name, input]) => [name, input.default ?? '']);
  const known = Object.entries<string>({ ...INPUTS, 'github-token': '${{ github.token }}' });
  expect(declared).toEqual(known);
});

it('every example of a connections file points an editor to the schema', () => {
  for (const path of ['connections.yaml', 'minimal.yaml']) {
    expect(read(`examples/${path}`)).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/schema\/connections\.schema\.json\n/,
    );
  }
});

it('every example of a workflow gives inputs that there are, and reads outputs that there are', () => {
  for (const path of readdirSync(new URL('../examples/workflows/', import.meta.url))) {
    const text = read(`examples/workflows/${path}`);
    const workflow: { jobs: Record<string, { steps: { uses?: string; with?: object }[] }> } = parse(text);
    const steps = Object.values(workflow.jobs)
      .flatMap((job) => job.steps)
      .filter(({ uses }) => uses?.includes('aep-base-connections'));
    expect(steps).not.toEqual([]);
    for (const step of steps) {
      for (const name of Object.keys(step.with ?? {})) expect(Object.keys(action.inputs)).toContain(name);
    }
    for (const [, name] of text.matchAll(/steps\.connections\.outputs\.([\w-]+)/g)) {
      expect(Object.keys(action.outputs)).toContain(name);
    }
    expect(text).toMatch(/^permissions: \{\}$/m);
  }
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
