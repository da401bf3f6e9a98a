import type { Location } from './problem.ts';
import type { AuthSpec, AuthValues, Parameter, Source } from './source.ts';

/** One declared connection, with every default filled in. */
export interface Entry {
  readonly key: string;
  /** The location of the key in the file. */
  readonly location: Location;
  readonly source: Source;
  /** `auth.specName`: the authentication method. */
  readonly authSpec: string;
  /** Whether the file names the auth spec, so that it was not inferred from the parameters. */
  readonly isSpecWritten: boolean;
  /** The parameters of that auth spec, in the order in which they are sent. */
  readonly parameters: AuthSpec;
  readonly sandbox: string;
  readonly name: string;
  /** Missing if the entry gives none. Then it is neither sent nor compared. */
  readonly description?: string | undefined;
  /** The id of the base connection that the entry pins. */
  readonly id?: string | undefined;
  readonly ensure: 'present' | 'absent';
  /** The values by parameter, in the order of `parameters`, without parameters that the entry omits. */
  readonly auth: AuthValues;
}

/** Returns the members of a problem that say which entry it is about. */
export function about({ key, location }: Pick<Entry, 'key' | 'location'>) {
  return { entry: key, location };
}

/** Whether an entry has credentials that can be sent again. Some sources need none. */
export function hasSecrets({ auth, source }: Entry): boolean {
  return source.mint !== undefined || Object.values(auth).some(({ kind }) => kind === 'reference');
}

/** Returns the key of the listing with an entry's connection: there is one per sandbox and source. */
export function listingOf({ sandbox, source }: Entry): string {
  return JSON.stringify([sandbox, source.spec.id]);
}

/** One reference to a secret in the connections file. */
export interface Reference {
  readonly name: string;
  readonly location: Location;
  /** The key of the entry that uses it. */
  readonly entry: string;
  /** Whether the secret may have several lines at this place. */
  readonly lines: boolean;
  /** The parameter that the secret is for, and its record. */
  readonly parameter: string;
  readonly description?: Parameter | undefined;
}

/** Returns all references to secrets in the entries, in file order. */
export function referencesOf(entries: readonly Entry[]): readonly Reference[] {
  return entries.flatMap(({ key: entry, auth, parameters }) =>
    Object.entries(auth).flatMap(([parameter, given]): readonly Reference[] => {
      if (given.kind !== 'reference') return [];
      // A parameter without a record may have any number of lines.
      const description = parameters[parameter];
      const { lines = false, kind = 'unknown' } = description ?? {};
      const { name, location } = given;
      return [{ name, location, entry, lines: lines || kind === 'unknown', parameter, description }];
    }),
  );
}
