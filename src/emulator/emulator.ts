import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { TrieRouter } from 'hono/router/trie-router';
import { systemClock } from '../machine/clock.ts';
import { ConnectionStore } from './connection-store.ts';
import { ErrorAnswer, platformError } from './error-answers.ts';
import { FLOW_SERVICE_PATH, type FlowServiceBehaviour, flowServiceRoutes } from './flow-service-routes.ts';
import type { Environment } from './gateway.ts';
import { uuid } from './random.ts';
import { SANDBOX_PATH, sandboxRoutes } from './sandbox-routes.ts';
import { type AdobeClient, DEMO_ADOBE_CLIENT, type StateOptions } from './stored-connection.ts';
import {
  AdobeTokens,
  adobeTokenRoutes,
  type Refusal,
  sourceTokenRoutes,
  type ThrottleStatus,
} from './token-endpoints.ts';

/** What an emulator has and how it behaves; the machine's clock and chance by default. */
export interface EmulatorOptions extends Partial<Omit<StateOptions, 'owner'>>, FlowServiceBehaviour {
  /** Milliseconds before a request is carried out. A client that goes away meanwhile has changed nothing. */
  readonly latency?: number | undefined;
  /** An empty one by default, of these options. */
  readonly store?: ConnectionStore | undefined;
  /** The demo credential by default. */
  readonly adobeClients?: readonly AdobeClient[] | undefined;
  /** Returns what keeps the Adobe tokens, in place of the usual. */
  readonly tokensOf?: ((...given: ConstructorParameters<typeof AdobeTokens>) => AdobeTokens) | undefined;
  /** Why the source refuses complete credentials. It accepts all by default. */
  readonly refuses?: Refusal | undefined;
  /** Token requests that the source answers per refresh token in ten minutes. 10 by default. */
  readonly sourceTokenLimit?: number | undefined;
  /** With which status the source refuses the ones after that. 400 by default. */
  readonly sourceThrottleStatus?: ThrottleStatus | undefined;
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
  readonly store: ConnectionStore;
  /** Every access token that was handed out, Adobe's and the source's. */
  readonly mintedTokens: readonly string[];
}

/** Returns a fresh emulator that has only what the options name. */
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
  // No path of one service is a path of another, so one origin can serve all three. Hono's usual router takes a
  // millisecond to be built, which is much where every test has an emulator of its own.
  const routes = new Hono<Environment>({ router: new TrieRouter() })
    .route(FLOW_SERVICE_PATH, flowService)
    .route(SANDBOX_PATH, sandboxRoutes(store, tokens))
    .route('/ims', adobeTokenRoutes(tokens))
    .route('/oauth', sourceTokenRoutes({ clock, random, refuses, limit, throttleStatus, onToken }))
    .notFound(({ req }) => {
      throw platformError(404, 'NotFoundError', `There is nothing at ${req.path}.`);
    })
    .onError((error, { env }) => {
      if (!(error instanceof ErrorAnswer)) throw error;
      return Response.json(error.body(env.requestId), { status: error.status });
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
    store,
    mintedTokens,
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The record of a request that has just arrived, without its body. */
function recordOf(request: Request, at: number): Writable<RecordedRequest> {
  const { method, url } = request;
  const headers = Object.fromEntries(request.headers);
  return { method, url, path: new URL(url).pathname, sandbox: headers['x-sandbox-name'], headers, at };
}

/** An emulator on a port of this machine. */
export interface ServedEmulator {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** Stops listening and breaks every connection that is open. */
  readonly close: () => Promise<void>;
}

/** Serves an emulator on 127.0.0.1; a free port unless one is given. Rejects when the port is taken. */
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
