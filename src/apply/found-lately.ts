import type { Plan } from '../model/change.ts';
import { isMadeByAnother } from '../model/connection.ts';
import { untouchedOutcome } from '../model/outcome.ts';
import { type ApplyContext, type Created, graceOf } from './context.ts';

/**
 * Returns the connections that the plan leaves as they are, and that were created with the credential of this run so shortly
 * before it observed them that an earlier one of the name may not have shown: then the run that created the later one is
 * about to remove it, and its id is of no use.
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
