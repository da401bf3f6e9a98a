import type { HttpResult } from '../http/send.ts';
import { isConnectionId } from '../model/connection.ts';
import { isRecord } from '../model/is-record.ts';

/**
 * What an answer to `POST /connections` means for the connection that was to be made:
 * - `created`: it exists, with this id.
 * - `final`: it was refused, and would be again.
 * - `not-acted-on`: nothing happened; the request may be sent again.
 * - `lost`: it may have been made; whether it was shows in the listing before long.
 * - `maybe-running`: it may still be made at any time; the request must not be sent again.
 */
export type WriteResult =
  | { readonly kind: 'created'; readonly id: string }
  | { readonly kind: 'final' | 'not-acted-on' | 'lost' | 'maybe-running' };

/**
 * By status; what is not here goes by its hundred. The API has no idempotency key and its names are not unique,
 * so whatever does not plainly say that nothing happened may have been carried out.
 */
const CLASS_OF_STATUS: ReadonlyMap<number, 'not-acted-on' | 'lost' | 'maybe-running'> = new Map([
  [408, 'lost'], // somebody on the way gave up waiting for the request
  [421, 'maybe-running'], // Node's `fetch` sends the request again by itself before it shows this one
  [429, 'not-acted-on'], // the gateway throttles before anything is done
  [504, 'maybe-running'], // the gateway stopped waiting (about 60 s); the service did not
  [524, 'maybe-running'], // the same, from a content delivery network
]);

/** Returns the class of an answer to `POST /connections`. */
export function classifyWrite(result: HttpResult): WriteResult {
  switch (result.kind) {
    case 'not-sent':
      return { kind: 'not-acted-on' };
    case 'lost':
      return { kind: 'lost' };
    case 'timed-out':
      return { kind: 'maybe-running' };
    case 'answer':
    case 'unreadable': {
      const id = result.kind === 'answer' && isRecord(result.json) ? result.json['id'] : undefined;
      const { status } = result;
      if (status >= 200 && status < 300) {
        return isConnectionId(id) ? { kind: 'created', id } : { kind: 'lost' };
      }
      return { kind: CLASS_OF_STATUS.get(status) ?? classOfHundred(status) };
    }
  }
}

function classOfHundred(status: number): 'final' | 'lost' | 'maybe-running' {
  if (status >= 500) return 'lost';
  // A redirect is not followed, and says nothing of what was done before it.
  return status >= 400 ? 'final' : 'maybe-running';
}
