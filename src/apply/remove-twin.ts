import type { BaseConnection } from '../model/connection.ts';
import { type Message, msg } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import { diff } from '../plan/diff.ts';
import { namesOfDependents } from '../plan/plan.ts';
import { type ApplyContext, attempt, type Created } from './context.ts';
import { isGone, removeConnection } from './delete-connection.ts';

/**
 * How the removal of this run's twin ended:
 * - `removed`: it is gone, and the other twin now belongs to the entry.
 * - `look-again`: nothing was removed, because the other twin is gone or has changed. Read another listing.
 * - `stays`: it still exists, or may still exist.
 */
export type TwinRemoval =
  | { readonly kind: 'removed' | 'look-again' }
  | { readonly kind: 'stays'; readonly why: Message };

const ENDED = msg`the run ended first`;

/**
 * Removes the connection that this run created, in favour of the earlier `keep`. There is no undo, and a listing may
 * lag, so this looks up both connections and the dependents of this run's connection first. With `last`, it confirms
 * the removal.
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
    why: msg`this run's connection could not be removed (${why})`,
  });
  const kept = await attempt(flowService.findConnection(sandbox, keep.id));
  if (kept instanceof ProblemError) return failed(kept.text);
  const isReady = kept?.state === 'enabled' && diff(entry, kept).length === 0;
  if (!isReady && last && !isGone(kept))
    return { kind: 'stays', why: msg`that connection has been changed since` };
  if (!isReady) return { kind: 'look-again' };
  const ours = await attempt(flowService.findConnection(sandbox, id));
  if (ours instanceof ProblemError) return failed(ours.text);
  if (isGone(ours)) return { kind: 'removed' };
  if (ours !== undefined && isEdited(made, ours)) {
    return { kind: 'stays', why: msg`this run's connection has been changed since` };
  }
  const dependents = await attempt(flowService.listDependents(sandbox, id));
  if (dependents instanceof ProblemError) return failed(dependents.text);
  if (dependents.length > 0) {
    return { kind: 'stays', why: msg`this run's connection is in use: ${namesOfDependents(dependents)}` };
  }
  const removal = await removeConnection(sandbox, id, flowService);
  if (removal.kind !== 'removed' && removal.kind !== 'absent') {
    return failed('why' in removal ? removal.why : ENDED);
  }
  // No further listing follows that would show whether the connection still exists after the confirmed removal.
  if (last && !isGone(await attempt(flowService.findConnection(sandbox, id)))) {
    return {
      kind: 'stays',
      why: msg`this run's connection may still exist, although Flow Service confirmed its removal`,
    };
  }
  return { kind: 'removed' };
}

/**
 * Whether another client changed this run's connection. Credentials are not visible, but the last client and the etag
 * are.
 */
function isEdited({ entry, etag }: Created, ours: BaseConnection): boolean {
  const { createdClient, updatedClient } = ours;
  if (diff(entry, ours).length > 0) return true;
  if (etag !== undefined && ours.etag !== undefined && etag !== ours.etag) return true;
  return createdClient !== undefined && updatedClient !== undefined && updatedClient !== createdClient;
}
