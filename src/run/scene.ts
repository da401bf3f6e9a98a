import type { AdobeAccount } from '../flow-service/connect.ts';
import { createDeadline, type Deadline } from '../http/deadline.ts';
import type { Clock } from '../machine/clock.ts';
import type { Entry } from '../model/entry.ts';
import type { Problem } from '../model/problem.ts';
import type { Secret } from '../model/secret.ts';
import { forMarkdown } from '../report/escape.ts';
import type { Publish } from '../report/publish.ts';
import { guarded, type Sinks } from '../report/reporter.ts';
import type { Mode, PullRequest, ReportDraft, RunReport } from '../report/run-report.ts';
import { createRedactor } from '../secrets/redactor.ts';
import type { Guards, PullRequests } from './pull-requests.ts';

/** What the run is asked to do. All times are milliseconds. */
export interface RunOptions {
  /** The path of the connections file, as people write it. */
  readonly config: string;
  readonly mode: Mode;
  /** What the mode was chosen by, when it was not asked for outright. */
  readonly modeReason?: string;
  /** Why the run only does what it does, when that needs saying. */
  readonly notice?: string;
  /** About how the run was called. */
  readonly warnings: readonly Problem[];
  /** The text that references resolve from. */
  readonly secrets?: Secret;
  /** Fills in for entries without a sandbox, and limits the run to this one. */
  readonly sandbox?: string;
  /** Absent in validate mode only. */
  readonly adobe?: AdobeAccount;
  readonly platformUrl: string;
  readonly imsUrl: string;
  /** Where tokens are minted instead of at Zoho: an emulator. */
  readonly zohoAccountsUrl?: string;
  readonly concurrency: number;
  readonly timeout: number;
  readonly requestTimeout: number;
  readonly settlingTime: number;
  readonly failOnChanges: boolean;
  /** Whether what differs from the file is mended or only told. */
  readonly onDrift: 'report' | 'update';
  /** Whose credentials are sent again: keys, all, or those whose test fails. */
  readonly rotate: 'all' | 'failing' | readonly string[];
  /** Whether what the file marks as absent is removed. */
  readonly allowDelete: boolean;
  /** Which connections are tested at the end. */
  readonly verify: 'none' | 'changed' | 'all';
  readonly expectedPlanHash?: string;
  /** Whether only a plan may be applied that stood on the merged pull request. */
  readonly requireReviewedPlan: boolean;
  /** For the pull requests of the repository. */
  readonly githubToken?: Secret;
  /** The one that shows the plan in a comment. */
  readonly pullRequest?: PullRequest;
  /** Where there is more on each code of a problem. */
  readonly docsUrl?: string;
  /** Where GitHub shows the run. */
  readonly runUrl?: string;
}

/** What the run needs of the world. */
export interface World {
  readonly clock: Clock;
  /** From 0 to 1, without 1. */
  readonly random: () => number;
  readonly fetch: typeof fetch;
  /** Aborts when somebody wants the run to end. */
  readonly cancel: AbortSignal;
  /** Reads a file of the workspace; throws a ProblemError that says why it can't. */
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly sinks: Sinks;
  /** Asked before anything is written, where somebody can be; whether the plan is to be applied. */
  readonly approve?: (report: RunReport) => Promise<boolean>;
  /** How the run is told when it is over; for GitHub unless said otherwise. */
  readonly publish?: Publish;
  /** Absent where no token lets the run at them. */
  readonly pullRequests?: (guards: Guards) => PullRequests;
}

/** What every stage of a run works with. */
export interface Scene {
  readonly options: RunOptions;
  readonly world: World;
  /** The world's, behind the redactor. */
  readonly sinks: Sinks;
  readonly pullRequests?: PullRequests;
  readonly stop: Deadline;
  /** What is known so far; each stage adds to it. */
  readonly report: ReportDraft;
  readonly redact: (text: string) => string;
}

/** Returns the scene of a run that begins now. */
export function setScene(options: RunOptions, world: World): Scene {
  const { redact, sinks } = redacted(world.sinks);
  const stop = createDeadline(world.clock, options.timeout, world.cancel);
  const pullRequests = world.pullRequests?.({ debug: sinks.debug, info: sinks.info, redact });
  return {
    options,
    world,
    sinks,
    ...(pullRequests === undefined ? {} : { pullRequests }),
    stop,
    redact,
    report: beginReport(options, redact),
  };
}

/** Returns sinks that no secret passes which they were told to mask, and the redactor in them. */
export function redacted(sinks: Sinks): {
  readonly sinks: Sinks;
  readonly redact: (text: string) => string;
} {
  const redactor = createRedactor([(text) => forMarkdown(text, Number.POSITIVE_INFINITY)]);
  return { sinks: guarded(sinks, redactor), redact: redactor.redact };
}

/** Returns the report of a run of which nothing is known yet. */
export function beginReport(
  options: Pick<RunOptions, 'mode' | 'config' | 'warnings' | 'failOnChanges'> & Partial<RunOptions>,
  redact: (text: string) => string,
): ReportDraft {
  const { mode, modeReason, config, notice, sandbox, pullRequest, runUrl, docsUrl, warnings } = options;
  const { failOnChanges, adobe } = options;
  return {
    mode,
    ...(modeReason === undefined ? {} : { modeReason }),
    config,
    ...(notice === undefined ? {} : { notice }),
    ...(sandbox === undefined ? {} : { sandbox }),
    ...(pullRequest === undefined ? {} : { pullRequest }),
    ...(runUrl === undefined ? {} : { runUrl }),
    ...(docsUrl === undefined ? {} : { docsUrl }),
    entries: [],
    begun: false,
    isForReview: mode === 'plan',
    outcomes: new Map(),
    health: new Map(),
    minted: new Map(),
    problems: [...warnings],
    failOnChanges,
    ...(adobe === undefined ? {} : { orgId: adobe.orgId }),
    redact,
  };
}

/** Returns the entries that the run is about: all, or those of the sandbox that it is limited to. */
export function inScope({ options, report }: Scene): readonly Entry[] {
  const { sandbox } = options;
  return sandbox === undefined ? report.entries : report.entries.filter((entry) => entry.sandbox === sandbox);
}
