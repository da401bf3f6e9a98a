// Loaded before virtual time passes: the code under test imports it when it is first needed.
import '@actions/github';
import { describe, expect, test } from 'vitest';
import { pullRequestsOf } from '../../../src/github/pull-requests.ts';
import { doorOf } from '../../../src/http/result.ts';
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
const bot = { login: 'bot[bot]', type: 'Bot' };

/** What the API answers when all is well, by the beginning of the request; later tests change some of it. */
const well: Readonly<Record<string, () => Response | Promise<Response>>> = {
  'GET /pulls/12': () => Response.json({ state: 'open', head: { sha: head } }),
  'POST /graphql': () => Response.json({ data: { viewer: { login: bot.login } } }),
  'GET /issues/12/comments': () => Response.json([]),
  'POST /issues/12/comments': () => Response.json({ id: 1 }, { status: 201 }),
  [`GET /commits/${commit}/pulls`]: () =>
    Response.json([
      {
        number: 12,
        merged_at: '2026-01-02T00:00:00Z',
        merge_commit_sha: commit,
        head: { sha: head },
        base: { ref: 'main' },
      },
    ]),
};

function openRepository(answers: Partial<typeof well> = {}) {
  const clock = new VirtualClock({ autoAdvance: true });
  const requests: string[] = [];
  const debug: string[] = [];
  const fake: typeof fetch = async (input, init) => {
    const path = new URL(String(input)).pathname.replace('/repos/acme/crm', '');
    const line = `${init?.method} ${path}`;
    requests.push(line);
    const answer = { ...well, ...answers }[line];
    if (answer === undefined) throw new Error(`nobody is to ask ${line}`);
    return answer();
  };
  const cancel = new AbortController();
  const pullRequests = pullRequestsOf(
    { owner: 'acme', name: 'crm', commit, branch: 'main', apiUrl: 'https://api.example', runUrl: '' },
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
      'POST /graphql',
      'GET /issues/12/comments',
      'POST /issues/12/comments',
    ]);
    expect(debug).toHaveLength(4);
    expect(debug.join()).not.toContain('ghs_the-token');
  });

  test('reads again what GitHub failed to give, but makes no comment twice', async () => {
    let failures = 1;
    const { pullRequests, requests } = openRepository({
      'POST /graphql': () => (failures-- > 0 ? status(502)() : status(200, { data: { viewer: bot } })()),
      'POST /issues/12/comments': status(502),
    });
    const problem = await problemOf(pullRequests.keepComment(comment));
    expect(problem).toMatchObject({
      code: 'github-unreachable',
      message: expect.stringContaining('HTTP 502'),
    });
    expect(requests.filter((line) => line === 'POST /graphql')).toHaveLength(2);
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
      { 'POST /graphql': status(200, { errors: [{ message: 'FORBIDDEN' }] }) },
      'lacks what was asked for',
    ],
    [
      'is told nobody',
      { 'POST /graphql': status(200, { data: { viewer: {} } }) },
      'lacks what was asked for',
    ],
    ['gets something else', { 'GET /pulls/12': status(200, { hello: 'world' }) }, 'lacks what was asked for'],
    ['gets no JSON', { 'GET /issues/12/comments': () => new Response('<html>') }, 'lacks what was asked for'],
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
    ['a text that is too long', status(422)],
  ])('does not call %s a missing permission', async (_, answer) => {
    const { pullRequests } = openRepository({ 'POST /issues/12/comments': answer });
    expect((await problemOf(pullRequests.keepComment(comment)))?.fix).toBe('run the job again later');
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
          [{ login: 'bot', type: 'User' }, 'not'],
        ],
        '/more',
      ),
      'GET /more': page([
        [bot, 'two'],
        [null, 'ghost'],
        [{ login: 'other[bot]', type: 'Bot' }, 'not'],
      ]),
    });
    expect(await pullRequests.findMerged(never)).toEqual({ number: 12, head, comments: ['one', 'two'] });
  });

  test('knows a bot also where one of the APIs leaves out that it is one, and nobody who only looks like it', async () => {
    const { pullRequests } = openRepository({
      'POST /graphql': status(200, { data: { viewer: { login: 'bot' } } }),
      'GET /issues/12/comments': status(200, [
        { id: 1, user: bot, body: 'ours', updated_at: before },
        { id: 3, user: bot, body: 'late', updated_at: '2026-01-03T00:00:00Z' },
        { id: 2, user: { ...bot, type: 'User' }, body: 'not', updated_at: before },
      ]),
    });
    expect((await pullRequests.findMerged(never))?.comments).toEqual(['ours']);
  });

  test('looks again for a while, since GitHub may know the push before the merge', async () => {
    let looks = 0;
    const path = `GET /commits/${commit}/pulls`;
    const late = openRepository({
      [path]: () => (++looks < 3 ? Response.json([]) : (well[path]?.() ?? forever())),
    });
    expect((await late.pullRequests.findMerged(never))?.number).toBe(12);
    const none = openRepository({ [path]: status(200, [{ number: 3, merged_at: null, head: {} }]) });
    expect(await none.pullRequests.findMerged(never)).toBeUndefined();
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
      message: expect.stringContaining('did not show the reviewed plan within 30 seconds'),
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
