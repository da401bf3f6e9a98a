import { createDeadline, type Deadline } from '../http/deadline.ts';
import { debugLine } from '../http/http-client.ts';
import { cleanResult, describeResult, failureCode, type HttpResult, RUN_ABORTED } from '../http/result.ts';
import { isPassing } from '../http/retry-policy.ts';
import { fetchOnce, type HttpRequest, parseJson, type TextResult } from '../http/send.ts';
import type { Clock } from '../machine/clock.ts';
import { type Message, msg } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import type { Secret } from '../model/secret.ts';

type Fetch = typeof fetch;

export interface GitHubAccess {
  /** Without a slash at its end. */
  readonly apiUrl: string;
  readonly token: Secret;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Ends all requests to GitHub. */
  readonly cancel: AbortSignal;
  readonly debug: (line: string) => void;
  readonly redact: (text: string) => string;
}

/** Milliseconds for everything that is asked of GitHub at one point of the run, and for one request of it. */
const TIME_MS = 30_000;
const REQUEST_TIME_MS = 10_000;

/** Milliseconds before a request is sent again. */
const RETRY_WAIT_MS = 1_000;

export type Octokit = ReturnType<typeof import('@actions/github')['getOctokit']>;

/**
 * Lets `ask` call GitHub's API, each request with a time limit, a size limit, no redirects, and one retry where that is safe.
 * Throws a ProblemError when GitHub refuses or can't be reached; `what` says what was asked, `fix` which permission a
 * refusal calls for.
 */
export async function askGitHub<T>(
  access: GitHubAccess,
  what: string,
  fix: Message,
  ask: (octokit: Octokit) => Promise<T>,
): Promise<T> {
  // Evaluated only where GitHub is asked.
  const { getOctokit } = await import(/* webpackMode: "eager" */ '@actions/github');
  const stop = createDeadline(access.clock, TIME_MS, access.cancel);
  const quiet = () => {};
  let last: HttpResult | undefined;
  const octokit = getOctokit(access.token.reveal(), {
    baseUrl: access.apiUrl,
    request: {
      fetch: limitedFetch(access, stop, (result) => {
        last = result;
      }),
    },
    // Octokit would write to the console, where nothing is redacted.
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
  try {
    return await ask(octokit);
  } catch (cause) {
    if (last === undefined || cause instanceof ProblemError) throw cause;
    // Octokit puts its own words around a failure; the result of the last request is clearer.
    const code = failureCode(last, { answered: 'github-refused', unreachable: 'github-unreachable' });
    const again = msg`run the job again later`;
    // The time for GitHub is over, not that of the run, which reports its own end.
    if (code === 'run-ended' && stop.reason() === 'out-of-time') {
      const message = msg`GitHub did not ${what} within ${TIME_MS / 1000} seconds`;
      throw new ProblemError({ code: 'github-unreachable', message, fix: again }, { cause });
    }
    // GraphQL refuses with 200.
    const isOdd = last.kind === 'answer' && last.status < 300;
    const why = isOdd ? msg`its answer lacks what was asked for` : describeResult(last);
    const message = msg`GitHub did not ${what}: ${why}`;
    throw new ProblemError({ code, message, fix: isForbidden(last) ? fix : again }, { cause });
  } finally {
    stop.dispose();
  }
}

/** Whether the token lacks a permission. GitHub answers 403 also when it throttles. */
function isForbidden(result: HttpResult): boolean {
  if (result.kind !== 'answer') return false;
  const { status, headers } = result;
  const isThrottled = headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0';
  return status < 300 || ([401, 403, 404].includes(status) && !isThrottled);
}

/** Returns a `fetch` for Octokit that throws unless a whole answer came; `note` receives every result. */
function limitedFetch(
  { fetch, clock, debug, redact }: GitHubAccess,
  stop: Deadline,
  note: (result: HttpResult) => void,
): Fetch {
  const sendOnce = async (request: HttpRequest) => {
    const start = clock.now();
    const sent: TextResult = stop.requested.aborted
      ? RUN_ABORTED
      : await fetchOnce(request, { fetch, clock, timeout: REQUEST_TIME_MS, abandon: stop.final });
    const result = cleanResult(
      sent.kind === 'answer' ? { ...sent, json: parseJson(sent.text) } : sent,
      redact,
    );
    debug(debugLine(request, result, clock.now() - start));
    note(result);
    return { sent, result };
  };
  return async (input, init) => {
    const request: HttpRequest = {
      method: init?.method ?? 'GET',
      url: String(input),
      headers: Object.fromEntries(new Headers(init?.headers)),
      body: typeof init?.body === 'string' ? init.body : undefined,
    };
    let { sent, result } = await sendOnce(request);
    if (isRepeatable(request) && isPassing(result)) {
      await clock.sleep(RETRY_WAIT_MS, stop.requested);
      ({ sent, result } = await sendOnce(request));
    }
    if (sent.kind !== 'answer') throw new TypeError('no whole answer came');
    const { status, headers, text } = sent;
    // Octokit takes an empty answer, or a proxy's page, for an empty list.
    if (result.kind === 'answer' && result.json === undefined && status !== 204) {
      throw new TypeError('the answer is not JSON');
    }
    return new Response(text === '' ? null : text, { status, headers });
  };
}

/** Everything except the creation of a comment has the same effect when it arrives twice. */
function isRepeatable({ method, url }: HttpRequest): boolean {
  return method !== 'POST' || url.endsWith('/graphql');
}
