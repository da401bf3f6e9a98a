import { type HttpResult, isAnswered } from '../http/result.ts';
import { isThrottled } from '../http/retry-policy.ts';
import { isRecord, textAt } from '../model/is-record.ts';
import { code, msg } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';

/** The largest page size that Adobe documents. */
const PAGE_SIZE = 100;
/** A listing with more pages must be in a loop. */
const MAX_PAGES = 5_000;
/** The most attempts to read a listing that changes while it is read. */
const MAX_LISTINGS = 3;

/** An item of a listing. `sandbox` is absent when the service does not return it. */
type Item = { readonly id: string; readonly sandbox?: string | undefined };

export interface Listing<T extends Item> {
  /** What messages call the items, such as `base connections`. */
  readonly what: string;
  readonly sandbox: string;
  /** Reads one item. Returns `undefined` if it is invalid. */
  readonly parse: (item: unknown) => T | undefined;
  /** Fetches the page with this query string, filtered if necessary. The caller still checks that the items match. */
  readonly page: (query: string) => Promise<HttpResult>;
  /** Returns the error for a page that was refused. */
  readonly refused: (result: HttpResult) => ProblemError;
}

/**
 * Returns all items of a listing in one sandbox, from all pages. Throws if the listing may be incomplete: a missing
 * connection would count as absent and be created a second time, or a missing dependent would allow a connection to be
 * removed.
 *
 * Names are not used as filters, because a comma in a name would mean "or".
 * @see https://experienceleague.adobe.com/en/docs/experience-platform/dataflows/api/sort-and-filter
 */
export async function listAll<T extends Item>(listing: Listing<T>): Promise<readonly T[]> {
  for (let attempt = 1; attempt <= MAX_LISTINGS; attempt++) {
    const items = await listOnce(listing);
    if (items !== undefined) return items;
  }
  throw incomplete(listing, 'in each of three attempts, the same item appeared on two pages');
}

/** Returns `undefined` if an id appears twice, which means that the listing changed while it was read. */
async function listOnce<T extends Item>(listing: Listing<T>): Promise<readonly T[] | undefined> {
  const found = new Map<string, T>();
  const tokens = new Set<string>();
  const first = `limit=${PAGE_SIZE}`;
  let query = first;
  let repeated = false;
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const { items, next, isDoubtful } = await readPage(listing, await listing.page(query));
    for (const each of items) {
      const item = listing.parse(each);
      if (item === undefined) throw incomplete(listing, 'an item has no name or no valid id');
      const { id, sandbox = listing.sandbox } = item;
      if (sandbox !== listing.sandbox) throw incomplete(listing, 'it contains items from another sandbox');
      repeated ||= found.has(id);
      found.set(id, item);
    }
    if (next === undefined) {
      if (isDoubtful) await confirmCount(listing, found.size);
      return repeated ? undefined : [...found.values()];
    }
    if (tokens.has(next)) throw incomplete(listing, 'a page points back to an earlier one');
    tokens.add(next);
    query = `${first}&continuationToken=${encodeURIComponent(next)}`;
  }
  throw incomplete(listing, `it has more than ${MAX_PAGES} pages`);
}

async function readPage(listing: Listing<Item>, result: HttpResult) {
  if (result.kind === 'unreadable') throw incomplete(listing, `a page was ${result.reason}`);
  if (result.kind !== 'answer' || result.status !== 200) throw listing.refused(result);
  if (!isRecord(result.json)) throw incomplete(listing, 'a page is not JSON');
  const items: unknown = result.json['items'];
  if (!Array.isArray(items)) throw incomplete(listing, 'a page has no items');
  const links = result.json['_links'] ?? undefined;
  if (links !== undefined && !isRecord(links)) {
    throw incomplete(listing, 'a page does not say whether there are more');
  }
  const next = links?.['next'] ?? undefined;
  // A page without links does not say that it is the last.
  if (next === undefined) return { items, next, isDoubtful: links === undefined };
  const token = continuationToken(textAt(next, 'href') ?? '');
  if (token === undefined) throw incomplete(listing, 'a page says that there are more items, but not where');
  return { items, next: token, isDoubtful: false };
}

/**
 * Throws unless the service's own count matches the number of listed items. If its answer has no count, a listing of
 * less than one page is accepted.
 * @see https://experienceleague.adobe.com/en/docs/experience-platform/dataflows/api/sort-and-filter
 */
async function confirmCount(listing: Listing<Item>, found: number): Promise<void> {
  const result = await listing.page('count=true');
  const count = result.kind === 'answer' && isRecord(result.json) ? result.json['count'] : undefined;
  const isUncounted = isAnswered(result) && !isThrottled(result);
  const isWhole = typeof count === 'number' ? count <= found : isUncounted && found < PAGE_SIZE;
  if (!isWhole) throw incomplete(listing, 'its last page does not say whether there are more');
}

/**
 * Returns the `continuationToken` of a link. The rest of the link is never used. The token may contain `=` and a
 * literal `+`, so neither splitting on `=` nor form decoding is correct.
 */
export function continuationToken(href: string): string | undefined {
  const token = /^[^?#]*\?(?:[^&#]*&)*?continuationToken=([^&#]*)/.exec(href)?.[1];
  try {
    return token ? decodeURIComponent(token) : undefined;
  } catch {
    return undefined;
  }
}

function incomplete({ what, sandbox }: Pick<Listing<Item>, 'what' | 'sandbox'>, why: string): ProblemError {
  return new ProblemError({
    code: 'listing-incomplete',
    message: msg`the listing of ${what} in sandbox ${code(sandbox)} may be incomplete: ${why}`,
    fix: msg`run again; nothing is created or removed while the listing may be incomplete`,
  });
}
