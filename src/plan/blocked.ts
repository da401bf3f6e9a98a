import { type BaseConnection, isChangeable } from '../model/connection.ts';
import { code, msg } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';

/**
 * Returns the problem of a base connection whose state allows no change; otherwise `undefined`. With an unknown state,
 * the run should wait too: Flow Service might reject the change, or another operation may be in progress.
 */
export function blockedBy(connection: Pick<BaseConnection, 'id' | 'state'>): Problem | undefined {
  if (isChangeable(connection)) return undefined;
  const { id, state = '' } = connection;
  return {
    code: 'connection-state',
    message: msg`the base connection ${id} was not changed: Flow Service accepts no changes in its state ${code(state)}`,
    fix: msg`run again when its state is enabled; if the state does not change, check the connection in Adobe Experience Platform`,
  };
}
