import { code, type Message, msg } from '../model/message.ts';
import type { AuthSpec, Parameter, Source } from '../model/source.ts';
import { presetsOf } from './auth-specs.ts';
import { readDestination } from './destinations.ts';

/**
 * Returns a name for the place that a destination leads to: the row of its preset, such as a data centre, or otherwise
 * its host. `text` is the value from the file or from Adobe.
 */
export function placeOf(source: Source, parameters: AuthSpec, name: string, text: string): Message {
  const parameter = parameters[name];
  const host = parameter === undefined ? text : hostIn(text, parameter);
  for (const { preset } of presetsOf(source, parameters)) {
    const [row] =
      Object.entries(preset.rows).find(([, columns]) => columns[name]?.hosts.includes(host)) ?? [];
    if (row !== undefined) return msg`${preset.label} ${code(row)}`;
  }
  return [code(host)];
}

/** Returns only the host, or the whole text if its form is unknown. */
function hostIn(text: string, parameter: Parameter): string {
  const anywhere = { ...parameter, only: false };
  const read = readDestination(text, anywhere, { groups: [], allowed: undefined });
  return 'fix' in read ? text : read.host;
}
