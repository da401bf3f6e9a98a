import { MIN_SECRET_LENGTH } from './secret-matcher.ts';

/** The name of a password, key or signature in a connection string, perhaps with a prefix: `client_secret`. */
const KEYED =
  /(?:^|[;,?&\s])[\w. -]{0,40}?(?:password|passphrase|pwd|key|secret|token|signature|sig)\s*=\s*("[^"]*"|'[^']*'|\{[^}]*\}|[^;&\s]+)/gi;

/** The password in a URL. */
const USER_INFO = /:\/\/[^/@:\s]*:([^/@\s]+)@/g;

/**
 * Returns the parts of a secret that are secrets themselves: its lines, because a log is printed and masked line by
 * line; the password, key or signature in a connection string or URL, both as written and decoded; and the strings of a
 * JSON object, such as a service account's key. If a file is encoded in Base64, the decoded file and its parts count
 * too.
 */
export function partsOf(secret: string): readonly string[] {
  const file = fileIn(secret);
  const parts = file === undefined ? textParts(secret) : [...textParts(secret), file, ...textParts(file)];
  return [...new Set(parts.map((part) => part.trim()))].filter((part) => part !== '' && part !== secret);
}

/** Whether a secret consists of parts with names that are not secret. Encoding alone does not count. */
export function hasParts(secret: string): boolean {
  return textParts(secret).some((part) => part.trim() !== '' && part !== secret);
}

/**
 * Returns the text that is encoded in Base64, such as a private key; `undefined` if the secret does not encode text.
 */
function fileIn(secret: string): string | undefined {
  if (secret.length < 40 || !/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(secret)) return undefined;
  const text = Buffer.from(secret, 'base64').toString('utf8');
  return /[\ufffd\p{Cn}]|(?![\t\n\r])\p{Cc}/u.test(text) ? undefined : text;
}

function textParts(secret: string): readonly string[] {
  const lines = secret.split(/\r\n|[\n\r]/);
  const keyed = [...secret.matchAll(KEYED), ...secret.matchAll(USER_INFO)].map(([pair, quoted = '']) => {
    const value = quoted.replace(/^(["'{])(.*)["'}]$/s, '$2');
    // The value is too short to be hidden everywhere, so it is hidden at least together with its name.
    return value.length < MIN_SECRET_LENGTH ? pair.replace(/^[;,?&\s]/, '') : value;
  });
  const inJson = stringsOf(secret).flatMap((text) => [text, ...text.split('\n')]);
  return [...(lines.length > 1 ? lines : []), ...keyed, ...keyed.map(decoded), ...inJson];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Returns the members of a JSON object that contain a key, token, secret or password. */
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
