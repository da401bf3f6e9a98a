import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { AdobeTokens } from './adobe-token-endpoint.ts';
import { type ConnectionSpecs, servedSpec } from './connection-spec.ts';
import type { ConnectionStore } from './connection-store.ts';
import { type ConnectionTestOptions, testConnection } from './connection-test.ts';
import type { AdobeClient } from './demo-client.ts';
import type { Dependents } from './dependents.ts';
import { badRequest, flowError, gatewayError, platformError } from './error-answers.ts';
import { type Listed, list, nextLink } from './listing.ts';
import { connectionView, type SecretsShown, type StoredConnection } from './stored-connection.ts';
import { type Patching, parseNewConnection, parsePatch, patched } from './write-requests.ts';

export interface FlowServiceOptions extends ConnectionTestOptions {
  readonly store: ConnectionStore;
  readonly dependents: Dependents;
  readonly tokens: AdobeTokens;
  readonly secretsShown: SecretsShown;
  readonly connectionSpecs: ConnectionSpecs;
  readonly patching: Patching;
  readonly pageSize: number;
}

/** The values that come with each request. */
export interface Environment {
  readonly Bindings: { readonly requestId: string };
  readonly Variables: { readonly caller: AdobeClient; readonly sandbox: string };
}

/** Where Flow Service lives on `platform.adobe.io`. */
export const FLOW_SERVICE_PATH = '/data/foundation/flowservice';

/** The states in which a connection can be changed and deleted. */
const CHANGEABLE_STATES: ReadonlySet<string> = new Set(['enabled', 'disabled', 'initializing']);

/** Flow Service behind the gateway: connections, their specs and their dependents. */
export function flowServiceRoutes(options: FlowServiceOptions): Hono<Environment> {
  const { store, dependents, tokens, secretsShown } = options;
  const spec = servedSpec(options.connectionSpecs);
  const routes = new Hono<Environment>();

  routes.use(gateway(tokens));
  routes.use(async (context, next) => {
    if (context.req.header('x-sandbox-id') !== undefined) throw flowError('2110-400', 'Send x-sandbox-name.');
    const sandbox = context.req.header('x-sandbox-name');
    if (!sandbox) throw flowError('2105-400', 'Send x-sandbox-name.');
    if (!store.hasSandbox(sandbox)) throw flowError('2100-404', `There is no sandbox ${sandbox}.`);
    context.set('sandbox', sandbox);
    await next();
  });

  routes.get('/connections', (context) => {
    const connections = store.listed(context.var.sandbox, context.var.caller.orgId);
    return listing(context, 'connections', connections, (connection) =>
      connectionView(connection, secretsShown),
    );
  });

  routes.get('/sourceConnections', (context) => {
    const { sandbox, caller } = context.var;
    return listing(context, 'sourceConnections', dependents.sourceConnections(sandbox, caller.orgId));
  });

  routes.get('/flows', (context) => {
    const { sandbox, caller } = context.var;
    return listing(context, 'flows', dependents.flows(sandbox, caller.orgId));
  });

  routes.post('/connections', async (context) => {
    const fields = parseNewConnection(context.req.header('content-type'), await context.req.text(), spec);
    const connection = store.create(fields, context.var.sandbox, context.var.caller);
    const location = new URL(`${FLOW_SERVICE_PATH}/connections/${connection.id}`, context.req.url);
    return context.json({ id: connection.id, etag: connection.etag }, 201, { Location: location.href });
  });

  routes.get('/connections/:id', (context) => {
    const connection = find(context.req.param('id'), context.var);
    return context.json({ items: [connectionView(connection, secretsShown)] });
  });

  routes.patch('/connections/:id', async (context) => {
    // The body is read first, so that nothing happens between the comparison of the etag and the change.
    const text = await context.req.text();
    const connection = find(context.req.param('id'), context.var);
    if (options.patching === 'not-by-connector') throw flowError('1300-400', connection.connectionSpec.id);
    if (options.patching === 'switched-off') throw flowError('1445-400', 'connections');
    requireChangeable(connection);
    const ifMatch = context.req.header('if-match');
    if (!ifMatch) throw flowError('1403-400', 'Send If-Match with the etag.');
    if (ifMatch !== connection.etag) throw flowError('1404-412', 'Look the connection up again.');
    const operations = parsePatch(context.req.header('content-type'), text);
    const { clientId } = context.var.caller;
    const { id, etag } = store.change(patched(connection, operations, spec), {
      updatedBy: clientId,
      updatedClient: clientId,
    });
    return context.json({ id, etag });
  });

  routes.delete('/connections/:id', (context) => {
    const connection = find(context.req.param('id'), context.var);
    requireChangeable(connection);
    if (dependents.haveFlowsOn(connection.id)) throw flowError('1418-400', 'Delete its dataflows first.');
    return context.body(null, store.remove(connection.id) === 'gone' ? 204 : 202);
  });

  routes.get('/connections/:id/test', (context) =>
    context.json(testConnection(find(context.req.param('id'), context.var), options)),
  );

  routes.get('/connections/:id/explore', (context) => {
    find(context.req.param('id'), context.var);
    if (context.req.query('objectType') !== 'root') {
      throw badRequest('The emulator knows the root only.');
    }
    return context.json(
      ['Accounts', 'Contacts', 'Leads'].map((name) => ({
        type: 'table',
        name,
        path: name,
        canPreview: true,
        canFetchSchema: true,
      })),
    );
  });

  routes.get('/connectionSpecs/:id', (context) => {
    const id = context.req.param('id');
    if (spec?.id === id) return context.json({ items: [spec] });
    if (options.connectionSpecs === 'gone-empty') return context.json({ items: [] });
    throw flowError('1439-404', `There is no connection spec ${id}.`);
  });

  const paths = new Set(routes.routes.map(({ path }) => path).filter((path) => path !== '/*'));
  for (const path of paths) {
    routes.all(path, (context) => {
      throw platformError(405, 'MethodNotAllowedError', `${context.req.method} is not allowed here.`);
    });
  }

  function find(id: string, { sandbox, caller }: Environment['Variables']): StoredConnection {
    const connection = store.find(id, sandbox, caller.orgId);
    if (!connection) throw flowError('1439-404', `There is no connection ${id} in the sandbox ${sandbox}.`);
    return connection;
  }

  function listing<T extends Listed>(
    context: Context<Environment>,
    collection: string,
    records: readonly T[],
    show: (record: T) => object = (record) => record,
  ): Response {
    const found = list(records, new URL(context.req.url).searchParams, options.pageSize);
    if ('count' in found) return context.json(found);
    return context.json({
      items: found.items.map(show),
      _links: found.next === undefined ? {} : { next: { href: nextLink(collection, found.next) } },
    });
  }

  return routes;
}

function requireChangeable({ state }: StoredConnection): void {
  if (!CHANGEABLE_STATES.has(state)) throw flowError('1416-400', `It is ${state}.`);
}

/** The checks of Adobe's API gateway: token, API key, organization. In the order in which the gateway makes them. */
function gateway(tokens: AdobeTokens): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const token = /^Bearer (?<token>\S+)$/i.exec(context.req.header('authorization') ?? '')?.groups?.[
      'token'
    ];
    if (token === undefined) throw gatewayError('403010');
    const holder = tokens.use(token);
    if (holder === undefined) throw gatewayError('401013');

    const apiKey = context.req.header('x-api-key');
    if (!apiKey) throw gatewayError('403000');
    const caller = tokens.clients.find(({ clientId }) => clientId === apiKey);
    if (!caller || (holder !== 'any' && holder.clientId !== caller.clientId)) throw gatewayError('403003');

    const org = context.req.header('x-gw-ims-org-id');
    if (!org) throw gatewayError('400003', 'x-gw-ims-org-id');
    // An unknown organization has no region; somebody else's has no profile of this caller.
    if (!tokens.clients.some(({ orgId }) => orgId === org)) throw gatewayError('403027');
    if (org !== caller.orgId) throw gatewayError('403025');

    context.set('caller', caller);
    await next();
  };
}
