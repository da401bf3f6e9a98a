import { codeForMarkdown, forMarkdown, sentenceForMarkdown } from './escape.ts';
import { markdownStyle, render } from './plan-details.ts';
import { resultOf } from './result.ts';
import { isError, problemsOf, type Row, type RunReport, rowsOf, worstFirst } from './run-report.ts';
import { adviceText, headline, statusOf } from './words.ts';

/**
 * What a summary may hold, in bytes: above 1 MiB the runner drops all of it.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
const MAX_BYTES = 1024 * 1024 - 4096;

/** Of these, what the problems may take: the table behind them is to have room too. */
const MAX_PROBLEM_BYTES = MAX_BYTES / 2;

const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['create', '➕'],
  ['created', '✅'],
  ['adopted', '✅'],
  ['unchanged', '✔️'],
  ['drifted', '⚠️'],
  ['conflict', '❌'],
  ['invalid', '❌'],
  ['failed', '❌'],
  ['skipped', '⏭️'],
]);

/** Returns the job summary, in GitHub's Markdown. What does not fit is left out from the end, and said to be. */
export function renderSummary(report: RunReport): string {
  const { result, exitCode } = resultOf(report);
  const mode = result === 'invalid' ? '' : `, mode ${report.mode}`;
  const parts = [
    '## Base connections\n',
    `${exitCode === 0 ? '✅' : '❌'} **${headline(report)}** (${codeForMarkdown(report.config)}${mode})\n`,
  ];
  if (report.notice !== undefined) parts.push(`> ${sentenceForMarkdown(report.notice)}\n`);
  parts.push(...problemList(report));
  const room = MAX_BYTES - Buffer.byteLength(parts.join('\n'));
  parts.push(...table(report, room), ...footnotes(report));
  return `${parts.join('\n')}\n`;
}

function problemList(report: RunReport): string[] {
  const problems = problemsOf(report);
  if (problems.length === 0) return [];
  // What does not fit is left out from the end: that is never an error as long as there is a warning.
  const items = [...problems.filter(isError), ...problems.filter((each) => !isError(each))].map((problem) => {
    const place = problem.place;
    const where = [
      ...(problem.entry === undefined ? [] : [`**${forMarkdown(problem.entry)}**`]),
      ...(place === undefined ? [] : [codeForMarkdown(`${place.file}:${place.line}:${place.column}`)]),
    ].join(' ');
    const mark = isError(problem) ? '' : '⚠️ ';
    return `- ${mark}${where}${where === '' ? '' : ' '}${sentenceForMarkdown(report.redact(adviceText(problem)))}`;
  });
  return [
    problems.some(isError) ? '### What went wrong\n' : '### Good to know\n',
    ...fitting(items, MAX_PROBLEM_BYTES, (left) => `- … and ${left} more, in the log`),
    '',
  ];
}

function table(report: RunReport, room: number): string[] {
  const rows = rowsOf(report);
  // Without a plan there is nothing to say of an entry that the file does not say.
  if (rows.length === 0 || (report.plan === undefined && report.problems.some(isError))) return [];
  const lines = worstFirst(rows).map((row) => renderRow(row, report));
  return [
    '| | Key | Name | Sandbox | Status | Id |',
    '| --- | --- | --- | --- | --- | --- |',
    ...fitting(lines, room, (left) => `| … | | ${left} more | | | |`),
    '',
  ];
}

function renderRow(row: Row, { orgId, mode }: RunReport): string {
  const status = statusOf(row);
  const state = row.state === '' || row.state === 'enabled' ? '' : ` (state ${forMarkdown(row.state, 40)})`;
  // What is wrong stands above the table already; what is created is spelled out for review, in plan mode.
  const isSpelledOut = row.change === 'drifted' || (row.change === 'create' && mode === 'plan');
  const details = isSpelledOut ? row.details.map((phrase) => `<br>${render(phrase, markdownStyle)}`) : [];
  const link = orgId === undefined || row.id === '' ? '' : ` [open](${accountUrl(orgId, row)})`;
  const id = row.id === '' ? '' : `${codeForMarkdown(row.id, 200)}${link}`;
  const cells = [
    SYMBOLS.get(status) ?? '',
    codeForMarkdown(row.key),
    forMarkdown(row.name, 255),
    codeForMarkdown(row.sandbox),
    `${status === '' ? 'valid' : status}${state}${details.join('')}`,
    id,
  ];
  return `| ${cells.join(' | ')} |`;
}

/**
 * Returns where the Platform UI shows an account. Adobe documents no such address: it follows the one that Adobe's
 * pages build for dataflows, so it may not lead there.
 */
function accountUrl(orgId: string, row: Row): string {
  // A lone surrogate has no UTF-8 form, and the id is whatever the service says.
  const part = (text: string) =>
    encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replace(
      /[()'*!]/g,
      (c) => `%${c.charCodeAt(0).toString(16)}`,
    );
  return `https://experience.adobe.com/#/@${part(orgId).replace('%40', '@')}/sname:${part(row.sandbox)}/platform/source/accounts/${part(row.id)}/activity`;
}

function footnotes(report: RunReport): string[] {
  const rows = rowsOf(report);
  const notes: string[] = [];
  if (rows.some(({ id }) => id !== '')) {
    notes.push('"open" leads to the account in the Platform UI, as far as its address is known.');
  }
  if (rows.some((row) => statusOf(row) === 'unchanged')) {
    notes.push('Unchanged: name and visible fields are as declared; credentials are not compared.');
  }
  if (rows.some((row) => statusOf(row) === 'drifted')) {
    notes.push('Drifted: the connection differs from the file and was left as it is.');
  }
  if (report.planHash !== undefined) notes.push(`Plan hash: ${codeForMarkdown(report.planHash)}`);
  return notes.map((note) => `<sub>${note}</sub><br>`);
}

/** Returns as many lines as fit into `room` bytes, and in place of the others one that says how many they are. */
function fitting(lines: readonly string[], room: number, more: (left: number) => string): readonly string[] {
  let used = 0;
  for (const [index, line] of lines.entries()) {
    used += Buffer.byteLength(line) + 1;
    if (used > room - 200) return [...lines.slice(0, index), more(lines.length - index)];
  }
  return lines;
}
