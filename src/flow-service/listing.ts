import type { Exchange } from '../http/exchange.ts';
import { isRecord } from '../is-record.ts';
import { ProblemError } from '../problem.ts';
import { type BaseConnection, parseBaseConnection } from './base-connection.ts';

/** The largest page that the service is documented to give. */
const PAGE_SIZE = 100;
/** A listing this long is not one of base connections: something goes in circles. */
const MAX_PAGES = 5_000;
/** Characters of what is kept of it: far more than any list of base connections, far less than memory holds. */
const MAX_SIZE = 64 * 1024 * 1024;
/** How often a listing is begun again when connections were made or removed between its pages. */
const MAX_LISTINGS = 3;

export interface Listing {
  readonly sandbox: string;
  readonly specId: string;
  /** Fetches the page with this query string. */
  readonly page: (query: string) => Promise<Exchange>;
  /** The error for a page that was refused. */
  readonly refused: (result: Exchange) => ProblemError;
}

/**
 * Returns all base connections of one spec in one sandbox, over all pages. A listing that may be incomplete
 * throws: what is missing from it would count as absent and be created a second time.
 *
 * The name is no filter: a comma in it would mean "or".
 * @see https://experienceleague.adobe.com/en/docs/experience-platform/dataflows/api/sort-and-filter
 */
export async function listAll(listing: Listing): Promise<readonly BaseConnection[]> {
  for (let attempt = 1; attempt <= MAX_LISTINGS; attempt++) {
    const connections = await listOnce(listing);
    if (connections !== undefined) return connections;
  }
  throw incomplete(listing, 'the same connection came on two pages, three times over');
}

/** Returns `undefined` when one id came twice: the list moved while it was read. */
async function listOnce(listing: Listing): Promise<readonly BaseConnection[] | undefined> {
  const connections = new Map<string, BaseConnection>();
  const tokens = new Set<string>();
  let query = `property=connectionSpec.id==${listing.specId}&limit=${PAGE_SIZE}`;
  let repeated = false;
  let size = 0;
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const { items, next } = await readPage(listing, await listing.page(query));
    for (const item of items) {
      const connection = parseBaseConnection(item);
      if (connection === undefined) throw incomplete(listing, 'an item has no name or no plain id');
      if (connection.sandbox !== undefined && connection.sandbox !== listing.sandbox) {
        throw incomplete(listing, 'it holds connections of another sandbox');
      }
      size += JSON.stringify(connection).length;
      if (size > MAX_SIZE) throw incomplete(listing, 'it is too large to be one');
      if (connections.has(connection.id)) repeated = true;
      connections.set(connection.id, connection);
    }
    if (next === undefined) {
      if (repeated) return undefined;
      return [...connections.values()].filter(
        // The service has dropped members from its answers before: what it does not say is taken from the filter.
        ({ connectionSpecId }) => connectionSpecId === undefined || connectionSpecId === listing.specId,
      );
    }
    if (tokens.has(next)) throw incomplete(listing, 'a page points back to an earlier one');
    tokens.add(next);
    query = `property=connectionSpec.id==${listing.specId}&limit=${PAGE_SIZE}&continuationToken=${encodeURIComponent(next)}`;
  }
  throw incomplete(listing, `it has more than ${MAX_PAGES} pages`);
}

async function readPage(listing: Listing, result: Exchange) {
  if (result.kind === 'unreadable') throw incomplete(listing, `a page was ${result.reason}`);
  if (result.kind !== 'answer' || result.status !== 200) throw listing.refused(result);
  if (!isRecord(result.json)) throw incomplete(listing, 'a page is not JSON');
  const items: unknown = result.json['items'];
  if (!Array.isArray(items)) throw incomplete(listing, 'a page has no items');
  const links = result.json['_links'];
  if (links !== undefined && links !== null && !isRecord(links)) {
    throw incomplete(listing, 'a page does not say whether there are more');
  }
  const next = links?.['next'];
  if (next === undefined || next === null) return { items, next: undefined };
  const href = isRecord(next) ? next['href'] : undefined;
  const token = typeof href === 'string' ? continuationToken(href) : undefined;
  if (token === undefined) throw incomplete(listing, 'a page says that there is more, but not where');
  return { items, next: token };
}

/**
 * Returns the `continuationToken` of a link. Only the token is used, never the rest of the link; it may hold `=`
 * and a literal `+`, so neither splitting on `=` nor form decoding will do.
 */
export function continuationToken(href: string): string | undefined {
  const name = 'continuationToken=';
  const query = href.split('#', 1)[0]?.split('?').slice(1).join('?') ?? '';
  const parameter = query.split('&').find((part) => part.startsWith(name));
  if (parameter === undefined || parameter === name) return undefined;
  try {
    return decodeURIComponent(parameter.slice(name.length));
  } catch {
    return undefined;
  }
}

function incomplete(listing: Listing, why: string): ProblemError {
  return new ProblemError({
    code: 'listing-incomplete',
    message: `the listing of base connections in sandbox \`${listing.sandbox}\` may be incomplete: ${why}`,
    fix: 'run again; nothing is created on a guess, since what is missing from a listing could be made twice',
  });
}
