import { code, msg, option } from '../model/message.ts';
import type { Location } from '../model/problem.ts';
import type { AllowedHosts } from '../model/run.ts';
import type {
  Advice,
  AuthSpec,
  AuthValue,
  AuthValues,
  Misfit,
  Parameter,
  ParameterValue,
  Source,
} from '../model/source.ts';
import { presetOf, type UsedPreset } from './auth-specs.ts';
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
): { readonly values: AuthValues; readonly misfits: readonly Misfit[] } {
  const preset = chosenIn(presetOf(source, parameters), auth);
  const misfits: Misfit[] = [];
  const values: Record<string, AuthValue> = {};
  const hosts = new Map<string, string>();
  for (const [name, parameter] of Object.entries(parameters)) {
    const chosen = preset?.fills.includes(name) ? preset : undefined;
    const given = auth[name];
    const isFenced = parameter.destination && !parameter.secret;
    if (given?.kind === 'literal' && isFenced && typeof given.value === 'string') {
      const { value: text } = given;
      const read = readDestination(text, parameter, allowed);
      if ('message' in read) {
        const row = chosen && (rowMeant(chosen, text) ?? rowBeside(name, chosen, parameters, auth));
        const { message, fix = hostAdvice(name, parameter, chosen, row) } = read;
        misfits.push({ code: 'host-refused', name, message, fix });
      } else {
        hosts.set(name, read.host);
        values[name] = { ...given, value: read.text };
        misfits.push(...unusual(name, parameter, text));
      }
    } else if (given !== undefined && (given.kind === 'literal' || isReferable(parameter))) {
      values[name] = given;
      if (given.kind === 'literal') misfits.push(...literalMisfits(name, parameter, given.value, allowed));
    } else if (chosen?.row !== undefined && chosen.location !== undefined) {
      const { row, location } = chosen;
      const filled = chosen.rows[row]?.[name];
      if (filled !== undefined) values[name] = { kind: 'literal', value: filled.value, location, row };
    }
  }
  if (preset !== undefined) misfits.push(...mismatches(preset, hosts));
  return { values, misfits: [...misfits, ...sharedReferences(parameters, values)] };
}

function chosenIn(preset: UsedPreset | undefined, auth: AuthValues): Chosen | undefined {
  if (preset === undefined) return undefined;
  const given = auth[preset.name];
  // A mapping of the file has no prototype, so `String` cannot convert it.
  const row = given?.kind === 'literal' && typeof given.value === 'string' ? given.value : '';
  return { ...preset, row: Object.hasOwn(preset.rows, row) ? row : undefined, location: given?.location };
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
function mismatches(preset: Chosen, hosts: ReadonlyMap<string, string>): Misfit[] {
  const { name, fills, row } = preset;
  const ofUrls = fills.map((by) => ({ by, row: rowAt(preset, by, hosts.get(by)) }));
  const [first, ...others] = [{ by: name, row }, ...ofUrls].flatMap((each) =>
    each.row === undefined ? [] : { ...each, row: each.row },
  );
  if (first === undefined) return [];
  return others
    .filter((other) => other.row !== first.row)
    .map((other) => ({
      code: 'data-centre-mismatch',
      name: other.by,
      message: msg`belongs to ${preset.owner} ${preset.label} ${other.row}, but ${code(first.by)} to ${first.row}`,
      fix: msg`${preset.reason}: use the same one everywhere, or set only ${code(name)}`,
    }));
}

/** Returns a warning for a literal without the usual form of its source. */
function unusual(name: string, { usual }: Parameter, text: string): Misfit[] {
  if (usual === undefined || usual.pattern.test(text)) return [];
  return [{ code: 'value-invalid', name, ...usual.problem, severity: 'warning' }];
}

/** Returns the problems of a literal that is not a destination according to its record. */
function literalMisfits(
  name: string,
  parameter: Parameter,
  value: ParameterValue,
  allowed: AllowedHosts,
): Misfit[] {
  if (parameter.kind === 'object' || parameter.kind === 'unknown') {
    return mayLeadElsewhere(value, allowed) ? [{ code: 'host-refused', name, ...HIDDEN_HOST }] : [];
  }
  const { pasted = [], usual } = parameter;
  if (typeof value !== 'string' || usual?.pattern.test(value)) return [];
  const secret = pasted.find(({ pattern }) => pattern.test(value))?.literal;
  if (secret !== undefined) return [{ code: 'literal-secret', name, ...secret }];
  return unusual(name, parameter, value);
}

/** The problem of a host in a value that no record describes as a destination, because it could be one. */
const HIDDEN_HOST: Advice = {
  message: msg`may contain a host that the workflow does not allow`,
  fix: msg`add the host to ${option('allowed-hosts')}: the file alone must not decide where credentials are sent`,
};
