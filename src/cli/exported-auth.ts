import type { BaseConnection } from '../model/connection.ts';
import type { LiveAuthSpec, LiveSpec } from '../model/live-spec.ts';
import type { AuthSpec, Source } from '../model/source.ts';
import {
  customSource,
  findAuthSpec,
  hasSeveralSpecs,
  presetOf,
  SPEC_NAME,
  type UsedPreset,
} from '../source/auth-specs.ts';
import { defaultSource, findRecord } from '../source/catalogue.ts';
import { secretName } from '../source/examples.ts';
import { unknownParameter } from '../source/parameters.ts';
import { rowOf } from '../source/places.ts';
import { comparable } from '../source/values.ts';
import type { WrittenEntry } from './connections-yaml.ts';

/** Live specs by the ids of connection specs that are not in the catalogue. */
export type LiveSpecs = ReadonlyMap<string, LiveSpec>;

/** The source and credentials of a connection as written in a file. */
export type ExportedAuth = Pick<WrittenEntry, 'source' | 'auth' | 'comment'>;

/** Returns the source of a listed connection: its catalogue record, or a custom source for its connection spec. */
export function sourceOf({
  connectionSpecId: id = '',
  connectionSpecVersion = '1.0',
}: BaseConnection): Source {
  return findRecord(id) ?? customSource(id, connectionSpecVersion);
}

/** Returns the parameters that the record of a connection's source describes for its auth spec, if it does. */
export function recordedParameters(connection: BaseConnection): AuthSpec | undefined {
  const source = sourceOf(connection);
  return findAuthSpec(source, connection.authSpec ?? Object.keys(source.auth)[0] ?? '');
}

/**
 * Returns `source` and `auth` for a connection as Adobe shows it. Secrets become references whose names begin with
 * `key`. Returns `undefined` if neither a record nor a live spec says which parameters are secret.
 */
export function exportedAuth(
  connection: BaseConnection,
  key: string,
  specs: LiveSpecs,
): ExportedAuth | undefined {
  const source = sourceOf(connection);
  const { authSpec = Object.keys(source.auth)[0] ?? '', authParams } = connection;
  const recorded = recordedParameters(connection);
  const parameters = recorded ?? liveParameters(specs.get(source.spec.id)?.authSpecs?.get(authSpec));
  if (parameters === undefined) return undefined;
  // Values in the form used for comparison, without masks.
  const shown = new Map<string, string>();
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = comparable(parameter, authParams[name] ?? '');
    if (value !== undefined) shown.set(name, value);
  }
  const preset = recorded && presetOf(source, recorded);
  const row = preset && shownRow(preset, parameters, shown);
  const columns = preset?.rows[row ?? ''] ?? {};
  const minted = recorded && source.mint?.parameter;
  const written = Object.entries(parameters).flatMap(([name, { required, secret, kind }]) => {
    const value = shown.get(name);
    if (preset?.fills.includes(name))
      return value === undefined || value === columns[name]?.value ? [] : [[name, value]];
    if (value !== undefined) return [[name, kind === 'text' ? value : (authParams[name] ?? value)]];
    // A hidden parameter has a value if Adobe requires it or shows a mask for it.
    const isThere = required || (secret && authParams[name] !== undefined);
    return isThere && name !== minted ? [[name, { secret: secretName(key, name) }]] : [];
  });
  const chosen = preset === undefined || row === undefined ? [] : [[preset.name, row]];
  const isOnly = recorded !== undefined && !hasSeveralSpecs(source);
  const { name, isCustom, spec } = source;
  const isDefault = source === defaultSource && recorded !== undefined;
  return {
    source: isCustom ? { connectionSpec: spec.id, version: spec.version } : isDefault ? undefined : name,
    auth: Object.fromEntries([...(isOnly ? [] : [[SPEC_NAME, authSpec]]), ...chosen, ...written]),
    comment:
      preset && isHidden(preset.fills, shown)
        ? `Adobe does not show the ${preset.label}: correct it.`
        : undefined,
  };
}

/** Returns the parameters of a live auth spec. Only a password can be required and hidden. */
function liveParameters(live: LiveAuthSpec | undefined): AuthSpec | undefined {
  if (live === undefined) return undefined;
  const { parameters, required } = live;
  return Object.fromEntries(
    [...parameters].map(([name, { isPassword: secret }]) => [
      name,
      { ...unknownParameter, secret, required: secret && required.includes(name) },
    ]),
  );
}

/** Returns the row of a preset that the visible URLs belong to. If none is visible, it is the first row. */
function shownRow(preset: UsedPreset, parameters: AuthSpec, shown: ReadonlyMap<string, string>) {
  if (isHidden(preset.fills, shown)) return Object.keys(preset.rows)[0];
  const rows = preset.fills.map((name) => rowOf(preset, parameters, name, shown.get(name)));
  return rows.find((row) => row !== undefined);
}

function isHidden(fills: readonly string[], shown: ReadonlyMap<string, string>): boolean {
  return !fills.some((parameter) => shown.has(parameter));
}
