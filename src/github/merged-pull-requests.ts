import { isRecord, memberAt, textAt } from '../model/is-record.ts';
import { type Message, msg } from '../model/message.ts';
import type { MergedPullRequest, MergedPullRequests } from '../run/ports.ts';
import type { Octokit } from './ask-github.ts';
import { ownComments } from './own-comments.ts';
import { pickFromPages } from './pages.ts';
import type { Repository } from './repository.ts';
import type { Push } from './workflow-event.ts';

/** Milliseconds before each attempt. A merge may start the run before GitHub finds the pull request by its commit. */
const WAITS_MS = [0, 2_000, 5_000];

/** How much of a push is searched: pages of its commits, and the commits that were added to the branch itself. */
const PAGES = 3;
const COMMITS_PER_PAGE = 100;
const MAX_ON_BRANCH = 100;

/** A merged pull request, as GraphQL returns it. */
interface Merge {
  readonly number: number;
  /** Its last commit. */
  readonly head: string;
  /** The commit on the branch that merged it; absent if GitHub does not say. */
  readonly commit?: string | undefined;
  /** The branch that it was merged into. */
  readonly branch: string;
  /** The time in GitHub's format. */
  readonly mergedAt: string;
}

/** What was found, and why there may be more. */
interface Found<T> {
  readonly found: readonly T[];
  readonly unseen?: Message | undefined;
}

/**
 * Returns the pull requests that a push merged, earliest first. The list is empty unless the last commit of the push
 * merged one. A merge queue merges several with one push.
 */
export async function findMerged(
  repository: Repository,
  push: Push | undefined,
  octokit: Octokit,
  wait: (milliseconds: number) => Promise<void>,
): Promise<MergedPullRequests> {
  let last: Found<Merge> = { found: [] };
  for (const milliseconds of WAITS_MS) {
    await wait(milliseconds);
    last = await mergesOf([repository.commit], repository, octokit);
    if (last.found.length > 0) break;
  }
  if (last.found.length === 0) return { pullRequests: [], unseen: last.unseen };
  const commits = await earlierCommits(repository, push, octokit);
  const earlier = await mergesOf(commits.found, repository, octokit);
  const commentsOn = await ownComments(octokit, repository);
  const pullRequests: MergedPullRequest[] = [];
  for (const { number, head, mergedAt } of [...earlier.found, ...last.found]) {
    const comments = await commentsOn(number);
    // A comment that was written or edited after the merge was not reviewed. Both times come from GitHub.
    const reviewed = comments.filter(({ updatedAt }) => Date.parse(updatedAt) <= Date.parse(mergedAt));
    const byTime = reviewed.sort((a, b) => Date.parse(a.updatedAt) - Date.parse(b.updatedAt));
    pullRequests.push({ number, head, comments: byTime.map(({ body }) => body) });
  }
  return { pullRequests, unseen: commits.unseen ?? earlier.unseen };
}

/**
 * Returns the pull requests that were merged by these commits of the branch, in the order of the commits. Other pull
 * requests may contain such a commit too: one from a later branch, or one merged into an unprotected branch that the
 * commit came through.
 * @see https://docs.github.com/en/rest/commits/commits#list-pull-requests-associated-with-a-commit
 */
async function mergesOf(
  commits: readonly string[],
  { owner, repo, branch }: Repository,
  octokit: Octokit,
): Promise<Found<Merge>> {
  const here = `${owner}/${repo}`.toLowerCase();
  // A commit is also found in the pull requests of forks, which have numbers of their own.
  const isHere = (base: unknown) => {
    const name = textAt(base, 'full_name');
    return name === undefined || name.toLowerCase() === here;
  };
  const candidates = new Map<string, readonly number[]>();
  for (const commit of commits) {
    const about = { owner, repo, commit_sha: commit };
    const merged = await pickFromPages(
      (page) => octokit.rest.repos.listPullRequestsAssociatedWithCommit({ ...about, ...page }),
      ({ number, merged_at: mergedAt, base }) =>
        typeof mergedAt === 'string' && base.ref === branch && isHere(base.repo) ? [number] : [],
    );
    candidates.set(commit, merged);
  }
  const known = await lookUpMerges([...candidates.values()].flat(), { owner, repo }, octokit);
  const found: Merge[] = [];
  let unseen: Message | undefined;
  for (const [commit, numbers] of candidates) {
    const those = numbers.flatMap((number) => known.get(number) ?? []);
    const merge = those.find((each) => each.commit === commit && each.branch === branch);
    const unknown = numbers.find((number) => known.get(number)?.commit === undefined);
    if (merge !== undefined) found.push(merge);
    else if (unknown !== undefined)
      unseen ??= msg`GitHub does not say which commit merged pull request #${unknown}`;
  }
  return { found, unseen };
}

/**
 * Looks up merged pull requests by number. Omits those that GitHub does not show as merged. Uses GraphQL, since the
 * REST API no longer returns the merge commit from version 2026-03-10 on. Sends nothing if there are no numbers.
 * @see https://docs.github.com/en/graphql/reference/objects#pullrequest
 */
async function lookUpMerges(
  numbers: readonly number[],
  { owner, repo }: { readonly owner: string; readonly repo: string },
  octokit: Octokit,
): Promise<ReadonlyMap<number, Merge>> {
  if (numbers.length === 0) return new Map();
  const wanted = 'merged mergedAt baseRefName headRefOid mergeCommit { oid }';
  const fields = [...new Set(numbers)].map(
    (number) => `p${number}: pullRequest(number: ${number}) { ${wanted} }`,
  );
  const query = `query ($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { ${fields.join(' ')} } }`;
  const { repository } = await octokit
    .graphql<{ repository: unknown }>(query, { owner, repo })
    .catch(withoutMissing);
  if (!isRecord(repository)) throw new TypeError('the answer has no repository');
  const merges = numbers.flatMap((number) => parseMerge(number, repository[`p${number}`]) ?? []);
  return new Map(merges.map((merge) => [merge.number, merge]));
}

/** Returns the data of an answer whose only errors are objects that do not exist. Throws any other error. */
function withoutMissing(error: unknown): { readonly repository: unknown } {
  const { errors, data } = isRecord(error) ? error : {};
  const isPartial =
    Array.isArray(errors) && errors.every((each) => isRecord(each) && each['type'] === 'NOT_FOUND');
  if (!isPartial || !isRecord(data)) throw error;
  return { repository: data['repository'] };
}

function parseMerge(number: number, shown: unknown): Merge | undefined {
  const mergedAt = textAt(shown, 'mergedAt');
  const branch = textAt(shown, 'baseRefName');
  const head = textAt(shown, 'headRefOid');
  const isMerged = memberAt(shown, 'merged') === true;
  if (!isMerged || mergedAt === undefined || branch === undefined || head === undefined) return undefined;
  return { number, head, branch, mergedAt, commit: textAt(shown, 'mergeCommit', 'oid') };
}

/**
 * Returns the commits that a push added directly to its branch before its last commit, earliest first. Commits from a
 * merged branch are not among them. If they are unknown, returns none and the reason. Uses a listing instead of a
 * comparison, which would also return the contents of all changed files.
 * @see https://docs.github.com/en/rest/commits/commits#list-commits
 */
async function earlierCommits(
  { owner, repo, commit }: Repository,
  push: Push | undefined,
  octokit: Octokit,
): Promise<Found<string>> {
  const none = (unseen?: Message) => ({ found: [], unseen });
  if (push === undefined) return none();
  if (push.before === undefined) return none(msg`the push created the branch`);
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
  if (onBranch.length > MAX_ON_BRANCH)
    return none(msg`the push has more than ${MAX_ON_BRANCH} commits on the branch itself`);
  if (next === push.before) return { found: onBranch.slice(1).reverse() };
  const isLong = parents.size >= PAGES * COMMITS_PER_PAGE;
  return none(
    isLong
      ? msg`the push contains more than ${PAGES * COMMITS_PER_PAGE} commits`
      : msg`the branch does not continue from the commit in the event`,
  );
}
