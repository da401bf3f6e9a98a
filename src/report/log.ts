import type { Entry } from '../model/entry.ts';
import { type Message, msg } from '../model/message.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Row } from '../model/report.ts';
import type { Mode } from '../model/run.ts';
import { failuresFirst } from './headline.ts';
import { numbered, styleOf } from './statuses.ts';

const MAX_NAMED_SANDBOXES = 10;

/** Returns the line that sums up the file and names the mode. */
export function fileLine(
  config: string,
  entries: readonly Entry[],
  mode: Mode,
  modeReason: string | undefined,
): Message {
  const sandboxes = [...new Set(entries.map(({ sandbox }) => sandbox))];
  const shown =
    sandboxes.length > MAX_NAMED_SANDBOXES ? `${sandboxes.length} sandboxes` : sandboxes.join(', ');
  const why = modeReason === undefined ? '' : ` (${modeReason})`;
  return msg`${config} declares ${numbered(entries.length, 'connection')} in ${shown}; mode ${mode}${why}`;
}

/** Returns the plan as lines, failures first. Creations have their details only where somebody is to look at the plan. */
export function planLines(rows: readonly Row[], isForReview: boolean): readonly Message[] {
  const width = Math.max(...rows.map(({ key }) => key.length));
  const sandboxWidth = Math.max(...rows.map(({ sandbox }) => sandbox.length));
  return failuresFirst(rows).flatMap((row) => {
    const state = row.state === '' || row.state === 'enabled' ? '' : `(state ${row.state})`;
    const [key, sandbox] = [row.key.padEnd(width), row.sandbox.padEnd(sandboxWidth)];
    const cells = [key, row.change.padEnd(9), sandbox, row.name, row.id, state];
    const details = row.change === 'create' && !isForReview ? [] : row.details;
    return [
      [`  ${styleOf(row.change).sign} ${cells.join('  ').trimEnd()}`],
      ...details.map((detail) => msg`      ${detail}`),
    ];
  });
}

/** Returns the line for one entry that is done, such as `our-crm  created  2484f2df-…`. */
export function outcomeLine(key: string, { kind, id, problem }: Outcome): Message {
  const about = problem === undefined ? [] : msg`  ${problem.message}`;
  return msg`${key}  ${kind}${id === undefined ? '' : `  ${id}`}${about}`;
}
