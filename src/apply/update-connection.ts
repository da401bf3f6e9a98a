import type { Entry } from '../config/entry.ts';
import type { BaseConnection } from '../flow-service/base-connection.ts';
import type { PatchOperation } from '../flow-service/flow-service.ts';
import { describeRefusal, isSuccess } from '../flow-service/refusal.ts';
import { type Exchange, isCutByEnd } from '../http/exchange.ts';
import type { Update } from '../plan/change.ts';
import { type Difference, differencesOf, isParameter } from '../plan/compare.ts';
import { type Problem, ProblemError } from '../problem.ts';
import type { Applying } from './apply-plan.ts';
import { type Outcome, problemOutcome } from './outcome.ts';

/**
 * What an answer to `PATCH /connections/{id}` means:
 * - `done`: the change was made.
 * - `stale`: the connection is another than it was, perhaps by an earlier try of this very request.
 * - `unclear`: it may have been made.
 * - `refused`: it was not made.
 */
export type PatchAnswer = 'done' | 'stale' | 'unclear' | 'refused';

/** Returns the class of an answer to `PATCH /connections/{id}`, which names the etag that it expects. */
export function patchAnswerOf(result: Exchange): PatchAnswer {
  if (result.kind === 'not-sent') return 'refused';
  if (result.kind !== 'answer') return 'unclear';
  const { status } = result;
  if (isSuccess(result)) return 'done';
  if (status === 412) return 'stale';
  return status >= 400 && status < 500 && status !== 408 ? 'refused' : 'unclear';
}

/** `auth.params` of the entry, for a change that sends them. */
type Params = Readonly<Record<string, string>> | undefined;

/**
 * Brings the base connection of one entry to what the plan says, and touches nothing else of it. When somebody changed it
 * meanwhile, it is read again and what is left of the plan is tried once more; when that somebody changed what the plan
 * is about, nothing is overwritten.
 */
export async function updateConnection(
  change: Update,
  params: Params,
  { flowService, redact }: Pick<Applying, 'flowService' | 'redact'>,
): Promise<Outcome> {
  const { entry, connection: planned } = change;
  const { id } = planned;
  const done: Outcome = {
    kind: change.kind === 'rotate' ? 'rotated' : 'updated',
    id,
    ...(planned.state === undefined ? {} : { state: planned.state }),
  };
  const failed = (problem: Pick<Problem, 'code' | 'message' | 'fix'>) =>
    problemOutcome('failed', entry, problem, id);
  const gone = () =>
    failed({
      code: 'changed-meanwhile',
      message: `the base connection ${id} was removed while the run was under way`,
      fix: 'look at the new plan, and run again',
    });

  // A listing may leave the etag out while a connection is being made.
  let current = planned.etag === undefined ? await flowService.findConnection(entry.sandbox, id) : planned;
  let fields = change.differences;
  for (let attempt = 1; ; attempt++) {
    if (current === undefined) return gone();
    const moved = movedFields(change, current);
    if (moved.length > 0) {
      return failed({
        code: 'changed-meanwhile',
        message: `the base connection ${id} was not changed: while the run was under way somebody changed its ${moved.join(', ')}`,
        fix: 'look at the new plan, and run again',
      });
    }
    if (current.etag === undefined) {
      return failed({
        code: 'adobe-refused',
        message: `the base connection ${id} was not changed: Flow Service shows no etag of it, without which it takes no change`,
        fix: 'run again when its state is enabled',
      });
    }
    const operations = operationsFor(entry, fields, params);
    const result = await flowService.updateConnection(entry.sandbox, id, current.etag, operations);
    const answer = patchAnswerOf(result);
    if (answer === 'done') return done;
    const { text, hint } = describeRefusal(result, redact);
    if (result.kind === 'not-sent' && isCutByEnd(result)) return { ...done, kind: 'skipped' };
    if (answer === 'refused') {
      return failed({
        code: 'adobe-refused',
        message: `the base connection ${id} was not changed: ${text}`,
        fix: hint ?? 'mend what the answer names, and run again',
      });
    }

    const uncertain = () =>
      failed({
        code: 'may-be-changed',
        message: `it is not known whether the base connection ${id} was changed: ${text}`,
        fix: change.sendsCredentials
          ? `run again with \`rotate: ${entry.key}\`: what Flow Service holds of credentials can't be compared`
          : 'run again: what still differs is mended then',
      });
    try {
      current = await flowService.findConnection(entry.sandbox, id);
    } catch (error) {
      if (error instanceof ProblemError) return uncertain();
      throw error;
    }
    if (current === undefined) return gone();
    const now: readonly Difference[] = differencesOf(entry, current);
    fields = fields.filter(({ field }) => now.some((each) => each.field === field));
    const mayBeOurs = answer === 'unclear' || (result.kind === 'answer' && result.repeated === true);
    if (fields.length === 0 && !change.sendsCredentials)
      return mayBeOurs ? done : { ...done, kind: 'unchanged' };
    if (answer === 'unclear') return uncertain();
    if (attempt > 1) {
      return failed({
        code: 'changed-meanwhile',
        message: `the base connection ${id} was not changed: others kept changing it`,
        fix: 'run again when nobody else is at it',
      });
    }
  }
}

/**
 * Returns the fields of the plan that are neither as they were when it was made nor as they are to be. All parameters
 * belong to a plan that sends them.
 */
function movedFields(
  { entry, connection, sendsCredentials, differences }: Update,
  current: BaseConnection,
): string[] {
  const before = differencesOf(entry, connection);
  return differencesOf(entry, current)
    .filter((each) =>
      isParameter(each) ? sendsCredentials : differences.some(({ field }) => field === each.field),
    )
    .filter((each) => before.find(({ field }) => field === each.field)?.observed !== each.observed)
    .map(({ field }) => field);
}

function operationsFor(
  entry: Entry,
  fields: readonly Difference[],
  params: Params,
): readonly PatchOperation[] {
  const has = (field: string) => fields.some((each) => each.field === field);
  return [
    ...(has('name') ? [{ op: 'replace', path: '/name', value: entry.name } as const] : []),
    // There may be none yet, and `add` also replaces.
    ...(has('description')
      ? [{ op: 'add', path: '/description', value: entry.description ?? '' } as const]
      : []),
    ...(params === undefined ? [] : [{ op: 'replace', path: '/auth/params', value: params } as const]),
  ];
}
