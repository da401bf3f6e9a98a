import type { Created } from './twins.ts';

/**
 * Works on what was made, by sandbox and source: what one listing shows. A mistake of ours in one place is raised once the
 * others are done.
 */
export async function groupBySandboxAndSource(
  made: readonly Created[],
  work: (group: readonly Created[]) => Promise<void>,
): Promise<void> {
  const places = new Map<string, Created[]>();
  for (const each of made) {
    const location = JSON.stringify([each.entry.sandbox, each.entry.source.name]);
    places.set(location, [...(places.get(location) ?? []), each]);
  }
  const ended = await Promise.allSettled([...places.values()].map(work));
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
}
