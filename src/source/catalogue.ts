import type { Preset, Source } from '../model/source.ts';
import { authKeys } from './auth-spec.ts';
import { records } from './records.ts';

/** Every source by its name in the connections file. */
export const sources: ReadonlyMap<string, Source> = new Map(records.map((source) => [source.name, source]));

/** The source of entries that name none. */
export const defaultSource: Source = records[0];

/** Returns the source of that name, if there is one. */
export function findSource(name: string): Source | undefined {
  return sources.get(name);
}

/** Every key that a known source has under `auth`: only these may be printed. */
export const knownAuthKeys: ReadonlySet<string> = new Set(records.flatMap(authKeys));

/** Returns the preset of that name, if a source has one. */
export function findPreset(name: string): Preset | undefined {
  return records.flatMap(({ presets = {} }) => presets[name] ?? [])[0];
}
