import type { Deadline } from '../http/deadline.ts';
import { HttpClient } from '../http/http-client.ts';
import { Limiter } from '../http/limiter.ts';
import type { Clock } from '../machine/clock.ts';
import type { AdobeAccount } from '../model/run.ts';
import { accessTokens } from './access-token.ts';
import { FlowService } from './flow-service.ts';

export interface Connecting {
  readonly account: AdobeAccount;
  readonly platformUrl: string;
  readonly imsUrl: string;
  /** Requests in flight at once. */
  readonly concurrency: number;
  /** Milliseconds for one request. */
  readonly requestTimeout: number;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly random: () => number;
  readonly stop: Deadline;
  readonly debug: (line: string) => void;
  readonly info: (line: string) => void;
  readonly mask: (secret: string) => void;
  readonly redact: (text: string) => string;
}

/** Returns a client for Flow Service, and the HTTP client behind it, which keeps the run's limits. Sends nothing yet. */
export function connect(connecting: Connecting): {
  readonly flowService: FlowService;
  readonly http: HttpClient;
} {
  const { account, platformUrl, imsUrl, clock, mask, redact } = connecting;
  const { clientId, orgId, credential } = account;
  const http = new HttpClient({ ...connecting, limiter: new Limiter(clock, connecting.concurrency) });
  const send = http.repeatedly.bind(http);
  const tokens = accessTokens({ imsUrl, clientId, credential, send, mask, redact });
  return { http, flowService: new FlowService({ platformUrl, clientId, orgId, tokens, http, redact }) };
}
