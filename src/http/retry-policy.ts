import type { HttpResult } from './result.ts';

/** The most attempts at a request when the server or the network fails. */
export const MAX_ATTEMPTS = 5;
const FIRST_WAIT_MS = 500;
const MAX_WAIT_MS = 20_000;

export interface Attempt {
  /** 1 for the first attempt. */
  readonly number: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Milliseconds that the run has left. */
  readonly remaining: number;
  /** From 0 up to, but not including, 1. */
  readonly random: number;
}

/** Returns the milliseconds to wait before a retry; `undefined` when a retry would not help or would take too long. */
export function waitBeforeRetry(result: HttpResult, attempt: Attempt): number | undefined {
  if (!isThrottled(result) && (!isPassing(result) || attempt.number >= MAX_ATTEMPTS)) return undefined;
  const asked = (result.kind === 'answer' && retryAfter(result.headers, attempt.now)) || 0;
  // "At once", and a date in the past by this machine's clock, ask for no wait. Then the usual back-off applies.
  const wait = asked >= FIRST_WAIT_MS ? asked : Math.max(asked, backOff(attempt));
  return wait < attempt.remaining ? wait : undefined;
}

/** Whether the server throttled the request, and so did not act on it. */
export function isThrottled(result: HttpResult): boolean {
  return result.kind === 'answer' && (result.status === 429 || result.meaning === 'throttled');
}

/** Whether the request certainly had no effect, so that any kind of request may be sent again. */
export function isWithoutEffect(result: HttpResult): boolean {
  return result.kind === 'not-sent' || isThrottled(result);
}

/** Whether the failure may be temporary, so that a retry may help. */
export function isPassing(result: HttpResult): boolean {
  if (result.kind === 'not-sent') return !result.permanent;
  if (result.kind === 'unreadable') return result.reason === 'cut short';
  if (result.kind !== 'answer') return true;
  const { status, json, meaning } = result;
  if (meaning === 'passing') return true;
  // A retry does not help when the server does not implement the request (501).
  return status === 408 || (status >= 500 && status !== 501) || (status === 200 && json === undefined);
}

/** Exponential, with full jitter, so that runs that fail together do not retry together. Never 0. */
function backOff(attempt: Attempt): number {
  const ceiling = Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempt.number - 1, 10));
  return 1 + Math.floor(attempt.random * ceiling);
}

/** Returns the milliseconds that `Retry-After` asks to wait. RFC 9110 allows seconds or a date. */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^\d+(?:\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1000);
  // `Date.parse` accepts almost any text as a date.
  const date = /^[A-Za-z]{3,9}, .+ GMT$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
