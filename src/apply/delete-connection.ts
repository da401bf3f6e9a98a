import type { Deletion } from '../model/change.ts';
import { textOf } from '../model/message.ts';
import { type Outcome, problemOutcome } from '../model/outcome.ts';
import type { Problem } from '../model/problem.ts';
import { inUse } from '../plan/plan.ts';
import type { ApplyContext } from './context.ts';
import { removeConnection } from './remove-connection.ts';

/**
 * Removes the base connection of an entry that is to be absent. What was planned is looked at once more before: a
 * deletion can't be undone. Throws a ProblemError when that can't be done.
 */
export async function deleteConnection(
  { entry, connection }: Deletion,
  applying: Pick<ApplyContext, 'flowService' | 'redact'>,
): Promise<Outcome> {
  const { flowService, redact } = applying;
  const { id, name, etag } = connection;
  const failed = (problem: Pick<Problem, 'code' | 'message' | 'fix'>) =>
    problemOutcome('failed', entry, problem, id);

  const current = await flowService.findConnection(entry.sandbox, id);
  if (current === undefined || current.state === 'deleting') return { kind: 'unchanged' };
  const isChanged = current.name !== name || (etag !== undefined && current.etag !== etag);
  if (isChanged) {
    return failed({
      code: 'changed-meanwhile',
      message: `the base connection ${id} was not removed: somebody changed it while the run was under way`,
      fix: 'look at the new plan, and run again',
    });
  }
  const dependents = await flowService.listDependents(entry.sandbox, id);
  if (dependents.length > 0) {
    const problem = inUse(entry, id, dependents);
    return problemOutcome('failed', entry, { ...problem, message: redact(textOf(problem.message)) }, id);
  }

  const removal = await removeConnection(entry.sandbox, id, applying);
  switch (removal.kind) {
    case 'removed':
      return { kind: 'deleted', id };
    case 'absent':
      return { kind: 'unchanged' };
    case 'not-tried':
      return { kind: 'skipped', id };
    case 'in-use':
      return failed({
        code: 'in-use',
        message: `the base connection ${id} is in use and was not removed: ${removal.text}`,
        fix: 'delete the dataflows on it in Adobe Experience Platform first, or leave `ensure: absent` out',
      });
    case 'refused':
      return failed({
        ...removal.advice,
        message: `the base connection ${id} was not removed: ${removal.text}`,
      });
    case 'unknown':
      return problemOutcome('failed', entry, {
        code: 'may-be-removed',
        message: `it is not known whether the base connection ${id} was removed: ${removal.text}`,
        fix: 'run again: if it is still there it is removed then',
      });
  }
}
