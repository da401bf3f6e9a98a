import { Hono } from 'hono';
import { readForm } from './form.ts';
import type { Environment } from './gateway.ts';
import { Refusal } from './refusals.ts';
import { adobeTokenLifetime, type Tokens } from './tokens.ts';

/** Adobe's identity service: an access token for a server-to-server credential. */
export function imsRoutes(tokens: Tokens): Hono<Environment> {
  const routes = new Hono<Environment>();

  routes.post('/token/v3', async (context) => {
    const form = readForm(context.req.url, context.req.header('content-type'), await context.req.text());
    if (!form) throw imsRefusal(400, 'invalid_request', 'the parameters must be sent as a form in the body');
    if (form.get('grant_type') !== 'client_credentials') {
      throw imsRefusal(400, 'unsupported_grant_type', 'unsupported grant_type');
    }
    const client = tokens.adobeClients.find(({ clientId }) => clientId === form.get('client_id'));
    if (!client) throw imsRefusal(400, 'invalid_client', 'invalid client_id parameter');
    if (form.get('client_secret') !== client.clientSecret) {
      throw imsRefusal(401, 'invalid_client', 'invalid client_secret parameter');
    }
    if (!areScopes(form.get('scope'))) throw imsRefusal(400, 'invalid_scope', 'invalid scope parameter');
    return context.json({
      access_token: tokens.mintAdobeToken(client),
      token_type: 'bearer',
      expires_in: adobeTokenLifetime,
    });
  });

  return routes;
}

/** Scopes are separated by commas. Which of them a credential has is the business of the Developer Console. */
function areScopes(text: string | null): boolean {
  return text?.split(',').every((scope) => /^[A-Za-z][\w.]*$/.test(scope.trim())) ?? false;
}

function imsRefusal(status: 400 | 401, error: string, description: string): Refusal {
  return new Refusal(status, () => ({ error, error_description: description }));
}
