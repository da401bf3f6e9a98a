import { forEachConcurrent } from '../machine/for-each-concurrent.ts';
import { isWrite, type Plan, type Write } from '../model/change.ts';
import type { Entry } from '../model/entry.ts';
import { code, msg } from '../model/message.ts';
import type { Observed } from '../model/observed.ts';
import { type Outcome, untouchedOutcome } from '../model/outcome.ts';
import { internalProblem, type Problem, ProblemError } from '../model/problem.ts';
import { awaitReady } from './await-ready.ts';
import type { ApplyContext } from './context.ts';
import { createConnection } from './create-connection.ts';
import { credentialsOf, payloadOf } from './credentials.ts';
import { deleteConnection } from './delete-connection.ts';

import { resolveTwins } from './resolve-twins.ts';
import type { Created } from './twins.ts';
import { updateConnection } from './update-connection.ts';

/**
 * Applies the plan, several entries at a time in the order of the file: creates and changes first; then checks once per
 * sandbox whether another run created the same connections; and only then deletes. One entry's failure does not affect
 * the others.
 */
export async function applyPlan(plan: Plan, observed: Observed, options: ApplyContext): Promise<void> {
  const outcomes = new Map<string, Outcome>();
  const applying: ApplyContext = {
    ...options,
    record: (entry, outcome) => {
      outcomes.set(entry.key, outcome);
      options.record(entry, outcome);
    },
  };
  const known = new Set([...observed.bySandbox.values()].flat().map(({ id }) => id));
  const todo = plan.changes.filter(isWrite);
  const made: Created[] = [];
  let done = 0;
  const carryOut = async (change: Write) => {
    const { entry } = change;
    const outcome = await outcomeOf(change, known, applying);
    applying.record(entry, outcome);
    if (change.kind === 'create' && outcome.id !== undefined && outcome.kind !== 'conflict') {
      const ownRequest = outcome.kind === 'created';
      // An adopted connection may be another run's, while the one that this run created does not show yet.
      made.push({
        entry,
        id: outcome.id,
        ownRequest,
        mayHaveDuplicate: !ownRequest || outcome.resent === true,
      });
    }
    if (outcome.kind !== 'skipped') applying.progress(++done, todo.length, entry, outcome);
  };
  await forEachConcurrent(
    todo.filter(({ kind }) => kind !== 'delete'),
    applying.concurrency,
    carryOut,
  );
  await resolveTwins(made, known, applying);
  await forEachConcurrent(
    todo.filter(({ kind }) => kind === 'delete'),
    applying.concurrency,
    carryOut,
  );
  await awaitReady(made, outcomes, applying);
}

async function outcomeOf(
  change: Write,
  known: ReadonlySet<string>,
  applying: ApplyContext,
): Promise<Outcome> {
  const { stop } = applying;
  if (stop.requested.aborted) return untouchedOutcome(change);
  try {
    return await doChange(change, known, applying);
  } catch (error) {
    // A write that throws has changed nothing.
    const undone = untouchedOutcome(change);
    if (error instanceof ProblemError && stop.requested.aborted) return undone;
    // Even a mistake of ours stops only its own entry, so that the ids of the others are not lost.
    const [problem = internalProblem(error)] = error instanceof ProblemError ? error.problems : [];
    return { ...undone, kind: 'failed', problem: located(problem, change.entry) };
  }
}

async function doChange(change: Write, known: ReadonlySet<string>, applying: ApplyContext): Promise<Outcome> {
  const { entry } = change;
  switch (change.kind) {
    case 'create':
      return createEntry(entry, known, applying);
    case 'update':
    case 'rotate':
      return updateConnection(change, () => credentialsOf(entry, applying), applying);
    case 'delete':
      return deleteConnection(change, applying);
  }
}

async function createEntry(
  entry: Entry,
  known: ReadonlySet<string>,
  applying: ApplyContext,
): Promise<Outcome> {
  const { flowService, clock, stop, settlingTime } = applying;
  return createConnection(entry, payloadOf(entry, await credentialsOf(entry, applying)), {
    post: (body) => flowService.createConnection(entry.sandbox, body),
    list: () => flowService.listConnections(entry.sandbox, entry.source),
    known,
    clock,
    settlingTime,
    stopped: stop.requested,
  });
}

/** Returns a problem with its entry, its line, and the name of the secret that it is about. */
function located(problem: Problem, entry: Entry): Problem {
  const value = problem.parameter === undefined ? undefined : entry.auth[problem.parameter];
  const secret = value?.kind === 'reference' ? msg` (the secret ${code(value.name)})` : '';
  const message = msg`${problem.message}${secret}`;
  return { entry: entry.key, location: value?.location ?? entry.location, ...problem, message };
}
