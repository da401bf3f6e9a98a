import type { Location } from './problem.ts';
import type { AuthSpec, AuthValues, Parameter, Source } from './source.ts';

/** One declared connection, with every default filled in. */
export interface Entry {
  readonly key: string;
  /** Where the key is in the file. */
  readonly location: Location;
  readonly source: Source;
  /** `auth.specName`: the way to authenticate. */
  readonly authSpec: string;
  /** Whether the file names the auth spec, rather than leave it to be inferred from the parameters. */
  readonly isSpecWritten: boolean;
  /** The parameters of that auth spec, in the order in which they are sent. */
  readonly parameters: AuthSpec;
  readonly sandbox: string;
  readonly name: string;
  /** Absent when the entry says nothing about it: then it is neither sent nor compared. */
  readonly description?: string | undefined;
  /** The id of the base connection that the entry pins. */
  readonly id?: string | undefined;
  readonly ensure: 'present' | 'absent';
  /** By parameter, in the order of `parameters`; without those that the entry leaves out. */
  readonly auth: AuthValues;
}

/** Whether an entry has credentials that can be sent again: some sources take none. */
export function hasSecrets({ auth, source }: Entry): boolean {
  return source.mint !== undefined || Object.values(auth).some(({ kind }) => kind === 'reference');
}

/** One place in the connections file that names a secret. */
export interface Reference {
  readonly name: string;
  readonly location: Location;
  /** The key of the entry that uses it. */
  readonly entry: string;
  /** Whether the secret may have several lines there. */
  readonly lines: boolean;
  /** The parameter that it is for, and its record. */
  readonly parameter: string;
  readonly description?: Parameter | undefined;
}

/** Returns every place in the entries that names a secret, in the order of the file. */
export function referencesOf(entries: readonly Entry[]): readonly Reference[] {
  return entries.flatMap(({ key: entry, auth, parameters }) =>
    Object.entries(auth).flatMap(([parameter, given]): readonly Reference[] => {
      if (given.kind !== 'reference') return [];
      // It is unknown how many lines a parameter without a record has.
      const description = parameters[parameter];
      const { lines = false, kind = 'unknown' } = description ?? {};
      const { name, location } = given;
      return [{ name, location, entry, lines: lines || kind === 'unknown', parameter, description }];
    }),
  );
}
