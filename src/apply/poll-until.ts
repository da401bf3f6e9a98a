import type { Clock } from '../machine/clock.ts';

/** Milliseconds between the looks: short at first, then ever longer. */
const WAITS_MS = [0, 1_000, 2_000, 4_000, 8_000, 15_000];

export interface Polling {
  readonly clock: Clock;
  /** Milliseconds to keep looking. */
  readonly settlingTime: number;
  /** Aborts when nothing new may be sent. */
  readonly stopped: AbortSignal;
}

/**
 * Calls `look` now, then after growing waits, and for the last time when the settling time is over, until it returns a
 * value; `last` says whether the call is the last. Returns `undefined` when the run stops first.
 */
export async function pollUntil<T>(
  { clock, settlingTime, stopped }: Polling,
  look: (last: boolean) => Promise<T | undefined>,
): Promise<T | undefined> {
  const end = clock.now() + settlingTime;
  for (let number = 0; ; number++) {
    const wait = WAITS_MS[Math.min(number, WAITS_MS.length - 1)] ?? 0;
    const left = Math.max(0, end - clock.now());
    if (wait > 0) await clock.sleep(Math.min(wait, left), stopped);
    if (stopped.aborted) return undefined;
    const last = clock.now() >= end;
    const seen = await look(last);
    if (seen !== undefined || last) return seen;
  }
}
