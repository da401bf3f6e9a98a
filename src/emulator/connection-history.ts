import type { StoredConnection } from './stored-connection.ts';

/** A connection as it was stored at one time. */
export interface Version {
  readonly connection: StoredConnection;
  /** From when on listings show it. */
  readonly listedFrom: number;
  /** From when on it is `enabled`, if it is stored as `initializing`. */
  readonly enabledFrom: number;
}

/** A connection with its past and its end, for what is seen of it depends on when. */
export class ConnectionHistory {
  readonly #versions: Version[];
  #goneFrom = Number.POSITIVE_INFINITY;

  constructor(first: Version) {
    this.#versions = [first];
  }

  /** The connection as it is at a time; `undefined` when it is gone by then. */
  at(now: number): StoredConnection | undefined {
    return this.#seen(this.#versions.at(-1), now);
  }

  /** The connection as a listing shows it at a time; `undefined` when none does. */
  listedAt(now: number): StoredConnection | undefined {
    return this.#seen(
      this.#versions.findLast(({ listedFrom }) => listedFrom <= now),
      now,
    );
  }

  /** Stores it anew. In the same state it is enabled when it would have been; another state stays. */
  change(connection: StoredConnection, { now, listedFrom }: { now: number; listedFrom: number }): void {
    const last = this.#versions.at(-1);
    const enabledFrom =
      last && connection.state === this.at(now)?.state ? last.enabledFrom : Number.POSITIVE_INFINITY;
    this.#versions.push({ connection, listedFrom, enabledFrom });
  }

  /** From now on it is being deleted, and from then on gone. */
  endAt(goneFrom: number): void {
    this.#goneFrom = goneFrom;
  }

  #seen(version: Version | undefined, now: number): StoredConnection | undefined {
    if (!version || this.#goneFrom <= now) return undefined;
    const { connection, enabledFrom } = version;
    if (this.#goneFrom !== Number.POSITIVE_INFINITY) return { ...connection, state: 'deleting' };
    if (connection.state === 'initializing' && enabledFrom <= now) return { ...connection, state: 'enabled' };
    return connection;
  }
}
