import { entityTag, uuid } from './random.ts';
import { seededConnection, UI_USER } from './seeded-connection.ts';
import type {
  ConnectionEdit,
  ConnectionSeed,
  NewConnection,
  StateOptions,
  StoredConnection,
} from './stored-connection.ts';

const day = 86_400_000;

/** A connection as it was stored at one time. */
interface Version {
  readonly connection: StoredConnection;
  /** From when on listings show it. */
  readonly listedFrom: number;
  /** From when on it is `enabled`, if it is stored as `initializing`. */
  readonly enabledFrom: number;
}

/** A connection with its past and its end, for what is seen of it depends on when. */
class ConnectionHistory {
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

/** The sandboxes and the connections in them. */
export class ConnectionStore {
  readonly #options: StateOptions;
  readonly #sandboxIds: ReadonlyMap<string, string>;
  readonly #held = new Map<string, ConnectionHistory>();
  #seeds = 0;

  constructor(options: StateOptions) {
    this.#options = options;
    this.#sandboxIds = new Map(options.sandboxes.map((name) => [name, uuid(options.random)]));
  }

  hasSandbox(name: string): boolean {
    return this.#sandboxIds.has(name);
  }

  /** Every connection of every sandbox, the oldest entry first. */
  get connections(): readonly StoredConnection[] {
    const now = this.#options.clock.now();
    return [...this.#held.values()].flatMap((held) => held.at(now) ?? []);
  }

  /** The connections of a sandbox as listings show them by now. */
  listed(sandbox: string, imsOrgId: string): readonly StoredConnection[] {
    const now = this.#options.clock.now();
    return [...this.#held.values()]
      .flatMap((held) => held.listedAt(now) ?? [])
      .filter((connection) => connection.sandboxName === sandbox && connection.imsOrgId === imsOrgId);
  }

  /** One connection by its id, new ones included; `undefined` when this sandbox has none of that id. */
  find(id: string, sandbox: string, imsOrgId: string): StoredConnection | undefined {
    const connection = this.#held.get(id)?.at(this.#options.clock.now());
    return connection?.sandboxName === sandbox && connection.imsOrgId === imsOrgId ? connection : undefined;
  }

  /** One connection of any sandbox by its id. Throws when there is none. */
  get(id: string): StoredConnection {
    return this.#existing(id).connection;
  }

  /** Deletes a connection, which takes its time. */
  remove(id: string): 'gone' | 'deleting' {
    const { clock, deletionTime } = this.#options;
    this.#held.get(id)?.endAt(clock.now() + deletionTime);
    return deletionTime === 0 ? 'gone' : 'deleting';
  }

  /** Stores a connection that somebody has changed, with a new etag. */
  change(
    changed: StoredConnection,
    by: Pick<StoredConnection, 'updatedBy' | 'updatedClient'>,
  ): StoredConnection {
    const { clock, random, listingLag } = this.#options;
    const now = clock.now();
    const etag = entityTag(random);
    const connection = { ...changed, ...by, updatedAt: now, version: etag, etag };
    this.#existing(changed.id).held.change(connection, { now, listedFrom: now + listingLag });
    return connection;
  }

  /** Changes a connection as the user interface does. Throws when there is none of that id. */
  edit(id: string, { params, ...changes }: ConnectionEdit): StoredConnection {
    const before = this.get(id);
    const auth = { ...before.auth, params: { ...before.auth.params, ...params } };
    return this.change({ ...before, ...changes, auth }, { updatedBy: UI_USER, updatedClient: 'exc_app' });
  }

  create(wanted: NewConnection): StoredConnection {
    const { clock, random, listingLag, initializingTime } = this.#options;
    const now = clock.now();
    const etag = entityTag(random);
    const connection: StoredConnection = {
      id: uuid(random),
      createdAt: now,
      updatedAt: now,
      // What a service token makes bears the client id in all four places.
      createdBy: wanted.clientId,
      updatedBy: wanted.clientId,
      createdClient: wanted.clientId,
      updatedClient: wanted.clientId,
      sandboxId: this.#sandboxId(wanted.sandbox),
      sandboxName: wanted.sandbox,
      imsOrgId: wanted.imsOrgId,
      name: wanted.name,
      description: wanted.description,
      auth: wanted.auth,
      connectionSpec: wanted.connectionSpec,
      state: initializingTime > 0 ? 'initializing' : 'enabled',
      version: etag,
      etag,
    };
    const held = new ConnectionHistory({
      connection,
      listedFrom: now + listingLag,
      enabledFrom: now + initializingTime,
    });
    this.#held.set(connection.id, held);
    return connection;
  }

  /** Puts a connection there as though made a month ago, each a second after the one before. */
  seed(seed: ConnectionSeed): StoredConnection {
    const { clock, random, owner } = this.#options;
    const createdAt = seed.createdAt ?? clock.now() - 30 * day + 1000 * this.#seeds++;
    const sandboxId = this.#sandboxId(seed.sandbox);
    const connection = seededConnection(seed, { createdAt, sandboxId, owner, random });
    if (this.#held.get(connection.id)?.at(clock.now()))
      throw new Error(`There is a connection with the id ${connection.id} already.`);
    const held = new ConnectionHistory({
      connection,
      listedFrom: Number.NEGATIVE_INFINITY,
      enabledFrom: Number.POSITIVE_INFINITY,
    });
    this.#held.set(connection.id, held);
    return connection;
  }

  #existing(id: string): { readonly held: ConnectionHistory; readonly connection: StoredConnection } {
    const held = this.#held.get(id);
    const connection = held?.at(this.#options.clock.now());
    if (!held || !connection) throw new Error(`There is no connection with the id ${id}.`);
    return { held, connection };
  }

  #sandboxId(name: string): string {
    const id = this.#sandboxIds.get(name);
    if (id === undefined) throw new Error(`The emulator has no sandbox named ${JSON.stringify(name)}.`);
    return id;
  }
}
