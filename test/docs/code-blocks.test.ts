import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { program } from '../../src/cli/program.ts';
import { readConnectionsFile } from '../../src/config/connections-file.ts';
import { isRecord } from '../../src/model/is-record.ts';
import { terminalOf } from '../unit/cli/at-terminal.ts';
import { blocksOf, PAGES } from './markdown.ts';
import { MARK, read } from './page-parts.ts';

const NAME = 'aep-base-connections';

/** The pages that this file checks. `sources.test.ts` and `troubleshooting.test.ts` check the others. */
const pages = PAGES.filter((page) => /README|docs\//.test(page) && !/sources|troubleshooting/.test(page));

const action: { readonly inputs: object; readonly outputs: object } = parse(read('action.yml'));
const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
const hooks: readonly { readonly id: string }[] = parse(read('.pre-commit-hooks.yaml'));

/**
 * The commands that a shell block may call in addition to this program, npm and git. Aliases are not among them: zsh
 * reads a pasted block as a whole, before it runs the first line, and so finds no alias that the block itself defines.
 */
const TOOLS = ['cd', 'curl', 'export', 'function', 'jq', 'node', 'printf', 'read'];

const blocks = pages.flatMap((page) => blocksOf(read(page)).map((block) => ({ page, ...block })));
const named = (language: string) =>
  blocks.filter((block) => block.language === language).map((block) => [block.page, block.text] as const);

it('every code block has a known language', () => {
  expect(blocks.length).toBeGreaterThan(20);
  expect(blocks.filter(({ language }) => !['yaml', 'sh', 'text'].includes(language))).toEqual([]);
});

describe.each(named('yaml'))('in %s, the code block %j', (_, text) => {
  it('is valid', () => {
    const block: unknown = parse(text);
    if (!isRecord(block)) throw new Error('it is not a mapping');
    if ('connections' in block) expect(problemsOf(text)).toEqual([]);
    else if ('jobs' in block) checkWorkflow(text);
    else if ('repos' in block) expect(hooks.map(({ id }) => id)).toEqual([NAME]);
    else if (Object.keys(block).every((key) => key in action.inputs)) checkReferences(text);
    else expect(problemsOf(`version: 1\nsandbox: dev\nconnections:\n${indented(text)}`)).toEqual([]);
  });
});

describe.each(named('sh'))('in %s, the code block %j', (page, text) => {
  it('can be pasted: it parses and has no comments, which zsh would run', () => {
    expect(spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(text).not.toMatch(/(?:^|\s)#/);
  });

  it('calls commands that exist, with flags that exist', () => {
    for (const words of callsIn(text)) {
      const [command = '', ...args] = words;
      const [first = ''] = args;
      if (command === NAME) expect(refusalOf(args), words.join(' ')).toBe(undefined);
      else if (command === 'npx') expect(refusalOf(args.slice(args.indexOf(NAME) + 1))).toBe(undefined);
      else if (command === 'npm')
        expect(['ci', 'pack', ...scripts]).toContain(
          first === 'run' ? args.find((each, at) => at > 0 && !each.startsWith('-')) : first,
        );
      else if (command === 'git') expect(['clone', 'add']).toContain(first);
      else expect(TOOLS, `${page}: ${words.join(' ')}`).toContain(command);
    }
  });
});

it('every text block with an output is generated', () => {
  for (const page of pages) {
    const byHand = read(page).replaceAll(MARK, '');
    expect([page, blocksOf(byHand).filter(({ language }) => language === 'text')]).toEqual([page, []]);
  }
});

function problemsOf(text: string) {
  return readConnectionsFile(new TextEncoder().encode(text), 'connections.yaml', {
    allowedHosts: undefined,
  }).problems;
}

function checkWorkflow(text: string): void {
  const { jobs }: { readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>> } =
    parse(text);
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const ours = steps.filter(({ uses = '' }) => uses.includes(NAME));
  expect(ours).toHaveLength(1);
  for (const name of Object.keys(ours[0]?.with ?? {})) expect(action.inputs).toHaveProperty(name);
  checkReferences(text);
}

interface Step {
  readonly uses?: string;
  readonly with?: object;
}

/** Checks that the outputs that a block uses exist. */
function checkReferences(text: string): void {
  for (const [, output = ''] of text.matchAll(/steps\.connections\.outputs\.([\w-]+)/g))
    expect(action.outputs).toHaveProperty(output);
}

function indented(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}

/** Returns the words of each command in a script, in every line and every part of a pipe, without assignments. */
function callsIn(script: string): readonly (readonly string[])[] {
  return script
    .replaceAll('\\\n', ' ')
    .replaceAll(/\$\([^)]*\)|'[^']*'|"[^"]*"/g, (quoted) => quoted.replaceAll(/[|;\n ]/g, '_'))
    .split(/[\n|;{}]/)
    .map((part) => part.trim().split(/\s+/))
    .filter(([first = '']) => !/^(?:\w+=.*)?$/.test(first));
}

/** Returns the error of the command line for these arguments without running a command. */
function refusalOf(args: readonly string[]): string | undefined {
  const { terminal, error } = terminalOf({});
  const line = program(terminal, '0.0.0', () => {});
  for (const command of line.commands) command.action(() => {});
  try {
    line.parse([...args.map((word) => word.replaceAll(/^['"]|['"]$/g, ''))], { from: 'user' });
  } catch (thrown) {
    const isFine = thrown instanceof Error && 'exitCode' in thrown && thrown.exitCode === 0;
    return isFine ? undefined : error();
  }
  return undefined;
}
