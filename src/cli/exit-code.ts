import { isError, type Problem } from '../model/problem.ts';
import type { Report } from '../model/report.ts';
import { hasFailed } from '../report/headline.ts';

/** The exit codes of the command line. */
export const EXIT = { done: 0, failed: 1, changes: 2, invalid: 3, someFailed: 4, cancelled: 130 } as const;

/** What each exit code means, for the help and the documentation. */
export const EXIT_MEANINGS: ReadonlyMap<number, string> = new Map([
  [EXIT.done, 'done, or nothing to do'],
  [EXIT.failed, 'failed'],
  [EXIT.changes, 'changes are pending (`plan --exit-code`)'],
  [EXIT.invalid, 'the file or the arguments are invalid; nothing was sent'],
  [EXIT.someFailed, 'some entries failed or are in conflict'],
  [EXIT.cancelled, 'cancelled'],
]);

/** Returns the exit code of `plan` or `apply`; `reportChanges` is the flag `--exit-code`. */
export function exitCodeOf(report: Report, reportChanges: boolean): number {
  const { result, isFailure, stopped, mode, plan, problems, rows } = report;
  if (stopped === 'cancelled') return EXIT.cancelled;
  if (result === 'invalid') return exitCodeOfProblems(problems.filter(isError), EXIT.invalid);
  if (!isFailure) return reportChanges && mode === 'plan' && plan?.hasChanges ? EXIT.changes : EXIT.done;
  // A problem of the whole run concerns no entry.
  const isWhole = problems.some((problem) => isError(problem) && problem.entry === undefined);
  return rows.some(hasFailed) && !isWhole && stopped === undefined ? EXIT.someFailed : EXIT.failed;
}

/** The problems with a command's arguments or files. */
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
