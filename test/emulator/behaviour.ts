import { createHash } from 'node:crypto';
import { type ConnectionSpec, knownSpecs, liveSpecOf } from '../../src/emulator/connection-spec.ts';
import type { Emulator, EmulatorOptions, ReceivedRequest } from '../../src/emulator/emulator.ts';
import { flowErrorOf } from '../../src/emulator/error-answers.ts';
import { connectionView, type StoredConnection } from '../../src/emulator/stored-connection.ts';
import {
  CREDENTIALS,
  objectionTo,
  type Refusal,
  type SourceGrant,
  type SourceTokenError,
} from '../../src/emulator/token-endpoints.ts';
import { defaultSource } from '../../src/source/catalogue.ts';
import type { Durations, VariedStore } from './varied-store.ts';

/** How Adobe and the source behave where the behaviour is undocumented or depends on the source. */
export interface Behaviour extends Durations {
  /** How lookups show secrets. `masked` by default. */
  readonly secretsShown?: keyof typeof SECRET_VIEWS | undefined;
  /** How `GET /connectionSpecs/{id}` behaves: Adobe retires and changes sources. `present` by default. */
  readonly connectionSpecs?: keyof typeof SPECS | undefined;
  /** The connection specs that are served instead of the usual ones. */
  readonly specs?: EmulatorOptions['specs'];
  /** Whether connections can be patched. A connector may not support it, and it can be switched off for all. */
  readonly patching?: 'supported' | 'not-by-connector' | 'switched-off' | undefined;
  /** Whether the connector can test connections. */
  readonly testing?: 'supported' | 'unsupported' | undefined;
  /** Whether the root of a source can be listed. */
  readonly exploring?: 'supported' | 'unsupported' | 'backend-error' | undefined;
  /** The status with which Flow Service reports error 1439 (not found). Its catalogues have both. 404 by default. */
  readonly absence?: 400 | 404 | undefined;
  /** How a test reports a rejection by the source. Adobe documents the first form and does not exclude the second. */
  readonly testFailure?: 'result-false' | 'backend-error' | undefined;
}

type ShowSecret = Parameters<typeof connectionView>[1];

const SECRET_VIEWS = {
  masked: () => '********',
  omitted: () => undefined,
  hashed: (secret) => createHash('sha256').update(secret).digest('hex'),
  clear: (secret) => secret,
} satisfies Readonly<Record<string, ShowSecret>>;

const defaultSpec = liveSpecOf(defaultSource);

type AuthSpec = ConnectionSpec['authSpec'][number];

function withAuth(change: (auth: AuthSpec) => AuthSpec): readonly ConnectionSpec[] {
  return [{ ...defaultSpec, authSpec: defaultSpec.authSpec.map(change) }];
}

/** Returns a spec that marks one more parameter as a secret. */
function withPassword(name: string): readonly ConnectionSpec[] {
  return withAuth(({ spec, ...auth }) => {
    const properties = Object.entries(spec.properties).map(([each, property]) => [
      each,
      each === name ? { ...property, format: 'password' as const } : property,
    ]);
    return { ...auth, spec: { ...spec, properties: Object.fromEntries(properties) } };
  });
}

const SPECS = {
  present: [defaultSpec],
  'gone-404': [],
  'gone-empty': [],
  'other-auth': withAuth((auth) => ({ ...auth, name: 'OAuth2 Refresh Code', type: 'OAuth2' })),
  'other-required': withAuth(({ spec, ...auth }) => {
    const environment = { type: 'string' as const, description: 'The environment of the organisation.' };
    const properties = { ...spec.properties, environment };
    return { ...auth, spec: { ...spec, properties, required: [...spec.required, 'environment'] } };
  }),
  /** A source that is not in the catalogue. */
  'one-more': [
    defaultSpec,
    {
      ...defaultSpec,
      id: '11111111-2222-4333-8444-555555555555',
      version: '2.0',
      name: 'acme',
      authSpec: [
        {
          name: 'Token',
          type: 'Token',
          spec: {
            $schema: 'http://json-schema.org/draft-07/schema#',
            type: 'object',
            properties: {
              server: { type: 'string', description: 'The server.' },
              port: { type: 'string', description: 'The port.' },
              token: { type: 'string', description: 'The token.', format: 'password' },
              options: { type: 'object', description: 'Options.' },
              tls: { type: 'boolean', description: 'Whether TLS is used.' },
            },
            required: ['server', 'token'],
          },
        },
      ],
    },
  ],
  'other-source': [{ ...defaultSpec, name: 'salesforce' }],
  'without-parameter': withAuth(({ spec, ...auth }) => {
    const { clientId, ...properties } = spec.properties;
    return {
      ...auth,
      spec: { ...spec, properties: { ...properties, ...(clientId && { client: clientId }) } },
    };
  }),
  'secret-parameter': withPassword('clientId'),
  'secret-destination': withPassword('endpoint'),
} satisfies Readonly<Record<string, readonly ConnectionSpec[]>>;

/** Returns the options of the product's emulator for a behaviour. */
export function optionsFor({ secretsShown = 'masked', connectionSpecs, specs }: Behaviour): EmulatorOptions {
  const served = connectionSpecs === undefined ? specs : SPECS[connectionSpecs];
  return {
    viewOf: (connection) => ({
      ...connectionView(connection, SECRET_VIEWS[secretsShown], served ?? knownSpecs),
      ...unsetIn(connection),
    }),
    specs: served,
  };
}

/** Members that the service may not have set while a connection is being created. */
function unsetIn({ state }: StoredConnection): object {
  return state === 'initializing' ? { version: undefined, etag: undefined } : {};
}

/** Lets the product's emulator answer a request, or answers itself if another behaviour is required. */
export async function answerAs(
  { connectionSpecs, patching, testing, exploring, absence, testFailure, deletionTime = 0 }: Behaviour,
  request: ReceivedRequest,
  { store, handle }: Pick<Emulator, 'handle'> & { readonly store: VariedStore },
  refuses: Refusal,
): Promise<Response> {
  const { method, url } = request;
  const { pathname } = new URL(url);
  const isTest = /\/connections\/[^/]+\/test$/.test(pathname);
  /** Rejects the request unless the emulator rejects it anyway because the connection does not exist. */
  const refuse = async (code: string, title: string, detail: string) => {
    const path = pathname.replace(/\/(?:test|explore)$/, '');
    const lookup = await handle({ ...request, method: 'GET', url: new URL(path, url).href, body: undefined });
    return lookup.ok ? flowError(lookup, code, title, detail) : lookup;
  };
  if (method === 'PATCH' && /\/connections\/[^/]+$/.test(pathname)) {
    if (patching === 'not-by-connector')
      return refuse('1300-400', 'Connections of this connector type cannot be patched', pathname);
    if (patching === 'switched-off')
      return refuse('1445-400', 'Patching connections is switched off', 'connections');
  }
  if (isTest && testing === 'unsupported') {
    return refuse('1305-400', 'The connector type is not supported for this operation', 'connectorType');
  }
  if (exploring === 'unsupported' && /\/connections\/[^/]+\/explore$/.test(pathname)) {
    return refuse('1336-400', 'Exploring is not supported for the connection spec', 'connectionSpecId');
  }
  const [, named] = /\/connections\/([^/]+)(?:\/test)?$/.exec(pathname) ?? [];
  const connection =
    isTest || method === 'DELETE'
      ? store.connections.find(({ id }) => id === named || encodeURIComponent(id) === named)
      : undefined;
  if (isTest && connection?.state === 'initializing') {
    return refuse('1103-503', 'The service is unavailable', 'It is initializing.');
  }
  if (method === 'DELETE' && store.hasFlowsOn(connection?.id ?? '')) {
    const title = 'The base connection is in use by flows and cannot be deleted';
    return refuse('1418-400', title, 'Delete its dataflows first.');
  }
  const response = await handle(request);
  if (method === 'DELETE' && response.status === 204 && deletionTime > 0) {
    return new Response(null, { status: 202, headers: response.headers });
  }
  if (isTest && testFailure === 'backend-error') {
    const error = connection && response.ok ? objectionTo(connection.auth.params, refuses) : undefined;
    const title = 'The backend of the connector returned an error';
    if (error) return flowError(response, '1308-400', title, `The source refused the credentials: ${error}`);
  }
  if (exploring === 'backend-error' && pathname.endsWith('/explore'))
    return flowError(response, '1308-400', 'The backend of the connector returned an error', 'No tables.');
  if (connectionSpecs === 'gone-empty' && pathname.includes('/connectionSpecs/') && response.status === 404) {
    return Response.json({ items: [] }, { headers: { 'x-request-id': requestIdOf(response) } });
  }
  if (absence === 400 && response.status === 404 && (await response.clone().text()).includes('FLOW-1439-404'))
    return flowError(response, '1439-400', 'Resource not found', pathname);
  return response;
}

function requestIdOf(response: Response): string {
  return response.headers.get('x-request-id') ?? '';
}

function flowError(inPlaceOf: Response, code: string, title: string, detail: string): Response {
  const [{ status, body }, requestId] = [flowErrorOf(code, title, detail), requestIdOf(inPlaceOf)];
  return Response.json(body(requestId), { status, headers: { 'x-request-id': requestId } });
}

/** Credentials for which Zoho issues tokens. `any` accepts all. Without `accountsHost`, any data centre works. */
export type SourceGrants =
  | 'any'
  | readonly (Omit<SourceGrant, 'accountsHost'> & { readonly accountsHost?: string | undefined })[];

/** Returns why Zoho rejects credentials, or `undefined` if they are among the grants. */
export function refusal(grants: SourceGrants, asked: SourceGrant): SourceTokenError | undefined {
  if (grants === 'any') return undefined;
  // Only the data centre of a client knows the client.
  let fitting = grants.filter(({ accountsHost = asked.accountsHost }) => accountsHost === asked.accountsHost);
  for (const [name, error] of CREDENTIALS) {
    fitting = fitting.filter((grant) => grant[name] === asked[name]);
    if (fitting.length === 0) return error;
  }
  return undefined;
}
