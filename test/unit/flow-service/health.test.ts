import { describe, expect, test } from 'vitest';
import { exploredHealth, healthOf } from '../../../src/flow-service/health.ts';
import type { HttpResult } from '../../../src/http/result.ts';
import { readError } from '../../../src/http/service-error.ts';
import type { Health } from '../../../src/model/connection.ts';
import { textOf } from '../../../src/model/message.ts';

function answer(status: number, json?: unknown): HttpResult {
  return { kind: 'answer', status, headers: new Headers(), json, error: readError(json, String) };
}

function flowError(code: string, title = 'No'): object {
  return { type: `https://ns.adobe.com/aep/errors/FLOW-${code}`, title, report: { 'request-id': 'r-1' } };
}

describe('the verdict on a test', () => {
  test.each<readonly [string, HttpResult, Health['verdict'], string | RegExp | undefined]>([
    ['true', answer(200, { result: true }), 'ok', undefined],
    ['true with more members', answer(200, { result: true, message: 'fine', at: 1 }), 'ok', undefined],
    ['false', answer(200, { result: false }), 'failing', 'the answer gives no reason'],
    [
      'false with a reason',
      answer(200, { result: false, message: 'invalid_code' }),
      'failing',
      /invalid_code/,
    ],
    [
      'a rejection by the backend',
      answer(400, flowError('1308-400', 'Backend')),
      'failing',
      /1308-400: "Backend"/,
    ],
    [
      'a rejection by the backend with a numeric code',
      answer(400, { error_code: 1308, message: 'm' }),
      'failing',
      /m/,
    ],
    ['a rejection by the backend with status 500', answer(500, flowError('1308-500')), 'failing', /1308-500/],
    ['an unreachable backend', answer(503, flowError('1308-503')), 'untested', /1308-503/],
    ['a backend timeout', answer(504, flowError('1308-504')), 'untested', /1308-504/],
    [
      'a code that only starts like one of the backend',
      answer(400, flowError('13080-400')),
      'untested',
      /13080/,
    ],
    ['a connector without a test', answer(400, flowError('1305-400')), 'untested', /1305-400/],
    ['an unavailable service', answer(503, flowError('1103-503')), 'untested', /HTTP 503/],
    ['missing permission', answer(403, flowError('2120-403')), 'untested', /2120-403/],
    ['a missing connection', answer(404, flowError('1439-404')), 'untested', /1439-404/],
    ['a rejected token', answer(401, { error_code: '401013', message: 'm' }), 'untested', /401013/],
    ['a page from a proxy', answer(502), 'untested', /HTTP 502/],
    ['an empty 200', answer(200), 'untested', 'the answer contains no test result'],
    ['a page with status 200', answer(200, 'html'), 'untested', 'the answer contains no test result'],
    ['the string `false`', answer(200, { result: 'false' }), 'untested', /contains no test result/],
    ['the string `true`', answer(200, { result: 'true' }), 'untested', /contains no test result/],
    ['null', answer(200, { result: null }), 'untested', /contains no test result/],
    ['a list', answer(200, [{ result: true }]), 'untested', /contains no test result/],
    ['true with another success status', answer(202, { result: true }), 'untested', /HTTP 202/],
    ['true with an error status', answer(403, { result: true }), 'untested', /HTTP 403/],
    ['a broken connection', { kind: 'lost' }, 'untested', /connection was lost/],
    ['no answer in time', { kind: 'timed-out' }, 'untested', /in time/],
    [
      'a request that was not sent',
      { kind: 'not-sent', reason: 'why', permanent: true },
      'untested',
      /nothing was sent: why/,
    ],
    ['a truncated body', { kind: 'unreadable', status: 200, reason: 'cut short' }, 'untested', /cut short/],
  ])('follows from %s', (_, result, verdict, why) => {
    const health = healthOf(result);
    expect(health.verdict).toBe(verdict);
    if (why === undefined) expect(health).toEqual({ verdict });
    else expect(textOf(health.why ?? [])).toMatch(why);
  });
});

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
