import { isRecord } from '../model/is-record.ts';
import { flowError } from './error-answers.ts';

/** The fields that every record in a listing has. Listings show the newest record first. */
export interface Listed {
  readonly id: string;
  readonly createdAt: number;
}

const knownParameters = ['property', 'limit', 'continuationToken', 'count'];

/** Items per page without `limit`. Adobe documents no number; a small one exposes clients that ignore further pages. */
const defaultLimit = 20;

/** Returns the requested page, or the number of matches. Throws an `ErrorAnswer` for an invalid query. */
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
    if (query.has('limit')) throw flowError('1401-400', 'Remove either count or limit.');
    return { count: matching.length };
  }
  const limit = query.get('limit') ?? String(defaultLimit);
  if (!/^[1-9]\d{0,8}$/.test(limit))
    throw flowError('1452-400', 'The limit must be a positive whole number.');
  const size = Math.min(Number(limit), maximumPageSize);
  const token = query.get('continuationToken');
  const last = token === null ? undefined : decodeToken(token);
  // Pages continue after a record, not a number, so creating or removing records between pages causes no repeats or
  // gaps.
  const rest = matching.filter((record) => !last || newestFirst(last, record) < 0).toSorted(newestFirst);
  const items = rest.slice(0, size);
  const end = rest.length > size ? items.at(-1) : undefined;
  return { items, next: end && encodeToken(end) };
}

function newestFirst(a: Listed, b: Listed): number {
  return b.createdAt - a.createdAt || (a.id < b.id ? -1 : Number(a.id > b.id));
}

/**
 * Returns a link to a page. The `=` in it is not encoded, because clients must parse a link instead of splitting it at
 * the first `=`.
 */
export function nextLink(collection: string, token: string): string {
  return `/${collection}?continuationToken=${encodeURIComponent(token).replaceAll('%3D', '=')}`;
}

/** Bytes that become `++//` in base64, so that sending a token back without percent-encoding fails. */
const tokenPrefix = Buffer.from([0xfb, 0xef, 0xff]);

/** Returns a token that identifies the last record of a page. */
function encodeToken({ createdAt, id }: Listed): string {
  let bytes = Buffer.concat([tokenPrefix, Buffer.from(JSON.stringify([createdAt, id]))]);
  // JSON allows trailing white space. It is added so that the base64 text ends with two equals signs.
  while (bytes.length % 3 !== 1) bytes = Buffer.concat([bytes, Buffer.from(' ')]);
  return bytes.toString('base64');
}

function decodeToken(token: string): Listed {
  const bytes = Buffer.from(token, 'base64');
  try {
    // Node ignores missing padding and stray characters, but the service's tokens are opaque and must be returned
    // unchanged.
    if (bytes.toString('base64') !== token) throw new SyntaxError('not a token that was issued');
    const [createdAt, id]: unknown[] = JSON.parse(bytes.subarray(tokenPrefix.length).toString());
    if (typeof createdAt === 'number' && typeof id === 'string') return { createdAt, id };
    throw new SyntaxError('not the place of a record');
  } catch {
    throw flowError('1452-400', 'The continuationToken is not valid.');
  }
}

/** Parses `path==value,value`, where a comma means "or". A repeated parameter means "and", which the caller handles. */
function parseFilter(text: string): (record: Listed) => boolean {
  const [, path, operator, values = ''] = /^([^=<>!~]+)([=<>!~]+)(.*)$/s.exec(text) ?? [];
  if (!path || operator !== '==') throw flowError('1440-400', `Cannot filter by ${text}.`);
  // Secrets cannot be searched for.
  if (/^auth\.params(?:\.|$)/.test(path)) return () => false;
  // A step that ends in `[]` goes into an array.
  const steps = path.split('.').flatMap((step) => (step.endsWith('[]') ? [step.slice(0, -2), '[]'] : [step]));
  // Adobe's older pages show the value in double quotes.
  const wanted = new Set(values.split(',').map((value) => value.replace(/^"(.*)"$/s, '$1')));
  return (record) => isAt(record, steps, wanted);
}

/** Whether one of the texts at a path is one of `wanted`. */
function isAt(value: unknown, [step, ...rest]: readonly string[], wanted: ReadonlySet<string>): boolean {
  if (step === undefined) return typeof value === 'string' && wanted.has(value);
  if (step === '[]') return Array.isArray(value) && value.some((item) => isAt(item, rest, wanted));
  return isRecord(value) && Object.hasOwn(value, step) && isAt(value[step], rest, wanted);
}
