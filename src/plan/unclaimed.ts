import { isParameter } from '../model/change.ts';
import { type BaseConnection, inOrderOfIds, isGoing } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import { groupBy } from '../model/group-by.ts';
import { code, foreignValue, joinMessages, type Message, msg } from '../model/message.ts';
import type { Match, Observed } from '../model/observed.ts';
import type { Problem } from '../model/problem.ts';
import type { UnclaimedCount } from '../model/report.ts';
import type { ParameterValue } from '../model/source.ts';
import { likenessOf } from '../model/spelling.ts';
import { identifiesAccount } from '../source/places.ts';
import { diff, isOfSpec } from './diff.ts';

/** Returns the base connections of the entries' sources that no entry describes, by sandbox, ordered by id. */
function unclaimedIn({ bySandbox, matches }: Pick<Observed, 'bySandbox' | 'matches'>) {
  const claimed = new Set([...matches.values()].flatMap(idsOf));
  return [...bySandbox].flatMap(([sandbox, connections]) =>
    connections
      .filter(({ id }) => !claimed.has(id))
      .sort(inOrderOfIds)
      .map((connection) => ({ sandbox, connection })),
  );
}

/** Returns the number of connections without an entry, by sandbox. Sandboxes without such connections are omitted. */
export function countUnclaimed(observed: Pick<Observed, 'bySandbox' | 'matches'>): readonly UnclaimedCount[] {
  const bySandbox = groupBy(unclaimedIn(observed), ({ sandbox }) => sandbox);
  return [...bySandbox].map(([sandbox, { length: count }]) => ({ sandbox, count }));
}

/** Returns the ids of the connections that an entry describes or may describe. */
function idsOf(match: Match): readonly string[] {
  if (match.kind === 'none') return [];
  if (match.kind !== 'refused') return [match.connection.id];
  const { change } = match;
  return [change.entry.id ?? [], change.kind === 'conflict' ? change.ids : []].flat();
}

/** The most connections with the same trait to compare, because thousands may share a client id. */
const MAX_CANDIDATES = 8;

/**
 * Returns a function for entries whose connection is to be created. It returns a warning if that would probably
 * duplicate an existing connection: one whose name looks the same, or one for the same account, which may have been
 * renamed. Call it once per entry. An index avoids searching thousands of connections for each.
 */
export function findDuplicates(
  observed: Observed,
  onDrift: 'report' | 'update',
): (entry: Entry) => Problem | undefined {
  const traits = unclaimedIn(observed).flatMap(({ sandbox, connection }) => {
    const { name, connectionSpecId = '', authParams } = connection;
    const values = Object.entries(authParams).map(([field, shown]) => `${field}=${folded(shown)}`);
    const all = isGoing(connection) ? [] : [likenessOf(name), ...values];
    return all.map((trait) => ({ connection, key: JSON.stringify([sandbox, connectionSpecId, trait]) }));
  });
  const byTrait = groupBy(traits, ({ key }) => key);
  /** The key of the entry to which each id was suggested, because two entries cannot have the same id. */
  const offered = new Map<string, string>();

  return (entry) => {
    const having = (trait: string) => {
      const key = JSON.stringify([entry.sandbox, entry.source.spec.id, trait]);
      return (byTrait.get(key) ?? []).slice(0, MAX_CANDIDATES).map(({ connection }) => connection);
    };
    const [namesake] = having(likenessOf(entry.name));
    const same = namesake ?? accountTraits(entry).flatMap(having).find(isSameAccount(entry));
    if (same === undefined) return undefined;
    const { id, name } = same;
    const other = offered.get(id);
    if (other === undefined) offered.set(id, entry.key);
    const adopt =
      other === undefined
        ? adopting(entry, same, onDrift)
        : msg`only one entry can adopt it; see ${code(other)}`;
    const rename = msg`if these are two different connections, choose a name that cannot be confused with the other`;
    const either = isSameAccount(entry)(same) ? adopt : msg`${rename}; ${adopt}`;
    const what =
      namesake === undefined ? 'the same account' : `the same name ${howOther(entry.name, namesake.name)}`;
    return {
      code: 'near-duplicate',
      severity: 'warning',
      message: msg`an existing connection has ${what}: ${foreignValue(name)} (${id})`,
      // The auth spec of a connection cannot be changed.
      fix: isOfSpec(entry, same) ? either : rename,
    };
  };
}

/** Returns the values of an entry that identify its account. */
function accountTraits(entry: Entry): readonly string[] {
  return Object.entries(entry.parameters).flatMap(([name, parameter]) => {
    const given = entry.auth[name];
    if (given?.kind !== 'literal' || typeof given.value === 'object') return [];
    const text = String(given.value);
    return identifiesAccount(name, parameter, text) ? [`${name}=${folded(text)}`] : [];
  });
}

/**
 * Returns the advice to pin the id. Pinning makes the connection the entry's, so the next run changes it to match the
 * file.
 */
function adopting(entry: Entry, existing: BaseConnection, onDrift: 'report' | 'update'): Message {
  const pin = msg`to adopt it instead, add ${code(`id: ${existing.id}`)} to the entry`;
  const fields = diff(entry, existing).map(({ field }) => code(field));
  if (fields.length === 0 || onDrift === 'report') return pin;
  return msg`${pin}: its ${joinMessages(fields, ', ')} ${fields.length === 1 ? 'is' : 'are'} then changed to match the file`;
}

/** Returns a value in a form for finding candidates, which `diff` then compares. */
function folded(shown: ParameterValue): string {
  return (typeof shown === 'object' ? '' : String(shown))
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/+$/, '');
}

/** Whether no visible parameter of a connection differs from the entry's. */
const isSameAccount = (entry: Entry) => (connection: BaseConnection) =>
  isOfSpec(entry, connection) && !diff(entry, connection).some(isParameter);

function howOther(declared: string, existing: string): string {
  const plain = (name: string) => name.replace(/\s+/g, ' ').trim();
  if (declared.toLowerCase() === existing.toLowerCase()) return 'in different case';
  return plain(declared) === plain(existing) ? 'with different white space' : 'in different characters';
}
