import type { HttpResult } from '../http/send.ts';
import { isRecord } from '../model/is-record.ts';

/** Whether `value` is a token that a header and JSON carry unchanged, and that is long enough to be masked. */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]{8,}$/.test(value);
}

/** Masks the tokens of an answer that is about to be told as an error: a server may give one and refuse all the same. */
export function maskTokensIn(result: HttpResult, mask: (secret: string) => void): void {
  if (result.kind !== 'answer' || !isRecord(result.json)) return;
  for (const name of ['access_token', 'refresh_token', 'id_token']) {
    const token = result.json[name];
    if (typeof token === 'string' && token.length >= 8) mask(token);
  }
}
