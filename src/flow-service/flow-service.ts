import type { HttpClient } from '../http/http-client.ts';
import { describeResult, type HttpResult, objectIn } from '../http/result.ts';
import { isThrottled } from '../http/retry-policy.ts';
import type { HttpRequest } from '../http/send.ts';
import type { BaseConnection, Dependent, Health } from '../model/connection.ts';
import type { LiveSpec } from '../model/live-spec.ts';
import { code, type Message, msg } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import type { ParameterValue, Source } from '../model/source.ts';
import { dependentsOf, parseBaseConnection, parseDependent } from './answers.ts';
import { parseConnectionSpec } from './connection-spec.ts';
import { isTokenRefused, itemIn } from './errors.ts';
import { exploredHealth, healthOf } from './health.ts';
import { adviceFor } from './hints.ts';
import { listAll } from './listing.ts';
import { Platform, type PlatformOptions } from './platform.ts';
import { parseSandboxes, SANDBOXES, type SandboxList } from './sandboxes.ts';

/** The body of `POST /connections`, as in Adobe's tutorial. */
export interface ConnectionPayload {
  readonly name: string;
  readonly description?: string | undefined;
  readonly auth: {
    readonly specName: string;
    readonly type?: string | undefined;
    readonly params: Readonly<Record<string, ParameterValue>>;
  };
  readonly connectionSpec: { readonly id: string; readonly version: string };
  readonly providerId?: string | undefined;
}

/**
 * One operation of `PATCH /connections/{id}` (JSON Patch, RFC 6902), in lower case as in Adobe's tutorials.
 * @see https://experienceleague.adobe.com/en/docs/experience-platform/sources/api-tutorials/update
 */
export interface PatchOperation {
  readonly op: 'add' | 'replace';
  readonly path: '/name' | '/description' | '/auth/params';
  readonly value: string | Readonly<Record<string, ParameterValue>>;
}

/** The most attempts at one test of a connection. */
const MAX_TESTS = 2;

/**
 * The part of Adobe's Flow Service API that base connections need.
 * @see https://developer.adobe.com/experience-platform-apis/references/flow-service/
 */
export class FlowService {
  /** The organization that owns the connections. */
  readonly orgId: string;
  /** The run's API key. Flow Service records it as the client that created or changed a connection. */
  readonly clientId: string;
  /** Applies the run's limits; also for requests to other services. */
  readonly http: HttpClient;
  readonly #platform: Platform;

  constructor(options: PlatformOptions) {
    this.orgId = options.account.orgId;
    this.clientId = options.account.clientId;
    this.#platform = new Platform(options);
    this.http = this.#platform.http;
  }

  /** Gets the run's access token now, so that a refused credential is not reported as a problem with a sandbox. */
  async signIn(): Promise<void> {
    await this.#platform.signIn();
  }

  /**
   * Returns the sandboxes that the credential may use. Throws a ProblemError when Adobe does not list them.
   * @see https://experienceleague.adobe.com/en/docs/experience-platform/sandbox/api/sandboxes
   */
  async listSandboxes(): Promise<SandboxList> {
    const result = await this.#platform.send({ path: SANDBOXES, headers: {} });
    const list = parseSandboxes(result);
    if (list !== undefined) return list;
    throw this.#refused(msg`list the sandboxes`, result);
  }

  /** Throws a ProblemError unless the credential may view the base connections of `sandbox`. */
  async requireView(sandbox: string): Promise<void> {
    const result = await this.#send(sandbox, { path: '/connections?limit=1' });
    if (Array.isArray(objectIn(result)?.['items'])) return;
    throw this.#refused(msg`list the base connections of sandbox ${code(sandbox)}`, result);
  }

  /** Returns all base connections of `source` in `sandbox`. Throws a ProblemError if the list may be incomplete. */
  async listConnections(sandbox: string, source: Source): Promise<readonly BaseConnection[]> {
    const { id } = source.spec;
    const listed = await this.#list(sandbox, `property=connectionSpec.id==${id}&`);
    // The service has omitted members from its answers before. An item without a spec gets the one in the filter.
    // Otherwise it would count as a connection of every source in its sandbox.
    return listed
      .map((connection) => ({ ...connection, connectionSpecId: connection.connectionSpecId ?? id }))
      .filter(({ connectionSpecId }) => connectionSpecId === id);
  }

  /**
   * Returns all base connections in `sandbox`, including those of destinations. Throws if the list may be incomplete.
   */
  listAllConnections(sandbox: string): Promise<readonly BaseConnection[]> {
    return this.#list(sandbox);
  }

  #list(sandbox: string, filter = ''): Promise<readonly BaseConnection[]> {
    return listAll({
      what: 'base connections',
      sandbox,
      parse: parseBaseConnection,
      page: (query) => this.#send(sandbox, { path: `/connections?${filter}${query}` }),
      refused: (result) => this.#refused(msg`list the base connections of sandbox ${code(sandbox)}`, result),
    });
  }

  /** Returns the dataflows on a base connection, then its source connections. Throws if a list may be incomplete. */
  async listDependents(sandbox: string, id: string): Promise<readonly Dependent[]> {
    const list = async (kind: Dependent['kind'], path: string, filter: string, on: string) => {
      const listed = await listAll({
        what: `${kind}s`,
        sandbox,
        parse: parseDependent(kind === 'dataflow' ? 'sourceConnectionIds' : 'baseConnectionId'),
        page: (query) =>
          this.#send(sandbox, { path: `/${path}?property=${filter}==${encodeURIComponent(on)}&${query}` }),
        refused: (result) => this.#refused(msg`list the ${kind}s on the base connection ${id}`, result),
      });
      return dependentsOf(on, kind, listed);
    };
    const sources = await list('source connection', 'sourceConnections', 'baseConnectionId', id);
    const flows = await Promise.all(
      sources.map((source) => list('dataflow', 'flows', 'sourceConnectionIds[]', source.id)),
    );
    // A dataflow on two source connections counts once.
    const unique = new Map(flows.flat().map((flow) => [flow.id, flow]));
    return [...unique.values(), ...sources];
  }

  /** Returns the base connection with this id, or `undefined` when Flow Service says that it does not exist. */
  findConnection(sandbox: string, id: string): Promise<BaseConnection | undefined> {
    const what = msg`look up the base connection ${code(id)} in sandbox ${code(sandbox)}`;
    return this.#find(sandbox, pathOf(id), what, parseBaseConnection);
  }

  /** Returns the live connection spec of a source; `undefined` when Flow Service says that it does not exist. */
  findSpec(sandbox: string, { spec, title }: Source): Promise<LiveSpec | undefined> {
    const what = msg`look up the connection spec of ${title} (${spec.id})`;
    return this.#find(sandbox, `/connectionSpecs/${spec.id}`, what, parseConnectionSpec);
  }

  async #find<T>(
    sandbox: string,
    path: string,
    what: Message,
    parse: (item: Readonly<Record<string, unknown>>) => T | undefined,
  ): Promise<T | undefined> {
    const result = await this.#send(sandbox, { path });
    const item = itemIn(result);
    if (item === 'gone') return undefined;
    const found = item && parse(item);
    if (found !== undefined) return found;
    throw this.#refused(what, result);
  }

  /**
   * Sends `POST /connections`. Retries only if it was throttled, never sent, or refused because of its access token.
   */
  createConnection(sandbox: string, payload: ConnectionPayload): Promise<HttpResult> {
    const request = { method: 'POST', path: '/connections', body: JSON.stringify(payload) } as const;
    return this.#send(sandbox, request, (sent) => this.http.sendUntilItHasEffect(sent));
  }

  /** Asks Flow Service to test a base connection at its source. Throws a ProblemError only when there is no token. */
  testConnection(sandbox: string, id: string): Promise<Health> {
    return this.#tryOut(sandbox, `${pathOf(id)}/test`, healthOf);
  }

  /** Lists the root of the source, for a base connection that passed its test. Throws as `testConnection` does. */
  exploreConnection(sandbox: string, id: string): Promise<Health> {
    return this.#tryOut(sandbox, `${pathOf(id)}/explore?objectType=root`, exploredHealth);
  }

  async #tryOut(sandbox: string, path: string, read: (result: HttpResult) => Health): Promise<Health> {
    let attempts = 0;
    // Sources are slow: a request that timed out would time out again, and a source's own failure does not pass
    // quickly.
    const isFinal = (result: HttpResult) =>
      !isThrottled(result) &&
      (++attempts >= MAX_TESTS || result.kind === 'timed-out' || read(result).verdict !== 'untested');
    const result = await this.#send(sandbox, { path }, (sent) => this.http.sendWithRetry(sent, isFinal));
    const health = read(result);
    return isTokenRefused(result) ? { ...health, fix: adviceFor(result).fix } : health;
  }

  /**
   * Changes a base connection if it still has this `etag`. A retry is safe: after a change, the answer to it is 412.
   */
  updateConnection(
    sandbox: string,
    id: string,
    etag: string,
    operations: readonly PatchOperation[],
  ): Promise<HttpResult> {
    const body = JSON.stringify(operations);
    return this.#send(sandbox, { method: 'PATCH', path: pathOf(id), body, etag });
  }

  /** Deletes a base connection. A retry is safe: it has no further effect. */
  deleteConnection(sandbox: string, id: string): Promise<HttpResult> {
    return this.#send(sandbox, { method: 'DELETE', path: pathOf(id) });
  }

  #send(
    sandbox: string,
    { path, etag, ...request }: FlowServiceRequest,
    send?: (request: HttpRequest) => Promise<HttpResult>,
  ): Promise<HttpResult> {
    const headers = {
      'x-sandbox-name': sandbox,
      ...(request.body !== undefined && { 'Content-Type': 'application/json' }),
      ...(etag !== undefined && { 'If-Match': etag }),
    };
    return this.#platform.send({ ...request, path: `/data/foundation/flowservice${path}`, headers }, send);
  }

  #refused(what: Message, result: HttpResult): ProblemError {
    const message = msg`could not ${what}: ${describeResult(result)}`;
    return new ProblemError({ message, ...adviceFor(result) });
  }
}

/** A request to Flow Service; `GET` by default. */
interface FlowServiceRequest extends Partial<Pick<HttpRequest, 'method' | 'body'>> {
  readonly path: string;
  readonly etag?: string;
}

function pathOf(id: string): string {
  return `/connections/${encodeURIComponent(id)}`;
}
