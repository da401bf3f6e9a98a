import type { Made } from './twins.ts';

/**
 * Works on what was made, by sandbox and source: what one listing shows. A mistake of ours in one place is raised once the
 * others are done.
 */
export async function byPlace(
  made: readonly Made[],
  work: (group: readonly Made[]) => Promise<void>,
): Promise<void> {
  const places = new Map<string, Made[]>();
  for (const each of made) {
    const place = JSON.stringify([each.entry.sandbox, each.entry.source.name]);
    places.set(place, [...(places.get(place) ?? []), each]);
  }
  const ended = await Promise.allSettled([...places.values()].map(work));
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
}
