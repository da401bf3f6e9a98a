import type { MiddlewareHandler } from 'hono';
import { gatewayRefusal } from './refusals.ts';
import type { AdobeClient, Tokens } from './tokens.ts';

/** What the routes are given with each request. */
export interface Environment {
  readonly Bindings: { readonly requestId: string };
  readonly Variables: { readonly caller: AdobeClient; readonly sandbox: string };
}

/** The checks of Adobe's API gateway: token, API key, organisation. In the order in which people run into them. */
export function gateway(tokens: Tokens): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const token = /^Bearer (?<token>\S+)$/i.exec(context.req.header('authorization') ?? '')?.groups?.[
      'token'
    ];
    if (token === undefined) throw gatewayRefusal('403010');
    const holder = tokens.useAdobeToken(token);
    if (holder === undefined) throw gatewayRefusal('401013');

    const apiKey = context.req.header('x-api-key');
    if (!apiKey) throw gatewayRefusal('403000');
    const caller = tokens.adobeClients.find(({ clientId }) => clientId === apiKey);
    if (!caller || (holder !== 'any' && holder.clientId !== caller.clientId)) throw gatewayRefusal('403003');

    const org = context.req.header('x-gw-ims-org-id');
    if (!org) throw gatewayRefusal('400003', 'x-gw-ims-org-id');
    // An organisation that nobody knows has no region; one that is someone else's has no profile of this caller.
    if (!tokens.adobeClients.some(({ orgId }) => orgId === org)) throw gatewayRefusal('403027');
    if (org !== caller.orgId) throw gatewayRefusal('403025');

    context.set('caller', caller);
    await next();
  };
}
