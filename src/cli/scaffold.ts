import { readConnectionsFile } from '../config/connections-file.ts';
import type { Problem } from '../model/problem.ts';
import { isError } from '../model/problem.ts';
import { connectionsYaml, type WrittenEntry } from './connections-yaml.ts';
import { readExample } from './files.ts';

/** What a first connections file is made of. */
export interface Answers {
  readonly key: string;
  readonly name: string;
  readonly sandbox: string;
  readonly dataCenter: string;
  readonly clientId: string;
}

/** The names that the example workflow hands in. */
const SECRETS = {
  clientSecret: { secret: 'ZOHO_CLIENT_SECRET' },
  refreshToken: { secret: 'ZOHO_REFRESH_TOKEN' },
};

/** Returns the text of a first connections file, which is to be written to `path`. */
export function firstConnections(path: string, answers: Answers): string {
  const { key, name, sandbox, dataCenter, clientId } = answers;
  const entry: WrittenEntry = { key, name, auth: { dataCenter, clientId, ...SECRETS } };
  return connectionsYaml(path, sandbox, [entry]);
}

/** Returns what is wrong with a first file, by the rules for any: without lines, since it is not there yet. */
export function errorsIn(text: string): readonly Problem[] {
  const { problems } = readConnectionsFile(new TextEncoder().encode(text), 'connections.yaml');
  return problems.filter(isError).map(({ location: _, ...problem }) => problem);
}

/** Returns the example workflow, made for this file and this key. `home` is the folder of this package. */
export async function firstWorkflow(path: string, { key }: Answers, home: string): Promise<string> {
  const example = await readExample(home, 'workflows/connections.yml', 'init');
  const forKey = example.replaceAll("ids)['zoho']", `ids)['${key}']`);
  if (path === 'connections.yaml') return forKey;
  return forKey
    .replaceAll('paths: [connections.yaml]', `paths: [${JSON.stringify(path)}]`)
    .replaceAll('check out connections.yaml', 'check out the connections file')
    .replace(
      /( +)uses: \.\/\.github\/actions\/aep-base-connections\n +with:\n/g,
      (step, indent: string) => `${step}${indent}  config: ${JSON.stringify(path)}\n`,
    );
}
