import type { MiddlewareHandler } from 'hono';
import { gatewayError } from './error-answers.ts';
import type { AdobeClient, Scope } from './stored-connection.ts';
import type { AdobeTokens } from './token-endpoints.ts';

/** The values that the gateway adds to each request. */
export interface Environment {
  readonly Bindings: { readonly requestId: string };
  readonly Variables: { readonly caller: AdobeClient; readonly orgId: string; readonly scope: Scope };
}

/** The checks of Adobe's API gateway, in its order: token, API key, organization. */
export function gateway(tokens: AdobeTokens): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const token = /^Bearer (\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (token === undefined) throw gatewayError('403010');
    const holders = tokens.use(token);
    if (holders === undefined) throw gatewayError('401013');
    const apiKey = context.req.header('x-api-key');
    if (!apiKey) throw gatewayError('403000');
    const caller = tokens.clients.find(({ clientId }) => clientId === apiKey);
    if (!caller || !holders.includes(caller)) throw gatewayError('403003');
    const orgId = context.req.header('x-gw-ims-org-id');
    if (!orgId) throw gatewayError('400003', 'x-gw-ims-org-id');
    // An unknown organization has no region; in another organization, the caller has no profile.
    if (!tokens.clients.some((client) => client.orgId === orgId)) throw gatewayError('403027');
    if (orgId !== caller.orgId) throw gatewayError('403025');
    context.set('caller', caller);
    context.set('orgId', orgId);
    await next();
  };
}
