import type { BaseConnection } from '../model/connection.ts';
import { type Message, msg } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import { agrees } from '../plan/diff.ts';
import { namesOfDependents } from '../plan/plan.ts';
import { type ApplyContext, attempt, type Created, isKnownToDiffer } from './context.ts';
import { isGone, removeConnection } from './delete-connection.ts';

/**
 * Removes the connection that this run created, in favour of the earlier `keep`. There is no undo, and a listing may
 * lag, so this looks up both connections and the dependents of this run's connection first. With `last`, it confirms
 * the removal. Returns `'removed'` when the connection is gone, and `'look-again'` when nothing was removed because
 * `keep` is gone or has changed. Otherwise returns why the connection still exists, or may still exist.
 */
export async function removeTwin(
  made: Created,
  keep: BaseConnection,
  last: boolean,
  { flowService }: Pick<ApplyContext, 'flowService'>,
): Promise<'removed' | 'look-again' | Message> {
  const { entry, id } = made;
  const { sandbox } = entry;
  const failed = (why: Message) => msg`this run's connection could not be removed (${why})`;
  const kept = await attempt(flowService.findConnection(sandbox, keep.id));
  if (kept instanceof ProblemError) return failed(kept.text);
  const isReady = kept?.state === 'enabled' && agrees(entry, kept);
  if (!isReady && last && !isGone(kept)) return msg`that connection has been changed since`;
  if (!isReady) return 'look-again';
  const ours = await attempt(flowService.findConnection(sandbox, id));
  if (ours instanceof ProblemError) return failed(ours.text);
  if (isGone(ours)) return 'removed';
  if (ours !== undefined && isEdited(made, ours)) {
    return msg`this run's connection has been changed since`;
  }
  const dependents = await attempt(flowService.listDependents(sandbox, id));
  if (dependents instanceof ProblemError) return failed(dependents.text);
  if (dependents.length > 0) {
    return msg`this run's connection is in use: ${namesOfDependents(dependents)}`;
  }
  const { kind, problem } = await removeConnection(sandbox, id, flowService);
  if (kind === 'skipped') return failed(msg`the run ended first`);
  if (problem !== undefined) return failed(problem.message);
  // No further listing follows that would show whether the connection still exists after the confirmed removal.
  if (last && !isGone(await attempt(flowService.findConnection(sandbox, id)))) {
    return msg`this run's connection may still exist, although Flow Service confirmed its removal`;
  }
  return 'removed';
}

/**
 * Whether another client changed this run's connection. Credentials are not visible, but the last client and the etag
 * are.
 */
function isEdited({ entry, etag }: Created, ours: BaseConnection): boolean {
  if (!agrees(entry, ours) || isKnownToDiffer(etag, ours.etag)) return true;
  return isKnownToDiffer(ours.createdClient, ours.updatedClient);
}
