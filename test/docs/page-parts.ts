import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { EXIT_MEANINGS } from '../../src/cli/exit-code.ts';
import { createWorkspace } from '../dist/workspace.ts';
import { createEmulator } from '../emulator/emulator.ts';
import { REQUEST_CASES } from '../stories/request-cases.ts';
import { EMULATOR, runCli } from '../unit/cli/at-terminal.ts';

interface Declared {
  readonly description: string;
  readonly default?: string;
}

interface Keys {
  readonly required?: readonly string[];
  readonly properties: Readonly<Record<string, { readonly description?: string }>>;
  readonly patternProperties?: Keys['properties'];
}

/** Returns the text of a file of the repository. */
export const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const action: { readonly inputs: Readonly<Record<string, Declared>>; readonly outputs: Action } = parse(
  read('action.yml'),
);
type Action = Readonly<Record<string, Declared>>;

const schema: Keys & { readonly $defs: { readonly connection: Keys } } = JSON.parse(
  read('schema/connections.schema.json'),
);

/** The generated parts of pages, by the name in their mark. */
const PARTS: Readonly<Record<string, () => string | Promise<string>>> = {
  inputs: () =>
    table(
      ['input', 'meaning'],
      Object.entries(action.inputs).map(([name, input]) => [
        code(name),
        `${input.description.trim()}${defaultOf(input)}`,
      ]),
    ),
  outputs: () =>
    table(
      ['output', 'meaning'],
      Object.entries(action.outputs).map(([name, { description }]) => [code(name), description.trim()]),
    ),
  'keys file': () => keys(schema, []),
  'keys entry': () =>
    keys(schema.$defs.connection, [['auth', 'How Adobe signs in to the source: see [Sources](sources.md).']]),
  'exit codes': () =>
    table(
      ['exit code', 'meaning'],
      [...EXIT_MEANINGS].map(([exitCode, meaning]) => [String(exitCode), meaning]),
    ),
  commands: async () => {
    const [, commands = ''] = (await help()).split('\nCommands:\n');
    const [list = ''] = commands.split('\n\n');
    const rows = [...list.matchAll(/^ {2}(\w+) (?:\[options\] )?(\[\S+\] )? *(\S.*(?:\n {10,}\S.*)*)$/gm)];
    return table(
      ['command', 'what it does'],
      rows.flatMap(([, name = '', argument = '', words = '']) =>
        name === 'help' ? [] : [[code(`${name} ${argument}`.trim()), words.replaceAll(/\s+/g, ' ')]],
      ),
    );
  },
  'help plan': async () => fence('text', await help('plan')),
  plan: async () => {
    const folder = await createWorkspace({ 'connections.yaml': read('examples/minimal.yaml') });
    const emulator = createEmulator();
    const args = ['plan', `${folder}/connections.yaml`, ...EMULATOR];
    return fence('text', (await runCli(args, { emulator, folder })).output);
  },
  requests: () =>
    table(
      ['run', 'requests', 'which'],
      REQUEST_CASES.map(({ what, takes }) => {
        const parts = Object.entries(takes).map(([kind, n]) => (n === 1 ? kind : `${n} × ${kind}`));
        const total = Object.values(takes).reduce((sum, n) => sum + n, 0);
        return [what, String(total), parts.join(', ')];
      }),
    ),
};

/** A generated part of a page with its marks. */
export const MARK = /<!-- (?<what>[a-z][^\n]*?) -->\n(?<old>[\s\S]*?)<!-- end -->/g;

/** Returns a page with its generated parts renewed. Throws if the name in a mark is unknown. */
export async function renewed(page: string): Promise<string> {
  const text = read(page);
  const made = new Map<string, string>();
  for (const { groups } of text.matchAll(MARK)) {
    const what = groups?.['what'] ?? '';
    made.set(what, what.startsWith('examples/') ? example(what, page) : await partOf(what));
  }
  return text.replaceAll(MARK, (_, what: string) => `<!-- ${what} -->\n${made.get(what)}\n<!-- end -->`);
}

async function partOf(what: string): Promise<string> {
  const make = PARTS[what];
  if (make === undefined) throw new Error(`unknown generated part "${what}"`);
  return make();
}

/** Returns an example as a code block: in the README without comments, on other pages as `init` would write it. */
function example(path: string, page: string): string {
  const text =
    page === 'README.md'
      ? read(path).replaceAll(/^ *(?:#.*)?\n| +#.*$/gm, '')
      : read(path).replace('$schema=../', '$schema=.github/actions/aep-base-connections/');
  return fence('yaml', text);
}

/** Returns the help of the program, or of one of its commands. */
async function help(command?: string): Promise<string> {
  return (await runCli([...(command === undefined ? [] : [command]), '--help'])).output;
}

function keys({ required = [], properties, patternProperties }: Keys, others: readonly string[][]): string {
  const described = Object.entries(properties).flatMap(([name, { description }]) =>
    description === undefined ? [] : [[code(name), required.includes(name) ? 'yes' : 'no', description]],
  );
  const own = Object.entries(patternProperties ?? {}).map(([pattern, { description = '' }]) => [
    code(pattern.replaceAll(/[\\^]|\$$/g, '').replace(/-$/, '-…')),
    'no',
    description,
  ]);
  const more = others.map(([name = '', text = '']) => [code(name), 'unless `ensure: absent`', text]);
  return table(['key', 'required', 'meaning'], [...described, ...more, ...own]);
}

/** Formats a default with one code span per value, so that it can wrap and the table fits on the page. */
function defaultOf({ default: standard }: Declared): string {
  return standard === undefined ? '' : ` Default: ${standard.split(',').map(code).join(', ')}.`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
