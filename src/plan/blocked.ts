import { type BaseConnection, isChangeable } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import { code, msg } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';

/**
 * Returns the problem of a base connection whose state allows no change; `undefined` when it has another. A state that this
 * program does not know is one to wait for: Flow Service would refuse the change, or something else may be under way.
 */
export function blockedBy(
  entry: Entry,
  connection: Pick<BaseConnection, 'id' | 'state'>,
): Problem | undefined {
  if (isChangeable(connection)) return undefined;
  const { id, state = '' } = connection;
  return {
    code: 'connection-state',
    message: msg`the base connection ${id} was not touched: its state is ${code(state)}, in which Flow Service takes no change`,
    fix: msg`run again when its state is enabled; if it stays as it is, look at it in Adobe Experience Platform`,
    entry: entry.key,
    location: entry.location,
  };
}
