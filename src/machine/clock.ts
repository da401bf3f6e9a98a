import { setTimeout } from 'node:timers/promises';

/** Time as the program sees it, so that tests can run on a virtual clock. All values are milliseconds. */
export interface Clock {
  /** Milliseconds since the epoch. Use it only for dates, because it jumps when the machine's time is set. */
  now(): number;
  /** Milliseconds since an arbitrary moment. Use it to measure durations: it never goes backwards. */
  elapsed(): number;
  /** Resolves after `milliseconds`, or immediately when `signal` is aborted. It never rejects. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's clock. A sleep whose signal aborts does not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }).catch(() => {}),
};
