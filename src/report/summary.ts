import type { Report } from '../model/report.ts';
import { renderPage } from './page.ts';

/**
 * The size limit of a summary, in bytes. The runner drops a summary of more than 1 MiB.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
const MAX_BYTES = 1024 * 1024 - 4096;

/** Returns the job summary in GitHub's Markdown, with every entry and the details of each change. */
export function renderSummary(report: Report): string {
  const { rows, mode, result } = report;
  const { title, body } = renderPage(report, {
    room: MAX_BYTES,
    about: result === 'invalid' ? [] : [`mode ${mode}`],
    rows,
    withIds: rows.some(({ id }) => id !== ''),
    next: (isCut) => (isCut ? ['This summary is shortened: the log shows everything.'] : []),
  });
  return `${[...title, ...body].join('\n')}\n`;
}
