import { describeRefusal, isAbsence, isSuccess } from '../flow-service/refusal.ts';
import { readError } from '../http/describe-exchange.ts';
import type { Exchange } from '../http/exchange.ts';
import { ProblemError } from '../problem.ts';
import type { Applying } from './apply-plan.ts';

/**
 * How the removal of a base connection ended:
 * - `removed`: this run removed it, or Flow Service is at it.
 * - `absent`: it was gone already.
 * - `in-use`: Flow Service keeps it for the dataflows on it.
 * - `refused`: it is still there.
 * - `unknown`: no answer was clear.
 */
export type Removal =
  | { readonly kind: 'removed' | 'absent' }
  | { readonly kind: 'in-use' | 'refused' | 'unknown'; readonly text: string; readonly hint?: string };

/** The error of Flow Service for a base connection that dataflows need. */
const IN_USE = /^1418(?:-|$)/;

/** Removes a base connection. A deletion without a clear answer may have been carried out: a look-up then says. */
export async function removeConnection(
  sandbox: string,
  id: string,
  { flowService, redact }: Pick<Applying, 'flowService' | 'redact'>,
): Promise<Removal> {
  let result: Exchange;
  try {
    result = await flowService.deleteConnection(sandbox, id);
  } catch (error) {
    if (error instanceof ProblemError) return { kind: 'refused', text: error.message };
    throw error;
  }
  if (isAbsence(result)) return { kind: wasSentBefore(result) ? 'removed' : 'absent' };
  if (isSuccess(result)) return { kind: 'removed' };
  const { text, hint } = describeRefusal(result, redact);
  const words = { text, ...(hint === undefined ? {} : { hint }) };
  if (result.kind === 'answer' && IN_USE.test(readError(result.json).code ?? ''))
    return { kind: 'in-use', ...words };
  if (result.kind === 'not-sent') return { kind: 'refused', ...words };
  try {
    const found = await flowService.findConnection(sandbox, id);
    if (found === undefined || found.state === 'deleting') return { kind: 'removed' };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { kind: 'unknown', ...words };
  }
  const isFinal = result.kind === 'answer' && result.status >= 400 && result.status < 500;
  return { kind: isFinal ? 'refused' : 'unknown', ...words };
}

function wasSentBefore(result: Exchange): boolean {
  return result.kind === 'answer' && result.repeated === true;
}
