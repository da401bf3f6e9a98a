import { failureCode, type HttpResult, isAnswered } from '../http/result.ts';
import type { Entry } from '../model/entry.ts';
import { isRecord } from '../model/is-record.ts';
import { type Message, msg, option } from '../model/message.ts';
import type { ProblemCode } from '../model/problem.ts';
import { hintOf } from './hints.ts';

/** The problem code for a failed request, and the fix. */
export interface Advice {
  readonly code: ProblemCode;
  readonly fix: Message;
}

/** Returns the advice for a request that Adobe did not carry out. Pass `entry` if the request sent its credentials. */
export function adviceFor(result: HttpResult, entry?: Entry): Advice {
  const advice = isAnswered(result)
    ? msg`fix what the answer reports, and run again; if it reports nothing, check that ${option('platform-url')} points to Adobe`
    : msg`check that ${option('platform-url')} can be reached from this machine, and run again`;
  return {
    code: failureCode(result, { answered: 'adobe-refused', unreachable: 'adobe-unreachable' }),
    fix: hintOf(result, entry) ?? advice,
  };
}

/** The codes of a 404 about the sandbox, not about the requested object. */
const SANDBOX_CODES = /^(?:2100|2101|2103|2106)(?:-|$)/;

/** "Resource not found": one of Adobe's error lists gives it the status 404, the other 400. */
const NOT_FOUND = /^1439(?:-|$)/;

/**
 * Whether Flow Service itself (not a proxy or the gateway) says that the requested object, not the sandbox, is missing.
 */
export function isNotFound(result: HttpResult): boolean {
  if (result.kind !== 'answer' || !isRecord(result.json) || result.json['error_code'] !== undefined)
    return false;
  const { status, error: { code: given, message } = {} } = result;
  if (given !== undefined && NOT_FOUND.test(given)) return status >= 400 && status < 500;
  return status === 404 && (given ?? message) !== undefined && !SANDBOX_CODES.test(given ?? '');
}

/** Flow Service's codes for "Empty token" and "Invalid token", which it sends with HTTP 400. */
const TOKEN_CODES = /^(?:2114|2115)(?:-|$)/;

/** Whether a request was refused because of its access token, and so had no effect. */
export function isTokenRefused(result: HttpResult): boolean {
  if (result.kind !== 'answer') return false;
  return result.status === 401 || (result.status === 400 && TOKEN_CODES.test(result.error?.code ?? ''));
}

/**
 * Whether Flow Service itself confirmed a change or a deletion: any proxy can answer 200. A change is answered with the
 * id and the new etag, a deletion with 202 or 204 and no body.
 *
 * @see https://developer.adobe.com/experience-platform-apis/references/flow-service/
 */
export function isSuccess(result: HttpResult): boolean {
  if (result.kind !== 'answer' || result.status < 200 || result.status >= 300) return false;
  if (result.error !== undefined) return false;
  const { id, etag } = isRecord(result.json) ? result.json : {};
  return id !== undefined || etag !== undefined || result.status === 202 || result.status === 204;
}
