import type { Problem } from '../model/problem.ts';
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
  if (result === 'invalid') return exitCodeOfProblems(report.problems.filter(isError), EXIT.invalid);
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

/** What is wrong with how a command was called, or with what it was handed. */
const INVALID: ReadonlySet<Problem['code']> = new Set([
  'input-invalid',
  'input-missing',
  'proxy-invalid',
  'file-exists',
  'file-missing',
  'file-unreadable',
  'secrets-format',
  'secrets-duplicate',
]);

/** Returns the exit code of a command that came to nothing; `otherwise` when the codes don't say. */
export function exitCodeOfProblems(problems: readonly Problem[], otherwise: number = EXIT.failed): number {
  const codes = problems.map(({ code }) => code);
  if (codes.includes('cancelled')) return EXIT.cancelled;
  if (codes.includes('internal')) return EXIT.failed;
  return codes.every((code) => INVALID.has(code)) ? EXIT.invalid : otherwise;
}
