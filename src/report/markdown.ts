import {
  code,
  joinMessages,
  type Message,
  msg,
  render as renderMessage,
  type Surface,
} from '../model/message.ts';
import { isError, type Problem } from '../model/problem.ts';
import type { Report, Row } from '../model/report.ts';
import { codeForMarkdown, forMarkdown, valueForMarkdown } from './escape.ts';
import { fitInto } from './fit-into.ts';
import { withFix } from './headline.ts';
import { numbered, totals } from './statuses.ts';

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

export const markdownText = (message: Message) => renderMessage(message, SURFACE);

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
  // Warnings are omitted before errors.
  const ordered = [...problems.filter(isError), ...problems.filter((each) => !isError(each))];
  const shown = fitInto(
    ordered.map((problem) => [[renderProblem(problem, docsUrl)]]),
    room,
  ).flatMap((form) => form ?? []);
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
    markdownText(withFix(problem)).replace(/(?<!\?)$/, '.'),
    docsUrl === undefined ? codeForMarkdown(name) : `[${name}](${docsUrl}#${name})`,
  ];
  return `${words.filter(Boolean).join(' ')}\n`;
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
