import { isRecord } from '../model/is-record.ts';
import type { Octokit } from './ask-github.ts';

/** This many comments fit into the size limit of an answer, however long they are. */
const COMMENTS_PER_PAGE = 30;

/** A comment that the owner of the token wrote. */
export interface OwnComment {
  readonly id: number;
  readonly body: string;
  /** The time in GitHub's format. */
  readonly updatedAt: string;
}

/** Returns a function that lists the comments on an issue that the owner of the token wrote, oldest first. */
export async function ownComments(
  octokit: Octokit,
  repository: { readonly owner: string; readonly repo: string },
): Promise<(issue: number) => Promise<readonly OwnComment[]>> {
  // For an app's token, only the GraphQL API returns the owner. The comparison uses ids, because GraphQL and REST write
  // a bot's name differently, and a name can pass to another user.
  const { viewer } = await octokit.graphql<{ viewer: unknown }>('query { viewer { databaseId } }');
  const own = isRecord(viewer) ? viewer['databaseId'] : undefined;
  if (typeof own !== 'number') throw new TypeError('the answer does not say who owns the token');
  return async (issue) => {
    const pages = { ...repository, issue_number: issue, per_page: COMMENTS_PER_PAGE };
    const comments = await octokit.paginate(octokit.rest.issues.listComments, pages);
    return comments
      .filter(({ user }) => user?.id === own)
      .map(({ id, body, updated_at: updatedAt }) => ({ id, body: body ?? '', updatedAt }));
  };
}
