import type { FlowService } from '../flow-service/flow-service.ts';
import type { Deadline } from '../http/deadline.ts';
import { allEnded } from '../machine/all-ended.ts';
import type { Clock } from '../machine/clock.ts';
import type { BaseConnection } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import { type Message, msg } from '../model/message.ts';
import type { Outcome } from '../model/outcome.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import type { Credentials } from './credentials.ts';

/** What applying a plan needs. */
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
  /** When the run began to observe, in milliseconds since the epoch by this machine's clock. */
  readonly observedAt: number;
  /** Entries that are worked on at once. */
  readonly concurrency: number;
  /** Milliseconds to keep looking for a connection when the answer to its creation was lost or ambiguous. */
  readonly settlingTime: number;
  /** By key: set as soon as the outcome of an entry is known, and again when the check for twins changes it. */
  readonly outcomes: Map<string, Outcome>;
  /** Called whenever there is room for work besides the changes, such as tests. It does not wait for that work. */
  readonly onIdle: () => void;
  /** Receives a sentence about what the run waits for. */
  readonly info: (message: Message) => void;
  /** Called when a change is over: the `done`th of `total`. */
  readonly progress: (done: number, total: number, entry: Entry, outcome: Outcome) => void;
}

/** Returns what Flow Service says, or the ProblemError when it says nothing clear. Throws any other error. */
export async function attempt<T>(asked: Promise<T>): Promise<T | ProblemError> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}

/** Milliseconds between the looks: short at first, then ever longer. */
const WAITS_MS = [0, 1_000, 2_000, 4_000, 8_000, 15_000];

/**
 * Calls `look` now, or at `notBefore` (milliseconds since the epoch), then after growing waits, and for the last time when
 * `settlingTime` (milliseconds) has passed since the first call, until it returns a value; `last` says whether the call is
 * the last. Returns `undefined` when the run stops first. `onWait` is called once, before the wait for a second call.
 */
export async function pollUntil<T>(
  { clock, settlingTime, stop }: Pick<ApplyContext, 'clock' | 'settlingTime' | 'stop'>,
  look: (last: boolean) => Promise<T | undefined>,
  onWait: () => void = () => {},
  notBefore = 0,
): Promise<T | undefined> {
  const early = notBefore - clock.elapsed();
  if (early > 0) await clock.sleep(early, stop.requested);
  const end = clock.elapsed() + settlingTime;
  for (let number = 0; ; number++) {
    const wait = WAITS_MS[Math.min(number, WAITS_MS.length - 1)] ?? 0;
    const left = Math.max(0, end - clock.elapsed());
    if (number === 1 && left > 0) onWait();
    if (wait > 0) await clock.sleep(Math.min(wait, left), stop.requested);
    if (stop.requested.aborted) return undefined;
    const last = clock.elapsed() >= end;
    const seen = await look(last);
    if (seen !== undefined || last) return seen;
  }
}

/** Returns a function that reports what a run waits for, and for how long at most. */
export function waitsFor({ info, settlingTime }: Pick<ApplyContext, 'info' | 'settlingTime'>, what: Message) {
  return () => info(msg`${what}, for up to ${settlingTime / 1000} s`);
}

/**
 * Milliseconds for which listings may show a connection to the run that created it and not yet to others. Of two runs that
 * look that long after their creation, the one that created the later connection sees the earlier one.
 */
const OTHERS_LAG_MS = 5_000;

/** Returns the milliseconds after a creation before which a listing says nothing of others; `settlingTime` is at least as long. */
export function graceOf(settlingTime: number): number {
  return Math.min(settlingTime, OTHERS_LAG_MS);
}

/** A connection that this run created, adopted or only found, and that should be the only one of its name. */
export interface Created {
  readonly entry: Entry;
  readonly id: string;
  /** Whether this run's own request was answered with this id; an adopted one may be anybody's. */
  readonly ownRequest: boolean;
  /** When it was known to this run, in milliseconds since the epoch by this machine's clock. */
  readonly since: number;
  /** The etag that its creation was answered with, as long as a difference means that somebody changed it. */
  readonly etag?: string | undefined;
  /** Whether this run may have created another one besides, which does not show yet. */
  readonly mayHaveDuplicate: boolean;
  /** A warning to report even when all is well. */
  readonly note?: Problem;
  /** Of a connection that was there before: its outcome when all is well. */
  readonly found?: Outcome;
}

/** The creations that one listing shows: those of one sandbox and source. */
interface Group {
  readonly members: Created[];
  readonly list: () => Promise<readonly BaseConnection[] | ProblemError>;
}

/** Runs `work` for the connections of each sandbox and source. Throws once all are done. */
export async function groupBySandboxAndSource(
  made: readonly Created[],
  { flowService }: ApplyContext,
  work: (group: Group) => Promise<void>,
): Promise<void> {
  const groups = new Map<string, Group>();
  for (const each of made) {
    const { sandbox, source } = each.entry;
    const scope = JSON.stringify([sandbox, source.spec.id]);
    const list = () => attempt(flowService.listConnections(sandbox, source));
    const group = groups.get(scope) ?? { members: [], list };
    group.members.push(each);
    groups.set(scope, group);
  }
  await allEnded([...groups.values()].map(work));
}
