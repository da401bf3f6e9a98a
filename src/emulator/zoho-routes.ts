import { Hono } from 'hono';
import { readForm } from './form.ts';
import type { Environment } from './gateway.ts';
import { Refusal } from './refusals.ts';
import { type Tokens, zohoTokenLifetime } from './tokens.ts';
import type { ZohoAccounts, ZohoError } from './zoho-accounts.ts';

/** Zoho's token endpoint. Its errors come with status 200, except for the one about too many requests. */
export function zohoRoutes(tokens: Tokens, accounts: ZohoAccounts): Hono<Environment> {
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
    const error = accounts.objection(asked);
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
