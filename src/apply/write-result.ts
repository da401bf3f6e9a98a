import { isNotFound, isSuccess } from '../flow-service/errors.ts';
import type { HttpResult } from '../http/result.ts';
import { isConnectionId } from '../model/connection.ts';
import { isRecord } from '../model/is-record.ts';

export type WriteMethod = 'POST' | 'PATCH' | 'DELETE';

/**
 * What the result of a write means for the base connection:
 * - `done`: the write was carried out; a creation with this id, and the etag if the answer names one.
 * - `absent`: there is no such connection to change or delete.
 * - `stale`: the connection is not the one that the `If-Match` of the change names.
 * - `refused`: nothing was done, and nothing would be if it were sent again.
 * - `not-acted-on`: nothing was done; the request may be sent again.
 * - `lost`: it may have been carried out; whether it was shows before long.
 * - `in-flight`: it may still be carried out at any time.
 */
export type WriteResult =
  | { readonly kind: 'done'; readonly id?: string | undefined; readonly etag?: string | undefined }
  | { readonly kind: 'absent' | 'stale' | 'refused' | 'not-acted-on' | 'lost' | 'in-flight' };

type Kind = Exclude<WriteResult['kind'], 'done' | 'absent'>;
type Meaning = Kind | Readonly<Record<WriteMethod, Kind>>;

/**
 * What a status means that is not a success, with its reason; a status that is missing here has the meaning of its hundred.
 * The API has no idempotency key and its names are not unique, so that a status which does not plainly say that nothing
 * happened leaves the write in doubt. Where the methods differ, each has its own meaning.
 */
const MEANINGS: ReadonlyMap<number, Meaning> = new Map<number, Meaning>([
  // Somebody on the way gave up waiting for the request.
  [408, 'lost'],
  // Only a change names the etag that it expects.
  [412, { POST: 'refused', PATCH: 'stale', DELETE: 'refused' }],
  // Node's `fetch` sends the request again by itself before it shows this status.
  [421, 'in-flight'],
  // The gateway throttles before anything is done.
  [429, 'not-acted-on'],
  // The gateway stopped waiting (about 60 s); the service did not.
  [504, 'in-flight'],
  // The same, from a content delivery network.
  [524, 'in-flight'],
]);

/** By the first digit of the status. */
const MEANINGS_OF_HUNDREDS: ReadonlyMap<number, Kind> = new Map([
  // A success that Flow Service itself did not plainly state: any proxy can say 200.
  [2, 'lost'],
  // A redirect is not followed, and says nothing about what was done before it.
  [3, 'in-flight'],
  [4, 'refused'],
  // The service failed at some point of its work.
  [5, 'lost'],
]);

/** Returns what the result of a write to `/connections` means. */
export function classifyWrite(method: WriteMethod, result: HttpResult): WriteResult {
  switch (result.kind) {
    case 'not-sent':
      return { kind: 'not-acted-on' };
    case 'lost':
      return { kind: 'lost' };
    case 'timed-out':
      return { kind: 'in-flight' };
    case 'answer':
    case 'unreadable': {
      const created = createdIn(result);
      if (method === 'POST' && created !== undefined) return { kind: 'done', ...created };
      if (method !== 'POST' && isSuccess(result)) return { kind: 'done' };
      if (method !== 'POST' && isNotFound(result)) return { kind: 'absent' };
      const meaning = MEANINGS.get(result.status);
      if (typeof meaning === 'object') return { kind: meaning[method] };
      return { kind: meaning ?? MEANINGS_OF_HUNDREDS.get(Math.floor(result.status / 100)) ?? 'in-flight' };
    }
  }
}

/** Returns the id and the etag of a created connection; a success without a usable id is none. */
function createdIn(
  result: HttpResult,
): { readonly id: string; readonly etag?: string | undefined } | undefined {
  if (result.kind !== 'answer' || result.status < 200 || result.status >= 300) return undefined;
  const { id, etag } = isRecord(result.json) ? result.json : {};
  return isConnectionId(id) ? { id, etag: typeof etag === 'string' ? etag : undefined } : undefined;
}
