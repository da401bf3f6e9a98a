import type { FlowService } from '../flow-service/flow-service.ts';
import type { Deadline } from '../http/deadline.ts';
import { allEnded } from '../machine/all-ended.ts';
import type { Clock } from '../machine/clock.ts';
import type { BaseConnection } from '../model/connection.ts';
import { type Entry, listingOf } from '../model/entry.ts';
import { groupBy } from '../model/group-by.ts';
import { type Message, msg } from '../model/message.ts';
import type { Outcome } from '../model/outcome.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import type { Credentials } from './credentials.ts';

/** The collaborators and limits for applying a plan. */
export interface ApplyContext extends Credentials {
  readonly flowService: Pick<
    FlowService,
    | 'createConnection'
    | 'updateConnection'
    | 'deleteConnection'
    | 'findConnection'
    | 'listConnections'
    | 'listDependents'
    | 'clientId'
  >;
  readonly clock: Clock;
  readonly stop: Pick<Deadline, 'requested' | 'remaining'>;
  /** When the run began to observe, in milliseconds since the epoch (this machine's clock). */
  readonly observedAt: number;
  /** The most entries to process at once. */
  readonly concurrency: number;
  /** Milliseconds to keep looking for a connection when the answer to its creation was lost or ambiguous. */
  readonly settlingTime: number;
  /** Outcomes by key. Each is set as soon as it is known, and again when the check for twins changes it. */
  readonly outcomes: Map<string, Outcome>;
  /** Called once, when other work, such as tests, can start. It does not wait for that work. */
  readonly onIdle: () => void;
  /** Receives a message that says what the run is waiting for. */
  readonly info: (message: Message) => void;
  /** Called when a change has ended, as number `done` of `total`. */
  readonly progress: (done: number, total: number, entry: Entry, outcome: Outcome) => void;
}

/** The context while a plan is applied. `known` are the ids in the run's first listings: this run created none of them. */
export interface Applying extends ApplyContext {
  readonly known: ReadonlySet<string>;
}

/** Returns the result of `asked`, or the ProblemError that it throws. Throws any other error. */
export async function attempt<T>(asked: Promise<T>): Promise<T | ProblemError> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}

/** Returns the outcome for a connection that was changed after the run read it. `id` is given if it still exists. */
export function changedMeanwhile(message: Message, id?: string): Outcome {
  const problem = {
    code: 'changed-meanwhile',
    message,
    fix: msg`look at the new plan, and run again`,
  } as const;
  return { kind: 'failed', id, problem };
}

/** Whether two values are known to differ. A value that Flow Service does not show may be equal to any other. */
export function isKnownToDiffer(a: number | string | undefined, b: number | string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

/** Milliseconds to wait before each look. */
const WAITS_MS = [0, 1_000, 2_000, 4_000, 8_000, 15_000];

/**
 * Calls `look` until it returns a value: now or at `notBefore` (milliseconds, by `clock.elapsed`), then after growing
 * waits. The `last` call is made when `settlingTime` (milliseconds) has passed since the first. Returns `undefined`
 * when the run stops first. `waitingFor` is reported once, before the wait for the second call.
 */
export async function pollUntil<T>(
  { clock, settlingTime, stop, info }: Pick<ApplyContext, 'clock' | 'settlingTime' | 'stop' | 'info'>,
  look: (last: boolean) => Promise<T | undefined>,
  waitingFor?: Message,
  notBefore = 0,
): Promise<T | undefined> {
  const early = notBefore - clock.elapsed();
  if (early > 0) await clock.sleep(early, stop.requested);
  const end = clock.elapsed() + settlingTime;
  for (let number = 0; ; number++) {
    const wait = WAITS_MS[Math.min(number, WAITS_MS.length - 1)] ?? 0;
    const left = Math.max(0, end - clock.elapsed());
    if (number === 1 && left > 0 && waitingFor !== undefined) {
      info(msg`${waitingFor}, for up to ${settlingTime / 1000} s`);
    }
    if (wait > 0) await clock.sleep(Math.min(wait, left), stop.requested);
    if (stop.requested.aborted) return undefined;
    const last = clock.elapsed() >= end;
    const seen = await look(last);
    if (seen !== undefined || last) return seen;
  }
}

/**
 * Milliseconds for which listings may show a new connection only to the run that created it. When two runs each wait
 * this long after creating a connection, the run with the later one sees the earlier one.
 */
const OTHERS_LAG_MS = 5_000;

/**
 * Returns the milliseconds to wait after a creation until a listing shows other runs' connections; at most
 * `settlingTime`.
 */
export function graceOf(settlingTime: number): number {
  return Math.min(settlingTime, OTHERS_LAG_MS);
}

/** A connection that this run created, adopted or found, and that should be the only one with its name. */
export interface Created {
  readonly entry: Entry;
  readonly id: string;
  /**
   * Whether Flow Service returned this id to this run's own request. An adopted connection may come from any client.
   */
  readonly ownRequest: boolean;
  /** When this run learned of it, in milliseconds by `clock.elapsed`. */
  readonly since: number;
  /** The etag from the answer to its creation, as long as a different etag means that another client changed it. */
  readonly etag?: string | undefined;
  /** Whether this run may also have created a duplicate that is not listed yet. */
  readonly mayHaveDuplicate: boolean;
  /** A warning to report even on success. */
  readonly note?: Problem;
  /** The outcome on success, for a connection that existed before the run. */
  readonly found?: Outcome;
}

/** The connections of one sandbox and source, which share a listing. */
interface Group {
  readonly members: readonly Created[];
  readonly list: () => Promise<readonly BaseConnection[] | ProblemError>;
}

/** Runs `work` once for each sandbox and source. When one fails, throws after all have ended. */
export async function groupBySandboxAndSource(
  made: readonly Created[],
  { flowService }: ApplyContext,
  work: (group: Group) => Promise<void>,
): Promise<void> {
  const groups = groupBy(made, ({ entry }) => listingOf(entry));
  await allEnded(
    [...groups.values()].map((members) => {
      const { sandbox, source } = members[0].entry;
      const list = () => attempt(flowService.listConnections(sandbox, source));
      return work({ members, list });
    }),
  );
}
