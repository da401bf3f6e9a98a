import type { AuthSpec, Parameter, Preset, Source } from '../model/source.ts';
import { unknownParameter } from './parameters.ts';

/** The key under `auth` that selects the auth spec if a source has several. */
export const SPEC_NAME = 'specName';

/** Returns the auth spec with that current or former name, or the source's first auth spec without a name. */
export function authSpecOf(source: Source, name?: string): readonly [string, AuthSpec] {
  const specs = Object.entries(source.auth);
  const found =
    specs.find(([each]) => name === undefined || namesOf(source, each).includes(name)) ?? specs[0];
  if (found === undefined) throw new Error(`the source ${source.name} has no auth spec`);
  return found;
}

/** Returns the current and former names of an auth spec of a record. */
export function namesOf({ formerNames = {} }: Source, specName: string): readonly string[] {
  return [specName, ...(formerNames[specName] ?? [])];
}

/** The schema definition of an `auth` that no record describes. */
export const OTHER_AUTH = 'otherAuth';

/** Returns the name of the schema definition of an auth spec. */
export function definitionOf(source: Source, specName: string): string {
  const index = Object.keys(source.auth).findIndex((each) => namesOf(source, each).includes(specName));
  return index < 0 ? OTHER_AUTH : `${source.name}-auth-${index + 1}`;
}

/**
 * Returns the source of an entry that gives the connection spec itself. `record` is the record of the spec, if there is
 * one.
 */
export function customSource(id: string, version: string, record?: Source): Source {
  return {
    providerId: record?.providerId,
    authTypes: record?.authTypes,
    added: record?.added,
    name: id,
    title: 'a custom source',
    isCustom: true,
    category: 'other',
    spec: { id, version },
    page: '',
    seen: '',
    auth: {},
    key: 'connection',
  };
}

/** Whether two names belong to the same auth spec of the source. */
export function isSameSpec(source: Source, one: string, other: string): boolean {
  if (one === other) return true;
  return Object.keys(source.auth).some((each) => {
    const names = namesOf(source, each);
    return names.includes(one) && names.includes(other);
  });
}

/** Whether the source has several auth specs, so that an entry may have to select one. */
export function hasSeveralSpecs(source: Source): boolean {
  return Object.keys(source.auth).length > 1;
}

/**
 * Returns the name of the auth spec that an `auth` with these keys matches, or the only one that comes close. Returns
 * `undefined` if it could be several, so that the file must name one.
 */
export function inferSpec(source: Source, keys: readonly string[]): string | undefined {
  const names = Object.keys(source.auth);
  if (names.length < 2) return names[0];
  const fitting = names.filter((name) => fits(source, name, keys));
  if (fitting.length > 0) return fitting.length === 1 ? fitting[0] : undefined;
  const known = names.map((name) => {
    const parameters = source.auth[name] ?? {};
    return { name, count: keys.filter((key) => Object.hasOwn(parameters, key)).length };
  });
  const most = Math.max(...known.map(({ count }) => count));
  const best = known.filter(({ count }) => count === most);
  return most > 0 && best.length === 1 ? best[0]?.name : undefined;
}

/** Whether an auth spec has all of the keys, and the keys include everything that it requires. */
function fits(source: Source, specName: string, keys: readonly string[]): boolean {
  const [, parameters] = authSpecOf(source, specName);
  const presets = presetsOf(source, parameters).map(({ name }) => name);
  return (
    keys.every((key) => Object.hasOwn(parameters, key) || presets.includes(key)) &&
    neededKeys(source, specName).every(
      (key) => key === SPEC_NAME || presets.includes(key) || keys.includes(key),
    )
  );
}

/**
 * Returns the parameters of an entry: those of the record's auth spec or, if no record knows the auth spec, those that
 * the entry gives. In that case the record still determines which parameters are secrets. `record` is the record of the
 * connection spec.
 */
export function parametersOf(
  record: Source | undefined,
  specName: string,
  keys: readonly string[],
  isCustom = false,
): AuthSpec {
  const specs = Object.entries(record?.auth ?? {});
  const [, known] =
    specs.find(([name]) => record !== undefined && namesOf(record, name).includes(specName)) ?? [];
  if (known !== undefined && !isCustom) return known;
  const parameterOf = (name: string): Parameter => {
    const described = ownMember(known, name);
    if (described !== undefined) return { ...described, required: false };
    const secret = specs.flatMap(([, spec]) => ownMember(spec, name) ?? []).find((each) => each.secret);
    return secret === undefined ? unknownParameter : { ...secret, required: false };
  };
  return Object.fromEntries(keys.map((name) => [name, parameterOf(name)]));
}

/**
 * Returns the parameter with that name. Inherited members are excluded, because a file may contain a key such as
 * `constructor`.
 */
function ownMember(spec: AuthSpec | undefined, name: string): Parameter | undefined {
  return spec !== undefined && Object.hasOwn(spec, name) ? spec[name] : undefined;
}

/** Returns every key that an entry of the source may have under `auth`, in any auth spec. */
export function authKeys(source: Source): readonly string[] {
  const names = Object.values(source.auth).flatMap((parameters) => Object.keys(parameters));
  return [...new Set([SPEC_NAME, ...Object.keys(source.presets ?? {}), ...names])];
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
 * Returns the shortest list of keys that an entry needs under `auth` for an auth spec: presets, and what Adobe requires
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
