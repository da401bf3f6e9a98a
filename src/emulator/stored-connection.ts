import type { Clock } from '../machine/clock.ts';
import { type ConnectionSpec, secretsOf } from './connection-spec.ts';
import type { Random } from './random.ts';

/** A credential of Adobe's Developer Console. */
export interface AdobeClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly orgId: string;
}

/** The credential that the emulator accepts by default. */
export const DEMO_ADOBE_CLIENT: AdobeClient = {
  clientId: 'demo-client-id',
  clientSecret: 'demo-client-secret-0000',
  orgId: '0123456789ABCDEF01234567@AdobeOrg',
};

/** The owner of an object. Callers see only objects of their sandbox and organization. */
export interface Scope {
  readonly sandboxName: string;
  readonly imsOrgId: string;
}

/** A base connection as stored, including secrets. All times are milliseconds since the epoch. */
export interface StoredConnection extends Scope {
  readonly id: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly createdBy: string;
  readonly updatedBy: string;
  /** `exc_app` for a connection created in Adobe's user interface, otherwise the client id of a credential. */
  readonly createdClient: string;
  readonly updatedClient: string;
  readonly sandboxId: string;
  readonly name: string;
  readonly description?: string | undefined;
  readonly auth: { readonly specName: string; readonly params: Readonly<Record<string, unknown>> };
  readonly connectionSpec: { readonly id: string; readonly version: string };
  /**
   * `enabled`, `disabled`, `initializing`, `delete-finalizing`, …: any text, because the service has more states than
   * it documents.
   */
  readonly state: string;
  readonly version: string;
  readonly etag: string;
}

/** The fields that the body of a `POST /connections` sets. */
export type WrittenFields = Pick<StoredConnection, 'name' | 'description' | 'auth' | 'connectionSpec'>;

type Seeded = Pick<
  StoredConnection,
  'id' | 'state' | 'createdAt' | 'updatedAt' | 'createdClient' | 'imsOrgId'
>;

/** A connection that already exists. Missing members get generated values. */
export interface ConnectionSeed
  extends Partial<Seeded & Pick<WrittenFields, 'description' | 'connectionSpec'>> {
  readonly sandbox: string;
  readonly name: string;
  readonly auth?: Partial<StoredConnection['auth']> | undefined;
}

export interface StateOptions {
  /** The clock for all waiting. */
  readonly clock: Clock;
  /** The source of ids and tokens. */
  readonly random: Random;
  /** `prod`, `dev` and `stage` by default. */
  readonly sandboxes?: readonly string[] | undefined;
  /** The client and the organization of existing connections. */
  readonly owner: AdobeClient;
  /** Milliseconds until listings show that a connection was created or changed. 0 by default. */
  readonly listingLag?: number | undefined;
}

/**
 * Returns a connection as a look-up shows it, as JSON. `specs` are the served specs. Adobe does not document whether or
 * how secrets are shown.
 */
export function connectionView(
  connection: StoredConnection,
  showSecret: (secret: string) => string | undefined,
  specs: readonly ConnectionSpec[],
): object {
  const { auth, connectionSpec } = connection;
  const isSecret = secretsOf(connectionSpec.id, specs);
  const params = Object.entries(auth.params).map(([name, value]) => [
    name,
    isSecret(name) ? showSecret(String(value)) : value,
  ]);
  return { ...connection, auth: { ...auth, params: Object.fromEntries(params) } };
}
