import { type BaseConnection, isConnectionId } from '../model/connection.ts';
import { isRecord } from '../model/is-record.ts';

/** Characters of a state that are kept: it is one word, and whatever else comes is not to fill the report. */
const MAX_STATE_LENGTH = 40;

/** Reads one item of a listing or look-up; returns `undefined` when it lacks a name or a plain id. Unknown members are left alone. */
export function parseBaseConnection(item: unknown): BaseConnection | undefined {
  if (!isRecord(item)) return undefined;
  const id = item['id'];
  const name = text(item['name']);
  if (!isConnectionId(id) || name === undefined) return undefined;
  const auth = isRecord(item['auth']) ? item['auth'] : {};
  const params = isRecord(auth['params']) ? auth['params'] : {};
  const spec = isRecord(item['connectionSpec']) ? item['connectionSpec'] : {};
  return {
    id,
    name,
    ...optional('description', text(item['description'])),
    ...optional(
      'state',
      text(item['state'])
        ?.replace(/[^\w .-]/g, '?')
        .slice(0, MAX_STATE_LENGTH),
    ),
    ...optional('connectionSpecId', text(spec['id'])),
    ...optional('sandbox', text(item['sandboxName'])),
    ...optional('createdAt', typeof item['createdAt'] === 'number' ? item['createdAt'] : undefined),
    ...optional('createdClient', text(item['createdClient'])),
    ...optional('etag', text(item['etag'])),
    authParams: Object.fromEntries(
      Object.entries(params).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    ),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V });
}
