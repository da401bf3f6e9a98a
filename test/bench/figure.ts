/** A number that was measured, and what a reader can check it against. */
export interface Row {
  readonly what: string;
  readonly unit: Unit;
  readonly measured: number;
  readonly against: number;
  /** What `measured` divided by `against` may come to; `exactly` for a count that may not differ. Missing where it is only stated. */
  readonly bound?: number | 'exactly';
  /** Of a count that is the sum of several: whether each of them is what it was to be. */
  readonly isSameInParts?: boolean;
  /** How `against` adds up, or what else is worth knowing. */
  readonly detail?: string;
}

export type Unit = 'milliseconds' | 'microseconds' | 'requests' | 'megabytes';

/** One question, and the rows that answer it. */
export interface Figure {
  readonly title: string;
  /** What is measured, how, and against what. */
  readonly note: string;
  readonly rows: readonly Row[];
}

/** What a figure is measured with. */
export interface Bench {
  /** The folder that holds `dist/index.js`. */
  readonly repository: string;
  /** An empty folder that is gone afterwards. */
  readonly folder: string;
  /** Whether only what is quick is measured. */
  readonly short: boolean;
}

/** By how much a short measurement on a busy machine may miss the bound of a ratio. Counts have no such room. */
const ROOM_WHEN_SHORT = 1.5;

export function ratioOf({ measured, against }: Row): number {
  return measured / against;
}

/** Returns what the ratio of a row may come to; `undefined` where nothing is asked of it. */
export function limitOf({ bound }: Row, short: boolean): number | undefined {
  if (bound === undefined || bound === 'exactly') return bound === undefined ? undefined : 1;
  return short ? bound * ROOM_WHEN_SHORT : bound;
}

export function isWithin(row: Row, short: boolean): boolean {
  if (row.bound === 'exactly') return row.measured === row.against && row.isSameInParts !== false;
  return ratioOf(row) <= (limitOf(row, short) ?? Number.POSITIVE_INFINITY);
}
