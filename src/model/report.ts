import type { Change, Plan } from './change.ts';
import type { Health } from './connection.ts';
import type { Entry } from './entry.ts';
import type { Message } from './message.ts';
import type { Outcome } from './outcome.ts';
import type { Location, Problem } from './problem.ts';
import type { Mode, PullRequest, StopReason, Verify } from './run.ts';
import type { Secret } from './secret.ts';
import type { Minted } from './source.ts';

/** The end of a run in one word. */
export type Result = Success | 'invalid' | 'partial' | 'failed';

export type Success = 'valid' | 'in-sync' | 'planned' | 'applied' | 'drifted';

/** One entry as the reports show it: an allow-list of fields, `''` where something is not known. */
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
  /** What was found at the root of its source: `3 tables`. */
  readonly found: string;
  /** The entry in one word: its outcome, or else its planned change. */
  readonly status: Change['kind'] | Outcome['kind'] | '';
  /** Whether this run created, changed or removed a base connection for the entry, or may have. */
  readonly isDone: boolean;
  /** Whether the connection differs from the file and is not changed. */
  readonly isDrifted: boolean;
  /** The change in detail; empty while nothing is planned. */
  readonly details: Details;
  readonly problem?: Problem | undefined;
}

/** What a change is about, and the fields that it touches. */
export interface Details {
  readonly headline: Message;
  readonly lines: readonly DetailLine[];
}

/** A field of a change: `-` what Adobe has, `+` what the file declares, a space for what is sent again or stays. */
export interface DetailLine {
  readonly sign: '-' | '+' | ' ';
  readonly field: string;
  readonly text: Message;
}

/** How a run was called, as far as reports show it. */
export interface RunContext {
  readonly mode: Mode;
  readonly config: string;
  readonly sandbox?: string | undefined;
  readonly orgId?: string | undefined;
  /** The pull request whose reviewers are shown the plan. */
  readonly pullRequest?: PullRequest | undefined;
  readonly runUrl?: string | undefined;
  /** The page with a paragraph per problem code; `#code` is appended. */
  readonly docsUrl?: string | undefined;
  /** Why the run did less than people may have expected. */
  readonly notice?: Message | undefined;
}

/** Everything that renderers draw of a run that has ended. It is derived once, by `summarise`. */
export interface Report extends RunContext {
  /** One row per entry, in the order of the file. */
  readonly rows: readonly Row[];
  /** All problems, those of the entries included, in the order of the file. */
  readonly problems: readonly Problem[];
  /** Missing when the run ended before it planned. */
  readonly plan?: PlanSummary | undefined;
  /** What is worth knowing beside the plan, a sentence each without its full stop. */
  readonly notes: readonly Message[];
  readonly result: Result;
  /** Whether the run ends with an exit code other than 0. */
  readonly isFailure: boolean;
  readonly stopped?: StopReason | undefined;
  /** The result as a sentence without its full stop. */
  readonly headline: Message;
  /** Whether all details of the plan are shown, creations included, because it is to be reviewed. */
  readonly isForReview: boolean;
}

export interface UnclaimedCount {
  readonly sandbox: string;
  readonly count: number;
}

/** The plan as a comment keeps it, so that a later run can be compared with it. */
export interface PlanSummary {
  readonly hash: string;
  /** One per change. */
  readonly digests: readonly string[];
  /** Whether the plan has anything to do or to report: drift and conflicts count. */
  readonly hasChanges: boolean;
}

/** Something that happens during a run. */
export type Progress =
  | { readonly kind: 'info'; readonly message: Message }
  | { readonly kind: 'debug'; readonly line: string }
  /** Something that people have to know before the run goes on. The report has it too. */
  | { readonly kind: 'warning'; readonly problem: Problem }
  /** The plan, one row per entry; `notes` and `isForReview` as in the report. */
  | {
      readonly kind: 'plan';
      readonly rows: readonly Row[];
      readonly notes: readonly Message[];
      readonly isForReview: boolean;
    }
  /** A change that is over: number `done` of `total`. */
  | {
      readonly kind: 'change';
      readonly done: number;
      readonly total: number;
      readonly key: Entry['key'];
      /** Characters of the longest key among the changes, so that the lines form columns. */
      readonly width: number;
      readonly outcome: Outcome;
    };

/** Where a run reports to. */
export interface Reporter {
  /** Hides a secret from now on in everything that this process and later steps print. */
  readonly mask: (secret: string) => void;
  readonly progress: (event: Progress) => void;
  /** Reports the end of the run. Returns the exit code of the process. */
  readonly finish: (report: Report) => Promise<number>;
}

/** Everything that is known of a run. Stages return what they found; only `run` puts it in here. */
export interface RunFacts extends RunContext {
  readonly failOnChanges: boolean;
  readonly rotate: 'all' | 'failing' | readonly string[];
  readonly verify: Verify;
  /** Empty until the file was read. */
  readonly entries: readonly Entry[];
  readonly secrets: ReadonlyMap<string, Secret>;
  /** `online` once anything was sent: problems before that make the run invalid. */
  readonly phase: 'offline' | 'online';
  readonly plan?: Plan | undefined;
  /** How many connections of the file's sources no entry is about; without the sandboxes that have none. */
  readonly unclaimed: readonly UnclaimedCount[];
  /** Of a plan that is to be applied: `refused` also before it is approved, `declined` when a person said no. */
  readonly approval: 'none' | 'given' | 'refused' | 'declined';
  /** By key, as `health` and `tokens` are; empty outside apply mode. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly health: ReadonlyMap<string, Health>;
  /** Whether the tests at the end were made. */
  readonly isVerified: boolean;
  /** The access tokens that this run obtained. */
  readonly tokens: ReadonlyMap<string, TokenDetails>;
  /** Problems of the run as a whole and of the file. */
  readonly problems: readonly Problem[];
  readonly stopped?: StopReason | undefined;
}

/** What a source says of an access token, as far as it can be shown. */
export type TokenDetails = Omit<Minted, 'token' | 'doubt'>;
