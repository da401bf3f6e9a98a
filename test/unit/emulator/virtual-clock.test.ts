import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../emulator/virtual-clock.ts';

describe('the virtual clock', () => {
  it('does not move until it is advanced', async () => {
    const clock = new VirtualClock({ start: 0 });
    const passed: number[] = [];
    for (const milliseconds of [20, 10, 30])
      void clock.sleep(milliseconds).then(() => passed.push(milliseconds));
    await clock.advance(9);
    expect([clock.now(), passed]).toEqual([9, []]);
    await clock.advance(11);
    expect([clock.now(), passed, clock.sleeping]).toEqual([20, [10, 20], 1]);
  });

  it('also ends sleeps that start on the way, each at its own time', async () => {
    const clock = new VirtualClock({ start: 0 });
    const times: number[] = [];
    void (async () => {
      for (let n = 0; n < 3; n++) {
        await clock.sleep(10);
        times.push(clock.now());
      }
    })();
    await clock.advance(25);
    expect([times, clock.now()]).toEqual([[10, 20], 25]);
  });

  it('ends a sleep without an error when its signal aborts', async () => {
    const clock = new VirtualClock();
    await clock.sleep(10, AbortSignal.abort());
    const stop = new AbortController();
    const sleep = clock.sleep(10, stop.signal);
    stop.abort();
    await sleep;
    expect(clock.sleeping).toBe(0);
  });

  it('moves by itself if configured so, in order, without waiting for cancelled timeouts', async () => {
    const clock = new VirtualClock({ start: 0, autoAdvance: true });
    const timeout = new AbortController();
    const timedOut = clock.sleep(75_000, timeout.signal);
    await Promise.all([clock.sleep(200), clock.sleep(100)]);
    timeout.abort();
    await timedOut;
    expect(clock.now()).toBe(200);
    await clock.sleep(60_000);
    expect(clock.now()).toBe(60_200);
  });
});
