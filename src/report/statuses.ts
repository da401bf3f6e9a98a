import type { Row } from '../model/report.ts';

/** The sign of a status in the plan, its symbol in the summary and comment, and the words after a count. */
interface Style {
  readonly sign: string;
  readonly symbol: string;
  readonly counted: string;
}

/** Every kind of change and outcome, in the order in which they are counted. */
const STYLES: Readonly<Record<Exclude<Row['status'], ''>, Style>> = {
  create: { sign: '+', symbol: '➕', counted: 'to create' },
  update: { sign: '~', symbol: '✏️', counted: 'to update' },
  rotate: { sign: '~', symbol: '🔑', counted: 'to rotate' },
  delete: { sign: '-', symbol: '🗑️', counted: 'to delete' },
  created: { sign: ' ', symbol: '✅', counted: 'created' },
  adopted: { sign: ' ', symbol: '✅', counted: 'adopted' },
  updated: { sign: ' ', symbol: '✅', counted: 'updated' },
  rotated: { sign: ' ', symbol: '✅', counted: 'rotated' },
  deleted: { sign: ' ', symbol: '✅', counted: 'deleted' },
  drifted: { sign: '≠', symbol: '⚠️', counted: 'drifted' },
  unchanged: { sign: '=', symbol: '✔️', counted: 'unchanged' },
  conflict: { sign: '!', symbol: '❌', counted: 'in conflict' },
  invalid: { sign: '!', symbol: '❌', counted: 'invalid' },
  failed: { sign: ' ', symbol: '❌', counted: 'failed' },
  skipped: { sign: '.', symbol: '⏭️', counted: 'skipped' },
};

/** Returns the sign and symbol of a status. An entry that was only validated has no status. */
export function styleOf(status: Row['status']): Pick<Style, 'sign' | 'symbol'> {
  return status === '' ? { sign: ' ', symbol: '' } : STYLES[status];
}

/** Whether a connection is in a state other than the usual one. */
export function isUnusual({ state }: Row): boolean {
  return state !== '' && state !== 'enabled';
}

/** Returns a line such as `4 created, 1 unchanged`, or the number of connections if nothing was compared. */
export function totals(rows: readonly Row[]): string {
  const count = (words: string, isCounted: (row: Row) => boolean) => {
    const { length } = rows.filter(isCounted);
    return length === 0 ? [] : [`${length} ${words}`];
  };
  const counts = Object.entries(STYLES).flatMap(([status, { counted }]) =>
    count(counted, (row) => row.status === status),
  );
  const tests = ['ok', 'failing', 'untested'].flatMap((verdict) =>
    count(verdict, ({ health }) => health === verdict),
  );
  if (counts.length === 0) return numbered(rows.length, 'connection');
  return `${counts.join(', ')}${tests.length === 0 ? '' : `; tests: ${tests.join(', ')}`}`;
}

/** Returns a count and its noun: `1 connection`, `2 connections`. */
export function numbered(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
