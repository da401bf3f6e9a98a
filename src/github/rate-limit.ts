import type { HttpResult } from '../http/result.ts';
import { isRecord } from '../model/is-record.ts';

/** GitHub's wording for a limit, such as `You have exceeded a secondary rate limit. Please wait a few minutes …` */
const WORDS = /\brate limit|\babuse detection\b|^RATE_LIMITED$/i;

/**
 * Whether GitHub throttled a request. A secondary limit may be a 403 or 429 without a header that says so. Then only
 * the message distinguishes it from a missing permission. GraphQL throttles with HTTP 200.
 * @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
export function isRateLimited(result: HttpResult): boolean {
  if (result.kind !== 'answer') return false;
  const { status, headers, json } = result;
  if (status === 429 || headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0')
    return true;
  const { message, errors } = isRecord(json) ? json : {};
  const ofGraphQl = (Array.isArray(errors) ? errors : []).flatMap((error: unknown) =>
    isRecord(error) ? [error['message'], error['type']] : [],
  );
  return [message, ...ofGraphQl].some((said) => typeof said === 'string' && WORDS.test(said));
}
