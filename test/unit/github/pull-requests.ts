// This import comes before virtual time starts, because the code under test loads it on first use.
import '@actions/github';
import { expect } from 'vitest';
import { pullRequestsOf } from '../../../src/github/pull-requests.ts';
import type { Push } from '../../../src/github/workflow-event.ts';
import { doorOf } from '../../../src/http/result.ts';
import { Secret } from '../../../src/model/secret.ts';
import type { Comment } from '../../../src/report/comment.ts';
import { VirtualClock } from '../../emulator/virtual-clock.ts';

/** The last commit of the pull request. */
export const head = 'a'.repeat(40);
/** The commit that merged the pull request. */
export const commit = 'b'.repeat(40);
/** The first line of the comments of this connections file. */
export const marker = '<!-- aep-base-connections config=connections.yaml -->';
/** The comment to write. */
export const comment: Comment = { pullRequest: { number: 12, head }, marker, body: `${marker}\nThe plan` };
/** The time of a comment. The merge was a day later. */
export const before = '2026-01-01T00:00:00Z';
/** The account that owns the token. */
export const bot = { id: 41, login: 'bot[bot]', type: 'Bot' };
/** The answer of GraphQL that names this account. */
export const viewer = { data: { viewer: { databaseId: bot.id } } };

/** A pull request as GraphQL shows it after the merge. */
export const merged = (by: string | undefined, changes: object = {}) => ({
  merged: true,
  mergedAt: '2026-01-02T00:00:00Z',
  baseRefName: 'main',
  headRefOid: head,
  mergeCommit: by === undefined ? null : { oid: by },
  ...changes,
});

/** Returns an answer of GraphQL that shows these pull requests. */
export const shown = (pulls: Readonly<Record<string, unknown>>) => () =>
  Response.json({ data: { repository: pulls } });

/** The answers of the API if all goes well, by the start of the request. Tests replace some of them. */
export const well: Readonly<Record<string, () => Response | Promise<Response>>> = {
  'GET /pulls/12': () => Response.json({ state: 'open', head: { sha: head } }),
  'POST /graphql viewer': () => Response.json(viewer),
  'POST /graphql p12': shown({ p12: merged(commit) }),
  'GET /issues/12/comments': () => Response.json([]),
  'POST /issues/12/comments': () => Response.json({ id: 1 }, { status: 201 }),
  'GET /git/ref/heads%2Fmain': () => Response.json({ object: { sha: commit } }),
  [`GET /commits/${commit}/pulls`]: () =>
    Response.json([{ number: 12, merged_at: '2026-01-02T00:00:00Z', base: { ref: 'main' } }]),
};

/** Returns the subject of a GraphQL request: `viewer`, or pull requests such as `p12 p13`. */
const askedFor = (body: unknown) => ` ${(String(body).match(/viewer|p\d+(?=:)/g) ?? []).join(' ')}`;

/** Returns the pull requests of a repository that gives these answers, with the requests and the log that are recorded. */
export function openRepository(answers: Partial<typeof well> = {}, push?: Push, start?: number) {
  const clock = new VirtualClock({ autoAdvance: true, start });
  const requests: string[] = [];
  const debug: string[] = [];
  const info: string[] = [];
  const fake: typeof fetch = async (input, init) => {
    const { origin, pathname, searchParams } = new URL(String(input));
    expect(origin).toBe('https://api.example');
    if (searchParams.has('page')) expect(searchParams.get('per_page')).toBe('100');
    for (const name of ['per_page', 'sha', 'ref']) searchParams.delete(name);
    if (searchParams.get('page') === '1') searchParams.delete('page');
    const query = searchParams.size === 0 ? '' : `?${searchParams}`;
    const path = pathname.replace('/repos/acme/crm', '');
    const asked = path === '/graphql' ? askedFor(init?.body) : '';
    const line = `${init?.method} ${path}${query}${asked}`;
    expect(new Headers(init?.headers).get('x-github-api-version')).toBe('2022-11-28');
    requests.push(line);
    const answer = { ...well, ...answers }[line];
    if (answer === undefined) throw new Error(`nobody is to ask ${line}`);
    return answer();
  };
  const cancel = new AbortController();
  const pullRequests = pullRequestsOf(
    { owner: 'acme', repo: 'crm', commit, branch: 'main', apiUrl: 'https://api.example', runUrl: '' },
    push,
    {
      token: new Secret('ghs_the-token'),
      fetch: fake,
      clock,
      cancel: cancel.signal,
      debug: (line) => debug.push(line),
      info: (line) => info.push(line),
      random: () => 0.5,
      door: doorOf(
        () => {},
        (text) => text.replaceAll('canary', '***'),
        [],
      ),
    },
  );
  return { pullRequests, requests, debug, info, clock, cancel };
}

/** Returns an answer with that status code. */
export const status =
  (code: number, body: object = {}) =>
  () =>
    Response.json(body, { status: code });
