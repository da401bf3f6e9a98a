import { code, msg } from '../model/message.ts';
import type { Location, Problem } from '../model/problem.ts';
import type { Advice, AuthSpec, AuthValue, AuthValues, Parameter, Source } from '../model/source.ts';
import { presetsOf, type UsedPreset } from './auth-spec.ts';
import { type HostGroup, readUrl } from './url.ts';

export interface ResolvedAuth {
  /** By parameter, in the order in which they are sent. */
  readonly values: AuthValues;
  readonly problems: readonly Problem[];
}

/** A preset with the row that the entry names, if it names one. */
interface Chosen extends UsedPreset {
  readonly row: string | undefined;
  readonly location: Location | undefined;
}

/**
 * Turns what an entry declares under `auth`, already of the schema's shape, into the parameters of an auth spec: presets are
 * filled in, and URLs brought to one form. Hosts that are not allowed, values that contradict each other and pasted secrets
 * are problems; they repeat no value. What is missing is for the schema to report.
 */
export function resolveAuth(source: Source, parameters: AuthSpec, auth: AuthValues): ResolvedAuth {
  const presets = presetsOf(source, parameters).map((used): Chosen => {
    const given = auth[used.name];
    const isRow = given?.kind === 'literal' && Object.hasOwn(used.preset.rows, given.value);
    return { ...used, row: isRow ? given.value : undefined, location: given?.location };
  });
  const problems: Problem[] = [];
  const values: Record<string, AuthValue> = {};
  const hosts = new Map<string, { readonly host: string; readonly location: Location }>();
  for (const [name, parameter] of Object.entries(parameters)) {
    const preset = presets.find(({ fills }) => fills.includes(name));
    const given = auth[name];
    if (given?.kind === 'literal' && parameter.kind === 'url') {
      const groups = groupsOf(name, parameter, preset);
      const expected = groups.find(({ label }) => preset?.row !== undefined && label === labelOf(preset));
      const read = readUrl(given.value, parameter, groups, expected);
      if ('fix' in read) problems.push(report('host-refused', name, read, given.location));
      else {
        hosts.set(name, { host: read.host, location: given.location });
        values[name] = { ...given, value: read.text };
      }
    } else if (given !== undefined && (given.kind === 'literal' || isReferable(parameter))) {
      values[name] = given;
      if (given.kind === 'literal') problems.push(...textProblems(name, parameter, given));
    } else if (preset?.row !== undefined && preset.location !== undefined) {
      const [host] = preset.preset.rows[preset.row]?.[name] ?? [];
      if (host !== undefined)
        values[name] = { kind: 'literal', value: `https://${host}`, location: preset.location };
    }
  }
  for (const preset of presets) problems.push(...mismatches(preset, hosts));
  return { values, problems };
}

/** Whether a reference may stand for a parameter: it must not hide where secrets are sent. */
export function isReferable({ destination, secret }: Parameter): boolean {
  return !destination || secret;
}

function report(kind: Problem['code'], name: string, { message, fix }: Advice, location: Location): Problem {
  return { code: kind, message: msg`${code(name)} ${message}`, fix, location };
}

/** The hosts of a URL by the rows of its preset; in one group without a preset. */
function groupsOf(name: string, parameter: Parameter, preset: Chosen | undefined): readonly HostGroup[] {
  if (preset === undefined) return [{ label: '', hosts: parameter.hosts ?? [] }];
  return Object.entries(preset.preset.rows).map(([row, columns]) => ({
    label: labelOf({ ...preset, row }),
    hosts: columns[name] ?? [],
  }));
}

function labelOf({ preset, row }: Chosen): string {
  return `${preset.label} ${row}`;
}

/** All URLs of one row must agree: with the row that the entry names, or with the first URL. */
function mismatches(
  { name, preset, fills, row, location }: Chosen,
  hosts: ReadonlyMap<string, { readonly host: string; readonly location: Location }>,
): Problem[] {
  const stated: { readonly by: string; readonly row: string; readonly location: Location | undefined }[] = [];
  if (row !== undefined) stated.push({ by: name, row, location });
  for (const parameter of fills) {
    const found = hosts.get(parameter);
    const [of] =
      Object.entries(preset.rows).find(
        ([, columns]) => found !== undefined && columns[parameter]?.includes(found.host),
      ) ?? [];
    if (of !== undefined) stated.push({ by: parameter, row: of, location: found?.location });
  }
  const [first, ...others] = stated;
  if (first === undefined) return [];
  return others
    .filter((other) => other.row !== first.row)
    .map((other) => ({
      code: 'data-centre-mismatch',
      message: msg`${code(other.by)} belongs to ${preset.owner} ${preset.label} ${other.row}, but ${code(first.by)} to ${first.row}`,
      fix: msg`${preset.reason}: make all of them name that one, or give ${code(name)} alone`,
      ...(other.location && { location: other.location }),
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
