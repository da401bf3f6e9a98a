import { type Message, render as renderMessage, type Surface } from '../model/message.ts';
import { isError, type Problem } from '../model/problem.ts';
import type { Report, Row } from '../model/report.ts';
import { codeForMarkdown, forMarkdown, valueForMarkdown } from './escape.ts';
import { failuresFirst, withFix } from './headline.ts';
import { styleOf } from './statuses.ts';

// The parts of the job summary and of the comment on a pull request, in GitHub's Markdown.

/** Job summary and comment: values as inert code. */
const SURFACE: Surface = {
  program: 'action',
  words: (text) => forMarkdown(text),
  code: (text) => codeForMarkdown(text),
  value: valueForMarkdown,
  option: (name, value) =>
    value === undefined ? `the input ${codeForMarkdown(name)}` : codeForMarkdown(`${name}: ${value}`),
};

const markdownText = (message: Message) => renderMessage(message, SURFACE);

/** For a sentence that holds nothing but our own words, counts and options. */
const ownMarkdown = (message: Message) => renderMessage(message, { ...SURFACE, words: (text) => text });

/** What a status means, where the word alone does not say it. */
const MEANINGS = {
  adopted:
    'Adopted: its creation got no clear answer, or another run made the same; it was found and taken over.',
  update: 'Update: differences are applied (what Adobe has → what the file has).',
  rotate: 'Rotate: its credentials are sent to Adobe again.',
  delete: 'Delete: the base connection is removed from Adobe Experience Platform, for good.',
  unchanged: 'Unchanged: name and visible fields are as declared; credentials are not compared.',
  drifted:
    'Drifted: the connection differs from the file (what Adobe has → what the file has) and is not changed. Change one of the two, or set <code>on-drift: update</code>.',
  skipped: 'Skipped: not reached, or in another sandbox than the input <code>sandbox</code> names.',
};

/** Returns what the run came to, with `about` in brackets, as Markdown; and why it did less than expected, if it did. */
export function verdictLines(report: Report, about: readonly string[]): readonly string[] {
  const { notice, headline } = report;
  const needsAttention = report.rows.some(
    // A removal cannot be undone.
    (row) => row.isDrifted || row.health === 'failing' || row.status === 'delete',
  );
  const symbol = report.isFailure ? '❌' : needsAttention ? '⚠️' : '✅';
  const verdict = `${symbol} **${ownMarkdown(headline)}** (${about.join(', ')})\n`;
  return notice === undefined ? [verdict] : [verdict, `> ${markdownText(notice)}\n`];
}

/** Returns all problems, errors first, as far as they fit into `room` bytes. */
export function problemList(report: Report, room: number): readonly string[] {
  const { problems } = report;
  if (problems.length === 0) return [];
  // Problems that do not fit are left out from the end: never an error as long as there is a warning.
  const ordered = [...problems.filter(isError), ...problems.filter((each) => !isError(each))];
  const render = (problem: Problem) => renderProblem(problem, report.docsUrl);
  return [
    problems.some(isError) ? '### What went wrong\n' : '### Warnings\n',
    ...renderUpTo(ordered, render, room, (left) => `- … and ${left} more, in the log`),
    '',
  ];
}

/** The code leads to the page with more on it. */
function renderProblem(problem: Problem, docsUrl: string | undefined): string {
  const { code, entry, location } = problem;
  const words = [
    isError(problem) ? '-' : '- ⚠️',
    entry && `**${forMarkdown(entry)}**`,
    location && codeForMarkdown(`${location.file}:${location.line}:${location.column}`),
    markdownText(withFix(problem)),
    docsUrl === undefined ? `<code>${code}</code>` : `[<code>${code}</code>](${docsUrl}#${code})`,
  ];
  return words.filter(Boolean).join(' ');
}

/** Returns a table of `rows`, what is wrong first, as far as they fit into `room` bytes; with the details of changes or not. */
export function entryTable(
  rows: readonly Row[],
  report: Report,
  room: number,
  details: boolean,
): readonly string[] {
  // Without a plan the file says as much about its entries.
  if (rows.length === 0 || (report.plan === undefined && report.problems.some(isError))) return [];
  const render = (row: Row) => renderRow(row, report, details);
  return [
    '| | Key | Name | Sandbox | Status | Id |',
    '| --- | --- | --- | --- | --- | --- |',
    ...renderUpTo(failuresFirst(rows), render, room, (left) => `| … | | ${left} more | | | |`),
    '',
  ];
}

/** The kinds of change of which one always wants to know what they are about. */
const SPELLED_OUT: readonly Row['change'][] = ['drifted', 'update', 'rotate', 'delete', 'unchanged'];

const HEALTH = { ok: 'test ok', failing: '**test failing**', untested: 'not tested' } as const;

function renderRow(row: Row, { orgId, isForReview }: Report, details: boolean): string {
  const { status, health } = row;
  const state = row.state === '' || row.state === 'enabled' ? '' : ` (state ${forMarkdown(row.state, 40)})`;
  // What is wrong stands above the table already; what is created is spelled out for review.
  const isSpelledOut =
    details && (SPELLED_OUT.includes(row.change) || (row.change === 'create' && isForReview));
  const spelled = isSpelledOut ? row.details.map((detail) => `<br>${markdownText(detail)}`) : [];
  const link = orgId === undefined || row.id === '' ? '' : ` [open](${accountUrl(orgId, row)})`;
  const id = row.id === '' ? '' : `${codeForMarkdown(row.id, 200)}${link}`;
  const cells = [
    health === 'failing' ? '❌' : styleOf(status).symbol,
    codeForMarkdown(row.key),
    forMarkdown(row.name, 255),
    codeForMarkdown(row.sandbox),
    `${status || 'valid'}${state}${health === '' ? '' : `, ${HEALTH[health]}`}${spelled.join('')}`,
    id,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Returns where the Platform UI may show an account. Adobe documents no such address; this follows that of dataflows. */
function accountUrl(orgId: string, row: Row): string {
  // A lone surrogate has no UTF-8 form, and the id is whatever the service says.
  const part = (text: string) => {
    const encoded = encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
    return encoded.replace(/[()'*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  };
  return `https://experience.adobe.com/#/@${part(orgId).replace('%40', '@')}/sname:${part(row.sandbox)}/platform/source/accounts/${part(row.id)}/activity`;
}

/** Returns what explains the words and links of a table of `rows`, the hash of the plan, and what there is `more` to say. */
export function legend(rows: readonly Row[], { plan }: Report, more: readonly string[] = []): string {
  const hasIds = rows.some(({ id }) => id !== '');
  const notes = [
    ...(hasIds ? ['"open" leads to the account in the Platform UI, as far as its address is known.'] : []),
    ...Object.entries(MEANINGS)
      .filter(([status]) => rows.some((row) => row.status === status))
      .map(([, meaning]) => meaning),
    ...(plan === undefined ? [] : [`Plan hash: ${codeForMarkdown(plan.hash)}`]),
    ...more,
  ];
  // On one line: where Markdown keeps line breaks, two would come of each.
  return notes.map((note) => `<sub>${note}</sub>`).join('<br>');
}

/** Renders as many items, one per line, as fit into `room` bytes, and in place of the others a line with their number. */
function renderUpTo<T>(
  items: readonly T[],
  render: (item: T) => string,
  room: number,
  more: (left: number) => string,
): readonly string[] {
  const lines: string[] = [];
  let used = 0;
  for (const item of items) {
    const line = render(item);
    used += Buffer.byteLength(line) + 1;
    if (used > room - 200) return [...lines, more(items.length - lines.length)];
    lines.push(line);
  }
  return lines;
}

/**
 * What a summary may hold, in bytes: above 1 MiB the runner drops all of it.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
const MAX_BYTES = 1024 * 1024 - 4096;

/** Returns the job summary, in GitHub's Markdown. What does not fit is left out from the end, with a note. */
export function renderSummary(report: Report): string {
  const mode = report.result === 'invalid' ? [] : [`mode ${report.mode}`];
  const parts = [
    '## Base connections\n',
    ...verdictLines(report, [codeForMarkdown(report.config), ...mode]),
    // The table below the problems needs room too.
    ...problemList(report, MAX_BYTES / 2),
  ];
  const room = MAX_BYTES - Buffer.byteLength(parts.join('\n'));
  parts.push(...entryTable(report.rows, report, room, true), legend(report.rows, report));
  return `${parts.join('\n')}\n`;
}
