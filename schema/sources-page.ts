import type { Parameter, Source } from '../src/model/source.ts';
import { namesOf, presetOf, type UsedPreset } from '../src/source/auth-specs.ts';
import { exampleYaml } from '../src/source/examples.ts';
import { notesOf } from '../src/source/notes.ts';

/** Returns docs/sources.md: a table of all sources, and a section for each one with an example of every auth spec. */
export function sourcesPage(known: readonly Source[], usual: Source): string {
  const inOrder = [...known].sort((a, b) => compare(a.category, b.category) || compare(a.title, b.title));
  return [
    `# Sources

For everyone who writes \`connections.yaml\`: the name of each source and its parameters under \`auth\`.

This page is generated from the catalogue in \`src/source\`, which follows Adobe's documentation. Before a run writes anything, it
reads Adobe's connection spec, which takes precedence. \`aep-base-connections sources NAME\` shows one source on the command line.
For a source that is not listed, give its connection spec:

\`\`\`yaml
source: { connectionSpec: 11111111-2222-4333-8444-555555555555, version: "1.0" }
\`\`\`

- **secret**: must be a reference, \`{ secret: NAME }\`.
- **destination**: decides where Adobe sends the credentials, so its value must be in the file. Its host must be listed here or in the
  input \`allowed-hosts\` of the workflow. Replace words in capitals with your own names.
- *optional*: Adobe's pages do not require it, or leave this open.
`,
    table(
      ['source', 'system', 'category', 'auth specs'],
      inOrder.map(({ name, title, category, auth }) => [
        `[\`${name}\`](#${name})`,
        title,
        category,
        Object.keys(auth).map(text).join('<br>'),
      ]),
    ),
    ...inOrder.map((source) => section(source, source === usual)),
  ].join('\n');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function section(source: Source, isUsual: boolean): string {
  const { name, title, spec, page, seen, auth } = source;
  const notes = [...(isUsual ? ['The default source of entries.'] : []), ...notesOf(source)];
  return [
    `## ${name}\n`,
    `${text(title)}: [Adobe's page](${page}), as of ${seen}. Connection spec \`${spec.id}\`, version ${spec.version}.\n`,
    ...notes.map((note) => `- ${text(note).replaceAll('\\`', '`')}`),
    ...(notes.length === 0 ? [] : ['']),
    ...Object.keys(auth).map((specName) => authSection(source, specName, isUsual)),
  ].join('\n');
}

function authSection(source: Source, specName: string, isUsual: boolean): string {
  const parameters = source.auth[specName] ?? {};
  const preset = presetOf(source, parameters);
  const [, ...former] = namesOf(source, specName);
  const rows = [
    ...(preset === undefined ? [] : [[`\`${preset.name}\``, '', text(wordsFor(preset))]]),
    ...Object.entries(parameters).map(([name, parameter]) => [
      `\`${name}\``,
      kindOf(parameter),
      text(descriptionOf(parameter)),
    ]),
  ];
  return [
    `### ${text(specName)}\n`,
    ...(former.length === 0 ? [] : [`Formerly ${former.map((each) => `\`${each}\``).join(', ')}.\n`]),
    table(['parameter', 'type', 'meaning'], rows),
    `\`\`\`yaml\n${exampleYaml(source, specName, isUsual)}\n\`\`\`\n`,
  ].join('\n');
}

function wordsFor({ description, fills, rows }: UsedPreset): string {
  return `${description} Instead of ${fills.join(' and ')}: ${Object.keys(rows).join(', ')}.`;
}

function kindOf({ kind, secret, destination, required }: Parameter): string {
  const words = [
    secret && '**secret**',
    destination && '**destination**',
    !secret && !destination && (KINDS[kind] ?? 'text'),
    !required && '*optional*',
  ];
  return words.filter((word) => word !== false).join(', ');
}

const KINDS: Partial<Readonly<Record<Parameter['kind'], string>>> = {
  number: 'number',
  'number-text': 'number',
  boolean: 'true or false',
  'boolean-text': 'true or false',
  object: 'mapping',
};

function descriptionOf({ description, values, pattern, hosts = [], only, kind }: Parameter): string {
  const listed = values ? ` ${pattern ? 'One of' : 'Such as'} ${values.join(', ')}.` : '';
  const [first, ...others] = hosts;
  const more = others.length > 4 ? `, … (${hosts.length} hosts)` : '';
  const shown = [first, ...others.slice(0, 4)].join(', ');
  if (first === undefined) return `${description}${listed}`;
  const where = kind === 'host-part' ? 'Becomes part of' : only ? 'Only at' : 'At';
  return `${description}${listed} ${where} ${shown}${more}.`;
}

/** Escapes text for Markdown, including tables. */
function text(words: string): string {
  return words.replace(/[\\`*_<>|[\]]/g, '\\$&');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}
