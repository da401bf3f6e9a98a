import type { Entry } from '../model/entry.ts';
import { listUpTo, type Message, msg } from '../model/message.ts';
import { isError } from '../model/problem.ts';
import type { Details, Progress } from '../model/report.ts';
import type { Mode } from '../model/run.ts';
import { failuresFirst, withFix } from './headline.ts';
import { isUnusual, numbered, styleOf } from './statuses.ts';

type PlanEvent = Omit<Extract<Progress, { kind: 'plan' }>, 'kind'>;
type ChangeEvent = Extract<Progress, { kind: 'change' }>;

/** Returns the line that summarises the file and names the mode. */
export function fileLine(
  config: string,
  entries: readonly Entry[],
  mode: Mode,
  modeReason: string | undefined,
): Message {
  const sandboxes = [...new Set(entries.map(({ sandbox }) => sandbox))];
  const where = sandboxes.length === 0 ? '' : msg` in ${listUpTo(sandboxes, 10)}`;
  const why = modeReason === undefined ? '' : ` (${modeReason})`;
  return msg`${config} declares ${numbered(entries.length, 'connection')}${where}; mode ${mode}${why}`;
}

/** Returns the plan as lines, failures first. Details of creations are only shown for a review. */
export function planLines({ rows, notes, isForReview }: PlanEvent): readonly Message[] {
  const width = Math.max(0, ...rows.map(({ key }) => key.length));
  const sandboxWidth = Math.max(0, ...rows.map(({ sandbox }) => sandbox.length));
  const lines = failuresFirst(rows).flatMap((row) => {
    const state = isUnusual(row) ? `(state ${row.state})` : '';
    const [key, sandbox] = [row.key.padEnd(width), row.sandbox.padEnd(sandboxWidth)];
    const cells = [key, row.change.padEnd(9), sandbox, row.name, row.id, state];
    const details = row.change === 'create' && !isForReview ? [] : detailLines(row.details);
    // The details already show an error. A warning must be visible before approval.
    const warning = row.problem === undefined || isError(row.problem) ? [] : [withFix(row.problem)];
    return [
      [`  ${styleOf(row.change).sign} ${cells.join('  ').trimEnd()}`],
      ...warning.map((words) => msg`      warning: ${words}`),
      ...details.map((detail) => msg`      ${detail}`),
    ];
  });
  return [...lines, ...notes.map((note) => msg`  ${note}`)];
}

const MAX_FIELD_WIDTH = 64;

/** Returns the details of a change as lines: the description, then the aligned fields. */
export function detailLines({ headline, lines }: Details): readonly Message[] {
  // The name of a field may come from a server. A long one must not make every line long.
  const width = Math.min(MAX_FIELD_WIDTH, Math.max(0, ...lines.map(({ field }) => field.length))) + 1;
  return [
    ...(headline.length === 0 ? [] : [headline]),
    ...lines.map(({ sign, field, text }) => msg`${sign} ${`${field}:`.padEnd(width)} ${text}`),
  ];
}

/** The length of the longest outcome. */
const OUTCOME_WIDTH = 'unchanged'.length;

/** Returns the line for a change that has ended, such as `[ 3/12] our-crm  created    2484f2df-…`. */
export function outcomeLine({ done, total, key, width, outcome }: ChangeEvent): Message {
  const { kind, id, problem } = outcome;
  const cells = [key.padEnd(width), kind.padEnd(OUTCOME_WIDTH), id ?? ''].join('  ').trimEnd();
  const about = problem === undefined ? [] : msg`  ${problem.message}`;
  return msg`[${String(done).padStart(String(total).length)}/${total}] ${cells}${about}`;
}
