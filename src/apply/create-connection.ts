import { adviceFor } from '../flow-service/errors.ts';
import type { ConnectionPayload } from '../flow-service/flow-service.ts';
import { describeResult } from '../http/describe-result.ts';
import { nextStep } from '../http/retry-policy.ts';
import type { HttpResult } from '../http/send.ts';
import type { BaseConnection } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import { textOf } from '../model/message.ts';
import { type Outcome, problemOutcome } from '../model/outcome.ts';
import { ProblemError, problemsIn } from '../model/problem.ts';
import { diff } from '../plan/diff.ts';
import { nameConflict } from './name-conflict.ts';
import { pollUntil, type Settling } from './poll-until.ts';
import { classifyWrite } from './write-result.ts';

/** What creating one connection takes. */
export interface Creating extends Settling {
  /** Sends the one request that makes the connection. */
  readonly post: (payload: ConnectionPayload) => Promise<HttpResult>;
  /** Lists the base connections of the entry's sandbox and source. */
  readonly list: () => Promise<readonly BaseConnection[]>;
  /** The ids that the run's first listing held: what is not among them is new. */
  readonly known: ReadonlySet<string>;
  /** Waits so many milliseconds; with `everyone`, all other requests wait too. */
  readonly pause: (milliseconds: number, everyone: boolean) => Promise<void>;
  /** Milliseconds that the run has left. */
  readonly remaining: () => number;
  readonly random: () => number;
  readonly redact: (text: string) => string;
}

/**
 * Makes the base connection of one entry, at most once. An answer that leaves open whether it was made is settled
 * by the listing: there once, it is adopted; not there, the request is sent once more, unless the first may still
 * be at work.
 */
export async function createConnection(
  entry: Entry,
  payload: ConnectionPayload,
  creating: Creating,
): Promise<Outcome> {
  const progress: Progress = { mayExist: false };
  try {
    return await create(entry, payload, creating, progress);
  } catch (error) {
    // No token for another try, or a mistake of ours: neither says anything of what an earlier try has done.
    if (!progress.mayExist) throw error;
    return uncertain(
      entry,
      problemsIn(error)
        .map(({ message }) => textOf(message))
        .join('; '),
    );
  }
}

interface Progress {
  /** Whether something that was sent may have made the connection, unknown to this run. */
  mayExist: boolean;
}

async function create(
  entry: Entry,
  payload: ConnectionPayload,
  creating: Creating,
  progress: Progress,
): Promise<Outcome> {
  let resent = false;
  for (let attempt = 1; ; attempt++) {
    if (creating.stopped.aborted) {
      return progress.mayExist ? uncertain(entry, 'the run ended') : { kind: 'skipped' };
    }
    const mayExist = progress.mayExist;
    const result = await creating.post(payload);
    const answer = classifyWrite(result);
    if (answer.kind === 'created') return { kind: 'created', id: answer.id, ...(resent ? { resent } : {}) };
    progress.mayExist ||= answer.kind === 'lost' || answer.kind === 'maybe-running';
    const text = describeResult(result, creating.redact);
    switch (answer.kind) {
      case 'final':
        return mayExist ? uncertain(entry, text) : refused(entry, result, text);

      case 'not-acted-on': {
        if (creating.stopped.aborted) continue;
        const step = nextStep(result, {
          number: attempt,
          now: creating.clock.now(),
          remaining: creating.remaining(),
          random: creating.random(),
        });
        if (step.kind === 'done') {
          return mayExist ? uncertain(entry, text) : refused(entry, result, text);
        }
        await creating.pause(step.wait, step.throttled);
        continue;
      }

      case 'lost': {
        const settled = await findCreated(entry, creating);
        if (settled !== 'absent') return settled ?? uncertain(entry, text);
        // Who does not wait can't tell that the first is not still at work.
        if (mayExist || creating.settlingTime === 0) return uncertain(entry, text);
        resent = true;
        continue;
      }

      case 'maybe-running': {
        const settled = await findCreated(entry, creating);
        return settled === 'absent' || settled === undefined ? uncertain(entry, text) : settled;
      }
    }
  }
}

/**
 * Looks for a new connection of the entry's name until the settling time is over. Returns what it means for the
 * entry; `'absent'` when a complete listing at the very end does not hold one; `undefined` when that can't be said.
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
      return nameConflict(entry, 'its creation got no clear answer, and now several have its name', ids);
    }
    const differing = diff(entry, found).map(({ field }) => field);
    if (differing.length > 0) {
      const what = `its creation got no clear answer, and one of its name appeared that differs in ${differing.join(', ')}`;
      return nameConflict(entry, what, [found.id], found.id);
    }
    return { kind: 'adopted', id: found.id, ...(found.state === undefined ? {} : { state: found.state }) };
  });
}

function refused(entry: Entry, result: HttpResult, text: string): Outcome {
  return problemOutcome('failed', entry, {
    ...adviceFor(result),
    message: `the base connection was not created: ${text}`,
  });
}

function uncertain(entry: Entry, text: string): Outcome {
  return problemOutcome('failed', entry, {
    code: 'may-exist',
    message: `it is not known whether the base connection was created: ${text}`,
    fix: 'run again in a few minutes: if it exists by then it is found, if not it is created',
  });
}
