import type { Report } from '../model/report.ts';
import { showEntries } from './entries.ts';
import { sizeOf } from './fit-into.ts';
import { footLines, problemList, titleLines } from './markdown.ts';

/**
 * The size limit of a summary, in bytes. The runner drops a summary of more than 1 MiB.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
const MAX_BYTES = 1024 * 1024 - 4096;

/**
 * Returns the job summary in GitHub's Markdown, with every entry and the details of each change. A summary that is too
 * long omits fields of changes first, then problems and the least important entries, and says so.
 */
export function renderSummary(report: Report): string {
  const { rows, isForReview, mode, result } = report;
  const top = titleLines(report, result === 'invalid' ? [] : [`mode ${mode}`]);
  const foot = (next: readonly string[]) => footLines(report, next, false);
  const room = MAX_BYTES - sizeOf(top) - sizeOf(foot([]));
  // The table below the problems needs room too.
  const problems = problemList(report, room / 2);
  const { table, changes, isCut } = showEntries(report, {
    rows,
    room: room - sizeOf(problems),
    withIds: rows.some(({ id }) => id !== ''),
    // Created connections have their ids in the table. The file shows the rest.
    hasDetails: ({ change }) => isForReview || change !== 'create',
  });
  const parts = [
    ...top,
    ...problems,
    ...table,
    ...(changes.length === 0 ? [] : [...changes, '']),
    ...foot(isCut ? ['This summary is shortened: the log shows everything.'] : []),
  ];
  return `${parts.join('\n')}\n`;
}
