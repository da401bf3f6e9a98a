import { isError, type Problem } from '../model/problem.ts';
import type { Report } from '../model/report.ts';
import { hasFailed } from '../report/headline.ts';

/** The meanings of the exit codes of the command line. */
export const EXIT = {
  /** Done, or nothing to do. */
  done: 0,
  failed: 1,
  /** `plan --exit-code`: the plan is not empty. */
  changes: 2,
  /** The file or the arguments are invalid; nothing was sent. */
  invalid: 3,
  /** The run went through, and some entries failed or are in conflict. */
  someFailed: 4,
  cancelled: 130,
} as const;

/** Returns the exit code of `plan` or `apply`; `reportChanges` is the flag `--exit-code`. */
export function exitCodeOf(report: Report, reportChanges: boolean): number {
  const { result, isFailure, stopped, mode, plan, problems, rows } = report;
  if (stopped === 'cancelled') return EXIT.cancelled;
  if (result === 'invalid') return exitCodeOfProblems(problems.filter(isError), EXIT.invalid);
  if (!isFailure) return reportChanges && mode === 'plan' && plan?.hasChanges ? EXIT.changes : EXIT.done;
  // A problem of the run as a whole is about no entry.
  const isWhole = problems.some((problem) => isError(problem) && problem.entry === undefined);
  return rows.some(hasFailed) && !isWhole && stopped === undefined ? EXIT.someFailed : EXIT.failed;
}

/** Problems of how a command was called, or of what it was given. */
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

/** Returns the exit code of a command that failed; `otherwise` when the problem codes do not decide. */
export function exitCodeOfProblems(problems: readonly Problem[], otherwise: number = EXIT.failed): number {
  const codes = problems.map(({ code }) => code);
  if (codes.includes('cancelled')) return EXIT.cancelled;
  if (codes.includes('internal')) return EXIT.failed;
  return codes.every((code) => INVALID.has(code)) ? EXIT.invalid : otherwise;
}
