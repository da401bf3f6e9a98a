import type { Entry } from '../model/entry.ts';
import { textOf } from '../model/message.ts';
import type { Outcome } from '../model/outcome.ts';
import { logStyle, render } from './change-details.ts';
import { headline } from './headline.ts';
import { failuresFirst, type RunReport, rowsOf } from './run-report.ts';

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['create', '+'],
  ['update', '~'],
  ['rotate', '~'],
  ['delete', '-'],
  ['unchanged', '='],
  ['drifted', '≠'],
  ['conflict', '!'],
  ['invalid', '!'],
  ['skipped', '.'],
]);

/** Returns the line that says what the file declares, and what is done with it. */
export function readLine(report: RunReport): string {
  const { config, entries, mode, modeReason } = report;
  const sandboxes = [...new Set(entries.map(({ sandbox }) => sandbox))];
  const shown = sandboxes.length > 10 ? `${sandboxes.length} sandboxes` : sandboxes.join(', ');
  const why = modeReason === undefined ? '' : ` (${modeReason})`;
  return `${config} declares ${entries.length} ${entries.length === 1 ? 'connection' : 'connections'} in ${shown}; mode ${mode}${why}`;
}

/**
 * Returns the plan as lines of the log, what is wrong first. What is to be created is spelled out where it is for
 * review; differences and conflicts are everywhere.
 */
export function planLines(report: RunReport): readonly string[] {
  const rows = failuresFirst(rowsOf(report));
  const width = Math.max(...rows.map(({ key }) => key.length));
  const sandboxWidth = Math.max(...rows.map(({ sandbox }) => sandbox.length));
  return rows.flatMap((row) => {
    const state = row.state === '' || row.state === 'enabled' ? '' : `(state ${row.state})`;
    const cells = [
      row.key.padEnd(width),
      row.change.padEnd(9),
      row.sandbox.padEnd(sandboxWidth),
      row.name,
      row.id,
      state,
    ];
    const details = row.change === 'create' && !report.isForReview ? [] : row.details;
    return [
      `  ${SIGNS.get(row.change) ?? ' '} ${cells.join('  ').trimEnd()}`,
      ...details.map((phrase) => `      ${render(phrase, logStyle)}`),
    ];
  });
}

/** Returns the line for one entry that is done with, such as `zoho-eu  created  2484f2df-…`. */
export function outcomeLine(entry: Entry, outcome: Outcome): string {
  const id = outcome.id === undefined ? '' : `  ${outcome.id}`;
  const why = outcome.problem === undefined ? '' : `  ${textOf(outcome.problem.message)}`;
  return `${entry.key}  ${outcome.kind}${id}${why}`;
}

/** Returns the last line of the log. */
export function closingLine(report: RunReport): string {
  return `${headline(report)}.`;
}
