import { adviceFor, isNotFound, isSuccess } from '../flow-service/errors.ts';
import type { PatchOperation } from '../flow-service/flow-service.ts';
import { describeResult } from '../http/describe-result.ts';
import { type HttpResult, isAborted } from '../http/send.ts';
import type { Update } from '../model/change.ts';
import { type Difference, isParameter } from '../model/change.ts';
import type { BaseConnection } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import type { Outcome } from '../model/outcome.ts';
import { ProblemError } from '../model/problem.ts';
import { diff } from '../plan/diff.ts';
import type { ApplyContext } from './context.ts';
import { updateOutcomes } from './update-outcomes.ts';

/**
 * What an answer to `PATCH /connections/{id}` means:
 * - `done`: the change was made.
 * - `stale`: the connection is another than it was, perhaps by an earlier try of this very request.
 * - `unclear`: it may have been made.
 * - `refused`: it was not made.
 */
export type PatchAnswer = 'done' | 'stale' | 'unclear' | 'refused';

/** A proxy that gave up waiting for the request; and one after which Node's `fetch` sends it again by itself. */
const UNCLEAR: ReadonlySet<number> = new Set([408, 421]);

/** Returns the class of an answer to `PATCH /connections/{id}`, which names the etag that it expects. */
export function patchAnswerOf(result: HttpResult): PatchAnswer {
  if (result.kind === 'not-sent') return 'refused';
  if (result.kind !== 'answer') return 'unclear';
  const { status } = result;
  if (isSuccess(result)) return 'done';
  if (status === 412) return 'stale';
  return status >= 400 && status < 500 && !UNCLEAR.has(status) ? 'refused' : 'unclear';
}

/** `auth.params` of the entry, for a change that sends them. */
type Params = Readonly<Record<string, string>>;

/**
 * Brings the base connection of one entry to what the plan says, and touches nothing else of it. When somebody changed it
 * meanwhile, it is read again and what is left of the plan is tried once more; when that somebody changed what the plan
 * is about, nothing is overwritten. `credentials` is asked right before they are sent. Throws a ProblemError only while
 * nothing was changed.
 */
export async function updateConnection(
  change: Update,
  credentials: () => Promise<Params>,
  { flowService, redact }: Pick<ApplyContext, 'flowService' | 'redact'>,
): Promise<Outcome> {
  const { entry, connection: planned, sendsCredentials } = change;
  const { id } = planned;
  const words = updateOutcomes(change);
  // A listing may leave the etag out while a connection is being made.
  let current = planned.etag === undefined ? await flowService.findConnection(entry.sandbox, id) : planned;
  let fields = change.differences;
  let params: Params | undefined;
  /** Whether a request of this run may have made the change: then nothing may be said that denies it. */
  let mayBeMade: string | undefined;
  for (let attempt = 1; ; attempt++) {
    if (current === undefined) return words.gone();
    const moved = movedFields(change, current, mayBeMade === undefined ? undefined : params);
    if (moved.length > 0) return mayBeMade === undefined ? words.moved(moved) : words.uncertain(mayBeMade);
    if (current.etag === undefined)
      return mayBeMade === undefined ? words.withoutEtag() : words.uncertain(mayBeMade);
    if (sendsCredentials) params ??= await credentials();

    let result: HttpResult;
    try {
      const operations = operationsFor(entry, fields, params);
      result = await flowService.updateConnection(entry.sandbox, id, current.etag, operations);
    } catch (error) {
      if (mayBeMade === undefined || !(error instanceof ProblemError)) throw error;
      return words.uncertain(mayBeMade);
    }
    const answer = patchAnswerOf(result);
    if (answer === 'done') return words.done();
    const text = describeResult(result, redact);
    if (answer === 'unclear' || isRepeated(result)) mayBeMade = text;
    if (mayBeMade === undefined && answer === 'refused') {
      if (isAborted(result)) return words.skipped();
      return isNotFound(result) ? words.gone() : words.refused(text, adviceFor(result));
    }

    try {
      current = await flowService.findConnection(entry.sandbox, id);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      // A clear 412 changed nothing.
      if (mayBeMade === undefined) throw error;
      return words.uncertain(mayBeMade);
    }
    if (current === undefined) return words.gone();
    const now: readonly Difference[] = diff(entry, current);
    fields = fields.filter(({ field }) => now.some((each) => each.field === field));
    if (fields.length === 0 && !sendsCredentials) {
      if (mayBeMade !== undefined) return words.done();
      const others = movedFields(change, current, undefined);
      return others.length > 0 ? words.moved(others) : words.unchanged();
    }
    if (mayBeMade !== undefined && (answer !== 'stale' || attempt > 1)) return words.uncertain(mayBeMade);
    if (attempt > 1) return words.contended();
  }
}

function isRepeated(result: HttpResult): boolean {
  return result.kind === 'answer' && result.repeated === true;
}

/**
 * Returns the fields of the plan that are neither as they were when it was made nor as they are to be. All parameters
 * belong to a plan that sends them, and the name to an entry that is found by it. `sent` are the parameters that this run
 * may have set them to: then what it can not tell apart counts as its own.
 */
function movedFields(
  { entry, connection, sendsCredentials, differences }: Update,
  current: BaseConnection,
  sent: Params | undefined,
): readonly string[] {
  const before = diff(entry, connection);
  const isOfPlan = (each: Difference) =>
    isParameter(each)
      ? sendsCredentials
      : differences.some(({ field }) => field === each.field) ||
        (each.field === 'name' && entry.id === undefined);
  const compared = diff(entry, current)
    .filter(isOfPlan)
    .filter((each) => before.find(({ field }) => field === each.field)?.observed !== each.observed)
    .map(({ field }) => field);
  const hidden = entry.source.parameters
    .filter(({ name, secret }) => secret || entry.auth[name]?.kind !== 'literal')
    .filter(({ name, secret }) => {
      const [was, is] = [connection.authParams[name], current.authParams[name]];
      if (was === undefined || is === undefined || was === is) return false;
      return sent === undefined || (!secret && is !== sent[name]);
    })
    .map(({ name }) => name);
  if (!sendsCredentials || current === connection) return compared;
  const moved = [...compared, ...hidden];
  if (sent !== undefined) return moved;
  // Somebody changed something: when nothing of it is shown, it was what is not shown.
  return moved.length === 0 && isAlike(connection, current) ? ['credentials'] : moved;
}

/** Whether two looks at a connection show the same but for its etag, of which both show one. */
function isAlike(before: BaseConnection, after: BaseConnection): boolean {
  const shown = ({ etag, ...rest }: BaseConnection) => JSON.stringify(Object.entries(rest).sort());
  return before.etag !== undefined && before.etag !== after.etag && shown(before) === shown(after);
}

function operationsFor(
  entry: Entry,
  fields: readonly Difference[],
  params: Params | undefined,
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
