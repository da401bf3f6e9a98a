import type { Clock } from '../machine/clock.ts';
import type { Deadline } from './deadline.ts';
import type { Limiter } from './limiter.ts';
import { isThrottled, nextStep, retryAfter } from './retry-policy.ts';
import { type HttpRequest, type HttpResult, RUN_ABORTED, send } from './send.ts';

export interface HttpClientOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly random: () => number;
  readonly limiter: Limiter;
  readonly stop: Deadline;
  /** Milliseconds for one send. */
  readonly requestTimeout: number;
  /** Told about each send: method, path, status, duration and request id, and nothing else. */
  readonly debug: (line: string) => void;
  /** Told in words when everybody waits for long. */
  readonly info: (line: string) => void;
}

/** Milliseconds of silence from which on people may think that nothing happens any more. */
const LONG_WAIT_MS = 5_000;

/** Sends requests within the limits of the run: so many at once, each in its time, none after the end. */
export class HttpClient {
  readonly #options: HttpClientOptions;
  /** Origins that asked to be left alone for longer than the run may take. */
  readonly #closed = new Set<string>();

  constructor(options: HttpClientOptions) {
    this.#options = options;
  }

  /** Sends `request` once. A request that the end of the run kept from starting is `not-sent`. */
  async once(request: HttpRequest): Promise<HttpResult> {
    const { fetch, clock, limiter, stop, requestTimeout, debug } = this.#options;
    const origin = originOf(request.url);
    const result = await limiter.pass(async () => {
      if (this.#closed.has(origin)) return THROTTLED_TO_THE_END;
      const start = clock.now();
      const sending = { fetch, clock, timeout: requestTimeout, abandon: stop.final };
      const ended = await send(request, sending);
      debug(`${request.method} ${pathOf(request.url)} ${summaryOf(ended)} ${clock.now() - start} ms`);
      this.#holdOthersBack(ended, origin);
      return ended;
    }, stop.requested);
    return result ?? RUN_ABORTED;
  }

  /**
   * Sends `request`, which may safely be sent again, until it has an answer worth having or time is up. `isEnough` tells
   * of an answer that another try would not better, although it looks like trouble that passes.
   */
  async repeatedly(
    request: HttpRequest,
    isEnough: (result: HttpResult) => boolean = () => false,
  ): Promise<HttpResult> {
    const { clock, random, stop } = this.#options;
    let reached: HttpResult | undefined;
    let repeated = false;
    for (let number = 1; ; number++) {
      const answer = await this.once(request);
      const result: HttpResult = repeated && answer.kind === 'answer' ? { ...answer, repeated } : answer;
      repeated ||= result.kind !== 'not-sent' && !isThrottled(result);
      // A request that did not leave does not undo an earlier one that may have been acted on.
      if (result.kind !== 'not-sent') reached = result;
      if (stop.requested.aborted || isEnough(result)) return reached ?? result;
      const step = nextStep(result, {
        number,
        now: clock.now(),
        remaining: stop.remaining(),
        random: random(),
      });
      if (step.kind === 'done') return reached ?? result;
      await this.pause(step.wait, step.throttled);
    }
  }

  /** Closes the gate as a throttled answer asks, before the place of its request goes to the next in line. */
  #holdOthersBack(result: HttpResult, origin: string): void {
    const { clock, stop } = this.#options;
    if (result.kind !== 'answer' || !isThrottled(result)) return;
    const wait = retryAfter(result.headers, clock.now()) ?? 0;
    // When it asks for longer than the run may take, the others are better told so than left waiting.
    if (wait < stop.remaining()) this.#closeGate(wait);
    else this.#closed.add(origin);
  }

  #closeGate(milliseconds: number): void {
    const { clock, limiter, info } = this.#options;
    // Many are told the same at once: it is said once.
    if (limiter.pauseUntil(clock.now() + milliseconds) >= LONG_WAIT_MS) {
      info(`asked to slow down: nothing is sent for ${Math.round(milliseconds / 1000)} seconds`);
    }
  }

  /** Waits `milliseconds`, or until the run stops; when `everyone`, no other request starts meanwhile either. */
  async pause(milliseconds: number, everyone: boolean): Promise<void> {
    const { clock, stop } = this.#options;
    if (everyone) this.#closeGate(milliseconds);
    await clock.sleep(milliseconds, stop.requested);
  }
}

/** What comes of a request to a service that asked for more time than the run has. */
const THROTTLED_TO_THE_END: HttpResult = {
  kind: 'not-sent',
  reason: 'the service asked to wait for longer than the run may take',
  permanent: true,
};

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}

/** The path, since a query may tell more than it should; nothing of what is no URL. */
function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : '(no URL)';
}

function summaryOf(result: HttpResult): string {
  switch (result.kind) {
    case 'answer':
    case 'unreadable': {
      const id = result.requestId === undefined ? '' : ` ${result.requestId}`;
      return `${result.status}${result.kind === 'unreadable' ? ` (${result.reason})` : ''}${id}`;
    }
    default:
      return result.kind;
  }
}
