/** One of Zoho's data centres: an account lives in one, and is known to no other. */
export interface DataCentre {
  /** As written in the connections file. */
  readonly code: string;
  readonly accountsHost: string;
  /** Where Zoho CRM answers: the API's own host first, which is the default. */
  readonly endpointHosts: readonly string[];
}

/**
 * Zoho's documents list the domains of accounts servers and APIs by data centre:
 * @see https://www.zoho.com/crm/developer/docs/api/v8/multi-dc.html
 * @see https://accounts.zoho.com/oauth/serverinfo
 */
const DOMAINS = [
  { code: 'us', zoho: 'zoho.com', api: 'zohoapis.com' },
  { code: 'eu', zoho: 'zoho.eu', api: 'zohoapis.eu' },
  { code: 'in', zoho: 'zoho.in', api: 'zohoapis.in' },
  { code: 'au', zoho: 'zoho.com.au', api: 'zohoapis.com.au' },
  { code: 'cn', zoho: 'zoho.com.cn', api: 'zohoapis.com.cn' },
  { code: 'jp', zoho: 'zoho.jp', api: 'zohoapis.jp' },
  { code: 'ca', zoho: 'zohocloud.ca', api: 'zohoapis.ca' },
  { code: 'sa', zoho: 'zoho.sa', api: 'zohoapis.sa' },
  { code: 'uk', zoho: 'zoho.uk', api: 'zohoapis.uk' },
  { code: 'ae', zoho: 'zoho.ae', api: 'zohoapis.ae' },
] as const;

/**
 * Every data centre with the exact hosts that may be given. Adobe sends the client secret and refresh token there, so
 * nothing is matched by ending: whoever registers a look-alike would be sent them.
 */
export const dataCentres: readonly DataCentre[] = DOMAINS.map(({ code, zoho, api }) => ({
  code,
  accountsHost: `accounts.${zoho}`,
  endpointHosts: [`www.${api}`, `sandbox.${api}`, `developer.${api}`, `crm.${zoho}`],
}));
