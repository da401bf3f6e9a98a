import { type Context, Hono } from 'hono';
import { type ConnectionSpecs, servedSpec, zohoConnectionSpec } from './connection-spec.ts';
import { type ConnectionTestOptions, testConnection } from './connection-test.ts';
import { connectionView, type SecretsShown } from './connection-view.ts';
import type { Dependents } from './dependents.ts';
import { type Environment, gateway } from './gateway.ts';
import { type Listed, list, nextLink } from './listing.ts';
import { parseNewConnection } from './new-connection.ts';
import { type Patching, parsePatch, patched } from './patch.ts';
import { flowRefusal, platformRefusal } from './refusals.ts';
import type { State } from './state.ts';
import type { StoredConnection } from './stored-connection.ts';
import type { Tokens } from './tokens.ts';

export interface FlowServiceOptions extends ConnectionTestOptions {
  readonly state: State;
  readonly dependents: Dependents;
  readonly tokens: Tokens;
  readonly secretsShown: SecretsShown;
  readonly connectionSpecs: ConnectionSpecs;
  readonly patching: Patching;
  readonly pageSize: number;
}

/** Where Flow Service lives on `platform.adobe.io`. */
export const flowServicePath = '/data/foundation/flowservice';

/** The states in which a connection can be changed and deleted. */
const changeableStates: ReadonlySet<string> = new Set(['enabled', 'disabled', 'initializing']);

/** Flow Service behind the gateway: connections, their specs, and what hangs on them. */
export function flowServiceRoutes(options: FlowServiceOptions): Hono<Environment> {
  const { state, dependents, tokens, secretsShown } = options;
  const spec = servedSpec(options.connectionSpecs);
  const routes = new Hono<Environment>();

  routes.use(gateway(tokens));
  routes.use(async (context, next) => {
    if (context.req.header('x-sandbox-id') !== undefined)
      throw flowRefusal('2110-400', 'Send x-sandbox-name.');
    const sandbox = context.req.header('x-sandbox-name');
    if (!sandbox) throw flowRefusal('2105-400', 'Send x-sandbox-name.');
    if (!state.hasSandbox(sandbox)) throw flowRefusal('2100-404', `There is no sandbox ${sandbox}.`);
    context.set('sandbox', sandbox);
    await next();
  });

  routes.get('/connections', (context) => {
    const connections = state.listed(context.var.sandbox, context.var.caller.orgId);
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
    const wanted = parseNewConnection(context.req.header('content-type'), await context.req.text(), spec);
    const connection = state.create({
      ...wanted,
      clientId: context.var.caller.clientId,
      imsOrgId: context.var.caller.orgId,
      sandbox: context.var.sandbox,
    });
    const location = new URL(`${flowServicePath}/connections/${connection.id}`, context.req.url);
    return context.json({ id: connection.id, etag: connection.etag }, 201, { Location: location.href });
  });

  routes.get('/connections/:id', (context) => {
    const connection = find(context.req.param('id'), context.var);
    return context.json({ items: [connectionView(connection, secretsShown)] });
  });

  routes.patch('/connections/:id', async (context) => {
    // Read first, so that nothing comes between the look at the etag and the change.
    const text = await context.req.text();
    const connection = find(context.req.param('id'), context.var);
    if (options.patching === 'not-by-connector') throw flowRefusal('1300-400', 'zoho');
    if (options.patching === 'switched-off') throw flowRefusal('1445-400', 'connections');
    requireChangeable(connection);
    const ifMatch = context.req.header('if-match');
    if (!ifMatch) throw flowRefusal('1403-400', 'Send If-Match with the etag.');
    if (ifMatch !== connection.etag) throw flowRefusal('1404-412', 'Look the connection up again.');
    const operations = parsePatch(context.req.header('content-type'), text);
    const { clientId } = context.var.caller;
    const { id, etag } = state.change(patched(connection, operations, spec), {
      updatedBy: clientId,
      updatedClient: clientId,
    });
    return context.json({ id, etag });
  });

  routes.delete('/connections/:id', (context) => {
    const connection = find(context.req.param('id'), context.var);
    requireChangeable(connection);
    if (dependents.haveFlowsOn(connection.id)) throw flowRefusal('1418-400', 'Delete its dataflows first.');
    return context.body(null, state.remove(connection.id) === 'gone' ? 204 : 202);
  });

  routes.get('/connections/:id/test', (context) =>
    context.json(testConnection(find(context.req.param('id'), context.var), options)),
  );

  routes.get('/connections/:id/explore', (context) => {
    find(context.req.param('id'), context.var);
    if (context.req.query('objectType') !== 'root') {
      throw platformRefusal(400, 'BadRequestError', 'The emulator knows the root only.');
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
    if (id === zohoConnectionSpec.id && options.connectionSpecs === 'gone-empty')
      return context.json({ items: [] });
    throw flowRefusal('1439-404', `There is no connection spec ${id}.`);
  });

  for (const path of [
    '/connections',
    '/connections/:id',
    '/connections/:id/test',
    '/connections/:id/explore',
    '/connectionSpecs/:id',
    '/sourceConnections',
    '/flows',
  ]) {
    routes.all(path, (context) => {
      throw platformRefusal(405, 'MethodNotAllowedError', `${context.req.method} is not allowed here.`);
    });
  }

  function find(id: string, { sandbox, caller }: Environment['Variables']): StoredConnection {
    const connection = state.find(id, sandbox, caller.orgId);
    if (!connection) throw flowRefusal('1439-404', `There is no connection ${id} in the sandbox ${sandbox}.`);
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
  if (!changeableStates.has(state)) throw flowRefusal('1416-400', `It is ${state}.`);
}
