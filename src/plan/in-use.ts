import type { Change, Plan } from '../model/change.ts';
import type { Dependent } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import { joinMessages, msg, value } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';

/**
 * Returns the plan without the deletions of what is in use: `dependents` are, by id of a base connection, what hangs on it,
 * or why that could not be found out.
 */
export function refuseInUse(
  plan: Plan,
  dependents: ReadonlyMap<string, readonly Dependent[] | Problem>,
): Plan {
  const changes = plan.changes.map((change): Change => {
    if (change.kind !== 'delete') return change;
    const { entry, connection } = change;
    const hanging = dependents.get(connection.id) ?? [];
    if (!('code' in hanging) && hanging.length === 0) return change;
    const problem =
      'code' in hanging
        ? { ...hanging, entry: entry.key, location: entry.location }
        : inUse(entry, connection.id, hanging);
    return { kind: 'conflict', entry, connection, ids: [connection.id], problem };
  });
  return { ...plan, changes };
}

/** Of what hangs on a connection, so many are named. */
const MAX_NAMED = 5;

/** Returns the problem of a base connection that can't be removed since others need it. */
export function inUse(entry: Entry, id: string, dependents: readonly Dependent[]): Problem {
  const names = dependents
    .slice(0, MAX_NAMED)
    .map((each) => msg`${each.kind} ${each.name === '' ? '' : msg`${value(each.name)} `}(${each.id})`);
  const more = dependents.length > MAX_NAMED ? ` and ${dependents.length - MAX_NAMED} more` : '';
  return {
    code: 'in-use',
    message: msg`the base connection ${id} can't be removed, since it is in use: ${joinMessages(names, ', ')}${more}`,
    fix: 'delete these in Adobe Experience Platform first, or leave `ensure: absent` out',
    entry: entry.key,
    location: entry.location,
  };
}
