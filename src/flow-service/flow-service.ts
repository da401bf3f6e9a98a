import type { Exchange, HttpRequest } from '../http/exchange.ts';
import { failureCode, isAnswered } from '../http/failure.ts';
import type { HttpClient } from '../http/http-client.ts';
import { isRecord } from '../is-record.ts';
import { type Problem, ProblemError } from '../problem.ts';
import type { Source } from '../sources/source.ts';
import type { AccessTokens } from './access-token.ts';
import { type BaseConnection, parseBaseConnection } from './base-connection.ts';
import { checkConnectionSpec } from './connection-spec.ts';
import { listAll } from './listing.ts';
import { describeRefusal, isAbsence } from './refusal.ts';

/** The body of `POST /connections`, as Adobe's tutorial has it. */
export interface ConnectionPayload {
  readonly name: string;
  readonly description?: string;
  readonly auth: { readonly specName: string; readonly params: Readonly<Record<string, string>> };
  readonly connectionSpec: { readonly id: string; readonly version: string };
}

export interface FlowServiceOptions {
  readonly platformUrl: string;
  readonly clientId: string;
  readonly orgId: string;
  readonly tokens: AccessTokens;
  readonly http: HttpClient;
  readonly redact: (text: string) => string;
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

  /** Gets the run's access token, so that a credential that is refused is not taken for trouble with a sandbox. */
  async signIn(): Promise<void> {
    await this.#options.tokens.current();
  }

  /** Returns every base connection of `source` in `sandbox`; throws a ProblemError rather than return a part of them. */
  listConnections(sandbox: string, source: Source): Promise<readonly BaseConnection[]> {
    return listAll({
      sandbox,
      specId: source.connectionSpec.id,
      page: (query) => this.#read(sandbox, `/connections?${query}`),
      refused: (result) => this.#refused(`list the base connections of sandbox \`${sandbox}\``, result),
    });
  }

  /** Returns the base connection with that id, or `undefined` when Flow Service says that there is none. */
  async findConnection(sandbox: string, id: string): Promise<BaseConnection | undefined> {
    const result = await this.#read(sandbox, `/connections/${encodeURIComponent(id)}`);
    if (isAbsence(result)) return undefined;
    if (result.kind === 'answer' && result.status === 200 && isRecord(result.json)) {
      // The documentation and the specification disagree on whether the one item comes in a list.
      const items: unknown = result.json['items'] ?? [result.json];
      if (Array.isArray(items) && items.length === 0) return undefined;
      const connection = Array.isArray(items) ? parseBaseConnection(items[0]) : undefined;
      if (connection !== undefined) return connection;
    }
    throw this.#refused(`look up the base connection \`${id}\` in sandbox \`${sandbox}\``, result);
  }

  /** Checks that Adobe still offers `source` as we know it; throws a ProblemError that says what has changed. */
  async checkSource(sandbox: string, source: Source): Promise<void> {
    const result = await this.#read(sandbox, `/connectionSpecs/${source.connectionSpec.id}`);
    const problem = checkConnectionSpec(result, source);
    if (problem === 'refused') throw this.#refused(`look up the connection spec of ${source.title}`, result);
    if (problem !== undefined) throw new ProblemError(problem);
  }

  /** Sends one `POST /connections`, once (twice when the first was refused for its access token). */
  createConnection(sandbox: string, payload: ConnectionPayload): Promise<Exchange> {
    return this.#authorised(
      sandbox,
      { method: 'POST', path: '/connections', body: JSON.stringify(payload) },
      (request) => this.#options.http.once(request),
    );
  }

  /** Deletes a base connection; may send the request again, which changes nothing. */
  deleteConnection(sandbox: string, id: string): Promise<Exchange> {
    const path = `/connections/${encodeURIComponent(id)}`;
    return this.#authorised(sandbox, { method: 'DELETE', path }, (request) =>
      this.#options.http.repeatedly(request),
    );
  }

  #read(sandbox: string, path: string): Promise<Exchange> {
    return this.#authorised(sandbox, { method: 'GET', path }, (request) =>
      this.#options.http.repeatedly(request),
    );
  }

  async #authorised(
    sandbox: string,
    request: { readonly method: HttpRequest['method']; readonly path: string; readonly body?: string },
    send: (request: HttpRequest) => Promise<Exchange>,
  ): Promise<Exchange> {
    const { platformUrl, clientId, orgId, tokens } = this.#options;
    const { method, path, body } = request;
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
        },
        ...(body === undefined ? {} : { body }),
      });
    const token = await tokens.current();
    const result = await sendWith(token.reveal());
    if (result.kind !== 'answer' || result.status !== 401) return result;
    const fresh = await tokens.renew(token);
    return fresh === undefined ? result : sendWith(fresh.reveal());
  }

  #refused(what: string, result: Exchange): ProblemError {
    const { text, hint } = describeRefusal(result, this.#options.redact);
    const problem: Problem = {
      code: failureCode(result, { answered: 'adobe-refused', unreachable: 'adobe-unreachable' }),
      message: `could not ${what}: ${text}`,
      fix:
        hint ??
        (isAnswered(result)
          ? 'mend what the answer names; if it names nothing, check that `platform-url` leads to Adobe'
          : 'check that `platform-url` can be reached from this machine, and run again'),
    };
    return new ProblemError(problem);
  }
}
