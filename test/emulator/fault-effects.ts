import { nextLink } from '../../src/emulator/listing.ts';
import type { Clock } from '../../src/machine/clock.ts';
import { brokenBody, endlessBody, tricklingBody } from './broken-bodies.ts';
import type { Effect, ListedItem, ListingOddity } from './faults.ts';

/** A request in flight to which an effect applies. */
export interface FaultedRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Carries out the request and returns the right answer. With another URL, sends the same request there. */
  readonly handle: (url?: string) => Promise<Response>;
  /** Aborts when the client goes away. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** From now on, refuses connections for that many milliseconds. */
  readonly refuseFor: (milliseconds: number) => void;
}

/** Returns the answer to a request that a fault strikes. `Response.error()` means a broken connection. */
export async function answerWithFault(effect: Effect, faulted: FaultedRequest): Promise<Response> {
  switch (effect.kind) {
    case 'delay':
      return delayed(effect.milliseconds, effect.after ?? false, faulted);
    case 'answer':
      await carriedOut(effect, faulted);
      return scriptedAnswer(effect, faulted);
    case 'reset':
      await carriedOut(effect, faulted);
      return Response.error();
    case 'hang':
      await carriedOut(effect, faulted);
      return untilAborted(faulted.signal);
    case 'refuse-next': {
      const response = await faulted.handle();
      faulted.refuseFor(effect.milliseconds);
      return response;
    }
    case 'html':
      if (effect.after) await faulted.handle();
      return new Response(proxyPage, {
        status: effect.status ?? 502,
        headers: { 'content-type': 'text/html; charset=utf-8' },
      });
    case 'without-id':
      await faulted.handle();
      return Response.json({}, { status: 201 });
    case 'cut-short':
      return cutShort(await faulted.handle());
    case 'endless':
      return withBody(await faulted.handle(), endlessBody);
    case 'trickle':
      return withBody(await faulted.handle(), (bytes) =>
        tricklingBody(bytes, effect.milliseconds, faulted.clock),
      );
    case 'wrong-content-type':
      return withContentType(await faulted.handle(), 'text/plain');
    case 'repeat-page':
    case 'repeat-token':
    case 'drop-page':
    case 'without-items':
    case 'without-links':
    case 'next-without-token':
      return oddListing(effect.kind, faulted);
    case 'lagging-items': {
      const handle = async (url?: string) =>
        withoutNewItems(await faulted.handle(url), effect.lag, faulted.clock.now());
      return effect.beside === undefined ? handle() : answerWithFault(effect.beside, { ...faulted, handle });
    }
  }
}

/** Carries out the request now, later or never, as the effect says. The client does not wait for a later effect. */
async function carriedOut(
  { after, later }: { readonly after?: boolean; readonly later?: number },
  { handle, clock }: FaultedRequest,
): Promise<void> {
  if (after) await handle();
  else if (later !== undefined) void clock.sleep(later).then(() => handle());
}

async function delayed(milliseconds: number, after: boolean, faulted: FaultedRequest): Promise<Response> {
  const early = after ? await faulted.handle() : undefined;
  await faulted.clock.sleep(milliseconds, faulted.signal);
  if (faulted.signal.aborted) return Response.error();
  return early ?? faulted.handle();
}

function untilAborted(signal: AbortSignal): Promise<Response> {
  return new Promise((resolve) => {
    const end = () => resolve(Response.error());
    if (signal.aborted) return end();
    signal.addEventListener('abort', end, { once: true });
  });
}

/** Statuses of answers without a body. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

function scriptedAnswer(effect: Extract<Effect, { kind: 'answer' }>, faulted: FaultedRequest): Response {
  const repeated = JSON.stringify({ body: faulted.body, headers: faulted.headers });
  const text =
    typeof effect.body === 'string'
      ? effect.body + (effect.echo ? `\n${repeated}` : '')
      : JSON.stringify(effect.echo ? repeatedIn(effect.body, repeated) : effect.body);
  const hasBody = !bodiless.has(effect.status) && (effect.body !== undefined || effect.echo === true);
  const headers = new Headers(effect.headers);
  if (hasBody && !headers.has('content-type')) {
    headers.set('content-type', typeof effect.body === 'string' ? 'text/plain' : 'application/json');
  }
  return new Response(hasBody ? text : null, { status: effect.status, headers });
}

/** Returns the body of an answer that repeats the request in the fields that messages show. */
function repeatedIn(body: object | undefined, request: string): object {
  const shown: Readonly<Record<string, unknown>> = { ...body };
  const fields = ['detail', 'error_description'].map((field) => {
    const text = shown[field];
    return [field, typeof text === 'string' ? `${text} ${request}` : request];
  });
  return { ...shown, ...Object.fromEntries(fields) };
}

const proxyPage = `<html>
<head><title>502 Bad Gateway</title></head>
<body><center><h1>502 Bad Gateway</h1></center><hr><center>proxy</center></body>
</html>
`;

async function cutShort(response: Response): Promise<Response> {
  // An answer without a body can only be lost completely.
  if (response.body === null) return Response.error();
  const bytes = new Uint8Array(await response.arrayBuffer());
  const headers = new Headers(response.headers);
  headers.set('content-length', String(bytes.length));
  const half = bytes.slice(0, Math.floor(bytes.length / 2));
  return new Response(brokenBody(half), { status: response.status, headers });
}

async function withBody(
  response: Response,
  make: (bytes: Uint8Array<ArrayBuffer>) => ReadableStream<Uint8Array>,
): Promise<Response> {
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  const bytes = new Uint8Array(await response.arrayBuffer());
  const status = bodiless.has(response.status) ? 200 : response.status;
  return new Response(make(bytes), { status, headers });
}

async function withContentType(response: Response, contentType: string): Promise<Response> {
  if (response.body === null) return response;
  const headers = new Headers(response.headers);
  headers.set('content-type', contentType);
  return new Response(await response.arrayBuffer(), { status: response.status, headers });
}

interface ListingBody {
  readonly items?: readonly ListedItem[];
  readonly _links: { readonly next?: { readonly href: string } };
}

async function oddListing(kind: ListingOddity, faulted: FaultedRequest): Promise<Response> {
  const response = await faulted.handle();
  const listing = await readListing(response);
  if (!listing) return response;
  const { pathname, searchParams } = new URL(faulted.url);
  const token = searchParams.get('continuationToken');
  const collection = pathname.slice(pathname.lastIndexOf('/') + 1);
  switch (kind) {
    case 'repeat-page': {
      const first = await readListing(await faulted.handle(atToken(faulted.url, undefined)));
      return Response.json({ ...listing, items: first?.items });
    }
    case 'repeat-token':
      return token === null
        ? response
        : Response.json({ ...listing, _links: { next: { href: nextLink(collection, token) } } });
    case 'drop-page': {
      const href = listing._links.next?.href;
      if (href === undefined) return Response.json({ items: [], _links: {} });
      const next = new URL(href, faulted.url).searchParams.get('continuationToken') ?? undefined;
      return faulted.handle(atToken(faulted.url, next));
    }
    case 'without-items':
      return Response.json({ _links: listing._links });
    case 'without-links':
      return Response.json({ items: listing.items });
    case 'next-without-token':
      return Response.json({ ...listing, _links: { next: { href: `/${collection}` } } });
  }
}

/** Returns an answer with a listing without too recent connections, or any other answer unchanged. */
async function withoutNewItems(
  response: Response,
  lag: (item: ListedItem) => number,
  now: number,
): Promise<Response> {
  const listing = await readListing(response);
  if (!listing) return response;
  const items = listing.items?.filter((item) => item.createdAt + lag(item) <= now);
  return Response.json({ ...listing, items });
}

/** Returns the listing in an answer, or `undefined` if there is none. The answer can still be read. */
async function readListing(response: Response): Promise<ListingBody | undefined> {
  if (!response.ok || response.body === null) return undefined;
  const body: unknown = await response.clone().json();
  return isListing(body) ? body : undefined;
}

/** Returns whether an answer is a listing. The emulator's own answers have unambiguous members. */
function isListing(body: unknown): body is ListingBody {
  return typeof body === 'object' && body !== null && 'items' in body && '_links' in body;
}

function atToken(url: string, token: string | undefined): string {
  const changed = new URL(url);
  changed.searchParams.delete('continuationToken');
  if (token !== undefined) changed.searchParams.set('continuationToken', token);
  return changed.href;
}
