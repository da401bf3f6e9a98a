import { type Context, Hono } from 'hono';
import { isChangeable, isGoing } from '../model/connection.ts';
import { findRecord } from '../source/catalogue.ts';
import { type ConnectionSpec, knownSpecs } from './connection-spec.ts';
import type { ConnectionStore } from './connection-store.ts';
import { flowError, platformError } from './error-answers.ts';
import { type Environment, gateway } from './gateway.ts';
import { list, nextLink } from './listing.ts';
import { connectionView, type StoredConnection } from './stored-connection.ts';
import { type AdobeTokens, objectionTo, type Refusal } from './token-endpoints.ts';
import { parseNewConnection, parsePatch, patched } from './write-requests.ts';

/** The behaviour of Flow Service that Adobe does not document or that depends on the source. */
export interface FlowServiceBehaviour {
  /** Returns what look-ups and listings show of a connection, as JSON. By default, secrets are shown as asterisks. */
  readonly viewOf?: ((connection: StoredConnection) => object) | undefined;
  /** The connection specs to serve. By default, those of the catalogue. */
  readonly specs?: readonly ConnectionSpec[] | undefined;
  /** The maximum number of items per page, even if `limit` is higher. 100 by default. */
  readonly pageSize?: number | undefined;
  /**
   * Whether the last page of a listing of connections has empty links. According to Adobe's schema, it has none. True
   * by default.
   */
  readonly hasEmptyLinks?: boolean | undefined;
}

interface FlowServiceOptions extends FlowServiceBehaviour {
  readonly store: ConnectionStore;
  readonly tokens: AdobeTokens;
  readonly refuses: Refusal;
}

/** The path of Flow Service on `platform.adobe.io`. */
export const FLOW_SERVICE_PATH = '/data/foundation/flowservice';

/** Flow Service behind the gateway: connections, their specs and their dependents. */
export function flowServiceRoutes(options: FlowServiceOptions): Hono<Environment> {
  const { store, tokens, refuses, specs = knownSpecs, pageSize = 100, hasEmptyLinks = true } = options;
  const { viewOf = (connection) => connectionView(connection, () => '********', specs) } = options;
  const routes = new Hono<Environment>();

  routes.use(gateway(tokens));
  routes.use(async (context, next) => {
    // Flow Service checks the sandbox itself; the gateway does not.
    if (context.req.header('x-sandbox-id') !== undefined) throw flowError('2110-400', 'Send x-sandbox-name.');
    const sandboxName = context.req.header('x-sandbox-name');
    if (!sandboxName) throw flowError('2105-400', 'Send x-sandbox-name.');
    if (!store.hasSandbox(sandboxName))
      throw flowError('2100-404', `The sandbox ${sandboxName} does not exist.`);
    context.set('scope', { sandboxName, imsOrgId: context.var.orgId });
    await next();
  });

  for (const collection of ['connections', 'sourceConnections', 'flows'] as const) {
    routes.get(`/${collection}`, (context) => {
      const objects = store.listed(collection, context.var.scope);
      const found = list(objects, new URL(context.req.url).searchParams, pageSize);
      if ('count' in found) return context.json(found);
      const items = found.items.map((item) => ('auth' in item ? viewOf(item) : item));
      if (found.next !== undefined)
        return context.json({ items, _links: { next: { href: nextLink(collection, found.next) } } });
      return context.json(hasEmptyLinks || collection !== 'connections' ? { items, _links: {} } : { items });
    });
  }

  routes.post('/connections', async (context) => {
    const fields = parseNewConnection(context.req.header('content-type'), await context.req.text(), specs);
    const connection = store.create(fields, context.var.scope, context.var.caller.clientId);
    const location = new URL(`${FLOW_SERVICE_PATH}/connections/${connection.id}`, context.req.url);
    return context.json({ id: connection.id, etag: connection.etag }, 201, { Location: location.href });
  });

  routes.get('/connections/:id', (context) => context.json({ items: [viewOf(find(context))] }));

  routes.patch('/connections/:id', async (context) => {
    // The body is read first, so that nothing can happen between comparing the etag and making the change.
    const text = await context.req.text();
    const connection = find(context);
    requireChangeable(connection, '1457-400');
    const ifMatch = context.req.header('if-match');
    if (!ifMatch) throw flowError('1403-400', 'Send If-Match with the etag.');
    if (ifMatch !== connection.etag) throw flowError('1404-412', 'Look the connection up again.');
    const operations = parsePatch(context.req.header('content-type'), text);
    const changed = operations.reduce((current, operation) => patched(current, operation, specs), connection);
    const { id, etag } = store.change(changed, context.var.caller.clientId);
    return context.json({ id, etag });
  });

  routes.delete('/connections/:id', (context) => {
    const connection = find(context);
    requireChangeable(connection, '1458-400');
    store.remove(connection.id);
    return context.body(null, 204);
  });

  routes.get('/connections/:id/test', (context) => {
    const { auth, connectionSpec } = find(context);
    // Only sources that issue tokens are emulated. The others accept any credentials.
    const isEmulated = findRecord(connectionSpec.id)?.mint !== undefined;
    return context.json({ result: !isEmulated || objectionTo(auth.params, refuses) === undefined });
  });

  routes.get('/connections/:id/explore', (context) => {
    find(context);
    const objectType = context.req.query('objectType');
    if (objectType === undefined) throw flowError('1359-400', 'objectType');
    if (objectType !== 'root') throw flowError('1358-400', 'The emulator supports only root.');
    const table = { type: 'table', canPreview: true, canFetchSchema: true };
    return context.json(['Accounts', 'Contacts', 'Leads'].map((name) => ({ ...table, name, path: name })));
  });

  routes.get('/connectionSpecs/:id', (context) => {
    const id = context.req.param('id');
    const spec = specs.find((each) => each.id === id);
    if (spec) return context.json({ items: [spec] });
    throw flowError('1439-404', `The connection spec ${id} does not exist.`);
  });

  for (const path of new Set(routes.routes.map((route) => route.path))) {
    if (path === '/*') continue;
    routes.all(path, (context) => {
      throw platformError(405, 'MethodNotAllowedError', `${context.req.method} is not allowed here.`);
    });
  }

  function find({ req, var: { scope } }: Context<Environment>): StoredConnection {
    const id = req.param('id') ?? '';
    const connection = store.find(id, scope);
    if (connection) return connection;
    throw flowError('1439-404', `The connection ${id} does not exist in the sandbox ${scope.sandboxName}.`);
  }

  return routes;
}

function requireChangeable(connection: StoredConnection, whileGoing: '1457-400' | '1458-400'): void {
  if (isChangeable(connection)) return;
  throw flowError(isGoing(connection) ? whileGoing : '1416-400', `It is ${connection.state}.`);
}
