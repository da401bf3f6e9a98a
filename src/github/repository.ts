import { join, relative, sep } from 'node:path';

/** The repository of the running workflow, from the runner's variables. */
export interface Repository {
  readonly owner: string;
  /** Its name, without the owner. */
  readonly repo: string;
  /** The commit that started the workflow. */
  readonly commit: string;
  /** The branch of that commit; absent for tags and pull requests. */
  readonly branch?: string | undefined;
  /** The base URL of GitHub's REST API, without a trailing slash. GitHub Enterprise Server has its own. */
  readonly apiUrl: string;
  /** The URL of the run's page. */
  readonly runUrl: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the runner's variables. Returns `undefined` if they name no repository, as is the case outside GitHub Actions.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function readRepository(environment: Environment): Repository | undefined {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(environment['GITHUB_REPOSITORY'] ?? '') ?? [];
  const [, branch] = /^refs\/heads\/(.+)$/.exec(environment['GITHUB_REF'] ?? '') ?? [];
  const commit = environment['GITHUB_SHA'] ?? '';
  const apiUrl = baseUrl(environment['GITHUB_API_URL'], 'https://api.github.com');
  const serverUrl = baseUrl(environment['GITHUB_SERVER_URL'], 'https://github.com');
  const run = environment['GITHUB_RUN_ID'] ?? '';
  if (owner === undefined || repo === undefined || apiUrl === undefined || serverUrl === undefined) {
    return undefined;
  }
  const runUrl = `${serverUrl}/${owner}/${repo}/actions${/^\d+$/.test(run) ? `/runs/${run}` : ''}`;
  return { owner, repo, commit, branch, apiUrl, runUrl };
}

function baseUrl(text: string | undefined, standard: string): string | undefined {
  const given = text || standard;
  return /^https?:\/\/[\w.:[\]-]+(?:\/[\w./-]*)?$/.test(given) ? given.replace(/\/+$/, '') : undefined;
}

/**
 * Returns the URL of the page about problem codes on GitHub. It is in the action's repository, or, for a copy of the
 * action in the folder `action`, in the repository that uses it. `undefined` if neither is known.
 */
export function docsUrlOf(environment: Environment, action: string): string | undefined {
  const serverUrl = baseUrl(environment['GITHUB_SERVER_URL'], 'https://github.com');
  const [own, ref] = [environment['GITHUB_ACTION_REPOSITORY'], environment['GITHUB_ACTION_REF']];
  if (serverUrl === undefined) return undefined;
  if (isPlain(own) && isPlain(ref)) return `${serverUrl}/${own}/blob/${ref}/${DOCS}`;
  const [user, commit] = [environment['GITHUB_REPOSITORY'], environment['GITHUB_SHA']];
  const workspace = environment['GITHUB_WORKSPACE'] ?? '';
  const docs = relative(workspace, join(action, DOCS)).replaceAll(sep, '/');
  const isKnown = workspace !== '' && isPlain(user) && isPlain(commit) && isPlain(docs);
  return isKnown ? `${serverUrl}/${user}/blob/${commit}/${docs}` : undefined;
}

/** The page about problem codes, in the action's folder. */
export const DOCS = 'docs/troubleshooting.md';

/** Whether text can be part of a URL without escapes, and does not lead out of a folder. */
function isPlain(text: string | undefined): text is string {
  return text !== undefined && /^[\w./-]+$/.test(text) && !text.includes('..');
}
