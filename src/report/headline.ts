import { either, type Message, msg, option } from '../model/message.ts';
import { isError, type Problem } from '../model/problem.ts';
import type { Report, Row, Success } from '../model/report.ts';
import { totals } from './statuses.ts';

type Ended = Omit<Report, 'headline'>;

/** The headline of a run without errors, before the counts. */
const SUCCESSES: Readonly<Record<Success, string>> = {
  valid: 'The connections file is valid',
  'in-sync': 'Nothing to do',
  planned: 'Plan',
  applied: 'Done',
  drifted: 'Nothing was changed, but connections differ from the file',
};

/** Returns the result of a run as a sentence without a full stop. */
export function headlineOf(ended: Ended): Message {
  const { result, rows, plan, isFailure } = ended;
  if (result === 'invalid') return ['Nothing was sent: fix the errors first'];
  const isFailed = result === 'partial' || result === 'failed';
  if (isFailed && plan === undefined) return [failureWords(ended)];
  if (result === 'planned' && ended.mode === 'apply') return msg`The plan was not applied: ${totals(rows)}`;
  const isUnwanted = result === 'planned' && isFailure;
  const note = isUnwanted
    ? msg` (a failure, because ${option('fail-on-changes')} is set)`
    : rows.some(({ isDrifted }) => isDrifted)
      ? msg`; ${option('on-drift', 'update')} applies the differences`
      : '';
  return msg`${isFailed ? failureWords(ended) : SUCCESSES[result]}: ${totals(rows)}${note}`;
}

function failureWords({ mode, rows, problems, stopped, plan, isForReview }: Ended): string {
  if (stopped === 'cancelled') return 'The run was cancelled';
  if (stopped === 'out-of-time') return 'The run ran out of time';
  if (mode === 'apply' && isForReview) return 'The plan was not applied';
  const failing = rows.filter(({ health }) => health === 'failing').length;
  const hasOther = problems.some((each) => isError(each) && each.code !== 'connection-failing');
  if (failing > 0 && !hasOther) {
    return failing === 1 ? 'A connection failed its test' : `${failing} connections failed their tests`;
  }
  return mode === 'plan' && plan !== undefined ? 'The plan has errors' : 'The run failed';
}

/** Returns a sentence with a capital first letter, so that it can follow another sentence. */
function capitalized(message: Message): Message {
  const [first, ...others] = message;
  if (first === undefined) return message;
  if (typeof first === 'string') return [`${first.charAt(0).toUpperCase()}${first.slice(1)}`, ...others];
  return first.kind === 'either'
    ? [either(capitalized(first.action), capitalized(first.cli)), ...others]
    : message;
}

/** Returns a problem and its fix, as sentences. */
export function withFix({ message, fix }: Problem): Message {
  return fix === undefined ? message : msg`${message}. ${capitalized(fix)}`;
}

/** Returns a problem on one line: location, entry, message, fix and code. */
export function problemLine(problem: Problem): Message {
  const { location, entry, code } = problem;
  const where = location === undefined ? '' : `${location.file}:${location.line}:${location.column} `;
  return msg`${where}${entry === undefined ? '' : `${entry}: `}${withFix(problem)} [${code}]`;
}

/** Returns the rows, failures first. Otherwise they keep the order of the file. */
export function failuresFirst(rows: readonly Row[]): readonly Row[] {
  return [...rows.filter(hasFailed), ...rows.filter((row) => !hasFailed(row))];
}

export function hasFailed({ problem, health }: Row): boolean {
  return health === 'failing' || (problem !== undefined && isError(problem));
}
