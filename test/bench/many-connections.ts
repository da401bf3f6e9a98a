import { stringify } from 'yaml';
import type { ConnectionSeed } from '../../src/emulator/stored-connection.ts';

/** What every entry refers to. */
export const SECRETS = {
  CLIENT_SECRET: 'bench-client-secret',
  REFRESH_TOKEN: '1000.bench-refresh-token',
} as const;

const shown = { endpoint: 'https://www.zohoapis.eu', accountsUrl: 'https://accounts.zoho.eu' };
const nameOf = (index: number) => `Zoho CRM ${index}`;
const range = (count: number) => Array.from({ length: count }, (_, index) => index);

/** A connections file of this many entries, all of one Zoho account, as data. */
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

/** The same file as people write it. */
export function manyConnectionsText(count: number): string {
  return stringify(manyConnections(count), { aliasDuplicateObjects: false });
}

/** This many connections that exist. Every second one is declared by such a file. */
export function existingConnections(count: number): readonly ConnectionSeed[] {
  return range(count).map((index) => ({
    sandbox: 'dev',
    name: index % 2 === 0 ? nameOf(index) : `Another ${index}`,
    auth: { params: shown },
  }));
}
