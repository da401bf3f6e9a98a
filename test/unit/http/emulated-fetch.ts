import type { Arriving, Emulator } from '../../emulator/emulator.ts';

/** Returns the error that `fetch` throws for a cause with that code. */
export function failedFetch(code: string, more: Readonly<Record<string, unknown>> = {}): TypeError {
  return new TypeError('fetch failed', {
    cause: Object.assign(new Error(`it was ${code}`), { code, ...more }),
  });
}

/** Returns the emulator as a client's `fetch`. A broken connection is an error. */
export function fetchOf(emulator: Pick<Emulator, 'fetch'>): typeof fetch {
  return async (input, init) => {
    const request = arriving(input, init);
    const response = await emulator.fetch(request);
    if (request.signal.aborted) throw request.signal.reason;
    if (response.type === 'error') throw failedFetch('ECONNRESET', { syscall: 'read' });
    return response;
  };
}

/** A request to a URL with a string body, or none. It is cheaper to create than a whole `Request`. */
function arriving(...[input, init = {}]: Parameters<typeof fetch>): Arriving {
  const { method = 'GET', body, signal } = init;
  if (input instanceof Request || (body && typeof body !== 'string')) return new Request(input, init);
  return {
    url: new URL(input).href,
    method,
    headers: new Headers(init.headers),
    signal: signal ?? new AbortController().signal,
    text: async () => body ?? '',
  };
}
