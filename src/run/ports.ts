import type { Pace } from '../http/pace.ts';
import type { Door } from '../http/result.ts';
import type { Clock } from '../machine/clock.ts';
import type { Message } from '../model/message.ts';
import type { Reporter, Row } from '../model/report.ts';

/** The machine and the people around a run. */
export interface Ports {
  readonly clock: Clock;
  /** From 0 to 1, without 1. */
  readonly random: () => number;
  readonly fetch: typeof fetch;
  /** How many requests are sent at once; it adapts to each service where nothing else is given. */
  readonly pace?: Pace | undefined;
  /** Aborts when the run is cancelled. */
  readonly cancel: AbortSignal;
  /** Reads a file; throws a ProblemError that says why it cannot. */
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly reporter: Reporter;
  /** What every answer of a service passes before anything else is done with it. */
  readonly door: Door;
  /** Asks for approval of the plan that was just shown. Missing where there is no interactive terminal. */
  readonly approve?: ((orgId: string, rows: readonly Row[]) => Promise<boolean>) | undefined;
  /** Missing where no token gives access to pull requests. */
  readonly findMergedPullRequests?: FindMergedPullRequests | undefined;
}

/** Looks up the merged pull requests that brought the checked-out commit. Throws a ProblemError when GitHub refuses. */
export type FindMergedPullRequests = (stopped: AbortSignal) => Promise<MergedPullRequests>;

export interface MergedPullRequests {
  /** In the order in which they were merged: none where the commit is not known as a merge of one. */
  readonly pullRequests: readonly MergedPullRequest[];
  /** Why others that came along were not found, where they may exist. */
  readonly unseen?: Message | undefined;
}

export interface MergedPullRequest {
  readonly number: number;
  /** Its last commit, which was merged. */
  readonly head: string;
  /** The texts of the comments that the holder of the run's token wrote before the merge, the oldest first. */
  readonly comments: readonly string[];
}
