import { printable, shorten } from '../http/describe-result.ts';
import { type Dependent, isConnectionId } from '../model/connection.ts';
import { isRecord } from '../model/is-record.ts';

/** What hangs on a base connection, as a listing shows it: only what this program reads of it. */
export interface ListedDependent {
  readonly id: string;
  readonly name: string;
  readonly sandbox?: string;
  /** The ids of what it hangs on. */
  readonly on: readonly string[];
}

/** Characters of a name that are shown. */
const MAX_NAME_LENGTH = 40;

/**
 * Returns what reads the items of `GET /sourceConnections` or `GET /flows`: `member` names what they hang on. `redact` runs
 * before a name is cut: half a secret is not recognised.
 */
export function parseDependent(
  member: 'baseConnectionId' | 'sourceConnectionIds',
  redact: (text: string) => string,
): (item: unknown) => ListedDependent | undefined {
  return (item) => {
    if (!isRecord(item) || !isConnectionId(item['id'])) return undefined;
    const { id, name, sandboxName: sandbox } = item;
    const on = [item[member]].flat();
    return {
      id,
      // Nobody has to name these.
      name:
        typeof name === 'string' ? shorten(printable(redact(printable(redact(name)))), MAX_NAME_LENGTH) : '',
      ...(typeof sandbox === 'string' ? { sandbox } : {}),
      on: on.filter((each) => typeof each === 'string'),
    };
  };
}

/** Returns those of a listing that hang on `id`, by their own; one that does not say on what it hangs is taken from the filter. */
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
