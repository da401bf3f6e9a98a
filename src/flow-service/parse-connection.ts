import { type BaseConnection, isConnectionId } from '../model/connection.ts';
import { isRecord } from '../model/is-record.ts';

/** A state is one short word or two; anything else that a server sends is not shown. */
const STATE = /^[\w .-]{1,40}$/;

/**
 * Reads one item of a listing or look-up; returns `undefined` when it lacks a name or a plain id. Members that this program
 * does not need are ignored.
 */
export function parseBaseConnection(item: unknown): BaseConnection | undefined {
  if (!isRecord(item)) return undefined;
  const id = item['id'];
  const name = text(item['name']);
  if (!isConnectionId(id) || name === undefined) return undefined;
  const auth = isRecord(item['auth']) ? item['auth'] : {};
  const params = isRecord(auth['params']) ? auth['params'] : {};
  const spec = isRecord(item['connectionSpec']) ? item['connectionSpec'] : {};
  const state = text(item['state']);
  return {
    id,
    name,
    description: text(item['description']),
    state: state === undefined || STATE.test(state) ? state : 'unknown',
    connectionSpecId: text(spec['id']),
    sandbox: text(item['sandboxName']),
    createdAt: typeof item['createdAt'] === 'number' ? item['createdAt'] : undefined,
    createdClient: text(item['createdClient']),
    etag: text(item['etag']),
    authParams: Object.fromEntries(
      Object.entries(params).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    ),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
