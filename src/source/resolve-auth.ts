import { code, msg, option } from '../model/message.ts';
import type { Location, Problem } from '../model/problem.ts';
import type { AllowedHosts } from '../model/run.ts';
import type { Advice, AuthSpec, AuthValue, AuthValues, Parameter, Preset, Source } from '../model/source.ts';
import { presetsOf, type UsedPreset } from './auth-specs.ts';
import { knownAuthKeys } from './catalogue.ts';
import { type HostGroup, mayLeadElsewhere, readDestination } from './destinations.ts';
import { isReferable } from './parameters.ts';
import { examplesOf, rowMeant } from './presets.ts';
import { sharedReferences } from './shared-references.ts';

/** A preset, with the row that the entry names, if any. */
interface Chosen extends UsedPreset {
  readonly parameters: AuthSpec;
  readonly row: string | undefined;
  readonly location: Location | undefined;
}

type Literal = Extract<AuthValue, { kind: 'literal' }>;
type UsedHosts = ReadonlyMap<string, { readonly host: string; readonly location: Location }>;

/**
 * Converts what an entry declares under `auth`, which already matches the schema, into the parameters of an auth spec,
 * in the order in which they are sent. Fills in presets and normalizes destinations. Reports hosts that are not
 * allowed, contradictory values and pasted secrets, without repeating a value. The schema reports what is missing.
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
    return { ...used, parameters, row: isRow ? String(given.value) : undefined, location: given?.location };
  });
  const problems: Problem[] = [];
  const values: Record<string, AuthValue> = {};
  const hosts = new Map<string, { readonly host: string; readonly location: Location }>();
  for (const [name, parameter] of Object.entries(parameters)) {
    const chosen = presets.find(({ fills }) => fills.includes(name));
    const given = auth[name];
    const isFenced = parameter.destination && !parameter.secret;
    if (given?.kind === 'literal' && isFenced && typeof given.value === 'string') {
      const text = given.value;
      const fence = {
        groups: hostGroups(name, parameter, chosen?.preset),
        rowMeant: () => chosen && (rowMeant(chosen.preset, text) ?? rowBeside(name, chosen, auth)),
        allowed,
      };
      const read = readDestination(text, parameter, fence);
      if ('fix' in read) problems.push(report('host-refused', name, read, given.location));
      else {
        hosts.set(name, { host: read.host, location: given.location });
        values[name] = { ...given, value: read.text };
        problems.push(...unusual(name, parameter, text, given.location));
      }
    } else if (given !== undefined && (given.kind === 'literal' || isReferable(parameter))) {
      values[name] = given;
      if (given.kind === 'literal') problems.push(...literalProblems(name, parameter, given, allowed));
    } else if (chosen?.row !== undefined && chosen.location !== undefined) {
      const { row, location } = chosen;
      const filled = chosen.preset.rows[row]?.[name];
      if (filled !== undefined) values[name] = { kind: 'literal', value: filled.value, location, row };
    }
  }
  const contradictions = presets.flatMap((preset) => mismatches(preset, hosts));
  return { values, problems: [...problems, ...contradictions, ...sharedReferences(parameters, values)] };
}

function report(kind: Problem['code'], name: string, { message, fix }: Advice, location: Location): Problem {
  return { code: kind, message: msg`${code(name)} ${message}`, fix, location };
}

/** Returns the hosts of a URL grouped by the rows of its preset, or in one group without a preset. */
function hostGroups(
  name: string,
  { kind, hosts = [] }: Parameter,
  preset: Preset | undefined,
): readonly HostGroup[] {
  if (preset === undefined) {
    const scheme = kind === 'host' ? '' : 'https://';
    return [{ row: '', label: '', examples: hosts.map((host) => `${scheme}${host}`) }];
  }
  const { label, rows } = preset;
  return Object.entries(rows).map(([row, columns]) => ({
    row,
    label: ` (${label} ${row})`,
    examples: examplesOf(columns[name]),
  }));
}

/** Returns the row that the rest of the entry names, directly or by a URL with one of the row's hosts. */
function rowBeside(
  name: string,
  { row, preset, fills, parameters }: Chosen,
  auth: AuthValues,
): string | undefined {
  if (row !== undefined) return row;
  for (const other of fills) {
    const [given, parameter] = [auth[other], parameters[other]];
    if (other === name || given?.kind !== 'literal' || parameter === undefined) continue;
    const read = readDestination(String(given.value), parameter, { groups: [], allowed: [] });
    if ('host' in read) return rowWith(read.host, other, preset);
  }
  return undefined;
}

function rowWith(host: string | undefined, parameter: string, { rows }: Preset): string | undefined {
  return Object.keys(rows).find((row) => host !== undefined && rows[row]?.[parameter]?.hosts.includes(host));
}

/** Returns a problem for each URL that does not match the row that the entry names, or otherwise the first URL. */
function mismatches({ name, preset, fills, row, location }: Chosen, hosts: UsedHosts): Problem[] {
  const ofUrls = fills.map((by) => {
    const found = hosts.get(by);
    return { by, row: rowWith(found?.host, by, preset), location: found?.location };
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
      fix: msg`${preset.reason}: use the same one everywhere, or set only ${code(name)}`,
      location: other.location,
    }));
}

/** Returns a warning for a literal without the usual form of its source. */
function unusual(name: string, { usual }: Parameter, text: string, location: Location): Problem[] {
  if (usual === undefined || usual.pattern.test(text)) return [];
  return [{ ...report('value-invalid', name, usual.problem, location), severity: 'warning' }];
}

/** Returns the problems of a literal that is not a destination according to its record. */
function literalProblems(
  name: string,
  parameter: Parameter,
  { value, location }: Literal,
  allowed: AllowedHosts,
): Problem[] {
  if (parameter.kind === 'object' || parameter.kind === 'unknown') {
    // An unknown key may be a secret that was pasted in the wrong place.
    const shown = knownAuthKeys.has(name) ? name : '…';
    return mayLeadElsewhere(value, allowed) ? [report('host-refused', shown, HIDDEN_HOST, location)] : [];
  }
  const { pasted = [], usual } = parameter;
  if (typeof value !== 'string' || usual?.pattern.test(value)) return [];
  const secret = pasted.find(({ pattern }) => pattern.test(value))?.literal;
  if (secret !== undefined) return [report('literal-secret', name, secret, location)];
  return unusual(name, parameter, value, location);
}

/** The problem of a host in a value that no record describes as a destination, because it could be one. */
const HIDDEN_HOST: Advice = {
  message: msg`may contain a host that the workflow does not allow`,
  fix: msg`add the host to ${option('allowed-hosts')}: the file alone must not decide where credentials are sent`,
};
