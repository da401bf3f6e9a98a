import { hasChanges, resultOf } from '../report/result.ts';
import { isError, type RunReport, rowsOf } from '../report/run-report.ts';

/** What the exit codes of the command line mean. */
export const EXIT = {
  /** All is done, or there was nothing to do. */
  done: 0,
  failed: 1,
  /** `plan --exit-code`: the plan is not empty. */
  changes: 2,
  /** The file or the arguments are wrong; nothing was sent. */
  invalid: 3,
  /** The run went through, and some entries failed or are in conflict. */
  someFailed: 4,
  cancelled: 130,
} as const;

/** Returns the exit code of a run at the desk; `tellChanges` is the flag `--exit-code`. */
export function exitCodeOf(report: RunReport, tellChanges: boolean): number {
  const { result, exitCode } = resultOf(report);
  if (report.stopped === 'cancelled') return EXIT.cancelled;
  if (result === 'invalid') return EXIT.invalid;
  if (exitCode === 0) {
    return tellChanges && report.mode === 'plan' && hasChanges(report) ? EXIT.changes : EXIT.done;
  }
  const failedRows = rowsOf(report).filter(
    ({ problem, health }) => health === 'failing' || (problem !== undefined && isError(problem)),
  );
  // What is wrong with the run as a whole is about no entry.
  const isWhole = report.problems.some((problem) => isError(problem) && problem.entry === undefined);
  return failedRows.length > 0 && !isWhole && report.stopped === undefined ? EXIT.someFailed : EXIT.failed;
}
