import { entityTag, uuid } from './random.ts';
import { seededConnection, UI_USER } from './seeded-connection.ts';
import type {
  AdobeClient,
  ConnectionEdit,
  ConnectionSeed,
  Scope,
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
interface History {
  readonly versions: Version[];
  goneFrom: number;
}

/** A source connection, which selects data of a base connection, or a flow, which brings data in. */
export interface Dependent extends Scope {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly state: 'enabled';
  /** Of a source connection. */
  readonly baseConnectionId?: string;
  readonly connectionSpec?: StoredConnection['connectionSpec'];
  /** Of a flow. */
  readonly sourceConnectionIds?: readonly string[];
}

/** A source connection that is there already, with its flows; ids that are left out are made up. */
interface SourceConnectionSeed {
  /** Of the base connection. */
  readonly connectionId: string;
  readonly name: string;
  readonly id?: string | undefined;
  readonly flows?: readonly { readonly name: string; readonly id?: string }[];
}

/** The sandboxes, the connections in them, and their dependents. */
export class ConnectionStore {
  readonly #options: StateOptions;
  readonly #sandboxIds: ReadonlyMap<string, string>;
  readonly #histories = new Map<string, History>();
  readonly #sourceConnections: Dependent[] = [];
  readonly #flows: Dependent[] = [];
  #seeds = 0;

  constructor(options: StateOptions) {
    this.#options = options;
    const { random, sandboxes = ['prod', 'dev', 'stage'] } = options;
    this.#sandboxIds = new Map(sandboxes.map((name) => [name, uuid(random)]));
  }

  hasSandbox(name: string): boolean {
    return this.#sandboxIds.has(name);
  }

  /** Every connection of every sandbox, the oldest entry first. */
  get all(): readonly StoredConnection[] {
    return [...this.#histories.keys()].flatMap((id) => this.#latest(id) ?? []);
  }

  /** The connections in a scope as listings show them now. */
  connections(scope: Scope): readonly StoredConnection[] {
    const now = this.#options.clock.now();
    return [...this.#histories.values()]
      .flatMap((history) => {
        const listed = history.versions.findLast(({ listedFrom }) => listedFrom <= now);
        return seenAt(now, listed, history) ?? [];
      })
      .filter(isIn(scope));
  }

  sourceConnections(scope: Scope): readonly Dependent[] {
    return this.#sourceConnections.filter(isIn(scope));
  }

  flows(scope: Scope): readonly Dependent[] {
    return this.#flows.filter(isIn(scope));
  }

  /** Whether flows run on a base connection. A source connection alone doesn't count. */
  hasFlowsOn(connectionId: string): boolean {
    return this.#sourceConnections
      .filter(({ baseConnectionId }) => baseConnectionId === connectionId)
      .some(({ id }) => this.#flows.some(({ sourceConnectionIds }) => sourceConnectionIds?.includes(id)));
  }

  /** A connection by its id, whether or not listings show it yet; `undefined` when the scope has no such id. */
  find(id: string, scope: Scope): StoredConnection | undefined {
    const found = this.#latest(id);
    return found && isIn(scope)(found) ? found : undefined;
  }

  /** Deletes a connection, at once or after `deletionTime`. */
  remove(id: string): 'gone' | 'deleting' {
    const { clock, deletionTime = 0 } = this.#options;
    const history = this.#histories.get(id);
    if (history) history.goneFrom = clock.now() + deletionTime;
    return deletionTime === 0 ? 'gone' : 'deleting';
  }

  /**
   * Stores a connection that somebody has changed, with a new etag. In the same state it becomes `enabled` when it would
   * have; another state stays.
   */
  change(
    changed: StoredConnection,
    by: Pick<StoredConnection, 'updatedBy' | 'updatedClient'>,
  ): StoredConnection {
    const { clock, random, listingLag = 0 } = this.#options;
    const now = clock.now();
    const etag = entityTag(random);
    const connection = { ...changed, ...by, updatedAt: now, version: etag, etag };
    const versions = this.#histories.get(changed.id)?.versions ?? [];
    const isSame = this.#latest(changed.id)?.state === changed.state;
    const enabledFrom = (isSame ? versions.at(-1)?.enabledFrom : undefined) ?? Number.POSITIVE_INFINITY;
    versions.push({ connection, listedFrom: now + listingLag, enabledFrom });
    return connection;
  }

  /** Changes a connection as the user interface does. Throws when no connection has that id. */
  edit(id: string, { params, ...changes }: ConnectionEdit): StoredConnection {
    const before = this.#existing(id);
    const auth = { ...before.auth, params: { ...before.auth.params, ...params } };
    return this.change({ ...before, ...changes, auth }, { updatedBy: UI_USER, updatedClient: 'exc_app' });
  }

  /** Creates a connection for a client of Adobe's API. */
  create(
    fields: WrittenFields,
    { sandboxName, imsOrgId }: Scope,
    { clientId }: AdobeClient,
  ): StoredConnection {
    const { clock, random, listingLag = 0, initializingTime = 0 } = this.#options;
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
      sandboxId: this.#sandboxId(sandboxName),
      sandboxName,
      imsOrgId,
      ...fields,
      state: initializingTime > 0 ? 'initializing' : 'enabled',
      version: etag,
      etag,
    };
    return this.#add({ connection, listedFrom: now + listingLag, enabledFrom: now + initializingTime });
  }

  /**
   * Adds a connection as though it was made a month ago, each a second after the one before. Throws for an unknown
   * sandbox and for an id that exists.
   */
  seed(seed: ConnectionSeed): StoredConnection {
    const { clock, random, owner } = this.#options;
    const createdAt = seed.createdAt ?? clock.now() - 30 * day + 1000 * this.#seeds++;
    const sandboxId = this.#sandboxId(seed.sandbox);
    const connection = seededConnection(seed, { createdAt, sandboxId, owner, random });
    if (this.#latest(connection.id))
      throw new Error(`There is a connection with the id ${connection.id} already.`);
    const enabledFrom = Number.POSITIVE_INFINITY;
    return this.#add({ connection, listedFrom: Number.NEGATIVE_INFINITY, enabledFrom });
  }

  /** Adds a source connection and its flows to a base connection, in its sandbox. Throws when there is no such id. */
  seedSourceConnection(seed: SourceConnectionSeed) {
    const { clock, random } = this.#options;
    const { id: baseConnectionId, connectionSpec, sandboxName, imsOrgId } = this.#existing(seed.connectionId);
    const dependent = ({ id = uuid(random), name }: { readonly id?: string; readonly name: string }) =>
      ({ id, name, createdAt: clock.now(), sandboxName, imsOrgId, state: 'enabled' }) as const;
    const source: Dependent = { ...dependent(seed), baseConnectionId, connectionSpec };
    const sourceConnectionIds = [source.id];
    const flows = (seed.flows ?? []).map((flow): Dependent => ({ ...dependent(flow), sourceConnectionIds }));
    this.#sourceConnections.push(source);
    this.#flows.push(...flows);
    return { id: source.id, flows: flows.map(({ id, name }) => ({ id, name })) };
  }

  #add(first: Version): StoredConnection {
    this.#histories.set(first.connection.id, { versions: [first], goneFrom: Number.POSITIVE_INFINITY });
    return first.connection;
  }

  /** A connection as it is now; `undefined` when it is gone. */
  #latest(id: string): StoredConnection | undefined {
    const history = this.#histories.get(id);
    return history && seenAt(this.#options.clock.now(), history.versions.at(-1), history);
  }

  #existing(id: string): StoredConnection {
    const connection = this.#latest(id);
    if (!connection) throw new Error(`There is no connection with the id ${id}.`);
    return connection;
  }

  #sandboxId(name: string): string {
    const id = this.#sandboxIds.get(name);
    if (id === undefined) throw new Error(`The emulator has no sandbox named ${JSON.stringify(name)}.`);
    return id;
  }
}

function seenAt(
  now: number,
  version: Version | undefined,
  { goneFrom }: History,
): StoredConnection | undefined {
  if (!version || goneFrom <= now) return undefined;
  const { connection, enabledFrom } = version;
  if (goneFrom !== Number.POSITIVE_INFINITY) return { ...connection, state: 'deleting' };
  return connection.state === 'initializing' && enabledFrom <= now
    ? { ...connection, state: 'enabled' }
    : connection;
}

function isIn({ sandboxName, imsOrgId }: Scope): (object: Scope) => boolean {
  return (object) => object.sandboxName === sandboxName && object.imsOrgId === imsOrgId;
}
