import { join, relative, sep } from 'node:path';

/** The repository whose workflow runs, as the runner names it. */
export interface Repository {
  readonly owner: string;
  readonly name: string;
  /** The commit that set the workflow off. */
  readonly commit: string;
  /** The branch that it is on; absent for tags and pull requests. */
  readonly branch?: string | undefined;
  /** GitHub's REST API, without a slash at its end. GitHub Enterprise Server has its own. */
  readonly apiUrl: string;
  /** The page of the run. */
  readonly runUrl: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the runner's variables; `undefined` when they name no repository, as outside of GitHub Actions.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function readRepository(environment: Environment): Repository | undefined {
  const [, owner, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(environment['GITHUB_REPOSITORY'] ?? '') ?? [];
  const [, branch] = /^refs\/heads\/(.+)$/.exec(environment['GITHUB_REF'] ?? '') ?? [];
  const commit = environment['GITHUB_SHA'] ?? '';
  const apiUrl = baseUrl(environment['GITHUB_API_URL'], 'https://api.github.com');
  const serverUrl = baseUrl(environment['GITHUB_SERVER_URL'], 'https://github.com');
  const run = environment['GITHUB_RUN_ID'] ?? '';
  if (owner === undefined || name === undefined || apiUrl === undefined || serverUrl === undefined) {
    return undefined;
  }
  const runUrl = `${serverUrl}/${owner}/${name}/actions${/^\d+$/.test(run) ? `/runs/${run}` : ''}`;
  return { owner, name, commit, branch, apiUrl, runUrl };
}

function baseUrl(text: string | undefined, standard: string): string | undefined {
  const given = text || standard;
  return /^https?:\/\/[\w.:[\]-]+(?:\/[\w./-]*)?$/.test(given) ? given.replace(/\/+$/, '') : undefined;
}

/**
 * Returns where GitHub shows the docs on the codes of problems: in the repository of the action, or, when it is a copy in
 * the folder `action` of the repository that uses it, there. `undefined` where neither is known.
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

/** Where the paragraphs on the codes are, in the folder of the action. */
export const DOCS = 'docs/troubleshooting.md';

/** Whether text can be part of a URL as it is, and leads out of no folder. */
function isPlain(text: string | undefined): text is string {
  return text !== undefined && /^[\w./-]+$/.test(text) && !text.includes('..');
}
