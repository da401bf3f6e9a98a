import type { HttpResult } from './result.ts';

/** How the number of requests in flight adapts to the capacity of a service. */
export interface Pace {
  /** Requests in flight at first. */
  readonly start: number;
  /** An answer within this many milliseconds counts as quick. */
  readonly quick: number;
  /** The factor that an overload reduces the number by. */
  readonly decrease: number;
  /** Milliseconds for which the number stays below the one that caused an overload. */
  readonly memory: number;
}

/** Adobe documents no limit for Flow Service, so the limit is found by trying. */
export const ADAPTIVE: Pace = {
  // A wrong first number costs little. If it is too high, it is halved after one round of answers. From 8 it takes nine
  // rounds to reach 16, the default of `concurrency`.
  start: 8,
  // Adobe's gateway gives up after about a minute. A service that needs a sixth of that is already busy.
  quick: 10_000,
  // Halving ends an overload at once, even when other clients share the limit. Recovering takes only a few answers.
  decrease: 0.5,
  // Other clients of the service come and go. Probing twice a minute costs one throttled request each time.
  memory: 30_000,
};

/** How many requests may be in flight to a service, and what led to that number. */
export interface Level {
  readonly atOnce: number;
  /** Whether a quick answer without an error came while `atOnce` requests were in flight. */
  readonly isProven: boolean;
  /** The number of decreases so far. */
  readonly era: number;
  /** The number that caused an overload, and how long to remember it (of the clock's `elapsed`). */
  readonly tooMany?: { readonly atOnce: number; readonly until: number } | undefined;
}

/** The level when a request started: how many, including that request, were allowed at once. */
export type Sent = Pick<Level, 'era' | 'atOnce'>;

/** What an answer shows about the load of a service. `unknown` neither raises nor lowers the level. */
export type Load = 'fine' | 'overload' | 'unknown';

/** Returns the level before any answer; at most `most`. */
export function firstLevel(most: number, { start }: Pace): Level {
  return { atOnce: Math.min(start, most), isProven: false, era: 0 };
}

/**
 * Whether to send one request more than the level allows, to find out whether the service accepts it. There is only one
 * such request at a time, so that no other is refused together with it.
 */
export function mayProbe(level: Level, most: number, now: number): boolean {
  const tooMany = tooManyAt(level, now)?.atOnce ?? Number.POSITIVE_INFINITY;
  return level.isProven && level.atOnce < Math.min(most, tooMany - 1);
}

/** Returns the level after a request that ended at `now` (of the clock's `elapsed`). */
export function nextLevel(level: Level, sent: Sent, load: Load, now: number, pace: Pace): Level {
  // An answer to a request from before the last decrease says nothing about the present level. Many requests may be
  // throttled together, and must count only once.
  if (load === 'unknown' || sent.era !== level.era) return level;
  if (load === 'fine') return { ...level, isProven: true, atOnce: Math.max(level.atOnce, sent.atOnce) };
  const tooMany = tooManyAt(level, now);
  // An overload well below the remembered number may be chance, so it says nothing about the limit.
  const isNews = tooMany === undefined || sent.atOnce >= tooMany.atOnce - 1;
  return {
    atOnce: Math.max(1, Math.floor(level.atOnce * pace.decrease)),
    isProven: false,
    era: level.era + 1,
    tooMany: isNews ? { atOnce: sent.atOnce, until: now + pace.memory } : tooMany,
  };
}

function tooManyAt({ tooMany }: Level, now: number): Level['tooMany'] {
  return tooMany !== undefined && now < tooMany.until ? tooMany : undefined;
}

/** Returns what a request that took `milliseconds` shows about the load of the service. */
export function loadShownBy(result: HttpResult, milliseconds: number, { quick }: Pace): Load {
  if (result.kind === 'timed-out') return result.aborted ? 'unknown' : 'overload';
  if (result.kind !== 'answer' && result.kind !== 'unreadable') return 'unknown';
  if (OVERLOADED.includes(result.status)) return 'overload';
  return result.kind === 'answer' && result.status < 500 && milliseconds < quick ? 'fine' : 'unknown';
}

/**
 * Too Many Requests (RFC 6585, section 4), and Service Unavailable, "a temporary overload" (RFC 9110, section 15.6.4).
 */
const OVERLOADED: readonly number[] = [429, 503];
