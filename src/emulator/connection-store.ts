import type { AuthSpec, ParameterValue } from '../model/source.ts';
import { authSpecOf } from '../source/auth-specs.ts';
import { defaultSource } from '../source/catalogue.ts';
import type { Listed } from './listing.ts';
import { entityTag, hex, type Random, uuid } from './random.ts';
import type {
  ConnectionSeed,
  Scope,
  StateOptions,
  StoredConnection,
  WrittenFields,
} from './stored-connection.ts';

const day = 86_400_000;

/** The Adobe id of a person in the user interface, and the client id of that interface. */
export const UI = { user: 'ABCDEF0123456789ABCDEF01@AdobeID', client: 'exc_app' } as const;

/** What can be listed: connections, source connections that select data from them, and flows that bring the data in. */
export type Collection = 'connections' | 'sourceConnections' | 'flows';

/** A version of a connection, and the time from which listings show it, because listings lag behind. */
interface Version {
  readonly connection: StoredConnection;
  readonly listedFrom: number;
}

/** The sandboxes and the connections in them. */
export class ConnectionStore {
  readonly #options: StateOptions;
  readonly #sandboxIds: ReadonlyMap<string, string>;
  /** The versions of each connection, by its id. */
  readonly #histories = new Map<string, Version[]>();
  #seeds = 0;

  constructor(options: StateOptions) {
    this.#options = options;
    const { random, sandboxes = ['prod', 'dev', 'stage'] } = options;
    this.#sandboxIds = new Map(sandboxes.map((name) => [name, uuid(random)]));
  }

  get sandboxes(): readonly string[] {
    return [...this.#sandboxIds.keys()];
  }

  hasSandbox(name: string): boolean {
    return this.#sandboxIds.has(name);
  }

  /** All connections in all sandboxes with their secrets, oldest first. */
  get connections(): readonly StoredConnection[] {
    return [...this.#histories.keys()].flatMap((id) => this.#latest(id) ?? []);
  }

  /** Returns the objects of a collection in a scope, as listings show them now. Connections have no dependents here. */
  listed(collection: Collection, scope: Scope): readonly (StoredConnection | Listed)[] {
    if (collection !== 'connections') return [];
    const now = this.#options.clock.now();
    return [...this.#histories.values()].flatMap((versions) => {
      const connection = versions.findLast(({ listedFrom }) => listedFrom <= now)?.connection;
      return connection && isIn(scope, connection) ? connection : [];
    });
  }

  /** Returns a connection by its id, whether or not listings show it yet; `undefined` if the id is not in the scope. */
  find(id: string, scope: Scope): StoredConnection | undefined {
    const found = this.#latest(id);
    return found && isIn(scope, found) ? found : undefined;
  }

  /** Deletes a connection. */
  remove(id: string): void {
    this.#histories.delete(id);
  }

  /** Stores a changed connection with a new etag. */
  change(changed: StoredConnection, updatedBy: string, updatedClient = updatedBy): StoredConnection {
    const { clock, random, listingLag = 0 } = this.#options;
    const now = clock.now();
    const etag = entityTag(random);
    const connection = { ...changed, updatedBy, updatedClient, updatedAt: now, version: etag, etag };
    this.#histories.get(changed.id)?.push({ connection, listedFrom: now + listingLag });
    return connection;
  }

  /** Creates a connection for a client of Adobe's API. */
  create(fields: WrittenFields, { sandboxName, imsOrgId }: Scope, createdClient: string): StoredConnection {
    const { clock, listingLag = 0 } = this.#options;
    const createdAt = clock.now();
    const seed = { ...fields, sandbox: sandboxName, imsOrgId, createdClient, createdAt };
    return this.#add(seed, createdAt + listingLag);
  }

  /** Adds a connection as if it had been created a month ago. Throws for an unknown sandbox and for an existing id. */
  seed(seed: ConnectionSeed): StoredConnection {
    const { clock } = this.#options;
    const { createdAt = clock.now() - 30 * day + 1000 * this.#seeds++ } = seed;
    return this.#add({ ...seed, createdAt }, Number.NEGATIVE_INFINITY);
  }

  #add(seed: ConnectionSeed & { readonly createdAt: number }, listedFrom: number): StoredConnection {
    const { random, owner } = this.#options;
    const { createdAt, updatedAt = createdAt, createdClient = owner.clientId, sandbox } = seed;
    // With a service token, all four fields contain the client id.
    const createdBy = createdClient === UI.client ? UI.user : createdClient;
    const sandboxId = this.#sandboxIds.get(sandbox);
    if (sandboxId === undefined) throw new Error(`The emulator has no sandbox named "${sandbox}".`);
    const etag = entityTag(random);
    const id = seed.id ?? uuid(random);
    if (this.#latest(id)) throw new Error(`A connection with the id ${id} already exists.`);
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
    this.#histories.set(id, [{ connection, listedFrom }]);
    return connection;
  }

  /** Returns the latest version of a connection; `undefined` if there is none. */
  #latest(id: string): StoredConnection | undefined {
    return this.#histories.get(id)?.at(-1)?.connection;
  }
}

function isIn({ sandboxName, imsOrgId }: Scope, object: Scope): boolean {
  return object.sandboxName === sandboxName && object.imsOrgId === imsOrgId;
}

/** Returns the examples from the source's record, with random text for secrets. */
function plausibleParameters(parameters: AuthSpec, random: Random): Readonly<Record<string, ParameterValue>> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { secret, example }]) => [
      name,
      secret ? hex(random, 42) : example,
    ]),
  );
}
