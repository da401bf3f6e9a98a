import { type Message, msg } from '../model/message.ts';
import type { MergedPullRequest, MergedPullRequests } from '../run/ports.ts';
import type { Octokit } from './ask-github.ts';
import { ownComments } from './own-comments.ts';
import type { Repository } from './repository.ts';
import type { Push } from './workflow-event.ts';

/** Milliseconds before each look: a merge may set off the run before GitHub knows the pull request by its commit. */
const WAITS_MS = [0, 2_000, 5_000];

/** How much of a push is looked through: commits that it brought, and those among them that were added to the branch itself. */
const PAGES = 3;
const COMMITS_PER_PAGE = 100;
const MAX_ON_BRANCH = 30;

type Pull = Awaited<
  ReturnType<Octokit['rest']['repos']['listPullRequestsAssociatedWithCommit']>
>['data'][number];

/**
 * Returns the pull requests that came with a push, the earliest first: none unless the commit at its end is a merge of one. A
 * merge queue merges several by one push.
 */
export async function findMerged(
  repository: Repository,
  push: Push | undefined,
  octokit: Octokit,
  wait: (milliseconds: number) => Promise<void>,
): Promise<MergedPullRequests> {
  const { owner, name: repo, commit } = repository;
  let last: Pull | undefined;
  for (const milliseconds of WAITS_MS) {
    await wait(milliseconds);
    last = await mergedBy(commit, repository, octokit);
    if (last !== undefined) break;
  }
  if (last === undefined) return { pullRequests: [] };
  const { commits, unseen } = await earlierCommits(repository, push, octokit);
  const pulls: Pull[] = [];
  for (const each of commits) pulls.push(...[(await mergedBy(each, repository, octokit)) ?? []].flat());
  const commentsOn = await ownComments(octokit, { owner, repo });
  const pullRequests: MergedPullRequest[] = [];
  for (const { number, head, merged_at: mergedAt } of [...pulls, last]) {
    const comments = await commentsOn(number);
    // Nobody has reviewed what was written after the merge. Both times are GitHub's.
    const reviewed = comments.filter(({ updatedAt }) => Date.parse(updatedAt) <= Date.parse(mergedAt ?? ''));
    pullRequests.push({ number, head: head.sha, comments: reviewed.map(({ body }) => body) });
  }
  return { pullRequests, unseen };
}

/**
 * Returns the pull request that a commit of the branch merged, if there is one.
 * @see https://docs.github.com/en/rest/commits/commits#list-pull-requests-associated-with-a-commit
 */
async function mergedBy(
  commit: string,
  { owner, name: repo, branch }: Repository,
  octokit: Octokit,
): Promise<Pull | undefined> {
  const about = { owner, repo, commit_sha: commit };
  const pulls = await octokit.paginate(octokit.rest.repos.listPullRequestsAssociatedWithCommit, about);
  // Other pull requests may hold the commit too: one of a later branch, or one that was merged into an
  // unprotected branch through which the commit came here.
  return pulls.find(
    (pull) =>
      typeof pull.merged_at === 'string' && pull.merge_commit_sha === commit && pull.base.ref === branch,
  );
}

interface EarlierCommits {
  readonly commits: readonly string[];
  readonly unseen?: Message | undefined;
}

/**
 * Returns the commits that a push added to its branch before the last one, the earliest first, without those that came in by a
 * merge. Where they cannot be known there are none, and a reason. They are listed rather than compared with the commit before:
 * a comparison has the texts of all changed files too.
 * @see https://docs.github.com/en/rest/commits/commits#list-commits
 */
async function earlierCommits(
  { owner, name: repo, commit }: Repository,
  push: Push | undefined,
  octokit: Octokit,
): Promise<EarlierCommits> {
  const none = (unseen?: Message): EarlierCommits => ({ commits: [], unseen });
  if (push === undefined) return none();
  if (push.before === undefined) return none(msg`the push made the branch`);
  if (push.isForced) return none(msg`it was a force push`);
  if (push.commits <= 1) return none();
  const parents = new Map<string, string | undefined>();
  const onBranch: string[] = [];
  let next: string | undefined = commit;
  for (let page = 1; page <= PAGES && onBranch.length <= MAX_ON_BRANCH; page++) {
    const about = { owner, repo, sha: commit, per_page: COMMITS_PER_PAGE, page };
    const { data } = await octokit.rest.repos.listCommits(about);
    for (const { sha, parents: of } of data) parents.set(sha, of[0]?.sha);
    while (next !== undefined && next !== push.before && parents.has(next)) {
      onBranch.push(next);
      next = parents.get(next);
    }
    if (next === undefined || next === push.before || data.length < COMMITS_PER_PAGE) break;
  }
  if (onBranch.length > MAX_ON_BRANCH) return none(msg`the push has more than ${MAX_ON_BRANCH} of them`);
  if (next === push.before) return { commits: onBranch.slice(1).reverse() };
  const isLong = parents.size >= PAGES * COMMITS_PER_PAGE;
  return none(
    isLong
      ? msg`the push brought more than ${PAGES * COMMITS_PER_PAGE} commits`
      : msg`the branch did not go on from the commit that the event names`,
  );
}
