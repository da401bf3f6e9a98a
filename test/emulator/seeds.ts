import { UI } from '../../src/emulator/connection-store.ts';
import type { EmulatorOptions } from '../../src/emulator/emulator.ts';
import { uuid } from '../../src/emulator/random.ts';
import type { StoredConnection } from '../../src/emulator/stored-connection.ts';
import type { Dependent, VariedStore } from './varied-store.ts';

/** Changes that a person makes in Adobe's user interface. `params` are merged into the stored ones. */
export interface ConnectionEdit extends Partial<Pick<StoredConnection, 'name' | 'description' | 'state'>> {
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

/** An existing source connection with its flows. Missing ids are generated. */
interface SourceConnectionSeed {
  /** The id of the base connection. */
  readonly connectionId: string;
  readonly name: string;
  readonly id?: string | undefined;
  readonly flows?: readonly { readonly name: string; readonly id?: string }[];
}

function existing(store: VariedStore, id: string): StoredConnection {
  const connection = store.connections.find((each) => each.id === id);
  if (!connection) throw new Error(`There is no connection with the id ${id}.`);
  return connection;
}

/** Changes a connection like the user interface or an API client. Throws if no connection has that id. */
export function edit(
  store: VariedStore,
  id: string,
  { params, ...changes }: ConnectionEdit,
  client?: string,
): StoredConnection {
  const before = existing(store, id);
  const auth = { ...before.auth, params: { ...before.auth.params, ...params } };
  return store.change({ ...before, ...changes, auth }, client ?? UI.user, client ?? UI.client);
}

/** Adds a source connection and its flows to a base connection, in its sandbox. Throws if the id is unknown. */
export function seedSourceConnection(
  store: VariedStore,
  seed: SourceConnectionSeed,
  { clock, random }: Required<Pick<EmulatorOptions, 'clock' | 'random'>>,
) {
  const { id: baseConnectionId, connectionSpec, sandboxName, imsOrgId } = existing(store, seed.connectionId);
  const dependent = ({ id = uuid(random), name }: { readonly id?: string; readonly name: string }) =>
    ({ id, name, createdAt: clock.now(), sandboxName, imsOrgId, state: 'enabled' }) as const;
  const source: Dependent = { ...dependent(seed), baseConnectionId, connectionSpec };
  const sourceConnectionIds = [source.id];
  const flows = (seed.flows ?? []).map((flow): Dependent => ({ ...dependent(flow), sourceConnectionIds }));
  store.sourceConnections.push(source);
  store.flows.push(...flows);
  return { id: source.id, flows: flows.map(({ id, name }) => ({ id, name })) };
}
