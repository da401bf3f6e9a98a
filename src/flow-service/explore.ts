import { describeResult, type HttpResult } from '../http/result.ts';
import type { Health } from '../model/connection.ts';
import { isRecord } from '../model/is-record.ts';
import { msg } from '../model/message.ts';
import { SOURCE_REFUSED } from './answers.ts';

/** Flow Service's code for a source that cannot be explored. */
const NOT_SUPPORTED = /^1336(?:-|$)/;

/** The types of items that Adobe's documentation shows, with their plurals. */
const TYPES: Readonly<Record<string, string>> = {
  table: 'tables',
  view: 'views',
  file: 'files',
  folder: 'folders',
};

/**
 * Returns the health of a connection that passed its test, from the answer to `GET
 * /connections/{id}/explore?objectType=root`. The test can pass although no table can be listed.
 * @see https://experienceleague.adobe.com/en/docs/experience-platform/sources/api-tutorials/explore/tabular
 */
export function exploredHealth(result: HttpResult): Health {
  const reason = describeResult(result);
  const why = msg`the root of the source could not be listed, although the connection test passed: ${reason}`;
  if (result.kind !== 'answer') return { verdict: 'untested', why };
  const { status, json, error } = result;
  const code = error?.code ?? '';
  if (NOT_SUPPORTED.test(code)) return { verdict: 'ok' };
  if (status >= 400 && status <= 500 && SOURCE_REFUSED.test(code)) return { verdict: 'failing', why };
  const items = isRecord(json) ? json['items'] : json;
  return status === 200 && Array.isArray(items)
    ? { verdict: 'ok', found: countByType(items) }
    : { verdict: 'untested', why };
}

/** Returns the number of items by type: `2 files, 1 folder`. */
function countByType(items: readonly unknown[]): string {
  const counts = new Map<string, number>();
  for (const item of items) {
    const type = isRecord(item) && typeof item['type'] === 'string' ? item['type'].toLowerCase() : '';
    const known = Object.hasOwn(TYPES, type) ? type : 'object';
    counts.set(known, (counts.get(known) ?? 0) + 1);
  }
  const words = [...counts].map(([type, count]) =>
    count === 1 ? `1 ${type}` : `${count} ${TYPES[type] ?? 'objects'}`,
  );
  return words.length === 0 ? 'nothing at its root' : words.join(', ');
}
