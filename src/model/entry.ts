import type { Location } from './problem.ts';
import type { AuthValue, Source } from './source.ts';

/** One declared connection, with every default filled in. */
export interface Entry {
  readonly key: string;
  /** Where the key stands in the file. */
  readonly location: Location;
  readonly source: Source;
  readonly sandbox: string;
  readonly name: string;
  /** Absent when the entry says nothing about it: then it is neither sent nor compared. */
  readonly description?: string;
  /** The id of the base connection that the entry pins. */
  readonly id?: string;
  readonly ensure: 'present' | 'absent';
  /** By API parameter, in the source's order; the minted one only when the entry declares it. */
  readonly auth: Readonly<Record<string, AuthValue>>;
}
