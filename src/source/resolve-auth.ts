import { code, msg, option } from '../model/message.ts';
import type { Location, Problem } from '../model/problem.ts';
import type { AllowedHosts } from '../model/run.ts';
import type { Advice, AuthSpec, AuthValue, AuthValues, Parameter, Source } from '../model/source.ts';
import { presetOf, type UsedPreset } from './auth-specs.ts';
import { knownAuthKeys } from './catalogue.ts';
import { hostAdvice, mayLeadElsewhere, readDestination } from './destinations.ts';
import { isReferable } from './parameters.ts';
import { rowOf } from './places.ts';
import { rowAt, rowMeant } from './presets.ts';
import { sharedReferences } from './shared-references.ts';

/** The preset of an auth spec, with the row that the entry names, if any. */
interface Chosen extends UsedPreset {
  readonly row: string | undefined;
  readonly location: Location | undefined;
}

type Literal = Extract<AuthValue, { kind: 'literal' }>;

/** The host of a destination in the file, and where it is written. */
interface UsedHost {
  readonly host: string;
  readonly location: Location;
}

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
  const preset = chosenIn(presetOf(source, parameters), auth);
  const problems: Problem[] = [];
  const values: Record<string, AuthValue> = {};
  const hosts = new Map<string, UsedHost>();
  for (const [name, parameter] of Object.entries(parameters)) {
    const chosen = preset?.fills.includes(name) ? preset : undefined;
    const given = auth[name];
    const isFenced = parameter.destination && !parameter.secret;
    if (given?.kind === 'literal' && isFenced && typeof given.value === 'string') {
      const { value: text, location } = given;
      const read = readDestination(text, parameter, allowed);
      if ('message' in read) {
        const row = chosen && (rowMeant(chosen, text) ?? rowBeside(name, chosen, parameters, auth));
        const { message, fix = hostAdvice(name, parameter, chosen, row) } = read;
        problems.push(report('host-refused', name, { message, fix }, location));
      } else {
        hosts.set(name, { host: read.host, location });
        values[name] = { ...given, value: read.text };
        problems.push(...unusual(name, parameter, text, location));
      }
    } else if (given !== undefined && (given.kind === 'literal' || isReferable(parameter))) {
      values[name] = given;
      if (given.kind === 'literal') problems.push(...literalProblems(name, parameter, given, allowed));
    } else if (chosen?.row !== undefined && chosen.location !== undefined) {
      const { row, location } = chosen;
      const filled = chosen.rows[row]?.[name];
      if (filled !== undefined) values[name] = { kind: 'literal', value: filled.value, location, row };
    }
  }
  if (preset !== undefined) problems.push(...mismatches(preset, hosts));
  return { values, problems: [...problems, ...sharedReferences(parameters, values)] };
}

function chosenIn(preset: UsedPreset | undefined, auth: AuthValues): Chosen | undefined {
  if (preset === undefined) return undefined;
  const given = auth[preset.name];
  // A mapping of the file has no prototype, so `String` cannot convert it.
  const row = given?.kind === 'literal' && typeof given.value === 'string' ? given.value : '';
  return { ...preset, row: Object.hasOwn(preset.rows, row) ? row : undefined, location: given?.location };
}

function report(kind: Problem['code'], name: string, { message, fix }: Advice, location: Location): Problem {
  return { code: kind, message: msg`${code(name)} ${message}`, fix, location };
}

/** Returns the row that the rest of the entry names, directly or by a URL with one of the row's hosts. */
function rowBeside(name: string, preset: Chosen, parameters: AuthSpec, auth: AuthValues): string | undefined {
  if (preset.row !== undefined) return preset.row;
  const rows = preset.fills.map((other) => {
    const given = auth[other];
    if (other === name || given?.kind !== 'literal') return undefined;
    return rowOf(preset, parameters, other, given.value);
  });
  return rows.find((row) => row !== undefined);
}

/** Returns a problem for each URL that does not match the row that the entry names, or otherwise the first URL. */
function mismatches(preset: Chosen, hosts: ReadonlyMap<string, UsedHost>): Problem[] {
  const { name, fills, row, location } = preset;
  const ofUrls = fills.map((by) => {
    const { host, location } = hosts.get(by) ?? {};
    return { by, row: rowAt(preset, by, host), location };
  });
  const [first, ...others] = [{ by: name, row, location }, ...ofUrls].flatMap((each) =>
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
