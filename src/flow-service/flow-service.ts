import type { HttpClient } from '../http/http-client.ts';
import { describeResult, type HttpResult } from '../http/result.ts';
import { isThrottled } from '../http/retry-policy.ts';
import type { HttpRequest } from '../http/send.ts';
import type { BaseConnection, Dependent, Health } from '../model/connection.ts';
import { isRecord } from '../model/is-record.ts';
import type { LiveSpec } from '../model/live-spec.ts';
import { code, type Message, msg } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import type { ParameterValue, Source } from '../model/source.ts';
import { dependentsOf, healthOf, parseBaseConnection, parseDependent } from './answers.ts';
import { parseConnectionSpec } from './connection-spec.ts';
import { adviceFor, isNotFound } from './errors.ts';
import { exploredHealth } from './explore.ts';
import { listAll } from './listing.ts';
import { Platform, type PlatformOptions } from './platform.ts';
import { parseSandboxes, SANDBOXES, type SandboxList } from './sandboxes.ts';

/** The body of `POST /connections`, as Adobe's tutorial has it. */
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
 * One operation of `PATCH /connections/{id}` (JSON Patch, RFC 6902): in lower case, as Adobe's tutorials have it.
 * @see https://experienceleague.adobe.com/en/docs/experience-platform/sources/api-tutorials/update
 */
export interface PatchOperation {
  readonly op: 'add' | 'replace';
  readonly path: '/name' | '/description' | '/auth/params';
  readonly value: string | Readonly<Record<string, ParameterValue>>;
}

/** How often one connection is tested in a row. */
const MAX_TESTS = 2;

/**
 * Adobe's Flow Service, as far as base connections need it.
 * @see https://developer.adobe.com/experience-platform-apis/references/flow-service/
 */
export class FlowService {
  /** The organization whose connections these are. */
  readonly orgId: string;
  /** Keeps the limits of the run, for requests to others too. */
  readonly http: HttpClient;
  readonly #platform: Platform;

  constructor(options: PlatformOptions) {
    this.orgId = options.account.orgId;
    this.#platform = new Platform(options);
    this.http = this.#platform.http;
  }

  /** Gets the run's access token now, so that a refused credential is not mistaken for trouble with a sandbox. */
  async signIn(): Promise<void> {
    await this.#platform.signIn();
  }

  /**
   * Returns the sandboxes that the credential may use; throws a ProblemError when Adobe does not list them.
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
    const isList = result.kind === 'answer' && result.status === 200 && isRecord(result.json);
    if (isList && Array.isArray(result.json['items'])) return;
    throw this.#refused(msg`list the base connections of sandbox ${code(sandbox)}`, result);
  }

  /** Returns every base connection of `source` in `sandbox`; throws a ProblemError rather than return a part of them. */
  async listConnections(sandbox: string, source: Source): Promise<readonly BaseConnection[]> {
    const { id } = source.spec;
    const listed = await this.#list(sandbox, `connectionSpec.id==${id}`);
    // The service has dropped members from its answers before: where it gives no spec, the filter counts. Otherwise such
    // a connection would count as one of every source in its sandbox.
    return listed
      .map((connection) => ({ ...connection, connectionSpecId: connection.connectionSpecId ?? id }))
      .filter(({ connectionSpecId }) => connectionSpecId === id);
  }

  /** Returns every base connection in `sandbox`, those of destinations too; throws rather than return a part of them. */
  listAllConnections(sandbox: string): Promise<readonly BaseConnection[]> {
    return this.#list(sandbox);
  }

  #list(sandbox: string, filter?: string): Promise<readonly BaseConnection[]> {
    return listAll({
      what: 'base connections',
      sandbox,
      filter,
      parse: parseBaseConnection,
      page: (query) => this.#send(sandbox, { path: `/connections?${query}` }),
      refused: (result) => this.#refused(msg`list the base connections of sandbox ${code(sandbox)}`, result),
    });
  }

  /** Returns the dataflows on a base connection, then its source connections; throws rather than return a part of them. */
  async listDependents(sandbox: string, id: string): Promise<readonly Dependent[]> {
    const list = async (kind: Dependent['kind'], path: string, filter: string, on: string) => {
      const listed = await listAll({
        what: `${kind}s`,
        sandbox,
        filter: `${filter}==${encodeURIComponent(on)}`,
        parse: parseDependent(kind === 'dataflow' ? 'sourceConnectionIds' : 'baseConnectionId'),
        page: (query) => this.#send(sandbox, { path: `/${path}?${query}` }),
        refused: (result) => this.#refused(msg`list the ${kind}s on the base connection ${id}`, result),
      });
      return dependentsOf(on, kind, listed);
    };
    const sources = await list('source connection', 'sourceConnections', 'baseConnectionId', id);
    const flows = await Promise.all(
      sources.map((source) => list('dataflow', 'flows', 'sourceConnectionIds[]', source.id)),
    );
    // A dataflow over two of them is one.
    const unique = new Map(flows.flat().map((flow) => [flow.id, flow]));
    return [...unique.values(), ...sources];
  }

  /** Returns the base connection with that id, or `undefined` when Flow Service says that there is none. */
  async findConnection(sandbox: string, id: string): Promise<BaseConnection | undefined> {
    const result = await this.#send(sandbox, { path: pathOf(id) });
    if (isNotFound(result)) return undefined;
    if (result.kind === 'answer' && result.status === 200 && isRecord(result.json)) {
      // The documentation and the specification disagree on whether the one item comes in a list.
      const items: unknown = result.json['items'] ?? [result.json];
      if (Array.isArray(items) && items.length === 0) return undefined;
      const connection = Array.isArray(items) ? parseBaseConnection(items[0]) : undefined;
      if (connection !== undefined) return connection;
    }
    throw this.#refused(msg`look up the base connection ${code(id)} in sandbox ${code(sandbox)}`, result);
  }

  /** Returns the live connection spec of a source; `undefined` when Flow Service says that there is none. */
  async findSpec(sandbox: string, { spec, title }: Source): Promise<LiveSpec | undefined> {
    const result = await this.#send(sandbox, { path: `/connectionSpecs/${spec.id}` });
    const found = parseConnectionSpec(result);
    if (found === 'gone') return undefined;
    if (found !== 'refused') return found;
    throw this.#refused(msg`look up the connection spec of ${title} (${spec.id})`, result);
  }

  /** Sends `POST /connections`; again only while it was throttled, never left, or was refused for its access token. */
  createConnection(sandbox: string, payload: ConnectionPayload): Promise<HttpResult> {
    const request = { method: 'POST', path: '/connections', body: JSON.stringify(payload) } as const;
    return this.#send(sandbox, request, (sent) => this.http.sendUntilItHasEffect(sent));
  }

  /** Asks Flow Service to test a base connection at its source. Throws a ProblemError only when there is no token. */
  testConnection(sandbox: string, id: string): Promise<Health> {
    return this.#tryOut(sandbox, `${pathOf(id)}/test`, healthOf);
  }

  /** Asks what is at the root of the source of a base connection that passed its test. Throws as `testConnection` does. */
  exploreConnection(sandbox: string, id: string): Promise<Health> {
    return this.#tryOut(sandbox, `${pathOf(id)}/explore?objectType=root`, exploredHealth);
  }

  async #tryOut(sandbox: string, path: string, read: (result: HttpResult) => Health): Promise<Health> {
    let attempts = 0;
    // Sources are slow. A request that timed out once will do so again, and trouble at a source lasts.
    const isFinal = (result: HttpResult) =>
      !isThrottled(result) &&
      (++attempts >= MAX_TESTS || result.kind === 'timed-out' || read(result).verdict !== 'untested');
    return read(await this.#send(sandbox, { path }, (sent) => this.http.sendWithRetry(sent, isFinal)));
  }

  /** Changes a base connection if it still has that `etag`. May send it again: once carried out, it gets a 412. */
  updateConnection(
    sandbox: string,
    id: string,
    etag: string,
    operations: readonly PatchOperation[],
  ): Promise<HttpResult> {
    const body = JSON.stringify(operations);
    return this.#send(sandbox, { method: 'PATCH', path: pathOf(id), body, etag });
  }

  /** Deletes a base connection; may send the request again, which changes nothing. */
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

/** A `GET` unless it says otherwise. */
interface FlowServiceRequest extends Partial<Pick<HttpRequest, 'method' | 'body'>> {
  readonly path: string;
  readonly etag?: string;
}

function pathOf(id: string): string {
  return `/connections/${encodeURIComponent(id)}`;
}
