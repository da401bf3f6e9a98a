import type { Report } from '../model/report.ts';
import { changeDetails, entryTable, footLines, problemList, titleLines } from './markdown.ts';

/**
 * The size limit of a summary, in bytes. The runner drops a summary of more than 1 MiB.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
const MAX_BYTES = 1024 * 1024 - 4096;

/**
 * Returns the job summary in GitHub's Markdown, with every entry and the details of each change. A summary that is too
 * long omits the details first, then problems and rows from the end.
 */
export function renderSummary(report: Report): string {
  const { rows, isForReview, mode, result } = report;
  const top = titleLines(report, result === 'invalid' ? [] : [`mode ${mode}`]);
  const foot = footLines(report, [], false);
  const fixed = Buffer.byteLength([...top, ...foot].join('\n'));
  // The table below the problems needs room too.
  const problems = problemList(report, MAX_BYTES / 2);
  const room = MAX_BYTES - fixed - Buffer.byteLength(problems.join('\n'));
  const table = entryTable(
    rows,
    report,
    room,
    rows.some(({ id }) => id !== ''),
  );
  // Created connections have their ids in the table. The file shows the rest.
  const shown = rows.filter(({ change }) => isForReview || change !== 'create');
  const details = changeDetails(shown).join('\n');
  const left = room - Buffer.byteLength(table.join('\n')) - Buffer.byteLength(details);
  const parts = [
    ...top,
    ...problems,
    ...table,
    ...(details === '' || left < 0 ? [] : [details, '']),
    ...foot,
  ];
  return `${parts.join('\n')}\n`;
}
