/** What names a password, key or signature within a connection string. */
const KEYED =
  /(?:^|[;,?&\s])(?:password|pwd|account ?key|access ?key|shared ?access ?(?:key|signature)|secret|token|sig)\s*=\s*("[^"]*"|'[^']*'|\{[^}]*\}|[^;&\s]+)/gi;

/** The password in a URL. */
const USER_INFO = /:\/\/[^/@:\s]*:([^/@\s]+)@/g;

/**
 * Returns the parts of a secret that are secrets of their own: its lines, since a log is printed and masked line by line; the
 * password, key or signature in a connection string or URL, as it is written and decoded; and the strings of a JSON object,
 * such as a service account's key.
 */
export function partsOf(secret: string): readonly string[] {
  const lines = secret.split(/\r\n|[\n\r]/);
  const keyed = [...secret.matchAll(KEYED), ...secret.matchAll(USER_INFO)].map(([, value = '']) =>
    value.replace(/^(["'{])(.*)["'}]$/s, '$2'),
  );
  const inJson = stringsOf(secret).flatMap((text) => [text, ...text.split('\n')]);
  const parts = [...(lines.length > 1 ? lines : []), ...keyed, ...keyed.map(decoded), ...inJson];
  return [...new Set(parts.map((part) => part.trim()))].filter((part) => part !== '' && part !== secret);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The members of a JSON object that hold a key, token, secret or password. */
function stringsOf(secret: string): readonly string[] {
  if (!/^\s*\{/.test(secret)) return [];
  try {
    const members = Object.entries(JSON.parse(secret) ?? {});
    return members.flatMap(([name, value]) =>
      typeof value === 'string' && /key|token|secret|password/i.test(name) ? [value] : [],
    );
  } catch {
    return [];
  }
}
