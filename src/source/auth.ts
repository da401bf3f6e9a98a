import { code, msg, option } from '../model/message.ts';
import type { Location, Problem } from '../model/problem.ts';
import type { AllowedHosts } from '../model/run.ts';
import type {
  Advice,
  AuthSpec,
  AuthValue,
  AuthValues,
  Parameter,
  ParameterValue,
  Preset,
  Source,
} from '../model/source.ts';
import { type HostGroup, mayLeadElsewhere, readDestination } from './destinations.ts';
import { unknownParameter } from './parameters.ts';

/** The key under `auth` that chooses the auth spec, where a source has several. */
export const SPEC_NAME = 'specName';

/** Returns the auth spec of that name, present or former; the source's first when there is no name. */
export function authSpecOf(source: Source, name?: string): readonly [string, AuthSpec] {
  const specs = Object.entries(source.auth);
  const found =
    specs.find(([each]) => name === undefined || namesOf(source, each).includes(name)) ?? specs[0];
  if (found === undefined) throw new Error(`the source ${source.name} has no auth spec`);
  return found;
}

/** Returns the name of an auth spec of a record, and those that it had before. */
export function namesOf({ formerNames = {} }: Source, specName: string): readonly string[] {
  return [specName, ...(formerNames[specName] ?? [])];
}

/** The definition in the schema of an `auth` that no record describes. */
export const OTHER_AUTH = 'otherAuth';

/** Returns the name that the schema's definition of an auth spec has. */
export function definitionOf(source: Source, specName: string): string {
  const index = Object.keys(source.auth).findIndex((each) => namesOf(source, each).includes(specName));
  return index < 0 ? OTHER_AUTH : `${source.name}-auth-${index + 1}`;
}

/** Returns the source of an entry that names the connection spec itself; `record` is that of the spec, if there is one. */
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

/** Whether two names are those of one auth spec of the source. */
export function isSameSpec(source: Source, one: string, other: string): boolean {
  if (one === other) return true;
  return Object.keys(source.auth).some((each) => {
    const names = namesOf(source, each);
    return names.includes(one) && names.includes(other);
  });
}

/** Whether an entry may have to choose between auth specs. */
export function hasSeveralSpecs(source: Source): boolean {
  return Object.keys(source.auth).length > 1;
}

/**
 * Returns the name of the auth spec that an `auth` with these keys is about: the one that it fits, or the only one that it
 * comes close to. `undefined` when it could be several, so that the file must say which.
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

/** Whether an auth spec has all of the keys, and the keys are all that it requires. */
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
 * Returns the parameters of an entry: those of the record's auth spec, or, where no record knows the auth spec, what the
 * entry gives. Then the record still says which parameters are secrets; `record` is that of the connection spec.
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

/** Returns the parameter of that name. Every object has members such as `constructor`, and a file may have such a key. */
function ownMember(spec: AuthSpec | undefined, name: string): Parameter | undefined {
  return spec !== undefined && Object.hasOwn(spec, name) ? spec[name] : undefined;
}

/** Every key that an entry of the source may have under `auth`, in any auth spec. */
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

/** Returns `auth` as a file has it: literals, and references in the form `{ secret: NAME }`. */
type ExampleAuth = Readonly<Record<string, ParameterValue>>;

/** Returns the shortest `auth` of an auth spec, made of the record's examples. */
export function exampleAuth(source: Source, name?: string): ExampleAuth {
  const [specName, parameters] = authSpecOf(source, name);
  return Object.fromEntries(
    neededKeys(source, specName).map((key): readonly [string, ParameterValue] => {
      if (key === SPEC_NAME) return [key, specName];
      const { secret = false, example = '' } = parameters[key] ?? {};
      return [
        key,
        secret ? { secret: secretName(source.key, key) } : (source.presets?.[key]?.example ?? example),
      ];
    }),
  );
}

/** Returns the `source` and `auth` of an entry as a file has them, in YAML. The default source is left out. */
export function exampleYaml(source: Source, specName: string, isDefault: boolean): string {
  const auth = Object.entries(exampleAuth(source, specName));
  const lines = auth.map(([key, given]) => `  ${key}: ${yamlOf(given)}`);
  const head = lines.length === 0 ? 'auth: {}' : 'auth:';
  return [...(isDefault ? [] : [`source: ${source.name}`]), head, ...lines].join('\n');
}

function yamlOf(given: ParameterValue): string {
  if (typeof given === 'object') {
    return `{ ${Object.entries(given)
      .map(([name, each]) => `${name}: ${String(each)}`)
      .join(', ')} }`;
  }
  const isPlain =
    typeof given !== 'string' ||
    (/^[A-Za-z][\w ./@-]*(?::\/\/[\w./@-]+)?$/.test(given) && !/^(?:true|false|null|yes|no)$/i.test(given));
  return isPlain ? String(given) : JSON.stringify(given);
}

/** Returns what editors and messages say of a key under `auth`: an example, and what it has to be. */
export function describeKey(
  source: Source,
  parameters: AuthSpec,
  key: string,
): { readonly examples: readonly ParameterValue[]; readonly errorMessage: string } {
  if (key === SPEC_NAME) {
    const [name = 'Basic Authentication'] = Object.keys(source.auth);
    return { examples: [name], errorMessage: 'must be the name of an auth spec' };
  }
  const preset = source.presets?.[key];
  if (preset !== undefined) {
    const rows = Object.keys(preset.rows).join(', ');
    return { examples: [preset.example], errorMessage: `must be ${preset.what}: ${rows}` };
  }
  const parameter = parameters[key];
  if (parameter === undefined) return { examples: [], errorMessage: 'is not allowed here' };
  const { what, example, secret } = parameter;
  if (secret) {
    const examples = [{ secret: secretName(source.key, key) }];
    const words = 'must be a reference { secret: NAME }: the value itself is never written here';
    return { examples, errorMessage: words };
  }
  if (!isReferable(parameter)) {
    return { examples: [example], errorMessage: `must be ${what}, such as ${String(example)}` };
  }
  const form = typeof example === 'string' ? `${what} in quotes` : what;
  return { examples: [example], errorMessage: `must be ${form}, or a reference { secret: NAME }` };
}

/** A preset with the row that the entry names, if it names one. */
interface Chosen extends UsedPreset {
  readonly row: string | undefined;
  readonly location: Location | undefined;
}

type Literal = Extract<AuthValue, { kind: 'literal' }>;
type UsedHosts = ReadonlyMap<string, { readonly host: string; readonly location: Location }>;

/**
 * Turns what an entry declares under `auth`, already of the schema's shape, into the parameters of an auth spec, in the order
 * in which they are sent: presets are filled in, and destinations brought to one form. Hosts that are not allowed, values
 * that contradict each other and pasted secrets are problems; they repeat no value. What is missing is for the schema to
 * report.
 */
export function resolveAuth(
  source: Source,
  parameters: AuthSpec,
  auth: AuthValues,
  allowed: AllowedHosts,
): { readonly values: AuthValues; readonly problems: readonly Problem[] } {
  const presets = presetsOf(source, parameters).map((used): Chosen => {
    const given = auth[used.name];
    const isRow =
      given?.kind === 'literal' &&
      typeof given.value === 'string' &&
      Object.hasOwn(used.preset.rows, given.value);
    return { ...used, row: isRow ? String(given.value) : undefined, location: given?.location };
  });
  const problems: Problem[] = [];
  const values: Record<string, AuthValue> = {};
  const hosts = new Map<string, { readonly host: string; readonly location: Location }>();
  for (const [name, parameter] of Object.entries(parameters)) {
    const chosen = presets.find(({ fills }) => fills.includes(name));
    const given = auth[name];
    const isFenced = parameter.destination && !parameter.secret;
    if (given?.kind === 'literal' && isFenced && typeof given.value === 'string') {
      const fence = { groups: hostGroups(name, parameter, chosen?.preset), row: chosen?.row, allowed };
      const read = readDestination(given.value, parameter, fence);
      if ('fix' in read) problems.push(report('host-refused', name, read, given.location));
      else {
        hosts.set(name, { host: read.host, location: given.location });
        values[name] = { ...given, value: read.text };
      }
    } else if (given !== undefined && (given.kind === 'literal' || isReferable(parameter))) {
      values[name] = given;
      if (given.kind === 'literal') problems.push(...literalProblems(name, parameter, given, allowed));
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

/** What is wrong with a literal that is no destination by its record. */
function literalProblems(
  name: string,
  parameter: Parameter,
  { value, location }: Literal,
  allowed: AllowedHosts,
): Problem[] {
  if (parameter.kind === 'object' || parameter.kind === 'unknown') {
    return mayLeadElsewhere(value, allowed) ? [report('host-refused', name, HIDDEN_HOST, location)] : [];
  }
  const { pasted = [], usual } = parameter;
  if (typeof value !== 'string' || usual?.pattern.test(value)) return [];
  const secret = pasted.find(({ pattern }) => pattern.test(value));
  if (secret !== undefined) return [report('literal-secret', name, secret.problem, location)];
  if (usual === undefined) return [];
  return [{ ...report('value-invalid', name, usual.problem, location), severity: 'warning' }];
}

/** A host in a value of which no record says that it is a destination: it might be one all the same. */
const HIDDEN_HOST: Advice = {
  message: msg`may name a host, and not one that the workflow allows`,
  fix: msg`let the workflow list its host in ${option('allowed-hosts')}: the file alone may not decide where credentials go`,
};
