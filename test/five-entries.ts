import { readFileSync } from 'node:fs';

/** The example that the demo runs too: five entries over two sandboxes. */
export const fiveEntries = readFileSync(new URL('../examples/connections.yaml', import.meta.url), 'utf8');

/** Values for its references, each of which is to be seen nowhere. */
export const fiveSecrets: Readonly<Record<string, string>> = {
  ZOHO_EU_CLIENT_SECRET: 'canary-eu-client-secret',
  ZOHO_EU_REFRESH_TOKEN: '1000.canary/eu+refresh=token&"',
  ZOHO_US_CLIENT_ID: '1000.CANARYUSCLIENT',
  ZOHO_US_CLIENT_SECRET: 'canary-us-client-secret',
  ZOHO_US_REFRESH_TOKEN: '1000.canary-us-refresh-token',
  ZOHO_IN_CLIENT_SECRET: 'canary-in-client-secret',
  ZOHO_IN_REFRESH_TOKEN: '1000.canary-in-refresh-token',
};

/** Returns secrets in the format of `NAME=value` lines. */
export function asLines(secrets: Readonly<Record<string, string>>): string {
  return Object.entries(secrets)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

/** The entry `zoho-us` as somebody made it earlier. */
export const existingUs = {
  sandbox: 'dev',
  name: 'Zoho CRM US',
  auth: { params: { endpoint: 'https://www.zohoapis.com', accountsUrl: 'https://accounts.zoho.com' } },
};
