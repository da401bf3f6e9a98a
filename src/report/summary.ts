import type { Report } from '../model/report.ts';
import { codeForMarkdown } from './escape.ts';
import { entryTable, legend, noticeLines, problemList, sub, verdictLine } from './markdown.ts';

/**
 * What a summary may hold, in bytes: above 1 MiB the runner drops all of it.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
const MAX_BYTES = 1024 * 1024 - 4096;

/** The share of the problems: the table below them needs room too. */
const MAX_PROBLEM_BYTES = MAX_BYTES / 2;

/** Returns the job summary, in GitHub's Markdown. What does not fit is left out from the end, with a note. */
export function renderSummary(report: Report): string {
  const mode = report.result === 'invalid' ? [] : [`mode ${report.mode}`];
  const parts = [
    '## Base connections\n',
    verdictLine(report, [codeForMarkdown(report.config), ...mode]),
    ...noticeLines(report),
    ...problemList(report, MAX_PROBLEM_BYTES),
  ];
  const room = MAX_BYTES - Buffer.byteLength(parts.join('\n'));
  parts.push(...entryTable(report.rows, report, { room, details: true }), sub(legend(report.rows, report)));
  return `${parts.join('\n')}\n`;
}
