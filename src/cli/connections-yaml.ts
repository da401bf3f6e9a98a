import { Document, isMap, type YAMLMap } from 'yaml';

/** One entry as it is to be written: what is `undefined` is left out. */
export interface WrittenEntry {
  readonly key: string;
  readonly id?: string;
  readonly name: string;
  readonly description?: string;
  readonly sandbox?: string;
  readonly auth: Readonly<Record<string, string | { readonly secret: string }>>;
  /** Lines of a comment above it. */
  readonly comment?: string;
}

/** Where an editor finds the schema, from the folder of the file. */
export const SCHEMA_PATH = '.github/actions/aep-base-connections/schema/connections.schema.json';

/** Returns the text of a connections file: `sandbox` is for the entries that name none. */
export function connectionsYaml(sandbox: string | undefined, entries: readonly WrittenEntry[]): string {
  const connections = Object.fromEntries(entries.map(({ key, comment, ...entry }) => [key, entry] as const));
  const document = new Document({ version: 1, ...(sandbox === undefined ? {} : { sandbox }), connections });
  const written = document.get('connections');
  if (isMap(written)) for (const { key, comment, auth } of entries) decorate(written, key, comment, auth);
  const modeline = `# yaml-language-server: $schema=${SCHEMA_PATH}\n`;
  return modeline + document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** References stand on the line of their key, as people write them. */
function decorate(
  connections: YAMLMap,
  key: string,
  comment: string | undefined,
  auth: WrittenEntry['auth'],
): void {
  const pair = connections.items.find((item) => String(item.key) === key);
  if (comment !== undefined && pair?.key !== undefined && typeof pair.key === 'object' && pair.key !== null) {
    (pair.key as { commentBefore?: string }).commentBefore = comment
      .split('\n')
      .map((line) => ` ${line}`)
      .join('\n');
  }
  for (const [name, value] of Object.entries(auth)) {
    const node = typeof value === 'string' ? undefined : connections.getIn([key, 'auth', name]);
    if (isMap(node)) node.flow = true;
  }
}
