import { entityTag, uuid } from './random.ts';
import { seededConnection, UI_USER } from './seeded-connection.ts';
import type {
  ConnectionEdit,
  ConnectionSeed,
  StateOptions,
  StoredConnection,
  WrittenFields,
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

/** A connection with its earlier versions and its end: listings lag behind, and a deletion takes time. */
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

  /** Stores a new version. In the same state it becomes `enabled` when it would have; another state stays. */
  change(connection: StoredConnection, { now, listedFrom }: { now: number; listedFrom: number }): void {
    const last = this.#versions.at(-1);
    const enabledFrom =
      last && connection.state === this.at(now)?.state ? last.enabledFrom : Number.POSITIVE_INFINITY;
    this.#versions.push({ connection, listedFrom, enabledFrom });
  }

  /** It is being deleted from now on, and gone from `goneFrom` on. */
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
  readonly #histories = new Map<string, ConnectionHistory>();
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
    return [...this.#histories.values()].flatMap((history) => history.at(now) ?? []);
  }

  /** The connections of a sandbox as listings show them now. */
  listed(sandbox: string, imsOrgId: string): readonly StoredConnection[] {
    const now = this.#options.clock.now();
    return [...this.#histories.values()]
      .flatMap((history) => history.listedAt(now) ?? [])
      .filter((connection) => connection.sandboxName === sandbox && connection.imsOrgId === imsOrgId);
  }

  /** A connection by its id, whether or not listings show it yet; `undefined` when this sandbox has no such id. */
  find(id: string, sandbox: string, imsOrgId: string): StoredConnection | undefined {
    const connection = this.#histories.get(id)?.at(this.#options.clock.now());
    return connection?.sandboxName === sandbox && connection.imsOrgId === imsOrgId ? connection : undefined;
  }

  /** A connection of any sandbox by its id. Throws when no connection has it. */
  get(id: string): StoredConnection {
    return this.#existing(id).connection;
  }

  /** Deletes a connection, at once or after `deletionTime`. */
  remove(id: string): 'gone' | 'deleting' {
    const { clock, deletionTime } = this.#options;
    this.#histories.get(id)?.endAt(clock.now() + deletionTime);
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
    this.#existing(changed.id).history.change(connection, { now, listedFrom: now + listingLag });
    return connection;
  }

  /** Changes a connection as the user interface does. Throws when no connection has that id. */
  edit(id: string, { params, ...changes }: ConnectionEdit): StoredConnection {
    const before = this.get(id);
    const auth = { ...before.auth, params: { ...before.auth.params, ...params } };
    return this.change({ ...before, ...changes, auth }, { updatedBy: UI_USER, updatedClient: 'exc_app' });
  }

  /** Creates a connection for a client of Adobe's API. */
  create(
    fields: WrittenFields,
    sandbox: string,
    { clientId, orgId }: StateOptions['owner'],
  ): StoredConnection {
    const { clock, random, listingLag, initializingTime } = this.#options;
    const now = clock.now();
    const etag = entityTag(random);
    const connection: StoredConnection = {
      id: uuid(random),
      createdAt: now,
      updatedAt: now,
      // A service token leaves the client id in all four places.
      createdBy: clientId,
      updatedBy: clientId,
      createdClient: clientId,
      updatedClient: clientId,
      sandboxId: this.#sandboxId(sandbox),
      sandboxName: sandbox,
      imsOrgId: orgId,
      ...fields,
      state: initializingTime > 0 ? 'initializing' : 'enabled',
      version: etag,
      etag,
    };
    return this.#add({ connection, listedFrom: now + listingLag, enabledFrom: now + initializingTime });
  }

  /** Adds a connection as though it was made a month ago, each a second after the one before. */
  seed(seed: ConnectionSeed): StoredConnection {
    const { clock, random, owner } = this.#options;
    const createdAt = seed.createdAt ?? clock.now() - 30 * day + 1000 * this.#seeds++;
    const sandboxId = this.#sandboxId(seed.sandbox);
    const connection = seededConnection(seed, { createdAt, sandboxId, owner, random });
    if (this.#histories.get(connection.id)?.at(clock.now()))
      throw new Error(`There is a connection with the id ${connection.id} already.`);
    return this.#add({
      connection,
      listedFrom: Number.NEGATIVE_INFINITY,
      enabledFrom: Number.POSITIVE_INFINITY,
    });
  }

  #add(first: Version): StoredConnection {
    this.#histories.set(first.connection.id, new ConnectionHistory(first));
    return first.connection;
  }

  #existing(id: string): { readonly history: ConnectionHistory; readonly connection: StoredConnection } {
    const history = this.#histories.get(id);
    const connection = history?.at(this.#options.clock.now());
    if (!history || !connection) throw new Error(`There is no connection with the id ${id}.`);
    return { history, connection };
  }

  #sandboxId(name: string): string {
    const id = this.#sandboxIds.get(name);
    if (id === undefined) throw new Error(`The emulator has no sandbox named ${JSON.stringify(name)}.`);
    return id;
  }
}
