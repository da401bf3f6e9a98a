import type { Plan } from '../model/change.ts';
import { isMadeByAnother } from '../model/connection.ts';
import { untouchedOutcome } from '../model/outcome.ts';
import { type ApplyContext, type Created, graceOf } from './context.ts';

/**
 * Returns the connections that the plan does not change and that this run's credential created shortly before the run
 * observed them. An earlier connection with the same name may not have been listed by then. In that case the run that
 * created the later one is about to remove it, so its id must not be reported.
 */
export function foundLately(
  plan: Plan,
  { flowService, clock, observedAt, settlingTime }: ApplyContext,
): readonly Created[] {
  return plan.changes.flatMap((change): readonly Created[] => {
    if (change.kind !== 'unchanged' && change.kind !== 'drifted') return [];
    const { entry, connection } = change;
    if (connection?.createdAt === undefined || connection.name !== entry.name) return [];
    const isNew = observedAt - connection.createdAt < graceOf(settlingTime);
    if (!isNew || isMadeByAnother(connection, flowService.clientId)) return [];
    const found = untouchedOutcome(change);
    const { id } = connection;
    return [{ entry, id, since: clock.elapsed(), ownRequest: false, mayHaveDuplicate: false, found }];
  });
}
