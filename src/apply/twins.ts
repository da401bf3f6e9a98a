import type { BaseConnection } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import type { Problem } from '../model/problem.ts';
import { diff } from '../plan/diff.ts';

/** A connection that this run created or adopted, and that should be the only one of its name. */
export interface Created {
  readonly entry: Entry;
  readonly id: string;
  /** Whether this run's own request was answered with this id; an adopted one may be anybody's. */
  readonly ownRequest: boolean;
  /** Whether this run may have created another one besides, which does not show yet. */
  readonly mayHaveDuplicate: boolean;
  /** A warning to report even when all is well. */
  readonly note?: Problem;
}

/** Runs `work` for the connections of each sandbox and source: the scope of one listing. Throws once all are done. */
export async function groupBySandboxAndSource(
  made: readonly Created[],
  work: (group: readonly Created[]) => Promise<void>,
): Promise<void> {
  const groups = new Map<string, Created[]>();
  for (const each of made) {
    const scope = JSON.stringify([each.entry.sandbox, each.entry.source.name]);
    groups.set(scope, [...(groups.get(scope) ?? []), each]);
  }
  const ended = await Promise.allSettled([...groups.values()].map(work));
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
}

/**
 * What a listing after the creations says about one of them:
 * - `alone`: all is well.
 * - `wait`: another listing may say more: the connection does not show yet, or another run has to remove its twin.
 * - `remove`: this run's connection is the later of two twins, and `keep` replaces it.
 * - `rival`: others have its name, and no run may remove one.
 * - `renamed`: Flow Service shows it under another name.
 */
export type TwinStatus =
  | { readonly kind: 'alone'; readonly connection: BaseConnection }
  /** `ids` are those that the listing shows under the name. */
  | { readonly kind: 'wait'; readonly ids: readonly string[] }
  | { readonly kind: 'remove'; readonly keep: BaseConnection }
  | { readonly kind: 'rival'; readonly ids: readonly string[] }
  | { readonly kind: 'renamed'; readonly ids: readonly string[] };

/**
 * Compares a creation with a listing made after it. Names are not unique, so two runs at once may each create a connection.
 * Both runs order the two in the same way, by the server's clock, and only the run that created the later one, and knows
 * that it did, removes it.
 */
export function compareTwins(
  made: Created,
  known: ReadonlySet<string>,
  listing: readonly BaseConnection[],
): TwinStatus {
  const { entry, id } = made;
  const ours = listing.find((connection) => connection.id === id);
  if (ours !== undefined && ours.name !== entry.name) {
    // An earlier attempt of the same creation has the altered name too.
    const alike = listing.filter((each) => each.name === ours.name && !known.has(each.id));
    return { kind: 'renamed', ids: [...new Set([id, ...alike.map((each) => each.id)])] };
  }
  const others = listing.filter((connection) => connection.name === entry.name && connection.id !== id);
  if (ours === undefined) return { kind: 'wait', ids: others.map((other) => other.id) };
  const ids = [id, ...others.map((other) => other.id)];
  if (others.length === 0) return { kind: 'alone', connection: ours };
  if (others.some((other) => known.has(other.id))) return { kind: 'rival', ids };
  const earliest = [ours, ...others].reduce((first, next) => (isEarlier(next, first) ? next : first));
  if (earliest === ours) return { kind: 'wait', ids };
  const isOurs = made.ownRequest && !known.has(id);
  if (!isOurs || !isSameMaker(ours, earliest) || diff(entry, earliest).length > 0) {
    return { kind: 'rival', ids };
  }
  return earliest.state === 'enabled' ? { kind: 'remove', keep: earliest } : { kind: 'wait', ids };
}

function isEarlier(a: BaseConnection, b: BaseConnection): boolean {
  const [first, second] = [a.createdAt ?? 0, b.createdAt ?? 0];
  return first === second ? a.id < b.id : first < second;
}

function isSameMaker(a: BaseConnection, b: BaseConnection): boolean {
  const isTold = a.createdAt !== undefined && b.createdAt !== undefined && a.createdClient !== undefined;
  return isTold && a.createdClient === b.createdClient;
}
