import { type Clock, systemClock } from '../machine/clock.ts';
import type { ConnectionSpecs } from './connection-spec.ts';
import type { TestFailure, Testing } from './connection-test.ts';
import type { SecretsShown } from './connection-view.ts';
import { DEMO_ADOBE_CLIENT } from './demo-client.ts';
import { Dependents, type SeededSourceConnection, type SourceConnectionSeed } from './dependents.ts';
import { type Random, uuid } from './identifiers.ts';
import type { Patching } from './patch.ts';
import { allRoutes } from './routes.ts';
import { State } from './state.ts';
import type { ConnectionEdit, ConnectionSeed, StoredConnection } from './stored-connection.ts';
import { type AdobeClient, Tokens } from './tokens.ts';
import { ZohoAccounts, type ZohoGrant } from './zoho-accounts.ts';

export { DEMO_ADOBE_CLIENT } from './demo-client.ts';

export interface EmulatorOptions {
  /** All waiting goes through it. The machine's own by default. */
  readonly clock?: Clock;
  /** Ids and probabilities are made from it. `Math.random` by default. */
  readonly random?: Random;
  /** Milliseconds before a request is carried out. A client that goes away meanwhile has changed nothing. */
  readonly latency?: number;
  /** `prod`, `dev` and `stage` by default. */
  readonly sandboxes?: readonly string[];
  /** The demo credential by default. */
  readonly adobeClients?: readonly AdobeClient[];
  /** Further access tokens that are good, with the API key of any client. */
  readonly adobeTokens?: readonly string[];
  /** Uses after which a minted Adobe token is refused. Unlimited by default. */
  readonly adobeTokenUses?: number;
  /** What Zoho hands out tokens for; `any`, the default, takes whatever is complete. */
  readonly zohoGrants?: 'any' | readonly ZohoGrant[];
  /** Token requests that Zoho answers per refresh token in ten minutes. 10 by default. */
  readonly zohoTokenLimit?: number;
  /** How lookups show secrets. `masked` by default. */
  readonly secretsShown?: SecretsShown;
  /** What has become of the Zoho spec. `present` by default. */
  readonly connectionSpecs?: ConnectionSpecs;
  /** The most items of a page, whatever `limit` says. 100 by default. */
  readonly pageSize?: number;
  /**
   * Milliseconds for which a new connection is missing from listings, and for which they show a changed one as it was.
   * None by default.
   */
  readonly listingLag?: number;
  /** Milliseconds for which a new connection is `initializing`. None by default. */
  readonly initializingTime?: number;
  /** Milliseconds for which a connection that was deleted is still there, as `deleting`. None by default. */
  readonly deletionTime?: number;
  /** Whether connections can be patched. `supported` by default. */
  readonly patching?: Patching;
  /** Whether connections can be tested. `supported` by default. */
  readonly testing?: Testing;
  /** How a test says that Zoho refuses what is stored. `result-false` by default. */
  readonly testFailure?: TestFailure;
}

/** A request as it arrived. */
export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  readonly path: string;
  /** The value of `x-sandbox-name`. */
  readonly sandbox?: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Of the answer; missing while there is none and when there never was one. */
  readonly status?: number;
}

/** Flow Service, Adobe IMS and Zoho's token endpoint in memory, on any origin. */
export interface Emulator {
  /**
   * Answers a request; never rejects for what a client may send. Returns `Response.error()` when the client has gone.
   */
  readonly fetch: (request: Request) => Promise<Response>;
  /** In the order of their arrival. */
  readonly requests: readonly RecordedRequest[];
  /** Of every sandbox, with their secrets. */
  readonly connections: readonly StoredConnection[];
  /** Puts a connection there as though made earlier. Throws for a sandbox that isn't there and an id that is. */
  readonly seed: (connection: ConnectionSeed) => StoredConnection;
  /** Puts a source connection with its flows on a connection. Throws when there is none of that id. */
  readonly seedSourceConnection: (sourceConnection: SourceConnectionSeed) => SeededSourceConnection;
  /** Changes a connection as though somebody did so in the user interface. Throws when there is none of that id. */
  readonly edit: (id: string, changes: ConnectionEdit) => StoredConnection;
  /** From now on Zoho hands out tokens for these, and a test of a connection goes by them. */
  readonly setZohoGrants: (grants: 'any' | readonly ZohoGrant[]) => void;
  /** Every access token handed out, Adobe's and Zoho's. */
  readonly mintedTokens: readonly string[];
}

/** A fresh emulator, with nothing in it but what the options say. */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const { clock = systemClock, random = Math.random, adobeClients = [DEMO_ADOBE_CLIENT] } = options;
  const tokens = new Tokens({
    clock,
    random,
    adobeClients,
    adobeTokens: options.adobeTokens ?? [],
    adobeTokenUses: options.adobeTokenUses ?? Number.POSITIVE_INFINITY,
    zohoTokenLimit: options.zohoTokenLimit ?? 10,
  });
  const state = new State({
    clock,
    random,
    sandboxes: options.sandboxes ?? ['prod', 'dev', 'stage'],
    owner: adobeClients[0] ?? DEMO_ADOBE_CLIENT,
    listingLag: options.listingLag ?? 0,
    initializingTime: options.initializingTime ?? 0,
    deletionTime: options.deletionTime ?? 0,
  });
  const dependents = new Dependents(clock, random);
  const zoho = new ZohoAccounts(options.zohoGrants ?? 'any');
  const routes = allRoutes({
    state,
    dependents,
    tokens,
    zoho,
    secretsShown: options.secretsShown ?? 'masked',
    connectionSpecs: options.connectionSpecs ?? 'present',
    patching: options.patching ?? 'supported',
    testing: options.testing ?? 'supported',
    testFailure: options.testFailure ?? 'result-false',
    pageSize: options.pageSize ?? 100,
  });
  const { latency = 0 } = options;
  const requests: RecordedRequest[] = [];

  return {
    fetch: async (request) => {
      const record = recordOf(request, clock.now());
      requests.push(record);
      const body = await request.text().catch(() => undefined);
      if (body === undefined) return Response.error();
      if (body !== '') record.body = body;
      if (latency > 0) await clock.sleep(latency, request.signal);
      if (request.signal.aborted) return Response.error();
      const requestId = uuid(random);
      const { url, method, headers } = record;
      const response = await routes.fetch(new Request(url, { method, headers, body: body || null }), {
        requestId,
      });
      response.headers.set('x-request-id', requestId);
      record.status = response.status;
      return response;
    },
    requests,
    get connections() {
      return state.connections;
    },
    seed: (connection) => state.seed(connection),
    seedSourceConnection: (seed) => dependents.seed(state.get(seed.connectionId), seed),
    edit: (id, changes) => state.edit(id, changes),
    setZohoGrants: (grants) => zoho.setGrants(grants),
    mintedTokens: tokens.minted,
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The record of a request that has just arrived, without its body. */
export function recordOf(request: Request, at: number): Writable<RecordedRequest> {
  const headers = Object.fromEntries(request.headers);
  const sandbox = headers['x-sandbox-name'];
  return {
    method: request.method,
    url: request.url,
    path: new URL(request.url).pathname,
    ...(sandbox === undefined ? {} : { sandbox }),
    headers,
    at,
  };
}
