import type { Row } from '../model/report.ts';

type Style = readonly [status: Row['status'], sign: string, symbol: string, counted: string];

/**
 * Every kind of change and outcome, in the order in which they are counted: its sign in the plan, its symbol in the summary
 * and the comment, and the words behind a count.
 */
const STYLES: readonly Style[] = [
  ['create', '+', '➕', 'to create'],
  ['update', '~', '✏️', 'to update'],
  ['rotate', '~', '🔑', 'to rotate'],
  ['delete', '-', '🗑️', 'to delete'],
  ['created', ' ', '✅', 'created'],
  ['adopted', ' ', '✅', 'adopted'],
  ['updated', ' ', '✅', 'updated'],
  ['rotated', ' ', '✅', 'rotated'],
  ['deleted', ' ', '✅', 'deleted'],
  ['drifted', '≠', '⚠️', 'drifted'],
  ['unchanged', '=', '✔️', 'unchanged'],
  ['conflict', '!', '❌', 'in conflict'],
  ['invalid', '!', '❌', 'invalid'],
  ['failed', ' ', '❌', 'failed'],
  ['skipped', '.', '⏭️', 'skipped'],
];

const BY_STATUS = new Map(STYLES.map(([status, sign, symbol]) => [status, { sign, symbol }]));

/** Returns how a status is drawn; an entry that was only validated has none. */
export function styleOf(status: Row['status']): { readonly sign: string; readonly symbol: string } {
  return BY_STATUS.get(status) ?? { sign: ' ', symbol: '' };
}

/** Returns a line such as `4 created, 1 unchanged`; the number of entries when nothing was compared. */
export function totals(rows: readonly Row[]): string {
  const counts = countBy(
    STYLES.map(([status, , , words]) => [status, words] as const),
    (status) => rows.filter((row) => row.status === status).length,
  );
  if (counts === '') return numbered(rows.length, 'connection');
  const tests = countBy(
    (['ok', 'failing', 'untested'] as const).map((verdict) => [verdict, verdict] as const),
    (verdict) => rows.filter(({ health }) => health === verdict).length,
  );
  return tests === '' ? counts : `${counts}; tests: ${tests}`;
}

/** Counts each kind, and names those that there are. */
function countBy<T>(kinds: readonly (readonly [T, string])[], count: (kind: T) => number): string {
  return kinds.flatMap(([kind, words]) => (count(kind) === 0 ? [] : [`${count(kind)} ${words}`])).join(', ');
}

/** Returns a count and its noun: `1 connection`, `2 connections`. */
export function numbered(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
