// This import comes before virtual time starts, because the code under test loads it on first use.
import '@actions/github';
import { describe, expect, test } from 'vitest';
import { pullRequestsOf } from '../../../src/github/pull-requests.ts';
import type { Push } from '../../../src/github/workflow-event.ts';
import { doorOf } from '../../../src/http/result.ts';
import { textOf } from '../../../src/model/message.ts';
import { Secret } from '../../../src/model/secret.ts';
import type { Comment } from '../../../src/report/comment.ts';
import { VirtualClock } from '../../emulator/virtual-clock.ts';
import { problemOf } from '../flow-service/adobe.ts';

const head = 'a'.repeat(40);
const commit = 'b'.repeat(40);
const marker = '<!-- aep-base-connections config=connections.yaml -->';
const comment: Comment = { pullRequest: { number: 12, head }, marker, body: `${marker}\nThe plan` };
/** The merge was a day later. */
const before = '2026-01-01T00:00:00Z';
const bot = { id: 41, login: 'bot[bot]', type: 'Bot' };
const viewer = { data: { viewer: { databaseId: bot.id } } };

/** A pull request as GraphQL shows it after the merge. */
const merged = (by: string | undefined, changes: object = {}) => ({
  merged: true,
  mergedAt: '2026-01-02T00:00:00Z',
  baseRefName: 'main',
  headRefOid: head,
  mergeCommit: by === undefined ? null : { oid: by },
  ...changes,
});
const shown = (pulls: Readonly<Record<string, unknown>>) => () =>
  Response.json({ data: { repository: pulls } });

/** The answers of the API if all goes well, by the start of the request. Tests replace some of them. */
const well: Readonly<Record<string, () => Response | Promise<Response>>> = {
  'GET /pulls/12': () => Response.json({ state: 'open', head: { sha: head } }),
  'POST /graphql viewer': () => Response.json(viewer),
  'POST /graphql p12': shown({ p12: merged(commit) }),
  'GET /issues/12/comments': () => Response.json([]),
  'POST /issues/12/comments': () => Response.json({ id: 1 }, { status: 201 }),
  [`GET /commits/${commit}/pulls`]: () =>
    Response.json([{ number: 12, merged_at: '2026-01-02T00:00:00Z', base: { ref: 'main' } }]),
};

/** Returns the subject of a GraphQL request: `viewer`, or pull requests such as `p12 p13`. */
const askedFor = (body: unknown) => ` ${(String(body).match(/viewer|p\d+(?=:)/g) ?? []).join(' ')}`;

function openRepository(answers: Partial<typeof well> = {}, push?: Push) {
  const clock = new VirtualClock({ autoAdvance: true });
  const requests: string[] = [];
  const debug: string[] = [];
  const fake: typeof fetch = async (input, init) => {
    const { pathname, searchParams } = new URL(String(input));
    const page = searchParams.get('page');
    const path = pathname.replace('/repos/acme/crm', '');
    const asked = path === '/graphql' ? askedFor(init?.body) : '';
    const line = `${init?.method} ${path}${page === null ? '' : `?page=${page}`}${asked}`;
    expect(new Headers(init?.headers).get('x-github-api-version')).toBe('2022-11-28');
    requests.push(line);
    const answer = { ...well, ...answers }[line];
    if (answer === undefined) throw new Error(`nobody is to ask ${line}`);
    return answer();
  };
  const cancel = new AbortController();
  const pullRequests = pullRequestsOf(
    { owner: 'acme', name: 'crm', commit, branch: 'main', apiUrl: 'https://api.example', runUrl: '' },
    push,
    {
      token: new Secret('ghs_the-token'),
      fetch: fake,
      clock,
      cancel: cancel.signal,
      debug: (line) => debug.push(line),
      random: () => 0.5,
      door: doorOf(
        () => {},
        (text) => text.replaceAll('canary', '***'),
        [],
      ),
    },
  );
  return { pullRequests, requests, debug, clock, cancel };
}

const SECONDARY = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
const forever = () => new Promise<Response>(() => {});
const status =
  (code: number, body: object = {}) =>
  () =>
    Response.json(body, { status: code });

describe('writing the comment', () => {
  test('sends as few requests as possible', async () => {
    const { pullRequests, requests, debug } = openRepository();
    await pullRequests.keepComment(comment);
    expect(requests).toEqual([
      'GET /pulls/12',
      'POST /graphql viewer',
      'GET /issues/12/comments',
      'POST /issues/12/comments',
    ]);
    expect(debug).toHaveLength(4);
    expect(debug.join()).not.toContain('ghs_the-token');
  });

  test('repeats failed reads, but does not write a comment twice', async () => {
    let failures = 1;
    const { pullRequests, requests } = openRepository({
      'POST /graphql viewer': () => (failures-- > 0 ? status(502)() : status(200, viewer)()),
      'POST /issues/12/comments': status(502),
    });
    const problem = await problemOf(pullRequests.keepComment(comment));
    expect(problem).toMatchObject({
      code: 'github-unreachable',
      message: expect.stringContaining('HTTP 502'),
    });
    expect(requests.filter((line) => line === 'POST /graphql viewer')).toHaveLength(2);
    expect(requests.filter((line) => line === 'POST /issues/12/comments')).toHaveLength(1);
  });

  test.each<readonly [string, Partial<typeof well>, string]>([
    [
      'lacks permission',
      { 'POST /issues/12/comments': status(403, { message: 'Resource not accessible' }) },
      'HTTP 403: "Resource not accessible"',
    ],
    [
      'gets no user name',
      { 'POST /graphql viewer': status(200, { errors: [{ message: 'FORBIDDEN' }] }) },
      'does not contain the requested data',
    ],
    [
      'gets an empty user',
      { 'POST /graphql viewer': status(200, { data: { viewer: {} } }) },
      'does not contain the requested data',
    ],
    [
      'gets something else',
      { 'GET /pulls/12': status(200, { hello: 'world' }) },
      'does not contain the requested data',
    ],
    [
      'gets no JSON',
      { 'GET /issues/12/comments': () => new Response('<html>') },
      'does not contain the requested data',
    ],
    [
      'gets an unexpected answer',
      { 'GET /pulls/12': status(200, { hello: 'world' }) },
      'does not contain the requested data',
    ],
    [
      'gets an answer that is not JSON',
      { 'GET /issues/12/comments': () => new Response('<html>') },
      'does not contain the requested data',
    ],
    [
      'gets an error with a secret',
      { 'GET /pulls/12': status(404, { message: 'canary' }) },
      'HTTP 404: "***"',
    ],
  ])('says what to do if it %s', async (_, answers, words) => {
    const problem = await problemOf(openRepository(answers).pullRequests.keepComment(comment));
    expect(problem).toMatchObject({
      code: 'github-refused',
      message: expect.stringContaining(words),
      fix: expect.stringContaining('`pull-requests: write`'),
    });
  });

  test.each<readonly [string, () => Response]>([
    ['429', status(429, { message: 'too many' })],
    ['a rate limit', () => Response.json({}, { status: 403, headers: { 'x-ratelimit-remaining': '0' } })],
    ['a temporary limit', () => Response.json({}, { status: 403, headers: { 'retry-after': '60' } })],
    ['a secondary limit without a header', status(403, { message: SECONDARY })],
    ['a text that is too long', status(422)],
  ])('does not report %s as a missing permission', async (_, answer) => {
    const { pullRequests } = openRepository({ 'POST /issues/12/comments': answer });
    expect((await problemOf(pullRequests.keepComment(comment)))?.fix).toBe('run the job again later');
  });

  test.each<readonly [string, object]>([
    ['by its type', { errors: [{ type: 'RATE_LIMITED', message: 'slow down' }] }],
    ['by its message', { errors: [{ message: SECONDARY }] }],
  ])('recognises a GraphQL rate limit with status 200 %s', async (_, answer) => {
    const { pullRequests } = openRepository({ 'POST /graphql viewer': status(200, answer) });
    expect(await problemOf(pullRequests.keepComment(comment))).toMatchObject({
      message: expect.stringContaining('it is throttling the token'),
      fix: 'run the job again later',
    });
  });

  test('does not send the token to another server that an answer names', async () => {
    const { pullRequests, requests } = openRepository({
      'GET /issues/12/comments': () =>
        Response.json([], { headers: { Link: '<https://evil.example/more>; rel="next"' } }),
    });
    expect(await problemOf(pullRequests.keepComment(comment))).toMatchObject({
      code: 'github-unreachable',
      message: expect.stringContaining('another server, which must not get the token'),
    });
    expect(requests.at(-1)).toBe('GET /issues/12/comments');
  });

  test('leaves the reviewed comment if the pull request is merged or closed', async () => {
    const { pullRequests, requests } = openRepository({
      'GET /pulls/12': status(200, { state: 'closed', head: { sha: head } }),
    });
    expect(await problemOf(pullRequests.keepComment(comment))).toMatchObject({ code: 'comment-impossible' });
    expect(requests).toEqual(['GET /pulls/12']);
  });

  test('allows GitHub half a minute', async () => {
    const { pullRequests, clock } = openRepository({ 'GET /pulls/12': forever });
    const start = clock.now();
    const problem = await problemOf(pullRequests.keepComment(comment));
    expect(problem).toMatchObject({ code: 'github-unreachable' });
    expect(clock.now() - start).toBeLessThanOrEqual(36_000);
  });

  test('sends nothing once the run is cancelled', async () => {
    const { pullRequests, requests, cancel } = openRepository();
    cancel.abort();
    await problemOf(pullRequests.keepComment(comment));
    expect(requests).toEqual([]);
  });
});

describe('finding the merged pull request', () => {
  const never = new AbortController().signal;

  test('returns only comments by the action, from all pages', async () => {
    const page = (texts: readonly (readonly [object | null, string])[], next?: string) => () =>
      Response.json(
        texts.map(([user, body], id) => ({ id, user, body, updated_at: before })),
        {
          headers:
            next === undefined ? {} : { Link: `<https://api.example/repos/acme/crm${next}>; rel="next"` },
        },
      );
    const { pullRequests } = openRepository({
      'GET /issues/12/comments': page(
        [
          [bot, 'one'],
          [{ ...bot, id: 42 }, 'not'],
        ],
        '/more',
      ),
      'GET /more': page([
        [bot, 'two'],
        [null, 'ghost'],
        [{ login: bot.login, type: 'Bot' }, 'not'],
      ]),
    });
    expect(await pullRequests.findMerged(never)).toEqual({
      pullRequests: [{ number: 12, head, comments: ['one', 'two'] }],
    });
  });

  test('leaves out comments that were edited after the merge', async () => {
    const { pullRequests } = openRepository({
      'GET /issues/12/comments': status(200, [
        { id: 1, user: { id: bot.id, login: 'renamed' }, body: 'ours', updated_at: before },
        { id: 3, user: bot, body: 'late', updated_at: '2026-01-03T00:00:00Z' },
      ]),
    });
    expect((await pullRequests.findMerged(never)).pullRequests[0]?.comments).toEqual(['ours']);
  });

  test.each<readonly [string, object]>([
    ['shows no merge commit', { p12: merged(undefined) }],
    ['does not show the pull request', { p12: null }],
    ['does not show it as merged', { p12: merged(commit, { merged: false }) }],
  ])('reports that GitHub %s, after several attempts', async (_, pulls) => {
    const { pullRequests, requests } = openRepository({ 'POST /graphql p12': shown({ ...pulls }) });
    const { pullRequests: found, unseen = [] } = await pullRequests.findMerged(never);
    expect(found).toEqual([]);
    expect(textOf(unseen)).toBe('GitHub does not say which commit merged pull request #12');
    expect(requests).toHaveLength(6);
  });

  test.each<readonly [string, object]>([
    ['another commit', { p12: merged('c'.repeat(40)) }],
    ['another branch', { p12: merged(commit, { baseRefName: 'other' }) }],
  ])('finds none if the merge was of %s', async (_, pulls) => {
    const { pullRequests } = openRepository({ 'POST /graphql p12': shown({ ...pulls }) });
    expect(await pullRequests.findMerged(never)).toEqual({ pullRequests: [] });
  });

  test('repeats the request for a while, because GitHub may know the push before the merge', async () => {
    let looks = 0;
    const path = `GET /commits/${commit}/pulls`;
    const late = openRepository({
      [path]: () => (++looks < 3 ? Response.json([]) : (well[path]?.() ?? forever())),
    });
    expect((await late.pullRequests.findMerged(never)).pullRequests[0]?.number).toBe(12);
    const none = openRepository({ [path]: status(200, [{ number: 3, merged_at: null, head: {} }]) });
    expect(await none.pullRequests.findMerged(never)).toEqual({ pullRequests: [] });
    expect(none.requests).toHaveLength(3);
  });

  test('reports that GitHub took too long, which does not end the run', async () => {
    const { pullRequests, clock } = openRepository({
      [`GET /commits/${commit}/pulls`]: async () => {
        await clock.sleep(9_900);
        return Response.json([]);
      },
    });
    expect(await problemOf(pullRequests.findMerged(new AbortController().signal))).toMatchObject({
      code: 'github-unreachable',
      message: expect.stringContaining('did not return the reviewed plan within 30 seconds'),
    });
  });

  test('does not report the end of the run itself', async () => {
    const ended = new AbortController();
    const { pullRequests } = openRepository({ [`GET /commits/${commit}/pulls`]: forever });
    const looking = problemOf(pullRequests.findMerged(ended.signal));
    ended.abort();
    expect(await looking).toMatchObject({ code: 'run-ended' });
  });
});

describe('a push with several merges', () => {
  const never = new AbortController().signal;
  const sha = (letter: string) => letter.repeat(40);
  const base = sha('0').replace(/^0/, '1');
  const push: Push = { before: base, isForced: false, commits: 5 };

  /** A commit as the API lists it. */
  const listed = (of: string, ...parents: readonly string[]) => ({
    sha: of,
    parents: parents.map((each) => ({ sha: each })),
  });
  const merge = (number: number, changes: object = {}) => ({
    number,
    merged_at: '2026-01-02T00:00:00Z',
    base: { ref: 'main' },
    ...changes,
  });
  const headOf = (number: number) => `${number}`.padEnd(40, 'd');
  const comments = (body: string) => status(200, [{ id: 1, user: bot, body, updated_at: before }]);
  /** The branch received `c`, `d` and then `commit`, each a merge. `x` came with `d`. */
  const branch = [
    listed(commit, sha('d'), sha('y')),
    listed(sha('x'), base),
    listed(sha('d'), sha('c'), sha('x')),
    listed(sha('c'), base, sha('z')),
    listed(base, sha('e')),
  ];
  const queue: Partial<typeof well> = {
    'GET /commits?page=1': status(200, branch),
    [`GET /commits/${sha('c')}/pulls`]: status(200, [merge(10)]),
    [`GET /commits/${sha('d')}/pulls`]: status(200, [merge(7), merge(11)]),
    'POST /graphql p10 p7 p11': shown({
      p10: merged(sha('c'), { headRefOid: headOf(10) }),
      p7: merged(sha('q')),
      p11: merged(sha('d'), { headRefOid: headOf(11) }),
    }),
    'GET /issues/10/comments': comments('ten'),
    'GET /issues/11/comments': comments('eleven'),
    'GET /issues/12/comments': comments('twelve'),
  };
  const numbersOf = ({ pullRequests }: { readonly pullRequests: readonly { readonly number: number }[] }) =>
    pullRequests.map(({ number }) => number);

  test('from a merge queue has the pull requests of all merges, in order', async () => {
    const { pullRequests, requests } = openRepository(queue, push);
    expect(await pullRequests.findMerged(never)).toEqual({
      pullRequests: [
        { number: 10, head: expect.stringMatching(/^10d/), comments: ['ten'] },
        { number: 11, head: expect.stringMatching(/^11d/), comments: ['eleven'] },
        { number: 12, head, comments: ['twelve'] },
      ],
    });
    expect(requests).toEqual([
      `GET /commits/${commit}/pulls`,
      'POST /graphql p12',
      'GET /commits?page=1',
      `GET /commits/${sha('c')}/pulls`,
      `GET /commits/${sha('d')}/pulls`,
      'POST /graphql p10 p7 p11',
      'POST /graphql viewer',
      'GET /issues/10/comments',
      'GET /issues/11/comments',
      'GET /issues/12/comments',
    ]);
  });

  test('can have commits without a pull request, and merges into other branches', async () => {
    const { pullRequests } = openRepository(
      {
        ...queue,
        [`GET /commits/${sha('c')}/pulls`]: status(200, []),
        [`GET /commits/${sha('d')}/pulls`]: status(200, [
          merge(8, { base: { ref: 'other' } }),
          merge(9, { merged_at: null }),
        ]),
      },
      push,
    );
    expect(numbersOf(await pullRequests.findMerged(never))).toEqual([12]);
  });

  test('names a pull request whose merge commit GitHub does not show', async () => {
    const { pullRequests } = openRepository(
      { ...queue, 'POST /graphql p10 p7 p11': shown({ p10: merged(undefined), p11: merged(sha('d')) }) },
      push,
    );
    const found = await pullRequests.findMerged(never);
    expect(numbersOf(found)).toEqual([11, 12]);
    expect(textOf(found.unseen ?? [])).toContain('which commit merged pull request #10');
  });

  test.each<readonly [string, Push | undefined]>([
    ['the event lists a single commit', { ...push, commits: 1 }],
    ['the event is not a push', undefined],
  ])('takes no more requests than one merge if %s', async (_, of) => {
    const { pullRequests, requests } = openRepository({}, of);
    expect(await pullRequests.findMerged(never)).toMatchObject({ pullRequests: [{ number: 12 }] });
    expect(requests).toEqual([
      `GET /commits/${commit}/pulls`,
      'POST /graphql p12',
      'POST /graphql viewer',
      'GET /issues/12/comments',
    ]);
  });

  test('takes one more request if one merge has several commits', async () => {
    const one = status(200, [listed(commit, base, sha('z')), listed(sha('z'), base)]);
    const { pullRequests, requests } = openRepository({ 'GET /commits?page=1': one }, push);
    expect(await pullRequests.findMerged(never)).toMatchObject({ pullRequests: [{ number: 12 }] });
    expect(requests).toHaveLength(5);
  });

  const chain = (length: number, from = 0) =>
    Array.from({ length }, (_, index) => {
      const at = (position: number) => (position === 0 ? commit : `${position}`.padStart(40, 'a'));
      return listed(at(from + index), at(from + index + 1));
    });
  /** One commit on the branch and a hundred that came with it, page after page. */
  const wide = (page: number) =>
    Array.from({ length: 100 }, (_, index) => listed(`${page}${index}`.padStart(40, 'b'), sha('z')));

  test.each<readonly [string, Push, Partial<typeof well>, string]>([
    ['created the branch', { ...push, before: undefined }, {}, 'the push created the branch'],
    ['removed commits', { ...push, isForced: true }, {}, 'it was a force push'],
    [
      'has more merges than are read',
      push,
      { 'GET /commits?page=1': status(200, chain(100)) },
      'more than 30 commits on the branch itself',
    ],
    [
      'has more commits than are read',
      push,
      Object.fromEntries([1, 2, 3].map((page) => [`GET /commits?page=${page}`, status(200, wide(page))])),
      'more than 300 commits',
    ],
    [
      'does not continue from the previous commit',
      push,
      { 'GET /commits?page=1': status(200, [listed(commit, sha('e')), listed(sha('e'))]) },
      'does not continue from the commit',
    ],
  ])('that %s counts as one merge, and the reason is given', async (_, of, answers, reason) => {
    const { pullRequests } = openRepository(answers, of);
    const found = await pullRequests.findMerged(never);
    expect(numbersOf(found)).toEqual([12]);
    expect(textOf(found.unseen ?? [])).toContain(reason);
  });
});
