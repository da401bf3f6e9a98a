import { printable } from '../http/result.ts';
import { type Dependent, isConnectionId } from '../model/connection.ts';
import { isRecord } from '../model/is-record.ts';

/** A dependent as a listing shows it: only the members that this program reads. */
export interface ListedDependent {
  readonly id: string;
  readonly name: string;
  readonly sandbox?: string | undefined;
  /** The ids of the objects that it depends on. */
  readonly on: readonly string[];
}

const MAX_NAME_LENGTH = 400;

/**
 * Secrets are taken out of names where they are shown. Until then no name may be cut or cleaned, since a secret in it would no longer be
 * recognised: a name that would need it is left out.
 */
function isShowable(name: unknown): name is string {
  return typeof name === 'string' && name.length <= MAX_NAME_LENGTH && name === printable(name);
}

/** Returns a parser for the items of `GET /sourceConnections` or `GET /flows`; `member` holds the ids that they depend on. */
export function parseDependent(
  member: 'baseConnectionId' | 'sourceConnectionIds',
): (item: unknown) => ListedDependent | undefined {
  return (item) => {
    if (!isRecord(item) || !isConnectionId(item['id'])) return undefined;
    const { id, name, sandboxName: sandbox } = item;
    return {
      id,
      // A name is optional.
      name: isShowable(name) ? name : '',
      sandbox: typeof sandbox === 'string' ? sandbox : undefined,
      on: [item[member]].flat().filter((each) => typeof each === 'string'),
    };
  };
}

/**
 * Returns the dependents of `id` in a listing, ordered by their own ids. An item that does not say on what it depends counts,
 * since the listing was filtered by `id`.
 */
export function dependentsOf(
  id: string,
  kind: Dependent['kind'],
  listed: readonly ListedDependent[],
): readonly Dependent[] {
  return listed
    .filter(({ on }) => on.length === 0 || on.includes(id))
    .map(({ id: own, name }) => ({ kind, id: own, name }))
    .sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
}
