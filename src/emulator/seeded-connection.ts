import { zohoConnectionSpec } from './connection-spec.ts';
import { entityTag, hex, type Random, uuid } from './random.ts';
import type { ConnectionSeed, StateOptions, StoredConnection } from './stored-connection.ts';

/** The Adobe id of whoever works in the user interface. */
export const UI_USER = 'ABCDEF0123456789ABCDEF01@AdobeID';

interface SeedContext {
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly sandboxId: string;
  readonly owner: StateOptions['owner'];
  readonly random: Random;
}

/** A whole connection out of what a seed says of it. */
export function seededConnection(
  seed: ConnectionSeed,
  { createdAt, sandboxId, owner, random }: SeedContext,
): StoredConnection {
  const createdClient = seed.createdClient ?? owner.clientId;
  const createdBy = createdClient === 'exc_app' ? UI_USER : createdClient;
  const etag = entityTag(random);
  return {
    id: seed.id ?? uuid(random),
    createdAt,
    updatedAt: seed.updatedAt ?? createdAt,
    createdBy,
    updatedBy: createdBy,
    createdClient,
    updatedClient: createdClient,
    sandboxId,
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
