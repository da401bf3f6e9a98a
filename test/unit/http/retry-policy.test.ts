import { describe, expect, it } from 'vitest';
import type { HttpResult } from '../../../src/http/result.ts';
import {
  type Attempt,
  isThrottled,
  MAX_ATTEMPTS,
  retryAfter,
  waitBeforeRetry,
} from '../../../src/http/retry-policy.ts';

const now = Date.UTC(2026, 0, 15, 12);
const first: Attempt = { number: 1, now, remaining: 600_000, random: 0.5 };

function answer(
  status: number,
  ...[json, headers]: readonly [unknown?, Record<string, string>?]
): HttpResult {
  return { kind: 'answer', status, json, headers: new Headers(headers) };
}

const throttled = (after?: string) => answer(429, {}, after === undefined ? {} : { 'retry-after': after });
const waitOf = (result: HttpResult, changes: Partial<Attempt> = {}) =>
  waitBeforeRetry(result, { ...first, ...changes });

describe('a retry', () => {
  it.each<[string, HttpResult]>([
    ['408', answer(408)],
    ['429', answer(429)],
    ['500', answer(500)],
    ['502 as HTML', answer(502, undefined)],
    ['503', answer(503)],
    ['504', answer(504)],
    ['a 200 without JSON', answer(200, undefined)],
    ['a broken connection', { kind: 'lost' }],
    ['a time-out', { kind: 'timed-out' }],
    ['a connection that was not established', { kind: 'not-sent', reason: 'refused', permanent: false }],
    ['a truncated answer', { kind: 'unreadable', status: 200, reason: 'cut short' }],
  ])('follows %s', (_, result) => {
    expect(waitOf(result)).toBeGreaterThan(0);
  });

  it.each<[string, HttpResult]>([
    ['200', answer(200, {})],
    ['200 with the JSON null', answer(200, null)],
    ['201', answer(201)],
    ['202 without a body', answer(202, undefined)],
    ['204', answer(204, undefined)],
    ['302', answer(302, undefined)],
    ['400', answer(400)],
    ['401', answer(401)],
    ['403', answer(403)],
    ['404 as HTML', answer(404, undefined)],
    ['409', answer(409)],
    ['422', answer(422)],
    ['an untrusted certificate', { kind: 'not-sent', reason: 'certificate', permanent: true }],
    ['an answer that is too large', { kind: 'unreadable', status: 200, reason: 'too large' }],
  ])('does not follow %s', (_, result) => {
    expect(waitOf(result)).toBeUndefined();
  });

  it('is limited to a number of attempts after a server or network failure', () => {
    expect(waitOf({ kind: 'lost' }, { number: MAX_ATTEMPTS - 1 })).toBeGreaterThan(0);
    expect(waitOf({ kind: 'lost' }, { number: MAX_ATTEMPTS })).toBeUndefined();
  });

  it('is only limited by time after throttling', () => {
    expect(waitOf(throttled('7'), { number: 50 })).toBe(7_000);
  });

  it('makes all requests wait only after a 429', () => {
    expect(waitOf(answer(503, {}, { 'retry-after': '7' }))).toBe(7_000);
    expect([isThrottled(answer(429)), isThrottled(answer(503)), isThrottled({ kind: 'lost' })]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('the wait before a retry', () => {
  it.each([
    ['7', 7_000],
    ['0.7', 700],
    ['  7 ', 7_000],
    ['500', 500_000],
    ['Thu, 15 Jan 2026 12:00:42 GMT', 42_000],
    ['Thursday, 15-Jan-26 12:01:00 GMT', 60_000],
  ])('follows Retry-After: %s', (value, wait) => {
    expect(waitOf(throttled(value))).toBe(wait);
  });

  it('is impossible if Retry-After is longer than the rest of the run', () => {
    expect(waitOf(throttled('600'))).toBeUndefined();
    expect(waitOf(throttled('600'), { remaining: 600_001 })).toBe(600_000);
    expect(waitOf(throttled('99999999999999999999'))).toBeUndefined();
    expect(waitOf(throttled('Fri, 16 Jan 2026 12:00:00 GMT'))).toBeUndefined();
    expect(waitOf({ kind: 'lost' }, { remaining: 0 })).toBeUndefined();
  });

  it.each([
    '0',
    '0.0',
    'Thu, 15 Jan 2026 11:00:00 GMT',
    '',
    'soon',
    '-5',
    'Jan 2030',
    'in 2030',
    '1e3',
    '7s',
    '7, 8',
  ])(
    'has its usual length if Retry-After is %j, so that a server is never asked in a tight loop',
    (value) => {
      const waits = [1, 2, 3, 20].map((number) => waitOf(throttled(value), { number, random: 0.5 }));
      expect(waits).toEqual([251, 501, 1_001, 10_001]);
    },
  );

  it('is never shorter than Retry-After', () => {
    expect(waitOf(throttled('0.4'), { random: 0 })).toBe(400);
  });

  it('grows with each attempt, with a random part, up to 20 seconds', () => {
    const bounds = Array.from({ length: 4 }, (_, index) => ({ number: index + 1 }));
    const lost: HttpResult = { kind: 'lost' };
    expect(bounds.map((each) => waitOf(lost, { ...each, random: 0 }))).toEqual([1, 1, 1, 1]);
    expect(bounds.map((each) => waitOf(lost, { ...each, random: 1 - Number.EPSILON }))).toEqual([
      500, 1_000, 2_000, 4_000,
    ]);
    for (const number of [6, 7, 100, 1e9]) {
      expect(waitOf(throttled(), { number, random: 1 - Number.EPSILON })).toBeLessThanOrEqual(20_000);
      expect(waitOf(throttled(), { number, random: 1 - Number.EPSILON })).toBeGreaterThanOrEqual(16_000);
    }
  });

  it('ignores an invalid or missing Retry-After', () => {
    expect(retryAfter(new Headers(), now)).toBeUndefined();
    expect(retryAfter(new Headers({ 'retry-after': 'Thu, 99 Foo 2026 12:00:42 GMT' }), now)).toBeUndefined();
  });
});
