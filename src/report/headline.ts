import { type Message, msg, option } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import { isError } from '../model/problem.ts';
import type { Report, Row } from '../model/report.ts';
import { totals } from './statuses.ts';
import { capitalized } from './surface.ts';

type Ended = Pick<Report, 'mode' | 'rows' | 'problems' | 'result' | 'stopped' | 'plan'> & {
  readonly failOnChanges: boolean;
  readonly isRefused: boolean;
};

/** Returns the end of a run as a sentence without its full stop. */
export function headlineOf(ended: Ended): Message {
  const counts = totals(ended.rows);
  switch (ended.result) {
    case 'invalid':
      return msg`Nothing was sent: the file, ${ARGUMENTS} or the secrets have errors`;
    case 'valid':
      return msg`The connections file is valid: ${counts}`;
    case 'in-sync':
      return msg`Nothing to do: ${counts}`;
    case 'planned':
      return ended.failOnChanges
        ? msg`Plan: ${counts} (a failure, since ${option('fail-on-changes')} is set)`
        : msg`Plan: ${counts}`;
    case 'applied':
      return msg`Done: ${counts}`;
    case 'drifted':
      return msg`Nothing was changed, but connections differ from the file: ${counts}`;
    case 'partial':
    case 'failed':
      return ended.plan === undefined ? [failureWords(ended)] : msg`${failureWords(ended)}: ${counts}`;
  }
}

const ARGUMENTS = { kind: 'either', action: ['the inputs'], cli: ['the arguments'] } as const;

function failureWords({ mode, rows, problems, stopped, plan, isRefused }: Ended): string {
  if (stopped === 'cancelled') return 'The run was cancelled';
  if (stopped === 'out-of-time') return 'The run ran out of time';
  if (isRefused) return 'The plan was not applied';
  const failing = rows.filter(({ health }) => health === 'failing').length;
  const hasOther = problems.some((each) => isError(each) && each.code !== 'connection-failing');
  if (failing > 0 && !hasOther) {
    return failing === 1 ? 'A connection does not work' : `${failing} connections do not work`;
  }
  return mode === 'plan' && plan !== undefined ? 'The plan has errors' : 'The run failed';
}

/** Returns a problem and its fix, as sentences. */
export function withFix({ message, fix }: Problem): Message {
  return fix === undefined ? message : msg`${message}. ${capitalized(fix)}`;
}

/** Returns a problem on one line: location, entry, problem, fix, and its code. */
export function problemLine(problem: Problem): Message {
  const { location, entry, code } = problem;
  const where = location === undefined ? '' : `${location.file}:${location.line}:${location.column} `;
  return msg`${where}${entry === undefined ? '' : `${entry}: `}${withFix(problem)} [${code}]`;
}

/** Returns the first `max` of some names, and how many more there are. */
export function listUpTo(names: readonly Message[], max: number): Message {
  const more = names.length > max ? ` and ${names.length - max} more` : '';
  return msg`${names.slice(0, max).flatMap((name, index) => (index === 0 ? name : [', ', ...name]))}${more}`;
}

/** Returns rows with failures first, the others in the order of the file. */
export function failuresFirst(rows: readonly Row[]): readonly Row[] {
  const isWrong = ({ problem, health }: Row) =>
    health === 'failing' || (problem !== undefined && isError(problem));
  return [...rows.filter(isWrong), ...rows.filter((row) => !isWrong(row))];
}
