import type { HttpResult } from '../http/result.ts';
import { retryAfter } from '../http/retry-policy.ts';
import { isRecord, memberAt, textAt } from '../model/is-record.ts';

/** GitHub's wording for a limit, such as `You have exceeded a secondary rate limit. Please wait a few minutes …` */
const LIMIT = /\brate limit|\babuse detection\b|^RATE_LIMITED$/i;

/** GitHub's wording for a missing permission, such as `Resource not accessible by integration`. */
const NOT_ACCESSIBLE = /^Resource not accessible by /;

/** How long to wait after a limit that names no time. */
const UNNAMED_WAIT_MS = 60_000;

/**
 * Returns the result with its meaning by GitHub's own rules: throttled, with the time to wait as `Retry-After`, or a
 * passing fault. A secondary limit may be a 403 or 429 without a header that says so. Then only the message
 * distinguishes it from a missing permission. GraphQL reports all errors with HTTP 200. `now` is in milliseconds since
 * the epoch.
 * @see https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
export function withMeaning(result: HttpResult, now: number): HttpResult {
  if (result.kind !== 'answer') return result;
  if (isRateLimited(result)) {
    const headers = new Headers(result.headers);
    headers.set('retry-after', `${Math.ceil(waitOf(headers, now) / 1000)}`);
    return { ...result, headers, meaning: 'throttled' };
  }
  const isFault =
    result.status === 200 &&
    !saysNotAccessible(result.json) &&
    graphQlErrors(result.json).some(isPassingError);
  return isFault ? { ...result, meaning: 'passing' } : result;
}

type Answer = Extract<HttpResult, { kind: 'answer' }>;

function isRateLimited({ status, headers, json }: Answer): boolean {
  if (saysNotAccessible(json)) return false;
  // In a success, `message` may be a part of the requested data.
  if (status < 400) return errorWordsIn(json).some((said) => LIMIT.test(said));
  if (status === 429) return true;
  if (status !== 403) return false;
  // The last request that a limit allows also has 0 remaining, but it is not refused.
  if (headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0') return true;
  return wordsIn(json).some((said) => LIMIT.test(said));
}

/** A refusal in GraphQL has a type, and an invalid query an extension. `Something went wrong …` has neither. */
function isPassingError({ type, extensions }: Readonly<Record<string, unknown>>): boolean {
  return type === undefined && extensions === undefined;
}

/** Returns the milliseconds that GitHub asks to wait. */
function waitOf(headers: Headers, now: number): number {
  const asked = retryAfter(headers, now);
  if (asked !== undefined) return asked;
  const reset = Number(headers.get('x-ratelimit-reset') ?? Number.NaN);
  const isReset = headers.get('x-ratelimit-remaining') === '0' && Number.isFinite(reset);
  // By this machine's clock, the reset may be in the past.
  return isReset && reset * 1000 > now ? reset * 1000 - now : UNNAMED_WAIT_MS;
}

/** Whether GitHub says, or usually means, that the token lacks a permission. It hides what a token may not read. */
export function lacksPermission(result: HttpResult, method: string): boolean {
  if (result.kind !== 'answer' || result.meaning !== undefined) return false;
  const { status, json } = result;
  return status === 404 ? method === 'GET' : saysNotAccessible(json);
}

function saysNotAccessible(json: unknown): boolean {
  return wordsIn(json).some((said) => NOT_ACCESSIBLE.test(said));
}

/** Returns what an answer says of itself and of its errors. */
function wordsIn(json: unknown): readonly string[] {
  const message = textAt(json, 'message');
  return [...(message === undefined ? [] : [message]), ...errorWordsIn(json)];
}

function errorWordsIn(json: unknown): readonly string[] {
  const words = graphQlErrors(json).flatMap(({ message, type }) => [message, type]);
  return words.filter((said) => typeof said === 'string');
}

/** Returns the errors in an answer of the GraphQL API. */
export function graphQlErrors(json: unknown): readonly Readonly<Record<string, unknown>>[] {
  const errors = memberAt(json, 'errors');
  return Array.isArray(errors) ? errors.filter(isRecord) : [];
}
