import type { BaseConnection } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import type { Listings } from '../model/observed.ts';

/** Looks up what is observed, without going through thousands of connections for each of thousands of entries. */
export class ConnectionIndex {
  readonly #sandboxes = new Map<string, string>();
  readonly #byId = new Map<string, BaseConnection>();
  readonly #byName = new Map<string, BaseConnection[]>();
  readonly #observed: Listings;
  readonly #entries: readonly Entry[];
  readonly #going: ReadonlySet<string>;

  /** `entries` are those that the run is about. */
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
   * Returns the base connections that have the identity of `entry`, by id: more than one, since names are not unique.
   * The order of a listing says nothing, and changes.
   */
  byName(entry: Entry): readonly BaseConnection[] {
    const namesakes = this.#byName.get(JSON.stringify([entry.sandbox, entry.name])) ?? [];
    return namesakes
      .filter((connection) => isOfSource(connection, entry))
      .sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
  }

  /** Whether an entry marks the base connection of that id to be removed. */
  isMarkedAbsent(id: string): boolean {
    return this.#going.has(id);
  }

  /** Whether another entry than `entry` is about that connection, by its id or its name. */
  belongsToOther(connection: BaseConnection, entry: Entry): boolean {
    return this.#entries.some(
      (each) =>
        each !== entry &&
        (each.id === connection.id ||
          (each.id === undefined && each.sandbox === entry.sandbox && each.name === connection.name)),
    );
  }

  /** Returns the base connection that `entry` pins, when it is one of the entry's sandbox and source. */
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
