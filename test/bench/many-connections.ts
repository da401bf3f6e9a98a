import { stringify } from 'yaml';
import type { ConnectionSeed } from '../../src/emulator/stored-connection.ts';

/** The secrets to which every entry refers. */
export const SECRETS = {
  CLIENT_SECRET: 'bench-client-secret',
  REFRESH_TOKEN: '1000.bench-refresh-token',
} as const;

const shown = { endpoint: 'https://www.zohoapis.eu', accountsUrl: 'https://accounts.zoho.eu' };
const nameOf = (index: number) => `Zoho CRM ${index}`;
const range = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Returns the data of a connections file with `count` entries, all for one Zoho account. */
export function manyConnections(count: number) {
  const auth = {
    ...shown,
    clientId: '1000.BENCH',
    clientSecret: { secret: 'CLIENT_SECRET' },
    refreshToken: { secret: 'REFRESH_TOKEN' },
  };
  const entries = range(count).map((index) => [`z${index}`, { name: nameOf(index), auth }] as const);
  return { version: 1, sandbox: 'dev', connections: Object.fromEntries(entries) };
}

/** Returns the same file as YAML text. */
export function manyConnectionsText(count: number): string {
  return stringify(manyConnections(count), { aliasDuplicateObjects: false });
}

/** Returns `count` existing connections. Such a file declares every second one. */
export function existingConnections(count: number): readonly ConnectionSeed[] {
  return range(count).map((index) => ({
    sandbox: 'dev',
    name: index % 2 === 0 ? nameOf(index) : `Another ${index}`,
    auth: { params: shown },
  }));
}
