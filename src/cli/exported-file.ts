import { readConnectionsFile } from '../config/connections-file.ts';
import type { BaseConnection } from '../model/connection.ts';
import { textOf } from '../model/message.ts';
import { isError, type Problem, ProblemError } from '../model/problem.ts';
import { slug } from '../model/slug.ts';
import { diff } from '../plan/diff.ts';
import { createRedactor } from '../secrets/redactor.ts';
import { defaultSource } from '../source/catalogue.ts';
import { connectionsYaml, type WrittenEntry } from './connections-yaml.ts';
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
  /** Warnings about what could not be taken over as it is. */
  readonly problems: readonly Problem[];
}

type BySandbox = ReadonlyMap<string, readonly BaseConnection[]>;

/**
 * Returns the file for what was listed, as it is to be written to `path`. What it can't hold is left out, and told: the rest
 * is valid, and its plan is empty. It holds no secret, wherever people have put one.
 */
export function exportedFile(bySandbox: BySandbox, path: string): Exported {
  const [only, ...others] = bySandbox.keys();
  const common = others.length === 0 ? only : undefined;
  const holdsSecret = secretFinder([...bySandbox.values()].flat());
  const entries: WrittenEntry[] = [];
  const problems: Problem[] = [];
  const taken = new Set(['all', 'failing']);
  for (const [sandbox, connections] of bySandbox) {
    for (const connection of [...connections].sort(byName)) {
      const warn = (what: string) => problems.push(notExported(connection, sandbox, what));
      const key = keyFor(connection.name, sandbox, taken);
      const description = nonEmpty(connection.description);
      const isDescribed = description !== undefined && !holdsSecret(description);
      const entry: WrittenEntry = {
        key,
        id: connection.id,
        name: connection.name,
        ...(isDescribed ? { description } : {}),
        ...(sandbox === common ? {} : { sandbox }),
        ...exportedAuth(connection.authParams, key.toUpperCase().replaceAll('-', '_')),
      };
      const wrong = holdsSecret(JSON.stringify(entry))
        ? 'there is a secret where people can read it'
        : whatIsWrong(entry, sandbox, connection);
      if (wrong !== undefined) {
        warn(`was left out: ${wrong}`);
        continue;
      }
      if (description !== undefined && !isDescribed) {
        warn('was written without its description, in which there is a secret');
      }
      taken.add(key);
      entries.push(entry);
    }
  }
  if (entries.length === 0) throw new ProblemError([...problems, nothingThere([...bySandbox.keys()])]);
  const text = connectionsYaml(path, common, entries);
  const { problems: ofFile } = readBack(text);
  if (ofFile.some(isError)) throw new ProblemError(ofFile.map(({ location: _, ...problem }) => problem));
  return { text, entries: entries.length, secrets: entries.flatMap(secretsOf), problems };
}

function byName(a: BaseConnection, b: BaseConnection): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** Returns what finds secrets in a text, of all that the API shows in clear: people paste them anywhere. */
function secretFinder(connections: readonly BaseConnection[]): (text: string) => boolean {
  const { add, redact } = createRedactor();
  for (const { authParams } of connections) {
    for (const { name, secret } of defaultSource.parameters) {
      const value = authParams[name];
      // A mask is of one character.
      if (secret && value !== undefined && !/^(.)\1*$/.test(value)) add(value);
    }
  }
  return (text) => redact(text) !== text;
}

function notExported({ id }: BaseConnection, sandbox: string, what: string): Problem {
  return {
    code: 'not-exported',
    severity: 'warning',
    message: `the base connection ${id} of sandbox \`${sandbox}\` ${what}`,
    fix: 'mend it in Adobe Experience Platform, or declare it by hand',
  };
}

function nothingThere(sandboxes: readonly string[]): Problem {
  return {
    code: 'nothing-to-export',
    message: `there is no ${defaultSource.title} connection to export in ${sandboxes.join(', ')}`,
    fix: 'check the name of the sandbox; `init` writes a first connections file',
  };
}

/** A key of the file is made of the name: what it can't hold becomes a hyphen. Namesakes are told apart by their sandbox. */
function keyFor(name: string, sandbox: string, taken: ReadonlySet<string>): string {
  const plain = slug(name, 40);
  const base = plain === '' ? 'connection' : plain;
  const candidates = [base, `${base}-${sandbox.slice(0, 16)}`];
  for (let number = 2; ; number++) {
    const key = candidates.find((each) => !taken.has(each));
    if (key !== undefined) return key;
    candidates.splice(0, candidates.length, `${base}-${number}`);
  }
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

/** Whether the program itself takes an entry as it would be written, and finds nothing to change; why not, if not. */
function whatIsWrong(entry: WrittenEntry, sandbox: string, connection: BaseConnection): string | undefined {
  if (connection.state === 'deleting') return 'it is being deleted';
  const { problems, entries } = readBack(connectionsYaml('', sandbox, [entry]));
  const error = problems.find(isError);
  if (error !== undefined) return textOf(error.message);
  const [difference] = entries.flatMap((read) => diff(read, connection));
  return difference === undefined ? undefined : `the file can't hold its ${difference.field} as it is`;
}

function readBack(text: string) {
  return readConnectionsFile(new TextEncoder().encode(text), 'connections.yaml');
}

function secretsOf({ key, auth }: WrittenEntry): readonly WantedSecret[] {
  return Object.entries(auth).flatMap(([parameter, value]) =>
    typeof value === 'string' ? [] : [{ name: value.secret, entry: key, parameter }],
  );
}
