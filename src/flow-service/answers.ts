import { type BaseConnection, type Dependent, inOrderOfIds, isConnectionId } from '../model/connection.ts';
import { isRecord, memberAt, textAt } from '../model/is-record.ts';
import { isParameterValue, type ParameterValue } from '../model/source.ts';

/** A state as Adobe documents them: words in lower case, such as `delete-finalizing`. Anything else is not shown. */
const STATE = /^(?=.{1,40}$)[a-z]+(?:-[a-z]+)*$/;

/** Reads one item of a listing or look-up. Returns `undefined` if it has no name or no valid id. */
export function parseBaseConnection(item: unknown): BaseConnection | undefined {
  if (!isRecord(item)) return undefined;
  const { id, updatedAt } = item;
  const name = textAt(item, 'name');
  if (!isConnectionId(id) || name === undefined) return undefined;
  const params = memberAt(item, 'auth', 'params');
  const state = textAt(item, 'state');
  return {
    id,
    name,
    description: textAt(item, 'description'),
    state: state === undefined || STATE.test(state) ? state : 'unknown',
    connectionSpecId: textAt(item, 'connectionSpec', 'id'),
    connectionSpecVersion: textAt(item, 'connectionSpec', 'version'),
    sandbox: textAt(item, 'sandboxName'),
    createdAt: typeof item['createdAt'] === 'number' ? item['createdAt'] : undefined,
    createdClient: textAt(item, 'createdClient'),
    createdBy: textAt(item, 'createdBy'),
    updatedAt: typeof updatedAt === 'number' ? updatedAt : textAt(item, 'updatedAt'),
    updatedClient: textAt(item, 'updatedClient'),
    updatedBy: textAt(item, 'updatedBy'),
    etag: textAt(item, 'etag'),
    authSpec: textAt(item, 'auth', 'specName'),
    authParams: Object.fromEntries(
      Object.entries(isRecord(params) ? params : {}).filter((pair): pair is [string, ParameterValue] =>
        isParameterValue(pair[1]),
      ),
    ),
  };
}

/** A dependent in a listing, with only the members that this program reads. */
export interface ListedDependent {
  readonly id: string;
  readonly name: string;
  readonly sandbox?: string | undefined;
  /** The ids of the objects that it depends on. */
  readonly on: readonly string[];
}

const MAX_NAME_LENGTH = 400;

/**
 * Returns a parser for items of `GET /sourceConnections` or `GET /flows`. Their `member` has the ids they depend on.
 */
export function parseDependent(
  member: 'baseConnectionId' | 'sourceConnectionIds',
): (item: unknown) => ListedDependent | undefined {
  return (item) => {
    if (!isRecord(item) || !isConnectionId(item['id'])) return undefined;
    const { id } = item;
    // A name that is too long is omitted, not cut: half a secret in it would not be recognised.
    const given = textAt(item, 'name') ?? '';
    const name = given.length <= MAX_NAME_LENGTH ? given : '';
    const on = [item[member]].flat().filter((each) => typeof each === 'string');
    return { id, name, sandbox: textAt(item, 'sandboxName'), on };
  };
}

/**
 * Returns the dependents of `id`, in the order of their ids, from a listing filtered by `id`. An item without ids
 * counts as one.
 */
export function dependentsOf(
  id: string,
  kind: Dependent['kind'],
  listed: readonly ListedDependent[],
): readonly Dependent[] {
  return listed
    .filter(({ on }) => on.length === 0 || on.includes(id))
    .map(({ id: own, name }) => ({ kind, id: own, name }))
    .sort(inOrderOfIds);
}
