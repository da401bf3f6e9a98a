import { createDeadline } from '../http/deadline.ts';
import { HttpClient, type HttpClientOptions } from '../http/http-client.ts';
import { describeResult, failureCode, type HttpResult, networkFix } from '../http/result.ts';
import { isPassing, isThrottled } from '../http/retry-policy.ts';
import type { HttpRequest } from '../http/send.ts';
import { type Message, msg, option, textOf } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import type { Secret } from '../model/secret.ts';
import { graphQlErrors, lacksPermission, withMeaning } from './answer-meaning.ts';

export interface GitHubAccess
  extends Pick<HttpClientOptions, 'fetch' | 'clock' | 'random' | 'debug' | 'door'> {
  readonly token: Secret;
  /** Receives a message when GitHub asks for a long wait. */
  readonly info: (text: string) => void;
  /** Cancels all requests to GitHub. */
  readonly cancel: AbortSignal;
}

/** What a call of `askGitHub` is about. */
interface Matter {
  readonly baseUrl: string;
  /** The time limit of the call, in milliseconds. */
  readonly time: number;
  /** What GitHub is asked to do, for the message: `GitHub did not …`. */
  readonly what: string;
  /** What to do if the token lacks a permission. */
  readonly permission: Message;
}

/** The time limit of one request, in milliseconds. */
const REQUEST_TIME_MS = 10_000;

/** 100 comments of the largest size fit, even if every character is escaped. */
const MAX_BODY_BYTES = 40 * 1024 * 1024;

/**
 * The version of the REST API. GitHub moves requests that name no version to a later one over time.
 * @see https://docs.github.com/en/rest/about-the-rest-api/api-versions
 */
const API_VERSION = '2022-11-28';

export type Octokit = ReturnType<typeof import('@actions/github')['getOctokit']>;

/**
 * Lets `ask` call GitHub's API. Each request has a time limit, a size limit and no redirects. It is repeated where that
 * is safe, and when GitHub throttled it and asks for a wait that the time allows. Throws a ProblemError when GitHub
 * refuses or cannot be reached.
 */
export async function askGitHub<T>(
  access: GitHubAccess,
  { baseUrl, time, what, permission }: Matter,
  ask: (octokit: Octokit) => Promise<T>,
): Promise<T> {
  // Loaded only when GitHub is called.
  const { getOctokit } = await import(/* webpackMode: "eager" */ '@actions/github');
  const { clock, cancel, debug, info } = access;
  const stop = createDeadline(clock, time, cancel);
  const quiet = () => {};
  const http = new HttpClient({
    ...access,
    concurrency: 1,
    stop,
    requestTimeout: REQUEST_TIME_MS,
    maxBodyBytes: MAX_BODY_BYTES,
    debug,
    info: (message) => info(textOf(message)),
    door: (result) => withMeaning(access.door(result), clock.now()),
  });
  let last: HttpResult | undefined;
  let method = 'GET';
  // It throws unless a complete answer arrives.
  const limitedFetch: typeof fetch = async (input, init) => {
    method = init?.method ?? 'GET';
    const request: HttpRequest = {
      method,
      url: String(input),
      headers: { ...Object.fromEntries(new Headers(init?.headers)), 'x-github-api-version': API_VERSION },
      body: typeof init?.body === 'string' ? init.body : undefined,
    };
    last = await (isRepeatable(request) ? http.sendWithRetry(request) : http.sendUntilItHasEffect(request));
    if (last.kind !== 'answer') throw new TypeError('no whole answer came');
    const { status, headers, json } = last;
    // Octokit would read an empty answer, or a proxy's page, as an empty list.
    if (json === undefined && status !== 204) throw new TypeError('the answer is not JSON');
    return new Response(json === undefined ? null : JSON.stringify(json), { status, headers });
  };
  const octokit = getOctokit(access.token.reveal(), {
    baseUrl,
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
    // Only the time for GitHub is over here. The end of the run is reported elsewhere.
    if (code === 'run-ended' && stop.reason() === 'out-of-time') {
      const message = msg`GitHub did not ${what} within ${time / 1000} seconds`;
      throw new ProblemError({ code: 'github-unreachable', message, fix: AGAIN }, { cause });
    }
    const why = isOdd(last) ? msg`its answer does not contain the requested data` : describeResult(last);
    const fix = lacksPermission(last, method) ? permission : fixOf(last);
    throw new ProblemError({ code, message: msg`GitHub did not ${what}: ${why}`, fix }, { cause });
  } finally {
    stop.dispose();
  }
}

const AGAIN = msg`run the job again later`;
const TOKEN = msg`remove ${option('github-token')}, so that the token of the job is used, or give it a valid token`;

/** Returns what to do about a failed request; `undefined` if that is not known. GitHub's own message is shown. */
function fixOf(result: HttpResult): Message | undefined {
  if (result.kind === 'answer' && result.status === 401) return TOKEN;
  return networkFix(result) ?? (isThrottled(result) || isPassing(result) ? AGAIN : undefined);
}

/** Whether an answer reports success but was not understood. */
function isOdd(result: HttpResult): boolean {
  if (result.kind !== 'answer' || result.json === undefined) return false;
  return result.status < 300 && graphQlErrors(result.json).length === 0;
}

/** Every request except the creation of a comment has the same effect when it arrives twice. */
function isRepeatable({ method, url }: HttpRequest): boolean {
  return method !== 'POST' || url.endsWith('/graphql');
}
