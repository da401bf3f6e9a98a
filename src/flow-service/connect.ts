import { HttpClient, type HttpClientOptions, Limiter } from '../http/http-client.ts';
import type { AdobeAccount } from '../model/run.ts';
import { accessTokens } from './access-token.ts';
import { FlowService } from './flow-service.ts';

export interface Connecting extends Omit<HttpClientOptions, 'limiter'> {
  readonly account: AdobeAccount;
  readonly platformUrl: string;
  readonly imsUrl: string;
  /** Requests in flight at once. */
  readonly concurrency: number;
}

/** Returns a client for Flow Service, and the HTTP client behind it, which keeps the run's limits. Sends nothing yet. */
export function connect(connecting: Connecting): {
  readonly flowService: FlowService;
  readonly http: HttpClient;
} {
  const { account, platformUrl, imsUrl, clock } = connecting;
  const { clientId, orgId, credential } = account;
  const http = new HttpClient({ ...connecting, limiter: new Limiter(clock, connecting.concurrency) });
  const tokens = accessTokens({
    imsUrl,
    clientId,
    credential,
    send: (request) => http.sendWithRetry(request),
  });
  return { http, flowService: new FlowService({ platformUrl, clientId, orgId, tokens, http }) };
}
