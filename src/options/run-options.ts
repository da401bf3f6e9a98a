import type { Message } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import type { AdobeAccount, PullRequest } from '../model/run.ts';
import type { Secret, SecretLookup } from '../model/secret.ts';

/** What the run is asked to do: a mode that needs a credential has one. All times are milliseconds. */
export type RunOptions = ValidateOptions | PlanOptions | ApplyOptions;

/** What a run in any mode may be given. */
export interface CommonOptions {
  /** The path of the connections file, as people write it. */
  readonly config: string;
  /** Fills in for entries without a sandbox, and limits the run to this one. */
  readonly sandbox?: string | undefined;
  /** What references resolve from: a text in one of the two formats of secrets, or a look-up by name. */
  readonly secrets?: Secret | SecretLookup | undefined;
  /** Why this mode was chosen, when nobody asked for it by name. */
  readonly modeReason?: string | undefined;
  /** Why the run does less than people may expect. */
  readonly notice?: Message | undefined;
  /** About how the run was called. */
  readonly warnings: readonly Problem[];
  /** Where there is more on each code of a problem. */
  readonly docsUrl?: string | undefined;
  /** Where GitHub shows the run. */
  readonly runUrl?: string | undefined;
  readonly timeout: number;
  readonly requestTimeout: number;
  /** Requests in flight at once. */
  readonly concurrency: number;
  /** The connections whose credentials are sent again: by their keys, all, or those whose test fails. */
  readonly rotate: 'all' | 'failing' | readonly string[];
  /** For the pull requests of the repository. */
  readonly githubToken?: Secret | undefined;
}

/** Nothing is sent. A credential that is given all the same is masked, and must not appear in the file. */
export interface ValidateOptions extends CommonOptions {
  readonly mode: 'validate';
  readonly account?: AdobeAccount | undefined;
}

/** What a run that asks Adobe needs besides. */
export interface OnlineOptions extends CommonOptions {
  readonly account: AdobeAccount;
  readonly platformUrl: string;
  readonly imsUrl: string;
  /** Where access tokens are requested instead of at the source: an emulator. */
  readonly sourceTokenUrl?: string | undefined;
  /** How long to look for a connection when the answer to its creation was lost or ambiguous. */
  readonly settlingTime: number;
  /** Whether a connection that differs from the file is updated or only reported. */
  readonly onDrift: 'report' | 'update';
  /** Whether connections that the file marks as absent are removed. */
  readonly allowDelete: boolean;
  /** The connections that are tested at the end. */
  readonly verify: 'none' | 'changed' | 'all';
}

export interface PlanOptions extends OnlineOptions {
  readonly mode: 'plan';
  readonly failOnChanges: boolean;
  /**
   * The pull request that shows the plan in a comment. Only a plan has one: an apply must not overwrite what
   * was reviewed.
   */
  readonly pullRequest?: PullRequest | undefined;
}

export interface ApplyOptions extends OnlineOptions {
  readonly mode: 'apply';
  /** The only plan that may be applied. */
  readonly expectedPlanHash?: string | undefined;
  /** Whether only a plan may be applied that was shown on the merged pull request. */
  readonly requireReviewedPlan: boolean;
}
