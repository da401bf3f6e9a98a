import type { BaseConnection } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import { code, joinMessages, type Message, msg } from '../model/message.ts';
import type { AuthSpec, AuthValue, Parameter, ParameterValue, Preset, Source } from '../model/source.ts';
import { presetOf } from './auth-specs.ts';
import { destinationIn } from './destinations.ts';
import { examplesOf, rowAt } from './presets.ts';

/** Returns the row of a preset that a parameter's value from the file or from Adobe belongs to. */
export function rowOf(
  preset: Preset,
  parameters: AuthSpec,
  name: string,
  value: ParameterValue | undefined,
): string | undefined {
  const parameter = parameters[name];
  if (typeof value !== 'string' || parameter === undefined) return undefined;
  return rowAt(preset, name, destinationIn(value, parameter)?.host);
}

/**
 * Returns a name for the place that a destination leads to: the row of its preset, such as a data centre, or otherwise
 * its host, or the whole text if its form is unknown. `text` is the value from the file or from Adobe.
 */
export function placeOf({ preset }: Source, parameters: AuthSpec, name: string, text: string): Message {
  const parameter = parameters[name];
  const host = (parameter && destinationIn(text, parameter)?.host) ?? text;
  const row = rowAt(preset, name, host);
  return preset === undefined || row === undefined ? [code(host)] : msg`${preset.label} ${code(row)}`;
}

/**
 * Returns the entry with the values from a preset replaced by the connection's values if these are at a host of the
 * same row, because the file declares the data centre, not one of its hosts. So a working value in Adobe is neither
 * reported as a difference nor overwritten. The plan shows each such value that it sends.
 */
export function withShownHosts(entry: Entry, connection: BaseConnection): Entry {
  const { source, parameters, auth } = entry;
  const kept = Object.entries(auth).flatMap(([name, value]): readonly (readonly [string, AuthValue])[] => {
    const shown = Object.hasOwn(connection.authParams, name) ? connection.authParams[name] : undefined;
    const parameter = parameters[name];
    if (value.kind !== 'literal' || value.row === undefined || typeof shown !== 'string' || !parameter)
      return [];
    const { text, host } = destinationIn(shown.trim(), parameter) ?? {};
    return text !== undefined && rowAt(source.preset, name, host) === value.row
      ? [[name, { ...value, value: text, isKept: text !== value.value }]]
      : [];
  });
  return kept.length === 0 ? entry : { ...entry, auth: { ...auth, ...Object.fromEntries(kept) } };
}

/**
 * Returns what may help if a source issued a token for an entry's credentials but Adobe still cannot use the
 * connection: the other hosts of the entry's row, and the scopes of the credentials.
 */
export function whatToTry({ source, parameters, auth }: Entry): Message {
  const preset = presetOf(source, parameters);
  const others = (preset?.fills ?? []).flatMap((name): readonly Message[] => {
    const [given, parameter] = [auth[name], parameters[name]];
    if (given?.kind !== 'literal' || parameter === undefined) return [];
    const { host = '' } = destinationIn(String(given.value), parameter) ?? {};
    const row = rowAt(preset, name, host) ?? '';
    const examples = examplesOf(preset?.rows[row]?.[name]).filter((each) => !each.includes(host));
    return examples.length === 0 ? [] : [msg`try another ${code(name)}: ${examples.join(', ')}`];
  });
  return joinMessages([...others, msg`check the scopes of the credentials at ${source.title}`], '; ');
}

/** The names of parameters that identify who authenticates, or whose account it is. */
const WHO =
  /(?:clientId|customerId|accessKey|accessKeyId|principalId|projectId|^project|userId|userName|account|namespace|sasKeyName)$/i;

/**
 * Whether two connections with the same value of a parameter probably use the same account: the parameter identifies
 * who authenticates, or it is a customer's own host. A host that all customers of the vendor share, such as a data
 * centre's, identifies no account.
 */
export function identifiesAccount(name: string, parameter: Parameter, text: string): boolean {
  const { kind, secret, destination, values, hosts = [] } = parameter;
  if (secret || values !== undefined || text.trim() === '') return false;
  if (kind === 'text' || kind === 'host-part') return WHO.test(name);
  const host = destination ? destinationIn(text.trim(), parameter)?.host : undefined;
  return host !== undefined && !hosts.includes(host);
}
