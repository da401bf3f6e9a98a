import { atOnce } from '../at-once.ts';
import type { Clock } from '../clock.ts';
import type { Entry } from '../config/entry.ts';
import type { FlowService } from '../flow-service/flow-service.ts';
import type { Stop } from '../http/stop.ts';
import { type Doing, isToDo, type Plan } from '../plan/change.ts';
import type { Observed } from '../plan/existing.ts';
import { internalProblem, type Problem, ProblemError } from '../problem.ts';
import { awaitReady } from './await-ready.ts';
import { createConnection } from './create-connection.ts';
import { type Credentials, credentialsOf } from './credentials.ts';
import { deleteConnection } from './delete-connection.ts';
import { type Outcome, outcomeWithoutDoing } from './outcome.ts';
import { payloadOf } from './payload.ts';
import { resolveTwins } from './resolve-twins.ts';
import type { Made } from './twins.ts';
import { updateConnection } from './update-connection.ts';

/** What applying a plan takes. */
export interface Applying extends Credentials {
  readonly flowService: Pick<
    FlowService,
    | 'createConnection'
    | 'updateConnection'
    | 'deleteConnection'
    | 'listConnections'
    | 'findConnection'
    | 'listDependents'
  >;
  readonly clock: Clock;
  readonly random: () => number;
  readonly stop: Stop;
  readonly pause: (milliseconds: number, everyone: boolean) => Promise<void>;
  /** Entries that are worked on at once. */
  readonly concurrency: number;
  /** Milliseconds to keep looking for a connection whose creation got no clear answer. */
  readonly settlingTime: number;
  readonly redact: (text: string) => string;
  /** Told what became of each entry as soon as it is known; again when the check for twins tells more. */
  readonly record: (entry: Entry, outcome: Outcome) => void;
  /** Told what the run is waiting for. */
  readonly info: (line: string) => void;
  /** Told about each change that is over, and of how many it is which. */
  readonly progress: (done: number, total: number, entry: Entry, outcome: Outcome) => void;
}

/**
 * Does what the plan says, several entries at a time in the order of the file: creates and changes, then looks once per
 * sandbox in which it created whether another run made the same, and only then removes. One entry's failure is that
 * entry's own.
 */
export async function applyPlan(plan: Plan, observed: Observed, options: Applying): Promise<void> {
  const outcomes = new Map<string, Outcome>();
  const applying: Applying = {
    ...options,
    record: (entry, outcome) => {
      outcomes.set(entry.key, outcome);
      options.record(entry, outcome);
    },
  };
  const known = new Set([...observed.bySandbox.values()].flat().map(({ id }) => id));
  const todo = plan.changes.filter(isToDo);
  const made: Made[] = [];
  let done = 0;
  const carryOut = async (change: Doing) => {
    const { entry } = change;
    const outcome = await outcomeOf(change, known, applying);
    applying.record(entry, outcome);
    if (change.kind === 'create' && outcome.id !== undefined && outcome.kind !== 'conflict') {
      const answered = outcome.kind === 'created';
      // What was adopted may be another run's, while what this run's own request has made does not show yet.
      made.push({ entry, id: outcome.id, answered, mayHaveMore: !answered || outcome.resent === true });
    }
    if (outcome.kind !== 'skipped') applying.progress(++done, todo.length, entry, outcome);
  };
  await atOnce(
    todo.filter(({ kind }) => kind !== 'delete'),
    applying.concurrency,
    carryOut,
  );
  await resolveTwins(made, known, applying);
  await atOnce(
    todo.filter(({ kind }) => kind === 'delete'),
    applying.concurrency,
    carryOut,
  );
  await awaitReady(made, outcomes, applying);
}

async function outcomeOf(change: Doing, known: ReadonlySet<string>, applying: Applying): Promise<Outcome> {
  const { stop } = applying;
  if (stop.requested.aborted) return outcomeWithoutDoing(change);
  try {
    return await doChange(change, known, applying);
  } catch (error) {
    // Whatever throws has changed nothing.
    const undone = outcomeWithoutDoing(change);
    if (error instanceof ProblemError && stop.requested.aborted) return undone;
    // Even a mistake of ours stops only its own entry: the ids of the others are not to be lost.
    const [problem = internalProblem(error)] = error instanceof ProblemError ? error.problems : [];
    return { ...undone, kind: 'failed', problem: located(problem, change.entry) };
  }
}

async function doChange(change: Doing, known: ReadonlySet<string>, applying: Applying): Promise<Outcome> {
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

async function createEntry(entry: Entry, known: ReadonlySet<string>, applying: Applying): Promise<Outcome> {
  const { flowService, clock, random, stop, pause, settlingTime, redact } = applying;
  return createConnection(entry, payloadOf(entry, await credentialsOf(entry, applying)), {
    post: (body) => flowService.createConnection(entry.sandbox, body),
    list: () => flowService.listConnections(entry.sandbox, entry.source),
    known,
    pause,
    remaining: stop.remaining,
    random,
    redact,
    clock,
    settlingTime,
    stopped: stop.requested,
  });
}

/** Says of a problem for which entry it is, at which line, and which secret it is about. */
function located(problem: Problem, entry: Entry): Problem {
  const value = problem.parameter === undefined ? undefined : entry.auth[problem.parameter];
  const secret = value?.kind === 'reference' ? ` (the secret \`${value.name}\`)` : '';
  const message = `${problem.message}${secret}`;
  return { entry: entry.key, place: value?.place ?? entry.place, ...problem, message };
}
