import type { Change } from './change.ts';
import { type Candidate, isGoing, originOf } from './connection.ts';
import { code, type Message, msg } from './message.ts';
import type { Problem } from './problem.ts';

/** The outcomes of successful changes. */
type Done = 'created' | 'adopted' | 'updated' | 'rotated' | 'deleted';

const DONE: readonly string[] = [
  'created',
  'adopted',
  'updated',
  'rotated',
  'deleted',
] satisfies readonly Done[];

/** Whether an outcome of this kind is that of a successful change. */
export function isDoneKind(kind: string): boolean {
  return DONE.includes(kind);
}

/** What apply did for one change. */
export interface Outcome {
  readonly kind: Done | 'unchanged' | 'drifted' | 'conflict' | 'failed' | 'skipped';
  /** The id of the base connection, if it is known and not in doubt. For a deleted connection, its former id. */
  readonly id?: string | undefined;
  /**
   * For a conflict that arose during the creation: all connections with the name. The run may have created one of them.
   */
  readonly ids?: readonly string[];
  readonly state?: string | undefined;
  /** Whether the creation was sent a second time because the first left no trace. The first may still show up. */
  readonly resent?: boolean;
  /** For a connection that was just created: the etag from the answer. */
  readonly etag?: string | undefined;
  /** Why it failed or is in conflict. A warning if it is only for information. */
  readonly problem?: Problem | undefined;
}

/** Returns the outcome of a change for which nothing was sent. */
export function untouchedOutcome(change: Change): Outcome {
  const { id, state } = connectionOf(change) ?? {};
  const problem = 'problem' in change ? change.problem : undefined;
  switch (change.kind) {
    case 'unchanged':
    case 'drifted':
      return { kind: change.kind, id, state, problem };
    case 'conflict':
      return { kind: 'conflict', problem };
    case 'invalid':
      return { kind: 'failed', problem };
    default:
      return { kind: 'skipped', id };
  }
}

const connectionOf = (change: Change) => ('connection' in change ? change.connection : undefined);

/**
 * Returns the outcome of a creation when several connections may have its name. `own` is the one that the run treats as
 * the entry's, if any. A single candidate of another auth spec is not `pinnable`, since that cannot be changed.
 */
export function nameConflict(
  message: Message,
  candidates: readonly Candidate[],
  own?: string,
  pinnable = true,
): Outcome {
  const ids = candidates.map((each) => each.id);
  const [id, ...others] = ids;
  const fix = !pinnable
    ? msg`remove it in Adobe Experience Platform and run again, or choose another name for the entry`
    : others.length === 0
      ? msg`if it is the right one, add ${code(`id: ${id ?? ''}`)} to the entry; if not, remove it in Adobe Experience Platform and run again`
      : msg`pin the one to keep with ${code('id: …')} in the entry, and remove the others in Adobe Experience Platform`;
  const problem = {
    code: 'name-conflict',
    message: msg`${message}: ${candidates.map(originOf).join(', ')}`,
    fix,
  } as const;
  return { kind: 'conflict', id: own, ids, problem };
}

/**
 * Returns the connection of an entry after a change, if later steps may use it. A change without an outcome was only
 * planned.
 */
export function connectionAfter(change: Change, outcome: Outcome | undefined): Pick<Outcome, 'id' | 'state'> {
  const planned = connectionOf(change);
  // An outcome names its own connection. A connection that is gone, or may be, is useless to later steps.
  const there = outcome === undefined || outcome.kind === 'conflict' ? planned : undefined;
  const state = outcome?.state ?? there?.state;
  const isLost = outcome?.kind === 'deleted' || isGoing({ state });
  return { id: isLost ? undefined : (outcome?.id ?? there?.id), state };
}
