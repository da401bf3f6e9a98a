import { createDeadline } from '../http/deadline.ts';
import { HttpClient, type HttpClientOptions } from '../http/http-client.ts';
import { describeResult, failureCode, type HttpResult, networkFix } from '../http/result.ts';
import { isPassing } from '../http/retry-policy.ts';
import type { HttpRequest } from '../http/send.ts';
import { type Message, msg } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import type { Secret } from '../model/secret.ts';
import { isRateLimited } from './rate-limit.ts';

export interface GitHubAccess
  extends Pick<HttpClientOptions, 'fetch' | 'clock' | 'random' | 'debug' | 'door'> {
  readonly token: Secret;
  /** Cancels all requests to GitHub. */
  readonly cancel: AbortSignal;
}

/** The time limit of one call of `askGitHub`, and of one request in it, in milliseconds. */
const TIME_MS = 30_000;
const REQUEST_TIME_MS = 10_000;

/** Milliseconds to wait before a retry. */
const RETRY_WAIT_MS = 1_000;

/**
 * The version of the REST API. GitHub moves requests that name no version to a later one over time.
 * @see https://docs.github.com/en/rest/about-the-rest-api/api-versions
 */
const API_VERSION = '2022-11-28';

/** Each page of a listing links to the next. Octokit would follow that link to any server, and send it the token. */
const ELSEWHERE: HttpResult = {
  kind: 'not-sent',
  reason: 'its answer links to a next page on another server, which must not get the token',
  fix: msg`check the proxy, or anything else in this network that answers for GitHub's API`,
  permanent: true,
};

export type Octokit = ReturnType<typeof import('@actions/github')['getOctokit']>;

/**
 * Lets `ask` call GitHub's API. Each request has a time limit, a size limit, no redirects, and one retry where that is
 * safe. Throws a ProblemError when GitHub refuses or cannot be reached. The message says `what` failed; `fix` names the
 * permission.
 */
export async function askGitHub<T>(
  access: GitHubAccess & { readonly baseUrl: string },
  what: string,
  fix: Message,
  ask: (octokit: Octokit) => Promise<T>,
): Promise<T> {
  // Loaded only when GitHub is called.
  const { getOctokit } = await import(/* webpackMode: "eager" */ '@actions/github');
  const stop = createDeadline(access.clock, TIME_MS, access.cancel);
  const quiet = () => {};
  const limits = { concurrency: 1, stop, requestTimeout: REQUEST_TIME_MS };
  const http = new HttpClient({ ...access, ...limits, info: quiet });
  const { origin } = new URL(access.baseUrl);
  let last: HttpResult | undefined;
  // It throws unless a complete answer arrives.
  const limitedFetch: typeof fetch = async (input, init) => {
    const request: HttpRequest = {
      method: init?.method ?? 'GET',
      url: String(input),
      headers: { ...Object.fromEntries(new Headers(init?.headers)), 'x-github-api-version': API_VERSION },
      body: typeof init?.body === 'string' ? init.body : undefined,
    };
    last = new URL(request.url).origin === origin ? await http.send(request) : ELSEWHERE;
    if (isRepeatable(request) && isPassing(last)) {
      await http.pause(RETRY_WAIT_MS);
      last = await http.send(request);
    }
    if (last.kind !== 'answer') throw new TypeError('no whole answer came');
    const { status, headers, json } = last;
    // Octokit would read an empty answer, or a proxy's page, as an empty list.
    if (json === undefined && status !== 204) throw new TypeError('the answer is not JSON');
    return new Response(json === undefined ? null : JSON.stringify(json), { status, headers });
  };
  const octokit = getOctokit(access.token.reveal(), {
    baseUrl: access.baseUrl,
    request: { fetch: limitedFetch },
    // Octokit would write to the console and bypass the guarded log.
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
  try {
    return await ask(octokit);
  } catch (cause) {
    if (last === undefined || cause instanceof ProblemError) throw cause;
    // The result of the last request is clearer than Octokit's own error message.
    const code = failureCode(last, { answered: 'github-refused', unreachable: 'github-unreachable' });
    const again = msg`run the job again later`;
    // Only the time for GitHub is over here. The end of the run is reported elsewhere.
    if (code === 'run-ended' && stop.reason() === 'out-of-time') {
      const message = msg`GitHub did not ${what} within ${TIME_MS / 1000} seconds`;
      throw new ProblemError({ code: 'github-unreachable', message, fix: again }, { cause });
    }
    // GraphQL reports refusals with HTTP 200.
    const isOdd = last.kind === 'answer' && last.status < 300;
    const oddity = isRateLimited(last)
      ? msg`it is throttling the token`
      : msg`its answer does not contain the requested data`;
    const why = isOdd ? oddity : describeResult(last);
    const message = msg`GitHub did not ${what}: ${why}`;
    const advice = isForbidden(last) ? fix : (networkFix(last) ?? again);
    throw new ProblemError({ code, message, fix: advice }, { cause });
  } finally {
    stop.dispose();
  }
}

/** Whether the token lacks a permission. GitHub also answers 403 when it throttles, and GraphQL refuses with 200. */
function isForbidden(result: HttpResult): boolean {
  if (result.kind !== 'answer' || isRateLimited(result)) return false;
  return result.status < 300 || [401, 403, 404].includes(result.status);
}

/** Every request except the creation of a comment has the same effect when it arrives twice. */
function isRepeatable({ method, url }: HttpRequest): boolean {
  return method !== 'POST' || url.endsWith('/graphql');
}
