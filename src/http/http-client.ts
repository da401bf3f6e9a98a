import { code, type Message, msg } from '../model/message.ts';
import type { Deadline } from './deadline.ts';
import { Limiter } from './limiter.ts';
import { ADAPTIVE, loadShownBy, type Pace } from './pace.ts';
import { type Door, type HttpResult, RUN_ABORTED } from './result.ts';
import { isThrottled, isWithoutEffect, retryAfter, waitBeforeRetry } from './retry-policy.ts';
import { type HttpRequest, type Sending, send } from './send.ts';

export interface HttpClientOptions extends Omit<Sending, 'timeout' | 'abandon'> {
  /** Returns a number from 0 up to, but not including, 1. */
  readonly random: () => number;
  /** The most requests in flight to one origin. */
  readonly concurrency: number;
  /** How the number of requests in flight adapts, up to `concurrency`. */
  readonly pace?: Pace | undefined;
  readonly stop: Deadline;
  /** The timeout of one request, in milliseconds. */
  readonly requestTimeout: number;
  /** Receives one line per request, with only its method, path, status, duration and request id. */
  readonly debug: (line: string) => void;
  /** Receives a message when all requests to an origin have to wait for a long time. */
  readonly info: (message: Message) => void;
  /** Masks and cleans every answer before anything else reads it. */
  readonly door: Door;
}

/** A longer wait without a message could look as if the run hangs. */
const LONG_WAIT_MS = 5_000;

/** The result of a request to a service that asked to wait longer than the run has left. */
const THROTTLED_TO_THE_END: HttpResult = {
  kind: 'not-sent',
  reason: 'the service asked to wait longer than the run has left',
  permanent: true,
};

/**
 * Sends requests within the run's limits: at most as many at once as each service accepts, each with a timeout, none
 * after the run's end.
 */
export class HttpClient {
  readonly #options: HttpClientOptions;
  /** Limiters by origin, since each service has its own limit. */
  readonly #limiters = new Map<string, Limiter>();
  /** Origins that asked to wait longer than the run has left. */
  readonly #closed = new Set<string>();

  constructor(options: HttpClientOptions) {
    this.#options = options;
  }

  /** Sends `request` once. The result is `not-sent` when the run ends before the request can start. */
  async send(request: HttpRequest): Promise<HttpResult> {
    const { clock, stop, requestTimeout, debug, door, pace = ADAPTIVE } = this.#options;
    const { origin, pathname } = placeOf(request);
    const result = await this.#limiterOf(origin).run(async (note) => {
      if (this.#closed.has(origin)) return THROTTLED_TO_THE_END;
      const start = clock.elapsed();
      const sending = { ...this.#options, timeout: requestTimeout, abandon: stop.final };
      const answer = door(await send(request, sending));
      // Only the path is logged, since a query may contain a secret.
      const milliseconds = Math.round(clock.elapsed() - start);
      debug(`${request.method} ${pathname} ${summaryOf(answer)} ${milliseconds} ms`);
      note(loadShownBy(answer, milliseconds, pace));
      if (answer.kind === 'answer' && isThrottled(answer)) this.#holdOthersBack(answer.headers, origin);
      return answer;
    }, stop.requested);
    return result ?? RUN_ABORTED;
  }

  /**
   * Sends `request` until the result is clear or `isFinal`, or time is up. Only for requests that may safely be
   * repeated.
   */
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
      // If this attempt was not sent, an earlier one may still have been carried out, so that one's result is kept.
      if (result.kind !== 'not-sent') reached = result;
      if (stop.requested.aborted || isFinal(result)) return reached ?? result;
      const attempt = { number, now: clock.now(), remaining: stop.remaining(), random: random() };
      const wait = waitBeforeRetry(result, attempt);
      if (wait === undefined) return reached ?? result;
      if (isThrottled(result)) this.#pauseAll(wait, placeOf(request).origin);
      await this.pause(wait);
    }
  }

  /** Sends a `request` that must not be carried out twice. Retries only if it was throttled or never sent. */
  sendUntilItHasEffect(request: HttpRequest): Promise<HttpResult> {
    return this.sendWithRetry(request, (result) => !isWithoutEffect(result));
  }

  /** Waits for `milliseconds`, or until the run stops. */
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

  /** Pauses all requests to an origin as its throttling answer asks, before the next request can start. */
  #holdOthersBack(headers: Headers, origin: string): void {
    const { clock, stop } = this.#options;
    const wait = retryAfter(headers, clock.now()) ?? 0;
    // When the server asks for more time than the run has left, the other requests fail at once.
    if (wait < stop.remaining()) this.#pauseAll(wait, origin);
    else this.#closed.add(origin);
  }

  #pauseAll(milliseconds: number, origin: string): void {
    const { clock, info } = this.#options;
    // Many requests may be throttled together, but only the first makes the pause much longer and is reported.
    if (this.#limiterOf(origin).pauseUntil(clock.elapsed() + milliseconds) >= LONG_WAIT_MS) {
      const seconds = Math.round(milliseconds / 1000);
      info(
        msg`${code(new URL(origin).host)} asked to slow down: pausing requests to it for ${seconds} seconds`,
      );
    }
  }
}

/** Returns where a request goes. A request with an invalid URL is not sent, but logged. */
function placeOf({ url }: HttpRequest): Pick<URL, 'origin' | 'pathname'> {
  return URL.canParse(url) ? new URL(url) : { origin: '', pathname: '(no URL)' };
}

function summaryOf(result: HttpResult): string {
  if (result.kind !== 'answer' && result.kind !== 'unreadable') return result.kind;
  const { status, requestId = '' } = result;
  const shown = result.kind === 'unreadable' ? `${status} (${result.reason})` : `${status}`;
  return `${shown} ${requestId}`.trimEnd();
}
