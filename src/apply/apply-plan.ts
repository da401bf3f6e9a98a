import { forEachConcurrent } from '../machine/for-each-concurrent.ts';
import { isWrite, type Plan, type Write } from '../model/change.ts';
import type { Entry } from '../model/entry.ts';
import { code, msg } from '../model/message.ts';
import type { Observed } from '../model/observed.ts';
import { type Outcome, untouchedOutcome } from '../model/outcome.ts';
import { internalProblem, type Problem, ProblemError } from '../model/problem.ts';
import {
  type ApplyContext,
  type Applying,
  type Created,
  groupBySandboxAndSource,
  pollUntil,
} from './context.ts';
import { createConnection } from './create-connection.ts';
import { deleteConnection } from './delete-connection.ts';
import { foundLately } from './found-lately.ts';
import { resolveTwins } from './twins.ts';
import { updateConnection } from './update-connection.ts';

/** Applies the plan, several entries at a time in the order of the file. One entry's failure does not affect the others. */
export async function applyPlan(plan: Plan, observed: Observed, context: ApplyContext): Promise<void> {
  const { outcomes, concurrency, progress, clock, onIdle } = context;
  const known = new Set([...observed.bySandbox.values()].flat().map(({ id }) => id));
  const applying = { ...context, known };
  const todo = plan.changes.filter(isWrite);
  const made: Created[] = [];
  let done = 0;
  const carryOut = async (change: Write) => {
    const { entry } = change;
    const outcome = await outcomeOf(change, applying);
    outcomes.set(entry.key, outcome);
    if (change.kind === 'create' && outcome.id !== undefined && outcome.kind !== 'conflict') {
      const ownRequest = outcome.kind === 'created';
      // An adopted connection may belong to another run, while this run's own is not listed yet.
      const mayHaveDuplicate = !ownRequest || outcome.resent === true;
      const { id, etag } = outcome;
      made.push({ entry, id, etag, since: clock.elapsed(), ownRequest, mayHaveDuplicate });
    }
    if (outcome.kind !== 'skipped') progress(++done, todo.length, entry, outcome);
  };
  const deletions = todo.filter(({ kind }) => kind === 'delete');
  const others = todo.filter(({ kind }) => kind !== 'delete');
  await forEachConcurrent(others, concurrency, carryOut);
  // The check for twins mostly waits.
  onIdle();
  const watched = [...made, ...foundLately(plan, applying)];
  if (watched.length > 0) await resolveTwins(watched, applying);
  // Deletions come last, when their replacements exist.
  await forEachConcurrent(deletions, concurrency, carryOut);
  await awaitReady(made, applying);
}

async function outcomeOf(change: Write, applying: Applying): Promise<Outcome> {
  const { stop } = applying;
  if (stop.requested.aborted) return untouchedOutcome(change);
  try {
    if (change.kind === 'create') return await createConnection(change.entry, applying);
    if (change.kind === 'delete') return await deleteConnection(change, applying);
    return await updateConnection(change, applying);
  } catch (error) {
    // A write that throws has changed nothing.
    const undone = untouchedOutcome(change);
    if (error instanceof ProblemError && stop.requested.aborted) return undone;
    // Even an internal error stops only its own entry, so that the ids of the others are not lost.
    const [problem = internalProblem(error)] = error instanceof ProblemError ? error.problems : [];
    return { ...undone, kind: 'failed', problem: located(problem, change.entry) };
  }
}

/** Returns a problem at the line of the value that it concerns, if any, with the name of the secret there. */
function located(problem: Problem, { auth }: Entry): Problem {
  const value = auth[problem.parameter ?? ''];
  if (value === undefined) return problem;
  const secret = value.kind === 'reference' ? msg` (the secret ${code(value.name)})` : '';
  return {
    ...problem,
    message: msg`${problem.message}${secret}`,
    location: problem.location ?? value.location,
  };
}

/** The fraction of the remaining time that is reserved for tests and reporting. */
const RESERVED = 0.5;

/** The state of a connection that Flow Service is still creating. */
const INITIALIZING = 'initializing';

/** Waits, while time remains, until no created connection is `initializing`, and records the new states. */
async function awaitReady(made: readonly Created[], applying: ApplyContext): Promise<void> {
  const { stop, outcomes, info } = applying;
  const isWaiting = ({ entry }: Created) => outcomes.get(entry.key)?.state === INITIALIZING;
  await groupBySandboxAndSource(made.filter(isWaiting), applying, async ({ members, list }) => {
    const [first, ...others] = members;
    const what =
      first !== undefined && others.length === 0 ? first.entry.key : `${members.length} connections`;
    info(msg`waiting for ${what} to be ready`);
    const settlingTime = stop.remaining() * (1 - RESERVED);
    await pollUntil({ ...applying, settlingTime }, async () => {
      const listing = await list();
      if (listing instanceof ProblemError) return undefined;
      const states = new Map(listing.map(({ id, state }) => [id, state]));
      for (const { entry } of members.filter(isWaiting)) {
        const outcome = outcomes.get(entry.key);
        const state = states.get(outcome?.id ?? '');
        if (outcome === undefined || state === undefined || state === INITIALIZING) continue;
        outcomes.set(entry.key, { ...outcome, state });
      }
      return members.some(isWaiting) ? undefined : true;
    });
  });
}
