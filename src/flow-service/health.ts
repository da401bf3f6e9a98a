import { describeResult, type HttpResult, objectIn } from '../http/result.ts';
import type { Health } from '../model/connection.ts';
import { isRecord } from '../model/is-record.ts';
import { msg } from '../model/message.ts';
import { errorCode, SOURCE_REFUSED } from './errors.ts';

/**
 * Returns the test result in the answer to `GET /connections/{id}/test`. Adobe documents `result`, but not how it
 * reports bad credentials. So both `false` and the error that names the source count as failures.
 */
export function healthOf(result: HttpResult): Health {
  const why = describeResult(result);
  const passed = objectIn(result)?.['result'];
  if (passed === true) return { verdict: 'ok' };
  const isSuccess = result.kind === 'answer' && result.status === 200;
  if (passed === false) {
    const isSilent = isSuccess && result.error?.message === undefined;
    return { verdict: 'failing', why: isSilent ? msg`the answer gives no reason` : why };
  }
  if (isRefusedBySource(result)) return { verdict: 'failing', why };
  return { verdict: 'untested', why: isSuccess ? msg`the answer contains no test result` : why };
}

/** Whether the source was reached and refused. 503 and 504 mean that it was not, whatever the code. */
function isRefusedBySource(result: HttpResult): boolean {
  const isReached = result.kind === 'answer' && result.status >= 400 && result.status <= 500;
  return isReached && errorCode(result) === SOURCE_REFUSED;
}

/** Flow Service's code for a source that cannot be explored. */
const NOT_EXPLORABLE = '1336';

/**
 * Returns the health of a connection that passed its test, from the answer to `GET
 * /connections/{id}/explore?objectType=root`. The test can pass although no table can be listed.
 * @see https://experienceleague.adobe.com/en/docs/experience-platform/sources/api-tutorials/explore/tabular
 */
export function exploredHealth(result: HttpResult): Health {
  const reason = describeResult(result);
  const why = msg`the root of the source could not be listed, although the connection test passed: ${reason}`;
  if (errorCode(result) === NOT_EXPLORABLE) return { verdict: 'ok' };
  if (isRefusedBySource(result)) return { verdict: 'failing', why };
  const json = result.kind === 'answer' && result.status === 200 ? result.json : undefined;
  const items = isRecord(json) ? json['items'] : json;
  return Array.isArray(items) ? { verdict: 'ok', found: countByType(items) } : { verdict: 'untested', why };
}

/** The types of items that Adobe's documentation shows. */
const TYPES: readonly string[] = ['table', 'view', 'file', 'folder'];

/** Returns the number of items by type: `2 files, 1 folder`. */
function countByType(items: readonly unknown[]): string {
  const counts = new Map<string, number>();
  for (const item of items) {
    const type = isRecord(item) && typeof item['type'] === 'string' ? item['type'].toLowerCase() : '';
    const known = TYPES.includes(type) ? type : 'object';
    counts.set(known, (counts.get(known) ?? 0) + 1);
  }
  const words = [...counts].map(([type, count]) => `${count} ${type}${count === 1 ? '' : 's'}`);
  return words.length === 0 ? 'nothing at its root' : words.join(', ');
}
