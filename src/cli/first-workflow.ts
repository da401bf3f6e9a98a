import { Document } from 'yaml';
import { type Entry, referencesOf } from '../model/entry.ts';
import type { ParameterValue } from '../model/source.ts';
import { defaultSource } from '../source/catalogue.ts';
import { foreignHosts } from '../source/destinations.ts';
import type { DefaultBranch } from './git-repository.ts';
import { COPY } from './uses.ts';

/** Where `init` writes the workflow, from the top of the repository. */
export const WORKFLOW = '.github/workflows/connections.yml';

/** What a workflow must pass for the entries of a file, and the key whose id it uses as an example. */
export interface Needs {
  readonly key: string;
  readonly secrets: readonly string[];
  /** The secrets that may have several lines. */
  readonly lines: readonly string[];
  readonly hosts: readonly string[];
}

/** The repository and options that a first workflow is written for. */
export interface Setting {
  /** The path of the connections file from the top of the repository. */
  readonly path: string;
  readonly branch: DefaultBranch;
  /** The value of `uses:`. */
  readonly uses: string;
  /** Given if the file names no sandbox. */
  readonly sandbox: string | undefined;
}

/** Returns what the entries of a file need. An entry with `ensure: absent` needs nothing. */
export function needsOf(entries: readonly Entry[]): Needs {
  const present = entries.filter(({ ensure }) => ensure === 'present');
  const [{ key } = defaultSource] = present;
  const references = referencesOf(present);
  const namesOf = (some: typeof references) => [...new Set(some.map(({ name }) => name))];
  const hosts = present.flatMap(({ source, auth }) => foreignHosts(source, literalsIn(auth)));
  return {
    key,
    secrets: namesOf(references),
    lines: namesOf(references.filter(({ lines }) => lines)),
    hosts: [...new Set(hosts)],
  };
}

/** Returns the literal values under `auth`. */
export function literalsIn(auth: Entry['auth']): Readonly<Record<string, ParameterValue>> {
  return Object.fromEntries(
    Object.entries(auth).flatMap(([name, given]) => (given.kind === 'literal' ? [[name, given.value]] : [])),
  );
}

/** Returns the example workflow for a file. */
export function firstWorkflow(
  example: string,
  { key, secrets, lines, hosts }: Needs,
  { path, branch, uses, sandbox }: Setting,
): string {
  // Replacements are functions, since `$&` in a replacement text has a special meaning.
  const workflow = example
    .replace(/(?<=ids\)\[')[\w-]+(?='\])/g, () => key)
    .replace(
      'branches: [main] # the default branch',
      () =>
        `branches: ${filter(branch.name)} # ${branch.isKnown ? '' : 'check that this is '}the default branch`,
    )
    .replaceAll(`uses: ${COPY}\n`, () => `uses: ${uses}\n`)
    .replace(/( +)secrets: \|\n(?: +\w+=\$\{\{ secrets\.\w+ \}\}\n)+/, (_, indent: string) =>
      block(
        indent,
        'secrets',
        secrets.flatMap((name) => handedIn(name, lines.includes(name))),
      ),
    )
    // Every step that reads the file checks its hosts.
    .replace(/( +)adobe-client-id: .*\n/g, (line, indent: string) => {
      const ofSandbox = sandbox === undefined ? '' : `${indent}sandbox: ${JSON.stringify(sandbox)}\n`;
      return `${ofSandbox}${block(indent, 'allowed-hosts', hosts)}${line}`;
    });
  if (path === 'connections.yaml') return workflow;
  return workflow
    .replaceAll('paths: [connections.yaml]', () => `paths: ${filter(path)}`)
    .replaceAll('check out connections.yaml', 'check out the connections file')
    .replace(
      /( +)(?:sandbox|allowed-hosts|adobe-client-id): /,
      (line, indent: string) => `${indent}config: ${JSON.stringify(path)}\n${line}`,
    );
}

/**
 * Returns a YAML list with one pattern, which matches exactly this name.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
function filter(name: string): string {
  const list = new Document([name.replace(/[\\*?+[!]/g, '\\$&')], { version: '1.1' });
  return list.toString({ lineWidth: 0, collectionStyle: 'flow', flowCollectionPadding: false }).trim();
}

/** Returns the lines of the input `secrets` that pass a secret of the repository. */
function handedIn(name: string, hasLines: boolean): readonly string[] {
  const value = `\${{ secrets.${name} }}`;
  return hasLines ? [`${name}<<END_OF_${name}`, value, `END_OF_${name}`] : [`${name}=${value}`];
}

/** Returns an input with several lines; empty if there are none. */
function block(indent: string, name: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : [`${name}: |`, ...lines.map((line) => `  ${line}`)].map((line) => `${indent}${line}\n`).join('');
}
