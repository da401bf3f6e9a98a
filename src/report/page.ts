import { joinMessages, msg } from '../model/message.ts';
import { isError, type Problem } from '../model/problem.ts';
import type { Report, Row } from '../model/report.ts';
import { showEntries } from './entries.ts';
import { codeForMarkdown, messageForMarkdown, ownForMarkdown } from './escape.ts';
import { fitInto, sizeOf } from './fit-into.ts';
import { withFix } from './headline.ts';
import { numbered, totals } from './statuses.ts';

/** How much of a report a page shows. */
export interface PageOptions {
  /** The size limit in bytes. */
  readonly room: number;
  /** What to say below the title, in addition to the file and the organization. */
  readonly about: readonly string[];
  /** The rows to show. The others are only counted. */
  readonly rows: readonly Row[];
  /** Whether the table has a column with the ids. */
  readonly withIds: boolean;
  /** The sentences below the entries, for a page that is complete or shortened. */
  readonly next: (isCut: boolean) => readonly string[];
}

/**
 * Draws a report as a page in GitHub's Markdown: the lines of its title and of its body, the digests of the changes that
 * are shown well enough to be reviewed, and how many changes are not. A page that is too long omits fields of changes
 * first, then problems and the least important entries. It keeps the title, the counts and the hash.
 */
export function renderPage(report: Report, { room, about, rows, withIds, next }: PageOptions) {
  const title = titleLines(report, about);
  const foot = (isCut: boolean) => footLines(report, rows, next(isCut));
  const left = room - sizeOf(title) - sizeOf(foot(true));
  // The table below the problems needs room too.
  const problems = problemList(report, left / 2);
  const { table, changes, isCut, ...record } = showEntries(report, rows, left - sizeOf(problems), withIds);
  return { title, body: [...problems, ...table, ...changes, ...foot(isCut)], ...record };
}

/** Returns the result of the run, its context, and a notice if the run did less than expected. */
function titleLines(report: Report, about: readonly string[]): readonly string[] {
  const { notice, headline, result, isFailure, rows, config, sandbox, orgId } = report;
  // On success, the counts are enough.
  const isPlain = !isFailure && (result === 'applied' || (result === 'planned' && report.mode === 'plan'));
  const words = isPlain ? totals(rows) : ownForMarkdown(headline);
  const context = [
    codeForMarkdown(config, 200),
    ...(sandbox === undefined ? [] : [`sandbox ${codeForMarkdown(sandbox, 60)}`]),
    ...(orgId === undefined ? [] : [`organization ${codeForMarkdown(shortOrg(orgId))}`]),
    ...about,
  ];
  return [
    `### ${isFailure ? '❌ ' : ''}Base connections: ${words}\n`,
    `${context.join(' · ')}\n`,
    ...(notice === undefined ? [] : [`> ${messageForMarkdown(notice)}\n`]),
  ];
}

/** Returns enough of an organization's id to distinguish it from others. */
function shortOrg(orgId: string): string {
  return orgId.replace(/^(.{4}).{4,}(.{4})@/, '$1…$2@');
}

/** Returns the problems that fit into `room` bytes, errors first, one paragraph each. */
function problemList({ problems, docsUrl }: Report, room: number): readonly string[] {
  // Warnings are omitted before errors.
  const ordered = problems.toSorted((a, b) => Number(isError(b)) - Number(isError(a)));
  const forms = ordered.map((problem) => [[renderProblem(problem, docsUrl)]]);
  const shown = fitInto(forms, room).flatMap((form) => form ?? []);
  const left = ordered.length - shown.length;
  return left === 0 ? shown : [...shown, `… and ${left} more, in the log\n`];
}

/** Returns a problem as a paragraph. Its code links to the page that explains it. */
function renderProblem(problem: Problem, docsUrl: string | undefined): string {
  const { code: name, entry, location } = problem;
  const place = location && codeForMarkdown(`${location.file}:${location.line}:${location.column}`);
  const where = [entry && codeForMarkdown(entry), place].filter(Boolean).join(' at ');
  const words = [
    isError(problem) ? '❌' : '⚠️',
    where && `${where}:`,
    messageForMarkdown(withFix(problem)).replace(/(?<!\?)$/, '.'),
    docsUrl === undefined ? codeForMarkdown(name) : `[${name}](${docsUrl}#${name})`,
  ];
  return `${words.filter(Boolean).join(' ')}\n`;
}

/** Returns the next steps, the counts of entries that are not shown, the notes, and the hash of the plan. */
function footLines(
  { rows, notes, plan }: Report,
  shown: readonly Row[],
  next: readonly string[],
): readonly string[] {
  const others = rows.length === shown.length ? [] : (['unchanged', 'skipped'] as const);
  const counts = others.flatMap((status) => {
    const { length } = rows.filter((row) => row.status === status);
    return length === 0
      ? []
      : [msg`${numbered(length, 'connection')} ${length === 1 ? 'is' : 'are'} ${status}`];
  });
  const said = [...(counts.length === 0 ? [] : [joinMessages(counts, '; ')]), ...notes];
  const sentences = [...next, ...said.map((sentence) => `${messageForMarkdown(sentence)}.`)];
  return [
    ...(sentences.length === 0 ? [] : [`${sentences.join(' ')}\n`]),
    ...(plan?.hasChanges ? [`<sub>Plan hash ${codeForMarkdown(plan.hash)}</sub>`] : []),
  ];
}
