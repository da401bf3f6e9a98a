import { dirname, relative, resolve, sep } from 'node:path';
import { Document, isMap, isScalar, type YAMLMap } from 'yaml';

/** What is written under `auth`. */
export type WrittenAuth = Readonly<Record<string, string | { readonly secret: string }>>;

/** One entry to be written, without the members that are `undefined`. */
export interface WrittenEntry {
  readonly key: string;
  readonly id?: string | undefined;
  readonly name: string;
  readonly description?: string | undefined;
  /** Unless it is the default one. */
  readonly source?: string | undefined;
  readonly sandbox?: string | undefined;
  readonly auth: WrittenAuth;
  /** A comment of one line above it. */
  readonly comment?: string | undefined;
}

/** Where the action is in a repository that uses it. */
export const ACTION = '.github/actions/aep-base-connections';

/** Returns the references under `auth`, each with its parameter. */
export function referencesIn(
  auth: WrittenAuth,
): readonly { readonly parameter: string; readonly name: string }[] {
  return Object.entries(auth).flatMap(([parameter, value]) =>
    typeof value === 'string' ? [] : [{ parameter, name: value.secret }],
  );
}

/**
 * Returns the text of a connections file that is to be written to `path`: `sandbox` is for the entries that name none. Its
 * first line leads editors to the schema.
 */
export function connectionsYaml(
  path: string,
  sandbox: string | undefined,
  entries: readonly WrittenEntry[],
): string {
  const connections = Object.fromEntries(
    entries.map(({ key, comment: _, ...entry }) => [key, entry] as const),
  );
  const document = new Document({ version: 1, sandbox, connections });
  const written = document.get('connections');
  if (isMap(written)) for (const entry of entries) decorate(written, entry);
  const schema = relative(dirname(resolve(path)), resolve(ACTION, 'schema/connections.schema.json'));
  const modeline = `# yaml-language-server: $schema=${schema.replaceAll(sep, '/')}\n`;
  return modeline + document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** Puts references on the line of their key, as people write them. */
function decorate(connections: YAMLMap, { key, comment, auth }: WrittenEntry): void {
  const written = connections.items.find((item) => String(item.key) === key)?.key;
  if (comment !== undefined && isScalar(written)) written.commentBefore = ` ${comment}`;
  for (const name of Object.keys(auth)) {
    const node = connections.getIn([key, 'auth', name]);
    if (isMap(node)) node.flow = true;
  }
}
