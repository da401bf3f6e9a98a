import { createHash } from 'node:crypto';
import { isSecretParameter } from './connection-spec.ts';
import type { StoredConnection } from './stored-connection.ts';

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
