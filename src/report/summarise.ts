import { needsReview } from '../model/change.ts';
import { connectionAfter, isDoneKind, type Outcome, untouchedOutcome } from '../model/outcome.ts';
import { byLocation, isError } from '../model/problem.ts';
import type { Report, Result, Row, RunFacts, Success } from '../model/report.ts';
import { changeDigest, planHash } from '../plan/plan-hash.ts';
import { detailsOf } from './change-details.ts';
import { headlineOf } from './headline.ts';
import { planNotes } from './plan-notes.ts';
import { endProblems, healthProblems, hiddenIdProblems, stateProblems } from './run-problems.ts';

/** Derives the whole report of a run from its facts. */
export function summarise(facts: RunFacts): Report {
  const rows = rowsOf(facts);
  const problems = [
    ...facts.problems.filter(({ code }) => facts.stopped === undefined || code !== 'run-ended'),
    ...healthProblems(rows, facts),
    ...stateProblems(rows),
    ...hiddenIdProblems(rows, facts),
    ...endProblems(facts),
    ...rows.flatMap(({ problem }) => problem ?? []),
  ].sort(byLocation);
  const { mode, config, sandbox, orgId, pullRequest, runUrl, docsUrl, notice, stopped } = facts;
  const hasChanges = rows.some(({ change }) => needsReview(change));
  const plan = facts.plan && { hash: planHash(facts.plan), hasChanges };
  const isForReview = mode === 'plan' || facts.isOnlyPlanned;
  const isFailed = problems.some(isError) || stopped !== undefined;
  const result = isFailed ? failureOf(facts, rows) : successOf(facts, rows, isForReview && hasChanges);
  const isFailure = isFailed || (result === 'planned' && facts.failOnChanges);
  const notes = planNotes(facts);
  const context = { mode, config, sandbox, orgId, pullRequest, runUrl, docsUrl, notice, stopped, notes };
  const report = { ...context, rows, problems, plan, result, isFailure, isForReview };
  return { ...report, headline: headlineOf(report) };
}

function failureOf({ phase, stopped }: RunFacts, rows: readonly Row[]): Result {
  // If the run was stopped before it sent anything, that does not make the file invalid.
  if (phase === 'offline' && stopped === undefined) return 'invalid';
  return rows.some(({ isDone }) => isDone) ? 'partial' : 'failed';
}

function successOf({ mode }: RunFacts, rows: readonly Row[], isPlanned: boolean): Success {
  if (mode === 'validate') return 'valid';
  if (isPlanned) return 'planned';
  if (rows.some(({ isDone }) => isDone)) return 'applied';
  return rows.some(({ outcome }) => outcome === 'drifted') ? 'drifted' : 'in-sync';
}

/** Whether an outcome changed something in Adobe. A conflict that was known when planning has neither id nor ids. */
function isDone({ kind, id, ids }: Outcome): boolean {
  return kind === 'conflict' ? (id ?? ids) !== undefined : isDoneKind(kind);
}

/** Returns one row per entry, in the order of the file. */
export function rowsOf(facts: RunFacts): readonly Row[] {
  const changes = new Map(facts.plan?.changes.map((change) => [change.entry.key, change]));
  return facts.entries.map((entry) => {
    const change = changes.get(entry.key);
    // A run that ends before it applies still has outcomes.
    const isApplied = facts.mode === 'apply' && change !== undefined;
    const outcome = facts.outcomes.get(entry.key) ?? (isApplied ? untouchedOutcome(change) : undefined);
    const { id, state } = change === undefined ? (outcome ?? {}) : connectionAfter(change, outcome);
    const planned = change !== undefined && 'problem' in change ? change.problem : undefined;
    // Problems of changes and outcomes do not name their entry. Some have a location of their own, such as a secret's.
    const problem = outcome?.problem ?? planned;
    const ignored = change?.kind === 'update' || change?.kind === 'rotate' ? change.ignored : [];
    return {
      key: entry.key,
      location: entry.location,
      name: entry.name,
      sandbox: entry.sandbox,
      source: entry.source.name,
      change: change?.kind ?? '',
      outcome: outcome?.kind ?? '',
      id: id ?? '',
      state: state ?? '',
      health: facts.health.get(entry.key)?.verdict ?? '',
      found: facts.health.get(entry.key)?.found ?? '',
      // A refused plan is still to be reviewed, so the row shows the change.
      status: (facts.isOnlyPlanned ? undefined : outcome?.kind) ?? change?.kind ?? '',
      isDone: outcome !== undefined && isDone(outcome),
      isDrifted: change?.kind === 'drifted' || ignored.length > 0,
      digest: (change && facts.plan && changeDigest(change, facts.plan)) ?? '',
      details: change === undefined ? { headline: [], lines: [] } : detailsOf(change),
      problem: problem && { ...problem, entry: entry.key, location: problem.location ?? entry.location },
    };
  });
}
