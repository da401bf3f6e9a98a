import { isError, problemsOf, type RunReport, rowsOf } from './run-report.ts';

export type Result =
  | 'invalid'
  | 'valid'
  | 'in-sync'
  | 'planned'
  | 'applied'
  | 'drifted'
  | 'partial'
  | 'failed';

/** The exit code of a process that was told to stop: 128 and the number of SIGINT. */
const CANCELLED = 130;

/** Returns what a run came to, in one word and as an exit code. */
export function resultOf(report: RunReport): { readonly result: Result; readonly exitCode: number } {
  const rows = rowsOf(report);
  const isDone = rows.some((row) => row.isDone);
  const isFailed = problemsOf(report).some(isError) || report.stopped !== undefined;

  if (isFailed) {
    const exitCode = report.stopped === 'cancelled' ? CANCELLED : 1;
    // A run that was stopped before it sent anything says nothing about the file.
    if (!report.begun && report.stopped === undefined) return { result: 'invalid', exitCode };
    return { result: isDone ? 'partial' : 'failed', exitCode };
  }
  if (report.mode === 'validate') return { result: 'valid', exitCode: 0 };
  if (report.mode === 'plan') {
    if (!hasChanges(report)) return { result: 'in-sync', exitCode: 0 };
    return { result: 'planned', exitCode: report.failOnChanges ? 1 : 0 };
  }
  if (isDone) return { result: 'applied', exitCode: 0 };
  return { result: rows.some(({ outcome }) => outcome === 'drifted') ? 'drifted' : 'in-sync', exitCode: 0 };
}

/** Whether the plan holds anything to do or to know: drift and conflicts count. */
export function hasChanges(report: RunReport): boolean {
  return rowsOf(report).some(({ change }) => change !== '' && change !== 'unchanged' && change !== 'skipped');
}
