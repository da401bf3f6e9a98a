import type { HttpResult } from './send.ts';

/** How often a read is tried when the server or the network fails. */
export const MAX_ATTEMPTS = 5;
const FIRST_WAIT_MS = 500;
const MAX_WAIT_MS = 20_000;

export interface Attempt {
  /** 1 for the first. */
  readonly number: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Milliseconds that the run has left. */
  readonly remaining: number;
  /** From 0 to 1, without 1. */
  readonly random: number;
}

export type NextStep =
  | {
      readonly kind: 'retry';
      readonly wait: number /** Whether others are to wait too. */;
      readonly throttled: boolean;
    }
  | { readonly kind: 'done' };

/**
 * Decides what follows an exchange that may safely be sent again (a GET, a DELETE, a token). Waits are in
 * milliseconds, and never longer than the time that is left: then the exchange stands as it is.
 */
export function nextStep(result: HttpResult, attempt: Attempt): NextStep {
  const throttled = isThrottled(result);
  if (!throttled && (!isPassing(result) || attempt.number >= MAX_ATTEMPTS)) return { kind: 'done' };
  const asked = result.kind === 'answer' ? retryAfter(result.headers, attempt.now) : undefined;
  // "At once" and a date that has passed by this machine's clock ask for nothing: it backs off as ever.
  const wait = asked !== undefined && asked >= FIRST_WAIT_MS ? asked : Math.max(asked ?? 0, backOff(attempt));
  return wait < attempt.remaining ? { kind: 'retry', wait, throttled } : { kind: 'done' };
}

/** Whether the server said that it is asked too much: such a request was not acted on. */
export function isThrottled(result: HttpResult): boolean {
  return result.kind === 'answer' && result.status === 429;
}

/** Whether trying again may help. */
function isPassing(result: HttpResult): boolean {
  switch (result.kind) {
    case 'answer':
      return (
        result.status === 408 ||
        // What a server does not implement it will not implement in a second.
        (result.status >= 500 && result.status !== 501) ||
        (result.status === 200 && result.json === undefined)
      );
    case 'not-sent':
      return !result.permanent;
    case 'lost':
    case 'timed-out':
      return true;
    case 'unreadable':
      return result.reason === 'cut short';
  }
}

/** Exponential, with full jitter: runs that failed together do not come back together. Never 0. */
function backOff(attempt: Attempt): number {
  const ceiling = Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempt.number - 1, 10));
  return 1 + Math.floor(attempt.random * ceiling);
}

/** Returns how long `Retry-After` asks to wait, in milliseconds: RFC 9110 allows seconds and a date. */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^\d+(?:\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1000);
  // Date.parse finds a date in almost anything.
  const date = /^[A-Za-z]{3,9}, .+ GMT$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
