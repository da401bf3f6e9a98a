import type { BaseConnection } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import type { AuthValue } from '../model/source.ts';
import { presetsOf } from './auth-specs.ts';
import { readDestination } from './destinations.ts';
import { comparable } from './values.ts';

/**
 * Returns the entry with the values from a preset replaced by the connection's values if these are at a host of the
 * same row, because the file declares the data centre, not one of its hosts. So a working value in Adobe is neither
 * reported as a difference nor overwritten. The plan shows each such value that it sends.
 */
export function withShownHosts(entry: Entry, connection: BaseConnection): Entry {
  const filled = Object.entries(entry.auth).flatMap(
    ([name, value]): readonly (readonly [string, AuthValue])[] => {
      const shown = Object.hasOwn(connection.authParams, name) ? connection.authParams[name] : undefined;
      if (value.kind !== 'literal' || value.row === undefined || typeof shown !== 'string') return [];
      const parameter = entry.parameters[name];
      if (parameter === undefined || comparable(parameter, shown) === undefined) return [];
      const read = readDestination(shown.trim(), parameter, { groups: [], allowed: [] });
      return !('fix' in read) && hostsOf(entry, name, value.row).includes(read.host)
        ? [[name, { ...value, value: read.text, isKept: read.text !== value.value }]]
        : [];
    },
  );
  return filled.length === 0 ? entry : { ...entry, auth: { ...entry.auth, ...Object.fromEntries(filled) } };
}

function hostsOf({ source, parameters }: Entry, name: string, row: string): readonly string[] {
  return presetsOf(source, parameters).flatMap(({ preset }) => preset.rows[row]?.[name]?.hosts ?? []);
}
