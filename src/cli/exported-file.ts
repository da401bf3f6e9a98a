import { readConnectionsFile } from '../config/connections-file.ts';
import { decodeText } from '../config/decode-text.ts';
import { readEntry } from '../config/read-entry.ts';
import { schemaProblems } from '../config/schema-problems.ts';
import type { SourceMap } from '../config/source-map.ts';
import type { BaseConnection } from '../model/connection.ts';
import { code, type Message, msg } from '../model/message.ts';
import { isError, type Problem, ProblemError } from '../model/problem.ts';
import { slug } from '../model/slug.ts';
import type { Source } from '../model/source.ts';
import { diff } from '../plan/diff.ts';
import { SecretMatcher } from '../secrets/secret-matcher.ts';
import { defaultSource } from '../source/catalogue.ts';
import { connectionsYaml, referencesIn, type WrittenEntry } from './connections-yaml.ts';
import { exportedAuth } from './exported-auth.ts';

/** A secret that somebody has to add, and the entry that needs it. */
export interface WantedSecret {
  readonly name: string;
  readonly entry: string;
  readonly parameter: string;
}

export interface Exported {
  readonly text: string;
  readonly entries: number;
  readonly secrets: readonly WantedSecret[];
  /** Warnings about what could not be exported as it is. */
  readonly problems: readonly Problem[];
}

type BySandbox = ReadonlyMap<string, readonly BaseConnection[]>;

/**
 * Returns the file for the listed connections of a source, as it is to be written to `path`. Connections that the file can't
 * declare are left out and reported: the rest is valid, and its plan is empty. The file contains no secret, wherever people
 * have put one.
 */
export function exportedFile(source: Source, bySandbox: BySandbox, path: string): Exported {
  const [only, ...others] = bySandbox.keys();
  const common = others.length === 0 ? only : undefined;
  const holdsSecret = secretFinder(source, [...bySandbox.values()].flat());
  const entries: WrittenEntry[] = [];
  const problems: Problem[] = [];
  const taken = new Set(['all', 'failing']);
  for (const [sandbox, connections] of bySandbox) {
    for (const connection of [...connections].sort(byName)) {
      const warn = (what: Message) => problems.push(notExported(connection, sandbox, what));
      const key = keyFor(connection.name, sandbox, taken);
      const description = connection.description === '' ? undefined : connection.description;
      const isDescribed = description !== undefined && !holdsSecret(description);
      const entry: WrittenEntry = {
        key,
        id: connection.id,
        name: connection.name,
        description: isDescribed ? description : undefined,
        source: source === defaultSource ? undefined : source.name,
        sandbox: sandbox === common ? undefined : sandbox,
        ...exportedAuth(source, connection, key),
      };
      const wrong = holdsSecret(JSON.stringify(entry))
        ? msg`it shows a secret where people can read it`
        : whatIsWrong(entry, sandbox, connection);
      if (wrong !== undefined) {
        warn(msg`was left out: ${wrong}`);
        continue;
      }
      if (description !== undefined && !isDescribed) {
        warn(msg`was written without its description, which contains a secret`);
      }
      taken.add(key);
      entries.push(entry);
    }
  }
  if (entries.length === 0)
    throw new ProblemError([...problems, nothingThere(source, [...bySandbox.keys()])]);
  const text = connectionsYaml(path, common, entries);
  const ofFile = readConnectionsFile(new TextEncoder().encode(text), 'connections.yaml').problems;
  if (ofFile.some(isError)) throw new ProblemError(ofFile.map(({ location: _, ...problem }) => problem));
  return { text, entries: entries.length, secrets: entries.flatMap(secretsOf), problems };
}

function byName(a: BaseConnection, b: BaseConnection): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** Returns what finds secrets in a text, of all that the API shows in plain text: people paste them anywhere. */
function secretFinder(source: Source, connections: readonly BaseConnection[]): (text: string) => boolean {
  const secrets = new SecretMatcher();
  const parameters = Object.values(source.auth).flatMap((spec) => Object.entries(spec));
  for (const { authParams } of connections) {
    for (const [name, { secret }] of parameters) {
      const value = authParams[name];
      // A mask is of one character.
      if (secret && value !== undefined && !/^(.)\1*$/.test(value)) secrets.addSecret(value);
    }
  }
  return (text) => secrets.isIn(text);
}

function notExported({ id }: BaseConnection, sandbox: string, what: Message): Problem {
  return {
    code: 'not-exported',
    severity: 'warning',
    message: msg`the base connection ${id} of sandbox ${code(sandbox)} ${what}`,
    fix: msg`fix it in Adobe Experience Platform, or declare it by hand`,
  };
}

function nothingThere({ title }: Source, sandboxes: readonly string[]): Problem {
  return {
    code: 'nothing-to-export',
    message: msg`there is no ${title} connection to export in ${sandboxes.join(', ')}`,
    fix: msg`check the name of the sandbox; ${code('init')} writes a first connections file`,
  };
}

/** The key is made of the connection's name. Connections of one name are told apart by their sandbox, then by a number. */
function keyFor(name: string, sandbox: string, taken: ReadonlySet<string>): string {
  const base = slug(name, 40) || 'connection';
  const candidates = [base, `${base}-${sandbox.slice(0, 16)}`];
  for (let number = 2; ; number++) {
    const key = candidates.find((each) => !taken.has(each));
    if (key !== undefined) return key;
    candidates.splice(0, candidates.length, `${base}-${number}`);
  }
}

/** Why a connection can't be exported: the file would not be valid with it, or its plan would not be empty. */
function whatIsWrong(
  { key, comment: _, ...entry }: WrittenEntry,
  sandbox: string,
  connection: BaseConnection,
): Message | undefined {
  if (connection.state === 'deleting') return msg`it is being deleted`;
  const data = asFile({ version: 1, connections: { [key]: withoutUndefined(entry) } });
  const reading = readEntry(key, entry, data, { name: sandbox });
  const decoded = decodeText(new TextEncoder().encode(`${entry.name}${entry.description ?? ''}`), '');
  const problems = [
    ...('problem' in decoded ? [decoded.problem] : []),
    ...reading.problems,
    ...schemaProblems(data),
  ];
  const error = problems.find(isError);
  if (error !== undefined) return msg`${error.message}`;
  const [difference] = reading.entry === undefined ? [] : diff(reading.entry, connection);
  return difference === undefined ? undefined : msg`the file can't declare its ${difference.field} as it is`;
}

/** Plain data as a file would have it, without positions. */
function asFile(value: unknown): SourceMap {
  const nowhere = () => ({ file: 'connections.yaml', line: 1, column: 1 });
  return { value, locationOf: nowhere, keyLocation: nowhere, hasRejectedKeys: () => false };
}

function withoutUndefined(entry: object): object {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
}

function secretsOf({ key, auth }: WrittenEntry): readonly WantedSecret[] {
  return referencesIn(auth).map((reference) => ({ ...reference, entry: key }));
}
