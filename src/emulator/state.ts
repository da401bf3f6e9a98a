import type { Clock } from '../clock.ts';
import { zohoConnectionSpec } from './connection-spec.ts';
import { entityTag, hex, type Random, uuid } from './identifiers.ts';

/** A base connection as it is stored: `auth.params` in clear. All times are milliseconds since the epoch. */
export interface StoredConnection {
  readonly id: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly createdBy: string;
  readonly updatedBy: string;
  readonly createdClient: string;
  readonly updatedClient: string;
  readonly sandboxId: string;
  readonly sandboxName: string;
  readonly imsOrgId: string;
  readonly name: string;
  readonly description?: string;
  readonly auth: { readonly specName: string; readonly params: Readonly<Record<string, unknown>> };
  readonly connectionSpec: { readonly id: string; readonly version: string };
  /** `enabled`, `disabled`, `initializing`, `deleting`, …: any text, as the service knows more than it documents. */
  readonly state: string;
  readonly version: string;
  readonly etag: string;
}

/** A connection that is there from before; what is left out is made up. */
export interface ConnectionSeed {
  readonly sandbox: string;
  readonly name: string;
  readonly description?: string;
  readonly auth?: { readonly specName?: string; readonly params?: Readonly<Record<string, unknown>> };
  readonly connectionSpec?: { readonly id: string; readonly version: string };
  readonly state?: string;
  readonly id?: string;
  readonly createdAt?: number;
  readonly updatedAt?: number;
  /** `exc_app` for one made in Adobe's user interface; otherwise the client id of a credential. */
  readonly createdClient?: string;
  readonly imsOrgId?: string;
  /** Whether dataflows hang on it, which forbids its deletion. */
  readonly inUse?: boolean;
}

/** Who makes a connection, and what is asked for. */
export interface NewConnection {
  readonly clientId: string;
  readonly imsOrgId: string;
  readonly sandbox: string;
  readonly name: string;
  readonly description?: string;
  readonly auth: StoredConnection['auth'];
  readonly connectionSpec: StoredConnection['connectionSpec'];
}

export interface StateOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly sandboxes: readonly string[];
  /** The client and the organisation of connections that are there from before. */
  readonly owner: { readonly clientId: string; readonly orgId: string };
  /** Milliseconds for which a new connection is missing from listings. */
  readonly listingLag: number;
}

interface Held {
  readonly connection: StoredConnection;
  readonly listedFrom: number;
  readonly inUse: boolean;
}

const day = 86_400_000;

/** The sandboxes and the connections in them. */
export class State {
  readonly #options: StateOptions;
  readonly #sandboxIds: ReadonlyMap<string, string>;
  readonly #held = new Map<string, Held>();
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
    return [...this.#held.values()].map(({ connection }) => connection);
  }

  /** The connections of a sandbox that listings show by now. */
  listed(sandbox: string, imsOrgId: string): readonly StoredConnection[] {
    const now = this.#options.clock.now();
    return [...this.#held.values()]
      .filter(({ listedFrom }) => listedFrom <= now)
      .map(({ connection }) => connection)
      .filter((connection) => connection.sandboxName === sandbox && connection.imsOrgId === imsOrgId);
  }

  /** One connection by its id, new ones included; `undefined` when this sandbox has none of that id. */
  find(id: string, sandbox: string, imsOrgId: string): StoredConnection | undefined {
    const connection = this.#held.get(id)?.connection;
    return connection?.sandboxName === sandbox && connection.imsOrgId === imsOrgId ? connection : undefined;
  }

  isInUse(id: string): boolean {
    return this.#held.get(id)?.inUse ?? false;
  }

  remove(id: string): void {
    this.#held.delete(id);
  }

  create(wanted: NewConnection): StoredConnection {
    const { clock, random, listingLag } = this.#options;
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
      ...(wanted.description === undefined ? {} : { description: wanted.description }),
      auth: wanted.auth,
      connectionSpec: wanted.connectionSpec,
      state: 'enabled',
      version: etag,
      etag,
    };
    this.#held.set(connection.id, { connection, listedFrom: now + listingLag, inUse: false });
    return connection;
  }

  /** Puts a connection there as though made a month ago, each a second after the one before. */
  seed(seed: ConnectionSeed): StoredConnection {
    const { clock, random, owner } = this.#options;
    const createdAt = seed.createdAt ?? clock.now() - 30 * day + 1000 * this.#seeds++;
    const createdClient = seed.createdClient ?? owner.clientId;
    const createdBy = createdClient === 'exc_app' ? 'ABCDEF0123456789ABCDEF01@AdobeID' : createdClient;
    const etag = entityTag(random);
    const connection: StoredConnection = {
      id: seed.id ?? uuid(random),
      createdAt,
      updatedAt: seed.updatedAt ?? createdAt,
      createdBy,
      updatedBy: createdBy,
      createdClient,
      updatedClient: createdClient,
      sandboxId: this.#sandboxId(seed.sandbox),
      sandboxName: seed.sandbox,
      imsOrgId: seed.imsOrgId ?? owner.orgId,
      name: seed.name,
      ...(seed.description === undefined ? {} : { description: seed.description }),
      auth: {
        specName: seed.auth?.specName ?? 'Basic Authentication',
        params: seed.auth?.params ?? plausibleParameters(random),
      },
      connectionSpec: seed.connectionSpec ?? {
        id: zohoConnectionSpec.id,
        version: zohoConnectionSpec.version,
      },
      state: seed.state ?? 'enabled',
      version: etag,
      etag,
    };
    if (this.#held.has(connection.id))
      throw new Error(`There is a connection with the id ${connection.id} already.`);
    this.#held.set(connection.id, {
      connection,
      listedFrom: Number.NEGATIVE_INFINITY,
      inUse: seed.inUse ?? false,
    });
    return connection;
  }

  #sandboxId(name: string): string {
    const id = this.#sandboxIds.get(name);
    if (id === undefined) throw new Error(`The emulator has no sandbox named ${JSON.stringify(name)}.`);
    return id;
  }
}

function plausibleParameters(random: Random): Record<string, string> {
  return {
    endpoint: 'https://www.zohoapis.eu',
    accountsUrl: 'https://accounts.zoho.eu',
    clientId: `1000.${hex(random, 30).toUpperCase()}`,
    clientSecret: hex(random, 42),
    accessToken: `1000.${hex(random, 32)}.${hex(random, 32)}`,
    refreshToken: `1000.${hex(random, 32)}.${hex(random, 32)}`,
  };
}
