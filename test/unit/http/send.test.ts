import { EventEmitter, once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { RUN_ABORTED } from '../../../src/http/result.ts';
import { type HttpRequest, type Sending, send as sendOnce } from '../../../src/http/send.ts';
import { VirtualClock } from '../../emulator/virtual-clock.ts';
import { failedFetch } from './emulated-fetch.ts';

const request: HttpRequest = {
  method: 'POST',
  url: 'https://platform.adobe.io/connections?limit=100',
  headers: { Authorization: 'Bearer canary', 'x-sandbox-name': 'dev' },
  body: '{"name":"Zoho"}',
};

type Body = ConstructorParameters<typeof Response>[0];

function send(fetch: Sending['fetch'], changes: Partial<Sending> & { readonly request?: HttpRequest } = {}) {
  const { request: other = request, ...rest } = changes;
  const never = new AbortController().signal;
  return sendOnce(other, { fetch, clock: new VirtualClock(), timeout: 75_000, abandon: never, ...rest });
}

const answering = (body: Body, init?: ResponseInit) => send(async () => new Response(body, init));
const throwing = (error: unknown) =>
  send(async () => {
    throw error;
  });

/** Returns a body with these chunks, which then ends as given. */
function bodyOf(chunks: readonly string[], end: 'closed' | 'broken' | 'open') {
  let cancelled = false;
  const left = chunks.map((chunk) => new TextEncoder().encode(chunk));
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const next = left.shift();
        if (next !== undefined) return controller.enqueue(next);
        if (end === 'closed') return controller.close();
        if (end === 'broken') return controller.error(new TypeError('terminated'));
        return new Promise(() => {});
      },
      cancel: () => {
        cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, wasCancelled: () => cancelled };
}

/** Serves on a loopback port. Returns the URL. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

describe('a request', () => {
  it('is sent as given, without following redirects', async () => {
    const calls: unknown[] = [];
    await send(async (url, { signal, ...init } = {}) => {
      calls.push([url, init, signal?.aborted]);
      return new Response('{}');
    });
    const { url, ...init } = request;
    expect(calls).toEqual([[url, { ...init, redirect: 'manual' }, false]]);
  });

  it('is not sent once the run has ended', async () => {
    let calls = 0;
    const result = await send(
      async () => {
        calls++;
        return new Response('{}');
      },
      { abandon: AbortSignal.abort() },
    );
    expect([result, calls]).toEqual([RUN_ABORTED, 0]);
  });

  it.each<[string, Partial<HttpRequest>]>([
    ['a line break in a header', { headers: { 'x-gw-ims-org-id': 'canary\nX: y' } }],
    ['a non-Latin character in a header', { headers: { 'x-api-key': 'canary😀' } }],
    ['an empty header name', { headers: { '': 'canary' } }],
    ['an invalid URL', { url: 'canary' }],
    ['credentials in the URL', { url: 'https://user:canary@adobe.io/' }],
  ])('is not sent with %s, and a retry cannot help', async (_, change) => {
    const result = await send(fetch, { request: { ...request, ...change } });
    expect(result).toMatchObject({ kind: 'not-sent', permanent: true });
    expect(JSON.stringify(result)).not.toContain('canary');
  });

  it('is not sent elsewhere: a redirect is the answer', async () => {
    const paths: unknown[] = [];
    const origin = await serve((incoming, outgoing) => {
      paths.push(incoming.url);
      outgoing.writeHead(307, { location: '/elsewhere' }).end();
    });
    const result = await send(fetch, { request: { ...request, url: `${origin}/here` } });
    expect(result).toMatchObject({ kind: 'answer', status: 307 });
    expect(paths).toEqual(['/here']);
  });
});

describe('an answer', () => {
  it('contains status, headers, JSON and the request id', async () => {
    const headers = { 'x-request-id': 'id-1', 'retry-after': '7' };
    const result = await answering('{"items":[]}', { status: 201, headers });
    expect(result).toMatchObject({ kind: 'answer', status: 201, json: { items: [] }, requestId: 'id-1' });
    expect(result.kind === 'answer' && result.headers.get('Retry-After')).toBe('7');
  });

  it('has no request id if the server sent none', async () => {
    expect(await answering('{}')).toMatchObject({ requestId: undefined });
  });

  it.each<[string, Body, unknown]>([
    ['HTML', '<html><title>502</title></html>', undefined],
    ['nothing', null, undefined],
    ['an empty string', '', undefined],
    ['half of some JSON', '{"items":[', undefined],
    ['invalid text', new Uint8Array([0xff, 0xfe, 0x00]), undefined],
    ['JSON after a byte order mark', '\ufeff{"a":"é"}', { a: 'é' }],
    ['the JSON null', 'null', null],
  ])('can contain %s', async (_, body, json) => {
    const result = await answering(body, { status: 502 });
    expect(result).toMatchObject({ kind: 'answer', status: 502 });
    expect(result.kind === 'answer' && result.json).toEqual(json);
  });

  it('can have no body', async () => {
    expect(await answering(null, { status: 204 })).toMatchObject({ kind: 'answer', status: 204 });
  });

  it('is parsed by its content, whatever its type', async () => {
    const headers = { 'content-type': 'text/plain' };
    expect(await answering('{"id":"x"}', { headers })).toMatchObject({ json: { id: 'x' } });
  });

  it('can arrive in chunks that split a character', async () => {
    const bytes = new TextEncoder().encode('{"name":"é😀"}');
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    expect(await answering(stream)).toMatchObject({ json: { name: 'é😀' } });
  });

  it.each([
    ['a Latin-1 byte in a name', [0x22, 0x5a, 0xfc, 0x72, 0x69, 0x63, 0x68, 0x22]],
    ['a truncated character', [0x22, 0xc3, 0x22]],
    ['an encoded surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['an overlong quote', [0x22, 0xc0, 0xa2, 0x22]],
  ])('is not JSON if it contains %s, because a name is never changed', async (_, bytes) => {
    const result = await answering(Uint8Array.from(bytes));
    expect(result).toMatchObject({ kind: 'answer', status: 200, json: undefined });
  });
});

describe('an unreadable answer', () => {
  it('was cut short if its body breaks off', async () => {
    const { stream } = bodyOf(['{"id":'], 'broken');
    const result = await answering(stream, { status: 201, headers: { 'x-request-id': 'id-2' } });
    expect(result).toEqual({ kind: 'unreadable', status: 201, reason: 'cut short', requestId: 'id-2' });
  });

  it('was cut short if a real server sends less than it announced', async () => {
    const origin = await serve((_, outgoing) => {
      outgoing.writeHead(201, { 'content-length': 100 });
      outgoing.write('{"id":');
      setImmediate(() => outgoing.destroy());
    });
    const result = await send(fetch, { request: { ...request, url: origin } });
    expect(result).toEqual({ kind: 'unreadable', status: 201, reason: 'cut short' });
  });

  it('is too large above 10 MiB, and the body is cancelled', async () => {
    const mebibyte = ' '.repeat(2 ** 20);
    const { stream, wasCancelled } = bodyOf(
      Array.from({ length: 12 }, () => mebibyte),
      'open',
    );
    expect(await answering(stream)).toEqual({ kind: 'unreadable', status: 200, reason: 'too large' });
    expect(wasCancelled()).toBe(true);
  });
});

describe('a request without an answer', () => {
  it.each([
    ['ECONNREFUSED', 'the connection was refused', false],
    ['ENOTFOUND', 'the host name is unknown', false],
    ['EAI_AGAIN', 'the host name could not be resolved', false],
    ['EHOSTUNREACH', 'the host cannot be reached', false],
    ['ENETUNREACH', 'the network cannot be reached', false],
    ['UND_ERR_CONNECT_TIMEOUT', 'connecting took too long', false],
    ['CERT_HAS_EXPIRED', "the server's certificate has expired", true],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'NODE_EXTRA_CA_CERTS', true],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'NODE_EXTRA_CA_CERTS', true],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'for another host', true],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'does not speak TLS', true],
  ])('was not sent: %s', async (code, reason, permanent) => {
    const result = await throwing(failedFetch(code, { syscall: 'connect' }));
    expect(result).toEqual({
      kind: 'not-sent',
      reason: expect.stringContaining(reason),
      fix: expect.anything(),
      permanent,
    });
  });

  it('was not sent if every address of the host failed', async () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' });
    const late = Object.assign(new Error('connect'), { code: 'ETIMEDOUT', syscall: 'connect' });
    for (const errors of [
      [refused, late],
      [late, late],
    ]) {
      const error = new TypeError('fetch failed', { cause: new AggregateError(errors) });
      expect(await throwing(error)).toMatchObject({ kind: 'not-sent', permanent: false });
    }
  });

  it('was not sent if a real port is closed', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    await new Promise((resolve) => server.close(resolve));
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
    expect(await send(fetch, { request: { ...request, url } })).toMatchObject({
      kind: 'not-sent',
      reason: 'the connection was refused',
    });
  });

  it.each<[string, unknown]>([
    ['a reset', failedFetch('ECONNRESET', { syscall: 'read' })],
    ['a route lost during the request', failedFetch('EHOSTUNREACH', { syscall: 'read' })],
    ['a network lost during the request', failedFetch('ENETUNREACH', { syscall: 'read' })],
    ['a broken pipe', failedFetch('EPIPE')],
    ['a socket closed by the server', failedFetch('UND_ERR_SOCKET')],
    ['an unknown code', failedFetch('constructor')],
    ['no cause', new TypeError('fetch failed')],
    ['a cause that is not an error', new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } })],
    ['a code that is not a string', failedFetch('X', { code: 7 })],
    ['a thrown value that is not an error', 'ECONNREFUSED'],
    ['nothing', undefined],
  ])('is lost, because the server may have processed it: %s', async (_, error) => {
    expect(await throwing(error)).toEqual({ kind: 'lost' });
  });

  it('is lost if a real server hangs up', async () => {
    const origin = await serve((incoming) => incoming.socket.destroy());
    expect(await send(fetch, { request: { ...request, url: origin } })).toEqual({ kind: 'lost' });
  });

  it('is lost if an error is its own cause', async () => {
    const error = new TypeError('fetch failed');
    error.cause = error;
    expect(await throwing(error)).toEqual({ kind: 'lost' });
  });

  it.each([
    ['the client stopped waiting for headers', 'UND_ERR_HEADERS_TIMEOUT', {}],
    ['the system gave up the connection', 'ETIMEDOUT', { syscall: 'read' }],
  ])('may still be in progress on the server if %s', async (_, code, more) => {
    expect(await throwing(failedFetch(code, more))).toEqual({ kind: 'timed-out' });
  });

  it('is lost if fetch throws before it returns a promise', async () => {
    const result = await send(() => {
      throw new TypeError('fetch failed');
    });
    expect(result).toEqual({ kind: 'lost' });
  });
});

describe('the timeout', () => {
  it('ends a request that the server never answers, even if fetch ignores its signal', async () => {
    const clock = new VirtualClock();
    let settled = false;
    const result = send(() => new Promise(() => {}), { clock, timeout: 1_000 });
    void result.then(() => {
      settled = true;
    });
    await clock.advance(999);
    expect(settled).toBe(false);
    await clock.advance(1);
    expect(await result).toEqual({ kind: 'timed-out' });
    expect(clock.sleeping).toBe(0);
  });

  it('ends a request if fetch throws when its signal aborts', async () => {
    const clock = new VirtualClock({ autoAdvance: true });
    const result = await send(
      (_, init) =>
        new Promise((__, reject) =>
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
        ),
      { clock },
    );
    expect(result).toEqual({ kind: 'timed-out' });
  });

  it('includes the body, which may stop arriving', async () => {
    const clock = new VirtualClock({ autoAdvance: true });
    const begun = clock.now();
    const { stream } = bodyOf(['{"id":'], 'open');
    expect(await send(async () => new Response(stream), { clock, timeout: 2_000 })).toEqual({
      kind: 'timed-out',
    });
    expect(clock.now() - begun).toBe(2_000);
  });

  it('leaves no timer after the answer', async () => {
    const clock = new VirtualClock();
    await send(async () => new Response('{}'), { clock });
    expect(clock.sleeping).toBe(0);
    await throwing(new TypeError());
    await clock.advance(200_000);
  });

  it('does not outlast the run, even in the middle of a body', async () => {
    const abandon = new AbortController();
    const { stream } = bodyOf(['{'], 'open');
    const clock = new VirtualClock();
    const result = send(async () => new Response(stream), { abandon: abandon.signal, clock });
    await clock.advance(10);
    abandon.abort();
    expect(await result).toEqual({ kind: 'timed-out', aborted: true });
    expect(clock.sleeping).toBe(0);
  });

  it('aborts a real fetch', async () => {
    const clock = new VirtualClock();
    const server = new EventEmitter();
    const [arrived, closed] = [once(server, 'arrived'), once(server, 'closed')];
    const origin = await serve(({ socket }) => {
      socket.once('close', () => server.emit('closed'));
      server.emit('arrived');
    });
    const result = send(fetch, { clock, timeout: 50, request: { ...request, url: origin } });
    await arrived;
    await clock.advance(50);
    expect(await result).toEqual({ kind: 'timed-out' });
    await closed;
  });
});
