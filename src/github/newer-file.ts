import { isRecord } from '../model/is-record.ts';
import type { NewerFile } from '../run/ports.ts';
import type { Octokit } from './ask-github.ts';
import type { Repository } from './repository.ts';

/**
 * Returns the file at `path` in the newest commit of the branch; `undefined` if that is the commit of this run. The
 * path is relative to the repository. GitHub returns no content over 1 MiB.
 * @see https://docs.github.com/en/rest/git/refs#get-a-reference
 * @see https://docs.github.com/en/rest/repos/contents#get-repository-content
 */
export async function readNewerFile(
  path: string,
  { owner, name: repo, commit, branch }: Repository,
  octokit: Octokit,
): Promise<NewerFile | undefined> {
  const { data: ref } = await octokit.rest.git.getRef({ owner, repo, ref: `heads/${branch}` });
  const newest = ref.object.sha;
  if (newest === commit) return undefined;
  const content = await octokit.rest.repos
    .getContent({ owner, repo, path, ref: newest })
    .then(({ data }) => bytesOf(data))
    .catch((error: unknown) => {
      if (isRecord(error) && error['status'] === 404) return undefined;
      throw error;
    });
  return { commit: newest, bytes: content };
}

function bytesOf(data: unknown): Uint8Array | undefined {
  const { encoding, content } = isRecord(data) ? data : {};
  return encoding === 'base64' && typeof content === 'string' ? Buffer.from(content, 'base64') : undefined;
}
