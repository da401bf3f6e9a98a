import { adviceFor, isNotFound, isSuccess } from '../flow-service/errors.ts';
import { describeResult, readError } from '../http/describe-result.ts';
import { type HttpResult, isAborted } from '../http/send.ts';
import { textOf } from '../model/message.ts';
import { internalProblem, type Problem, ProblemError } from '../model/problem.ts';
import type { ApplyContext } from './context.ts';

/**
 * How the removal of a base connection ended:
 * - `removed`: this run removed it, or Flow Service is at it.
 * - `absent`: it was gone already, or somebody else is at it.
 * - `not-tried`: the run ended before.
 * - `in-use`: Flow Service keeps it for the dataflows on it.
 * - `refused`: it is still there.
 * - `unknown`: no answer was clear.
 */
export type Removal =
  | { readonly kind: 'removed' | 'absent' | 'not-tried' }
  | {
      readonly kind: 'in-use' | 'refused' | 'unknown';
      readonly text: string;
      /** What it is about, and what to do. */
      readonly advice: Pick<Problem, 'code'> & { readonly fix: string };
    };

/** The error of Flow Service for a base connection that dataflows need. */
const IN_USE = /^1418(?:-|$)/;

/** And for one that is being deleted already, among other states. */
const WRONG_STATE = /^1416(?:-|$)/;

/** Removes a base connection. A deletion without a clear answer may have been carried out: a look-up then says. */
export async function removeConnection(
  sandbox: string,
  id: string,
  { flowService, redact }: Pick<ApplyContext, 'flowService' | 'redact'>,
): Promise<Removal> {
  let result: HttpResult;
  try {
    result = await flowService.deleteConnection(sandbox, id);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const [{ code, fix } = internalProblem(error)] = error.problems;
    return { kind: 'refused', text: error.message, advice: { code, fix: textOf(fix ?? 'run again') } };
  }
  const isRepeated = result.kind === 'answer' && result.repeated === true;
  if (isNotFound(result)) return { kind: isRepeated ? 'removed' : 'absent' };
  if (isSuccess(result)) return { kind: 'removed' };
  if (isAborted(result) && result.kind === 'not-sent') return { kind: 'not-tried' };
  const words = { text: describeResult(result, redact), advice: adviceFor(result) };
  const code = result.kind === 'answer' ? (readError(result.json).code ?? '') : '';
  if (IN_USE.test(code)) return { kind: 'in-use', ...words };
  const isRefused = result.kind === 'not-sent' || (isFinal(result) && !isRepeated);
  if (isRefused && !WRONG_STATE.test(code)) return { kind: 'refused', ...words };
  try {
    const found = await flowService.findConnection(sandbox, id);
    if (found === undefined || found.state === 'deleting') return { kind: isRefused ? 'absent' : 'removed' };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
  }
  return { kind: isRefused ? 'refused' : 'unknown', ...words };
}

function isFinal(result: HttpResult): boolean {
  return (
    result.kind === 'answer' &&
    result.status >= 400 &&
    result.status < 500 &&
    result.status !== 408 &&
    result.status !== 421
  );
}
