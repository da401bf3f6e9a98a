import { Document } from 'yaml';
import { readConnectionsFile } from '../config/connections-file.ts';
import { code, msg } from '../model/message.ts';
import { isError, type Problem } from '../model/problem.ts';
import type { ParameterValue, Source } from '../model/source.ts';
import { SPEC_NAME } from '../source/auth-specs.ts';
import { defaultSource } from '../source/catalogue.ts';
import { exampleAuth } from '../source/examples.ts';
import { COPY, schemaOf } from './uses.ts';

/** The values to write under `auth`. */
type WrittenAuth = Readonly<Record<string, ParameterValue>>;

/** One entry to write. Members that are `undefined` are omitted. */
export interface WrittenEntry {
  readonly key: string;
  readonly id?: string | undefined;
  readonly name: string;
  readonly description?: string | undefined;
  /** Absent for the default source. */
  readonly source?: ParameterValue | undefined;
  readonly sandbox?: string | undefined;
  readonly auth: WrittenAuth;
  /** A one-line comment above the entry. */
  readonly comment?: string | undefined;
}

function isReference(value: ParameterValue): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && 'secret' in value;
}

/**
 * Returns the text of a connections file. `path` is relative to the top of the repository. `sandbox` is the default for
 * the entries. The first line tells editors where to find the schema, in the action that the workflow uses.
 */
export function connectionsYaml(
  path: string,
  sandbox: string | undefined,
  entries: readonly WrittenEntry[],
  uses = COPY,
): string {
  const document = new Document();
  const connections = entries.map(({ key, comment, auth, ...entry }) => {
    const name = document.createNode(key);
    if (comment !== undefined) name.commentBefore = ` ${comment}`;
    // A reference goes on the line of its key, as people write it.
    const values = Object.entries(auth).map(([parameter, value]) => {
      return [parameter, isReference(value) ? document.createNode(value, { flow: true }) : value];
    });
    return [name, { ...entry, auth: Object.fromEntries(values) }] as const;
  });
  document.contents = document.createNode({ version: 1, sandbox, connections: new Map(connections) });
  const modeline = `# yaml-language-server: $schema=${schemaOf(uses, path)}\n`;
  return modeline + document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** Reads back the text to write. The errors have no lines, since the file does not exist yet. */
export function readBack(text: string) {
  const { entries, problems } = read(text);
  const errors = problems.filter(isError).map(({ location: _, ...problem }): Problem => problem);
  return { entries, errors };
}

function read(text: string) {
  return readConnectionsFile(new TextEncoder().encode(text), 'connections.yaml');
}

/** Returns the errors in a first file that was made from flags. Each names the flag that its line comes from. */
export function flagErrors(text: string): readonly Problem[] {
  const lines = text.split('\n');
  return read(text)
    .problems.filter(isError)
    .map(({ location, entry: _, ...problem }) => {
      const flag = flagOf(lines[(location?.line ?? 0) - 1] ?? '');
      if (flag === undefined) return problem;
      return { ...problem, message: msg`${code(flag)} is invalid: ${problem.message}` };
    });
}

/** Returns the flag that a line of a first file comes from. The indentation shows the level of the key. */
function flagOf(line: string): string | undefined {
  const [, { length: indentation } = '', key = ''] = /^( *)([^:]+):/.exec(line) ?? [];
  if (indentation === 2) return '--key';
  if (indentation === 6) return `--set ${key}`;
  return ['sandbox', 'name'].includes(key) ? `--${key}` : undefined;
}

/** The content of a first connections file. */
export interface Answers {
  readonly key: string;
  readonly name: string;
  readonly sandbox: string;
  /** The literal values under `auth`. */
  readonly values: Readonly<Record<string, string>>;
}

/** Returns the keys under `auth` that the user must supply, with example values; without the secrets. */
export function valuesToAsk(source: Source, values: Answers['values']): Answers['values'] {
  const auth = Object.entries(exampleAuth(source, values[SPEC_NAME]));
  return Object.fromEntries(
    auth.flatMap(([key, value]) => (isReference(value) ? [] : [[key, String(value)]])),
  );
}

/** Returns the text of a first connections file for `path` and the action that the workflow uses. */
export function firstConnections(path: string, source: Source, answers: Answers, uses?: string): string {
  const { key, name, sandbox, values } = answers;
  const auth = Object.entries({ ...exampleAuth(source, values[SPEC_NAME]), ...values });
  // Of the examples, only the references to secrets are wanted.
  const written = auth.filter(([parameter, value]) => isReference(value) || parameter in values);
  const named = source === defaultSource ? undefined : source.name;
  const entry = { key, name, source: named, auth: Object.fromEntries(written) };
  return connectionsYaml(path, sandbox, [entry], uses);
}
