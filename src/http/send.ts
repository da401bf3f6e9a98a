import type { Clock } from '../machine/clock.ts';
import { type HttpResult, RUN_ABORTED } from './result.ts';
import { resultOfFailure } from './unsent.ts';

/** No answer from Adobe or a source comes near this size. A larger one is not read to its end. */
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
  /** Milliseconds for the whole request, including the body of its answer. */
  readonly timeout: number;
  /** The most bytes of an answer that are read. */
  readonly maxBodyBytes?: number | undefined;
  /** Abandons the request. */
  readonly abandon: AbortSignal;
}

/**
 * Sends one request, once, and reads the whole answer as JSON. Never throws: every outcome is a result. Redirects are
 * not followed, since they would send the credentials to any host that the answer names.
 */
export async function send(request: HttpRequest, sending: Sending): Promise<HttpResult> {
  const { clock, timeout, abandon } = sending;
  try {
    // `fetch` throws the same error for an invalid request as for a lost connection, so this checks the request first.
    new Request(request.url, { method: request.method, headers: request.headers });
  } catch {
    // The error's message is not used, since it quotes the header.
    return {
      kind: 'not-sent',
      reason: 'its URL or a header contains characters that HTTP does not allow',
      permanent: true,
    };
  }
  if (abandon.aborted) return RUN_ABORTED;
  const over = new AbortController();
  const end = () => over.abort(ENDED);
  abandon.addEventListener('abort', end, { once: true });
  void clock.sleep(timeout, over.signal).then(end);
  try {
    // A `fetch` that ignores the signal must not hang the run, so its result races with the signal.
    const aborted = new Promise<HttpResult>((resolve) => {
      over.signal.addEventListener('abort', () => resolve({ kind: 'timed-out' }), { once: true });
    });
    const result = await Promise.race([fetchAnswer(request, sending, over.signal), aborted]);
    return result.kind === 'timed-out' && abandon.aborted ? { ...result, aborted: true } : result;
  } finally {
    abandon.removeEventListener('abort', end);
    end();
  }
}

/** Shared by all requests: without a reason, `abort` creates an error with a stack trace for each of them. */
const ENDED = new DOMException('The request is over.', 'AbortError');

async function fetchAnswer(
  { url, method, headers, body }: HttpRequest,
  { fetch, maxBodyBytes = MAX_BODY_BYTES }: Sending,
  signal: AbortSignal,
): Promise<HttpResult> {
  let response: Response;
  try {
    response = await fetch(url, { method, headers, body, redirect: 'manual', signal });
  } catch (error) {
    return signal.aborted ? { kind: 'timed-out' } : resultOfFailure(error, url);
  }
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const { status } = response;
  const read = await readBody(response, maxBodyBytes);
  // `fetch` can reuse a connection one turn of the event loop after an answer has ended. An earlier request would open
  // another connection, with another TLS handshake.
  await new Promise((resolve) => setImmediate(resolve));
  if (typeof read === 'object') {
    return { kind: 'answer', status, requestId, headers: response.headers, json: parseJson(read.bytes) };
  }
  return signal.aborted ? { kind: 'timed-out' } : { kind: 'unreadable', status, requestId, reason: read };
}

async function readBody(
  { body }: Response,
  maxBytes: number,
): Promise<{ readonly bytes: Uint8Array } | 'too large' | 'cut short'> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body?.values({ preventCancel: true }) ?? []) {
      size += chunk.byteLength;
      if (size > maxBytes) break;
      chunks.push(chunk);
    }
  } catch {
    return 'cut short';
  }
  if (size <= maxBytes) return { bytes: Buffer.concat(chunks) };
  // Not awaited: if the body has another reader, `cancel` waits for that one to finish.
  body?.cancel().catch(() => {});
  return 'too large';
}

/**
 * Returns the value of a JSON text; `undefined` for anything else, such as a proxy's HTML page or nothing. JSON is
 * UTF-8 (RFC 8259). Other bytes are not JSON: replacing them would change a connection's name, and it would count as
 * absent.
 */
function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
