import type { Random } from '../../src/emulator/random.ts';

/** A fault: the requests that it affects, how often, and the effect. A request must meet all given conditions. */
export interface Fault {
  readonly method?: string;
  /** A text is the end of the path, without the query. */
  readonly path?: string | RegExp;
  /** The value of `x-sandbox-name`. */
  readonly sandbox?: string;
  /** A text is a part of the body. */
  readonly body?: string | RegExp;
  /** Only the nth request that matches the conditions above, counted from 1. */
  readonly nth?: number;
  /** Only the nth matching request and all later ones. */
  readonly from?: number;
  /** The maximum number of strikes. */
  readonly times?: number;
  /** Only while more requests than this are in flight, including this one. */
  readonly above?: number;
  /** From 0 (never) to 1 (always). */
  readonly probability?: number;
  readonly effect: Effect;
  /** Called each time the fault strikes. */
  readonly onStrike?: () => void;
}

/**
 * The effect of a fault. With `after`, the request takes effect first, so that only its answer is affected. With
 * `later`, it takes effect that many milliseconds after its arrival, even if the client has gone.
 */
export type Effect =
  /** Another answer. With `echo`, it repeats the headers and the body of the request, including secrets. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | object;
      readonly after?: boolean;
      readonly later?: number;
      readonly echo?: boolean;
    }
  /** The connection breaks before an answer. */
  | { readonly kind: 'reset'; readonly after?: boolean; readonly later?: number }
  /** There is never an answer. */
  | { readonly kind: 'hang'; readonly after?: boolean; readonly later?: number }
  /** The right answer, late. */
  | { readonly kind: 'delay'; readonly milliseconds: number; readonly after?: boolean }
  /** The error page of a proxy, with 502 by default. */
  | { readonly kind: 'html'; readonly status?: number; readonly after?: boolean }
  /** The right answer. Afterwards, connections are refused for that many milliseconds. */
  | { readonly kind: 'refuse-next'; readonly milliseconds: number }
  /** The request takes effect, and the connection breaks halfway through the body. */
  | { readonly kind: 'cut-short' }
  /** The request takes effect, and the answer is a 201 without an id. */
  | { readonly kind: 'without-id' }
  /** The request takes effect, and the body never ends. */
  | { readonly kind: 'endless' }
  /** The request takes effect, and the body arrives byte by byte, with a delay before each. */
  | { readonly kind: 'trickle'; readonly milliseconds: number }
  /** The right body, declared as plain text. */
  | { readonly kind: 'wrong-content-type' }
  /** A listing shows the first page instead of a later one, with the right link to the next page. */
  | { readonly kind: 'repeat-page' }
  /** The link of a page leads to the same page. The first page, which has no token, is unchanged. */
  | { readonly kind: 'repeat-token' }
  /** A listing answers with the page after the requested one. After the last page, it is empty. */
  | { readonly kind: 'drop-page' }
  /** A listing has no `items`. */
  | { readonly kind: 'without-items' }
  /** A listing has no `_links`, even if more pages follow. */
  | { readonly kind: 'without-links' }
  /**
   * A listing omits items that were created less than `lag` milliseconds ago. The lag may differ per item. Only this
   * effect can be combined with another effect on the same request.
   */
  | { readonly kind: 'lagging-items'; readonly lag: (item: ListedItem) => number; readonly beside?: Effect }
  /** A listing says that another page follows, but not where. */
  | { readonly kind: 'next-without-token' };

/** The members that identify an item of a listing. */
export interface ListedItem {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** The effects that apply only to listings. */
export type ListingOddity =
  | 'repeat-page'
  | 'repeat-token'
  | 'drop-page'
  | 'without-items'
  | 'without-links'
  | 'next-without-token';

/** The parts of a request that decide whether a fault strikes it. */
export interface FaultyRequest {
  readonly method: string;
  readonly path: string;
  readonly sandbox?: string;
  readonly body?: string;
}

interface Entry {
  readonly fault: Fault;
  matched: number;
  struck: number;
}

/** The faults of an emulator, with the number of requests that each has matched. */
export class Faults {
  readonly #random: Random;
  readonly #entries: Entry[] = [];

  constructor(faults: readonly Fault[], random: Random) {
    this.#random = random;
    for (const fault of faults) this.add(fault);
  }

  add(fault: Fault): void {
    this.#entries.push({ fault, matched: 0, struck: 0 });
  }

  clear(): void {
    this.#entries.length = 0;
  }

  /** Returns the effect of the first fault that strikes this request. Every fault counts its matching requests. */
  match(request: FaultyRequest, inFlight = 1): Effect | undefined {
    const matching = this.#entries.filter(
      ({ fault }) => matches(fault, request) && inFlight > (fault.above ?? 0),
    );
    for (const entry of matching) entry.matched++;
    const effect = this.#first(matching);
    if (effect?.kind !== 'lagging-items') return effect;
    const beside = this.#first(matching.filter(({ fault }) => fault.effect.kind !== 'lagging-items'));
    return beside === undefined ? effect : { ...effect, beside };
  }

  /** Returns the effect of the first fault that strikes. */
  #first(matching: readonly Entry[]): Effect | undefined {
    const struck = matching.find(
      ({ fault, matched, struck }) =>
        (fault.nth === undefined || matched === fault.nth) &&
        matched >= (fault.from ?? 1) &&
        struck < (fault.times ?? Number.POSITIVE_INFINITY) &&
        (fault.probability === undefined || this.#random() < fault.probability),
    );
    if (struck === undefined) return undefined;
    struck.struck++;
    struck.fault.onStrike?.();
    return struck.fault.effect;
  }
}

function matches(fault: Fault, request: FaultyRequest): boolean {
  return (
    (fault.method === undefined || fault.method === request.method) &&
    (fault.sandbox === undefined || fault.sandbox === request.sandbox) &&
    (fault.path === undefined ||
      (typeof fault.path === 'string'
        ? request.path.endsWith(fault.path)
        : found(fault.path, request.path))) &&
    (fault.body === undefined ||
      (typeof fault.body === 'string'
        ? (request.body ?? '').includes(fault.body)
        : found(fault.body, request.body ?? '')))
  );
}

/** Uses `search` because `test` keeps a state between calls for a pattern with the flag `g`. */
function found(pattern: RegExp, text: string): boolean {
  return text.search(pattern) !== -1;
}
