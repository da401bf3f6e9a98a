import type { Clock } from '../machine/clock.ts';
import { type Random, uuid } from './random.ts';
import type { StoredConnection } from './stored-connection.ts';

/** What source connections and flows have in common. A source connection selects data; a flow brings it in. */
interface StoredDependent {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly sandboxName: string;
  readonly imsOrgId: string;
  readonly state: 'enabled';
}

export interface SourceConnection extends StoredDependent {
  readonly baseConnectionId: string;
  readonly connectionSpec: StoredConnection['connectionSpec'];
}

export interface Flow extends StoredDependent {
  readonly sourceConnectionIds: readonly string[];
}

/** A source connection that is there already, with its flows; ids that are left out are made up. */
export interface SourceConnectionSeed {
  /** Of the base connection. */
  readonly connectionId: string;
  readonly name: string;
  readonly id?: string | undefined;
  readonly flows?: readonly { readonly name: string; readonly id?: string }[];
}

export interface SeededSourceConnection {
  readonly id: string;
  readonly flows: readonly { readonly id: string; readonly name: string }[];
}

/** The source connections and the flows of every sandbox. */
export class Dependents {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #sourceConnections: SourceConnection[] = [];
  readonly #flows: Flow[] = [];

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  sourceConnections(sandbox: string, imsOrgId: string): readonly SourceConnection[] {
    return this.#sourceConnections.filter(isIn(sandbox, imsOrgId));
  }

  flows(sandbox: string, imsOrgId: string): readonly Flow[] {
    return this.#flows.filter(isIn(sandbox, imsOrgId));
  }

  /** Whether flows run on a base connection. A source connection alone doesn't count. */
  haveFlowsOn(connectionId: string): boolean {
    const sources = this.#sourceConnections.filter(
      ({ baseConnectionId }) => baseConnectionId === connectionId,
    );
    return sources.some(({ id }) =>
      this.#flows.some(({ sourceConnectionIds }) => sourceConnectionIds.includes(id)),
    );
  }

  /** Adds a source connection and its flows to a base connection, in its sandbox. */
  seed(connection: StoredConnection, seed: SourceConnectionSeed): SeededSourceConnection {
    const source: SourceConnection = {
      ...this.#dependent(connection, seed),
      baseConnectionId: connection.id,
      connectionSpec: connection.connectionSpec,
    };
    const flows = (seed.flows ?? []).map(
      (flow): Flow => ({ ...this.#dependent(connection, flow), sourceConnectionIds: [source.id] }),
    );
    this.#sourceConnections.push(source);
    this.#flows.push(...flows);
    return { id: source.id, flows: flows.map(({ id, name }) => ({ id, name })) };
  }

  #dependent(
    connection: StoredConnection,
    seed: { readonly name: string; readonly id?: string },
  ): StoredDependent {
    return {
      id: seed.id ?? uuid(this.#random),
      name: seed.name,
      createdAt: this.#clock.now(),
      sandboxName: connection.sandboxName,
      imsOrgId: connection.imsOrgId,
      state: 'enabled',
    };
  }
}

function isIn(sandbox: string, imsOrgId: string): (dependent: StoredDependent) => boolean {
  return (dependent) => dependent.sandboxName === sandbox && dependent.imsOrgId === imsOrgId;
}
