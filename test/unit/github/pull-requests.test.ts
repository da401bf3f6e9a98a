import { describe, expect, test } from 'vitest';
import { textOf } from '../../../src/model/message.ts';
import { problemOf } from '../flow-service/adobe.ts';
import {
  before,
  bot,
  comment,
  commit,
  head,
  marker,
  merged,
  openRepository,
  shown,
  status,
  viewer,
  well,
} from './pull-requests.ts';

const SECONDARY = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
const forever = () => new Promise<Response>(() => {});

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

  const WRITE = '`pull-requests: write`';
  const AGAIN = 'run the job again later';
  const refused = (message: string) => ({ message, errors: [{ resource: 'IssueComment', code: 'custom' }] });
  test.each<readonly [string, Partial<typeof well>, string, string | undefined]>([
    [
      'the permission is missing',
      { 'POST /issues/12/comments': status(403, { message: 'Resource not accessible by integration' }) },
      'HTTP 403: "Resource not accessible by integration"',
      WRITE,
    ],
    [
      'GraphQL says that the permission is missing',
      {
        'POST /graphql viewer': status(200, {
          data: null,
          errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by personal access token' }],
        }),
      },
      'HTTP 200: "Resource not accessible by personal access token"',
      WRITE,
    ],
    [
      'GitHub hides what it reads',
      { 'GET /pulls/12': status(404, { message: 'canary' }) },
      '404: "***"',
      WRITE,
    ],
    [
      'the token is invalid',
      { 'GET /pulls/12': status(401, { message: 'Bad credentials' }) },
      'HTTP 401: "Bad credentials"',
      'remove the input `github-token`',
    ],
    [
      'the pull request is locked',
      {
        'POST /issues/12/comments': status(403, {
          message: 'Unable to create comment because issue is locked.',
        }),
      },
      'HTTP 403: "Unable to create comment because issue is locked."',
      undefined,
    ],
    [
      'the pull request has too many comments',
      {
        'POST /issues/12/comments': status(422, {
          ...refused('Validation Failed'),
          errors: [
            { code: 'custom', message: 'Commenting is disabled on issues with more than 2500 comments' },
          ],
        }),
      },
      'HTTP 422: "Validation Failed: Commenting is disabled on issues with more than 2500 comments"',
      undefined,
    ],
    [
      'the repository was renamed',
      { 'GET /pulls/12': status(301, { message: 'Moved Permanently' }) },
      'HTTP 301',
      undefined,
    ],
    ['the comment is too long', { 'POST /issues/12/comments': status(422) }, 'HTTP 422', undefined],
    [
      'the request was wrong, and the last that the limit allows',
      {
        'GET /pulls/12': () =>
          Response.json({ message: 'no' }, { status: 422, headers: { 'x-ratelimit-remaining': '0' } }),
      },
      'HTTP 422: "no"',
      undefined,
    ],
    [
      'the comment was deleted meanwhile',
      {
        'PATCH /issues/comments/1': status(404, { message: 'Not Found' }),
        'GET /issues/12/comments': status(200, [{ id: 1, user: bot, body: marker, updated_at: before }]),
      },
      'HTTP 404: "Not Found"',
      undefined,
    ],
    [
      'the answer is another object',
      { 'GET /pulls/12': status(200, { title: 'world' }) },
      'does not contain the requested data',
      undefined,
    ],
    [
      'the answer has no user',
      { 'POST /graphql viewer': status(200, { data: { viewer: {} } }) },
      'does not contain the requested data',
      undefined,
    ],
    [
      'the list is an object',
      { 'GET /issues/12/comments': status(200, { total_count: 0, items: [] }) },
      'does not contain the requested data',
      undefined,
    ],
    [
      'the list is null',
      { 'GET /issues/12/comments': () => Response.json(null) },
      'requested data',
      undefined,
    ],
    [
      'the list is a conflict',
      { 'GET /issues/12/comments': status(409, { message: 'empty' }) },
      '409: "empty"',
      undefined,
    ],
    [
      'a permission is missing and nothing remains of a limit',
      {
        'GET /pulls/12': () =>
          Response.json(
            { message: 'Resource not accessible by integration' },
            { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' } },
          ),
      },
      'HTTP 403',
      'pull-requests: write',
    ],
    [
      'the query is invalid',
      {
        'POST /graphql viewer': status(200, {
          errors: [{ message: 'no field', extensions: { code: 'undefinedField' } }],
        }),
      },
      'HTTP 200: "no field"',
      undefined,
    ],
  ])('says what is known if %s, and no more', async (_, answers, words, fix) => {
    const { pullRequests, requests } = openRepository(answers);
    const problem = await problemOf(pullRequests.keepComment(comment));
    expect(problem).toMatchObject({ code: 'github-refused', message: expect.stringContaining(words) });
    expect(problem?.fix).toEqual(fix === undefined ? undefined : expect.stringContaining(fix));
    const [failed = ''] = Object.keys(answers);
    expect(requests.filter((line) => line === failed)).toHaveLength(1);
    if (!failed.startsWith('POST /issues')) expect(requests).not.toContain('POST /issues/12/comments');
  });

  const WRONG = { data: null, errors: [{ message: 'Something went wrong while executing your query.' }] };
  test.each<readonly [string, string, () => Response, string, string]>([
    ['a GraphQL fault with 200', 'POST /graphql viewer', status(200, WRONG), 'unreachable', 'went wrong'],
    [
      'an internal error',
      'GET /pulls/12',
      status(500, { message: 'Server Error' }),
      'unreachable',
      'Server Error',
    ],
    ['a page of a proxy', 'GET /issues/12/comments', () => new Response('<html>'), 'refused', 'not JSON'],
  ])('repeats a read after %s', async (_, line, fault, code, words) => {
    let faults = 2;
    const passing = openRepository({
      [line]: () => (faults-- > 0 ? fault() : (well[line]?.() ?? forever())),
    });
    await passing.pullRequests.keepComment(comment);
    expect(passing.requests.filter((each) => each === line)).toHaveLength(3);
    const lasting = await problemOf(openRepository({ [line]: fault }).pullRequests.keepComment(comment));
    expect(lasting).toMatchObject({
      code: `github-${code}`,
      message: expect.stringContaining(words),
      fix: AGAIN,
    });
  });

  const inSeconds = (seconds: number) => ({ 'retry-after': `${seconds}` });
  const throttled = (code: number, headers: Readonly<Record<string, string>>, body: object = {}) =>
    Response.json(body, { status: code, headers });
  const RESET = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1767225620' };
  const now = Date.UTC(2026, 0, 1);

  test.each<readonly [string, number, () => Response]>([
    ['429 with a time', 2, () => throttled(429, inSeconds(2))],
    ['403 with a time', 20, () => throttled(403, inSeconds(20), { message: SECONDARY })],
    ['an exhausted limit that is reset soon', 20, () => throttled(403, RESET)],
    ['GraphQL with a time', 3, () => throttled(200, inSeconds(3), { errors: [{ type: 'RATE_LIMITED' }] })],
  ])('waits as %s asks, even before it creates the comment', async (_, seconds, answer) => {
    for (const line of ['POST /graphql viewer', 'POST /issues/12/comments']) {
      let limits = 1;
      const answers = { [line]: () => (limits-- > 0 ? answer() : (well[line]?.() ?? forever())) };
      const { pullRequests, requests, clock, info } = openRepository(answers, undefined, now);
      if (line.startsWith('POST /issues') && answer().status === 200) continue;
      await pullRequests.keepComment(comment);
      expect(requests.filter((each) => each === line)).toHaveLength(2);
      expect(clock.now() - now).toBe(seconds * 1000);
      expect(info).toHaveLength(seconds < 5 ? 0 : 1);
    }
  });

  test.each<readonly [string, () => Response]>([
    ['429 without a time', status(429, { message: 'too many' })],
    ['403 with an exhausted limit', () => throttled(403, { 'x-ratelimit-remaining': '0' })],
    ['403 with a long time', () => throttled(403, inSeconds(60))],
    ['403 that only the message explains', status(403, { message: SECONDARY })],
    ['a GraphQL type', status(200, { errors: [{ type: 'RATE_LIMITED', message: 'slow down' }] })],
    ['a GraphQL message', status(200, { errors: [{ type: 'OTHER', message: SECONDARY }] })],
  ])('does not wait longer than half a minute for %s, and asks for no permission', async (_, answer) => {
    const { pullRequests, requests, clock } = openRepository(
      { 'POST /graphql viewer': answer },
      undefined,
      now,
    );
    const problem = await problemOf(pullRequests.keepComment(comment));
    expect(problem).toMatchObject({ code: 'github-refused', fix: AGAIN });
    expect(requests).toHaveLength(2);
    expect(clock.now()).toBe(now);
  });

  test('reads an answer that exhausts the limit like any other', async () => {
    const last = () => Response.json({ id: 1 }, { status: 201, headers: { 'x-ratelimit-remaining': '0' } });
    const { pullRequests, requests } = openRepository({ 'POST /issues/12/comments': last });
    await pullRequests.keepComment(comment);
    expect(requests).toHaveLength(4);
  });

  test('asks the same server for the next page, whatever an answer links to', async () => {
    const { pullRequests, requests } = openRepository({
      'GET /issues/12/comments': () =>
        Response.json([], { headers: { Link: '<https://evil.example/more>; rel="next"' } }),
      'GET /issues/12/comments?page=2': status(200, []),
    });
    await pullRequests.keepComment(comment);
    expect(requests.slice(2)).toEqual([
      'GET /issues/12/comments',
      'GET /issues/12/comments?page=2',
      'POST /issues/12/comments',
    ]);
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
        '/issues/12/comments?page=2',
      ),
      'GET /issues/12/comments?page=2': page([
        [bot, 'two'],
        [null, 'ghost'],
        [{ login: bot.login, type: 'Bot' }, 'not'],
      ]),
    });
    expect(await pullRequests.findMerged('c/a.yaml', never)).toEqual({
      pullRequests: [{ number: 12, head, comments: ['one', 'two'] }],
    });
  });

  test('returns the comment that was updated last as the last one', async () => {
    const at = (id: number, body: string, updated_at: string) => ({ id, user: bot, body, updated_at });
    const { pullRequests } = openRepository({
      'GET /issues/12/comments': status(200, [
        at(1, 'new', '2026-01-01T03:00:00Z'),
        at(2, 'old', '2026-01-01T01:00:00Z'),
        at(3, 'newer', '2026-01-01T03:00:00Z'),
      ]),
    });
    const [found] = (await pullRequests.findMerged('c/a.yaml', never)).pullRequests;
    expect(found?.comments).toEqual(['old', 'new', 'newer']);
  });

  test('ignores pull requests of forks, and numbers that the repository does not have', async () => {
    const pull = (number: number, full_name?: string) => ({
      number,
      merged_at: '2026-01-02T00:00:00Z',
      base: { ref: 'main', repo: full_name && { full_name } },
    });
    const line = `GET /commits/${commit}/pulls`;
    const fork = openRepository({ [line]: status(200, [pull(7, 'fork/crm'), pull(12, 'Acme/CRM')]) });
    expect((await fork.pullRequests.findMerged('c/a.yaml', never)).pullRequests).toMatchObject([
      { number: 12 },
    ]);
    expect(fork.requests[1]).toBe('POST /graphql p12');

    const partial = { data: { repository: { p7: null, p12: merged(commit) } } };
    const answer = (type: string) => ({
      [line]: status(200, [pull(7), pull(12)]),
      'POST /graphql p7 p12': status(200, { ...partial, errors: [{ type, message: 'p7' }] }),
    });
    const missing = openRepository(answer('NOT_FOUND'));
    expect((await missing.pullRequests.findMerged('c/a.yaml', never)).pullRequests).toMatchObject([
      { number: 12 },
    ]);
    const denied = openRepository(answer('FORBIDDEN'));
    expect(await problemOf(denied.pullRequests.findMerged('c/a.yaml', never))).toMatchObject({
      code: 'github-refused',
    });
  });

  const newest = 'e'.repeat(40);
  test.each<readonly [string, Response, Uint8Array | undefined]>([
    [
      'the file',
      Response.json({ encoding: 'base64', content: 'dmVyc2lv\nbjogMQ==\n' }),
      Buffer.from('version: 1'),
    ],
    ['no file', status(404, { message: 'Not Found' })(), undefined],
    ['a file that is too large', Response.json({ encoding: 'none', content: '' }), undefined],
    ['a folder', Response.json([{ name: 'a.yaml' }]), undefined],
  ])('returns what a newer commit of the branch has: %s', async (_, answer, bytes) => {
    const { pullRequests } = openRepository({
      'GET /git/ref/heads%2Fmain': status(200, { object: { sha: newest } }),
      'GET /contents/c%2Fa.yaml': () => answer,
    });
    const { newer } = await pullRequests.findMerged('c/a.yaml', never);
    expect(newer).toEqual({ commit: newest, bytes });
  });

  test('says that nothing is known of newer commits if GitHub does not show the branch', async () => {
    const { pullRequests, info } = openRepository({
      'GET /git/ref/heads%2Fmain': status(404, { message: 'Not Found' }),
    });
    const { newer, pullRequests: merged } = await pullRequests.findMerged('c/a.yaml', never);
    expect([newer, merged.length]).toEqual([undefined, 1]);
    expect(info).toEqual([expect.stringContaining('it is not known whether it has a newer commit')]);
  });

  test('fails if GitHub shows the branch without its commit', async () => {
    const { pullRequests } = openRepository({ 'GET /git/ref/heads%2Fmain': status(200, []) });
    expect(await problemOf(pullRequests.findMerged('c/a.yaml', never))).toMatchObject({
      code: 'github-refused',
    });
  });

  test('waits a minute when GitHub asks for it without a time', async () => {
    const line = `GET /commits/${commit}/pulls`;
    let limits = 1;
    const { pullRequests, info } = openRepository({
      [line]: () => (limits-- > 0 ? status(403, { message: SECONDARY })() : (well[line]?.() ?? forever())),
    });
    expect((await pullRequests.findMerged('c/a.yaml', never)).pullRequests).toMatchObject([{ number: 12 }]);
    expect(info).toEqual(['`api.example` asked to slow down: pausing requests to it for 60 seconds']);
  });

  test('leaves out comments that were edited after the merge', async () => {
    const { pullRequests } = openRepository({
      'GET /issues/12/comments': status(200, [
        { id: 1, user: { id: bot.id, login: 'renamed' }, body: 'ours', updated_at: before },
        { id: 3, user: bot, body: 'late', updated_at: '2026-01-03T00:00:00Z' },
      ]),
    });
    expect((await pullRequests.findMerged('c/a.yaml', never)).pullRequests[0]?.comments).toEqual(['ours']);
  });

  test.each<readonly [string, object]>([
    ['shows no merge commit', { p12: merged(undefined) }],
    ['does not show the pull request', { p12: null }],
    ['does not show it as merged', { p12: merged(commit, { merged: false }) }],
  ])('reports that GitHub %s, after several attempts', async (_, pulls) => {
    const { pullRequests, requests } = openRepository({ 'POST /graphql p12': shown({ ...pulls }) });
    const { pullRequests: found, unseen = [] } = await pullRequests.findMerged('c/a.yaml', never);
    expect(found).toEqual([]);
    expect(textOf(unseen)).toBe('GitHub does not say which commit merged pull request #12');
    expect(requests).toHaveLength(6);
  });

  test.each<readonly [string, object]>([
    ['another commit', { p12: merged('c'.repeat(40)) }],
    ['another branch', { p12: merged(commit, { baseRefName: 'other' }) }],
  ])('finds none if the merge was of %s', async (_, pulls) => {
    const { pullRequests } = openRepository({ 'POST /graphql p12': shown({ ...pulls }) });
    expect(await pullRequests.findMerged('c/a.yaml', never)).toEqual({ pullRequests: [] });
  });

  test('repeats the request for a while, because GitHub may know the push before the merge', async () => {
    let looks = 0;
    const path = `GET /commits/${commit}/pulls`;
    const late = openRepository({
      [path]: () => (++looks < 3 ? Response.json([]) : (well[path]?.() ?? forever())),
    });
    expect((await late.pullRequests.findMerged('c/a.yaml', never)).pullRequests[0]?.number).toBe(12);
    const none = openRepository({ [path]: status(200, [{ number: 3, merged_at: null, head: {} }]) });
    expect(await none.pullRequests.findMerged('c/a.yaml', never)).toEqual({ pullRequests: [] });
    expect(none.requests).toHaveLength(3);
  });

  test('allows GitHub five minutes, and reports if it took longer', async () => {
    const slow = async () => {
      await clock.sleep(9_900);
      return Response.json([], { headers: { Link: '<https://api.example/>; rel="next"' } });
    };
    const path = `GET /commits/${commit}/pulls`;
    const pages = Array.from({ length: 40 }, (_, index) => [`${path}?page=${index + 2}`, slow]);
    const { pullRequests, clock, requests } = openRepository({ [path]: slow, ...Object.fromEntries(pages) });
    expect(await problemOf(pullRequests.findMerged('c/a.yaml', never))).toMatchObject({
      code: 'github-unreachable',
      message: 'GitHub did not return the reviewed plan within 300 seconds',
    });
    expect(requests).toHaveLength(31);
  });

  test('does not report the end of the run itself', async () => {
    const ended = new AbortController();
    const { pullRequests } = openRepository({ [`GET /commits/${commit}/pulls`]: forever });
    const looking = problemOf(pullRequests.findMerged('c/a.yaml', ended.signal));
    ended.abort();
    expect(await looking).toMatchObject({ code: 'run-ended' });
  });
});
