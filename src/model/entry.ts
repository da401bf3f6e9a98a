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

/** One place in the connections file that names a secret. */
export interface Reference {
  readonly name: string;
  readonly location: Location;
  /** The key of the entry that uses it. */
  readonly entry: string;
}

/** Returns every place in the entries that names a secret, in the order of the file. */
export function referencesOf(entries: readonly Entry[]): readonly Reference[] {
  return entries.flatMap(({ key, auth }) =>
    Object.values(auth).flatMap((value) =>
      value.kind === 'reference' ? [{ name: value.name, location: value.location, entry: key }] : [],
    ),
  );
}
