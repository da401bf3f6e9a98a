import { createDeadline, type Deadline } from '../http/deadline.ts';
import type { Clock } from '../machine/clock.ts';
import type { Entry } from '../model/entry.ts';
import type { Mode } from '../model/run.ts';
import type { CommonOptions, PlanOptions, RunOptions } from '../options/run-options.ts';
import { forMarkdown } from '../report/escape.ts';
import type { Publish } from '../report/publish.ts';
import { guarded, type Sinks } from '../report/reporter.ts';
import type { ReportDraft, RunReport } from '../report/run-report.ts';
import { createRedactor } from '../secrets/redactor.ts';
import type { Guards, PullRequests } from './pull-requests.ts';

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
  options: Pick<CommonOptions, 'config' | 'warnings'> &
    Partial<Omit<PlanOptions, 'mode'>> & { readonly mode: Mode },
  redact: (text: string) => string,
): ReportDraft {
  const { mode, modeReason, config, notice, sandbox, pullRequest, runUrl, docsUrl, warnings } = options;
  return {
    mode,
    modeReason,
    config,
    notice,
    sandbox,
    pullRequest,
    runUrl,
    docsUrl,
    entries: [],
    begun: false,
    isForReview: mode === 'plan',
    outcomes: new Map(),
    health: new Map(),
    minted: new Map(),
    problems: [...warnings],
    failOnChanges: options.failOnChanges ?? false,
    orgId: options.account?.orgId,
    redact,
  };
}

/** Returns the entries that the run is about: all, or those of the sandbox that it is limited to. */
export function inScope({ options, report }: Scene): readonly Entry[] {
  const { sandbox } = options;
  return sandbox === undefined ? report.entries : report.entries.filter((entry) => entry.sandbox === sandbox);
}
