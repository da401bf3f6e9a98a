import { isRecord } from '../model/is-record.ts';
import { flowError } from './error-answers.ts';

/** What every record in a listing has, and by which it is ordered: a token names the last one of its page. */
export interface Listed {
  readonly id: string;
  readonly createdAt: number;
}

const knownParameters = ['property', 'limit', 'orderby', 'continuationToken', 'count'];

/** Items of a page when no `limit` is given. Adobe documents no number; a small one finds clients that don't page. */
const defaultLimit = 20;

/** Returns the page that a query asks for, or the number of matches. Throws an `ErrorAnswer` for an invalid query. */
export function list<T extends Listed>(
  records: readonly T[],
  query: URLSearchParams,
  maximumPageSize: number,
): { readonly count: number } | { readonly items: readonly T[]; readonly next: string | undefined } {
  const unknown = [...query.keys()].filter((name) => !knownParameters.includes(name));
  if (unknown.length > 0) throw flowError('1451-400', `Unknown: ${unknown.join(', ')}`);
  const filters = query.getAll('property').map(parseFilter);
  const matching = records.filter((record) => filters.every((filter) => filter(record)));
  if (query.get('count') === 'true') {
    if (query.has('limit')) throw flowError('1401-400', 'Leave out either count or limit.');
    return { count: matching.length };
  }
  const limit = query.get('limit') ?? String(defaultLimit);
  if (!/^[1-9]\d{0,8}$/.test(limit))
    throw flowError('1452-400', 'The limit must be a positive whole number.');
  const size = Math.min(Number(limit), maximumPageSize);
  const order = parseOrder(query.get('orderby') ?? '-createdAt');
  const token = query.get('continuationToken');
  const cursor = token === null ? undefined : decodeToken(token, order);
  const ordered = matching.toSorted((a, b) => compare(placeOf(a, order), placeOf(b, order), order));
  // By value and not by number: what is made or removed between two pages neither repeats nor drops anything.
  const rest = cursor
    ? ordered.filter((record) => compare(placeOf(record, order), cursor, order) > 0)
    : ordered;
  const items = rest.slice(0, size);
  const last = items.at(-1);
  return { items, next: last && rest.length > size ? encodeToken(placeOf(last, order), order) : undefined };
}

/** A link to a page. The `=` in it is not encoded: clients must parse a link, not split it at the first `=`. */
export function nextLink(collection: string, token: string): string {
  return `/${collection}?continuationToken=${encodeURIComponent(token).replaceAll('%3D', '=')}`;
}

/** The fields that listings can be ordered by: Adobe names no others. Tokens begin with the order. */
const ORDER = /^(?:[+-]?)(?:id|name|createdAt|updatedAt)$/;

/** The position of an item: the value of the field by which listings are ordered, and its id. */
type Place = readonly [value: string | number, id: string];

/** Returns an order as it is written, without its plus sign. Throws an `ErrorAnswer` for a field that has none. */
function parseOrder(text: string): string {
  if (!ORDER.test(text)) throw flowError('1433-400', 'Order by id, name, createdAt or updatedAt.');
  return text.replace('+', '');
}

function placeOf(record: Listed, order: string): Place {
  const { [order.replace('-', '')]: value = '' }: Readonly<Record<string, unknown>> = { ...record };
  return [typeof value === 'number' ? value : String(value), record.id];
}

function compare([a, one]: Place, [b, other]: Place, order: string): number {
  const ascending = a < b ? -1 : Number(a > b);
  return (order.startsWith('-') ? -ascending : ascending) || (one < other ? -1 : Number(one > other));
}

/** Bytes that become `++//` in base64, so that a token which isn't percent-encoded on its way back is found out. */
const tokenPrefix = Buffer.from([0xfb, 0xef, 0xff]);

function encodeToken([value, id]: Place, order: string): string {
  let bytes = Buffer.concat([tokenPrefix, Buffer.from(JSON.stringify([order, value, id]))]);
  // White space after JSON is free: it makes the base64 text end in two equals signs.
  while (bytes.length % 3 !== 1) bytes = Buffer.concat([bytes, Buffer.from(' ')]);
  return bytes.toString('base64');
}

function decodeToken(token: string, order: string): Place {
  const bytes = Buffer.from(token, 'base64');
  try {
    // Node forgives missing padding and stray characters; the service's tokens are opaque and must come back whole.
    if (bytes.toString('base64') !== token) throw new SyntaxError('not the token that was handed out');
    const [of, value, id]: unknown[] = JSON.parse(bytes.subarray(tokenPrefix.length).toString());
    const isPlace = typeof value === 'number' || typeof value === 'string';
    if (of === order && isPlace && typeof id === 'string') return [value, id];
    throw new SyntaxError('not a cursor of this order');
  } catch {
    throw flowError('1452-400', 'The continuationToken is not valid.');
  }
}

/** `path==value,value`: a comma means or; the parameter repeated means and, which is the caller's business. */
function parseFilter(text: string): (record: Listed) => boolean {
  const [, path, operator, values = ''] = /^([^=<>!~]+)([=<>!~]+)(.*)$/s.exec(text) ?? [];
  if (!path || operator !== '==') throw flowError('1440-400', `Cannot filter by ${text}.`);
  // Older pages of Adobe's show the value in double quotes.
  const wanted = values.split(',').map((value) => value.replace(/^"(.*)"$/s, '$1'));
  return (record) => valuesAt(record, path.split('.')).some((actual) => wanted.includes(actual));
}

/** The plain values at a path; a step that ends in `[]` goes into an array. Secrets can't be searched for. */
function valuesAt(record: Listed, path: readonly string[]): string[] {
  let found: unknown[] = path[0] === 'auth' && path[1] === 'params' ? [] : [record];
  for (const step of path) {
    const name = step.replace(/\[\]$/, '');
    const members = found.flatMap((value) =>
      isRecord(value) && Object.hasOwn(value, name) ? [value[name]] : [],
    );
    found = step === name ? members : members.flatMap((member) => (Array.isArray(member) ? member : []));
  }
  return found.filter((value) => typeof value === 'string');
}
