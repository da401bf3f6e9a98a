/** What Zoho hands out tokens for. Without `accountsHost` the data centre doesn't matter. */
export interface ZohoGrant {
  readonly accountsHost?: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

export type ZohoError = 'invalid_request' | 'invalid_client' | 'invalid_client_secret' | 'invalid_code';

/** Zoho's accounts servers: they know who has been granted what, until it is revoked. */
export class ZohoAccounts {
  #grants: 'any' | readonly ZohoGrant[];

  constructor(grants: 'any' | readonly ZohoGrant[]) {
    this.#grants = grants;
  }

  setGrants(grants: 'any' | readonly ZohoGrant[]): void {
    this.#grants = grants;
  }

  /** Why these credentials get no token at that host, or `undefined` when they get one. */
  objection(asked: Required<ZohoGrant>): ZohoError | undefined {
    if (!asked.clientId) return 'invalid_client';
    if (!asked.clientSecret) return 'invalid_client_secret';
    if (!asked.refreshToken) return 'invalid_code';
    if (this.#grants === 'any') return undefined;
    // A client is known to its own data centre only.
    const ofClient = this.#grants.filter(
      ({ accountsHost, clientId }) =>
        clientId === asked.clientId && (accountsHost === undefined || accountsHost === asked.accountsHost),
    );
    if (ofClient.length === 0) return 'invalid_client';
    const ofSecret = ofClient.filter(({ clientSecret }) => clientSecret === asked.clientSecret);
    if (ofSecret.length === 0) return 'invalid_client_secret';
    return ofSecret.some(({ refreshToken }) => refreshToken === asked.refreshToken)
      ? undefined
      : 'invalid_code';
  }
}
