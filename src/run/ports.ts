import type { Pace } from '../http/pace.ts';
import type { Door } from '../http/result.ts';
import type { Clock } from '../machine/clock.ts';
import type { Message } from '../model/message.ts';
import type { Reporter, Row } from '../model/report.ts';

/** The collaborators of a run: the machine, the services and the user. */
export interface Ports {
  readonly clock: Clock;
  /** Returns a number from 0 up to, but not including, 1. */
  readonly random: () => number;
  readonly fetch: typeof fetch;
  /** The rule by which the number of concurrent requests adapts to each service. Only tests replace it. */
  readonly pace?: Pace | undefined;
  /** Aborts when the run is cancelled. */
  readonly cancel: AbortSignal;
  /** Reads a file. Throws a ProblemError that says why it cannot be read. */
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly reporter: Reporter;
  /** Masks and cleans every answer from a service before anything else reads it. */
  readonly door: Door;
  /** Receives the public texts, such as that of the file. What an answer contains must not hide them. */
  readonly publish?: ((text: string) => void) | undefined;
  /** Asks for approval of the plan that was just shown. Absent without an interactive terminal. */
  readonly approve?: ((orgId: string, rows: readonly Row[]) => Promise<boolean>) | undefined;
  /** Absent when no token gives access to pull requests. */
  readonly findMergedPullRequests?: FindMergedPullRequests | undefined;
}

/**
 * Looks up the merged pull requests that led to the checked-out commit, and whether the file at the path `config` is
 * still the newest. Throws a ProblemError when GitHub refuses.
 */
export type FindMergedPullRequests = (config: string, stopped: AbortSignal) => Promise<MergedPullRequests>;

export interface MergedPullRequests {
  /** In the order of their merges; empty unless the commit is known to be the merge of a pull request. */
  readonly pullRequests: readonly MergedPullRequest[];
  /** Why other pull requests in the same push may be missing here, if any may be. */
  readonly unseen?: Message | undefined;
  /** The file in a newer commit of the branch, if there is one. */
  readonly newer?: NewerFile | undefined;
}

export interface NewerFile {
  readonly commit: string;
  /** Missing if that commit does not have the file, or if it is too large. */
  readonly bytes?: Uint8Array | undefined;
}

export interface MergedPullRequest {
  readonly number: number;
  /** Its last commit, which was merged. */
  readonly head: string;
  /** The comments that the owner of the run's token wrote before the merge. The last one was updated last. */
  readonly comments: readonly string[];
}
