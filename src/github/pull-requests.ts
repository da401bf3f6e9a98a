import { code, msg, option } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import type { Comment } from '../report/comment.ts';
import type { FindMergedPullRequest, MergedPullRequest } from '../run/ports.ts';
import { askGitHub, type GitHubAccess, type Octokit } from './octokit.ts';
import type { Repository } from './repository.ts';

/** So many comments stay within the size that an answer may have, however long they are. */
const COMMENTS_PER_PAGE = 30;

/**
 * Milliseconds before each look for a merged pull request: the push that a merge makes may set off a run before GitHub
 * tells the pull request by its commit.
 */
const WAITS_MS = [0, 2_000, 5_000];

/** The pull requests of a repository. Both calls throw a ProblemError when GitHub refuses. */
export interface PullRequests {
  /** Shows a comment on its pull request, in place of the one with the same marker. */
  readonly keepComment: (comment: Comment) => Promise<void>;
  readonly findMerged: FindMergedPullRequest;
}

/** Returns the pull requests of `repository`, as the holder of the token sees them. */
export function pullRequestsOf(repository: Repository, access: GitHubAccess): PullRequests {
  return {
    keepComment: (comment) =>
      askGitHub(
        access,
        'take the comment',
        msg`give the job the permission ${code('pull-requests: write')}, or set ${option('comment', 'false')}`,
        (octokit) => keepComment(comment, repository, octokit),
      ),
    findMerged: (stopped) =>
      askGitHub(
        { ...access, cancel: stopped },
        'show the reviewed plan',
        msg`give the job the permission ${code('pull-requests: read')}`,
        async (octokit) => {
          for (const wait of WAITS_MS) {
            await access.clock.sleep(wait, stopped);
            const merged = await findMerged(repository, octokit);
            if (merged !== undefined) return merged;
          }
          return undefined;
        },
      ),
  };
}

/** @see https://docs.github.com/en/rest/issues/comments */
async function keepComment(
  { pullRequest: { number, head }, marker, body }: Comment,
  { owner, name: repo }: Repository,
  octokit: Octokit,
): Promise<void> {
  const pull = await octokit.rest.pulls.get({ owner, repo, pull_number: number });
  // After the merge the comment is what was reviewed: a late run must not write over it.
  if (pull.data.state === 'closed') {
    throw new ProblemError({
      code: 'comment-impossible',
      message: msg`the pull request is not open any more`,
      fix: msg`nothing to do: its comment stays as it was reviewed`,
    });
  }
  if (pull.data.head.sha !== head) {
    throw new ProblemError({
      code: 'comment-impossible',
      message: msg`the pull request has moved on from commit ${head.slice(0, 7)}`,
      fix: msg`nothing to do: the run for the newer commit shows its plan there`,
    });
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
  const pulls = await octokit.paginate(octokit.rest.repos.listPullRequestsAssociatedWithCommit, {
    owner,
    repo,
    commit_sha: commit,
  });
  // Other pull requests may hold the commit too: one of a later branch, or one that was merged into an unprotected branch
  // through which the commit came here.
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
async function ownComments(
  octokit: Octokit,
  issue: { readonly owner: string; readonly repo: string; readonly issue_number: number },
): Promise<readonly { readonly id: number; readonly body: string; readonly updatedAt: string }[]> {
  // The REST API does not tell an app's token whose it is; the GraphQL API does.
  const { viewer } = await octokit.graphql<{ viewer: { login: string } }>('query { viewer { login } }');
  if (typeof viewer.login !== 'string' || viewer.login === '') throw new TypeError('nobody is told');
  const comments = await octokit.paginate(octokit.rest.issues.listComments, {
    ...issue,
    per_page: COMMENTS_PER_PAGE,
  });
  // One of the APIs may leave out what marks a bot's name, and nobody else can have a name with it.
  const isOurs = (login: string | undefined, type: string | undefined) =>
    login === viewer.login || (type === 'Bot' && login === `${viewer.login}[bot]`);
  return comments
    .filter(({ user }) => isOurs(user?.login, user?.type))
    .map(({ id, body, updated_at: updatedAt }) => ({ id, body: body ?? '', updatedAt }));
}
