import { type BaseConnection, type Candidate, isGoing } from '../model/connection.ts';
import { diff } from '../plan/diff.ts';
import { isSameSpec } from '../source/auth-specs.ts';
import type { Created } from './context.ts';

/**
 * What a listing after the creations says about one of them:
 * - `alone`: all is well.
 * - `wait`: another listing may say more: the connection does not show yet, or another run has to remove one of the two.
 * - `remove`: this run's connection is the later of two twins, and `keep` replaces it.
 * - `rival`: others have its name, and no run may remove one.
 * - `renamed`: Flow Service shows it under another name.
 */
export type TwinStatus =
  | { readonly kind: 'alone'; readonly connection: BaseConnection }
  | { readonly kind: 'remove'; readonly keep: BaseConnection }
  /** `found` are those that the listing shows under the name. */
  | { readonly kind: 'wait' | 'rival' | 'renamed'; readonly found: readonly Candidate[] };

/**
 * Compares a creation with a listing made after it. Names are not unique, so two runs at once may each create a connection.
 * Both runs order the two in the same way, by the server's clock, and only the run that created the later one, and knows
 * that it did, removes it.
 */
export function compareTwins(
  { entry, id, ownRequest }: Pick<Created, 'entry' | 'id' | 'ownRequest'>,
  known: ReadonlySet<string>,
  listing: readonly BaseConnection[],
): TwinStatus {
  const ours = listing.find((connection) => connection.id === id);
  if (ours !== undefined && ours.name !== entry.name) {
    // An earlier attempt of the same creation has the altered name too.
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
  const { authSpec = entry.authSpec } = earliest;
  const isSame = isSameSpec(entry.source, authSpec, entry.authSpec) && diff(entry, earliest).length === 0;
  if (!isSameMaker(ours, earliest) || !isSame) return { kind: 'rival', found };
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
