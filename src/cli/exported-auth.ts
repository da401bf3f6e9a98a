import type { BaseConnection } from '../model/connection.ts';
import type { Source } from '../model/source.ts';
import {
  authSpecOf,
  hasSeveralSpecs,
  presetsOf,
  SPEC_NAME,
  secretName,
  type UsedPreset,
} from '../source/auth.ts';
import { comparable } from '../source/parameters.ts';
import type { WrittenEntry } from './connections-yaml.ts';

/** The visible values by parameter, in the form in which they are compared; without masks. */
type Shown = ReadonlyMap<string, string>;

/** Returns `auth` for what Adobe shows of a connection: secrets become references, whose names begin with `key`. */
export function exportedAuth(
  source: Source,
  { authParams }: BaseConnection,
  key: string,
): Pick<WrittenEntry, 'auth' | 'comment'> {
  const [specName, parameters] = authSpecOf(source);
  const shown = new Map<string, string>();
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = comparable(parameter, authParams[name] ?? '');
    if (value !== undefined) shown.set(name, value);
  }
  const presets = presetsOf(source, parameters).map((preset) => rowOf(preset, shown));
  const filled = new Map(presets.flatMap(({ values }) => [...values]));
  const written = Object.entries(parameters).flatMap(([name, { required }]) => {
    const value = shown.get(name);
    if (filled.has(name)) return value === undefined || value === filled.get(name) ? [] : [[name, value]];
    if (value !== undefined) return [[name, value]];
    // What Adobe hides may be there or not: what it requires is there.
    const isNeeded = required && name !== source.mint?.parameter;
    return isNeeded ? [[name, { secret: secretName(key, name) }]] : [];
  });
  const chosen = presets.flatMap(({ name, row }) => (row === undefined ? [] : [[name, row]]));
  return {
    auth: Object.fromEntries([
      ...(hasSeveralSpecs(source) ? [[SPEC_NAME, specName]] : []),
      ...chosen,
      ...written,
    ]),
    comment: presets.find(({ comment }) => comment !== undefined)?.comment,
  };
}

/** Returns the row of a preset that the visible URLs belong to, and the values that it stands for. */
function rowOf({ name, preset, fills }: UsedPreset, shown: Shown) {
  const rows = Object.entries(preset.rows);
  const isHidden = !fills.some((parameter) => shown.has(parameter));
  const isIn = (columns: Readonly<Record<string, readonly string[]>>) =>
    fills.some((parameter) =>
      columns[parameter]?.some((host) => `${shown.get(parameter)}/`.startsWith(`https://${host}/`)),
    );
  const [row, columns = {}] = (isHidden ? rows[0] : rows.find(([, each]) => isIn(each))) ?? [];
  return {
    name,
    row,
    values: fills.map((parameter) => [parameter, `https://${columns[parameter]?.[0]}`] as const),
    comment: isHidden ? `Adobe does not show the ${preset.label}: correct it.` : undefined,
  };
}
