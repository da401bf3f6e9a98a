import type { PatchOperation } from '../flow-service/flow-service.ts';
import { adviceFor } from '../flow-service/hints.ts';
import { describeResult } from '../http/result.ts';
import type { Update } from '../model/change.ts';
import { type BaseConnection, isChangedBy, isGoing } from '../model/connection.ts';
import { type Message, msg, option } from '../model/message.ts';
import type { Outcome } from '../model/outcome.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import type { ParameterValue } from '../model/source.ts';
import { blockedBy } from '../plan/blocked.ts';
import { diff } from '../plan/diff.ts';
import { type ApplyContext, attempt, changedMeanwhile, isKnownToDiffer, pollUntil } from './context.ts';
import { credentialsOf } from './credentials.ts';
import { classifyWrite } from './write-result.ts';

/**
 * Updates the base connection of one entry as planned, and changes nothing else in it. Never overwrites a change that
 * was made after the run read it. Throws a ProblemError only if nothing was changed.
 */
export async function updateConnection(change: Update, applying: ApplyContext): Promise<Outcome> {
  const { kind, entry, connection: planned, sendsCredentials } = change;
  const { id, state } = planned;
  const { flowService } = applying;
  const failed = (problem: Problem): Outcome => ({ kind: 'failed', id, problem });
  const gone = () => changedMeanwhile(msg`the base connection ${id} was removed during the run`);
  const edited = (fields: readonly string[]) => {
    const what = fields.length === 0 ? 'it' : `its ${fields.join(', ')}`;
    const message = msg`the base connection ${id} was not changed: someone else changed ${what} during the run`;
    return changedMeanwhile(message, id);
  };

  // A listing may omit the etag while a connection is being created.
  const current = planned.etag === undefined ? await flowService.findConnection(entry.sandbox, id) : planned;
  if (current === undefined || isGoing(current)) return gone();
  const blocked = blockedBy(current);
  if (blocked !== undefined) return failed(blocked);
  const fields = changedFields(planned, current);
  // Credentials cannot be read. Without an etag in the listing, only the time of the last change shows that they
  // changed.
  const mayBeOthers = sendsCredentials && isKnownToDiffer(planned.updatedAt, current.updatedAt);
  if (fields.length > 0 || mayBeOthers) return edited(fields);
  if (current.etag === undefined) {
    return failed({
      code: 'adobe-refused',
      message: msg`the base connection ${id} was not changed: Flow Service does not return its etag, and accepts no change without one`,
      fix: msg`run again when its state is enabled`,
    });
  }
  const params = sendsCredentials ? await credentialsOf(entry, applying) : undefined;
  const operations = operationsFor(change, params);
  const result = await flowService.updateConnection(entry.sandbox, id, current.etag, operations);

  const done: Outcome = { kind: kind === 'rotate' ? 'rotated' : 'updated', id, state };
  const answer = classifyWrite('PATCH', result);
  if (answer.kind === 'done') return confirmed(change, done, applying);
  const why = describeResult(result);
  // After an unclear attempt, a clear answer to the next one does not show whether the first was carried out.
  const isUnclear = answer.kind === 'lost' || answer.kind === 'in-flight' || result.retried;
  if (!isUnclear && answer.kind !== 'stale') {
    if (result.aborted) return { kind: 'skipped', id, state };
    if (answer.kind === 'absent') return gone();
    const message = msg`the base connection ${id} was not changed: ${why}`;
    return failed({ ...adviceFor(result, entry), message });
  }
  const found = await attempt(flowService.findConnection(entry.sandbox, id));
  if (found === undefined) return gone();
  if (found instanceof ProblemError) {
    return isUnclear ? failed(mayBeChanged(change, why)) : edited([]);
  }
  // Another client that set the same visible values may have set other credentials with them.
  const isOwn = isChangedBy(found, flowService.clientId);
  const isThere = isOwn && !sendsCredentials && plannedIn(change, found).length === 0;
  if (isUnclear && isThere) return done;
  if (isUnclear) return failed(mayBeChanged(change, why, !isOwn && current.etag !== found.etag));
  const others = changedFields(planned, found);
  // Another run may have applied the same plan.
  if (isThere && others.every((field) => isPlanned(change, field))) return { kind: 'unchanged', id, state };
  return edited(others);
}

/**
 * Reads a changed connection again until it shows the new values or the settling time is over. A value that Flow
 * Service accepted but does not show is a warning. Without it, every run would send the value again and report success.
 */
async function confirmed(change: Update, done: Outcome, applying: ApplyContext): Promise<Outcome> {
  const { entry, connection, differences } = change;
  if (differences.length === 0) return done;
  const fields = await pollUntil(
    applying,
    async (last) => {
      const found = await attempt(applying.flowService.findConnection(entry.sandbox, connection.id));
      if (found === undefined || found instanceof ProblemError) return [];
      const left = plannedIn(change, found);
      return left.length === 0 || last ? left : undefined;
    },
    msg`${entry.key}: changed; waiting for Flow Service to show it`,
  );
  if (fields === undefined || fields.length === 0) return done;
  const problem: Problem = {
    code: 'value-not-kept',
    severity: 'warning',
    message: msg`Flow Service accepted the change to the base connection ${connection.id}, but still shows a different ${fields.join(', ')}`,
    fix: msg`compare the file with what Adobe shows; if both mean the same, write Adobe's value into the file`,
  };
  return { ...done, problem };
}

function isPlanned({ differences }: Update, field: string): boolean {
  return differences.some((each) => each.field === field);
}

/** Returns the planned fields in which Flow Service still shows a different value. */
function plannedIn(change: Update, found: BaseConnection): readonly string[] {
  const fields = diff(change.entry, found).map(({ field }) => field);
  return fields.filter((field) => isPlanned(change, field));
}

/** Returns the fields in which two readings of a connection differ. A field that one of them omits counts as equal. */
function changedFields(before: BaseConnection, after: BaseConnection): readonly string[] {
  const params = Object.entries(before.authParams).filter(([name, was]) => {
    const is = after.authParams[name];
    return is !== undefined && JSON.stringify(is) !== JSON.stringify(was);
  });
  return [
    ...(before.name === after.name ? [] : ['name']),
    ...((before.description ?? '') === (after.description ?? '') ? [] : ['description']),
    ...params.map(([name]) => name),
  ];
}

function operationsFor(
  change: Update,
  params: Readonly<Record<string, ParameterValue>> | undefined,
): readonly PatchOperation[] {
  const { name, description = '' } = change.entry;
  const operations: PatchOperation[] = [];
  if (isPlanned(change, 'name')) operations.push({ op: 'replace', path: '/name', value: name });
  // `add` also replaces, and works when there is no description yet.
  if (isPlanned(change, 'description'))
    operations.push({ op: 'add', path: '/description', value: description });
  if (params !== undefined) operations.push({ op: 'replace', path: '/auth/params', value: params });
  return operations;
}

/**
 * The problem of a change without a clear answer. `byOthers` says whether another client changed the connection last:
 * resending credentials would overwrite that client's.
 */
function mayBeChanged(
  { entry, connection: { id }, sendsCredentials }: Update,
  why: Message,
  byOthers = false,
): Problem {
  const also = byOthers ? '; someone else may have changed it too' : '';
  const again = sendsCredentials
    ? msg`run again with ${option('rotate', entry.key)}: stored credentials cannot be compared`
    : msg`run again: the run fixes what still differs`;
  return {
    code: 'may-be-changed',
    message: msg`it is not known whether the base connection ${id} was changed: ${why}${also}`,
    fix: byOthers
      ? msg`check the connection in Adobe Experience Platform and the new plan before you run again`
      : again,
  };
}
