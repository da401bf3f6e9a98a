import type { Clock } from '../machine/clock.ts';

/** Lets at most so many requests be in flight at once, and makes all of them wait when one was told to. */
export class Limiter {
  readonly #clock: Clock;
  readonly #width: number;
  readonly #waiting: (() => void)[] = [];
  #inside = 0;
  #closedUntil = 0;

  constructor(clock: Clock, width: number) {
    this.#clock = clock;
    this.#width = width;
  }

  /**
   * Nobody enters before `time` (milliseconds since the epoch): a server that throttles one throttles all. Returns by
   * how many milliseconds that is longer than it was closed anyway.
   */
  pauseUntil(time: number): number {
    const before = Math.max(this.#closedUntil, this.#clock.now());
    this.#closedUntil = Math.max(before, time);
    return this.#closedUntil - before;
  }

  /**
   * Runs `task` when there is room, and returns what it returns. When `stop` aborts first, the task does not
   * run and the result is `undefined`.
   */
  async pass<T>(task: () => Promise<T>, stop: AbortSignal): Promise<T | undefined> {
    if (!(await this.#enter(stop))) return undefined;
    try {
      for (let wait = this.#wait(); wait > 0 && !stop.aborted; wait = this.#wait()) {
        await this.#clock.sleep(wait, stop);
      }
      return stop.aborted ? undefined : await task();
    } finally {
      this.#leave();
    }
  }

  #enter(stop: AbortSignal): Promise<boolean> {
    if (stop.aborted) return Promise.resolve(false);
    if (this.#inside < this.#width) {
      this.#inside++;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const enter = () => {
        stop.removeEventListener('abort', giveUp);
        resolve(true);
      };
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        resolve(false);
      };
      stop.addEventListener('abort', giveUp, { once: true });
      this.#waiting.push(enter);
    });
  }

  /** The place is handed over, not freed: nobody slips in between. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#inside--;
    else next();
  }

  /** Milliseconds until the gate opens; not above 0 when it is open. */
  #wait(): number {
    return this.#closedUntil - this.#clock.now();
  }
}
