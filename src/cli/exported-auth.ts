import type { BaseConnection } from '../model/connection.ts';
import type { LiveAuthSpec, LiveSpec } from '../model/live-spec.ts';
import type { AuthSpec, ParameterValue, Source } from '../model/source.ts';
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
  const { authSpec = Object.keys(source.auth)[0] ?? '' } = connection;
  const known = findAuthSpec(source, authSpec);
  if (known !== undefined) return ofRecord(source, authSpec, known, connection, key);
  const live = specs.get(source.spec.id)?.authSpecs?.get(authSpec);
  return live && ofLiveSpec(source, authSpec, live, connection, key);
}

function ofRecord(
  source: Source,
  authSpec: string,
  parameters: AuthSpec,
  { authParams }: BaseConnection,
  key: string,
): ExportedAuth {
  // Values in the form used for comparison, without masks.
  const shown = new Map<string, string>();
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = comparable(parameter, authParams[name] ?? '');
    if (value !== undefined) shown.set(name, value);
  }
  const preset = presetOf(source, parameters);
  const [row, columns = {}] = (preset && rowOf(preset, shown)) ?? [];
  const written = Object.entries(parameters).flatMap(([name, { required, secret, kind }]) => {
    const value = shown.get(name);
    if (preset?.fills.includes(name))
      return value === undefined || value === columns[name]?.value ? [] : [[name, value]];
    if (value !== undefined) return [[name, kind === 'text' ? value : (authParams[name] ?? value)]];
    // A hidden parameter has a value if Adobe requires it or shows a mask for it.
    const isThere = required || (secret && authParams[name] !== undefined);
    return isThere && name !== source.mint?.parameter ? [[name, { secret: secretName(key, name) }]] : [];
  });
  const chosen = preset === undefined || row === undefined ? [] : [[preset.name, row]];
  const spec = hasSeveralSpecs(source) ? [[SPEC_NAME, authSpec]] : [];
  return {
    source: source === defaultSource ? undefined : source.name,
    auth: Object.fromEntries([...spec, ...chosen, ...written]),
    comment:
      preset && isHidden(preset.fills, shown)
        ? `Adobe does not show the ${preset.label}: correct it.`
        : undefined,
  };
}

function ofLiveSpec(
  source: Source,
  authSpec: string,
  { parameters, required }: LiveAuthSpec,
  { authParams }: BaseConnection,
  key: string,
): ExportedAuth {
  const written = [...parameters].flatMap(
    ([name, { isPassword }]): readonly (readonly [string, ParameterValue])[] => {
      const value = authParams[name];
      if (isPassword) {
        const isThere = value !== undefined || required.includes(name);
        return isThere ? [[name, { secret: secretName(key, name) }]] : [];
      }
      // A mask is not a value.
      return value === undefined || comparable(unknownParameter, value) === undefined ? [] : [[name, value]];
    },
  );
  const { id, version } = source.spec;
  return {
    source: source.isCustom ? { connectionSpec: id, version } : source.name,
    auth: Object.fromEntries([[SPEC_NAME, authSpec], ...written]),
  };
}

/** Returns the row of a preset that matches the visible URLs, with its values. If none is visible, it is the first row. */
function rowOf({ rows, fills }: UsedPreset, shown: ReadonlyMap<string, string>) {
  const isAt = (host: string, url = '') => `${url.replace(/^https:\/\//, '')}/`.startsWith(`${host}/`);
  return Object.entries(rows).find(
    ([, columns]) =>
      isHidden(fills, shown) ||
      fills.some((parameter) => columns[parameter]?.hosts.some((host) => isAt(host, shown.get(parameter)))),
  );
}

function isHidden(fills: readonly string[], shown: ReadonlyMap<string, string>): boolean {
  return !fills.some((parameter) => shown.has(parameter));
}
