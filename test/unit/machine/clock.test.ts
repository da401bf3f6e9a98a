import { expect, it, vi } from 'vitest';
import { systemClock } from '../../../src/machine/clock.ts';

it('the elapsed time of the system clock is unaffected when the time of day is set', () => {
  const before = systemClock.elapsed();
  vi.spyOn(Date, 'now').mockReturnValue(0);
  expect(systemClock.now()).toBe(0);
  expect(systemClock.elapsed()).toBeGreaterThanOrEqual(before);
  vi.restoreAllMocks();
});

it('a sleep ends when its signal is aborted, before or during it, and does not fail', async () => {
  const controller = new AbortController();
  const during = systemClock.sleep(1_000_000, controller.signal);
  controller.abort();
  expect(await Promise.all([during, systemClock.sleep(1_000_000, controller.signal)])).toEqual([
    undefined,
    undefined,
  ]);
});
