import { setMaxListeners } from 'node:events';
import type { Clock } from '../machine/clock.ts';
import type { StopReason } from '../model/run.ts';

/** The time for requests in flight when a run has to end. GitHub kills a cancelled step after about 10 s. */
export const GRACE_MS = 5_000;

/** The end of a run, in two steps: first no new request starts, then requests in flight are abandoned. */
export interface Deadline {
  /** Aborts when no new request may start. */
  readonly requested: AbortSignal;
  /** Aborts GRACE_MS later: requests still in flight are abandoned. */
  readonly final: AbortSignal;
  /** Why the run stops, once it does. */
  readonly reason: () => StopReason | undefined;
  /** Milliseconds until the deadline; never negative. */
  readonly remaining: () => number;
  /** Clears the timers when the run is over. */
  readonly dispose: () => void;
}

/** Returns the deadline of a run that may take `timeout` milliseconds, and that ends early when `cancel` aborts. */
export function createDeadline(clock: Clock, timeout: number, cancel: AbortSignal): Deadline {
  const deadline = clock.elapsed() + timeout;
  const requested = new AbortController();
  const final = new AbortController();
  const over = new AbortController();
  // Every waiting request listens to these signals. Node would warn of a leak from the eleventh listener on.
  setMaxListeners(0, requested.signal, final.signal);
  let reason: StopReason | undefined;

  const stop = (why: StopReason) => {
    if (reason !== undefined || over.signal.aborted) return;
    reason = why;
    requested.abort();
    void clock.sleep(GRACE_MS, over.signal).then(() => final.abort());
  };
  const onCancel = () => stop('cancelled');
  if (cancel.aborted) onCancel();
  else cancel.addEventListener('abort', onCancel, { once: true });
  void clock.sleep(timeout, over.signal).then(() => stop('out-of-time'));

  return {
    requested: requested.signal,
    final: final.signal,
    reason: () => reason,
    remaining: () => Math.max(0, deadline - clock.elapsed()),
    dispose: () => {
      cancel.removeEventListener('abort', onCancel);
      over.abort();
    },
  };
}
