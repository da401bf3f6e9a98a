import { Hono } from 'hono';
import { TrieRouter } from 'hono/router/trie-router';
import { type Clock, systemClock } from '../machine/clock.ts';
import { AdobeTokens, adobeTokenRoutes } from './adobe-token-endpoint.ts';
import type { ConnectionSpecs } from './connection-spec.ts';
import { ConnectionStore } from './connection-store.ts';
import type { TestFailure, Testing } from './connection-test.ts';
import { type AdobeClient, DEMO_ADOBE_CLIENT } from './demo-client.ts';
import { Dependents, type SeededSourceConnection, type SourceConnectionSeed } from './dependents.ts';
import { ErrorAnswer, platformError } from './error-answers.ts';
import { type Environment, FLOW_SERVICE_PATH, flowServiceRoutes } from './flow-service-routes.ts';
import { type Random, uuid } from './random.ts';
import { SourceAccounts, type SourceGrants, sourceTokenRoutes } from './source-token-endpoint.ts';
import type { ConnectionEdit, ConnectionSeed, SecretsShown, StoredConnection } from './stored-connection.ts';
import type { Patching } from './write-requests.ts';

export { DEMO_ADOBE_CLIENT } from './demo-client.ts';

export interface EmulatorOptions {
  /** All waiting goes through it. The machine's own by default. */
  readonly clock?: Clock | undefined;
  /** Ids and tokens are made from it. `Math.random` by default. */
  readonly random?: Random | undefined;
  /** Milliseconds before a request is carried out. A client that goes away meanwhile has changed nothing. */
  readonly latency?: number | undefined;
  /** `prod`, `dev` and `stage` by default. */
  readonly sandboxes?: readonly string[] | undefined;
  /** The demo credential by default. */
  readonly adobeClients?: readonly AdobeClient[] | undefined;
  /** More access tokens that are valid, with the API key of any client. */
  readonly adobeTokens?: readonly string[] | undefined;
  /** Uses after which a minted Adobe token is refused. Unlimited by default. */
  readonly adobeTokenUses?: number | undefined;
  /** Credentials for which the source hands out tokens. `any`, the default, accepts all that are complete. */
  readonly sourceGrants?: SourceGrants | undefined;
  /** Token requests that the source answers per refresh token in ten minutes. 10 by default. */
  readonly sourceTokenLimit?: number | undefined;
  /** How lookups show secrets. `masked` by default. */
  readonly secretsShown?: SecretsShown | undefined;
  /** Whether the source's connection spec is still what it was. `present` by default. */
  readonly connectionSpecs?: ConnectionSpecs | undefined;
  /** The most items per page, whatever `limit` says. 100 by default. */
  readonly pageSize?: number | undefined;
  /**
   * Milliseconds for which a new connection is missing from listings, and for which they show a changed one as it was.
   * None by default.
   */
  readonly listingLag?: number | undefined;
  /** Milliseconds for which a new connection is `initializing`. None by default. */
  readonly initializingTime?: number | undefined;
  /** Milliseconds for which a connection that was deleted still exists, as `deleting`. None by default. */
  readonly deletionTime?: number | undefined;
  /** Whether connections can be patched. `supported` by default. */
  readonly patching?: Patching | undefined;
  /** Whether connections can be tested. `supported` by default. */
  readonly testing?: Testing | undefined;
  /** How a test says that the source refuses the stored credentials. `result-false` by default. */
  readonly testFailure?: TestFailure | undefined;
}

/** A request with all of its body. */
export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** A request as it arrived. */
export interface RecordedRequest extends ReceivedRequest {
  readonly path: string;
  /** The value of `x-sandbox-name`. */
  readonly sandbox?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Of the answer; missing while there is none and when there never was one. */
  readonly status?: number | undefined;
}

/** Flow Service, Adobe IMS and the source's token endpoint in memory, on any origin. */
export interface Emulator {
  /** Answers a request; never rejects for what a client may send. `Response.error()` when the client has gone. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Answers a request at once, without a record of it. */
  readonly handle: (request: ReceivedRequest) => Promise<Response>;
  /** In the order of their arrival. */
  readonly requests: readonly RecordedRequest[];
  /** Of every sandbox, with their secrets. */
  readonly connections: readonly StoredConnection[];
  /** Adds a connection as though it was made earlier. Throws for an unknown sandbox and for an id that exists. */
  readonly seed: (connection: ConnectionSeed) => StoredConnection;
  /** Adds a source connection with its flows to a connection. Throws when no connection has that id. */
  readonly seedSourceConnection: (sourceConnection: SourceConnectionSeed) => SeededSourceConnection;
  /** Changes a connection as somebody does in the user interface. Throws when no connection has that id. */
  readonly edit: (id: string, changes: ConnectionEdit) => StoredConnection;
  /** From now on the source accepts these credentials only, for tokens and in tests of connections. */
  readonly setSourceGrants: (grants: SourceGrants) => void;
  /** Every access token that was handed out, Adobe's and the source's. */
  readonly mintedTokens: readonly string[];
}

/** Returns a fresh emulator that has only what the options name. */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const { clock = systemClock, random = Math.random, latency = 0 } = options;
  const { adobeClients = [DEMO_ADOBE_CLIENT] } = options;
  const mintedTokens: string[] = [];
  const onToken = (token: string) => mintedTokens.push(token);
  const tokens = new AdobeTokens({
    clock,
    random,
    clients: adobeClients,
    givenTokens: options.adobeTokens ?? [],
    uses: options.adobeTokenUses ?? Number.POSITIVE_INFINITY,
    onToken,
  });
  const store = new ConnectionStore({
    clock,
    random,
    sandboxes: options.sandboxes ?? ['prod', 'dev', 'stage'],
    owner: adobeClients[0] ?? DEMO_ADOBE_CLIENT,
    listingLag: options.listingLag ?? 0,
    initializingTime: options.initializingTime ?? 0,
    deletionTime: options.deletionTime ?? 0,
  });
  const dependents = new Dependents(clock, random);
  const accounts = new SourceAccounts(options.sourceGrants ?? 'any');
  const flowService = flowServiceRoutes({
    store,
    dependents,
    tokens,
    accounts,
    secretsShown: options.secretsShown ?? 'masked',
    connectionSpecs: options.connectionSpecs ?? 'present',
    patching: options.patching ?? 'supported',
    testing: options.testing ?? 'supported',
    testFailure: options.testFailure ?? 'result-false',
    pageSize: options.pageSize ?? 100,
  });
  const limit = options.sourceTokenLimit ?? 10;
  // No path of one service is a path of another, so one origin can serve all three. Hono's usual router takes a
  // millisecond to be built, which is much where every test has an emulator of its own.
  const routes = new Hono<Environment>({ router: new TrieRouter() })
    .route(FLOW_SERVICE_PATH, flowService)
    .route('/ims', adobeTokenRoutes(tokens))
    .route('/oauth', sourceTokenRoutes({ clock, random, accounts, limit, onToken }))
    .notFound(({ req }) => {
      throw platformError(404, 'NotFoundError', `There is nothing at ${req.path}.`);
    })
    .onError((error, context) => {
      if (error instanceof ErrorAnswer) return context.json(error.body(context.env.requestId), error.status);
      throw error;
    });
  const requests: RecordedRequest[] = [];

  async function handle({ url, method, headers, body }: ReceivedRequest): Promise<Response> {
    const requestId = uuid(random);
    const request = new Request(url, { method, headers, body: body ?? null });
    const response = await routes.fetch(request, { requestId });
    response.headers.set('x-request-id', requestId);
    return response;
  }

  return {
    handle,
    fetch: async (request) => {
      const record = recordOf(request, clock.now());
      requests.push(record);
      const body = await request.text().catch(() => undefined);
      if (body === undefined) return Response.error();
      if (body !== '') record.body = body;
      if (latency > 0) await clock.sleep(latency, request.signal);
      if (request.signal.aborted) return Response.error();
      const response = await handle(record);
      record.status = response.status;
      return response;
    },
    requests,
    get connections() {
      return store.connections;
    },
    seed: (connection) => store.seed(connection),
    seedSourceConnection: (seed) => dependents.seed(store.get(seed.connectionId), seed),
    edit: (id, changes) => store.edit(id, changes),
    setSourceGrants: (grants) => {
      accounts.grants = grants;
    },
    mintedTokens,
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The record of a request that has just arrived, without its body. */
export function recordOf(request: Request, at: number): Writable<RecordedRequest> {
  const { method, url } = request;
  const headers = Object.fromEntries(request.headers);
  return { method, url, path: new URL(url).pathname, sandbox: headers['x-sandbox-name'], headers, at };
}
