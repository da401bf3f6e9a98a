import { adviceFor } from '../flow-service/errors.ts';
import type { ConnectionPayload } from '../flow-service/flow-service.ts';
import { describeResult, type HttpResult } from '../http/result.ts';
import type { BaseConnection } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import { type Message, msg } from '../model/message.ts';
import { nameConflict, type Outcome, problemOutcome } from '../model/outcome.ts';
import { ProblemError, problemsIn } from '../model/problem.ts';
import { diff } from '../plan/diff.ts';
import { type Polling, pollUntil } from './poll-until.ts';
import { classifyWrite } from './write-result.ts';

/** What creating one connection needs. */
export interface Creating extends Polling {
  /** Sends the request that creates the connection; again only while it surely had no effect. */
  readonly post: (payload: ConnectionPayload) => Promise<HttpResult>;
  /** Lists the base connections of the entry's sandbox and source. */
  readonly list: () => Promise<readonly BaseConnection[]>;
  /** The ids in the run's first listing: a connection that is not among them is new. */
  readonly known: ReadonlySet<string>;
}

/**
 * Creates the base connection of one entry, at most once. When an answer leaves open whether it was created, the listing
 * decides: if it shows up there, it is adopted; if not, the request is sent once more, unless the first may still be in
 * flight.
 */
export async function createConnection(
  entry: Entry,
  payload: ConnectionPayload,
  creating: Creating,
): Promise<Outcome> {
  /** Whether a request that was sent may have created the connection, unknown to this run. */
  let mayExist = false;
  try {
    for (let resent = false; ; resent = true) {
      if (creating.stopped.aborted) {
        return mayExist ? uncertain(entry, msg`the run ended`) : { kind: 'skipped' };
      }
      const result = await creating.post(payload);
      const answer = classifyWrite('POST', result);
      if (answer.kind === 'done') return { kind: 'created', id: answer.id, ...(resent ? { resent } : {}) };
      const why = describeResult(result);
      if (answer.kind !== 'lost' && answer.kind !== 'in-flight') {
        const isEnded = answer.kind === 'not-acted-on' && creating.stopped.aborted;
        if (mayExist) return uncertain(entry, isEnded ? msg`the run ended` : why);
        return isEnded ? { kind: 'skipped' } : notCreated(entry, result);
      }
      mayExist = true;
      const found = await findCreated(entry, creating);
      if (found !== 'absent') return found ?? uncertain(entry, why);
      // Without any wait there is no telling whether the first request is still at work.
      const mayResend = answer.kind === 'lost' && !resent && creating.settlingTime > 0;
      if (!mayResend) return uncertain(entry, why);
    }
  } catch (error) {
    // A missing token for the second attempt, or a mistake of ours, says nothing about what the first attempt did.
    if (!mayExist) throw error;
    return uncertain(entry, new ProblemError(problemsIn(error)).text);
  }
}

/**
 * Looks for a new connection of the entry's name until the settling time is over. Returns what it means for the entry;
 * `'absent'` when a complete listing at the very end does not hold one; `undefined` when neither can be said.
 */
function findCreated(entry: Entry, creating: Creating): Promise<Outcome | 'absent' | undefined> {
  return pollUntil<Outcome | 'absent'>(creating, async (last) => {
    let connections: readonly BaseConnection[];
    try {
      connections = await creating.list();
    } catch (error) {
      if (error instanceof ProblemError) return undefined;
      throw error;
    }
    const [found, ...others] = connections.filter(
      ({ id, name }) => name === entry.name && !creating.known.has(id),
    );
    if (found === undefined) return last ? 'absent' : undefined;
    if (others.length > 0) {
      // Another run may be about to remove its own.
      if (!last) return undefined;
      const ids = [found, ...others].map(({ id }) => id);
      return nameConflict(entry, msg`its creation got no clear answer, and now several have its name`, ids);
    }
    const differing = diff(entry, found).map(({ field }) => field);
    if (differing.length > 0) {
      const what = msg`its creation got no clear answer, and one of its name appeared that differs in ${differing.join(', ')}`;
      return nameConflict(entry, what, [found.id], found.id);
    }
    return { kind: 'adopted', id: found.id, state: found.state };
  });
}

function notCreated(entry: Entry, result: HttpResult): Outcome {
  return problemOutcome('failed', entry, {
    ...adviceFor(result, entry.source),
    message: msg`the base connection was not created: ${describeResult(result)}`,
  });
}

function uncertain(entry: Entry, why: Message): Outcome {
  return problemOutcome('failed', entry, {
    code: 'may-exist',
    message: msg`it is not known whether the base connection was created: ${why}`,
    fix: msg`run again in a few minutes: if it exists by then it is found, if not it is created`,
  });
}
