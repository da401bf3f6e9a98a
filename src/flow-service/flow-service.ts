import type { HttpClient } from '../http/http-client.ts';
import { describeResult, type HttpResult, isRetried } from '../http/result.ts';
import { isThrottled } from '../http/retry-policy.ts';
import type { HttpRequest } from '../http/send.ts';
import type { BaseConnection, Dependent, Health } from '../model/connection.ts';
import { isRecord } from '../model/is-record.ts';
import { code, type Message, msg } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import type { AccessTokens } from './access-token.ts';
import { checkConnectionSpec, type SentAuth } from './connection-spec.ts';
import { dependentsOf, type ListedDependent, parseDependent } from './dependents.ts';
import { adviceFor, isNotFound } from './errors.ts';
import { healthOf } from './health.ts';
import { listAll } from './listing.ts';
import { parseBaseConnection } from './parse-connection.ts';

/** The body of `POST /connections`, as Adobe's tutorial has it. */
export interface ConnectionPayload {
  readonly name: string;
  readonly description?: string | undefined;
  readonly auth: { readonly specName: string; readonly params: Readonly<Record<string, string>> };
  readonly connectionSpec: { readonly id: string; readonly version: string };
}

/**
 * One operation of `PATCH /connections/{id}` (JSON Patch, RFC 6902): in lower case, as Adobe's tutorials have it.
 * @see https://experienceleague.adobe.com/en/docs/experience-platform/sources/api-tutorials/update
 */
export interface PatchOperation {
  readonly op: 'add' | 'replace';
  readonly path: '/name' | '/description' | '/auth/params';
  readonly value: string | Readonly<Record<string, string>>;
}

/** How often one connection is tested in a row. */
const MAX_TESTS = 2;

export interface FlowServiceOptions {
  readonly platformUrl: string;
  readonly clientId: string;
  readonly orgId: string;
  readonly tokens: AccessTokens;
  readonly http: HttpClient;
}

/**
 * Adobe's Flow Service, as far as base connections need it.
 * @see https://developer.adobe.com/experience-platform-apis/references/flow-service/
 */
export class FlowService {
  readonly #options: FlowServiceOptions;

  constructor(options: FlowServiceOptions) {
    this.#options = options;
  }

  /** The organization whose connections these are. */
  get orgId(): string {
    return this.#options.orgId;
  }

  /** Gets the run's access token now, so that a refused credential is not mistaken for trouble with a sandbox. */
  async signIn(): Promise<void> {
    await this.#options.tokens.current();
  }

  /** Returns every base connection of `source` in `sandbox`; throws a ProblemError rather than return a part of them. */
  async listConnections(sandbox: string, source: Source): Promise<readonly BaseConnection[]> {
    const { id } = source.spec;
    const listed = await listAll({
      what: 'base connections',
      sandbox,
      filter: `connectionSpec.id==${id}`,
      parse: parseBaseConnection,
      page: (query) => this.#read(sandbox, `/connections?${query}`),
      refused: (result) => this.#refused(msg`list the base connections of sandbox ${code(sandbox)}`, result),
    });
    // The service has dropped members from its answers before: where it gives no spec, the filter counts.
    return listed.filter(({ connectionSpecId }) => connectionSpecId === undefined || connectionSpecId === id);
  }

  /**
   * Returns the source connections on a base connection, and the dataflows over them: dataflows first. Throws a
   * ProblemError rather than return a part of them.
   */
  async listDependents(sandbox: string, id: string): Promise<readonly Dependent[]> {
    const list = (path: 'sourceConnections' | 'flows', what: string, filter: string, member: string) =>
      listAll<ListedDependent>({
        what,
        sandbox,
        filter: `${filter}==${encodeURIComponent(member)}`,
        parse: parseDependent(path === 'flows' ? 'sourceConnectionIds' : 'baseConnectionId'),
        page: (query) => this.#read(sandbox, `/${path}?${query}`),
        refused: (result) => this.#refused(msg`list the ${what} on the base connection ${id}`, result),
      });
    const sources = dependentsOf(
      id,
      'source connection',
      await list('sourceConnections', 'source connections', 'baseConnectionId', id),
    );
    const flows = await Promise.all(
      sources.map(async (source) =>
        dependentsOf(
          source.id,
          'dataflow',
          await list('flows', 'dataflows', 'sourceConnectionIds[]', source.id),
        ),
      ),
    );
    // A dataflow over two of them is one.
    const unique = new Map(flows.flat().map((flow) => [flow.id, flow]));
    return [...unique.values(), ...sources];
  }

  /** Returns the base connection with that id, or `undefined` when Flow Service says that there is none. */
  async findConnection(sandbox: string, id: string): Promise<BaseConnection | undefined> {
    const result = await this.#read(sandbox, `/connections/${encodeURIComponent(id)}`);
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

  /** Checks that Adobe still offers the source as its record has it; throws a ProblemError that says what has changed. */
  async checkSource(sandbox: string, sent: SentAuth): Promise<void> {
    const { spec, title } = sent.source;
    const result = await this.#read(sandbox, `/connectionSpecs/${spec.id}`);
    const problem = checkConnectionSpec(result, sent);
    if (problem === 'refused') {
      throw this.#refused(msg`look up the connection spec of ${title}`, result);
    }
    if (problem !== undefined) throw new ProblemError(problem);
  }

  /**
   * Sends `POST /connections`; again only while the request surely had no effect: it was throttled, it never left, or it was
   * refused for its access token.
   */
  createConnection(sandbox: string, payload: ConnectionPayload): Promise<HttpResult> {
    return this.#authorised(
      sandbox,
      { method: 'POST', path: '/connections', body: JSON.stringify(payload) },
      (request) => this.#options.http.sendUntilItHasEffect(request),
    );
  }

  /** Asks Flow Service to test a base connection at its source. Throws a ProblemError only when there is no token. */
  async testConnection(sandbox: string, id: string): Promise<Health> {
    const path = `/connections/${encodeURIComponent(id)}/test`;
    let tests = 0;
    // Sources are slow. A test that timed out once will do so again, and trouble at a source lasts.
    const isFinal = (result: HttpResult) =>
      !isThrottled(result) &&
      (++tests >= MAX_TESTS || result.kind === 'timed-out' || healthOf(result).verdict !== 'untested');
    const result = await this.#authorised(sandbox, { method: 'GET', path }, (request) =>
      this.#options.http.sendWithRetry(request, isFinal),
    );
    return healthOf(result);
  }

  /**
   * Changes a base connection if it still has that `etag`. May send the request again: Flow Service refuses it with 412 once
   * it was carried out.
   */
  updateConnection(
    sandbox: string,
    id: string,
    etag: string,
    operations: readonly PatchOperation[],
  ): Promise<HttpResult> {
    const path = `/connections/${encodeURIComponent(id)}`;
    const body = JSON.stringify(operations);
    return this.#authorised(sandbox, { method: 'PATCH', path, body, etag }, (request) =>
      this.#options.http.sendWithRetry(request),
    );
  }

  /** Deletes a base connection; may send the request again, which changes nothing. */
  deleteConnection(sandbox: string, id: string): Promise<HttpResult> {
    const path = `/connections/${encodeURIComponent(id)}`;
    return this.#authorised(sandbox, { method: 'DELETE', path }, (request) =>
      this.#options.http.sendWithRetry(request),
    );
  }

  #read(sandbox: string, path: string): Promise<HttpResult> {
    return this.#authorised(sandbox, { method: 'GET', path }, (request) =>
      this.#options.http.sendWithRetry(request),
    );
  }

  async #authorised(
    sandbox: string,
    request: {
      readonly method: HttpRequest['method'];
      readonly path: string;
      readonly body?: string;
      readonly etag?: string;
    },
    send: (request: HttpRequest) => Promise<HttpResult>,
  ): Promise<HttpResult> {
    const { platformUrl, clientId, orgId, tokens } = this.#options;
    const { method, path, body, etag } = request;
    const sendWith = (token: string) =>
      send({
        method,
        url: `${platformUrl}/data/foundation/flowservice${path}`,
        headers: {
          Accept: 'application/json',
          Authorization: `Bearer ${token}`,
          'x-api-key': clientId,
          'x-gw-ims-org-id': orgId,
          'x-sandbox-name': sandbox,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(etag === undefined ? {} : { 'If-Match': etag }),
        },
        ...(body === undefined ? {} : { body }),
      });
    const token = await tokens.current();
    const result = await sendWith(token.reveal());
    if (result.kind !== 'answer' || result.status !== 401) return result;
    if (!isRetried(result)) {
      const fresh = await tokens.renew(token);
      return fresh === undefined ? result : sendWith(fresh.reveal());
    }
    // An earlier attempt may have been carried out, whatever the next one brings: the result must say so.
    const fresh = await tokens.renew(token).catch((error: unknown) => {
      if (error instanceof ProblemError) return undefined;
      throw error;
    });
    const next = fresh === undefined ? result : await sendWith(fresh.reveal());
    if (next.kind === 'not-sent') return result;
    return next.kind === 'answer' || next.kind === 'unreadable' ? { ...next, retried: true } : next;
  }

  #refused(what: Message, result: HttpResult): ProblemError {
    return new ProblemError({
      message: msg`could not ${what}: ${describeResult(result)}`,
      ...adviceFor(result),
    });
  }
}
