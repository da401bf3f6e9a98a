/**
 * The fields of a form that was sent in the body, or `undefined` when there is none or when any of the fields stands in the
 * query: what is in a URL ends up in the logs of proxies, so a secret there must not seem to work.
 */
export function readForm(
  url: string,
  contentType: string | undefined,
  body: string,
): URLSearchParams | undefined {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType ?? '')) return undefined;
  return new URL(url).search === '' ? new URLSearchParams(body) : undefined;
}
