import type { Emulator } from '../../emulator/emulator.ts';

/** What `fetch` throws when it has a cause with that code. */
export function failedFetch(code: string, more: Readonly<Record<string, unknown>> = {}): TypeError {
  return new TypeError('fetch failed', {
    cause: Object.assign(new Error(`it was ${code}`), { code, ...more }),
  });
}

/** The emulator as a client's `fetch`: a connection that breaks is an error. */
export function fetchOf(emulator: Pick<Emulator, 'fetch'>): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const response = await emulator.fetch(request);
    if (request.signal.aborted) throw request.signal.reason;
    if (response.type === 'error') throw failedFetch('ECONNRESET', { syscall: 'read' });
    return response;
  };
}
