import type { Grant, Minted, Preset, Source } from '../model/source.ts';
import { authKeys } from './auth-specs.ts';
import { minters, records } from './records.ts';
import type { Minting } from './zoho-token.ts';

/** Every source by its name in the connections file. */
export const sources: ReadonlyMap<string, Source> = new Map(records.map((source) => [source.name, source]));

/** The source of entries that name none. */
export const defaultSource: Source = records[0];

/** Returns the source of that name, if there is one. */
export function findSource(name: string): Source | undefined {
  return sources.get(name);
}

/** Returns the name of the source that people mean by its title, or by another name of its own. */
export function sourceMeant(text: string): string | undefined {
  const folded = text.trim().toLowerCase();
  return records.find(({ name, title, otherNames = [] }) =>
    [name, title.toLowerCase(), ...otherNames].includes(folded),
  )?.name;
}

const byId = new Map(records.map((source) => [source.spec.id, source]));
const byLiveName = new Map(records.map((source) => [source.spec.name, source]));

/** Returns the record of a connection spec, if there is one. */
export function findRecord(specId: string): Source | undefined {
  return byId.get(specId);
}

/** Returns the record of the source that Flow Service is known to call by that name. */
export function recordNamed(liveName: string): Source | undefined {
  return byLiveName.get(liveName);
}

/** Every key that a known source has under `auth`: only these may be printed. */
export const knownAuthKeys: ReadonlySet<string> = new Set(records.flatMap(authKeys));

/** The parameters of any source that Flow Service adds by itself and that must not be shown. */
export const addedSecrets: readonly string[] = records.flatMap((source) => source.addedSecrets ?? []);

/** Returns the preset of that name, if a source has one. */
export function findPreset(name: string): Preset | undefined {
  return records.flatMap(({ presets = {} }) => presets[name] ?? [])[0];
}

/**
 * Returns a function that obtains an access token at a source whose record has `mint`, once per grant. It throws a
 * ProblemError when the source gives no token.
 */
export function createMinter(minting: Minting): (grant: Grant, source: Source) => Promise<Minted> {
  const bySource = new Map(Object.entries(minters).map(([name, minter]) => [name, minter(minting)]));
  return async (grant, { name }) => {
    const mint = bySource.get(name);
    if (mint === undefined) throw new Error(`the source ${name} has no way to obtain a token`);
    return mint(grant);
  };
}
