import type { Entry } from '../model/entry.ts';
import type { Outcome } from '../model/outcome.ts';

/**
 * Returns the outcome of a creation after which its name is not this run's alone: `ids` are all that bear it, `own` the
 * one to which the run holds, if it knows one.
 */
export function nameConflict(entry: Entry, message: string, ids: readonly string[], own?: string): Outcome {
  const [id, ...others] = ids;
  return {
    kind: 'conflict',
    ...(own === undefined ? {} : { id: own }),
    ids,
    problem: {
      code: 'name-conflict',
      message: `${message}: ${ids.join(', ')}`,
      fix:
        others.length === 0
          ? `if it is the one that is wanted, add \`id: ${id ?? ''}\` to the entry; if not, remove it in Adobe Experience Platform and run again`
          : 'add `id: ` with the one to keep to the entry, and remove the others in Adobe Experience Platform',
      entry: entry.key,
      location: entry.location,
    },
  };
}
