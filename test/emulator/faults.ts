import type { Random } from '../../src/emulator/random.ts';

/** Something that goes wrong: for which requests, how often, and what happens. All conditions given must hold. */
export interface Fault {
  readonly method?: string;
  /** Text: what the path ends with. The query is no part of it. */
  readonly path?: string | RegExp;
  /** The value of `x-sandbox-name`. */
  readonly sandbox?: string;
  /** Text: what the body contains. */
  readonly body?: string | RegExp;
  /** Only the nth of the requests that match the above, counted from 1. */
  readonly nth?: number;
  /** From the nth of them on. */
  readonly from?: number;
  /** At most so many times. */
  readonly times?: number;
  /** Only while more than so many requests are in flight, this one included. */
  readonly above?: number;
  /** From 0, never, to 1, always. */
  readonly probability?: number;
  readonly effect: Effect;
  /** Told each time that it strikes. */
  readonly onStrike?: () => void;
}

/**
 * What happens. `after` means that the request is carried out first, so that only its answer suffers; `later`, that it
 * is carried out so many milliseconds after it arrived, whether or not anybody still waits for an answer.
 */
export type Effect =
  /** Another answer. With `echo` it repeats the headers and the body of the request, secrets and all. */
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
  /** No answer, ever. */
  | { readonly kind: 'hang'; readonly after?: boolean; readonly later?: number }
  /** The right answer, late. */
  | { readonly kind: 'delay'; readonly milliseconds: number; readonly after?: boolean }
  /** A page of a proxy, 502 unless said otherwise. */
  | { readonly kind: 'html'; readonly status?: number; readonly after?: boolean }
  /** The right answer, after which no connection is taken for so many milliseconds: the next request is refused. */
  | { readonly kind: 'refuse-next'; readonly milliseconds: number }
  /** The request is carried out, and the connection breaks half way through the body. */
  | { readonly kind: 'cut-short' }
  /** The request is carried out, and the answer is a 201 that names no id. */
  | { readonly kind: 'without-id' }
  /** The request is carried out, and the body goes on for ever. */
  | { readonly kind: 'endless' }
  /** The request is carried out, and the body comes byte by byte, each so many milliseconds after the one before. */
  | { readonly kind: 'trickle'; readonly milliseconds: number }
  /** The right body, said to be plain text. */
  | { readonly kind: 'wrong-content-type' }
  /** A listing shows the first page again in place of a later one; its link goes on as it should. */
  | { readonly kind: 'repeat-page' }
  /** The link of a listing leads to the page that it is on; on the first page, which has no token, nothing happens. */
  | { readonly kind: 'repeat-token' }
  /** A listing answers with the page after the one that was asked for; after the last comes an empty one. */
  | { readonly kind: 'drop-page' }
  /** A listing has no `items`. */
  | { readonly kind: 'without-items' }
  /** A listing has no `_links`, whether or not there is more. */
  | { readonly kind: 'without-links' }
  /**
   * A listing leaves out what was made less than `lag` milliseconds ago, which may be another for each item. It is the one
   * effect beside which another may strike the same request.
   */
  | { readonly kind: 'lagging-items'; readonly lag: (item: ListedItem) => number; readonly beside?: Effect }
  /** A listing says that there is more, but not where. */
  | { readonly kind: 'next-without-token' };

/** What an item of a listing is told apart by. */
export interface ListedItem {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** The effects that only a listing can suffer. */
export type ListingOddity =
  | 'repeat-page'
  | 'repeat-token'
  | 'drop-page'
  | 'without-items'
  | 'without-links'
  | 'next-without-token';

/** What faults go by. */
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

/** The faults of an emulator, and how often each has been met. */
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

  /** The effect of the first fault that strikes this request. Every fault counts every request that it matches. */
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

  /** The effect of the first of them that strikes. */
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

/** Unlike `test`, `search` does the same each time for a pattern with the flag `g`. */
function found(pattern: RegExp, text: string): boolean {
  return text.search(pattern) !== -1;
}
