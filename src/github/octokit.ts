import { createDeadline } from '../http/deadline.ts';
import { describeResult } from '../http/describe-result.ts';
import { failureCode } from '../http/failure.ts';
import { HttpClient } from '../http/http-client.ts';
import { Limiter } from '../http/limiter.ts';
import type { HttpRequest, HttpResult } from '../http/send.ts';
import type { Clock } from '../machine/clock.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import type { Secret } from '../model/secret.ts';

export interface GitHubAccess {
  /** Without a slash at its end. */
  readonly apiUrl: string;
  readonly token: Secret;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly random: () => number;
  /** Ends whatever is asked. */
  readonly cancel: AbortSignal;
  readonly debug: (line: string) => void;
  readonly info: (line: string) => void;
  readonly redact: (text: string) => string;
}

/** Milliseconds for everything that is asked of GitHub at one point of the run, and for one request of it. */
const TIME_MS = 30_000;
const REQUEST_TIME_MS = 10_000;

export type Octokit = ReturnType<typeof import('@actions/github')['getOctokit']>;

/**
 * Lets `ask` ask GitHub, within the limits that every other request of this program has: a time each, a size, no
 * redirects, and another try for what may safely be sent again. Throws a ProblemError when GitHub refuses or can't
 * be reached; `what` says in words what was asked, `fix` what to do about a refusal.
 */
export async function askGitHub<T>(
  access: GitHubAccess,
  what: string,
  fix: string,
  ask: (octokit: Octokit) => Promise<T>,
): Promise<T> {
  const { clock, cancel, redact } = access;
  const stop = createDeadline(clock, TIME_MS, cancel);
  const http = new HttpClient({
    ...access,
    limiter: new Limiter(clock, 1),
    stop,
    requestTimeout: REQUEST_TIME_MS,
  });
  let last: HttpResult | undefined;
  const send = async (request: HttpRequest) => {
    last = await (isRepeatable(request) ? http.repeatedly(request) : http.once(request));
    return last;
  };
  try {
    return await ask(await createOctokit(access, send));
  } catch (cause) {
    if (last === undefined || cause instanceof ProblemError) throw cause;
    // Octokit folds what happened into its own words; the exchange itself says it better.
    const problem = refusalOf(last, what, fix, redact);
    // The time for GitHub is over, and not that of the run: this is for the run to tell.
    const isLate = problem.code === 'run-ended' && stop.reason() === 'out-of-time';
    throw new ProblemError(isLate ? tooLate(what) : problem, { cause });
  } finally {
    stop.dispose();
  }
}

function tooLate(what: string): Problem {
  return {
    code: 'github-unreachable',
    message: `GitHub did not ${what} within ${TIME_MS / 1000} seconds`,
    fix: 'run the job again later',
  };
}

function refusalOf(last: HttpResult, what: string, fix: string, redact: (text: string) => string): Problem {
  // GraphQL refuses with 200.
  const isOdd = last.kind === 'answer' && last.status < 300;
  return {
    code: failureCode(last, { answered: 'github-refused', unreachable: 'github-unreachable' }),
    message: `GitHub did not ${what}: ${isOdd ? 'its answer lacks what was asked for' : describeResult(last, redact)}`,
    fix: isForbidden(last) ? fix : 'run the job again later',
  };
}

/** Whether the token lacks a permission. GitHub answers 403 also when it is asked too much. */
function isForbidden(result: HttpResult): boolean {
  if (result.kind !== 'answer') return false;
  const { status, headers } = result;
  const isThrottled = headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0';
  return status < 300 || ([401, 403, 404].includes(status) && !isThrottled);
}

async function createOctokit(
  { apiUrl, token }: GitHubAccess,
  send: (request: HttpRequest) => Promise<HttpResult>,
): Promise<Octokit> {
  // Evaluated only where GitHub is asked.
  const { getOctokit } = await import(/* webpackMode: "eager" */ '@actions/github');
  const quiet = () => {};
  return getOctokit(token.reveal(), {
    baseUrl: apiUrl,
    request: { fetch: fetchOver(send) },
    // It would write to the console, past every sink.
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
}

/** Everything but the creation of a comment changes nothing, or nothing more, when it arrives twice. */
function isRepeatable({ method, url }: HttpRequest): boolean {
  return method !== 'POST' || url.endsWith('/graphql');
}

/** Returns a `fetch` for Octokit that sends by `send`; it throws where no whole answer came. */
function fetchOver(send: (request: HttpRequest) => Promise<HttpResult>): typeof fetch {
  return async (input, init) => {
    const method = METHODS.find((each) => each === init?.method);
    if (method === undefined) throw new TypeError(`no ${init?.method ?? 'GET'} is sent to GitHub`);
    const result = await send({
      method,
      url: String(input),
      headers: Object.fromEntries(new Headers(init?.headers)),
      ...(typeof init?.body === 'string' ? { body: init.body } : {}),
    });
    if (result.kind !== 'answer') throw new TypeError('no whole answer came');
    const { status, headers, json } = result;
    // Octokit takes an empty answer, or a proxy's page, for an empty list.
    if (json === undefined && status !== 204) throw new TypeError('the answer is not JSON');
    return new Response(json === undefined ? null : JSON.stringify(json), { status, headers });
  };
}

const METHODS = ['GET', 'POST', 'PATCH', 'DELETE'] as const;
