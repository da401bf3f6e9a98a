import { memberAt, textAt } from '../model/is-record.ts';
import type { NewerFile } from '../run/ports.ts';
import type { Octokit } from './ask-github.ts';
import type { Repository } from './repository.ts';

/**
 * Returns the file at `path` in the newest commit of the branch; `undefined` if GitHub shows no newer commit than
 * that of this run. The path is relative to the repository. GitHub returns no content over 1 MiB.
 * @see https://docs.github.com/en/rest/git/refs#get-a-reference
 * @see https://docs.github.com/en/rest/repos/contents#get-repository-content
 */
export async function readNewerFile(
  path: string,
  { owner, repo, commit, branch }: Repository,
  octokit: Octokit,
  info: (line: string) => void,
): Promise<NewerFile | undefined> {
  const ref = await foundOf(octokit.rest.git.getRef({ owner, repo, ref: `heads/${branch}` }));
  if (ref === undefined) {
    info(`GitHub does not show the branch ${branch}, so it is not known whether it has a newer commit.`);
    return undefined;
  }
  const newest = textAt(ref, 'object', 'sha');
  if (newest === undefined) throw new TypeError('the answer has no commit');
  if (newest === commit) return undefined;
  const content = await foundOf(octokit.rest.repos.getContent({ owner, repo, path, ref: newest }));
  return { commit: newest, bytes: bytesOf(content) };
}

/** Returns the data of an answer; `undefined` for a 404. */
async function foundOf(asked: Promise<{ readonly data: unknown }>): Promise<unknown> {
  try {
    return (await asked).data;
  } catch (error) {
    if (memberAt(error, 'status') === 404) return undefined;
    throw error;
  }
}

function bytesOf(data: unknown): Uint8Array | undefined {
  const content = memberAt(data, 'encoding') === 'base64' ? textAt(data, 'content') : undefined;
  return content === undefined ? undefined : Buffer.from(content, 'base64');
}
