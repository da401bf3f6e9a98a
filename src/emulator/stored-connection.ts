import { createHash } from 'node:crypto';
import type { Clock } from '../machine/clock.ts';
import { isSecretParameter } from './connection-spec.ts';
import type { Random } from './random.ts';

/** A base connection as it is stored, secrets included. All times are milliseconds since the epoch. */
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
  readonly description?: string | undefined;
  readonly auth: { readonly specName: string; readonly params: Readonly<Record<string, unknown>> };
  readonly connectionSpec: { readonly id: string; readonly version: string };
  /** `enabled`, `disabled`, `initializing`, `deleting`, …: any text, because the service knows more states than it documents. */
  readonly state: string;
  readonly version: string;
  readonly etag: string;
}

/** A connection that exists already; what is left out is made up. */
export interface ConnectionSeed {
  readonly sandbox: string;
  readonly name: string;
  readonly description?: string | undefined;
  readonly auth?:
    | { readonly specName?: string; readonly params?: Readonly<Record<string, unknown>> }
    | undefined;
  readonly connectionSpec?: { readonly id: string; readonly version: string };
  readonly state?: string | undefined;
  readonly id?: string | undefined;
  readonly createdAt?: number | undefined;
  readonly updatedAt?: number | undefined;
  /** `exc_app` for one made in Adobe's user interface; otherwise the client id of a credential. */
  readonly createdClient?: string | undefined;
  readonly imsOrgId?: string | undefined;
}

/** Changes that somebody makes in Adobe's user interface; `params` are merged into the stored ones. */
export interface ConnectionEdit {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly state?: string | undefined;
}

/** The fields that the body of a `POST /connections` sets. */
export type WrittenFields = Pick<StoredConnection, 'name' | 'description' | 'auth' | 'connectionSpec'>;

export interface StateOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly sandboxes: readonly string[];
  /** The client and the organization of connections that exist already. */
  readonly owner: { readonly clientId: string; readonly orgId: string };
  /** Milliseconds for which listings don't show that a connection was made or changed. */
  readonly listingLag: number;
  /** Milliseconds for which a new connection is `initializing`. */
  readonly initializingTime: number;
  /** Milliseconds for which a connection that was deleted stays, as `deleting`. */
  readonly deletionTime: number;
}

/** How a lookup shows the secret members of `auth.params`. Adobe doesn't document which it is. */
export type SecretsShown = 'masked' | 'omitted' | 'hashed' | 'clear';

/** A connection as a lookup shows it. */
export function connectionView(connection: StoredConnection, secrets: SecretsShown): object {
  const { etag, version, auth, ...rest } = connection;
  const params = Object.entries(auth.params).flatMap(([name, value]) => {
    if (!isSecretParameter(connection.connectionSpec.id, name)) return [[name, value]];
    return secrets === 'omitted' ? [] : [[name, masked(String(value), secrets)]];
  });
  return {
    ...rest,
    auth: { specName: auth.specName, params: Object.fromEntries(params) },
    // The service may not have set these yet while a connection is being made.
    ...(connection.state === 'initializing' ? {} : { version, etag }),
  };
}

function masked(secret: string, secrets: Exclude<SecretsShown, 'omitted'>): string {
  switch (secrets) {
    case 'masked':
      return '********';
    case 'hashed':
      return createHash('sha256').update(secret).digest('hex');
    case 'clear':
      return secret;
  }
}
