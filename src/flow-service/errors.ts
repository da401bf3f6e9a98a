import { type HttpResult, objectIn } from '../http/result.ts';
import { isRecord } from '../model/is-record.ts';

/** Returns Flow Service's error code in an answer without the status at its end: `1308` for `1308-400`; empty if none. */
export function errorCode(result: HttpResult): string {
  return result.kind === 'answer' ? (result.error?.code ?? '').replace(/-\d+$/, '') : '';
}

/** Flow Service's error code for a message from the source, or from the system that runs the connectors. */
export const SOURCE_REFUSED = '1308';

/** The codes of a 404 about the sandbox, not about the requested object. */
const SANDBOX_CODES: readonly string[] = ['2100', '2101', '2103', '2106'];

/** "Resource not found": one of Adobe's error lists gives it the status 404, the other 400. */
const NOT_FOUND = '1439';

/**
 * Whether Flow Service itself (not a proxy or the gateway) says that the requested object, not the sandbox, is missing.
 */
export function isNotFound(result: HttpResult): boolean {
  if (result.kind !== 'answer' || !isRecord(result.json) || result.json['error_code'] !== undefined)
    return false;
  const { status, error } = result;
  const code = errorCode(result);
  if (code === NOT_FOUND) return status >= 400 && status < 500;
  const saysWhy = (error?.code ?? error?.message) !== undefined;
  return status === 404 && saysWhy && !SANDBOX_CODES.includes(code);
}

/**
 * Returns the object that a look-up asked for; `'gone'` when Flow Service says that it does not exist, and `undefined`
 * for any other answer.
 */
export function itemIn(result: HttpResult): Readonly<Record<string, unknown>> | 'gone' | undefined {
  if (isNotFound(result)) return 'gone';
  const json = objectIn(result);
  // The documentation and the specification disagree on whether the item is in a list.
  const items: unknown = json?.['items'] ?? [json];
  if (!Array.isArray(items)) return undefined;
  const item: unknown = items[0];
  return items.length === 0 ? 'gone' : isRecord(item) ? item : undefined;
}

/** Flow Service's codes for "Empty token" and "Invalid token", which it sends with HTTP 400. */
const TOKEN_CODES: readonly string[] = ['2114', '2115'];

/** Whether a request was refused because of its access token, and so had no effect. */
export function isTokenRefused(result: HttpResult): boolean {
  if (result.kind !== 'answer') return false;
  return result.status === 401 || (result.status === 400 && TOKEN_CODES.includes(errorCode(result)));
}
