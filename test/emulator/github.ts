import { Hono } from 'hono';

/** The user to whom the token of a job belongs. */
export const BOT = { id: 41898282, login: 'github-actions[bot]', type: 'Bot' };

/** The token that the fake accepts as that of the job. */
export const GITHUB_TOKEN = 'ghs_the-token-of-the-job';

const MERGED_AT = '2026-01-02T00:00:00Z';

export interface FakeComment {
  readonly id: number;
  readonly user: { readonly id: number; readonly login: string; readonly type: string };
  body: string;
  updated_at: string;
}

export interface FakePullRequest {
  readonly number: number;
  head: string;
  /** The base branch. */
  base: string;
  /** The commit on the base branch that merged it. */
  mergedAs?: string;
  readonly comments: FakeComment[];
}

export interface GitHubFake {
  /** Answers a request, to any host. */
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly pullRequest: FakePullRequest;
  /** The newest commit of the branch, unless that is the merge. */
  newest?: { readonly commit: string; readonly files: Readonly<Record<string, string>> };
  /** The requests, such as `POST /repos/acme/crm/issues/12/comments`. */
  readonly requests: string[];
  /** From now on, or this many times, answers matching requests with this status. */
  readonly fail: (pattern: RegExp, status: number, times?: number) => void;
  readonly comment: (user: FakeComment['user'], body: string) => FakeComment;
}

/**
 * Returns the parts of GitHub's API that comments need, with one pull request: #12 of acme/crm. The paths start with
 * `prefix`.
 */
export function createGitHubFake({ prefix = '' } = {}): GitHubFake {
  const pullRequest: FakePullRequest = { number: 12, head: 'a'.repeat(40), base: 'main', comments: [] };
  const requests: string[] = [];
  const failures: { readonly pattern: RegExp; readonly status: number; times: number }[] = [];
  let nextId = 1;
  const comment = (user: FakeComment['user'], body: string) => {
    const made = { id: nextId++, user, body, updated_at: '2026-01-01T00:00:00Z' };
    pullRequest.comments.push(made);
    return made;
  };

  const repo = new Hono();
  repo.get('/pulls/12', (context) =>
    context.json({
      number: 12,
      state: pullRequest.mergedAs === undefined ? 'open' : 'closed',
      head: { sha: pullRequest.head },
    }),
  );
  repo.get('/commits/:sha/pulls', (context) => {
    const { number, base, mergedAs } = pullRequest;
    const open = { number: 7, merged_at: null, base: { ref: 'main' } };
    const merged = { number, merged_at: MERGED_AT, base: { ref: base, repo: { full_name: 'acme/crm' } } };
    return context.json(mergedAs === context.req.param('sha') ? [open, merged] : [open]);
  });
  repo.get('/git/ref/:ref', (context) => {
    const sha = github.newest?.commit ?? pullRequest.mergedAs;
    return context.json({ ref: `refs/${context.req.param('ref')}`, object: { type: 'commit', sha } });
  });
  repo.get('/contents/:path', (context) => {
    const text = github.newest?.files[context.req.param('path')];
    if (text === undefined) return context.json({ message: 'Not Found' }, 404);
    return context.json({ encoding: 'base64', content: Buffer.from(text).toString('base64') });
  });
  repo.get('/issues/12/comments', (context) => {
    const size = Number(context.req.query('per_page') ?? '30');
    const page = Number(context.req.query('page') ?? '1');
    const shown = pullRequest.comments.slice((page - 1) * size, page * size);
    if (page * size < pullRequest.comments.length) {
      const next = new URL(context.req.url);
      next.searchParams.set('page', String(page + 1));
      context.header('Link', `<${next}>; rel="next"`);
    }
    return context.json(shown);
  });
  repo.post('/issues/12/comments', async (context) => {
    const { body } = await context.req.json<{ body: string }>();
    // This is GitHub's limit for a comment.
    if ([...body].length > 65_536) return context.json({ message: 'Validation Failed' }, 422);
    return context.json(comment(BOT, body), 201);
  });
  repo.patch('/issues/comments/:id', async (context) => {
    const found = pullRequest.comments.find(({ id }) => id === Number(context.req.param('id')));
    const { body } = await context.req.json<{ body: string }>();
    if (found === undefined || [...body].length > 65_536) return context.json({ message: 'Not Found' }, 404);
    found.body = body;
    return context.json(found);
  });
  repo.delete('/issues/comments/:id', (context) => {
    const index = pullRequest.comments.findIndex(({ id }) => id === Number(context.req.param('id')));
    pullRequest.comments.splice(index, 1);
    return context.body(null, 204);
  });

  const routes = new Hono();
  routes.use(async (context, next) => {
    const line = `${context.req.method} ${context.req.path}`;
    requests.push(line);
    const failure = failures.find(({ pattern, times }) => times > 0 && pattern.test(line));
    if (failure !== undefined) {
      failure.times--;
      if (failure.status === 429) context.header('Retry-After', '1');
      const message = { 401: 'Bad credentials', 429: 'Too many requests' }[failure.status];
      return context.json(
        { message: message ?? 'Resource not accessible by integration' },
        failure.status as 403,
      );
    }
    if (context.req.header('authorization') !== `token ${GITHUB_TOKEN}`) {
      return context.json({ message: 'Bad credentials' }, 401);
    }
    return next();
  });
  const graphql = prefix === '' ? '/graphql' : prefix.replace('/v3', '/graphql');
  routes.post(graphql, (context) => {
    const { number, head: headRefOid, base: baseRefName, mergedAs: oid } = pullRequest;
    const mergeCommit = oid === undefined ? null : { oid };
    const merge = { merged: oid !== undefined, mergedAt: MERGED_AT, baseRefName, headRefOid, mergeCommit };
    const repository = { [`p${number}`]: merge };
    return context.json({ data: { viewer: { databaseId: BOT.id }, repository } });
  });
  routes.route(`${prefix}/repos/acme/crm`, repo);

  const github: GitHubFake = {
    fetch: routes.fetch,
    pullRequest,
    requests,
    fail: (pattern, status, times = Number.POSITIVE_INFINITY) => failures.push({ pattern, status, times }),
    comment,
  };
  return github;
}
