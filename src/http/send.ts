import type { Clock } from '../machine/clock.ts';

/** No answer of Adobe or Zoho comes near this; a larger one is not read to its end. */
export const MAX_BODY_BYTES = 10 * 1024 * 1024;

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * What became of one request. Which of these it was decides what may be done next:
 * - `answer`: a status and a whole body; `json` is `undefined` when the body is not JSON.
 * - `not-sent`: the request never left the machine or never reached a server.
 * - `lost`: the connection broke; the server may or may not have acted.
 * - `timed-out`: no answer within the request's time, or the run ended; the server may still be at work.
 * - `unreadable`: a status came, its body did not (too large, or cut short).
 */
export type HttpResult =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Headers;
      readonly json: unknown;
      readonly requestId?: string;
      /** Whether the request was sent before without a clear answer, and may have been carried out then. */
      readonly repeated?: boolean;
    }
  | {
      readonly kind: 'not-sent';
      readonly reason: string;
      readonly permanent: boolean;
      readonly aborted?: boolean;
    }
  | { readonly kind: 'lost' }
  | { readonly kind: 'timed-out'; readonly aborted?: boolean }
  | {
      readonly kind: 'unreadable';
      readonly status: number;
      readonly reason: 'too large' | 'cut short';
      readonly requestId?: string;
    };

/** What comes of a request that the end of the run kept from starting. */
export const RUN_ABORTED: HttpResult = {
  kind: 'not-sent',
  reason: 'the run was ending',
  permanent: true,
  aborted: true,
};

/** Whether it was the end of the run that cut an exchange short, and not the network or the server. */
export function isAborted(result: HttpResult): boolean {
  return 'aborted' in result && result.aborted === true;
}

export interface Sending {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Milliseconds for the whole exchange, body included. */
  readonly timeout: number;
  /** Gives the exchange up. */
  readonly abandon: AbortSignal;
}

/**
 * Sends one request, once, and reads its answer whole. Never throws: every way it can end is an `Exchange`.
 * Redirects are not followed: credentials would go along to wherever the answer points.
 */
export async function send(request: HttpRequest, sending: Sending): Promise<HttpResult> {
  const malformed = malformation(request);
  if (malformed !== undefined) return malformed;
  if (sending.abandon.aborted) return RUN_ABORTED;
  const over = new AbortController();
  const given = new AbortController();
  let gaveUp = false;
  const giveUp = () => {
    gaveUp = true;
    given.abort();
  };
  sending.abandon.addEventListener('abort', giveUp, { once: true });
  void sending.clock.sleep(sending.timeout, over.signal).then(() => {
    if (!over.signal.aborted) giveUp();
  });
  try {
    // The race is for servers, proxies and mocks that do not let go when they are told to.
    const abandoned = new Promise<HttpResult>((resolve) => {
      given.signal.addEventListener('abort', () => resolve({ kind: 'timed-out' }), { once: true });
    });
    const ended = await Promise.race([
      fetchOnce(request, sending.fetch, given.signal, () => gaveUp),
      abandoned,
    ]);
    return ended.kind === 'timed-out' && sending.abandon.aborted ? { ...ended, aborted: true } : ended;
  } finally {
    over.abort();
    sending.abandon.removeEventListener('abort', giveUp);
  }
}

/** `fetch` throws for a URL or header that HTTP cannot carry, before it sends anything, in the way it throws for a lost connection. */
function malformation({ url, method, headers }: HttpRequest): HttpResult | undefined {
  try {
    new Request(url, { method, headers });
    return undefined;
  } catch {
    // The message quotes the header.
    return { kind: 'not-sent', reason: 'its URL or a header holds what HTTP cannot carry', permanent: true };
  }
}

async function fetchOnce(
  request: HttpRequest,
  send: typeof fetch,
  signal: AbortSignal,
  gaveUp: () => boolean,
): Promise<HttpResult> {
  let response: Response;
  try {
    response = await send(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      redirect: 'manual',
      signal,
    });
  } catch (error) {
    return gaveUp() ? { kind: 'timed-out' } : brokenConnection(error);
  }
  const requestId = response.headers.get('x-request-id');
  const common = { status: response.status, ...(requestId === null ? {} : { requestId }) };
  const body = await readBody(response);
  if (body.kind === 'text') {
    return { kind: 'answer', ...common, headers: response.headers, json: parseJson(body.text) };
  }
  return gaveUp() ? { kind: 'timed-out' } : { kind: 'unreadable', ...common, reason: body.kind };
}

type Body = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'too large' | 'cut short' };

async function readBody(response: Response): Promise<Body> {
  if (response.body === null) return { kind: 'text', text: '' };
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > MAX_BODY_BYTES) {
        void reader.cancel().catch(() => {});
        return { kind: 'too large' };
      }
      chunks.push(value);
    }
  } catch {
    return { kind: 'cut short' };
  }
  return { kind: 'text', text: new TextDecoder().decode(Buffer.concat(chunks)) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's HTML page, or nothing: the status has to speak for itself.
    return undefined;
  }
}

/** Codes for a connection that was given up while the server may still be at work. */
const TIMED_OUT: ReadonlySet<string> = new Set(['ETIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT']);

/**
 * Codes of Node and undici for requests that reached no server, with what to tell people. Whatever is not here
 * counts as lost: the server may have acted. `lasting` ones do not go away by trying again. Where one code is used
 * for several system calls, the call stands before it.
 */
const NOT_SENT: ReadonlyMap<string, { readonly reason: string; readonly permanent: boolean }> = new Map(
  Object.entries({
    'connect ECONNREFUSED': { reason: 'the connection was refused', permanent: false },
    ENOTFOUND: { reason: 'the host name is not known', permanent: false },
    EAI_AGAIN: { reason: 'the host name could not be looked up', permanent: false },
    'connect EHOSTUNREACH': { reason: 'the host cannot be reached', permanent: false },
    'connect ENETUNREACH': { reason: 'the network cannot be reached', permanent: false },
    'connect ETIMEDOUT': { reason: 'the connection was not made in time', permanent: false },
    UND_ERR_CONNECT_TIMEOUT: { reason: 'the connection was not made in time', permanent: false },
    PROXY_UNREACHABLE: {
      reason: 'the proxy cannot be reached, or breaks the connection (see HTTPS_PROXY)',
      permanent: false,
    },
    PROXY_407: { reason: 'the proxy wants other credentials: HTTP 407 (see HTTPS_PROXY)', permanent: true },
    PROXY_REFUSED: { reason: 'the proxy refuses to connect to this host (see HTTPS_PROXY)', permanent: true },
    PROXY_FAILED: { reason: 'the proxy could not connect to this host (see HTTPS_PROXY)', permanent: false },
    CERT_HAS_EXPIRED: { reason: "the server's certificate has expired", permanent: true },
    CERT_NOT_YET_VALID: { reason: "the server's certificate is not valid yet", permanent: true },
    DEPTH_ZERO_SELF_SIGNED_CERT: {
      reason: "the server's certificate is not trusted (see NODE_EXTRA_CA_CERTS)",
      permanent: true,
    },
    SELF_SIGNED_CERT_IN_CHAIN: {
      reason: "the server's certificate is not trusted (see NODE_EXTRA_CA_CERTS)",
      permanent: true,
    },
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: {
      reason: "the server's certificate is not trusted (see NODE_EXTRA_CA_CERTS)",
      permanent: true,
    },
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: {
      reason: "the server's certificate is not trusted (see NODE_EXTRA_CA_CERTS)",
      permanent: true,
    },
    ERR_TLS_CERT_ALTNAME_INVALID: { reason: "the server's certificate is for another host", permanent: true },
    ERR_SSL_WRONG_VERSION_NUMBER: { reason: 'the server does not speak TLS', permanent: true },
  }),
);

function brokenConnection(error: unknown): HttpResult {
  const codes = codesOf(error);
  for (const code of codes) {
    const known = NOT_SENT.get(code);
    if (known !== undefined) return { kind: 'not-sent', ...known };
  }
  return codes.some((code) => TIMED_OUT.has(code)) ? { kind: 'timed-out' } : { kind: 'lost' };
}

/**
 * Returns the codes of an error, each also with its system call before it. `fetch` throws a bare TypeError; the code
 * is in its cause, or in the causes that an AggregateError collects.
 */
function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  for (
    let current = error, depth = 0;
    current instanceof Error && depth < 5;
    current = current.cause, depth++
  ) {
    const parts: unknown[] = current instanceof AggregateError ? current.errors : [current];
    for (const part of parts) {
      if (!(part instanceof Error) || !('code' in part) || typeof part.code !== 'string') continue;
      codes.push(part.code);
      if ('syscall' in part && typeof part.syscall === 'string') codes.push(`${part.syscall} ${part.code}`);
    }
  }
  return codes;
}
