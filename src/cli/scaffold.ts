import { readConnectionsFile } from '../config/connections-file.ts';
import { isError, type Problem } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import { exampleAuth, SPEC_NAME } from '../source/auth.ts';
import { defaultSource } from '../source/catalogue.ts';
import { connectionsYaml, type WrittenAuth } from './connections-yaml.ts';
import { readExample } from './files.ts';

/** What a first connections file is made of. */
export interface Answers {
  readonly key: string;
  readonly name: string;
  readonly sandbox: string;
  /** What is written out under `auth`. */
  readonly values: Readonly<Record<string, string>>;
}

/** Returns `auth` of a first entry: these values, and references for the secrets that it needs. */
export function firstAuth(source: Source, values: Answers['values']): WrittenAuth {
  const needed = Object.entries(exampleAuth(source, values[SPEC_NAME])).flatMap(([key, example]) => {
    const value = values[key] ?? (typeof example === 'string' ? undefined : example);
    return value === undefined ? [] : [[key, value]];
  });
  return { ...Object.fromEntries(needed), ...values };
}

/** Returns the keys under `auth` that a first file needs from the user: not the secrets, which become references. */
export function keysToAsk(source: Source, values: Answers['values']): readonly string[] {
  const auth = Object.entries(exampleAuth(source, values[SPEC_NAME]));
  return auth.flatMap(([key, value]) => (typeof value === 'string' ? [key] : []));
}

/** Returns the text of a first connections file, which is to be written to `path`. */
export function firstConnections(path: string, source: Source, answers: Answers): string {
  const { key, name, sandbox, values } = answers;
  const named = source === defaultSource ? undefined : source.name;
  return connectionsYaml(path, sandbox, [{ key, name, source: named, auth: firstAuth(source, values) }]);
}

/** Returns what is wrong with a first file, by the rules for any file: without lines, since it is not there yet. */
export function errorsIn(text: string): readonly Problem[] {
  const { problems } = readConnectionsFile(new TextEncoder().encode(text), 'connections.yaml');
  return problems.filter(isError).map(({ location: _, ...problem }) => problem);
}

/** Returns the example workflow for this file, this key and these secrets. `home` is the folder of this package. */
export async function firstWorkflow(
  path: string,
  { key }: Answers,
  secrets: readonly string[],
  home: string,
): Promise<string> {
  const example = await readExample(home, 'workflows/connections.yml', 'init');
  const workflow = example
    .replace(/(?<=ids\)\[')[\w-]+(?='\])/g, key)
    .replace(/(?<= secrets: \|\n)(?: +\w+=\$\{\{ secrets\.\w+ \}\}\n)+/, (lines) =>
      secrets.map((name) => `${/^ +/.exec(lines)?.[0]}${name}=\${{ secrets.${name} }}\n`).join(''),
    );
  if (path === 'connections.yaml') return workflow;
  return workflow
    .replaceAll('paths: [connections.yaml]', `paths: [${JSON.stringify(path)}]`)
    .replaceAll('check out connections.yaml', 'check out the connections file')
    .replace(
      /( +)uses: \.\/\.github\/actions\/aep-base-connections\n +with:\n/g,
      (step, indent: string) => `${step}${indent}  config: ${JSON.stringify(path)}\n`,
    );
}
