import { createDeadline } from '../http/deadline.ts';
import { HttpClient, type HttpClientOptions } from '../http/http-client.ts';
import { describeResult, failureCode, type HttpResult } from '../http/result.ts';
import { isPassing } from '../http/retry-policy.ts';
import type { HttpRequest } from '../http/send.ts';
import { code, type Message, msg, option } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import type { Secret } from '../model/secret.ts';
import type { Comment } from '../report/comment.ts';
import type { MergedPullRequest } from '../run/ports.ts';
import type { Repository } from './repository.ts';

/** So many comments stay within the size that an answer may have, however long they are. */
const COMMENTS_PER_PAGE = 30;

/** Milliseconds before each look: a merge may set off the run before GitHub knows the pull request by its commit. */
const WAITS_MS = [0, 2_000, 5_000];

/** Returns the pull requests of `repository`, as the holder of the token sees them. Calls throw when GitHub refuses. */
export function pullRequestsOf(repository: Repository, access: GitHubAccess) {
  const github = { ...access, baseUrl: repository.apiUrl };
  const write = msg`give the job the permission ${code('pull-requests: write')}, or set ${option('comment', 'false')}`;
  const read = msg`give the job the permission ${code('pull-requests: read')}`;
  return {
    keepComment: (comment: Comment) =>
      askGitHub(github, 'take the comment', write, (octokit) => keepComment(comment, repository, octokit)),
    findMerged: (stopped: AbortSignal) =>
      askGitHub({ ...github, cancel: stopped }, 'show the reviewed plan', read, async (octokit) => {
        for (const wait of WAITS_MS) {
          await access.clock.sleep(wait, stopped);
          const merged = await findMerged(repository, octokit);
          if (merged !== undefined) return merged;
        }
        return undefined;
      }),
  };
}

/**
 * Shows a comment on its pull request, in place of the one with the same marker.
 * @see https://docs.github.com/en/rest/issues/comments
 */
async function keepComment(
  { pullRequest: { number, head }, marker, body }: Comment,
  { owner, name: repo }: Repository,
  octokit: Octokit,
): Promise<void> {
  const pull = await octokit.rest.pulls.get({ owner, repo, pull_number: number });
  // After the merge the comment is what was reviewed: a late run must not write over it.
  if (pull.data.state === 'closed') {
    const message = msg`the pull request is not open any more`;
    const fix = msg`nothing to do: its comment stays as it was reviewed`;
    throw new ProblemError({ code: 'comment-impossible', message, fix });
  }
  if (pull.data.head.sha !== head) {
    const message = msg`the pull request has moved on from commit ${head.slice(0, 7)}`;
    const fix = msg`nothing to do: the run for the newer commit shows its plan there`;
    throw new ProblemError({ code: 'comment-impossible', message, fix });
  }
  const comments = await ownComments(octokit, { owner, repo, issue_number: number });
  const [kept, ...others] = comments.filter((comment) => comment.body.startsWith(marker));
  if (kept === undefined) {
    await octokit.rest.issues.createComment({ owner, repo, issue_number: number, body });
    return;
  }
  await octokit.rest.issues.updateComment({ owner, repo, comment_id: kept.id, body });
  // Two runs that both found none have each made one.
  for (const { id } of others) {
    // Another run may have removed it by now, and the comment that counts is there.
    await octokit.rest.issues.deleteComment({ owner, repo, comment_id: id }).catch(() => {});
  }
}

/** @see https://docs.github.com/en/rest/commits/commits#list-pull-requests-associated-with-a-commit */
async function findMerged(
  { owner, name: repo, commit, branch }: Repository,
  octokit: Octokit,
): Promise<MergedPullRequest | undefined> {
  const about = { owner, repo, commit_sha: commit };
  const pulls = await octokit.paginate(octokit.rest.repos.listPullRequestsAssociatedWithCommit, about);
  // Other pull requests may hold the commit too: one of a later branch, or one that was merged into an
  // unprotected branch through which the commit came here.
  const merged = pulls.find(
    (pull) =>
      typeof pull.merged_at === 'string' && pull.merge_commit_sha === commit && pull.base.ref === branch,
  );
  if (merged === undefined) return undefined;
  const { number, head, merged_at: mergedAt } = merged;
  const comments = await ownComments(octokit, { owner, repo, issue_number: number });
  // Nobody has reviewed what was written after the merge. Both times are GitHub's.
  const reviewed = comments.filter(({ updatedAt }) => Date.parse(updatedAt) <= Date.parse(mergedAt ?? ''));
  return { number, head: head.sha, comments: reviewed.map(({ body }) => body) };
}

/** Returns the comments that the holder of the token wrote, the oldest first. */
async function ownComments(octokit: Octokit, issue: { owner: string; repo: string; issue_number: number }) {
  // The REST API does not tell an app's token whose it is; the GraphQL API does.
  const { viewer } = await octokit.graphql<{ viewer: { login: string } }>('query { viewer { login } }');
  if (typeof viewer.login !== 'string' || viewer.login === '') throw new TypeError('nobody is told');
  const pages = { ...issue, per_page: COMMENTS_PER_PAGE };
  const comments = await octokit.paginate(octokit.rest.issues.listComments, pages);
  // One of the APIs may leave out what marks a bot's name, and nobody else can have a name with it.
  const isOurs = (login: string | undefined, type: string | undefined) =>
    login === viewer.login || (type === 'Bot' && login === `${viewer.login}[bot]`);
  return comments
    .filter(({ user }) => isOurs(user?.login, user?.type))
    .map(({ id, body, updated_at: updatedAt }) => ({ id, body: body ?? '', updatedAt }));
}

interface GitHubAccess extends Pick<HttpClientOptions, 'fetch' | 'clock' | 'random' | 'debug' | 'door'> {
  readonly token: Secret;
  /** Ends all requests to GitHub. */
  readonly cancel: AbortSignal;
}

/** Milliseconds for everything that is asked of GitHub at one point of the run, and for one request of it. */
const TIME_MS = 30_000;
const REQUEST_TIME_MS = 10_000;

/** Milliseconds before a request is sent again. */
const RETRY_WAIT_MS = 1_000;

type Octokit = ReturnType<typeof import('@actions/github')['getOctokit']>;

/**
 * Lets `ask` call GitHub's API, each request with a time limit, a size limit, no redirects, and one retry where that is safe.
 * Throws a ProblemError when GitHub refuses or can't be reached: `what` was asked, and `fix` names the permission for it.
 */
async function askGitHub<T>(
  access: GitHubAccess & { readonly baseUrl: string },
  what: string,
  fix: Message,
  ask: (octokit: Octokit) => Promise<T>,
): Promise<T> {
  // Evaluated only where GitHub is asked.
  const { getOctokit } = await import(/* webpackMode: "eager" */ '@actions/github');
  const stop = createDeadline(access.clock, TIME_MS, access.cancel);
  const quiet = () => {};
  const limits = { concurrency: 1, stop, requestTimeout: REQUEST_TIME_MS };
  const http = new HttpClient({ ...access, ...limits, info: quiet });
  let last: HttpResult | undefined;
  // It throws unless a whole answer came.
  const limitedFetch: typeof fetch = async (input, init) => {
    const request: HttpRequest = {
      method: init?.method ?? 'GET',
      url: String(input),
      headers: Object.fromEntries(new Headers(init?.headers)),
      body: typeof init?.body === 'string' ? init.body : undefined,
    };
    last = await http.send(request);
    if (isRepeatable(request) && isPassing(last)) {
      await http.pause(RETRY_WAIT_MS);
      last = await http.send(request);
    }
    if (last.kind !== 'answer') throw new TypeError('no whole answer came');
    const { status, headers, json } = last;
    // Octokit takes an empty answer, or a proxy's page, for an empty list.
    if (json === undefined && status !== 204) throw new TypeError('the answer is not JSON');
    return new Response(json === undefined ? null : JSON.stringify(json), { status, headers });
  };
  const octokit = getOctokit(access.token.reveal(), {
    baseUrl: access.baseUrl,
    request: { fetch: limitedFetch },
    // Octokit would write to the console, past the guarded log.
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

/** Everything except the creation of a comment has the same effect when it arrives twice. */
function isRepeatable({ method, url }: HttpRequest): boolean {
  return method !== 'POST' || url.endsWith('/graphql');
}
