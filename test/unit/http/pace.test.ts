import { describe, expect, test } from 'vitest';
import {
  ADAPTIVE,
  firstLevel,
  type Level,
  type Load,
  loadShownBy,
  mayProbe,
  nextLevel,
} from '../../../src/http/pace.ts';
import type { HttpResult } from '../../../src/http/result.ts';

const MOST = 16;

/**
 * Feeds the ends of requests to a level. Each request was sent at the limit of that time, or one above it if
 * the level allows a probe.
 */
function after(steps: readonly Load[], { level = firstLevel(MOST, ADAPTIVE), now = 0 } = {}): Level {
  return steps.reduce((before, load) => {
    const atOnce = before.atOnce + (mayProbe(before, MOST, now) ? 1 : 0);
    return nextLevel(before, { era: before.era, atOnce }, load, now, ADAPTIVE);
  }, level);
}

const times = (count: number, load: Load): readonly Load[] => Array(count).fill(load);

describe('the limit on concurrent requests', () => {
  test.each([
    [1, 1],
    [8, 8],
    [32, 8],
  ])('starts at eight, or at %i if that is less', (most, expected) => {
    expect(firstLevel(most, ADAPTIVE).atOnce).toBe(expected);
  });

  test.each<readonly [string, readonly Load[], number]>([
    ['is not raised by the first good answer', ['fine'], 8],
    ['grows by one with each good answer at the limit', times(4, 'fine'), 11],
    ['never exceeds the maximum', times(50, 'fine'), 16],
    ['stays the same if answers show nothing', ['fine', ...times(50, 'unknown')], 8],
    ['is halved by an overload', ['overload'], 4],
    ['is halved again by the next overload', ['overload', 'overload'], 2],
    ['is at least one', times(9, 'overload'), 1],
    ['grows again to just below the overload', ['fine', 'overload', ...times(50, 'fine')], 8],
    [
      'is not lowered permanently by an overload during recovery',
      [...times(2, 'overload'), ...times(50, 'fine')],
      7,
    ],
    [
      'is lowered permanently by an overload after recovery',
      ['overload', ...times(9, 'fine'), 'overload', ...times(50, 'fine')],
      6,
    ],
  ])('%s', (_, steps, expected) => {
    expect(after(steps).atOnce).toBe(expected);
  });

  test('forgets an overload after a while', () => {
    const throttled = after(['fine', 'overload', ...times(50, 'fine')]);
    const settled = (now: number) => after(times(50, 'fine'), { level: throttled, now }).atOnce;
    expect([ADAPTIVE.memory - 1, ADAPTIVE.memory].map(settled)).toEqual([8, 16]);
  });

  test('is halved once, however many concurrent requests are throttled', () => {
    const before = after(['fine']);
    const sent = { era: before.era, atOnce: 8 };
    const level = times(8, 'overload').reduce(
      (level, load) => nextLevel(level, sent, load, 0, ADAPTIVE),
      before,
    );
    expect(level.atOnce).toBe(4);
    expect(nextLevel(level, sent, 'fine', 0, ADAPTIVE)).toBe(level);
  });
});

describe('the load shown by an answer', () => {
  const answer = (status: number): HttpResult => ({
    kind: 'answer',
    status,
    headers: new Headers(),
    json: {},
  });
  test.each<readonly [string, HttpResult, Load]>([
    ['200', answer(200), 'fine'],
    ['404', answer(404), 'fine'],
    ['429', answer(429), 'overload'],
    ['503', answer(503), 'overload'],
    ['500', answer(500), 'unknown'],
    ['503 without its body', { kind: 'unreadable', status: 503, reason: 'cut short' }, 'overload'],
    ['200 without its body', { kind: 'unreadable', status: 200, reason: 'cut short' }, 'unknown'],
    ['no answer in time', { kind: 'timed-out' }, 'overload'],
    ['no answer when the run ended', { kind: 'timed-out', aborted: true }, 'unknown'],
    ['a broken connection', { kind: 'lost' }, 'unknown'],
    ['nothing sent', { kind: 'not-sent', reason: 'no', permanent: false }, 'unknown'],
  ])('is derived from %s', (_, result, expected) => {
    expect(loadShownBy(result, 50, ADAPTIVE)).toBe(expected);
  });

  test('does not allow more requests if the answer is slow', () => {
    expect(loadShownBy(answer(200), ADAPTIVE.quick - 1, ADAPTIVE)).toBe('fine');
    expect(loadShownBy(answer(200), ADAPTIVE.quick, ADAPTIVE)).toBe('unknown');
    expect(loadShownBy(answer(429), ADAPTIVE.quick, ADAPTIVE)).toBe('overload');
  });
});
