import type { ProblemCode } from '../model/problem.ts';
import { type HttpResult, isAborted } from './send.ts';

/** Whether a server answered, and not because it was in trouble itself: asking again would bring the same. */
export function isAnswered(result: HttpResult): boolean {
  return result.kind === 'answer' && result.status < 500;
}

/** Returns the code for an exchange that did not bring what was asked for: one of the two that are given, or that the run ended. */
export function failureCode(
  result: HttpResult,
  { answered, unreachable }: { readonly answered: ProblemCode; readonly unreachable: ProblemCode },
): ProblemCode {
  if (isAborted(result)) return 'run-ended';
  return isAnswered(result) ? answered : unreachable;
}
