import type { Clock } from '../machine/clock.ts';
import { type HttpResult, RUN_ABORTED } from './result.ts';

/** No answer of Adobe, GitHub or a source comes near this size; a larger one is not read to its end. */
export const MAX_BODY_BYTES = 10 * 1024 * 1024;

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

export interface Sending {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Milliseconds for the whole request, the body of its answer included. */
  readonly timeout: number;
  /** Abandons the request. */
  readonly abandon: AbortSignal;
}

/**
 * Sends one request, once, and reads the whole answer as JSON. Never throws: every way in which it can end is a result.
 * Redirects are not followed, since credentials would go along to any host that the answer names.
 */
export async function send(request: HttpRequest, sending: Sending): Promise<HttpResult> {
  const { fetch, clock, timeout, abandon } = sending;
  try {
    // `fetch` throws for what HTTP cannot carry in the way in which it throws for a lost connection.
    new Request(request.url, { method: request.method, headers: request.headers });
  } catch {
    // The message quotes the header.
    return { kind: 'not-sent', reason: 'its URL or a header holds what HTTP cannot carry', permanent: true };
  }
  if (abandon.aborted) return RUN_ABORTED;
  const over = new AbortController();
  const end = () => over.abort(ENDED);
  abandon.addEventListener('abort', end, { once: true });
  void clock.sleep(timeout, over.signal).then(end);
  try {
    // Servers, proxies and mocks that ignore the signal must not hang the run: hence the race.
    const aborted = new Promise<HttpResult>((resolve) => {
      over.signal.addEventListener('abort', () => resolve({ kind: 'timed-out' }), { once: true });
    });
    const result = await Promise.race([fetchAnswer(request, fetch, over.signal), aborted]);
    return result.kind === 'timed-out' && abandon.aborted ? { ...result, aborted: true } : result;
  } finally {
    abandon.removeEventListener('abort', end);
    end();
  }
}

/** One for all requests: without a reason, `abort` makes an error with its stack for each of them. */
const ENDED = new DOMException('The request is over.', 'AbortError');

async function fetchAnswer(
  { url, method, headers, body }: HttpRequest,
  fetch: Sending['fetch'],
  signal: AbortSignal,
): Promise<HttpResult> {
  let response: Response;
  try {
    response = await fetch(url, { method, headers, body, redirect: 'manual', signal });
  } catch (error) {
    return signal.aborted ? { kind: 'timed-out' } : brokenConnection(error);
  }
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const { status } = response;
  const read = await readBody(response);
  if (typeof read === 'object') {
    return { kind: 'answer', status, requestId, headers: response.headers, json: parseJson(read.text) };
  }
  return signal.aborted ? { kind: 'timed-out' } : { kind: 'unreadable', status, requestId, reason: read };
}

async function readBody({ body }: Response): Promise<{ readonly text: string } | 'too large' | 'cut short'> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body?.values({ preventCancel: true }) ?? []) {
      size += chunk.byteLength;
      if (size > MAX_BODY_BYTES) break;
      chunks.push(chunk);
    }
  } catch {
    return 'cut short';
  }
  if (size <= MAX_BODY_BYTES) return { text: new TextDecoder().decode(Buffer.concat(chunks)) };
  // Not awaited: a body that has another reader is let go of only when that one is done, too.
  body?.cancel().catch(() => {});
  return 'too large';
}

/** Returns what a JSON text holds; `undefined` when it is not JSON: a proxy's HTML page, or nothing. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Codes for a connection that timed out while the server may still be at work. */
const TIMED_OUT: ReadonlySet<string> = new Set(['ETIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT']);

const NO_TIME = 'the connection was not made in time';
const UNTRUSTED = "the server's certificate is not trusted (see NODE_EXTRA_CA_CERTS)";

/**
 * Codes of Node and undici for requests that reached no server, with words for people. Any other code counts as lost: the
 * server may have acted. Where several system calls share one code, the call comes first.
 */
const NOT_SENT: ReadonlyMap<string, string> = new Map([
  ['connect ECONNREFUSED', 'the connection was refused'],
  ['ENOTFOUND', 'the host name is not known'],
  ['EAI_AGAIN', 'the host name could not be looked up'],
  ['connect EHOSTUNREACH', 'the host cannot be reached'],
  ['connect ENETUNREACH', 'the network cannot be reached'],
  ['connect ETIMEDOUT', NO_TIME],
  ['UND_ERR_CONNECT_TIMEOUT', NO_TIME],
  ['PROXY_UNREACHABLE', 'the proxy cannot be reached, or breaks the connection (see HTTPS_PROXY)'],
  ['PROXY_FAILED', 'the proxy could not connect to this host (see HTTPS_PROXY)'],
]);

/** Codes of the failures among them that a retry does not fix. */
const NOT_SENT_PERMANENTLY: ReadonlyMap<string, string> = new Map([
  ['PROXY_407', 'the proxy wants other credentials: HTTP 407 (see HTTPS_PROXY)'],
  ['PROXY_REFUSED', 'the proxy refuses to connect to this host (see HTTPS_PROXY)'],
  ['CERT_HAS_EXPIRED', "the server's certificate has expired"],
  ['CERT_NOT_YET_VALID', "the server's certificate is not valid yet"],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', UNTRUSTED],
  ['SELF_SIGNED_CERT_IN_CHAIN', UNTRUSTED],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', UNTRUSTED],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', UNTRUSTED],
  ['ERR_TLS_CERT_ALTNAME_INVALID', "the server's certificate is for another host"],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'the server does not speak TLS'],
]);

function brokenConnection(error: unknown): HttpResult {
  const codes = codesOf(error);
  for (const code of codes) {
    const permanent = NOT_SENT_PERMANENTLY.get(code);
    const reason = permanent ?? NOT_SENT.get(code);
    if (reason !== undefined) return { kind: 'not-sent', reason, permanent: permanent !== undefined };
  }
  return codes.some((code) => TIMED_OUT.has(code)) ? { kind: 'timed-out' } : { kind: 'lost' };
}

/**
 * Returns the codes of an error, each also with its system call before it. `fetch` throws a bare TypeError: the code is in
 * its cause, or in the causes that an AggregateError collects.
 */
function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  let current = error;
  for (let depth = 0; current instanceof Error && depth < 5; depth++) {
    const parts: unknown[] = current instanceof AggregateError ? current.errors : [current];
    for (const part of parts) {
      if (!(part instanceof Error) || !('code' in part) || typeof part.code !== 'string') continue;
      codes.push(part.code);
      if ('syscall' in part && typeof part.syscall === 'string') codes.push(`${part.syscall} ${part.code}`);
    }
    current = current.cause;
  }
  return codes;
}
