import { membersOf } from '../model/is-record.ts';
import type { AuthSpec, Source } from '../model/source.ts';
import { customSource, definitionOf, inferSpec, parametersOf, SPEC_NAME } from '../source/auth-specs.ts';
import { defaultSource, findRecord, findSource } from '../source/catalogue.ts';

/** What follows from an entry's `source` and the keys under its `auth`, before any value is read. */
export interface EntryAuth {
  readonly source: Source;
  /** Missing when the entry gives no `specName` and its parameters fit several auth specs. */
  readonly authSpec?: string | undefined;
  readonly parameters: AuthSpec;
  /** The schema definition that `auth` must match. Missing when `authSpec` is. */
  readonly definition?: string | undefined;
}

/** Returns the source and the auth spec of an entry, or `undefined` if the source is unknown. */
export function entryAuthOf(raw: Readonly<Record<string, unknown>>): EntryAuth | undefined {
  const source = sourceOf(raw['source']);
  if (source === undefined) return undefined;
  const { [SPEC_NAME]: given, ...auth } = membersOf(raw['auth']);
  const keys = Object.keys(auth);
  const inferred = typeof given === 'string' ? given : inferSpec(source, keys);
  // A custom source has no auth specs to infer, and a `specName` that is no text is the schema's to report.
  const authSpec = inferred ?? (source.isCustom || given !== undefined ? '' : undefined);
  if (authSpec === undefined) return { source, parameters: {} };
  const record = source.isCustom ? findRecord(source.spec.id) : source;
  const parameters = parametersOf(record, authSpec, keys, source.isCustom);
  return { source, authSpec, parameters, definition: definitionOf(source, authSpec) };
}

function sourceOf(named: unknown): Source | undefined {
  if (named === undefined) return defaultSource;
  if (typeof named === 'string') return findSource(named);
  const { connectionSpec, version } = membersOf(named);
  return typeof connectionSpec === 'string' && typeof version === 'string'
    ? customSource(connectionSpec, version, findRecord(connectionSpec))
    : undefined;
}
