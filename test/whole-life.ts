import type { ConnectionSeed } from '../src/emulator/stored-connection.ts';
import { fiveEntries, fiveSecrets } from './five-entries.ts';

/** The five entries and one that is to go: with what `seedWholeLife` puts there, a run does all that a run can do. */
export const wholeLife = `${fiveEntries}
  zoho-old:
    name: Zoho CRM Old
    ensure: absent
`;

/** Inputs that let a run do it. */
export const wholeLifeInputs = {
  'on-drift': 'update',
  rotate: 'zoho-us-stage',
  'allow-delete': 'true',
} as const;

/**
 * Puts what is to be mended (in the sandbox dev), what is to be rotated (in stage) and what is to go. Returns the values of
 * secrets that only Adobe knows so far.
 */
export function seedWholeLife({
  seed,
}: {
  readonly seed: (connection: ConnectionSeed) => unknown;
}): readonly string[] {
  const old = { clientSecret: 'canary-old-client-secret', refreshToken: '1000.canary-old-refresh-token' };
  const us = {
    endpoint: 'https://www.zohoapis.com',
    accountsUrl: 'https://accounts.zoho.com',
    clientId: fiveSecrets['ZOHO_US_CLIENT_ID'],
    ...old,
  };
  seed({
    sandbox: 'dev',
    name: 'Zoho CRM US',
    auth: { params: { ...us, endpoint: 'https://www.zohoapis.eu' } },
  });
  seed({ sandbox: 'stage', name: 'Zoho CRM US', auth: { params: us } });
  seed({ sandbox: 'dev', name: 'Zoho CRM Old', auth: { params: us } });
  return Object.values(old);
}

/** What every connection of the United States has in the end. */
export const paramsOfUs = {
  endpoint: 'https://www.zohoapis.com',
  clientSecret: fiveSecrets['ZOHO_US_CLIENT_SECRET'],
  refreshToken: fiveSecrets['ZOHO_US_REFRESH_TOKEN'],
};
