import { isRecord, memberAt } from '../model/is-record.ts';
import type { Octokit } from './ask-github.ts';

/** A merged pull request, as GraphQL returns it. */
export interface Merge {
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

/**
 * Looks up merged pull requests by number. Omits those that GitHub does not show as merged. Uses GraphQL, since the
 * REST API no longer returns the merge commit from version 2026-03-10 on. Sends nothing if there are no numbers.
 * @see https://docs.github.com/en/graphql/reference/objects#pullrequest
 */
export async function lookUpMerges(
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
  return new Map(
    numbers.flatMap((number) => {
      const merge = parseMerge(number, repository[`p${number}`]);
      return merge === undefined ? [] : [[number, merge] as const];
    }),
  );
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
  if (!isRecord(shown) || shown['merged'] !== true) return undefined;
  const { mergedAt, baseRefName: branch, headRefOid: head } = shown;
  if (typeof mergedAt !== 'string' || typeof branch !== 'string' || typeof head !== 'string')
    return undefined;
  const oid = memberAt(shown, 'mergeCommit', 'oid');
  return { number, head, branch, mergedAt, commit: typeof oid === 'string' ? oid : undefined };
}
