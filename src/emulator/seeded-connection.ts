import type { AuthSpec } from '../model/source.ts';
import { authSpecOf } from '../source/auth.ts';
import { defaultSource } from '../source/catalogue.ts';
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
  const [specName, parameters] = authSpecOf(defaultSource);
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
      specName: seed.auth?.specName ?? specName,
      params: seed.auth?.params ?? plausibleParameters(parameters, random),
    },
    connectionSpec: seed.connectionSpec ?? defaultSource.spec,
    state: seed.state ?? 'enabled',
    version: etag,
    etag,
  };
}

/** The examples of the source's record; random text in place of secrets. */
function plausibleParameters(parameters: AuthSpec, random: Random): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { secret, example }]) => [
      name,
      secret ? hex(random, 42) : example,
    ]),
  );
}
