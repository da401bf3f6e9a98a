import { code, msg } from '../model/message.ts';
import type { Location, Problem } from '../model/problem.ts';
import type { Advice, AuthSpec, AuthValue, AuthValues, Parameter, Preset, Source } from '../model/source.ts';
import { type HostGroup, readUrl } from './parameters.ts';

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

/** A preset with the row that the entry names, if it names one. */
interface Chosen extends UsedPreset {
  readonly row: string | undefined;
  readonly location: Location | undefined;
}

type UsedHosts = ReadonlyMap<string, { readonly host: string; readonly location: Location }>;

/**
 * Turns what an entry declares under `auth`, already of the schema's shape, into the parameters of an auth spec, in the order
 * in which they are sent: presets are filled in, and URLs brought to one form. Hosts that are not allowed, values that
 * contradict each other and pasted secrets are problems; they repeat no value. What is missing is for the schema to report.
 */
export function resolveAuth(
  source: Source,
  parameters: AuthSpec,
  auth: AuthValues,
): { readonly values: AuthValues; readonly problems: readonly Problem[] } {
  const presets = presetsOf(source, parameters).map((used): Chosen => {
    const given = auth[used.name];
    const isRow = given?.kind === 'literal' && Object.hasOwn(used.preset.rows, given.value);
    return { ...used, row: isRow ? given.value : undefined, location: given?.location };
  });
  const problems: Problem[] = [];
  const values: Record<string, AuthValue> = {};
  const hosts = new Map<string, { readonly host: string; readonly location: Location }>();
  for (const [name, parameter] of Object.entries(parameters)) {
    const chosen = presets.find(({ fills }) => fills.includes(name));
    const given = auth[name];
    if (given?.kind === 'literal' && parameter.kind === 'url') {
      const read = readUrl(given.value, parameter, hostGroups(name, parameter, chosen?.preset), chosen?.row);
      if ('fix' in read) problems.push(report('host-refused', name, read, given.location));
      else {
        hosts.set(name, { host: read.host, location: given.location });
        values[name] = { ...given, value: read.text };
      }
    } else if (given !== undefined && (given.kind === 'literal' || isReferable(parameter))) {
      values[name] = given;
      if (given.kind === 'literal') problems.push(...textProblems(name, parameter, given));
    } else if (chosen?.row !== undefined && chosen.location !== undefined) {
      const [host] = chosen.preset.rows[chosen.row]?.[name] ?? [];
      if (host !== undefined)
        values[name] = { kind: 'literal', value: `https://${host}`, location: chosen.location };
    }
  }
  return { values, problems: [...problems, ...presets.flatMap((preset) => mismatches(preset, hosts))] };
}

/** Whether a reference may stand for a parameter: it must not hide where secrets are sent. */
export function isReferable({ destination, secret }: Parameter): boolean {
  return !destination || secret;
}

function report(kind: Problem['code'], name: string, { message, fix }: Advice, location: Location): Problem {
  return { code: kind, message: msg`${code(name)} ${message}`, fix, location };
}

/** The hosts of a URL by the rows of its preset; in one group without a preset. */
function hostGroups(
  name: string,
  { hosts = [] }: Parameter,
  preset: Preset | undefined,
): readonly HostGroup[] {
  if (preset === undefined) return [{ row: '', label: '', hosts }];
  const { label, rows } = preset;
  return Object.entries(rows).map(([row, columns]) => ({
    row,
    label: ` (${label} ${row})`,
    hosts: columns[name] ?? [],
  }));
}

/** All URLs of one row must agree: with the row that the entry names, or with the first URL. */
function mismatches({ name, preset, fills, row, location }: Chosen, hosts: UsedHosts): Problem[] {
  const rows = Object.entries(preset.rows);
  const ofUrls = fills.map((by) => {
    const found = hosts.get(by);
    const [of] = rows.find(([, columns]) => found !== undefined && columns[by]?.includes(found.host)) ?? [];
    return { by, row: of, location: found?.location };
  });
  const stated = [{ by: name, row, location }, ...ofUrls];
  const [first, ...others] = stated.flatMap((each) =>
    each.row === undefined ? [] : { ...each, row: each.row },
  );
  if (first === undefined) return [];
  return others
    .filter((other) => other.row !== first.row)
    .map((other) => ({
      code: 'data-centre-mismatch',
      message: msg`${code(other.by)} belongs to ${preset.owner} ${preset.label} ${other.row}, but ${code(first.by)} to ${first.row}`,
      fix: msg`${preset.reason}: make all of them name that one, or give ${code(name)} alone`,
      location: other.location,
    }));
}

function textProblems(
  name: string,
  { pasted = [], usual }: Parameter,
  { value, location }: Extract<AuthValue, { kind: 'literal' }>,
): Problem[] {
  if (usual?.pattern.test(value)) return [];
  const secret = pasted.find(({ pattern }) => pattern.test(value));
  if (secret !== undefined) return [report('literal-secret', name, secret.problem, location)];
  if (usual === undefined) return [];
  return [{ ...report('value-invalid', name, usual.problem, location), severity: 'warning' }];
}
