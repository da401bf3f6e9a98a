import { type Collection, ConnectionStore } from '../../src/emulator/connection-store.ts';
import type { Listed } from '../../src/emulator/listing.ts';
import type { Scope, StateOptions, StoredConnection } from '../../src/emulator/stored-connection.ts';
import { type Lag, ReaderViews } from './reader-views.ts';

/** Delays of the service that the product's emulator cannot imitate. */
export interface Durations {
  /** Milliseconds for which a new connection is `initializing`. None by default. */
  readonly initializingTime?: number | undefined;
  /** Milliseconds for which a deleted connection is `delete-finalizing`. None by default. */
  readonly deletionTime?: number | undefined;
  /**
   * The delay after which listings show a client the steps of others, instead of `listingLag`. None by default.
   * Seeded connections appear at once.
   */
  readonly readerLag?: Lag | undefined;
}

/** A source connection, which selects data of a base connection, or a flow, which imports data. */
export interface Dependent extends Scope, Listed {
  readonly name: string;
  readonly state: 'enabled';
  /** Only in a source connection. */
  readonly baseConnectionId?: string;
  readonly connectionSpec?: StoredConnection['connectionSpec'];
  /** Only in a flow. */
  readonly sourceConnectionIds?: readonly string[];
}

/** The product's store, with creations and deletions that may take time, and with dependents. */
export class VariedStore extends ConnectionStore {
  readonly sourceConnections: Dependent[] = [];
  readonly flows: Dependent[] = [];
  readonly #options: StateOptions & Durations;
  /** The times from which connections are enabled or gone, by their ids. */
  readonly #enabledFrom = new Map<string, number>();
  readonly #goneFrom = new Map<string, number>();
  /** Only if clients see different listings. */
  readonly views: ReaderViews | undefined;

  constructor(options: StateOptions & Durations) {
    super(options);
    this.#options = options;
    const { readerLag, clock } = options;
    this.views = readerLag && new ReaderViews(readerLag, () => clock.now());
  }

  override get connections(): readonly StoredConnection[] {
    this.#removeGone();
    return super.connections.map((connection) => this.#now(connection));
  }

  override listed(collection: Collection, scope: Scope): readonly (StoredConnection | Listed)[] {
    this.#removeGone();
    if (collection === 'connections' && this.views !== undefined) {
      const shown = this.views.listed().map((connection) => this.#now(connection));
      return shown.filter(
        (each) => each.sandboxName === scope.sandboxName && each.imsOrgId === scope.imsOrgId,
      );
    }
    if (collection === 'connections') {
      return super.listed(collection, scope).map((object) => ('auth' in object ? this.#now(object) : object));
    }
    const { sandboxName, imsOrgId } = scope;
    return this[collection].filter((each) => each.sandboxName === sandboxName && each.imsOrgId === imsOrgId);
  }

  override find(id: string, scope: Scope): StoredConnection | undefined {
    this.#removeGone();
    const found = super.find(id, scope);
    return found && this.#now(found);
  }

  override remove(id: string): void {
    const { clock, deletionTime = 0 } = this.#options;
    const gone = super.connections.find((each) => each.id === id);
    if (gone !== undefined) this.views?.add('removed', gone);
    if (deletionTime === 0) super.remove(id);
    else this.#goneFrom.set(id, clock.now() + deletionTime);
  }

  override change(
    changed: StoredConnection,
    ...by: [updatedBy: string, updatedClient?: string]
  ): StoredConnection {
    const isBecomingReady = this.#enabledFrom.has(changed.id) && changed.state === 'initializing';
    // The connection keeps a state that was set in the meantime.
    if (!isBecomingReady) this.#enabledFrom.delete(changed.id);
    const connection = super.change(isBecomingReady ? { ...changed, state: 'enabled' } : changed, ...by);
    this.views?.add('changed', connection);
    return connection;
  }

  override create(...given: Parameters<ConnectionStore['create']>): StoredConnection {
    const created = super.create(...given);
    this.views?.add('created', created);
    const { clock, initializingTime = 0 } = this.#options;
    if (initializingTime > 0) this.#enabledFrom.set(created.id, clock.now() + initializingTime);
    return created;
  }

  override seed(...given: Parameters<ConnectionStore['seed']>): StoredConnection {
    this.#removeGone();
    const seeded = super.seed(...given);
    this.views?.add('created', seeded);
    return seeded;
  }

  /** Returns whether flows use a base connection. A source connection alone does not count. */
  hasFlowsOn(connectionId: string): boolean {
    return this.sourceConnections
      .filter(({ baseConnectionId }) => baseConnectionId === connectionId)
      .some(({ id }) => this.flows.some(({ sourceConnectionIds }) => sourceConnectionIds?.includes(id)));
  }

  #now(connection: StoredConnection): StoredConnection {
    const { id, state } = connection;
    if (this.#goneFrom.has(id)) return { ...connection, state: 'delete-finalizing' };
    const isReady = (this.#enabledFrom.get(id) ?? 0) <= this.#options.clock.now();
    return isReady || state !== 'enabled' ? connection : { ...connection, state: 'initializing' };
  }

  #removeGone(): void {
    for (const [id, goneFrom] of this.#goneFrom) {
      if (goneFrom > this.#options.clock.now()) continue;
      super.remove(id);
      this.#goneFrom.delete(id);
    }
  }
}
