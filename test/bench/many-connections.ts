import type { ConnectionSeed } from '../../src/emulator/stored-connection.ts';

/** What every entry refers to. */
export const SECRETS = {
  CLIENT_SECRET: 'bench-client-secret',
  REFRESH_TOKEN: '1000.bench-refresh-token',
} as const;

/** Returns secrets as the input `secrets` takes them. */
export function asLines(secrets: Readonly<Record<string, string>>): string {
  return Object.entries(secrets)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

const shown = { endpoint: 'https://www.zohoapis.eu', accountsUrl: 'https://accounts.zoho.eu' };

/** A connections file of so many entries, of one Zoho account, as data. */
export function manyConnections(count: number) {
  const auth = {
    ...shown,
    clientId: '1000.BENCH',
    clientSecret: { secret: 'CLIENT_SECRET' },
    refreshToken: { secret: 'REFRESH_TOKEN' },
  };
  return {
    version: 1,
    sandbox: 'dev',
    connections: Object.fromEntries(
      range(count).map((index) => [`z${index}`, { name: nameOf(index), auth }]),
    ),
  };
}

/** So many connections that exist: every second of them is one that the file declares, as long as there are any. */
export function existingConnections(count: number): readonly ConnectionSeed[] {
  return range(count).map((index) => ({
    sandbox: 'dev',
    name: index % 2 === 0 ? nameOf(index) : `Another ${index}`,
    auth: { params: shown },
  }));
}

function nameOf(index: number): string {
  return `Zoho CRM ${index}`;
}

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
