import { isWriteKind } from '../model/change.ts';
import { code, render as renderMessage, type Surface } from '../model/message.ts';
import { isError } from '../model/problem.ts';
import type { DetailLine, Report, Row } from '../model/report.ts';
import { visible } from '../model/visible.ts';
import { codeForMarkdown, forMarkdown, messageForMarkdown } from './escape.ts';
import { type Form, fitInto, sizeOf } from './fit-into.ts';
import { failuresFirst, hasFailed } from './headline.ts';
import { isUnusual, styleOf } from './statuses.ts';

/** With more changes than this, their details are collapsed. */
const MOST_OPEN = 5;

/**
 * Shows entries in the order of the file, failures first in the table, in `room` bytes, including the digests. If there
 * is no room for everything, the order is that of their importance. First the fields of changes are omitted, then whole
 * entries, each with its headline.
 */
export function showEntries(report: Report, rows: readonly Row[], room: number, withIds: boolean) {
  // Without a plan, the table would say no more than the file.
  const isPointless = report.plan === undefined && report.problems.some(isError);
  const shown = isPointless ? [] : rows;
  const isBlock = ({ change, details }: Row) =>
    // Created connections have their ids in the table. The file shows the rest.
    (report.isForReview || change !== 'create') && (details.lines.length > 0 || isWriteKind(change));
  const isOpen = shown.filter(isBlock).length <= MOST_OPEN;
  const [ids, rule] = withIds ? [' Id |', ':--|'] : ['', ''];
  const head = [`| | Connection | Name | Sandbox | Source |${ids}`, `|:--|:--|:--|:--|:--|${rule}`];
  const ordered = shown.toSorted((one, other) => rankOf(one) - rankOf(other));
  const offers = ordered.map((row): readonly Form[] => {
    const cells = renderRow(row, report, withIds);
    if (!isBlock(row)) return [[cells, '', row.digest]];
    const { headline, lines } = row.details;
    const title = `${styleOf(row.status).symbol} ${codeForMarkdown(row.key)}: ${messageForMarkdown(headline)}`;
    // Other changes are reviewed only with their fields. The headline of a creation says where its credentials go.
    const isReviewable = lines.length === 0 || !isWriteKind(row.change) || row.change === 'create';
    const short = [cells, `<p>${title}</p>`, isReviewable ? row.digest : ''];
    if (lines.length === 0) return [short];
    const block = `<details${isOpen ? ' open' : ''}><summary>${title}</summary>\n\n${diffBlock(lines)}\n</details>`;
    return [short, [cells, block, row.digest]];
  });
  const fitting = fitInto(offers, room - sizeOf(head));
  const forms = new Map(ordered.map((row, index) => [row, fitting[index]]));
  const isCut = offers.some((each, index) => fitting[index] !== each.at(-1));
  const textsOf = (order: readonly Row[], part: number) =>
    order.map((row) => forms.get(row)?.[part] ?? '').filter((text) => text !== '');
  const lines = textsOf(isCut ? ordered : failuresFirst(shown), 0);
  const more = shown.length - lines.length;
  const moreLine = more === 0 ? [] : [`| … | | ${more} more | | |${withIds ? ' |' : ''}`];
  const changes = textsOf(isCut ? ordered : shown, 1);
  const digests = textsOf(ordered, 2);
  return {
    table: shown.length === 0 ? [] : [...head, ...lines, ...moreLine, ''],
    changes: changes.length === 0 ? [] : [...changes, ''],
    /** The digests of the changes that are shown well enough to be reviewed, and how many changes are not. */
    digests,
    omitted: shown.filter(({ digest }) => digest !== '').length - digests.length,
    /** Whether anything is missing. */
    isCut,
  };
}

/** The changes, the most important for reviewers first. Without a conflict, a redirect is the worst that can happen. */
const IMPORTANCE: readonly Row['change'][] = [
  'conflict',
  'invalid',
  'update',
  'delete',
  'rotate',
  'drifted',
  'create',
  'unchanged',
  'skipped',
  '',
];

/** Returns the place of a row in the order of importance. Lower numbers come first. */
function rankOf(row: Row): number {
  if (hasFailed(row)) return -2;
  return row.details.movesCredentials ? -1 : IMPORTANCE.indexOf(row.change);
}

/**
 * The most characters per table cell, so that rows stay low and no column is cut off. The details and the log show
 * everything.
 */
const LONGEST = { key: 40, name: 32, sandbox: 24, source: 24 } as const;

const HEALTH = { ok: 'test passed', failing: '**test failed**', untested: 'not tested' } as const;

function renderRow(row: Row, { orgId }: Report, withIds: boolean): string {
  const { status, health, found, state, id } = row;
  const symbol = health === 'failing' ? '❌' : styleOf(status).symbol;
  const remarks = [
    ...(isUnusual(row) ? [forMarkdown(state, 40)] : []),
    ...(health === '' ? [] : [HEALTH[health]]),
    ...(found === '' ? [] : [found]),
  ];
  const shownId = id === '' ? '' : codeForMarkdown(id, 200);
  const linked =
    id === '' || orgId === undefined ? shownId : `[${shownId}](${accountUrl(orgId, row)} "open in Platform")`;
  const cells = [
    `${symbol}&nbsp;${status || 'valid'}${remarks.map((remark) => ` · ${remark}`).join('')}`,
    codeForMarkdown(row.key, LONGEST.key),
    forMarkdown(row.name, LONGEST.name),
    forMarkdown(row.sandbox, LONGEST.sandbox),
    forMarkdown(row.source, LONGEST.source),
    ...(withIds ? [linked] : []),
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

function diffBlock(lines: readonly DetailLine[]): string {
  const names = lines.map(({ field }) => `${renderMessage([code(field)], IN_CODE)}:`);
  const width = names.reduce((most, { length }) => Math.max(most, length), 0);
  const text = lines
    .map(({ sign, text: said }, index) =>
      `${sign} ${names[index]?.padEnd(width)} ${renderMessage(said, IN_CODE)}`.trimEnd(),
    )
    .join('\n');
  // The fence must be longer than any run of backticks in the text.
  const longest = (text.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 0);
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}diff\n${text}\n${fence}`;
}
