import type { Clock } from '../../src/machine/clock.ts';

export interface VirtualClockOptions {
  /** Milliseconds since the epoch at which the clock starts. */
  readonly start?: number;
  /**
   * Lets time pass by itself: as soon as nothing else seems to be going on, the sleep that is due first resolves.
   * Without it time stands still until `advance` is called.
   */
  readonly autoAdvance?: boolean;
}

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

/** A jump of at least so many milliseconds is most likely a time-out, which must not pass while real work is under way. */
const longJump = 30_000;

/** Turns of the event loop without a new sleep before time moves by itself. */
const quietTurns = { short: 2, long: 25 };

/** Turns that all clocks are waiting for. */
let awaitedTurns = 0;

/** A clock whose time passes only when it is told to, or when everyone sleeps. */
export class VirtualClock implements Clock {
  readonly #autoAdvance: boolean;
  readonly #sleepers = new Set<Sleeper>();
  /** Milliseconds by which somebody has set the time of day. */
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

  /** Sets the time of day ahead, or back, as a time server or a person does. No time passes by it. */
  setTime(by: number): void {
    this.#set += by;
  }

  /** How many sleeps have neither passed nor been aborted. */
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

  /** Lets `milliseconds` pass. Sleeps resolve in the order in which they are due, those begun on the way included. */
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

  /** Resolves once nothing has happened for a while; the further the jump ahead, the longer the while. */
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

/** One turn of the event loop: promises settle, sockets and files get their say. It takes microseconds. */
function turn(): Promise<void> {
  awaitedTurns++;
  return new Promise((resolve) => {
    setImmediate(() => {
      awaitedTurns--;
      resolve();
    });
  });
}

/** Whether anything is under way besides the clocks: a callback for the next turn, or a request to the system. */
function isBusy(): boolean {
  const resources = process.getActiveResourcesInfo();
  const turns = resources.filter((kind) => kind === 'Immediate').length;
  return turns > awaitedTurns || resources.some((kind) => kind.includes('Req'));
}
