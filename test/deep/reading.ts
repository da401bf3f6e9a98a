/** The number of consecutive characters that reveal something about a secret. */
const LENGTH = 6;

/**
 * Returns the pieces of a secret that a reader can find in printed text: in any letter case, with escapes resolved and
 * invisible characters removed, and in Base64 or hexadecimal digits. It shares no code with the redactor.
 */
export function reading(printed: string, secret: string): readonly string[] {
  const read = texts(printed).map((text) => text.toLowerCase());
  const found: string[] = [];
  for (let at = 0; at + LENGTH <= secret.length; at++) {
    const piece = secret.slice(at, at + LENGTH).toLowerCase();
    if (read.some((text) => text.includes(piece))) found.push(piece);
  }
  return found;
}

function texts(printed: string): readonly string[] {
  const unescaped = [printed];
  for (let times = 0; times < 3; times++) {
    const last = unescaped.at(-1) ?? '';
    unescaped.push(
      last
        .replace(/\\+u\{[0-9a-f]+\}|[\u200b\u2060]|&#8288;/gi, '')
        .replace(/\\+u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
        .replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        .replace(/\\+([/"'])/g, '$1'),
    );
  }
  const runs = new Set(unescaped.flatMap((text) => text.match(/[A-Za-z0-9+/_-]{8,}/g) ?? []));
  return [...unescaped, [...runs].flatMap(decoded).join('\n')];
}

function decoded(run: string): readonly string[] {
  return [
    ...[0, 1, 2, 3].map((skipped) => Buffer.from(run.slice(skipped), 'base64').toString('latin1')),
    ...[0, 1].map((skipped) => Buffer.from(run.slice(skipped), 'hex').toString('latin1')),
  ];
}
