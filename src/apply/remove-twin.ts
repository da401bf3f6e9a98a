import type { BaseConnection } from '../model/connection.ts';
import { type Message, msg } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import { diff } from '../plan/diff.ts';
import { namesOfDependents } from '../plan/plan.ts';
import { type ApplyContext, attempt, type Created } from './context.ts';
import { isGone, removeConnection } from './delete-connection.ts';

/**
 * How the removal of this run's twin ended:
 * - `removed`: it is gone, and the other one is the entry's.
 * - `look-again`: the other one is gone or is another by now: nothing was removed, and the next listing says more.
 * - `stays`: it is still there, or may be.
 */
export type TwinRemoval =
  | { readonly kind: 'removed' | 'look-again' }
  | { readonly kind: 'stays'; readonly why: Message };

const ENDED = msg`the run ended before`;

/**
 * Removes the connection that this run created, in favour of the earlier `keep`. There is no undo, and a listing may lag: both
 * are looked up first, and what depends on this run's. With `last`, a look-up confirms that it is gone.
 */
export async function removeTwin(
  made: Created,
  keep: BaseConnection,
  last: boolean,
  { flowService }: Pick<ApplyContext, 'flowService'>,
): Promise<TwinRemoval> {
  const { entry, id } = made;
  const { sandbox } = entry;
  const failed = (why: Message): TwinRemoval => ({
    kind: 'stays',
    why: msg`this run's could not be removed (${why})`,
  });
  const kept = await attempt(flowService.findConnection(sandbox, keep.id));
  if (kept instanceof ProblemError) return failed(kept.text);
  const isReady = kept?.state === 'enabled' && diff(entry, kept).length === 0;
  if (!isReady && last && !isGone(kept))
    return { kind: 'stays', why: msg`somebody has changed that one since` };
  if (!isReady) return { kind: 'look-again' };
  const ours = await attempt(flowService.findConnection(sandbox, id));
  if (ours instanceof ProblemError) return failed(ours.text);
  if (isGone(ours)) return { kind: 'removed' };
  if (ours !== undefined && isEdited(made, ours)) {
    return { kind: 'stays', why: msg`somebody has changed this run's since` };
  }
  const dependents = await attempt(flowService.listDependents(sandbox, id));
  if (dependents instanceof ProblemError) return failed(dependents.text);
  if (dependents.length > 0) {
    return { kind: 'stays', why: msg`this run's is in use: ${namesOfDependents(dependents)}` };
  }
  const removal = await removeConnection(sandbox, id, flowService);
  if (removal.kind !== 'removed' && removal.kind !== 'absent') {
    return failed('why' in removal ? removal.why : ENDED);
  }
  // No further listing would show that the connection still exists, although its removal was answered.
  if (last && !isGone(await attempt(flowService.findConnection(sandbox, id)))) {
    return { kind: 'stays', why: msg`this run's may still be there, although its removal was answered` };
  }
  return { kind: 'removed' };
}

/** Whether somebody changed what this run created: credentials do not show, but who changed it last and the etag do. */
function isEdited({ entry, etag }: Created, ours: BaseConnection): boolean {
  const { createdClient, updatedClient } = ours;
  if (diff(entry, ours).length > 0) return true;
  if (etag !== undefined && ours.etag !== undefined && etag !== ours.etag) return true;
  return createdClient !== undefined && updatedClient !== undefined && updatedClient !== createdClient;
}
