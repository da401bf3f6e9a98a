import { textOf } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import { resultOf } from './result.ts';
import { isError, isRefused, problemsOf, type Row, type RunReport, rowsOf } from './run-report.ts';

/** Returns a problem in one line: where, for which entry, what, what to do, and the code by which there is more on it. */
export function problemText(problem: Problem): string {
  const location =
    problem.location === undefined
      ? ''
      : `${problem.location.file}:${problem.location.line}:${problem.location.column} `;
  const entry = problem.entry === undefined ? '' : `${problem.entry}: `;
  return `${location}${entry}${withFix(problem)} [${problem.code}]`;
}

/** Returns what is wrong and what to do, as sentences. */
export function withFix({ message, fix }: Problem): string {
  if (fix === undefined) return textOf(message);
  const words = textOf(fix);
  return `${textOf(message)}. ${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** Returns the first `most` of some names, and how many more there are. */
export function listUpTo(names: readonly string[], most: number): string {
  const more = names.length > most ? ` and ${names.length - most} more` : '';
  return `${names.slice(0, most).join(', ')}${more}`;
}

/** How each kind of change or outcome is counted, in the order in which the counts stand. */
const COUNTED: ReadonlyMap<string, string> = new Map([
  ['create', 'to create'],
  ['update', 'to update'],
  ['rotate', 'to rotate'],
  ['delete', 'to delete'],
  ['created', 'created'],
  ['adopted', 'adopted'],
  ['updated', 'updated'],
  ['rotated', 'rotated'],
  ['deleted', 'deleted'],
  ['drifted', 'drifted'],
  ['unchanged', 'unchanged'],
  ['conflict', 'in conflict'],
  ['invalid', 'invalid'],
  ['failed', 'failed'],
  ['skipped', 'skipped'],
]);

/** Returns a line such as `4 created, 1 unchanged`; how many entries there are, when nothing was compared. */
export function totals(report: RunReport): string {
  const rows = rowsOf(report);
  const kinds = rows.map(({ status }) => status);
  const counts = [...COUNTED]
    .map(([kind, words]) => [kinds.filter((each) => each === kind).length, words] as const)
    .filter(([count]) => count > 0);
  if (counts.length > 0) {
    return [counts.map(([count, words]) => `${count} ${words}`).join(', '), ...testWords(rows)].join('; ');
  }
  return rows.length === 1 ? '1 connection' : `${rows.length} connections`;
}

/** Returns what the tests came to, such as `tests: 3 ok, 1 failing`; nothing when there were none. */
function testWords(rows: readonly Row[]): readonly string[] {
  const counts = (['ok', 'failing', 'untested'] as const)
    .map((verdict) => [rows.filter(({ health }) => health === verdict).length, verdict] as const)
    .filter(([count]) => count > 0);
  if (counts.length === 0) return [];
  return [`tests: ${counts.map(([count, verdict]) => `${count} ${verdict}`).join(', ')}`];
}

/** Returns what a run came to, in a sentence without its full stop. */
export function headline(report: RunReport): string {
  const { result } = resultOf(report);
  switch (result) {
    case 'invalid':
      return 'Nothing was sent: the file, the inputs or the secrets need mending';
    case 'valid':
      return `The connections file is valid: ${totals(report)}`;
    case 'in-sync':
      return `Nothing to do: ${totals(report)}`;
    case 'planned':
      return `Plan: ${totals(report)}${report.failOnChanges ? ' (a failure, since `fail-on-changes` is set)' : ''}`;
    case 'applied':
      return `Done: ${totals(report)}`;
    case 'drifted':
      return `Nothing was changed, but connections differ from the file: ${totals(report)}`;
    case 'partial':
    case 'failed':
      return `${stopWords(report)}${report.plan === undefined ? '' : `: ${totals(report)}`}`;
  }
}

function stopWords(report: RunReport): string {
  if (report.stopped === 'cancelled') return 'The run was cancelled';
  if (report.stopped === 'out-of-time') return 'The run ran out of time';
  if (isRefused(report)) return 'The plan was not applied';
  const failing = rowsOf(report).filter(({ health }) => health === 'failing').length;
  const isElse = problemsOf(report).some((each) => isError(each) && each.code !== 'connection-failing');
  if (failing > 0 && !isElse) {
    return failing === 1 ? 'A connection does not work' : `${failing} connections do not work`;
  }
  return report.mode === 'plan' && report.plan !== undefined ? 'The plan has errors' : 'The run failed';
}
