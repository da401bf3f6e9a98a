import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { TrieRouter } from 'hono/router/trie-router';
import { systemClock } from '../machine/clock.ts';
import { ConnectionStore } from './connection-store.ts';
import { ErrorAnswer, platformError } from './error-answers.ts';
import { FLOW_SERVICE_PATH, type FlowServiceBehaviour, flowServiceRoutes } from './flow-service-routes.ts';
import { type Environment, gateway } from './gateway.ts';
import { uuid } from './random.ts';
import { type AdobeClient, DEMO_ADOBE_CLIENT, type StateOptions } from './stored-connection.ts';
import {
  AdobeTokens,
  adobeTokenRoutes,
  type Refusal,
  sourceTokenRoutes,
  type ThrottleStatus,
} from './token-endpoints.ts';

/** The contents and behaviour of an emulator. By default, it uses the machine's clock and random numbers. */
export interface EmulatorOptions extends Partial<Omit<StateOptions, 'owner'>>, FlowServiceBehaviour {
  /** Milliseconds before a request is processed. If the client disconnects before that, nothing is changed. */
  readonly latency?: number | undefined;
  /** By default, an empty store with these options. */
  readonly store?: ConnectionStore | undefined;
  /** The demo credential by default. */
  readonly adobeClients?: readonly AdobeClient[] | undefined;
  /** Creates the object that manages the Adobe tokens, instead of the default one. */
  readonly tokensOf?: ((...given: ConstructorParameters<typeof AdobeTokens>) => AdobeTokens) | undefined;
  /** Returns why the source rejects complete credentials. By default, it accepts all. */
  readonly refuses?: Refusal | undefined;
  /** The number of token requests that the source answers per refresh token in ten minutes. 10 by default. */
  readonly sourceTokenLimit?: number | undefined;
  /** The status with which the source rejects further token requests. 400 by default. */
  readonly sourceThrottleStatus?: ThrottleStatus | undefined;
}

/** A request with its complete body. */
export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  /** The headers by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** Flow Service, Adobe IMS and the source's token endpoint in memory, on any origin. */
export interface Emulator {
  /**
   * Answers a request. It never rejects, whatever a client sends. Returns `Response.error()` if the client
   * disconnected.
   */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Answers a request immediately, without recording it. */
  readonly handle: (request: ReceivedRequest) => Promise<Response>;
  /** The method and path of each request, such as `GET /oauth/v2/token`, in the order of arrival. */
  readonly requests: readonly string[];
  readonly store: ConnectionStore;
  /** All access tokens that were issued, both Adobe's and the source's. */
  readonly mintedTokens: readonly string[];
}

/** The path of the sandbox API on `platform.adobe.io`. */
const SANDBOX_PATH = '/data/foundation/sandbox-management/';

/**
 * Returns the sandboxes that a caller may use, on one page.
 * @see https://experienceleague.adobe.com/en/docs/experience-platform/sandbox/api/sandboxes
 */
function sandboxList(store: ConnectionStore): object {
  const sandboxes = store.sandboxes.map((name) => ({
    name,
    title: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    state: 'active',
    type: name === 'prod' ? 'production' : 'development',
    region: 'VA7',
    isDefault: name === 'prod',
  }));
  return { sandboxes, _page: { limit: 50, count: sandboxes.length }, _links: {} };
}

/** Returns a new emulator that contains only what the options specify. */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const { clock = systemClock, random = Math.random, latency = 0, sourceTokenLimit: limit = 10 } = options;
  const { adobeClients: clients = [DEMO_ADOBE_CLIENT], refuses = () => undefined } = options;
  const { sourceThrottleStatus: throttleStatus = 400 } = options;
  const mintedTokens: string[] = [];
  const onToken = (token: string) => mintedTokens.push(token);
  const { tokensOf = (given) => new AdobeTokens(given) } = options;
  const tokens = tokensOf({ clock, random, clients, onToken });
  const [owner = DEMO_ADOBE_CLIENT] = clients;
  const { store = new ConnectionStore({ ...options, clock, random, owner }) } = options;
  const flowService = flowServiceRoutes({ ...options, store, tokens, refuses });
  // The services have no paths in common, so one origin can serve all three. Hono's default router takes a millisecond
  // to build, which adds up when every test has its own emulator.
  const routes = new Hono<Environment>({ router: new TrieRouter() })
    .route(FLOW_SERVICE_PATH, flowService)
    .get(SANDBOX_PATH, gateway(tokens), (context) => context.json(sandboxList(store)))
    .route('/ims', adobeTokenRoutes(tokens))
    .route('/oauth', sourceTokenRoutes({ clock, random, refuses, limit, throttleStatus, onToken }))
    .notFound(({ req }) => {
      throw platformError(404, 'NotFoundError', `Nothing exists at ${req.path}.`);
    })
    .onError((error, { env }) => {
      if (!(error instanceof ErrorAnswer)) throw error;
      return Response.json(error.body(env.requestId), { status: error.status });
    });
  const requests: string[] = [];

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
      const { method, url } = request;
      requests.push(`${method} ${new URL(url).pathname}`);
      const body = await request.text().catch(() => undefined);
      if (body === undefined) return Response.error();
      if (latency > 0) await clock.sleep(latency, request.signal);
      if (request.signal.aborted) return Response.error();
      return handle({ method, url, headers: Object.fromEntries(request.headers), body: body || undefined });
    },
    requests,
    store,
    mintedTokens,
  };
}

/** An emulator on a port of this machine. */
export interface ServedEmulator {
  /** `http://127.0.0.1:<port>`, without a trailing slash. */
  readonly url: string;
  /** Stops listening and closes all open connections. */
  readonly close: () => Promise<void>;
}

/** Serves an emulator on 127.0.0.1, on a free port unless one is given. Rejects if the port is in use. */
export async function serveEmulator(
  emulator: Pick<Emulator, 'fetch'>,
  { port = 0 }: { readonly port?: number } = {},
): Promise<ServedEmulator> {
  const listener = getRequestListener(
    async (request, { outgoing }) => {
      const response = await emulator.fetch(request);
      if (response.type !== 'error') return response;
      outgoing.socket?.destroy();
      return new Response(null);
    },
    // The adapter's faster Request and Response would otherwise replace the global ones.
    { overrideGlobalObjects: false },
  );
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve());
  });
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
