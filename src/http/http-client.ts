import type { Clock } from '../machine/clock.ts';
import { type Message, msg } from '../model/message.ts';
import type { Deadline } from './deadline.ts';
import { type Door, type HttpResult, RUN_ABORTED } from './result.ts';
import { isThrottled, isWithoutEffect, retryAfter, waitBeforeRetry } from './retry-policy.ts';
import { type HttpRequest, send } from './send.ts';

export interface HttpClientOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** From 0 to 1, without 1. */
  readonly random: () => number;
  /** Requests in flight at once. */
  readonly concurrency: number;
  readonly stop: Deadline;
  /** Milliseconds for one request. */
  readonly requestTimeout: number;
  /** Receives a line per request: method, path, status, duration and request id, and nothing else. */
  readonly debug: (line: string) => void;
  /** Receives a message when all requests have to wait for long. */
  readonly info: (message: Message) => void;
  /** What every answer passes before anything else is done with it. */
  readonly door: Door;
}

/** People may think that nothing happens any more after this silence. */
const LONG_WAIT_MS = 5_000;

/** The result of a request to a service that asked for more time than the run has. */
const THROTTLED_TO_THE_END: HttpResult = {
  kind: 'not-sent',
  reason: 'the service asked to wait for longer than the run may take',
  permanent: true,
};

/** Sends requests within the limits of the run: a few at once, each in its time, none after the end. */
export class HttpClient {
  readonly #options: HttpClientOptions;
  readonly #limiter: Limiter;
  /** Origins that asked to be left alone for longer than the run may take. */
  readonly #closed = new Set<string>();

  constructor(options: HttpClientOptions) {
    this.#options = options;
    this.#limiter = new Limiter(options.clock, options.concurrency);
  }

  /** Sends `request` once. A request that the end of the run kept from starting is `not-sent`. */
  async send(request: HttpRequest): Promise<HttpResult> {
    const { clock, stop, requestTimeout, debug, door } = this.#options;
    const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
    const origin = url?.origin ?? '';
    const result = await this.#limiter.run(async () => {
      if (this.#closed.has(origin)) return THROTTLED_TO_THE_END;
      const start = clock.elapsed();
      const sending = { ...this.#options, timeout: requestTimeout, abandon: stop.final };
      const answer = door(await send(request, sending));
      // The path only: a query may hold more than may be shown.
      const path = url?.pathname ?? '(no URL)';
      debug(`${request.method} ${path} ${summaryOf(answer)} ${Math.round(clock.elapsed() - start)} ms`);
      if (answer.kind === 'answer' && isThrottled(answer)) this.#holdOthersBack(answer.headers, origin);
      return answer;
    }, stop.requested);
    return result ?? RUN_ABORTED;
  }

  /** Sends `request`, which may safely be sent again, until its answer is clear or `isFinal`, or time is up. */
  async sendWithRetry(
    request: HttpRequest,
    isFinal: (result: HttpResult) => boolean = () => false,
  ): Promise<HttpResult> {
    const { clock, random, stop } = this.#options;
    let reached: HttpResult | undefined;
    let retried = false;
    for (let number = 1; ; number++) {
      const sent = await this.send(request);
      const hasStatus = sent.kind === 'answer' || sent.kind === 'unreadable';
      const result: HttpResult = retried && hasStatus ? { ...sent, retried } : sent;
      retried ||= !isWithoutEffect(result);
      // A request that did not leave does not undo an earlier one that may have been acted on.
      if (result.kind !== 'not-sent') reached = result;
      if (stop.requested.aborted || isFinal(result)) return reached ?? result;
      const attempt = { number, now: clock.now(), remaining: stop.remaining(), random: random() };
      const wait = waitBeforeRetry(result, attempt);
      if (wait === undefined) return reached ?? result;
      if (isThrottled(result)) this.#pauseAll(wait);
      await this.pause(wait);
    }
  }

  /** Sends `request`, which may not be carried out twice: again only while it was throttled or never left. */
  sendUntilItHasEffect(request: HttpRequest): Promise<HttpResult> {
    return this.sendWithRetry(request, (result) => !isWithoutEffect(result));
  }

  /** Waits `milliseconds`, or until the run stops. */
  async pause(milliseconds: number): Promise<void> {
    const { clock, stop } = this.#options;
    await clock.sleep(milliseconds, stop.requested);
  }

  /** Pauses all requests as a throttled answer asks, before its place goes to the next request. */
  #holdOthersBack(headers: Headers, origin: string): void {
    const { clock, stop } = this.#options;
    const wait = retryAfter(headers, clock.now()) ?? 0;
    // When the server asks for longer than the run may take, the other requests fail at once.
    if (wait < stop.remaining()) this.#pauseAll(wait);
    else this.#closed.add(origin);
  }

  #pauseAll(milliseconds: number): void {
    const { clock, info } = this.#options;
    // Many requests may be throttled at once: only the first prolongs the pause by much.
    if (this.#limiter.pauseUntil(clock.elapsed() + milliseconds) >= LONG_WAIT_MS) {
      info(msg`asked to slow down: nothing is sent for ${Math.round(milliseconds / 1000)} seconds`);
    }
  }
}

function summaryOf(result: HttpResult): string {
  if (result.kind !== 'answer' && result.kind !== 'unreadable') return result.kind;
  const { status, requestId = '' } = result;
  const shown = result.kind === 'unreadable' ? `${status} (${result.reason})` : `${status}`;
  return `${shown} ${requestId}`.trimEnd();
}

/** Limits how many requests are in flight at once, and lets all of them wait when a server throttles one. */
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

  /** Starts no task before `time`, of the clock's `elapsed`. Returns by how much this prolongs the pause there was. */
  pauseUntil(time: number): number {
    const before = Math.max(this.#pausedUntil, this.#clock.elapsed());
    this.#pausedUntil = Math.max(before, time);
    return this.#pausedUntil - before;
  }

  /** Runs `task` when there is room, and returns its result; `undefined` when `stop` aborts first. */
  async run<T>(task: () => Promise<T>, stop: AbortSignal): Promise<T | undefined> {
    if (!(await this.#enter(stop))) return undefined;
    try {
      while (this.#pausedUntil > this.#clock.elapsed() && !stop.aborted) {
        await this.#clock.sleep(this.#pausedUntil - this.#clock.elapsed(), stop);
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
}
