import { type BaseConnection, isGoing, originOf } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import { code, type Message, msg } from '../model/message.ts';
import type { Listings, Match } from '../model/observed.ts';
import type { Problem } from '../model/problem.ts';

type Words = { readonly message: Message; readonly fix: Message };

/**
 * Finds the base connection of every entry, by key. Two entries never get the same connection. A pinned entry gets no
 * connection if another connection already has its new name.
 */
export function matchEntries(entries: readonly Entry[], listings: Listings): ReadonlyMap<string, Match> {
  const index = new ConnectionIndex(listings, entries);
  const matches = new Map(entries.map((entry) => [entry, matchEntry(entry, index)]));
  const claims = new Map<string, Entry[]>();
  for (const [entry, match] of matches) {
    if (match.kind !== 'found') continue;
    const { id } = match.connection;
    claims.set(id, [...(claims.get(id) ?? []), entry]);
  }
  return new Map(
    [...matches].map(([entry, match]) => {
      if (match.kind !== 'found') return [entry.key, match];
      const rival = claims.get(match.connection.id)?.find((each) => each !== entry);
      return [entry.key, refuseShared(entry, match.connection, rival, index) ?? match];
    }),
  );
}

function matchEntry(entry: Entry, index: ConnectionIndex): Match {
  // Only a listing can prove that a connection is absent.
  if (!index.isObserved(entry.sandbox)) throw new Error(`sandbox ${entry.sandbox} was not observed`);
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

function matchByName(entry: Entry, index: ConnectionIndex): Match {
  const namesakes = index.byName(entry);
  // One of two connections with the same name may be marked absent by its id.
  const staying = namesakes.filter(({ id }) => !index.isMarkedAbsent(id));
  const [connection, ...others] = staying.length > 0 ? staying : namesakes;
  const leaving = index.leaving(entry);
  if (connection === undefined) return leaving ? { kind: 'deleting', connection: leaving } : { kind: 'none' };
  if (others.length === 0) return { kind: 'found', connection };
  const candidates = [connection, ...others];
  const ids = candidates.map(({ id }) => id);
  return conflict(entry, ids, {
    message: msg`${ids.length} base connections in sandbox ${code(entry.sandbox)} have this name: ${candidates.map(originOf).join(', ')}`,
    fix:
      entry.ensure === 'absent'
        ? msg`pin the one to remove with ${code('id: …')}`
        : msg`pin the one to keep with ${code('id: …')}, or remove the others in Adobe Experience Platform`,
  });
}

function matchById(entry: Entry, id: string, index: ConnectionIndex): Match {
  const connection = index.pinned(entry, id);
  if (connection !== undefined) return { kind: 'found', connection };
  const elsewhere = index.sandboxOf(id);
  if (elsewhere !== undefined && elsewhere !== entry.sandbox) {
    return invalid(entry, 'pin-other-sandbox', {
      message: msg`the pinned id ${id} belongs to a base connection in sandbox ${code(elsewhere)}, not in ${code(entry.sandbox)}`,
      fix: msg`correct ${code('id')} or ${code('sandbox')}`,
    });
  }
  const found = index.withId(id);
  // Listings may omit a connection that is being removed.
  if (found !== undefined && isGoing(found)) return { kind: 'deleting', connection: found };
  if (found !== undefined) {
    return invalid(entry, 'pin-other-spec', {
      message: msg`the pinned id ${id} belongs to a base connection for another source (connection spec ${found.connectionSpecId ?? 'unknown'})`,
      fix: msg`pin the id of a ${entry.source.title} connection, or remove ${code('id')}`,
    });
  }
  if (entry.ensure === 'absent') return { kind: 'none' };
  return invalid(entry, 'pin-not-found', {
    message: msg`the pinned id ${id} does not exist in sandbox ${code(entry.sandbox)}, or the credential has no access to it`,
    fix: msg`correct ${code('id')}, or remove it to create the connection`,
  });
}

/**
 * Warns that a pinned id that does not exist may be a typo, because another connection that no entry describes has the
 * name.
 */
function doubtOf(entry: Entry, index: ConnectionIndex): Problem | undefined {
  const unclaimed = index.byName(entry).filter((each) => !index.belongsToOther(each, entry));
  if (unclaimed.length === 0) return undefined;
  return {
    code: 'pin-not-found',
    severity: 'warning',
    message: msg`the pinned id ${entry.id ?? ''} does not exist, as declared, but another base connection has this name: ${unclaimed.map(({ id }) => id).join(', ')}`,
    fix: msg`if you mean that connection, correct ${code('id')}; otherwise remove the entry`,
    entry: entry.key,
    location: entry.location,
  };
}

function refuseShared(
  entry: Entry,
  connection: BaseConnection,
  rival: Entry | undefined,
  index: ConnectionIndex,
): Match | undefined {
  if (rival !== undefined) {
    return conflict(entry, [connection.id], {
      message: msg`this entry and ${code(rival.key)} both match the base connection ${connection.id}`,
      fix: msg`remove one of the two entries, or correct the pinned id`,
    });
  }
  if (connection.name === entry.name) return undefined;
  const taken = index.byName(entry).map(({ id }) => id);
  if (taken.length === 0) return undefined;
  return conflict(entry, [connection.id, ...taken], {
    message: msg`the pinned base connection ${connection.id} would get a name that another connection already has: ${taken.join(', ')}`,
    fix: msg`give the entry another name, or pin the other id`,
  });
}

function invalid(entry: Entry, problemCode: Problem['code'], words: Words): Match {
  const problem = { code: problemCode, ...words, entry: entry.key, location: entry.location };
  return { kind: 'refused', change: { kind: 'invalid', entry, problem } };
}

/** Returns the conflict of an entry whose connection is ambiguous. `ids` are the candidates. */
export function conflict(
  entry: Entry,
  ids: readonly string[],
  words: Words,
): Extract<Match, { kind: 'refused' }> {
  const problem = { code: 'name-conflict', ...words, entry: entry.key, location: entry.location } as const;
  return { kind: 'refused', change: { kind: 'conflict', entry, ids, problem } };
}

/**
 * An index of the observed connections. Searching thousands of them for each of thousands of entries would take too
 * long.
 */
export class ConnectionIndex {
  readonly #sandboxes = new Map<string, string>();
  readonly #byId = new Map<string, BaseConnection>();
  readonly #byName = new Map<string, BaseConnection[]>();
  readonly #observed: Listings;
  readonly #entries: readonly Entry[];
  readonly #going: ReadonlySet<string>;

  /** `entries` are the entries in scope of the run. */
  constructor(observed: Listings, entries: readonly Entry[]) {
    this.#observed = observed;
    this.#entries = entries;
    this.#going = new Set(
      entries.flatMap(({ ensure, id }) => (ensure === 'absent' && id !== undefined ? [id] : [])),
    );
    for (const [sandbox, connections] of observed.bySandbox) {
      for (const connection of connections) {
        this.#sandboxes.set(connection.id, sandbox);
        this.#byId.set(connection.id, connection);
        const identity = JSON.stringify([sandbox, connection.name]);
        const namesakes = this.#byName.get(identity);
        if (namesakes === undefined) this.#byName.set(identity, [connection]);
        else namesakes.push(connection);
      }
    }
  }

  isObserved(sandbox: string): boolean {
    return this.#observed.bySandbox.has(sandbox);
  }

  /**
   * Returns the base connections with the identity of `entry`, except those being removed. They are ordered by id,
   * because the order of a listing may change.
   */
  byName(entry: Entry): readonly BaseConnection[] {
    return this.#namesakes(entry).filter((connection) => !isGoing(connection));
  }

  /** Returns the first base connection with the identity of `entry` that is being removed. */
  leaving(entry: Entry): BaseConnection | undefined {
    return this.#namesakes(entry).find(isGoing);
  }

  #namesakes(entry: Entry): readonly BaseConnection[] {
    const namesakes = this.#byName.get(JSON.stringify([entry.sandbox, entry.name])) ?? [];
    return namesakes
      .filter((connection) => isOfSource(connection, entry))
      .sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
  }

  /** Whether an entry marks the base connection with this id for removal. */
  isMarkedAbsent(id: string): boolean {
    return this.#going.has(id);
  }

  /** Whether an entry other than `entry` describes the connection, by id or name. */
  belongsToOther(connection: BaseConnection, entry: Entry): boolean {
    return this.#entries.some(
      (each) =>
        each !== entry &&
        (each.id === connection.id ||
          (each.id === undefined && each.sandbox === entry.sandbox && each.name === connection.name)),
    );
  }

  /** Returns the base connection that `entry` pins, if it is in the entry's sandbox and of its source. */
  pinned(entry: Entry, id: string): BaseConnection | undefined {
    const connection = this.#byId.get(id);
    if (connection === undefined || this.#sandboxes.get(id) !== entry.sandbox) return undefined;
    return isOfSource(connection, entry) ? connection : undefined;
  }

  sandboxOf(id: string): string | undefined {
    return this.#sandboxes.get(id) ?? this.#observed.lookedUp.get(id)?.sandbox;
  }

  withId(id: string): BaseConnection | undefined {
    return this.#byId.get(id) ?? this.#observed.lookedUp.get(id);
  }
}

function isOfSource(connection: BaseConnection, entry: Entry): boolean {
  const { id } = entry.source.spec;
  return (connection.connectionSpecId ?? id) === id;
}
