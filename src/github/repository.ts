/** The repository whose workflow runs, as the runner names it. */
export interface Repository {
  readonly owner: string;
  readonly name: string;
  /** The commit that set the workflow off. */
  readonly commit: string;
  /** The branch that it is on; absent for tags and pull requests. */
  readonly branch?: string;
  /** GitHub's REST API, without a slash at its end; another than api.github.com on GitHub Enterprise Server. */
  readonly apiUrl: string;
  /** The page of the run. */
  readonly runUrl: string;
}

const NAME = /^(?<owner>[\w.-]+)\/(?<name>[\w.-]+)$/;

/**
 * Reads the runner's variables; `undefined` when they do not name a repository, as on a desk.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function readRepository(
  environment: Readonly<Record<string, string | undefined>>,
): Repository | undefined {
  const { owner, name } = NAME.exec(environment['GITHUB_REPOSITORY'] ?? '')?.groups ?? {};
  const commit = environment['GITHUB_SHA'] ?? '';
  const apiUrl = baseUrl(environment['GITHUB_API_URL'], 'https://api.github.com');
  const serverUrl = baseUrl(environment['GITHUB_SERVER_URL'], 'https://github.com');
  const run = environment['GITHUB_RUN_ID'] ?? '';
  if (owner === undefined || name === undefined || apiUrl === undefined || serverUrl === undefined) {
    return undefined;
  }
  const runUrl = `${serverUrl}/${owner}/${name}/actions${/^\d+$/.test(run) ? `/runs/${run}` : ''}`;
  const branch = /^refs\/heads\/(?<branch>.+)$/.exec(environment['GITHUB_REF'] ?? '')?.groups?.['branch'];
  return { owner, name, commit, ...(branch === undefined ? {} : { branch }), apiUrl, runUrl };
}

function baseUrl(text: string | undefined, standard: string): string | undefined {
  const given = text === undefined || text === '' ? standard : text;
  return /^https?:\/\/[\w.:[\]-]+(?:\/[\w./-]*)?$/.test(given) ? given.replace(/\/+$/, '') : undefined;
}
