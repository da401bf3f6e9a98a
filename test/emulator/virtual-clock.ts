import type { Clock } from '../../src/machine/clock.ts';

export interface VirtualClockOptions {
  /** The start time in milliseconds since the epoch. */
  readonly start?: number;
  /**
   * Lets time pass by itself: when the program seems idle, the next sleep resolves. Otherwise, time only passes
   * during `advance`.
   */
  readonly autoAdvance?: boolean;
}

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

/** A jump of at least this many milliseconds is probably a timeout, which must not pass during real work. */
const longJump = 30_000;

/** The number of event loop turns without a new sleep before time advances by itself. */
const quietTurns = { short: 2, long: 25 };

/** The number of turns for which all clocks are waiting. */
let awaitedTurns = 0;

/** A clock whose time passes only on demand, or when all code sleeps. */
export class VirtualClock implements Clock {
  readonly #autoAdvance: boolean;
  readonly #sleepers = new Set<Sleeper>();
  /** Milliseconds by which the time of day was changed. */
  #set = 0;
  #now: number;
  #changes = 0;
  #ticking = false;

  constructor({ start = Date.UTC(2026, 0, 15, 12), autoAdvance = false }: VirtualClockOptions = {}) {
    this.#now = start;
    this.#autoAdvance = autoAdvance;
  }

  now(): number {
    return this.#now + this.#set;
  }

  elapsed(): number {
    return this.#now;
  }

  /** Sets the time of day forward or back, like a time server or a person. No time passes. */
  setTime(by: number): void {
    this.#set += by;
  }

  /** The number of sleeps that have neither passed nor been aborted. */
  get sleeping(): number {
    return this.#sleepers.size;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const wake = () => {
        this.#sleepers.delete(sleeper);
        this.#changes++;
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper = { due: this.#now + Math.max(0, milliseconds), wake };
      this.#sleepers.add(sleeper);
      this.#changes++;
      signal?.addEventListener('abort', wake, { once: true });
      if (this.#autoAdvance) void this.#tick();
    });
  }

  /** Lets `milliseconds` pass. Sleeps resolve in the order of their due times, including new ones. */
  async advance(milliseconds: number): Promise<void> {
    const target = this.#now + milliseconds;
    await turn();
    for (let next = this.#first(); next && next.due <= target; next = this.#first()) {
      this.#wake(next);
      await turn();
    }
    this.#now = Math.max(this.#now, target);
  }

  async #tick(): Promise<void> {
    if (this.#ticking) return;
    this.#ticking = true;
    while (this.#sleepers.size > 0) {
      await this.#quiet();
      const next = this.#first();
      if (next) this.#wake(next);
    }
    this.#ticking = false;
  }

  /** Resolves once nothing has happened for a while, which is longer before a long jump. */
  async #quiet(): Promise<void> {
    for (let quiet = 0, seen = this.#changes; ; quiet++) {
      const next = this.#first();
      if (!next) return;
      if (quiet >= (next.due - this.#now >= longJump ? quietTurns.long : quietTurns.short)) return;
      await turn();
      if (seen !== this.#changes || isBusy()) {
        seen = this.#changes;
        quiet = -1;
      }
    }
  }

  #wake(sleeper: Sleeper): void {
    this.#now = Math.max(this.#now, sleeper.due);
    sleeper.wake();
  }

  #first(): Sleeper | undefined {
    let first: Sleeper | undefined;
    for (const sleeper of this.#sleepers) if (!first || sleeper.due < first.due) first = sleeper;
    return first;
  }
}

/** Waits for one turn of the event loop, in which promises, sockets and files make progress. It takes microseconds. */
function turn(): Promise<void> {
  awaitedTurns++;
  return new Promise((resolve) => {
    setImmediate(() => {
      awaitedTurns--;
      resolve();
    });
  });
}

/** Returns whether anything is pending apart from the clocks: a callback, or a request to the system. */
function isBusy(): boolean {
  const resources = process.getActiveResourcesInfo();
  const turns = resources.filter((kind) => kind === 'Immediate').length;
  return turns > awaitedTurns || resources.some((kind) => kind.includes('Req'));
}
