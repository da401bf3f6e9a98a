import { Hono } from 'hono';
import { readForm } from './form.ts';
import type { Environment } from './gateway.ts';
import { Refusal } from './refusals.ts';
import { type Tokens, type ZohoGrant, zohoTokenLifetime } from './tokens.ts';

/** Zoho's token endpoint. Its errors come with status 200, except for the one about too many requests. */
export function zohoRoutes(tokens: Tokens, grants: 'any' | readonly ZohoGrant[]): Hono<Environment> {
  const routes = new Hono<Environment>();

  routes.post('/v2/token', async (context) => {
    const form = readForm(context.req.url, context.req.header('content-type'), await context.req.text());
    if (form?.get('grant_type') !== 'refresh_token') throw zohoRefusal('invalid_request');
    const asked = {
      accountsHost: new URL(context.req.url).host,
      clientId: form.get('client_id') ?? '',
      clientSecret: form.get('client_secret') ?? '',
      refreshToken: form.get('refresh_token') ?? '',
    };
    if (!tokens.admitZohoRequest(asked.refreshToken)) throw tooManyRequests;
    const error = objection(asked, grants);
    if (error) throw zohoRefusal(error);
    return context.json({
      access_token: tokens.mintZohoToken(),
      scope: 'ZohoCRM.modules.READ ZohoCRM.settings.READ ZohoCRM.users.READ ZohoCRM.org.READ',
      api_domain: apiDomain(asked.accountsHost),
      token_type: 'Bearer',
      expires_in: zohoTokenLifetime,
    });
  });

  return routes;
}

type ZohoError = 'invalid_request' | 'invalid_client' | 'invalid_client_secret' | 'invalid_code';

function objection(asked: Required<ZohoGrant>, grants: 'any' | readonly ZohoGrant[]): ZohoError | undefined {
  if (!asked.clientId) return 'invalid_client';
  if (!asked.clientSecret) return 'invalid_client_secret';
  if (!asked.refreshToken) return 'invalid_code';
  if (grants === 'any') return undefined;
  // A client is known to its own data centre only.
  const ofClient = grants.filter(
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

/** `accounts.zoho.eu` → `https://www.zohoapis.eu`. A loopback address counts as the data centre in the US. */
function apiDomain(accountsHost: string): string {
  const domain =
    /^accounts\.zoho(?:cloud)?\.(?<domain>[a-z.]+)$/.exec(accountsHost)?.groups?.['domain'] ?? 'com';
  return `https://www.zohoapis.${domain}`;
}

function zohoRefusal(error: ZohoError): Refusal {
  return new Refusal(200, () => ({ error }));
}

const tooManyRequests = new Refusal(400, () => ({
  error: 'Access Denied',
  error_description: 'You have made too many requests continuously. Please try again after some time.',
  status: 'failure',
}));
