// Loaded before virtual time passes: the code under test imports it when it is first needed.
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
/** The merge came a day later. */
const before = '2026-01-01T00:00:00Z';
const bot = { id: 41, login: 'bot[bot]', type: 'Bot' };
const viewer = { data: { viewer: { databaseId: bot.id } } };

/** A pull request as GraphQL shows it once it is merged. */
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

/** What the API answers when all is well, by the beginning of the request; later tests change some of it. */
const well: Readonly<Record<string, () => Response | Promise<Response>>> = {
  'GET /pulls/12': () => Response.json({ state: 'open', head: { sha: head } }),
  'POST /graphql viewer': () => Response.json(viewer),
  'POST /graphql p12': shown({ p12: merged(commit) }),
  'GET /issues/12/comments': () => Response.json([]),
  'POST /issues/12/comments': () => Response.json({ id: 1 }, { status: 201 }),
  [`GET /commits/${commit}/pulls`]: () =>
    Response.json([{ number: 12, merged_at: '2026-01-02T00:00:00Z', base: { ref: 'main' } }]),
};

/** What a request to GraphQL asks for: `viewer`, or the pull requests as `p12 p13`. */
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

describe('keeping a comment', () => {
  test('asks as little as it takes', async () => {
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

  test('reads again what GitHub failed to give, but makes no comment twice', async () => {
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
      'may not',
      { 'POST /issues/12/comments': status(403, { message: 'Resource not accessible' }) },
      'HTTP 403: "Resource not accessible"',
    ],
    [
      'is not told who it is',
      { 'POST /graphql viewer': status(200, { errors: [{ message: 'FORBIDDEN' }] }) },
      'does not contain the requested data',
    ],
    [
      'is told nobody',
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
    ['is told a secret', { 'GET /pulls/12': status(404, { message: 'canary' }) }, 'HTTP 404: "***"'],
  ])('says what to do when it %s', async (_, answers, words) => {
    const problem = await problemOf(openRepository(answers).pullRequests.keepComment(comment));
    expect(problem).toMatchObject({
      code: 'github-refused',
      message: expect.stringContaining(words),
      fix: expect.stringContaining('`pull-requests: write`'),
    });
  });

  test.each<readonly [string, () => Response]>([
    ['429', status(429, { message: 'too many' })],
    [
      'a limit of requests',
      () => Response.json({}, { status: 403, headers: { 'x-ratelimit-remaining': '0' } }),
    ],
    ['a limit that passes', () => Response.json({}, { status: 403, headers: { 'retry-after': '60' } })],
    ['a secondary limit without a header', status(403, { message: SECONDARY })],
    ['a text that is too long', status(422)],
  ])('does not call %s a missing permission', async (_, answer) => {
    const { pullRequests } = openRepository({ 'POST /issues/12/comments': answer });
    expect((await problemOf(pullRequests.keepComment(comment)))?.fix).toBe('run the job again later');
  });

  test.each<readonly [string, object]>([
    ['by its type', { errors: [{ type: 'RATE_LIMITED', message: 'slow down' }] }],
    ['by its message', { errors: [{ message: SECONDARY }] }],
  ])('knows a limit of GraphQL, which comes with status 200, %s', async (_, answer) => {
    const { pullRequests } = openRepository({ 'POST /graphql viewer': status(200, answer) });
    expect(await problemOf(pullRequests.keepComment(comment))).toMatchObject({
      message: expect.stringContaining('it is throttling the token'),
      fix: 'run the job again later',
    });
  });

  test('sends the token to no other server that an answer names', async () => {
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

  test('leaves it as it was reviewed once the pull request is merged or closed', async () => {
    const { pullRequests, requests } = openRepository({
      'GET /pulls/12': status(200, { state: 'closed', head: { sha: head } }),
    });
    expect(await problemOf(pullRequests.keepComment(comment))).toMatchObject({ code: 'comment-impossible' });
    expect(requests).toEqual(['GET /pulls/12']);
  });

  test('gives GitHub half a minute, and no more', async () => {
    const { pullRequests, clock } = openRepository({ 'GET /pulls/12': forever });
    const start = clock.now();
    const problem = await problemOf(pullRequests.keepComment(comment));
    expect(problem).toMatchObject({ code: 'github-unreachable' });
    expect(clock.now() - start).toBeLessThanOrEqual(36_000);
  });

  test('asks nothing once the run is cancelled', async () => {
    const { pullRequests, requests, cancel } = openRepository();
    cancel.abort();
    await problemOf(pullRequests.keepComment(comment));
    expect(requests).toEqual([]);
  });
});

describe('finding the merged pull request', () => {
  const never = new AbortController().signal;

  test('gives its own comments only, over all pages', async () => {
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

  test('leaves out comments that were changed after the merge', async () => {
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
    ['shows no such pull request', { p12: null }],
    ['does not show it as merged', { p12: merged(commit, { merged: false }) }],
  ])('says so when GitHub %s, after looking a few times', async (_, pulls) => {
    const { pullRequests, requests } = openRepository({ 'POST /graphql p12': shown({ ...pulls }) });
    const { pullRequests: found, unseen = [] } = await pullRequests.findMerged(never);
    expect(found).toEqual([]);
    expect(textOf(unseen)).toBe('GitHub does not say which commit merged pull request #12');
    expect(requests).toHaveLength(6);
  });

  test.each<readonly [string, object]>([
    ['another commit', { p12: merged('c'.repeat(40)) }],
    ['another branch', { p12: merged(commit, { baseRefName: 'other' }) }],
  ])('has none when its merge is of %s', async (_, pulls) => {
    const { pullRequests } = openRepository({ 'POST /graphql p12': shown({ ...pulls }) });
    expect(await pullRequests.findMerged(never)).toEqual({ pullRequests: [] });
  });

  test('looks again for a while, since GitHub may know the push before the merge', async () => {
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

  test('says so when GitHub takes all of the time it has, which is no end of the run', async () => {
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

  test('leaves it to the run to tell that it ended', async () => {
    const ended = new AbortController();
    const { pullRequests } = openRepository({ [`GET /commits/${commit}/pulls`]: forever });
    const looking = problemOf(pullRequests.findMerged(ended.signal));
    ended.abort();
    expect(await looking).toMatchObject({ code: 'run-ended' });
  });
});

describe('a push that brings several merges', () => {
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
  /** The branch got `c`, `d` and then `commit`, each a merge; `x` came in by `d`. */
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

  test('as a merge queue does, brings the pull requests of all of them, in their order', async () => {
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

  test('may have commits that no pull request merged, and those of merges elsewhere', async () => {
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

  test('names one of them whose merge commit GitHub does not show', async () => {
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
    ['no push set off the workflow', undefined],
  ])('asks no more than for one merge when %s', async (_, of) => {
    const { pullRequests, requests } = openRepository({}, of);
    expect(await pullRequests.findMerged(never)).toMatchObject({ pullRequests: [{ number: 12 }] });
    expect(requests).toEqual([
      `GET /commits/${commit}/pulls`,
      'POST /graphql p12',
      'POST /graphql viewer',
      'GET /issues/12/comments',
    ]);
  });

  test('asks for one list more when one merge brought several commits', async () => {
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
  /** One commit on the branch, and a hundred that came in by it, page after page. */
  const wide = (page: number) =>
    Array.from({ length: 100 }, (_, index) => listed(`${page}${index}`.padStart(40, 'b'), sha('z')));

  test.each<readonly [string, Push, Partial<typeof well>, string]>([
    ['has made the branch', { ...push, before: undefined }, {}, 'the push created the branch'],
    ['took commits away', { ...push, isForced: true }, {}, 'it was a force push'],
    [
      'brought more than is looked at',
      push,
      { 'GET /commits?page=1': status(200, chain(100)) },
      'more than 30 commits on the branch itself',
    ],
    [
      'brought more commits than are looked through',
      push,
      Object.fromEntries([1, 2, 3].map((page) => [`GET /commits?page=${page}`, status(200, wide(page))])),
      'more than 300 commits',
    ],
    [
      'did not go on from where the branch was',
      push,
      { 'GET /commits?page=1': status(200, [listed(commit, sha('e')), listed(sha('e'))]) },
      'does not continue from the commit',
    ],
  ])('that %s is looked at as one merge, with the reason', async (_, of, answers, reason) => {
    const { pullRequests } = openRepository(answers, of);
    const found = await pullRequests.findMerged(never);
    expect(numbersOf(found)).toEqual([12]);
    expect(textOf(found.unseen ?? [])).toContain(reason);
  });
});
