import type { HttpResult } from './result.ts';

/** How the number of requests in flight follows what a service can take. */
export interface Pace {
  /** Requests in flight at first. */
  readonly start: number;
  /** An answer that took fewer milliseconds is quick. */
  readonly quick: number;
  /** What an overload multiplies the number by. */
  readonly decrease: number;
  /** Milliseconds for which the number stays below the one that was too many. */
  readonly memory: number;
}

/** Adobe documents no limit for Flow Service, so the limit is found by trying. */
export const ADAPTIVE: Pace = {
  // A wrong first number costs little: one that is too high is halved after one round of answers, and from eight it takes
  // nine rounds to reach sixteen, the default of `concurrency`.
  start: 8,
  // Adobe's gateway gives up after about a minute. A service that needs a sixth of it is busy already.
  quick: 10_000,
  // Halving ends an overload at once, also when other clients share the limit. Growing back takes a few answers.
  decrease: 0.5,
  // The other clients of a service come and go. To ask again twice a minute costs one throttled request each time.
  memory: 30_000,
};

/** How many requests at once a service is trusted with, and how that came about. */
export interface Level {
  readonly atOnce: number;
  /** Whether a quick, clean answer came while so many were in flight. */
  readonly isProven: boolean;
  /** Counts the decreases. */
  readonly era: number;
  /** The number that was too many, and until when it counts, by the clock's `elapsed`. */
  readonly tooMany?: { readonly atOnce: number; readonly until: number } | undefined;
}

/** What a request was when it was let through: so many at once, itself included, were allowed for. */
export type Sent = Pick<Level, 'era' | 'atOnce'>;

/** What an answer shows about the load of a service: `unknown` neither raises nor lowers the level. */
export type Load = 'fine' | 'overload' | 'unknown';

/** Returns the level before any answer; `most` is never exceeded. */
export function firstLevel(most: number, { start }: Pace): Level {
  return { atOnce: Math.min(start, most), isProven: false, era: 0 };
}

/**
 * Whether one request more than the level allows may be sent, to find out whether the service takes it. Only one is under
 * way at a time: if it is one too many, no other is refused with it.
 */
export function mayProbe(level: Level, most: number, now: number): boolean {
  const tooMany = tooManyAt(level, now)?.atOnce ?? Number.POSITIVE_INFINITY;
  return level.isProven && level.atOnce < Math.min(most, tooMany - 1);
}

/** Returns the level after a request has ended at `now`, of the clock's `elapsed`. */
export function nextLevel(level: Level, sent: Sent, load: Load, now: number, pace: Pace): Level {
  // An answer to a request that was sent before the last decrease shows nothing about the level since then: many
  // requests may be throttled together, and count once.
  if (load === 'unknown' || sent.era !== level.era) return level;
  if (load === 'fine') return { ...level, isProven: true, atOnce: Math.max(level.atOnce, sent.atOnce) };
  const tooMany = tooManyAt(level, now);
  // Below the number that was too many, the cause may be chance: then it teaches nothing about the limit.
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

/** Returns what a request that ended after so many milliseconds shows about the load of the service. */
export function loadShownBy(result: HttpResult, milliseconds: number, { quick }: Pace): Load {
  if (result.kind === 'timed-out') return result.aborted ? 'unknown' : 'overload';
  if (result.kind !== 'answer' && result.kind !== 'unreadable') return 'unknown';
  if (OVERLOADED.includes(result.status)) return 'overload';
  return result.kind === 'answer' && result.status < 500 && milliseconds < quick ? 'fine' : 'unknown';
}

/** Too Many Requests, and Service Unavailable: "a temporary overload" (RFC 6585, section 4; RFC 9110, section 15.6.4). */
const OVERLOADED: readonly number[] = [429, 503];
