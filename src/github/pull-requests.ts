import { code, msg, option } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import type { Comment } from '../report/comment.ts';
import type { MergedPullRequests } from '../run/ports.ts';
import { askGitHub, type GitHubAccess, type Octokit } from './ask-github.ts';
import { findMerged } from './merged-pull-requests.ts';
import { readNewerFile } from './newer-file.ts';
import { ownComments } from './own-comments.ts';
import type { Repository } from './repository.ts';
import type { Push } from './workflow-event.ts';

/** How long GitHub may take, in milliseconds. The run does not depend on the comment, but on the reviewed plan. */
const COMMENT_TIME_MS = 30_000;
const REVIEW_TIME_MS = 300_000;

/**
 * Returns functions for the pull requests of `repository`, with the token's permissions. `push` is the push that
 * started the workflow, if there was one. They throw a ProblemError when GitHub refuses.
 */
export function pullRequestsOf(repository: Repository, push: Push | undefined, access: GitHubAccess) {
  const comment = {
    baseUrl: repository.apiUrl,
    time: COMMENT_TIME_MS,
    what: 'accept the comment',
    permission: msg`give the job the permission ${code('pull-requests: write')}, or set ${option('comment', 'false')}`,
  };
  const review = {
    baseUrl: repository.apiUrl,
    time: REVIEW_TIME_MS,
    what: 'return the reviewed plan',
    permission: msg`give the job the permissions ${code('contents: read')} and ${code('pull-requests: read')}`,
  };
  return {
    keepComment: (kept: Comment) =>
      askGitHub(access, comment, (octokit) => keepComment(kept, repository, octokit)),
    findMerged: (config: string, stopped: AbortSignal): Promise<MergedPullRequests> =>
      askGitHub({ ...access, cancel: stopped }, review, async (octokit) => {
        const wait = (milliseconds: number) => access.clock.sleep(milliseconds, stopped);
        const merged = await findMerged(repository, push, octokit, wait);
        if (merged.pullRequests.length === 0) return merged;
        return { ...merged, newer: await readNewerFile(config, repository, octokit, access.info) };
      }),
  };
}

/**
 * Writes a comment on its pull request. Replaces the comment with the same marker.
 * @see https://docs.github.com/en/rest/issues/comments
 */
async function keepComment(
  { pullRequest: { number, head }, marker, body }: Comment,
  { owner, repo }: Repository,
  octokit: Octokit,
): Promise<void> {
  const pull = await octokit.rest.pulls.get({ owner, repo, pull_number: number });
  // After the merge, the comment shows the plan that was reviewed. A late run must not overwrite it.
  if (pull.data.state === 'closed') {
    const message = msg`the pull request is no longer open`;
    const fix = msg`nothing to do: the comment still shows the plan that was reviewed`;
    throw new ProblemError({ code: 'comment-impossible', message, fix });
  }
  if (pull.data.head.sha !== head) {
    const message = msg`the pull request has newer commits than ${head.slice(0, 7)}`;
    const fix = msg`nothing to do: the run for the newer commit shows its own plan in the comment`;
    throw new ProblemError({ code: 'comment-impossible', message, fix });
  }
  const commentsOn = await ownComments(octokit, { owner, repo });
  const comments = await commentsOn(number);
  const [kept, ...others] = comments.filter((comment) => comment.body.startsWith(marker));
  if (kept === undefined) {
    await octokit.rest.issues.createComment({ owner, repo, issue_number: number, body });
    return;
  }
  await octokit.rest.issues.updateComment({ owner, repo, comment_id: kept.id, body });
  // Two runs at the same time may each have created a comment.
  for (const { id } of others) {
    // A failure does not matter: another run may have removed it, and the current comment was written.
    await octokit.rest.issues.deleteComment({ owner, repo, comment_id: id }).catch(() => {});
  }
}
