import type { Clock } from '../machine/clock.ts';

/** Limits how many requests are in flight at once, and makes all of them wait when a server throttles one. */
export class Limiter {
  readonly #clock: Clock;
  readonly #width: number;
  readonly #waiting: (() => void)[] = [];
  #inside = 0;
  #pausedUntil = 0;

  constructor(clock: Clock, width: number) {
    this.#clock = clock;
    this.#width = width;
  }

  /**
   * Starts no task before `time` (milliseconds since the epoch): a server that throttles one request throttles all.
   * Returns by how many milliseconds this prolongs the pause that there was.
   */
  pauseUntil(time: number): number {
    const before = Math.max(this.#pausedUntil, this.#clock.now());
    this.#pausedUntil = Math.max(before, time);
    return this.#pausedUntil - before;
  }

  /**
   * Runs `task` when there is room, and returns its result. When `stop` aborts first, the task does not run and the result
   * is `undefined`.
   */
  async run<T>(task: () => Promise<T>, stop: AbortSignal): Promise<T | undefined> {
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

  /** Hands the place over to the next task instead of freeing it, so that no other task gets in between. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#inside--;
    else next();
  }

  /** Milliseconds until the pause ends; 0 or less when there is none. */
  #wait(): number {
    return this.#pausedUntil - this.#clock.now();
  }
}
