import { HttpClient, type HttpClientOptions } from '../http/http-client.ts';
import type { HttpResult } from '../http/result.ts';
import type { HttpRequest } from '../http/send.ts';
import { ProblemError } from '../model/problem.ts';
import type { AdobeAccount } from '../model/run.ts';
import type { Secret } from '../model/secret.ts';
import { type AccessTokens, accessTokens } from './access-token.ts';
import { isTokenRefused } from './errors.ts';

export interface PlatformOptions extends HttpClientOptions {
  readonly account: AdobeAccount;
  readonly platformUrl: string;
  readonly imsUrl: string;
}

/** A request to the platform; `GET` by default. The path starts at the platform's root. */
export interface PlatformRequest extends Partial<Pick<HttpRequest, 'method' | 'body'>> {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Adobe's platform API behind its gateway. Every request carries the run's token, API key and organization. */
export class Platform {
  /** Applies the run's limits; also for requests to other services. */
  readonly http: HttpClient;
  readonly #options: PlatformOptions;
  readonly #tokens: AccessTokens;

  constructor(options: PlatformOptions) {
    const { account, imsUrl } = options;
    this.http = new HttpClient(options);
    this.#options = options;
    this.#tokens = accessTokens({ ...account, imsUrl, send: (request) => this.http.sendWithRetry(request) });
  }

  /** Gets the run's access token. Throws a ProblemError when IMS issues none. */
  async signIn(): Promise<void> {
    await this.#tokens.current();
  }

  /** Sends a request with the run's token. If the token is refused, sends it once more with a new token. */
  async send(
    { method = 'GET', path, headers, body }: PlatformRequest,
    send = (request: HttpRequest) => this.http.sendWithRetry(request),
  ): Promise<HttpResult> {
    const { platformUrl, account } = this.#options;
    const sendWith = (token: Secret) =>
      send({
        method,
        url: `${platformUrl}${path}`,
        headers: {
          Accept: 'application/json',
          Authorization: `Bearer ${token.reveal()}`,
          'x-api-key': account.clientId,
          'x-gw-ims-org-id': account.orgId,
          ...headers,
        },
        body,
      });
    const token = await this.#tokens.current();
    const result = await sendWith(token);
    if (!isTokenRefused(result)) return result;
    // An earlier attempt may have been carried out. The result must say so, whatever the next attempt returns.
    const mayBeDone = result.retried === true;
    const fresh = await this.#tokens.renew(token).catch((error: unknown) => {
      if (mayBeDone && error instanceof ProblemError) return undefined;
      throw error;
    });
    const next = fresh === undefined ? result : await sendWith(fresh);
    if (!mayBeDone) return next;
    if (next.kind === 'not-sent') return result;
    return next.kind === 'answer' || next.kind === 'unreadable' ? { ...next, retried: true } : next;
  }
}
