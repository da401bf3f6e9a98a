import type { AuthSpec, Parameter, Preset, Source } from '../model/source.ts';
import { unknownParameter } from './parameters.ts';

/** The key under `auth` that selects the auth spec if a source has several. */
export const SPEC_NAME = 'specName';

/** Returns the auth spec with that current or former name, or the source's first auth spec without a name. */
export function authSpecOf(source: Source, name?: string): readonly [string, AuthSpec] {
  const specs = Object.entries(source.auth);
  const current = name === undefined ? undefined : currentName(source, name);
  const found = specs.find(([each]) => each === current) ?? specs[0];
  if (found === undefined) throw new Error(`the source ${source.name} has no auth spec`);
  return found;
}

/** Returns the auth spec with that current or former name, if the record has it. */
export function findAuthSpec(source: Source, name: string): AuthSpec | undefined {
  return ownMember(source.auth, currentName(source, name));
}

/** Returns the current and former names of an auth spec of a record. */
export function namesOf({ formerNames = {} }: Source, specName: string): readonly string[] {
  return [specName, ...(formerNames[specName] ?? [])];
}

/** Returns the current name of an auth spec. A name that the record does not know is returned as it is. */
function currentName(source: Source, specName: string): string {
  return Object.keys(source.auth).find((each) => namesOf(source, each).includes(specName)) ?? specName;
}

/** The schema definition of an `auth` that no record describes. */
export const OTHER_AUTH = 'otherAuth';

/** Returns the name of the schema definition of an auth spec. */
export function definitionOf(source: Source, specName: string): string {
  const index = Object.keys(source.auth).indexOf(currentName(source, specName));
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
  return currentName(source, one) === currentName(source, other);
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
  const preset = presetOf(source, parameters)?.name;
  return (
    keys.every((key) => Object.hasOwn(parameters, key) || key === preset) &&
    neededKeys(source, specName).every((key) => key === SPEC_NAME || key === preset || keys.includes(key))
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
  const known = record && findAuthSpec(record, specName);
  if (known !== undefined && !isCustom) return known;
  const parameterOf = (name: string): Parameter => {
    const secret = Object.values(record?.auth ?? {})
      .flatMap((spec) => ownMember(spec, name) ?? [])
      .find((each) => each.secret);
    const described = (known && ownMember(known, name)) ?? secret;
    return described === undefined ? unknownParameter : { ...described, required: false };
  };
  return Object.fromEntries(keys.map((name) => [name, parameterOf(name)]));
}

/** Returns a member. Inherited ones are excluded, because a file may contain a key such as `constructor`. */
function ownMember<T>(members: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

/** Returns every key that an entry of the source may have under `auth`, in any auth spec. */
export function authKeys({ auth, preset }: Source): readonly string[] {
  const names = Object.values(auth).flatMap((parameters) => Object.keys(parameters));
  return [...new Set([SPEC_NAME, ...(preset === undefined ? [] : [preset.name]), ...names])];
}

/** A preset, and the parameters of an auth spec that it fills in. */
export interface UsedPreset extends Preset {
  readonly fills: readonly string[];
}

/** Returns the source's preset if it fills in parameters of an auth spec. */
export function presetOf({ preset }: Source, parameters: AuthSpec): UsedPreset | undefined {
  const [row = {}] = Object.values(preset?.rows ?? {});
  const fills = Object.keys(row).filter((each) => each in parameters);
  return preset && fills.length > 0 ? { ...preset, fills } : undefined;
}

/**
 * Returns the shortest list of keys that an entry needs under `auth` for an auth spec: the preset, and what Adobe
 * requires and nothing else provides.
 */
export function neededKeys(source: Source, specName: string): readonly string[] {
  const [, parameters] = authSpecOf(source, specName);
  const { name: preset, fills = [] } = presetOf(source, parameters) ?? {};
  const provided = [...fills, source.mint?.parameter];
  return [
    ...(hasSeveralSpecs(source) ? [SPEC_NAME] : []),
    ...(preset === undefined ? [] : [preset]),
    ...Object.keys(parameters).filter((name) => parameters[name]?.required && !provided.includes(name)),
  ];
}
