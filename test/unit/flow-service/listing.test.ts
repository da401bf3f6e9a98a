import { describe, expect, it } from 'vitest';
import { parseBaseConnection } from '../../../src/flow-service/answers.ts';
import { continuationToken, listAll } from '../../../src/flow-service/listing.ts';
import type { HttpResult } from '../../../src/http/result.ts';
import { ProblemError } from '../../../src/model/problem.ts';
import { zohoCrm } from '../../../src/source/zoho-crm.ts';
import { answerOf } from '../../fixtures/answer.ts';
import { adobe, problemOf } from './adobe.ts';

const specId = zohoCrm.spec.id;

const answer = (json: unknown, status = 200) => answerOf(status, json);

const item = (id: string, more: Readonly<Record<string, unknown>> = {}) => ({
  id,
  name: `name of ${id}`,
  ...more,
});

/** A page with these items and a link to the next page. */
function page(ids: readonly string[], next?: string): HttpResult {
  const links = next === undefined ? {} : { next: { href: `/connections?continuationToken=${next}` } };
  return answer({ items: ids.map((id) => item(id)), _links: links });
}

/** Lists over these pages in turn. */
function list(...pages: readonly HttpResult[]) {
  const queries: string[] = [];
  const left = [...pages];
  const listing = listAll({
    what: 'base connections',
    sandbox: 'dev',
    parse: parseBaseConnection,
    page: async (query) => {
      queries.push(query);
      return left.shift() ?? { kind: 'lost' };
    },
    refused: (result) => new ProblemError({ code: 'adobe-refused', message: [result.kind] }),
  });
  return { listing, queries };
}

const idsOf = async (listing: Promise<readonly { readonly id: string }[]>) =>
  (await listing).map(({ id }) => id);

describe('a listing', () => {
  it('is requested by connection spec, a hundred items per page, in its sandbox', async () => {
    const { flowService, emulator } = adobe();
    emulator.seed({ sandbox: 'dev', name: 'Zoho, EU' });
    emulator.seed({ sandbox: 'prod', name: 'Zoho elsewhere' });
    emulator.seed({ sandbox: 'dev', name: 'Other', connectionSpec: { id: 'other', version: '1.0' } });
    const connections = await flowService.listConnections('dev', zohoCrm);
    expect(connections.map(({ name }) => name)).toEqual(['Zoho, EU']);
    expect(emulator.requests).toMatchObject([
      {
        url: `https://platform.adobe.io/data/foundation/flowservice/connections?property=connectionSpec.id==${specId}&limit=100`,
        sandbox: 'dev',
      },
    ]);
  });

  it('contains the items of every page, even if tokens contain `=`, `+` and `/`', async () => {
    const { flowService, emulator } = adobe({ pageSize: 2 });
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    for (const name of names) emulator.seed({ sandbox: 'dev', name });
    const connections = await flowService.listConnections('dev', zohoCrm);
    expect(connections.map(({ name }) => name).sort()).toEqual(names);
    expect(emulator.requests).toHaveLength(4);
    expect(
      emulator.requests.slice(1).every(({ url }) => /Token=[^=+/]*%2B%2B%2F%2F[^=+/]*%3D%3D$/.test(url)),
    ).toBe(true);
    expect(
      emulator.requests.every(({ url }) => url.includes(`property=connectionSpec.id==${specId}&limit=100`)),
    ).toBe(true);
  });

  it('continues after an empty page', async () => {
    const { listing } = list(page(['a'], 't1'), page([], 't2'), page(['b']));
    expect(await idsOf(listing)).toEqual(['a', 'b']);
  });

  it.each([
    { items: [], _links: {} },
    { items: [], _links: { next: null } },
  ])('can be empty: %j', async (json) => {
    expect(await list(answer(json)).listing).toEqual([]);
  });

  it('includes a connection without spec or sandbox', async () => {
    const items = [item('a'), item('b', { connectionSpec: { id: specId }, sandboxName: 'dev' })];
    const json = { items, _links: {} };
    expect(await idsOf(list(answer(json)).listing)).toEqual(['a', 'b']);
  });

  it('leaves out connections of other specs if the filter is ignored', async () => {
    const body = { items: [item('a', { connectionSpec: { id: 'other' } }), item('b')], _links: {} };
    const { flowService } = adobe({ faults: [{ effect: { kind: 'answer', status: 200, body } }] });
    expect(await idsOf(flowService.listConnections('dev', zohoCrm))).toEqual(['b']);
  });

  it('starts again if a connection moved from one page to the next', async () => {
    const { listing, queries } = list(
      page(['a', 'b'], 't1'),
      page(['b', 'c']),
      page(['x', 'a', 'b'], 't2'),
      page(['c']),
    );
    expect(await idsOf(listing)).toEqual(['x', 'a', 'b', 'c']);
    expect(queries).toHaveLength(4);
  });

  it('is attempted at most three times', async () => {
    const moving = [page(['a'], 't1'), page(['a'])];
    const { listing, queries } = list(...moving, ...moving, ...moving, page(['a']));
    expect(await problemOf(listing)).toMatchObject({ code: 'listing-incomplete' });
    expect(queries).toHaveLength(6);
  });
});

describe('a listing that may be incomplete is an error', () => {
  const repeating = Array.from({ length: 3 }, () => [page(['a'], 't1'), page(['a'])]).flat();

  it.each<[story: string, why: string, pages: readonly HttpResult[]]>([
    [
      'a page points to itself',
      'a page points back to an earlier one',
      [page(['a'], 't1'), page(['b'], 't1')],
    ],
    [
      'pages form a cycle',
      'a page points back to an earlier one',
      [page(['a'], 't1'), page(['b'], 't2'), page(['c'], 't1'), page(['d'])],
    ],
    ['a page has no items', 'a page has no items', [answer({ _links: {} })]],
    ['items are not a list', 'a page has no items', [answer({ items: {} })]],
    ['items are null', 'a page has no items', [answer({ items: null })]],
    ['a later page has no items', 'a page has no items', [page(['a'], 't1'), answer({})]],
    ['an item is null', 'an item has no name or no valid id', [answer({ items: [null] })]],
    ['an item has no id', 'an item has no name or no valid id', [answer({ items: [{ name: 'x' }] })]],
    ['an item has an empty id', 'an item has no name or no valid id', [answer({ items: [item('')] })]],
    ['an id is a number', 'an item has no name or no valid id', [answer({ items: [{ id: 7, name: 'x' }] })]],
    ['an item has no name', 'an item has no name or no valid id', [answer({ items: [{ id: 'a' }] })]],
    [
      'an item is of another sandbox',
      'it contains items from another sandbox',
      [answer({ items: [item('a', { sandboxName: 'prod' })] })],
    ],
    [
      'a page is cut short',
      'a page was cut short',
      [page(['a'], 't1'), { kind: 'unreadable', status: 200, reason: 'cut short' }],
    ],
    [
      'a page is too large',
      'a page was too large',
      [{ kind: 'unreadable', status: 200, reason: 'too large' }],
    ],
    ['a page is not JSON', 'a page is not JSON', [answer(undefined)]],
    ['a page is a list', 'a page is not JSON', [answer([item('a')])]],
    ['a page is null', 'a page is not JSON', [answer(null)]],
    [
      'there is a next page without a link',
      'a page says that there are more items, but not where',
      [answer({ items: [], _links: { next: {} } })],
    ],
    [
      'the next page is a string',
      'a page says that there are more items, but not where',
      [answer({ items: [], _links: { next: '/connections?continuationToken=t' } })],
    ],
    [
      'the link has no token',
      'a page says that there are more items, but not where',
      [answer({ items: [], _links: { next: { href: '/connections' } } })],
    ],
    [
      'the link has an empty token',
      'a page says that there are more items, but not where',
      [answer({ items: [], _links: { next: { href: '/c?continuationToken=' } } })],
    ],
    [
      'the link is not a string',
      'a page says that there are more items, but not where',
      [answer({ items: [], _links: { next: { href: 7 } } })],
    ],
    [
      'the link is in a list',
      'a page says that there are more items, but not where',
      [answer({ items: [], _links: { next: { href: ['/c?continuationToken=t'] } } })],
    ],
    [
      'the link is empty',
      'a page says that there are more items, but not where',
      [answer({ items: [], _links: { next: { href: '' } } })],
    ],
    [
      'links are a list',
      'a page does not say whether there are more',
      [answer({ items: [], _links: [{ rel: 'next', href: '/c?continuationToken=t' }] })],
    ],
    [
      'links are a string',
      'a page does not say whether there are more',
      [answer({ items: [], _links: '/c?continuationToken=t' })],
    ],
    [
      'the same item is on two pages in every attempt',
      'in each of three attempts, the same item appeared on two pages',
      repeating,
    ],
  ])('if %s', async (_, why, pages) => {
    expect(await problemOf(list(...pages, page([])).listing)).toEqual({
      code: 'listing-incomplete',
      message: `the listing of base connections in sandbox \`dev\` may be incomplete: ${why}`,
      fix: 'run again; nothing is created or removed while the listing may be incomplete',
    });
  });

  it.each<[string, HttpResult]>([
    ['is rejected', answer({ message: 'no' }, 403)],
    ['does not exist', answer({ errorMessage: 'Not found' }, 404)],
    ['is partial', answer({ items: [] }, 206)],
    ['times out', { kind: 'timed-out' }],
    ['is lost', { kind: 'lost' }],
    ['is not sent', { kind: 'not-sent', reason: 'the run was ending', permanent: true }],
  ])('if a page %s', async (_, result) => {
    expect(await problemOf(list(page(['a'], 't1'), result).listing)).toMatchObject({ code: 'adobe-refused' });
  });

  it('if it never ends', async () => {
    let pages = 0;
    const listing = listAll({
      what: 'base connections',
      sandbox: 'dev',
      parse: parseBaseConnection,
      page: async () => page([], `t${++pages}`),
      refused: () => new ProblemError({ code: 'adobe-refused', message: [''] }),
    });
    expect(await problemOf(listing)).toMatchObject({
      code: 'listing-incomplete',
      message: expect.stringContaining('it has more than 5000 pages'),
    });
    expect(pages).toBe(5_000);
  });

  it.each(['repeat-token', 'without-items', 'next-without-token', 'cut-short'] as const)(
    'if the service misbehaves from the second page on: %s',
    async (kind) => {
      const { flowService, emulator } = adobe({ pageSize: 1, faults: [{ from: 2, effect: { kind } }] });
      for (const name of ['a', 'b', 'c']) emulator.seed({ sandbox: 'dev', name });
      expect(await problemOf(flowService.listConnections('dev', zohoCrm))).toMatchObject({
        code: 'listing-incomplete',
      });
    },
  );

  it('if the service repeats the first page forever', async () => {
    const { flowService, emulator } = adobe({ pageSize: 1, faults: [{ effect: { kind: 'repeat-page' } }] });
    for (const name of ['a', 'b']) emulator.seed({ sandbox: 'dev', name });
    expect(await problemOf(flowService.listConnections('dev', zohoCrm))).toMatchObject({
      code: 'listing-incomplete',
    });
    expect(emulator.requests).toHaveLength(6);
  });
});

describe('a last page without links', () => {
  const pageOf = (count: number, from = 0) =>
    answer({ items: Array.from({ length: count }, (_, index) => item(`i${from + index}`)) });
  const counted = (count: number) => answer({ count });

  it.each<[string, readonly HttpResult[], number]>([
    ['a full page, and the count is equal', [pageOf(100), counted(100)], 100],
    ['a full page, and the count is lower because one was removed', [pageOf(100), counted(99)], 100],
    ['a short page, and the count is equal', [pageOf(3), counted(3)], 3],
    ['a short page, and the service does not count', [pageOf(3), answer({ message: 'no' }, 400)], 3],
    ['a short page, and the count is invalid', [pageOf(99), answer({ count: '130' })], 99],
    ['a short page after a full one, and the count is equal', [page(['a'], 't'), pageOf(3), counted(4)], 4],
  ])('is accepted: %s', async (_, pages, expected) => {
    const { listing, queries } = list(...pages);
    expect(await idsOf(listing)).toHaveLength(expected);
    expect(queries.at(-1)).toBe('count=true');
    expect(queries).toHaveLength(pages.length);
  });

  it.each<[string, readonly HttpResult[]]>([
    ['a full page, and the count is higher', [pageOf(100), counted(130)]],
    ['a full page, and the service does not count', [pageOf(100), answer({ message: 'no' }, 400)]],
    ['a full page, and the count is invalid', [pageOf(100), answer({ count: '100' })]],
    ['a full page, and the answer with the count is lost', [pageOf(100), { kind: 'lost' }]],
    ['a short page, and the count is higher by one', [pageOf(3), counted(4)]],
    ['a short page, and the answer with the count is lost', [pageOf(3), { kind: 'lost' }]],
    ['a short page, and the service is too busy to count', [pageOf(3), answer({ message: 'busy' }, 503)]],
    ['a short page after a full one, and the count is higher', [page(['a'], 't'), pageOf(3), counted(5)]],
    [
      'as many as a full page in total, and the service does not count',
      [page(['a'], 't'), pageOf(99), answer(null, 400)],
    ],
  ])('is rejected: %s', async (_, pages) => {
    expect(await problemOf(list(...pages).listing)).toMatchObject({
      code: 'listing-incomplete',
      message: expect.stringContaining('does not say whether there are more'),
    });
  });

  it('is checked with a count even if it is empty, but not if it has links', async () => {
    for (const links of [{}, { _links: null }]) {
      const { listing, queries } = list(answer({ items: [], ...links }), answer({ count: 0 }));
      expect(await listing).toEqual([]);
      expect(queries).toHaveLength(2);
    }
    const emptied = list(answer({ items: [] }), answer({ count: 1 }));
    expect(await problemOf(emptied.listing)).toMatchObject({ code: 'listing-incomplete' });
    const whole = list(page(['a']));
    await whole.listing;
    expect(whole.queries).toHaveLength(1);
  });

  it.each([
    [130, 'refused'],
    [100, 'whole'],
    [7, 'whole'],
  ])('of %i connections is %s', async (count, end) => {
    const { flowService, emulator } = adobe({ faults: [{ effect: { kind: 'without-links' } }] });
    for (let number = 0; number < count; number++) {
      emulator.seed({ sandbox: 'dev', name: `n${number}` });
      emulator.seed({ sandbox: 'dev', name: 'other', connectionSpec: { id: 'other', version: '1.0' } });
    }
    const listing = flowService.listConnections('dev', zohoCrm);
    if (end === 'whole') expect(await listing).toHaveLength(count);
    else expect(await problemOf(listing)).toMatchObject({ code: 'listing-incomplete' });
  });
});

describe('a listing of large items', () => {
  it('is complete', async () => {
    const pages = Array.from({ length: 8 }, (_, index) =>
      answer({
        items: [item(`i${index}`, { unread: 'u'.repeat(9_000_000) })],
        _links: index < 7 ? { next: { href: `/connections?continuationToken=t${index}` } } : {},
      }),
    );
    expect(await idsOf(list(...pages).listing)).toHaveLength(8);
  });
});

describe('the continuation token of a link', () => {
  it.each([
    ['/connections?continuationToken=abc', 'abc'],
    ['https://platform.adobe.io/data/foundation/flowservice/connections?continuationToken=abc', 'abc'],
    // Only the token is used. The next request goes to the original server and path, whatever the link names.
    ['https://evil.example/flows?continuationToken=abc&property=x', 'abc'],
    ['/connections?limit=2&continuationToken=a=b==&property=x==y', 'a=b=='],
    ['/connections?continuationToken=a+b/c', 'a+b/c'],
    ['/connections?continuationToken=a%2Bb%2Fc%3D%26', 'a+b/c=&'],
    ['/connections?continuationToken=a%2525', 'a%25'],
    ['/connections?continuationToken=a?b', 'a?b'],
    ['/connections?continuationToken=abc#part', 'abc'],
    ['/connections?notcontinuationToken=x&continuationToken=abc', 'abc'],
  ])('is read as written: %s', (href, token) => {
    expect(continuationToken(href)).toBe(token);
  });

  it.each([
    '',
    '/connections',
    '/connections?continuationToken',
    '/connections?continuationToken=',
    '/connections?other=continuationToken=x',
    '/connections#?continuationToken=x',
    '/continuationToken=x',
    '/connections?continuationToken=%',
    '/connections?continuationToken=%ff',
  ])('does not exist in %s', (href) => {
    expect(continuationToken(href)).toBeUndefined();
  });
});
