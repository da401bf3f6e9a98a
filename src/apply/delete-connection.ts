import { errorCode } from '../flow-service/errors.ts';
import { adviceFor } from '../flow-service/hints.ts';
import { describeResult } from '../http/result.ts';
import type { Deletion } from '../model/change.ts';
import { type BaseConnection, isGoing } from '../model/connection.ts';
import { code, type Message, msg } from '../model/message.ts';
import type { Outcome } from '../model/outcome.ts';
import { internalProblem, type Problem, ProblemError } from '../model/problem.ts';
import { blockedBy } from '../plan/blocked.ts';
import { inUse } from '../plan/plan.ts';
import { type ApplyContext, attempt, changedMeanwhile } from './context.ts';
import { classifyWrite } from './write-result.ts';

/** Deletes the connection of an absent entry. Reads it and its dependents again first, since there is no undo. */
export async function deleteConnection(
  { entry, connection }: Deletion,
  { flowService }: Pick<ApplyContext, 'flowService'>,
): Promise<Outcome> {
  const { id, name, etag } = connection;
  const failed = (problem: Problem): Outcome => ({ kind: 'failed', id, problem });

  const current = await flowService.findConnection(entry.sandbox, id);
  if (current === undefined || isGone(current)) return { kind: 'unchanged' };
  if (current.name !== name || (etag !== undefined && current.etag !== etag)) {
    const message = msg`the base connection ${id} was not removed: it was changed during the run`;
    return changedMeanwhile(message, id);
  }
  const blocked = blockedBy(current);
  if (blocked !== undefined) return failed(blocked);
  const dependents = await flowService.listDependents(entry.sandbox, id);
  if (dependents.length > 0) return failed(inUse(id, dependents));

  return removeConnection(entry.sandbox, id, flowService);
}

/** Flow Service's error code for a base connection that dataflows use. */
const IN_USE = '1418';

/** The error codes for a connection that is already being deleted, or is in another state that allows no deletion. */
const WRONG_STATE: readonly string[] = ['1416', '1417', '1456', '1457', '1458'];

/** Whether a look-up shows that the connection no longer exists; `false` when the look-up failed. */
export function isGone(found: BaseConnection | ProblemError | undefined): boolean {
  return found === undefined || (!(found instanceof ProblemError) && isGoing(found));
}

/**
 * Removes a base connection. When the answer is unclear, a look-up shows whether it was removed. The
 * outcome is `deleted` when this run removed it or Flow Service is removing it, `unchanged` when it was already gone or
 * another client is removing it, and `skipped` when the run ended first. Any other outcome has a problem.
 */
export async function removeConnection(
  sandbox: string,
  id: string,
  flowService: Pick<ApplyContext['flowService'], 'deleteConnection' | 'findConnection'>,
): Promise<Outcome> {
  const failed = (problem: Problem): Outcome => ({ kind: 'failed', id, problem });
  const refused = (advice: Pick<Problem, 'code' | 'fix'>, why: Message) =>
    failed({ ...advice, message: msg`the base connection ${id} was not removed: ${why}` });
  const result = await attempt(flowService.deleteConnection(sandbox, id));
  if (result instanceof ProblemError) {
    // Without a token, nothing was sent.
    const [{ code: reason, fix = msg`run again` } = internalProblem(result)] = result.problems;
    return refused({ code: reason, fix }, result.text);
  }
  const { kind } = classifyWrite('DELETE', result);
  if (kind === 'done' || (kind === 'absent' && result.retried)) return { kind: 'deleted', id };
  if (kind === 'absent') return { kind: 'unchanged' };
  if (result.aborted && kind === 'not-acted-on') return { kind: 'skipped', id };
  const why = describeResult(result);
  const error = errorCode(result);
  if (error === IN_USE) {
    const message = msg`the base connection ${id} is in use and was not removed: ${why}`;
    const fix = msg`delete the dataflows on it in Adobe Experience Platform first, or remove ${code('ensure: absent')} from the entry`;
    return failed({ code: 'in-use', message, fix });
  }
  const isRefused = (kind === 'refused' || kind === 'not-acted-on') && !result.retried;
  const mayBeGone = !isRefused || WRONG_STATE.includes(error);
  if (mayBeGone && isGone(await attempt(flowService.findConnection(sandbox, id)))) {
    return isRefused ? { kind: 'unchanged' } : { kind: 'deleted', id };
  }
  if (isRefused) return refused(adviceFor(result), why);
  const problem: Problem = {
    code: 'may-be-removed',
    message: msg`it is not known whether the base connection ${id} was removed: ${why}`,
    fix: msg`run again: the run removes it if it still exists`,
  };
  return { kind: 'failed', problem };
}
