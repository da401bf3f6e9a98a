import type { BaseConnection } from '../model/connection.ts';
import { code, type Message, msg } from '../model/message.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import { slug } from '../model/spelling.ts';
import { diff } from '../plan/diff.ts';
import { SecretMatcher } from '../secrets/secret-matcher.ts';
import {
  authSpecOf,
  hasSeveralSpecs,
  presetsOf,
  SPEC_NAME,
  secretName,
  type UsedPreset,
} from '../source/auth.ts';
import { defaultSource } from '../source/catalogue.ts';
import { comparable } from '../source/parameters.ts';
import { connectionsYaml, readBack, referencesIn, type WrittenEntry } from './connections-yaml.ts';

/** The text of a file, how many entries it has, the secrets to add for them, and what could not be exported as it is. */
export type Exported = ReturnType<typeof exportedFile>;

/**
 * Returns the file for the listed connections of a source. Connections that it can't declare are left out and reported: the
 * rest is valid, and its plan is empty. It contains no secret, wherever people have put one.
 */
export function exportedFile(
  source: Source,
  bySandbox: ReadonlyMap<string, readonly BaseConnection[]>,
  path: string,
) {
  const [only, ...others] = bySandbox.keys();
  const common = others.length === 0 ? only : undefined;
  const holdsSecret = secretFinder(source, [...bySandbox.values()].flat());
  const entries: WrittenEntry[] = [];
  const problems: Problem[] = [];
  const taken = new Set(['all', 'failing']);
  const inOrder = [...bySandbox].flatMap(([sandbox, connections]) =>
    [...connections].sort(byName).map((connection) => ({ sandbox, connection })),
  );
  for (const { sandbox, connection } of inOrder) {
    const { id, name, description = '' } = connection;
    const key = keyFor(name, sandbox, taken);
    const isHidden = description !== '' && holdsSecret(description);
    const entry: WrittenEntry = {
      key,
      id,
      name,
      description: description === '' || isHidden ? undefined : description,
      source: source === defaultSource ? undefined : source.name,
      sandbox: sandbox === common ? undefined : sandbox,
      ...exportedAuth(source, connection, key),
    };
    const wrong = holdsSecret(JSON.stringify(entry))
      ? msg`it shows a secret where people can read it`
      : whatIsWrong(entry, sandbox, connection);
    const without = msg`was written without its description, which contains a secret`;
    const what = wrong === undefined ? without : msg`was left out: ${wrong}`;
    if (wrong !== undefined || isHidden) {
      const message = msg`the base connection ${id} of sandbox ${code(sandbox)} ${what}`;
      const fix = msg`fix it in Adobe Experience Platform, or declare it by hand`;
      problems.push({ code: 'not-exported', severity: 'warning', message, fix });
    }
    if (wrong !== undefined) continue;
    taken.add(key);
    entries.push(entry);
  }
  if (entries.length === 0) {
    const message = msg`there is no ${source.title} connection to export in ${[...bySandbox.keys()].join(', ')}`;
    const fix = msg`check the name of the sandbox; ${code('init')} writes a first connections file`;
    throw new ProblemError([...problems, { code: 'nothing-to-export', message, fix }]);
  }
  const text = connectionsYaml(path, common, entries);
  const { errors } = readBack(text);
  if (errors.length > 0) throw new ProblemError(errors);
  const secrets = entries.flatMap(({ key, auth }) =>
    referencesIn(auth).map((each) => ({ ...each, entry: key })),
  );
  return { text, entries: entries.length, secrets, problems };
}

function byName(a: BaseConnection, b: BaseConnection): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** Returns what finds secrets in a text, of all that the API shows in plain text: people paste them anywhere. */
function secretFinder(source: Source, connections: readonly BaseConnection[]): (text: string) => boolean {
  const secrets = new SecretMatcher();
  const parameters = Object.values(source.auth).flatMap((spec) => Object.entries(spec));
  const names = parameters.flatMap(([name, { secret }]) => (secret ? [name] : []));
  for (const value of connections.flatMap(({ authParams }) => names.map((name) => authParams[name]))) {
    // A mask is of one character.
    if (value !== undefined && !/^(.)\1*$/.test(value)) secrets.addSecret(value);
  }
  return (text) => secrets.isIn(text);
}

/** The key is made of the connection's name. Connections of one name are told apart by their sandbox, then by a number. */
function keyFor(name: string, sandbox: string, taken: ReadonlySet<string>): string {
  const base = slug(name, 40) || 'connection';
  let key = taken.has(base) ? `${base}-${sandbox.slice(0, 16)}` : base;
  for (let number = 2; taken.has(key); number++) key = `${base}-${number}`;
  return key;
}

/** Why a connection can't be exported: the file would not be valid with it, or its plan would not be empty. */
function whatIsWrong(entry: WrittenEntry, sandbox: string, connection: BaseConnection): Message | undefined {
  if (connection.state === 'deleting') return msg`it is being deleted`;
  const { entries, errors } = readBack(connectionsYaml('connections.yaml', sandbox, [entry]));
  if (errors[0] !== undefined) return errors[0].message;
  const [difference] = entries.flatMap((read) => diff(read, connection));
  return difference === undefined ? undefined : msg`the file can't declare its ${difference.field} as it is`;
}

/** Returns `auth` for what Adobe shows of a connection: secrets become references, whose names begin with `key`. */
function exportedAuth(
  source: Source,
  { authParams }: BaseConnection,
  key: string,
): Pick<WrittenEntry, 'auth' | 'comment'> {
  const [specName, parameters] = authSpecOf(source);
  // In the form in which values are compared; without masks.
  const shown = new Map<string, string>();
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = comparable(parameter, authParams[name] ?? '');
    if (value !== undefined) shown.set(name, value);
  }
  const presets = presetsOf(source, parameters).map((preset) => rowOf(preset, shown));
  const filled = new Map(presets.flatMap(({ values }) => [...values]));
  const written = Object.entries(parameters).flatMap(([name, { required }]) => {
    const value = shown.get(name);
    if (filled.has(name)) return value === undefined || value === filled.get(name) ? [] : [[name, value]];
    if (value !== undefined) return [[name, value]];
    // What Adobe hides may be there or not: what it requires is there.
    const isNeeded = required && name !== source.mint?.parameter;
    return isNeeded ? [[name, { secret: secretName(key, name) }]] : [];
  });
  const chosen = presets.flatMap(({ name, row }) => (row === undefined ? [] : [[name, row]]));
  const spec = hasSeveralSpecs(source) ? [[SPEC_NAME, specName]] : [];
  return {
    auth: Object.fromEntries([...spec, ...chosen, ...written]),
    comment: presets.find(({ comment }) => comment !== undefined)?.comment,
  };
}

/** Returns the row of a preset that the visible URLs belong to, and the values that it stands for. */
function rowOf({ name, preset, fills }: UsedPreset, shown: ReadonlyMap<string, string>) {
  const rows = Object.entries(preset.rows);
  const isHidden = !fills.some((parameter) => shown.has(parameter));
  const isIn = (columns: Readonly<Record<string, readonly string[]>>) =>
    fills.some((parameter) =>
      columns[parameter]?.some((host) => `${shown.get(parameter)}/`.startsWith(`https://${host}/`)),
    );
  const [row, columns = {}] = (isHidden ? rows[0] : rows.find(([, each]) => isIn(each))) ?? [];
  return {
    name,
    row,
    values: fills.map((parameter) => [parameter, `https://${columns[parameter]?.[0]}`] as const),
    comment: isHidden ? `Adobe does not show the ${preset.label}: correct it.` : undefined,
  };
}
