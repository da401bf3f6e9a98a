/**
 * Returns a `fetch` that names the program in `User-Agent`, unless a request names its client already: so that the owners of a
 * service can tell in their logs whose requests these are.
 */
export function fetchAs(userAgent: string, send: typeof fetch): typeof fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    if (!headers.has('user-agent')) headers.set('user-agent', userAgent);
    return send(input, { ...init, headers });
  };
}
