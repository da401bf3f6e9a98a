import { type BaseConnection, isGoing } from '../model/connection.ts';
import { referencesOf } from '../model/entry.ts';
import { code, type Message, msg } from '../model/message.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import { ROTATE_WORDS } from '../model/run.ts';
import { slug } from '../model/spelling.ts';
import { diff } from '../plan/diff.ts';
import { SecretMatcher } from '../secrets/secret-matcher.ts';
import { connectionsYaml, readBack, type WrittenEntry } from './connections-yaml.ts';
import { exportedAuth, type LiveSpecs, sourceOf } from './exported-auth.ts';
import { needsOf } from './first-workflow.ts';

/** What Adobe returned for an export. */
export interface Found {
  /** The connections by sandbox. */
  readonly listed: ReadonlyMap<string, readonly BaseConnection[]>;
  readonly specs: LiveSpecs;
  /** Why a live spec could not be read, by the ids of connection specs. */
  readonly unread?: ReadonlyMap<string, ProblemError> | undefined;
}

/**
 * Returns the file for the listed connections: its text, the number of its entries, the secrets and allowed hosts
 * that they need, and the problems with connections that could not be exported completely. It omits and reports
 * connections that it cannot declare. The rest is valid, and its plan is empty. The file contains no secret, even if
 * someone put one into a visible field, and no piece of the credential, which a server may repeat. `path` is relative
 * to the top of the repository, and `uses` is the action that its workflow uses; by default a copy.
 */
export function exportedFile(
  { listed: bySandbox, specs, unread }: Found,
  path: string,
  uses?: string,
  holdsCredential: (text: string) => boolean = () => false,
) {
  const [only, ...others] = bySandbox.keys();
  const common = others.length === 0 ? only : undefined;
  const holdsShown = secretFinder([...bySandbox.values()].flat(), specs);
  const holdsSecret = (text: string) => holdsShown(text) || holdsCredential(text);
  const entries: WrittenEntry[] = [];
  const problems: Problem[] = [];
  const taken = new Set<string>(ROTATE_WORDS);
  const inOrder = [...bySandbox].flatMap(([sandbox, connections]) =>
    [...connections].sort(byName).map((connection) => [sandbox, connection] as const),
  );
  for (const [sandbox, connection] of inOrder) {
    const { id, name, description = '' } = connection;
    const key = keyFor(name, common === undefined ? sandbox : undefined, taken);
    const isHidden = description !== '' && holdsSecret(description);
    const exported = exportedAuth(connection, key, specs);
    const entry: WrittenEntry = {
      key,
      id,
      name,
      description: description === '' || isHidden ? undefined : description,
      source: undefined,
      sandbox: sandbox === common ? undefined : sandbox,
      auth: {},
      ...exported,
    };
    const failure = exported === undefined ? unread?.get(connection.connectionSpecId ?? '') : undefined;
    const unknown = failure?.text ?? msg`neither the catalogue nor Adobe says what its parameters are`;
    const wrong = exported === undefined ? unknown : whatIsWrong(entry, sandbox, connection, holdsSecret);
    const without = msg`was written without its description, which contains a secret`;
    const what = wrong === undefined ? without : msg`was left out: ${wrong}`;
    if (wrong !== undefined || isHidden) {
      const message = msg`the base connection ${id} of sandbox ${code(sandbox)} ${what}`;
      const byHand = msg`fix it in Adobe Experience Platform, or declare it by hand`;
      const fix = failure?.problems[0]?.fix ?? byHand;
      problems.push({ code: 'not-exported', severity: 'warning', message, fix });
    }
    if (wrong !== undefined) continue;
    taken.add(key);
    entries.push(entry);
  }
  if (entries.length === 0) {
    const message = msg`there are no base connections of sources to export in ${[...bySandbox.keys()].join(', ')}`;
    const fix = msg`check the name of the sandbox; ${code('init')} writes a first connections file`;
    throw new ProblemError([...problems, { code: 'nothing-to-export', message, fix }]);
  }
  const text = connectionsYaml(path, common, entries, uses);
  const read = readBack(text);
  if (read.errors.length > 0) throw new ProblemError(read.errors);
  const secrets = referencesOf(read.entries).map(({ name, entry, parameter }) => ({
    name,
    entry,
    parameter,
  }));
  const hosts = [...needsOf(read.entries).hosts].sort();
  return { text, entries: entries.length, secrets, hosts, problems };
}

function byName(a: BaseConnection, b: BaseConnection): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/**
 * Returns a function that finds, in any text, the secrets that the API shows in plain text: people paste them anywhere.
 */
function secretFinder(connections: readonly BaseConnection[], specs: LiveSpecs): (text: string) => boolean {
  const secrets = new SecretMatcher();
  for (const connection of connections) {
    const { auth, spec } = sourceOf(connection);
    const live = [...(specs.get(spec.id)?.authSpecs?.values() ?? [])];
    for (const [name, value] of Object.entries(connection.authParams)) {
      const isSecret =
        Object.values(auth).some((parameters) => parameters[name]?.secret) ||
        live.some(({ parameters }) => parameters.get(name)?.isPassword);
      // A mask consists of one repeated character.
      if (isSecret && typeof value === 'string' && !/^(.)\1*$/.test(value)) secrets.addSecret(value);
    }
  }
  return (text) => secrets.isIn(text);
}

/**
 * Returns a key made from the connection's name. If the name is not unique, the key ends with the sandbox or a number.
 */
function keyFor(name: string, sandbox: string | undefined, taken: ReadonlySet<string>): string {
  const base = slug(name, 40) || 'connection';
  let key = taken.has(base) && sandbox !== undefined ? `${base}-${sandbox.slice(0, 16)}` : base;
  for (let number = 2; taken.has(key); number++) key = `${base}-${number}`;
  return key;
}

/** Returns why a connection cannot be exported: the file would be invalid, or its plan would not be empty. */
function whatIsWrong(
  entry: WrittenEntry,
  sandbox: string,
  connection: BaseConnection,
  holdsSecret: (text: string) => boolean,
): Message | undefined {
  if (holdsSecret(JSON.stringify(entry))) return msg`it shows a secret in plain text`;
  if (isGoing(connection)) return msg`it is being deleted`;
  const { entries, errors } = readBack(connectionsYaml('connections.yaml', sandbox, [entry]));
  if (errors[0] !== undefined) return errors[0].message;
  const [difference] = entries.flatMap((read) => diff(read, connection));
  return difference === undefined ? undefined : msg`the file cannot declare its ${difference.field} as it is`;
}
