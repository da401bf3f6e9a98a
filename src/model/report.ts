import type { Change, Plan } from './change.ts';
import type { Health } from './connection.ts';
import type { Entry } from './entry.ts';
import type { Message } from './message.ts';
import type { Outcome } from './outcome.ts';
import type { Location, Problem } from './problem.ts';
import type { Mode, PullRequest, RotateSelection, StopReason, Verify } from './run.ts';
import type { Secret } from './secret.ts';
import type { Minted } from './source.ts';

/** The result of a run in one word. */
export type Result = Success | 'invalid' | 'partial' | 'failed';

export type Success = 'valid' | 'in-sync' | 'planned' | 'applied' | 'drifted';

/** One entry as reports show it: a fixed list of fields, `''` where something is unknown. */
export interface Row {
  readonly key: string;
  readonly location: Location;
  readonly name: string;
  readonly sandbox: string;
  readonly source: string;
  readonly change: Change['kind'] | '';
  readonly outcome: Outcome['kind'] | '';
  readonly id: string;
  readonly state: string;
  readonly health: Health['verdict'] | '';
  /** What was found at the root of the source: `3 tables`. */
  readonly found: string;
  /** The outcome of the entry, or its planned change if there is none. */
  readonly status: Change['kind'] | Outcome['kind'] | '';
  /** Whether this run created, changed or removed a base connection for the entry, or may have done so. */
  readonly isDone: boolean;
  /** Whether the connection differs from the file and is not changed. */
  readonly isDrifted: boolean;
  /** The digest of the change; `''` if it changes nothing. */
  readonly digest: string;
  /** The details of the change; empty if nothing is planned. */
  readonly details: Details;
  readonly problem?: Problem | undefined;
}

/** The subject of a change, and the fields that it affects. */
export interface Details {
  readonly headline: Message;
  readonly lines: readonly DetailLine[];
  /** Whether the credentials of a connection go to another destination than before. */
  readonly movesCredentials?: boolean;
}

/**
 * One line about a field: `-` for Adobe's value, `+` for the file's value, a space for a value that is sent again or
 * stays.
 */
export interface DetailLine {
  readonly sign: '-' | '+' | ' ';
  readonly field: string;
  readonly text: Message;
}

/** How a run was started, for reports. */
export interface RunContext {
  readonly mode: Mode;
  readonly config: string;
  readonly sandbox?: string | undefined;
  readonly orgId?: string | undefined;
  /** The pull request whose reviewers see the plan. */
  readonly pullRequest?: PullRequest | undefined;
  readonly runUrl?: string | undefined;
  /** The page with a section per problem code; `#code` is appended. */
  readonly docsUrl?: string | undefined;
  /** Why the run did less than expected. */
  readonly notice?: Message | undefined;
}

/** Everything that renderers show of a finished run. `summarise` derives it once. */
export interface Report extends RunContext {
  /** One row per entry, in file order. */
  readonly rows: readonly Row[];
  /** All problems, including those of the entries, in file order. */
  readonly problems: readonly Problem[];
  /** Missing if the run ended before planning. */
  readonly plan?: PlanSummary | undefined;
  /** Remarks on the plan, one sentence each without the final full stop. */
  readonly notes: readonly Message[];
  readonly result: Result;
  /** Whether the run ends with an exit code other than 0. */
  readonly isFailure: boolean;
  readonly stopped?: StopReason | undefined;
  /** The result as a sentence without the final full stop. */
  readonly headline: Message;
  /** Whether all details of the plan are shown, including those of creations, because people will review it. */
  readonly isForReview: boolean;
}

export interface UnclaimedCount {
  readonly sandbox: string;
  readonly count: number;
}

/** The summary of a plan. */
export interface PlanSummary {
  readonly hash: string;
  /** Whether the plan has anything to do or to report, including drift and conflicts. */
  readonly hasChanges: boolean;
}

/** Something that happens during a run. */
export type Progress =
  | { readonly kind: 'info'; readonly message: Message }
  | { readonly kind: 'debug'; readonly line: string }
  /** The plan, one row per entry, with `notes` and `isForReview` as in the report. */
  | {
      readonly kind: 'plan';
      readonly rows: readonly Row[];
      readonly notes: readonly Message[];
      readonly isForReview: boolean;
    }
  /** A finished change: number `done` of `total`. */
  | {
      readonly kind: 'change';
      readonly done: number;
      readonly total: number;
      readonly key: Entry['key'];
      /** The length of the longest key among the changes, in characters, for aligning columns. */
      readonly width: number;
      readonly outcome: Outcome;
    };

/** Receives the progress and the report of a run. */
export interface Reporter {
  /** From now on, hides a secret in everything that this process and later steps print. */
  readonly mask: (secret: string) => void;
  readonly progress: (event: Progress) => void;
  /** Reports the end of the run. Returns the exit code for the process. */
  readonly finish: (report: Report) => Promise<number>;
}

/** Everything known about a run. Stages return what they found; only `run` adds it here. */
export interface RunFacts extends RunContext {
  readonly failOnChanges: boolean;
  readonly rotate: RotateSelection;
  readonly verify: Verify;
  /** Empty until the file is read. */
  readonly entries: readonly Entry[];
  readonly secrets: ReadonlyMap<string, Secret>;
  /** `online` once anything was sent. Problems before that make the result `invalid`. */
  readonly phase: 'offline' | 'online';
  readonly plan?: Plan | undefined;
  /**
   * The number of connections per sandbox, of the file's sources, that no entry describes. Sandboxes without any are
   * omitted.
   */
  readonly unclaimed: readonly UnclaimedCount[];
  /** Whether the plan of an apply run was only shown, because it is not approved: not yet, or not at all. */
  readonly isOnlyPlanned: boolean;
  /** By key, like `health` and `tokens`. Empty except in apply mode. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly health: ReadonlyMap<string, Health>;
  /** Whether the final tests were run. */
  readonly isVerified: boolean;
  /** The access tokens that this run obtained. */
  readonly tokens: ReadonlyMap<string, TokenDetails>;
  /** Problems of the file and of the run as a whole. */
  readonly problems: readonly Problem[];
  readonly stopped?: StopReason | undefined;
}

/** What a source says about an access token, without what must not be shown. */
export type TokenDetails = Omit<Minted, 'token' | 'doubt'>;
