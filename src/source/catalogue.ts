import type { Preset, Source } from '../model/source.ts';
import { authKeys } from './auth-specs.ts';
import { records } from './records.ts';

/** All sources by their names in the connections file. */
export const sources: ReadonlyMap<string, Source> = new Map(records.map((source) => [source.name, source]));

/** The source of entries that do not name one. */
export const defaultSource: Source = records[0];

/** Returns the source with that name, if any. */
export function findSource(name: string): Source | undefined {
  return sources.get(name);
}

/** Returns the name of the source that people mean by its title or by another of its names. */
export function sourceMeant(text: string): string | undefined {
  const folded = text.trim().toLowerCase();
  return records.find(({ name, title, otherNames = [] }) =>
    [name, title.toLowerCase(), ...otherNames].includes(folded),
  )?.name;
}

const byId = new Map(records.map((source) => [source.spec.id, source]));
const byLiveName = new Map(records.map((source) => [source.spec.name, source]));

/** Returns the record of a connection spec, if any. */
export function findRecord(specId: string): Source | undefined {
  return byId.get(specId);
}

/** Returns the record of the source with that name in Flow Service, if known. */
export function recordNamed(liveName: string): Source | undefined {
  return byLiveName.get(liveName);
}

/** All keys that known sources have under `auth`. Only these may be printed. */
export const knownAuthKeys: ReadonlySet<string> = new Set(records.flatMap(authKeys));

/** The parameters that Flow Service adds on its own for any source and that must not be shown. */
export const addedSecrets: readonly string[] = records.flatMap((source) => source.addedSecrets ?? []);

/** Returns the preset with that name, if any source has one. */
export function findPreset(name: string): Preset | undefined {
  return records.find(({ preset }) => preset?.name === name)?.preset;
}

/** Only one record has `mint`. This obtains its tokens; a test fails if another record needs a minter too. */
export { tokenMinter } from './zoho-token.ts';
