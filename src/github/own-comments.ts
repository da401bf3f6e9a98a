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
  // The REST API does not tell an app's token whose it is; the GraphQL API does.
  const { viewer } = await octokit.graphql<{ viewer: { login: string } }>('query { viewer { login } }');
  if (typeof viewer.login !== 'string' || viewer.login === '')
    throw new TypeError('the answer names no viewer');
  // One of the APIs may leave out what marks a bot's name, and nobody else can have a name with it.
  const isOurs = (login: string | undefined, type: string | undefined) =>
    login === viewer.login || (type === 'Bot' && login === `${viewer.login}[bot]`);
  return async (issue) => {
    const pages = { ...repository, issue_number: issue, per_page: COMMENTS_PER_PAGE };
    const comments = await octokit.paginate(octokit.rest.issues.listComments, pages);
    return comments
      .filter(({ user }) => isOurs(user?.login, user?.type))
      .map(({ id, body, updated_at: updatedAt }) => ({ id, body: body ?? '', updatedAt }));
  };
}
