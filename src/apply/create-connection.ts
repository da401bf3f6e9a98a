import { adviceFor } from '../flow-service/hints.ts';
import { describeResult } from '../http/result.ts';
import { isGoing, isMadeByAnother } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import { type Message, msg, withoutRequestIds } from '../model/message.ts';
import { nameConflict, type Outcome } from '../model/outcome.ts';
import { type Problem, ProblemError, problemsIn } from '../model/problem.ts';
import { differingFields } from '../plan/diff.ts';
import { SPEC_NAME } from '../source/auth-specs.ts';
import { type Applying, attempt, pollUntil } from './context.ts';
import { credentialsOf, payloadOf } from './credentials.ts';
import { classifyWrite } from './write-result.ts';

/**
 * Creates the base connection of one entry, at most once. When an answer leaves open whether it was created, the
 * listing decides. A connection that appears there, and is not in the run's first listing, is adopted. Otherwise the
 * request is sent once more, unless the first may still be in flight. Throws only if nothing was created.
 */
export async function createConnection(entry: Entry, applying: Applying): Promise<Outcome> {
  const { flowService, stop, settlingTime, info } = applying;
  const payload = payloadOf(entry, await credentialsOf(entry, applying));
  /** Whether an earlier request may have created the connection without a clear answer. */
  let mayExist = false;
  const ended = (): Outcome => (mayExist ? uncertain(msg`the run ended`) : { kind: 'skipped' });
  try {
    for (let resent = false; ; resent = true) {
      if (stop.requested.aborted) return ended();
      const result = await flowService.createConnection(entry.sandbox, payload);
      const answer = classifyWrite('POST', result);
      if (answer.kind === 'done') {
        const { id, etag } = answer;
        return { kind: 'created', id, etag, resent: resent || undefined };
      }
      if (answer.kind === 'not-acted-on' && stop.requested.aborted) return ended();
      const why = describeResult(result);
      if (answer.kind !== 'lost' && answer.kind !== 'in-flight') {
        const message = msg`the base connection was not created: ${why}`;
        return mayExist
          ? uncertain(why)
          : { kind: 'failed', problem: { ...adviceFor(result, entry), message } };
      }
      mayExist = true;
      const seconds = settlingTime / 1000;
      info(
        msg`${entry.key}: no clear answer (${withoutRequestIds(why)}); checking for up to ${seconds} s whether it was created`,
      );
      const found = await findCreated(entry, applying);
      if (found !== 'absent') return found ?? uncertain(why);
      // Without a settling time, nothing shows whether the server is still processing the first request.
      const mayResend = answer.kind === 'lost' && !resent && settlingTime > 0;
      if (!mayResend) return uncertain(why);
      info(msg`${entry.key}: not created; sending the request once more`);
    }
  } catch (error) {
    // This error says nothing about the first attempt, which may have created the connection.
    if (!mayExist) throw error;
    return uncertain(new ProblemError(problemsIn(error)).text);
  }
}

/**
 * Looks for a new connection with the entry's name until the settling time is over. Returns the entry's outcome,
 * `'absent'` when the last listing is complete and has no such connection, or `undefined` when that remains unknown.
 */
function findCreated(entry: Entry, applying: Applying): Promise<Outcome | 'absent' | undefined> {
  const { flowService, known } = applying;
  return pollUntil<Outcome | 'absent'>(applying, async (last) => {
    const listing = await attempt(flowService.listConnections(entry.sandbox, entry.source));
    if (listing instanceof ProblemError) return undefined;
    const [found, ...others] = listing.filter(
      (each) => each.name === entry.name && !known.has(each.id) && !isGoing(each),
    );
    if (found === undefined) return last ? 'absent' : undefined;
    const isForeign = isMadeByAnother(found, flowService.clientId);
    const differing = differingFields(entry, found);
    if (others.length === 0 && differing.length === 0 && !isForeign) {
      return { kind: 'adopted', id: found.id, state: found.state };
    }
    // Another run may be about to remove its twin, and this run's connection may not be listed yet.
    if (!last) return undefined;
    // The auth spec of a connection cannot change, so this run did not create one with another.
    const ofSpec = !differing.includes(SPEC_NAME);
    const isOwn = others.length === 0 && !isForeign && ofSpec;
    const what =
      others.length > 0
        ? 'several connections now have its name'
        : isForeign
          ? 'Adobe shows that another client created a connection with its name'
          : `a connection with its name appeared that differs in ${differing.join(', ')}`;
    const message = msg`the answer to its creation was lost or ambiguous, and ${what}`;
    const pinnable = ofSpec || others.length > 0;
    return nameConflict(message, [found, ...others], isOwn ? found.id : undefined, pinnable);
  });
}

function uncertain(why: Message): Outcome {
  const problem: Problem = {
    code: 'may-exist',
    message: msg`it is not known whether the base connection was created: ${why}`,
    fix: msg`run again in a few minutes: the run finds the connection if it exists by then, and creates it if not`,
  };
  return { kind: 'failed', problem };
}
