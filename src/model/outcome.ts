import { type Change, connectionOf } from './change.ts';
import type { Entry } from './entry.ts';
import type { Problem } from './problem.ts';

/** What apply did for one change. */
export interface Outcome {
  readonly kind:
    | 'created'
    | 'adopted'
    | 'unchanged'
    | 'drifted'
    | 'updated'
    | 'rotated'
    | 'deleted'
    | 'conflict'
    | 'failed'
    | 'skipped';
  /** The id of the base connection, when it is known and not in doubt; of a deleted one, what it was. */
  readonly id?: string;
  /** Of a conflict that came up while the run was creating: all that bear the name, of which it may have made one. */
  readonly ids?: readonly string[];
  readonly state?: string;
  /** Whether the creation was sent a second time, since the first had left no trace: it may show one yet. */
  readonly resent?: boolean;
  /** Why it failed or is in conflict; of severity `warning` when it is merely to be known. */
  readonly problem?: Problem;
}

/** Returns what becomes of a change without anything being done: all but a creation keeps its word. */
export function untouchedOutcome(change: Change): Outcome {
  switch (change.kind) {
    case 'unchanged':
    case 'drifted': {
      const { id, state } = change.connection ?? {};
      return {
        kind: change.kind,
        ...(id === undefined ? {} : { id }),
        ...(state === undefined ? {} : { state }),
        ...('problem' in change && change.problem !== undefined ? { problem: change.problem } : {}),
      };
    }
    case 'conflict':
      return { kind: 'conflict', problem: change.problem };
    case 'invalid':
      return { kind: 'failed', problem: change.problem };
    case 'update':
    case 'rotate':
    case 'delete':
      return { kind: 'skipped', id: change.connection.id };
    case 'create':
    case 'skipped':
      return { kind: 'skipped' };
  }
}

/** Returns the outcome of an entry that ended in a problem, which is told at the entry's line; `id` is what it is about. */
export function problemOutcome(
  kind: 'failed' | 'conflict',
  entry: Entry,
  problem: Problem,
  id?: string,
): Outcome {
  return {
    kind,
    ...(id === undefined ? {} : { id }),
    problem: { entry: entry.key, location: entry.location, ...problem },
  };
}

/**
 * Returns the id and state of the connection that an entry has after a change: nothing when it has none, or when later
 * steps must not use it. Without an outcome, the change was only planned.
 */
export function connectionAfter(
  change: Change,
  outcome: Outcome | undefined,
): { readonly id?: string | undefined; readonly state?: string | undefined } {
  const planned = connectionOf(change);
  // An outcome names its own connection: one that is gone, or may be, is of no use.
  const there = outcome === undefined || outcome.kind === 'conflict' ? planned : undefined;
  return {
    id: outcome?.kind === 'deleted' ? undefined : (outcome?.id ?? there?.id),
    state: outcome?.state ?? there?.state,
  };
}
