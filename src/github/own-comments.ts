import { isRecord } from '../model/is-record.ts';
import type { Octokit } from './ask-github.ts';

/** So many comments stay within the size that an answer may have, however long they are. */
const COMMENTS_PER_PAGE = 30;

/** A comment that the holder of the token wrote. */
export interface OwnComment {
  readonly id: number;
  readonly body: string;
  /** As GitHub says it. */
  readonly updatedAt: string;
}

/** Returns a function that lists the comments on an issue that the holder of the token wrote, the oldest first. */
export async function ownComments(
  octokit: Octokit,
  repository: { readonly owner: string; readonly repo: string },
): Promise<(issue: number) => Promise<readonly OwnComment[]>> {
  // With an app's token, only the GraphQL API says whose token it is. The two write a bot's name differently, and
  // names can change hands: only the id says who wrote a comment.
  const { viewer } = await octokit.graphql<{ viewer: unknown }>('query { viewer { databaseId } }');
  const own = isRecord(viewer) ? viewer['databaseId'] : undefined;
  if (typeof own !== 'number') throw new TypeError('the answer does not say whose the token is');
  return async (issue) => {
    const pages = { ...repository, issue_number: issue, per_page: COMMENTS_PER_PAGE };
    const comments = await octokit.paginate(octokit.rest.issues.listComments, pages);
    return comments
      .filter(({ user }) => user?.id === own)
      .map(({ id, body, updated_at: updatedAt }) => ({ id, body: body ?? '', updatedAt }));
  };
}
