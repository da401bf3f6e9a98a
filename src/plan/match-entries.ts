import { type BaseConnection, inOrderOfIds, isGoing, originOf } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import { groupBy } from '../model/group-by.ts';
import { code, msg } from '../model/message.ts';
import type { Listings, Match } from '../model/observed.ts';
import type { Problem } from '../model/problem.ts';

type Words = Pick<Problem, 'message' | 'fix'>;

/**
 * Finds the base connection of every entry, by key. Two entries never get the same connection. A pinned entry gets no
 * connection if another connection already has its new name.
 */
export function matchEntries(entries: readonly Entry[], listings: Listings): ReadonlyMap<string, Match> {
  const index = indexOf(listings, entries);
  const matches = entries.map((entry) => ({ entry, match: matchEntry(entry, index) }));
  const claims = groupBy(matches, ({ match }) => (match.kind === 'found' ? match.connection.id : ''));
  return new Map(
    matches.map(({ entry, match }) => {
      if (match.kind !== 'found') return [entry.key, match];
      const rival = claims.get(match.connection.id)?.find((each) => each.entry !== entry)?.entry;
      return [entry.key, refuseShared(entry, match.connection, rival, index) ?? match];
    }),
  );
}

function matchEntry(entry: Entry, index: Index): Match {
  // Only a listing can prove that a connection is absent.
  if (!index.isListed(entry.sandbox)) throw new Error(`sandbox ${entry.sandbox} was not observed`);
  const found = entry.id === undefined ? matchByName(entry, index) : matchById(entry, entry.id, index);
  if (found.kind === 'none' && entry.ensure === 'absent')
    return { kind: 'none', problem: doubtOf(entry, index) };
  if (found.kind !== 'found') return found;
  const { connection } = found;
  // Flow Service rejects any change to a connection in this state (1457, 1458).
  if (isGoing(connection)) return { kind: 'deleting', connection };
  if (entry.ensure === 'absent' && connection.name !== entry.name) {
    return invalid(entry, 'pin-other-name', {
      message: msg`the pinned id ${connection.id} belongs to a base connection with another name; connections are never removed by id alone`,
      fix: msg`set ${code('name')} to its name in Adobe Experience Platform, or correct ${code('id')}`,
    });
  }
  return found;
}

function matchByName(entry: Entry, index: Index): Match {
  const there = index.byName(entry);
  // One of two connections with the same name may be marked absent by its id.
  const staying = there.filter(({ id }) => !index.isMarkedAbsent(id));
  const candidates = staying.length > 0 ? staying : there;
  const [connection = index.byName(entry, true)[0], ...others] = candidates;
  if (connection === undefined) return { kind: 'none' };
  if (others.length === 0) return { kind: 'found', connection };
  const message = msg`${candidates.length} base connections in sandbox ${code(entry.sandbox)} have this name: ${candidates.map(originOf).join(', ')}`;
  const fix =
    entry.ensure === 'absent'
      ? msg`pin the one to remove with ${code('id: …')}`
      : msg`pin the one to keep with ${code('id: …')}, or remove the others in Adobe Experience Platform`;
  return conflict(entry, idsOf(candidates), { message, fix });
}

function matchById(entry: Entry, id: string, index: Index): Match {
  const { connection, sandbox = entry.sandbox, isListed } = index.withId(id) ?? {};
  if (connection === undefined) {
    if (entry.ensure === 'absent') return { kind: 'none' };
    return invalid(entry, 'pin-not-found', {
      message: msg`the pinned id ${id} does not exist in sandbox ${code(entry.sandbox)}, or the credential has no access to it`,
      fix: msg`correct ${code('id')}, or remove it to create the connection`,
    });
  }
  if (sandbox !== entry.sandbox) {
    return invalid(entry, 'pin-other-sandbox', {
      message: msg`the pinned id ${id} belongs to a base connection in sandbox ${code(sandbox)}, not in ${code(entry.sandbox)}`,
      fix: msg`correct ${code('id')} or ${code('sandbox')}`,
    });
  }
  // Listings may omit a connection that is being removed.
  if (isGoing(connection) || (isListed && isOfSource(connection, entry)))
    return { kind: 'found', connection };
  return invalid(entry, 'pin-other-spec', {
    message: msg`the pinned id ${id} belongs to a base connection for another source (connection spec ${connection.connectionSpecId ?? 'unknown'})`,
    fix: msg`pin the id of a ${entry.source.title} connection, or remove ${code('id')}`,
  });
}

/**
 * Warns that a pinned id that does not exist may be a typo, because another connection that no entry describes has the
 * name.
 */
function doubtOf(entry: Entry, index: Index): Problem | undefined {
  const unclaimed = index.byName(entry).filter((each) => !index.belongsToOther(each, entry));
  if (unclaimed.length === 0) return undefined;
  return {
    code: 'pin-not-found',
    severity: 'warning',
    message: msg`the pinned id ${entry.id ?? ''} does not exist, as declared, but another base connection has this name: ${idsOf(unclaimed).join(', ')}`,
    fix: msg`if you mean that connection, correct ${code('id')}; otherwise remove the entry`,
  };
}

function refuseShared(
  entry: Entry,
  connection: BaseConnection,
  rival: Entry | undefined,
  index: Index,
): Match | undefined {
  if (rival !== undefined) {
    return conflict(entry, [connection.id], {
      message: msg`this entry and ${code(rival.key)} both match the base connection ${connection.id}`,
      fix: msg`remove one of the two entries, or correct the pinned id`,
    });
  }
  const taken = connection.name === entry.name ? [] : idsOf(index.byName(entry));
  if (taken.length === 0) return undefined;
  return conflict(entry, [connection.id, ...taken], {
    message: msg`the pinned base connection ${connection.id} would get a name that another connection already has: ${taken.join(', ')}`,
    fix: msg`give the entry another name, or pin the other id`,
  });
}

const idsOf = (connections: readonly BaseConnection[]) => connections.map(({ id }) => id);

function invalid(entry: Entry, problemCode: Problem['code'], words: Words): Match {
  return { kind: 'refused', change: { kind: 'invalid', entry, problem: { code: problemCode, ...words } } };
}

/** Returns the conflict of an entry whose connection is ambiguous. `ids` are the candidates. */
export function conflict(
  entry: Entry,
  ids: readonly string[],
  words: Words,
): Extract<Match, { kind: 'refused' }> {
  const problem = { code: 'name-conflict', ...words } as const;
  return { kind: 'refused', change: { kind: 'conflict', entry, ids, problem } };
}

type Index = ReturnType<typeof indexOf>;

/**
 * Returns an index of the observed connections, with the entries in scope of the run. Searching thousands of
 * connections for each of thousands of entries would take too long.
 */
function indexOf({ bySandbox, lookedUp }: Listings, entries: readonly Entry[]) {
  const listed = [...bySandbox].flatMap(([sandbox, connections]) =>
    connections.map((connection) => ({ sandbox, connection })),
  );
  const byId = new Map(listed.map((each) => [each.connection.id, each]));
  const nameOf = (sandbox: string, name: string) => JSON.stringify([sandbox, name]);
  const byName = groupBy(listed, ({ sandbox, connection }) => nameOf(sandbox, connection.name));
  const going = new Set(entries.flatMap(({ ensure, id }) => (ensure === 'absent' && id ? [id] : [])));
  return {
    isListed: (sandbox: string) => bySandbox.has(sandbox),
    /** Whether an entry marks the base connection with this id for removal. */
    isMarkedAbsent: (id: string) => going.has(id),
    /**
     * Returns the base connections with the identity of an entry, either those that are being removed or the others.
     * They are ordered by id, because the order of a listing may change.
     */
    byName: (entry: Entry, areGoing = false): readonly BaseConnection[] =>
      (byName.get(nameOf(entry.sandbox, entry.name)) ?? [])
        .map(({ connection }) => connection)
        .filter((each) => isOfSource(each, entry) && isGoing(each) === areGoing)
        .sort(inOrderOfIds),
    /** Whether an entry other than `entry` describes the connection, by id or name. */
    belongsToOther: ({ id, name }: BaseConnection, entry: Entry) =>
      entries.some((each) => {
        if (each === entry) return false;
        return each.id === undefined ? each.sandbox === entry.sandbox && each.name === name : each.id === id;
      }),
    withId: (id: string) => {
      const found = byId.get(id);
      if (found !== undefined) return { ...found, isListed: true };
      const connection = lookedUp.get(id);
      return connection && { sandbox: connection.sandbox, connection, isListed: false };
    },
  };
}

function isOfSource(connection: BaseConnection, entry: Entry): boolean {
  const { id } = entry.source.spec;
  return (connection.connectionSpecId ?? id) === id;
}
