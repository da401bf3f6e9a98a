import { type BaseConnection, type Candidate, isGoing } from '../model/connection.ts';
import { agrees } from '../plan/diff.ts';
import type { Created } from './context.ts';

/**
 * The status of one created connection in a listing that was read after the creations:
 * - `alone`: no other connection has its name.
 * - `wait`: read another listing. The connection is not listed yet, or another run has to remove one of the two.
 * - `remove`: this run created the later of two twins, and `keep` replaces it.
 * - `rival`: other connections have its name, and no run may remove one of them.
 * - `renamed`: Flow Service lists it under another name.
 */
export type TwinStatus =
  | { readonly kind: 'alone'; readonly connection: BaseConnection }
  | { readonly kind: 'remove'; readonly keep: BaseConnection }
  /** `found` are the listed connections with that name. */
  | { readonly kind: 'wait' | 'rival' | 'renamed'; readonly found: readonly Candidate[] };

/**
 * Compares a created connection with a listing that was read after its creation. Names are not unique, so two runs at
 * the same time may each create a connection. Both runs order the two by the server's clock. Only the run that knows
 * that it created the later one removes it.
 */
export function compareTwins(
  { entry, id, ownRequest }: Pick<Created, 'entry' | 'id' | 'ownRequest'>,
  known: ReadonlySet<string>,
  listing: readonly BaseConnection[],
): TwinStatus {
  const ours = listing.find((connection) => connection.id === id);
  if (ours !== undefined && ours.name !== entry.name) {
    // An earlier attempt at the same creation has the altered name too.
    const alike = listing.filter((each) => each.name === ours.name && !known.has(each.id));
    return { kind: 'renamed', found: [ours, ...alike.filter((each) => each.id !== id)] };
  }
  // A connection that is being removed is no longer a twin.
  const others = listing.filter((each) => each.name === entry.name && each.id !== id && !isGoing(each));
  if (ours === undefined) return { kind: 'wait', found: others };
  const found = [ours, ...others];
  if (others.length === 0) return { kind: 'alone', connection: ours };
  if (others.some((other) => known.has(other.id))) return { kind: 'rival', found };
  const earliest = [ours, ...others].reduce((first, next) => (isEarlier(next, first) ? next : first));
  if (earliest === ours) return { kind: 'wait', found };
  const isOurs = ownRequest && !known.has(id);
  if (!isSameMaker(ours, earliest) || !agrees(entry, earliest)) return { kind: 'rival', found };
  return isOurs && earliest.state === 'enabled'
    ? { kind: 'remove', keep: earliest }
    : { kind: 'wait', found };
}

function isEarlier(a: BaseConnection, b: BaseConnection): boolean {
  const [first, second] = [a.createdAt ?? 0, b.createdAt ?? 0];
  return first === second ? a.id < b.id : first < second;
}

function isSameMaker(a: BaseConnection, b: BaseConnection): boolean {
  const isTold = a.createdAt !== undefined && b.createdAt !== undefined && a.createdClient !== undefined;
  return isTold && a.createdClient === b.createdClient;
}
