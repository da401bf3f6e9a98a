import type { AuthSpec, Preset, Source } from '../model/source.ts';

/** The key under `auth` that chooses the auth spec, where a source has several. */
export const SPEC_NAME = 'specName';

/**
 * Returns the auth spec of that name, with its name; the source's first when there is none, which is the only one unless the
 * schema has refused the entry.
 */
export function authSpecOf(source: Source, name?: string): readonly [string, AuthSpec] {
  const specs = Object.entries(source.auth);
  const found = specs.find(([each]) => each === name) ?? specs[0];
  if (found === undefined) throw new Error(`the source ${source.name} has no auth spec`);
  return found;
}

/** Whether an entry must choose between auth specs. */
export function hasSeveralSpecs(source: Source): boolean {
  return Object.keys(source.auth).length > 1;
}

/** Every key that an entry of the source may have under `auth`, in any auth spec. */
export function authKeys(source: Source): readonly string[] {
  const names = Object.values(source.auth).flatMap((parameters) => Object.keys(parameters));
  const first = hasSeveralSpecs(source) ? [SPEC_NAME] : [];
  return [...new Set([...first, ...Object.keys(source.presets ?? {}), ...names])];
}

/** Returns the presets of a source that fill in parameters of an auth spec, each with those parameters. */
export function presetsOf(source: Source, parameters: AuthSpec): readonly UsedPreset[] {
  return Object.entries(source.presets ?? {})
    .map(([name, preset]) => {
      const [row = {}] = Object.values(preset.rows);
      return { name, preset, fills: Object.keys(row).filter((each) => each in parameters) };
    })
    .filter(({ fills }) => fills.length > 0);
}

export interface UsedPreset {
  readonly name: string;
  readonly preset: Preset;
  readonly fills: readonly string[];
}

/**
 * Returns what an entry has to give under `auth` for an auth spec, in the shortest way: presets, and what Adobe requires
 * and nothing else provides.
 */
export function neededKeys(source: Source, specName: string): readonly string[] {
  const [, parameters] = authSpecOf(source, specName);
  const presets = presetsOf(source, parameters);
  const required = Object.entries(parameters).filter(
    ([name, { required }]) =>
      required && name !== source.mint?.parameter && !presets.some(({ fills }) => fills.includes(name)),
  );
  return [
    ...(hasSeveralSpecs(source) ? [SPEC_NAME] : []),
    ...presets.map(({ name }) => name),
    ...required.map(([name]) => name),
  ];
}

/** Returns the name of the secret for a parameter: `our-crm` and `clientSecret` make `OUR_CRM_CLIENT_SECRET`. */
export function secretName(key: string, parameter: string): string {
  const words = parameter.replace(/([a-z0-9])([A-Z])/g, '$1_$2');
  return `${key}_${words}`.toUpperCase().replaceAll('-', '_');
}

type ExampleValue = string | { readonly secret: string };

/** Returns the shortest `auth` of an auth spec, made of the record's examples. */
export function exampleAuth(source: Source, name?: string): Readonly<Record<string, ExampleValue>> {
  const [specName, parameters] = authSpecOf(source, name);
  return Object.fromEntries(
    neededKeys(source, specName).map((key): readonly [string, ExampleValue] => {
      if (key === SPEC_NAME) return [key, specName];
      const { secret = false, example = '' } = parameters[key] ?? {};
      return [
        key,
        secret ? { secret: secretName(source.key, key) } : (source.presets?.[key]?.example ?? example),
      ];
    }),
  );
}
