import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import {
  type ConnectionSpec,
  type ConnectionSpecs,
  isSecretParameter,
  servedSpec,
  zohoConnectionSpec,
} from './connection-spec.ts';
import { type Environment, gateway } from './gateway.ts';
import { listConnections, nextLink } from './listing.ts';
import { flowRefusal, messageRefusal, platformRefusal } from './refusals.ts';
import type { NewConnection, State, StoredConnection } from './state.ts';
import type { Tokens } from './tokens.ts';

/** How a lookup shows the secret members of `auth.params`. Adobe doesn't document which it is. */
export type SecretsShown = 'masked' | 'omitted' | 'hashed' | 'clear';

export interface FlowServiceOptions {
  readonly state: State;
  readonly tokens: Tokens;
  readonly secretsShown: SecretsShown;
  readonly connectionSpecs: ConnectionSpecs;
  readonly pageSize: number;
}

/** Where Flow Service lives on `platform.adobe.io`. */
export const flowServicePath = '/data/foundation/flowservice';

const deletableStates: ReadonlySet<string> = new Set(['enabled', 'disabled', 'initializing']);

/** `/connections` and `/connectionSpecs` of Flow Service, behind the gateway. */
export function flowServiceRoutes(options: FlowServiceOptions): Hono<Environment> {
  const { state, tokens, secretsShown } = options;
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
    const listing = listConnections(
      state.listed(context.var.sandbox, context.var.caller.orgId),
      new URL(context.req.url).searchParams,
      options.pageSize,
    );
    if ('count' in listing) return context.json(listing);
    return context.json({
      items: listing.items.map((connection) => shown(connection, secretsShown)),
      _links: listing.next === undefined ? {} : { next: { href: nextLink(listing.next) } },
    });
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
    return context.json({ items: [shown(connection, secretsShown)] });
  });

  routes.delete('/connections/:id', (context) => {
    const connection = find(context.req.param('id'), context.var);
    if (!deletableStates.has(connection.state)) throw flowRefusal('1416-400', `It is ${connection.state}.`);
    if (state.isInUse(connection.id)) throw flowRefusal('1418-400', 'Delete its dataflows first.');
    state.remove(connection.id);
    return context.body(null, 204);
  });

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
    '/connections/:id/explore',
    '/connectionSpecs/:id',
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

  return routes;
}

/** A connection as a lookup shows it. */
function shown(connection: StoredConnection, secrets: SecretsShown): object {
  const { etag, version, auth, ...rest } = connection;
  const params = Object.entries(auth.params).flatMap(([name, value]) => {
    if (!isSecretParameter(connection.connectionSpec.id, name)) return [[name, value]];
    return secrets === 'omitted' ? [] : [[name, veiled(String(value), secrets)]];
  });
  return {
    ...rest,
    auth: { specName: auth.specName, params: Object.fromEntries(params) },
    // The service may not have set these yet while a connection is being made.
    ...(connection.state === 'initializing' ? {} : { version, etag }),
  };
}

function veiled(secret: string, secrets: Exclude<SecretsShown, 'omitted'>): string {
  switch (secrets) {
    case 'masked':
      return '********';
    case 'hashed':
      return createHash('sha256').update(secret).digest('hex');
    case 'clear':
      return secret;
  }
}

function parseNewConnection(
  contentType: string | undefined,
  text: string,
  spec: ConnectionSpec | undefined,
): Omit<NewConnection, 'clientId' | 'imsOrgId' | 'sandbox'> {
  if (!/^application\/json\s*(;|$)/i.test(contentType ?? '')) {
    throw platformRefusal(400, 'BadRequestError', 'The Content-Type must be application/json.');
  }
  if (text.trim() === '') throw flowRefusal('1405-400', 'Send a connection.');
  const body = parseJsonObject(text);
  const { name, description, auth, connectionSpec } = body;
  if (!isText(name)) throw flowRefusal('1304-400', 'name');
  if (description !== undefined && typeof description !== 'string') {
    throw platformRefusal(400, 'BadRequestError', 'The description must be text.');
  }
  if (!isRecord(connectionSpec) || !spec || connectionSpec['id'] !== spec.id) {
    throw flowRefusal('1413-400', 'connectionSpec.id');
  }
  if (connectionSpec['version'] !== spec.version) {
    throw messageRefusal(422, 'Please provide a valid version of the connection spec');
  }
  if (!isRecord(auth) || !isText(auth['specName'])) throw flowRefusal('1304-400', 'auth.specName');
  const { specName, params } = auth;
  const authSpec = spec.authSpec.find((candidate) => candidate.name === specName);
  if (!authSpec) throw flowRefusal('1415-400', specName);
  if (!isRecord(params)) throw flowRefusal('1304-400', 'auth.params');
  const missing = authSpec.spec.required.filter((parameter) => !isText(params[parameter]));
  if (missing.length > 0) throw flowRefusal('1304-400', `auth.params: ${missing.join(', ')}`);
  return {
    name,
    ...(description === undefined ? {} : { description }),
    auth: { specName, params },
    connectionSpec: { id: spec.id, version: spec.version },
  };
}

function parseJsonObject(text: string): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw platformRefusal(400, 'BadRequestError', 'The body is not JSON.');
  }
  if (!isRecord(body)) throw platformRefusal(400, 'BadRequestError', 'The body must be one JSON object.');
  return body;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
