import { describe, expect, test } from 'vitest';
import { healthOf } from '../../../src/flow-service/answers.ts';
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

describe('what an answer to a test says', () => {
  test.each<readonly [string, HttpResult, Health['verdict'], string | RegExp | undefined]>([
    ['true', answer(200, { result: true }), 'ok', undefined],
    ['true, with more', answer(200, { result: true, message: 'fine', at: 1 }), 'ok', undefined],
    ['false', answer(200, { result: false }), 'failing', 'the answer gives no reason'],
    ['false, and why', answer(200, { result: false, message: 'invalid_code' }), 'failing', /invalid_code/],
    ['the backend refused', answer(400, flowError('1308-400', 'Backend')), 'failing', /1308-400: "Backend"/],
    ['the backend refused, by number', answer(400, { error_code: 1308, message: 'm' }), 'failing', /m/],
    ['the backend refused, as 500', answer(500, flowError('1308-500')), 'failing', /1308-500/],
    ['the backend was not reached', answer(503, flowError('1308-503')), 'untested', /1308-503/],
    ['the backend was too slow', answer(504, flowError('1308-504')), 'untested', /1308-504/],
    ['a code that begins alike', answer(400, flowError('13080-400')), 'untested', /13080/],
    ['the connector has no test', answer(400, flowError('1305-400')), 'untested', /1305-400/],
    ['unavailable', answer(503, flowError('1103-503')), 'untested', /HTTP 503/],
    ['no permission', answer(403, flowError('2120-403')), 'untested', /2120-403/],
    ['no such connection', answer(404, flowError('1439-404')), 'untested', /1439-404/],
    ['the token is refused', answer(401, { error_code: '401013', message: 'm' }), 'untested', /401013/],
    ['the page of a proxy', answer(502), 'untested', /HTTP 502/],
    ['200 and nothing', answer(200), 'untested', 'the answer contains no test result'],
    ['200 and a page', answer(200, 'html'), 'untested', 'the answer contains no test result'],
    ['text in place of false', answer(200, { result: 'false' }), 'untested', /contains no test result/],
    ['text in place of true', answer(200, { result: 'true' }), 'untested', /contains no test result/],
    ['null', answer(200, { result: null }), 'untested', /contains no test result/],
    ['a list', answer(200, [{ result: true }]), 'untested', /contains no test result/],
    ['true under another status', answer(202, { result: true }), 'untested', /HTTP 202/],
    ['true, but refused', answer(403, { result: true }), 'untested', /HTTP 403/],
    ['a connection that broke', { kind: 'lost' }, 'untested', /connection was lost/],
    ['no answer in time', { kind: 'timed-out' }, 'untested', /in time/],
    [
      'nothing sent',
      { kind: 'not-sent', reason: 'why', permanent: true },
      'untested',
      /nothing was sent: why/,
    ],
    ['half a body', { kind: 'unreadable', status: 200, reason: 'cut short' }, 'untested', /cut short/],
  ])('%s', (_, result, verdict, why) => {
    const health = healthOf(result);
    expect(health.verdict).toBe(verdict);
    if (why === undefined) expect(health).toEqual({ verdict });
    else expect(textOf(health.why ?? [])).toMatch(why);
  });
});
