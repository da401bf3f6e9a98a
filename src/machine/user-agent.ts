/**
 * Returns a `fetch` that sets `User-Agent` to the program, unless a request already sets it, so that the owners of a
 * service can identify the requests in their logs.
 */
export function fetchAs(userAgent: string, send: typeof fetch): typeof fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    if (!headers.has('user-agent')) headers.set('user-agent', userAgent);
    return send(input, { ...init, headers });
  };
}
