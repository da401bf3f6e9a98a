import { isNotFound } from '../flow-service/errors.ts';
import type { HttpResult } from '../http/result.ts';
import { isConnectionId } from '../model/connection.ts';
import { isRecord } from '../model/is-record.ts';

export type WriteMethod = 'POST' | 'PATCH' | 'DELETE';

/**
 * What the result of a write means for the base connection:
 * - `done`: the write was carried out. For a creation, with the id, and the etag if the answer has one.
 * - `absent`: there is no such connection to change or delete.
 * - `stale`: the connection's etag is not the one in the `If-Match` header of the change.
 * - `refused`: nothing was done, and a retry would be refused too.
 * - `not-acted-on`: nothing was done; the request may be sent again.
 * - `lost`: it may have been carried out; a listing or look-up will soon show whether it was.
 * - `in-flight`: it may still be carried out at any time.
 */
export type WriteResult =
  | { readonly kind: 'done'; readonly id?: string | undefined; readonly etag?: string | undefined }
  | { readonly kind: 'absent' | 'stale' | 'refused' | 'not-acted-on' | 'lost' | 'in-flight' };

type Meaning = Exclude<WriteResult['kind'], 'done' | 'absent'>;

/**
 * The meaning of each error status, with the reason. A status that is not listed has the meaning of its class (4xx,
 * 5xx, …). The API has no idempotency key and its names are not unique, so any status that does not clearly say that
 * nothing happened leaves the write in doubt.
 */
const MEANINGS: ReadonlyMap<number, Meaning> = new Map<number, Meaning>([
  // A server or proxy gave up waiting for the request.
  [408, 'lost'],
  // Only a change sends the etag that it expects.
  [412, 'stale'],
  // Node's `fetch` has already retried the request before it reports this status.
  [421, 'in-flight'],
  // The gateway throttles before it passes the request on.
  [429, 'not-acted-on'],
  // The gateway stopped waiting after about 60 s, but the service may still be working.
  [504, 'in-flight'],
  // A content delivery network reports the same with this status.
  [524, 'in-flight'],
]);

/** The meaning of each class of statuses, by the first digit. */
const MEANINGS_OF_HUNDREDS: ReadonlyMap<number, Meaning> = new Map([
  // This success does not clearly come from Flow Service: any proxy can answer 200.
  [2, 'lost'],
  // Redirects are not followed, and a redirect says nothing about what was done before it.
  [3, 'in-flight'],
  [4, 'refused'],
  // The service failed at some point while processing the request.
  [5, 'lost'],
]);

/** The meaning of each result without an answer. */
const MEANINGS_OF_SILENCE = {
  'not-sent': 'not-acted-on',
  lost: 'lost',
  'timed-out': 'in-flight',
} as const;

/**
 * Returns what the result of a write to `/connections` means. Flow Service itself must confirm it, since any proxy can
 * answer 200: a creation is answered with the new id, a change with the id and the new etag, a deletion with 202 or 204
 * and no body.
 * @see https://developer.adobe.com/experience-platform-apis/references/flow-service/
 */
export function classifyWrite(method: WriteMethod, result: HttpResult): WriteResult {
  if (result.kind !== 'answer' && result.kind !== 'unreadable') {
    return { kind: MEANINGS_OF_SILENCE[result.kind] };
  }
  const { status } = result;
  if (result.kind === 'answer' && status >= 200 && status < 300) {
    const { id, etag } = isRecord(result.json) ? result.json : {};
    const isConfirmed = id !== undefined || etag !== undefined || status === 202 || status === 204;
    if (method !== 'POST' && isConfirmed && result.error === undefined) return { kind: 'done' };
    if (method === 'POST' && isConnectionId(id)) {
      return { kind: 'done', id, etag: typeof etag === 'string' ? etag : undefined };
    }
  }
  if (method !== 'POST' && isNotFound(result)) return { kind: 'absent' };
  const meaning = MEANINGS.get(status) ?? MEANINGS_OF_HUNDREDS.get(Math.floor(status / 100));
  if (meaning === 'stale' && method !== 'PATCH') return { kind: 'refused' };
  return { kind: meaning ?? 'in-flight' };
}
