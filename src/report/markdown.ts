import {
  code,
  joinMessages,
  type Message,
  msg,
  render as renderMessage,
  type Surface,
} from '../model/message.ts';
import { isError, type Problem } from '../model/problem.ts';
import type { DetailLine, Report, Row } from '../model/report.ts';
import { visible } from '../model/visible.ts';
import { codeForMarkdown, forMarkdown, valueForMarkdown } from './escape.ts';
import { failuresFirst, withFix } from './headline.ts';
import { numbered, styleOf, totals } from './statuses.ts';

// The parts of the job summary and of the comment on a pull request, in GitHub's Markdown.

/** How the job summary and the comment draw messages: values are inert code. */
const SURFACE: Surface = {
  program: 'action',
  words: (text) => forMarkdown(text),
  code: (text) => codeForMarkdown(text),
  value: valueForMarkdown,
  option: (name, value) =>
    value === undefined ? `the input ${codeForMarkdown(name)}` : codeForMarkdown(`${name}: ${value}`),
};

/** How a code block draws messages: only invisible characters are escaped. */
const IN_CODE: Surface = {
  program: 'action',
  words: visible,
  code: visible,
  value: (text) => (AMBIGUOUS.test(text) ? visible(JSON.stringify(text)) : text),
  option: (name, value) => (value === undefined ? name : `${name}: ${value}`),
};

/**
 * Text that needs quotes, because without them it could look like another text or like this program's own words. It
 * contains invisible characters, spaces at the ends or in a row, escapes, quotes or brackets.
 */
const AMBIGUOUS = /^$|^[ "'({]|[ )}]$| {2}|[\\`]|(?! )[\p{C}\p{Z}]/u;

const markdownText = (message: Message) => renderMessage(message, SURFACE);

/** For a sentence that contains only this program's own words, counts and options. */
const ownMarkdown = (message: Message) => renderMessage(message, { ...SURFACE, words: (text) => text });

/** Returns the result of the run, its context, and a notice if the run did less than expected. */
export function titleLines(report: Report, about: readonly string[]): readonly string[] {
  const { notice, headline, result, isFailure, rows, config, sandbox, orgId } = report;
  // On success, the counts are enough.
  const isPlain = !isFailure && (result === 'applied' || (result === 'planned' && report.mode === 'plan'));
  const words = isPlain ? totals(rows) : ownMarkdown(headline);
  const context = [
    codeForMarkdown(config, 200),
    ...(sandbox === undefined ? [] : [`sandbox ${codeForMarkdown(sandbox, 60)}`]),
    ...(orgId === undefined ? [] : [`organization ${codeForMarkdown(shortOrg(orgId))}`]),
    ...about,
  ];
  return [
    `### ${isFailure ? '❌ ' : ''}Base connections: ${words}\n`,
    `${context.join(' · ')}\n`,
    ...(notice === undefined ? [] : [`> ${markdownText(notice)}\n`]),
  ];
}

/** Returns enough of an organization's id to distinguish it from others. */
function shortOrg(orgId: string): string {
  return orgId.replace(/^(.{4}).{4,}(.{4})@/, '$1…$2@');
}

/** Returns the problems that fit into `room` bytes, errors first, one paragraph each. */
export function problemList({ problems, docsUrl }: Report, room: number): readonly string[] {
  // Problems that do not fit are omitted from the end, so warnings are omitted before errors.
  const ordered = [...problems.filter(isError), ...problems.filter((each) => !isError(each))];
  return renderUpTo(
    ordered,
    (problem) => renderProblem(problem, docsUrl),
    room,
    (left) => `… and ${left} more, in the log\n`,
  );
}

/** Returns a problem as a paragraph. Its code links to the page that explains it. */
function renderProblem(problem: Problem, docsUrl: string | undefined): string {
  const { code: name, entry, location } = problem;
  const place = location && codeForMarkdown(`${location.file}:${location.line}:${location.column}`);
  const where = [entry && codeForMarkdown(entry), place].filter(Boolean).join(' at ');
  const words = [
    isError(problem) ? '❌' : '⚠️',
    where && `${where}:`,
    markdownText(withFix(problem)).replace(/(?<!\?)$/, '.'),
    docsUrl === undefined ? codeForMarkdown(name) : `[${name}](${docsUrl}#${name})`,
  ];
  return `${words.filter(Boolean).join(' ')}\n`;
}

/**
 * The most characters per table cell, so that rows stay low and no column is cut off. The details and the log show
 * everything.
 */
const LONGEST = { key: 40, name: 32, sandbox: 24, source: 24 } as const;

/** Returns a table of the `rows` that fit into `room` bytes, failures first. `withIds` adds a column with the ids. */
export function entryTable(
  rows: readonly Row[],
  report: Report,
  room: number,
  withIds: boolean,
): readonly string[] {
  // Without a plan, the table would say no more than the file.
  if (rows.length === 0 || (report.plan === undefined && report.problems.some(isError))) return [];
  const ids = withIds ? [' Id |', ':--|', ' |'] : ['', '', ''];
  return [
    `| | Connection | Name | Sandbox | Source |${ids[0]}`,
    `|:--|:--|:--|:--|:--|${ids[1]}`,
    ...renderUpTo(
      failuresFirst(rows),
      (row) => renderRow(row, report, withIds),
      room,
      (left) => `| … | | ${left} more | | |${ids[2]}`,
    ),
    '',
  ];
}

const HEALTH = { ok: 'test passed', failing: '**test failed**', untested: 'not tested' } as const;

function renderRow(row: Row, { orgId }: Report, withIds: boolean): string {
  const { status, health, found, state, id } = row;
  const symbol = health === 'failing' ? '❌' : styleOf(status).symbol;
  const remarks = [
    ...(state === '' || state === 'enabled' ? [] : [forMarkdown(state, 40)]),
    ...(health === '' ? [] : [HEALTH[health]]),
    ...(found === '' ? [] : [found]),
  ];
  const link = orgId === undefined ? '' : accountUrl(orgId, row);
  const shownId = codeForMarkdown(id, 200);
  const cells = [
    `${symbol}&nbsp;${status || 'valid'}${remarks.map((remark) => ` · ${remark}`).join('')}`,
    codeForMarkdown(row.key, LONGEST.key),
    forMarkdown(row.name, LONGEST.name),
    forMarkdown(row.sandbox, LONGEST.sandbox),
    forMarkdown(row.source, LONGEST.source),
    ...(withIds ? [id === '' ? '' : link === '' ? shownId : `[${shownId}](${link} "open in Platform")`] : []),
  ];
  return `| ${cells.join(' | ')} |`;
}

/**
 * Returns the likely URL of an account in the Platform UI. It is undocumented, and modelled on the URL of dataflows.
 */
function accountUrl(orgId: string, row: Row): string {
  // The id comes from the service and may contain a lone surrogate, which has no UTF-8 form.
  const part = (text: string) => {
    const encoded = encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
    return encoded.replace(/[()'*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  };
  return `https://experience.adobe.com/#/@${part(orgId).replace('%40', '@')}/sname:${part(row.sandbox)}/platform/source/accounts/${part(row.id)}/activity`;
}

/** With more changes than this, their details are collapsed. */
const MOST_OPEN = 5;

/** Describes each change and its fields, in the order of the file. */
export function changeDetails(rows: readonly Row[]): readonly string[] {
  const changes = rows.filter(({ details: { lines } }) => lines.length > 0);
  const open = changes.length <= MOST_OPEN ? ' open' : '';
  return changes.map(({ key, status, details: { headline, lines } }) => {
    const title = `${styleOf(status).symbol} ${codeForMarkdown(key)}: ${markdownText(headline)}`;
    return `<details${open}><summary>${title}</summary>\n\n${diffBlock(lines)}\n</details>`;
  });
}

function diffBlock(lines: readonly DetailLine[]): string {
  const width = Math.max(...lines.map(({ field }) => field.length)) + 1;
  const text = lines
    .map(({ sign, field, text: said }) =>
      `${sign} ${visible(`${field}:`.padEnd(width))} ${renderMessage(said, IN_CODE)}`.trimEnd(),
    )
    .join('\n');
  // The fence must be longer than any run of backticks in the text.
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}diff\n${text}\n${fence}`;
}

/** Returns the next steps, the counts of entries that are not in the table, the notes, and the hash of the plan. */
export function footLines(report: Report, next: readonly string[], isCounted: boolean): readonly string[] {
  const { rows, notes, plan } = report;
  const count = (status: Row['status']) => rows.filter((row) => row.status === status).length;
  const others = [
    ...(isCounted
      ? ([
          [count('unchanged'), 'unchanged'],
          [count('skipped'), 'skipped'],
        ] as const)
      : []),
  ].flatMap(([number, word]) =>
    number === 0 ? [] : [msg`${numbered(number, 'connection')} ${number === 1 ? 'is' : 'are'} ${word}`],
  );
  const counts = others.length === 0 ? [] : [joinMessages(others, '; ')];
  const sentences = [...next, ...[...counts, ...notes].map((said) => `${markdownText(said)}.`)];
  return [
    ...(sentences.length === 0 ? [] : [`${sentences.join(' ')}\n`]),
    ...(plan?.hasChanges ? [`<sub>Plan hash ${markdownText([code(plan.hash)])}</sub>`] : []),
  ];
}

/** Renders as many items as fit into `room` bytes, then a line with the number of the others. */
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
