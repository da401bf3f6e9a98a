import { describe, expect, test } from 'vitest';
import { pollUntil } from '../../../src/apply/context.ts';
import { VirtualClock } from '../../emulator/virtual-clock.ts';

/** Polls without finding anything. Returns the seconds of the checks and marks the last. */
async function watch(
  settlingTime: number,
  { stopAfter = Infinity, duration = 0, findAt = Infinity, setBy = 0 } = {},
) {
  const clock = new VirtualClock({ autoAdvance: true });
  const start = clock.elapsed();
  const stop = new AbortController();
  if (stopAfter !== Infinity) void clock.sleep(stopAfter).then(() => stop.abort());
  const looks: string[] = [];
  const ending = { requested: stop.signal, remaining: () => 0 };
  const result = await pollUntil({ clock, settlingTime, stop: ending, info: () => {} }, async (last) => {
    const second = (clock.elapsed() - start) / 1_000;
    looks.push(`${second}${last ? ' last' : ''}`);
    clock.setTime(setBy);
    await clock.sleep(duration);
    return second >= findAt ? 'found' : undefined;
  });
  return { looks, result, took: clock.elapsed() - start };
}

describe('polling', () => {
  test.each([
    [30_000, ['0', '1', '3', '7', '15', '30 last']],
    [60_000, ['0', '1', '3', '7', '15', '30', '45', '60 last']],
    [5_000, ['0', '1', '3', '5 last']],
    [500, ['0', '0.5 last']],
    [0, ['0 last']],
  ])(
    'for %i ms checks soon at first, then less often, and once at the very end',
    async (settlingTime, expected) => {
      const { looks, result } = await watch(settlingTime);
      expect(looks).toEqual(expected);
      expect(result).toBeUndefined();
    },
  );

  test.each([-3_600_000, 3_600_000])('is unaffected when the time of day is set by %i ms', async (setBy) => {
    const { looks } = await watch(5_000, { setBy });
    expect(looks).toEqual(['0', '1', '3', '5 last']);
  });

  test('ends as soon as something is found', async () => {
    const { looks, result } = await watch(30_000, { findAt: 3 });
    expect(looks).toEqual(['0', '1', '3']);
    expect(result).toBe('found');
  });

  test('checks once more if the last check ended after the settling time', async () => {
    const { looks } = await watch(30_000, { duration: 20_000 });
    expect(looks).toEqual(['0', '21', '41 last']);
  });

  test('stops in the middle of a wait and does not check again', async () => {
    const { looks, took } = await watch(30_000, { stopAfter: 8_000 });
    expect(looks).toEqual(['0', '1', '3', '7']);
    expect(took).toBe(8_000);
  });
});
