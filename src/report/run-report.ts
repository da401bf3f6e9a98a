import type { StopReason } from '../http/deadline.ts';
import { type Change, connectionOf, type Plan } from '../model/change.ts';
import type { Health } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import { type Outcome, untouchedOutcome } from '../model/outcome.ts';
import { byLocation, type Problem } from '../model/problem.ts';
import type { Mode, PullRequest } from '../model/run.ts';
import { detailsOf, type Phrase } from './change-details.ts';

/** All that is known of a run when it ends, however it ends. */
export interface RunReport {
  readonly mode: Mode;
  /** The path of the connections file, as given. */
  readonly config: string;
  /** The input `sandbox`. */
  readonly sandbox?: string;
  /** The one whose reviewers are shown the plan, if any. */
  readonly pullRequest?: PullRequest;
  /** Where GitHub shows the run. */
  readonly runUrl?: string;
  /** Where there is more on each code of a problem: an address to which `#code` is added. */
  readonly docsUrl?: string;
  /** What the mode was chosen by, when it was not asked for outright. */
  readonly modeReason?: string;
  /** Why the run only does what it does, when that needs saying. */
  readonly notice?: string;
  /** Empty when the file could not be read. */
  readonly entries: readonly Entry[];
  /** Whether anything was sent: problems before that make the run `invalid`. */
  readonly begun: boolean;
  readonly plan?: Plan;
  readonly planHash?: string;
  /** By key; empty but in apply mode. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** By key: what the test of a connection came to, of those that were tested. */
  readonly health: ReadonlyMap<string, Health>;
  /** By key: what the source said of the access token that this run minted for an entry. */
  readonly minted: ReadonlyMap<string, { readonly apiDomain?: string; readonly scope?: string }>;
  /** Whether people are to look at the plan, so that all of it is spelled out. */
  readonly isForReview: boolean;
  /** What is wrong with the run as a whole, or with the file. */
  readonly problems: readonly Problem[];
  readonly stopped?: StopReason;
  readonly failOnChanges: boolean;
  readonly orgId?: string;
  /** Takes secrets out of what servers said, before any of it is cut to size. */
  readonly redact: (text: string) => string;
}

/** A report that is still being written. */
export type ReportDraft = Omit<
  { -readonly [K in keyof RunReport]: RunReport[K] },
  'outcomes' | 'health' | 'minted' | 'problems'
> & {
  readonly outcomes: Map<string, Outcome>;
  readonly health: Map<string, Health>;
  readonly minted: Map<string, { readonly apiDomain?: string; readonly scope?: string }>;
  readonly problems: Problem[];
};

/** One entry as the reports show it: an allow-list, `''` where a thing is not known. Nothing here is secret. */
export interface Row {
  readonly key: string;
  readonly name: string;
  readonly sandbox: string;
  readonly source: string;
  readonly change: Change['kind'] | '';
  readonly outcome: Outcome['kind'] | '';
  readonly id: string;
  readonly state: string;
  readonly health: Health['verdict'] | '';
  /** What there is to say of it in one word: what was done, else what is planned. */
  readonly status: Change['kind'] | Outcome['kind'] | '';
  /** Whether this run did something for the entry: brought a base connection about, or may have; changed or removed one. */
  readonly isDone: boolean;
  /** Whether it differs from the file, and is left as it is. */
  readonly isDrifted: boolean;
  /** What there is to say of the change, a phrase a line. */
  readonly details: readonly Phrase[];
  readonly problem?: Problem;
}

/** Whether the plan was made to be applied, and was not approved of. */
export function isRefused({ mode, isForReview }: RunReport): boolean {
  return mode === 'apply' && isForReview;
}

const DONE: readonly Outcome['kind'][] = ['created', 'adopted', 'updated', 'rotated', 'deleted'];

/** A conflict of the plan's own has neither id. */
function isDone({ kind, id, ids }: Outcome): boolean {
  return DONE.includes(kind) || (kind === 'conflict' && (id ?? ids) !== undefined);
}

/** Returns one row per entry, in the order of the file. */
export function rowsOf(report: RunReport): readonly Row[] {
  const changes = new Map(report.plan?.changes.map((change) => [change.entry.key, change]));
  return report.entries.map((entry) => {
    const change = changes.get(entry.key);
    // A run that ends before it applies has outcomes all the same.
    const isApplied = report.mode === 'apply' && change !== undefined;
    const outcome = report.outcomes.get(entry.key) ?? (isApplied ? untouchedOutcome(change) : undefined);
    const connection = change === undefined ? undefined : connectionOf(change);
    // An outcome says itself what is there: what is gone, or may be, is of no use to later steps.
    const there = outcome === undefined || outcome.kind === 'conflict' ? connection : undefined;
    const id = outcome?.kind === 'deleted' ? undefined : (outcome?.id ?? there?.id);
    const problem =
      outcome?.problem ?? (change !== undefined && 'problem' in change ? change.problem : undefined);
    return {
      key: entry.key,
      name: entry.name,
      sandbox: entry.sandbox,
      source: entry.source.name,
      change: change?.kind ?? '',
      outcome: outcome?.kind ?? '',
      id: id ?? '',
      state: report.redact(outcome?.state ?? there?.state ?? ''),
      health: report.health.get(entry.key)?.verdict ?? '',
      // A plan that was refused is still to be looked at.
      status: (isRefused(report) ? undefined : outcome?.kind) ?? change?.kind ?? '',
      isDone: outcome !== undefined && isDone(outcome),
      isDrifted:
        change?.kind === 'drifted' ||
        ((change?.kind === 'update' || change?.kind === 'rotate') && change.ignored.length > 0),
      details: change === undefined ? [] : detailsOf(change),
      ...(problem === undefined ? {} : { problem }),
    };
  });
}

/** Returns rows as people are to read them: what is wrong comes first, the rest in the order of the file. */
export function failuresFirst(rows: readonly Row[]): readonly Row[] {
  const isWrong = ({ problem, health }: Row) =>
    health === 'failing' || (problem !== undefined && isError(problem));
  return [...rows.filter(isWrong), ...rows.filter((row) => !isWrong(row))];
}

/** Returns every problem of the run, that of its entries included, as they stand in the file. */
export function problemsOf(report: RunReport): readonly Problem[] {
  const ofEntries = rowsOf(report).flatMap(({ problem }) => (problem === undefined ? [] : [problem]));
  return [...report.problems, ...ofEntries].sort(byLocation);
}

/** Whether a problem is more than a warning. */
export function isError(problem: Problem): boolean {
  return problem.severity !== 'warning';
}
