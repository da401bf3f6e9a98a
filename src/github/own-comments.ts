import { memberAt } from '../model/is-record.ts';
import type { Octokit } from './ask-github.ts';
import { pickFromPages } from './pages.ts';
import type { Repository } from './repository.ts';

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
  { owner, repo }: Pick<Repository, 'owner' | 'repo'>,
): Promise<(issue: number) => Promise<readonly OwnComment[]>> {
  // For an app's token, only the GraphQL API returns the owner. The comparison uses ids, because GraphQL and REST write
  // a bot's name differently, and a name can pass to another user.
  const { viewer } = await octokit.graphql<{ viewer: unknown }>('query { viewer { databaseId } }');
  const own = memberAt(viewer, 'databaseId');
  if (typeof own !== 'number') throw new TypeError('the answer does not say who owns the token');
  return (issue) =>
    pickFromPages(
      (page) => octokit.rest.issues.listComments({ owner, repo, issue_number: issue, ...page }),
      ({ id, body, user, updated_at: updatedAt }) =>
        user?.id === own ? [{ id, body: body ?? '', updatedAt }] : [],
    );
}
