import type { Clock } from '../machine/clock.ts';
import {
  ADAPTIVE,
  firstLevel,
  type Level,
  type Load,
  mayProbe,
  nextLevel,
  type Pace,
  type Sent,
} from './pace.ts';

/** Limits how many requests to one service are in flight, and pauses all of them when the service throttles one. */
export class Limiter {
  readonly #clock: Clock;
  readonly #most: number;
  readonly #pace: Pace;
  readonly #waiting: ((sent: Sent) => void)[] = [];
  #level: Level;
  #inside = 0;
  /** The request that was sent on top of the level, to find out whether the service accepts one more. */
  #probe: Sent | undefined;
  #pausedUntil = 0;

  /** Runs at most `most` tasks at once. `pace` says how the number adapts. */
  constructor(clock: Clock, most: number, pace: Pace = ADAPTIVE) {
    this.#clock = clock;
    this.#most = most;
    this.#pace = pace;
    this.#level = firstLevel(most, pace);
  }

  /**
   * Starts no task before `time` (of the clock's `elapsed`). Returns by how many milliseconds this extends the pause.
   */
  pauseUntil(time: number): number {
    const before = Math.max(this.#pausedUntil, this.#clock.elapsed());
    this.#pausedUntil = Math.max(before, time);
    return this.#pausedUntil - before;
  }

  /**
   * Runs `task` when there is room, and returns its result; `undefined` when `stop` aborts first. `task` receives a
   * function to report what its result shows about the load of the service.
   */
  async run<T>(task: (note: (load: Load) => void) => Promise<T>, stop: AbortSignal): Promise<T | undefined> {
    const sent = await this.#enter(stop);
    if (sent === undefined) return undefined;
    try {
      while (this.#pausedUntil > this.#clock.elapsed() && !stop.aborted) {
        await this.#clock.sleep(this.#pausedUntil - this.#clock.elapsed(), stop);
      }
      return stop.aborted ? undefined : await task((load) => this.#note(load, sent));
    } finally {
      if (sent === this.#probe) this.#probe = undefined;
      this.#inside--;
      this.#admit();
    }
  }

  #note(load: Load, sent: Sent): void {
    // While fewer requests are in flight than allowed, a good answer does not show that more would be fine.
    const isTelling = load !== 'fine' || this.#inside >= this.#level.atOnce;
    if (isTelling) this.#level = nextLevel(this.#level, sent, load, this.#clock.elapsed(), this.#pace);
  }

  #enter(stop: AbortSignal): Promise<Sent | undefined> {
    if (stop.aborted) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const enter = (sent: Sent) => {
        stop.removeEventListener('abort', giveUp);
        resolve(sent);
      };
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        resolve(undefined);
      };
      stop.addEventListener('abort', giveUp, { once: true });
      this.#waiting.push(enter);
      this.#admit();
    });
  }

  /** Starts waiting tasks as soon as places are free, so that no later task takes a place first. */
  #admit(): void {
    for (let sent = this.#place(); sent !== undefined && this.#waiting.length > 0; sent = this.#place()) {
      if (sent.atOnce > this.#level.atOnce) this.#probe = sent;
      this.#inside++;
      this.#waiting.shift()?.(sent);
    }
  }

  /** Returns a free place, if there is one. */
  #place(): Sent | undefined {
    const { era, atOnce } = this.#level;
    if (this.#inside < atOnce) return { era, atOnce };
    const isFree = this.#inside === atOnce && this.#probe === undefined;
    return isFree && mayProbe(this.#level, this.#most, this.#clock.elapsed())
      ? { era, atOnce: atOnce + 1 }
      : undefined;
  }
}
