import { describe, expect, test } from 'vitest';
import type { Push } from '../../../src/github/workflow-event.ts';
import { textOf } from '../../../src/model/message.ts';
import {
  before,
  bot,
  commit,
  head,
  merged,
  openRepository,
  shown,
  status,
  type well,
} from './pull-requests.ts';

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
    'GET /commits': status(200, branch),
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
    expect(await pullRequests.findMerged('c/a.yaml', never)).toEqual({
      pullRequests: [
        { number: 10, head: expect.stringMatching(/^10d/), comments: ['ten'] },
        { number: 11, head: expect.stringMatching(/^11d/), comments: ['eleven'] },
        { number: 12, head, comments: ['twelve'] },
      ],
    });
    expect(requests).toEqual([
      `GET /commits/${commit}/pulls`,
      'POST /graphql p12',
      'GET /commits',
      `GET /commits/${sha('c')}/pulls`,
      `GET /commits/${sha('d')}/pulls`,
      'POST /graphql p10 p7 p11',
      'POST /graphql viewer',
      'GET /issues/10/comments',
      'GET /issues/11/comments',
      'GET /issues/12/comments',
      'GET /git/ref/heads%2Fmain',
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
    expect(numbersOf(await pullRequests.findMerged('c/a.yaml', never))).toEqual([12]);
  });

  test('names a pull request whose merge commit GitHub does not show', async () => {
    const { pullRequests } = openRepository(
      { ...queue, 'POST /graphql p10 p7 p11': shown({ p10: merged(undefined), p11: merged(sha('d')) }) },
      push,
    );
    const found = await pullRequests.findMerged('c/a.yaml', never);
    expect(numbersOf(found)).toEqual([11, 12]);
    expect(textOf(found.unseen ?? [])).toContain('which commit merged pull request #10');
  });

  test.each<readonly [string, Push | undefined]>([
    ['the event lists a single commit', { ...push, commits: 1 }],
    ['the event is not a push', undefined],
  ])('takes no more requests than one merge if %s', async (_, of) => {
    const { pullRequests, requests } = openRepository({}, of);
    expect(await pullRequests.findMerged('c/a.yaml', never)).toMatchObject({
      pullRequests: [{ number: 12 }],
    });
    expect(requests).toEqual([
      `GET /commits/${commit}/pulls`,
      'POST /graphql p12',
      'POST /graphql viewer',
      'GET /issues/12/comments',
      'GET /git/ref/heads%2Fmain',
    ]);
  });

  test('takes one more request if one merge has several commits', async () => {
    const one = status(200, [listed(commit, base, sha('z')), listed(sha('z'), base)]);
    const { pullRequests, requests } = openRepository({ 'GET /commits': one }, push);
    expect(await pullRequests.findMerged('c/a.yaml', never)).toMatchObject({
      pullRequests: [{ number: 12 }],
    });
    expect(requests).toHaveLength(6);
  });

  const chain = (length: number, from = 0) =>
    Array.from({ length }, (_, index) => {
      const at = (position: number) => (position === 0 ? commit : `${position}`.padStart(40, 'a'));
      return listed(at(from + index), at(from + index + 1));
    });
  test('can rebase two pull requests with many commits each', async () => {
    const at = (position: number) => `${position}`.padStart(40, 'a');
    const commits = [...chain(35), listed(base)].map((each, index) =>
      index === 34 ? listed(each.sha, base) : each,
    );
    const ofTen = Array.from({ length: 20 }, (_, index) => at(index + 15));
    const ofTwelve = Array.from({ length: 14 }, (_, index) => at(index + 1));
    const pulls = (shas: readonly string[], number: number) =>
      shas.map((sha) => [`GET /commits/${sha}/pulls`, status(200, [merge(number)])]);
    const { pullRequests } = openRepository(
      {
        'GET /commits': status(200, commits),
        ...Object.fromEntries([...pulls(ofTen, 10), ...pulls(ofTwelve, 12)]),
        'POST /graphql p10 p12': shown({ p10: merged(at(15)), p12: merged(commit) }),
        'GET /issues/10/comments': status(200, []),
      },
      { ...push, commits: 35 },
    );
    const found = await pullRequests.findMerged('c/a.yaml', never);
    expect(found).toMatchObject({ pullRequests: [{ number: 10 }, { number: 12 }] });
    expect(found.unseen).toBeUndefined();
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
      { 'GET /commits': status(200, chain(100)), 'GET /commits?page=2': status(200, chain(100, 100)) },
      'more than 100 commits on the branch itself',
    ],
    [
      'has more commits than are read',
      push,
      Object.fromEntries(
        [1, 2, 3].map((page) => [
          page === 1 ? 'GET /commits' : `GET /commits?page=${page}`,
          status(200, wide(page)),
        ]),
      ),
      'more than 300 commits',
    ],
    [
      'does not continue from the previous commit',
      push,
      { 'GET /commits': status(200, [listed(commit, sha('e')), listed(sha('e'))]) },
      'does not continue from the commit',
    ],
  ])('that %s counts as one merge, and the reason is given', async (_, of, answers, reason) => {
    const { pullRequests } = openRepository(answers, of);
    const found = await pullRequests.findMerged('c/a.yaml', never);
    expect(numbersOf(found)).toEqual([12]);
    expect(textOf(found.unseen ?? [])).toContain(reason);
  });
});
