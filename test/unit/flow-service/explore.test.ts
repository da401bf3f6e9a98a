import { expect, test } from 'vitest';
import { exploredHealth } from '../../../src/flow-service/explore.ts';
import type { HttpResult } from '../../../src/http/result.ts';
import { readError } from '../../../src/http/service-error.ts';
import { textOf } from '../../../src/model/message.ts';

function answer(status: number, json?: unknown): HttpResult {
  return { kind: 'answer', status, headers: new Headers(), json, error: readError(json, String) };
}

const flowError = (code: string) => ({ type: `https://ns.adobe.com/aep/errors/FLOW-${code}`, title: 'No' });
const items = (...types: readonly unknown[]) => types.map((type) => ({ type, name: 'a', path: 'a' }));

test.each<readonly [string, HttpResult, string]>([
  ['tables', answer(200, items('table', 'table', 'table')), '3 tables'],
  ['one table', answer(200, items('TABLE')), '1 table'],
  ['files and folders', answer(200, items('file', 'folder', 'file')), '2 files, 1 folder'],
  ['items in an object', answer(200, { items: items('view') }), '1 view'],
  ['items of unknown types', answer(200, items('constructor', 7, undefined, 'table')), '3 objects, 1 table'],
  ['invalid items', answer(200, [null, 'x']), '2 objects'],
  ['an empty list', answer(200, []), 'nothing at its root'],
])('%s are counted at the root of a source', (_, result, found) => {
  expect(exploredHealth(result)).toEqual({ verdict: 'ok', found });
});

test('a source that cannot be explored keeps the result of its plain test', () => {
  for (const code of ['1336-400', '1336-501'])
    expect(exploredHealth(answer(Number(code.slice(5)), flowError(code)))).toEqual({ verdict: 'ok' });
});

test.each<readonly [string, HttpResult, string]>([
  ['the source rejects the request', answer(400, flowError('1308-400')), 'failing'],
  ['the source could not be reached', answer(503, flowError('1308-503')), 'untested'],
  ['no permission', answer(403, flowError('2120-403')), 'untested'],
  ['an answer without a list', answer(200, { result: true }), 'untested'],
  ['an HTML page', answer(200, 'html'), 'untested'],
  ['no answer in time', { kind: 'timed-out' }, 'untested'],
])('%s: the reason mentions that the plain test passed', (_, result, verdict) => {
  const health = exploredHealth(result);
  expect(health.verdict).toBe(verdict);
  expect(textOf(health.why ?? [])).toMatch(/could not be listed, although the connection test passed: ./);
});
