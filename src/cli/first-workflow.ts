import { ACTION } from './connections-yaml.ts';

/** What a first workflow depends on: the file at the path, its entry, its secrets, and the hosts that it has to allow. */
export interface FirstFile {
  readonly path: string;
  readonly key: string;
  readonly secrets: readonly string[];
  /** Those of the secrets that may have several lines. */
  readonly lines: readonly string[];
  readonly hosts: readonly string[];
}

/** Returns the example workflow for a first file. */
export function firstWorkflow(example: string, { path, key, secrets, lines, hosts }: FirstFile): string {
  const workflow = example
    .replace(/(?<=ids\)\[')[\w-]+(?='\])/g, key)
    .replace(/( +)secrets: \|\n(?: +\w+=\$\{\{ secrets\.\w+ \}\}\n)+/, (_, indent: string) =>
      block(
        indent,
        'secrets',
        secrets.flatMap((name) => handedIn(name, lines.includes(name))),
      ),
    )
    // Every step that reads the file judges its hosts.
    .replace(
      /( +)adobe-client-id: .*\n/g,
      (line, indent: string) => `${block(indent, 'allowed-hosts', hosts)}${line}`,
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

/** The lines of the input `secrets` that hand in a secret of the repository. */
function handedIn(name: string, hasLines: boolean): readonly string[] {
  const value = `\${{ secrets.${name} }}`;
  return hasLines ? [`${name}<<END_OF_${name}`, value, `END_OF_${name}`] : [`${name}=${value}`];
}

/** An input of several lines; nothing when there are none. */
function block(indent: string, name: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : [`${name}: |`, ...lines.map((line) => `  ${line}`)].map((line) => `${indent}${line}\n`).join('');
}

/** Returns what there is to do after `init`. */
export function nextSteps(key: string, secrets: readonly string[], hasAction: boolean): string {
  const all = ['ADOBE_CLIENT_SECRET', ...secrets];
  const names =
    all.length === 1 ? `secret ${all[0]}` : `secrets ${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
  const commit = hasAction
    ? `Commit what was written (\`git add --force ${ACTION}\`, where \`dist/\` is ignored).`
    : `Have the action in \`${ACTION}\`, or change \`uses:\` in the workflow; commit what was written.`;
  return `
Next:
  1. In the settings of the repository, add the ${names},
     and the variables ADOBE_CLIENT_ID and ADOBE_ORG_ID.
  2. ${commit}
  3. Open a pull request: it shows the plan. The merge creates \`${key}\`.`;
}
