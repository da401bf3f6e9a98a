import type { AuthSpec, ParameterValue } from '../model/source.ts';
import { authSpecOf } from '../source/auth.ts';
import { defaultSource } from '../source/catalogue.ts';
import { entityTag, hex, type Random, uuid } from './random.ts';
import type {
  ConnectionSeed,
  Dependent,
  Scope,
  StateOptions,
  StoredConnection,
  WrittenFields,
} from './stored-connection.ts';

const day = 86_400_000;

/** The Adobe id of whoever works in the user interface, and the client that it counts as. */
export const UI = { user: 'ABCDEF0123456789ABCDEF01@AdobeID', client: 'exc_app' } as const;

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

/** The sandboxes, the connections in them, and their dependents. */
export class ConnectionStore {
  readonly sourceConnections: Dependent[] = [];
  readonly flows: Dependent[] = [];
  readonly #options: StateOptions;
  readonly #sandboxIds: ReadonlyMap<string, string>;
  readonly #histories = new Map<string, History>();
  #seeds = 0;

  constructor(options: StateOptions) {
    this.#options = options;
    const { random, sandboxes = ['prod', 'dev', 'stage'] } = options;
    this.#sandboxIds = new Map(sandboxes.map((name) => [name, uuid(random)]));
  }

  hasSandbox(name: string): boolean {
    return this.#sandboxIds.has(name);
  }

  /** Every connection of every sandbox with its secrets, the oldest entry first. */
  get connections(): readonly StoredConnection[] {
    return [...this.#histories.keys()].flatMap((id) => this.#latest(id) ?? []);
  }

  /** The objects of a collection in a scope, as listings show them now. */
  listed(
    collection: 'connections' | 'sourceConnections' | 'flows',
    scope: Scope,
  ): readonly (StoredConnection | Dependent)[] {
    const all = collection === 'connections' ? this.#listedConnections() : this[collection];
    return all.filter((object) => isIn(scope, object));
  }

  /** Whether flows run on a base connection. A source connection alone doesn't count. */
  hasFlowsOn(connectionId: string): boolean {
    return this.sourceConnections
      .filter(({ baseConnectionId }) => baseConnectionId === connectionId)
      .some(({ id }) => this.flows.some(({ sourceConnectionIds }) => sourceConnectionIds?.includes(id)));
  }

  /** A connection by its id, whether or not listings show it yet; `undefined` when the scope has no such id. */
  find(id: string, scope: Scope): StoredConnection | undefined {
    const found = this.#latest(id);
    return found && isIn(scope, found) ? found : undefined;
  }

  /** Deletes a connection, at once or after `deletionTime`. */
  remove(id: string): 'gone' | 'deleting' {
    const { clock, deletionTime = 0 } = this.#options;
    const history = this.#histories.get(id);
    if (history) history.goneFrom = clock.now() + deletionTime;
    return deletionTime === 0 ? 'gone' : 'deleting';
  }

  /** Stores a changed connection with a new etag. In the same state it becomes `enabled` when it would have. */
  change(changed: StoredConnection, updatedBy: string, updatedClient = updatedBy): StoredConnection {
    const { clock, random, listingLag = 0 } = this.#options;
    const now = clock.now();
    const etag = entityTag(random);
    const connection = { ...changed, updatedBy, updatedClient, updatedAt: now, version: etag, etag };
    const versions = this.#histories.get(changed.id)?.versions ?? [];
    const isSame = this.#latest(changed.id)?.state === changed.state;
    const enabledFrom = (isSame ? versions.at(-1)?.enabledFrom : undefined) ?? Number.POSITIVE_INFINITY;
    versions.push({ connection, listedFrom: now + listingLag, enabledFrom });
    return connection;
  }

  /** Creates a connection for a client of Adobe's API. */
  create(fields: WrittenFields, { sandboxName, imsOrgId }: Scope, createdClient: string): StoredConnection {
    const { clock, listingLag = 0, initializingTime = 0 } = this.#options;
    const createdAt = clock.now();
    const state = initializingTime > 0 ? 'initializing' : 'enabled';
    const seed = { ...fields, sandbox: sandboxName, imsOrgId, createdClient, createdAt, state };
    return this.#add(seed, createdAt + listingLag, createdAt + initializingTime);
  }

  /** Adds a connection as though it was made a month ago. Throws for an unknown sandbox and for an id that exists. */
  seed(seed: ConnectionSeed): StoredConnection {
    const { clock } = this.#options;
    const { createdAt = clock.now() - 30 * day + 1000 * this.#seeds++ } = seed;
    return this.#add({ ...seed, createdAt }, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  }

  #add(
    seed: ConnectionSeed & { readonly createdAt: number },
    listedFrom: number,
    enabledFrom: number,
  ): StoredConnection {
    const { random, owner } = this.#options;
    const { createdAt, updatedAt = createdAt, createdClient = owner.clientId, sandbox } = seed;
    // A service token leaves the client id in all four places.
    const createdBy = createdClient === UI.client ? UI.user : createdClient;
    const sandboxId = this.#sandboxIds.get(sandbox);
    if (sandboxId === undefined) throw new Error(`The emulator has no sandbox named "${sandbox}".`);
    const etag = entityTag(random);
    const id = seed.id ?? uuid(random);
    if (this.#latest(id)) throw new Error(`There is a connection with the id ${id} already.`);
    const [specName, parameters] = authSpecOf(defaultSource);
    const connection: StoredConnection = {
      id,
      createdAt,
      updatedAt,
      createdBy,
      updatedBy: createdBy,
      createdClient,
      updatedClient: createdClient,
      sandboxId,
      sandboxName: sandbox,
      imsOrgId: seed.imsOrgId ?? owner.orgId,
      name: seed.name,
      description: seed.description,
      auth: {
        specName: seed.auth?.specName ?? specName,
        params: seed.auth?.params ?? plausibleParameters(parameters, random),
      },
      connectionSpec: seed.connectionSpec ?? defaultSource.spec,
      state: seed.state ?? 'enabled',
      version: etag,
      etag,
    };
    const versions = [{ connection, listedFrom, enabledFrom }];
    this.#histories.set(id, { versions, goneFrom: Number.POSITIVE_INFINITY });
    return connection;
  }

  #listedConnections(): readonly StoredConnection[] {
    const now = this.#options.clock.now();
    return [...this.#histories.values()].flatMap((history) => {
      const version = history.versions.findLast(({ listedFrom }) => listedFrom <= now);
      return seenAt(now, version, history) ?? [];
    });
  }

  /** A connection as it is now; `undefined` when it is gone. */
  #latest(id: string): StoredConnection | undefined {
    const history = this.#histories.get(id);
    return history && seenAt(this.#options.clock.now(), history.versions.at(-1), history);
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

function isIn({ sandboxName, imsOrgId }: Scope, object: Scope): boolean {
  return object.sandboxName === sandboxName && object.imsOrgId === imsOrgId;
}

/** The examples of the source's record; random text in place of secrets. */
function plausibleParameters(parameters: AuthSpec, random: Random): Readonly<Record<string, ParameterValue>> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { secret, example }]) => [
      name,
      secret ? hex(random, 42) : example,
    ]),
  );
}
