import type { Clock } from '../machine/clock.ts';
import { code, type Message, msg } from '../model/message.ts';
import type { Deadline } from './deadline.ts';
import { Limiter } from './limiter.ts';
import { ADAPTIVE, loadShownBy, type Pace } from './pace.ts';
import { type Door, type HttpResult, RUN_ABORTED } from './result.ts';
import { isThrottled, isWithoutEffect, retryAfter, waitBeforeRetry } from './retry-policy.ts';
import { type HttpRequest, send } from './send.ts';

export interface HttpClientOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** From 0 to 1, without 1. */
  readonly random: () => number;
  /** The most requests in flight to one origin. */
  readonly concurrency: number;
  /** How many of them at which time. */
  readonly pace?: Pace | undefined;
  readonly stop: Deadline;
  /** Milliseconds for one request. */
  readonly requestTimeout: number;
  /** Receives a line per request: method, path, status, duration and request id, and nothing else. */
  readonly debug: (line: string) => void;
  /** Receives a message when all requests to an origin have to wait for long. */
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

/** Sends requests within the limits of the run: as many at once as each service accepts, each with a timeout, none after the end. */
export class HttpClient {
  readonly #options: HttpClientOptions;
  /** By origin: what one service can take says nothing about another. */
  readonly #limiters = new Map<string, Limiter>();
  /** Origins that asked to be left alone for longer than the run may take. */
  readonly #closed = new Set<string>();

  constructor(options: HttpClientOptions) {
    this.#options = options;
  }

  /** Sends `request` once. A request that the end of the run kept from starting is `not-sent`. */
  async send(request: HttpRequest): Promise<HttpResult> {
    const { clock, stop, requestTimeout, debug, door, pace = ADAPTIVE } = this.#options;
    const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
    const origin = originOf(request);
    const result = await this.#limiterOf(origin).run(async (note) => {
      if (this.#closed.has(origin)) return THROTTLED_TO_THE_END;
      const start = clock.elapsed();
      const sending = { ...this.#options, timeout: requestTimeout, abandon: stop.final };
      const answer = door(await send(request, sending));
      // The path only: a query may contain what must not be shown.
      const path = url?.pathname ?? '(no URL)';
      const milliseconds = Math.round(clock.elapsed() - start);
      debug(`${request.method} ${path} ${summaryOf(answer)} ${milliseconds} ms`);
      note(loadShownBy(answer, milliseconds, pace));
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
      if (isThrottled(result)) this.#pauseAll(wait, originOf(request));
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

  #limiterOf(origin: string): Limiter {
    const { clock, concurrency, pace } = this.#options;
    const limiter = this.#limiters.get(origin) ?? new Limiter(clock, concurrency, pace);
    this.#limiters.set(origin, limiter);
    return limiter;
  }

  /** Pauses all requests to an origin as its throttled answer asks, before the place goes to the next request. */
  #holdOthersBack(headers: Headers, origin: string): void {
    const { clock, stop } = this.#options;
    const wait = retryAfter(headers, clock.now()) ?? 0;
    // When the server asks for longer than the run may take, the other requests fail at once.
    if (wait < stop.remaining()) this.#pauseAll(wait, origin);
    else this.#closed.add(origin);
  }

  #pauseAll(milliseconds: number, origin: string): void {
    const { clock, info } = this.#options;
    // Many requests may be throttled at once: only the first prolongs the pause by much.
    if (this.#limiterOf(origin).pauseUntil(clock.elapsed() + milliseconds) >= LONG_WAIT_MS) {
      const seconds = Math.round(milliseconds / 1000);
      info(
        msg`${code(new URL(origin).host)} asked to slow down: nothing is sent to it for ${seconds} seconds`,
      );
    }
  }
}

/** Returns where a request goes; empty for a URL that is none. */
function originOf({ url }: HttpRequest): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}

function summaryOf(result: HttpResult): string {
  if (result.kind !== 'answer' && result.kind !== 'unreadable') return result.kind;
  const { status, requestId = '' } = result;
  const shown = result.kind === 'unreadable' ? `${status} (${result.reason})` : `${status}`;
  return `${shown} ${requestId}`.trimEnd();
}
