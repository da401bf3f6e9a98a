import type { BaseConnection } from '../flow-service/base-connection.ts';
import { ProblemError } from '../problem.ts';
import type { Applying } from './apply-plan.ts';
import { byPlace } from './by-place.ts';
import type { Outcome } from './outcome.ts';
import { lookUntilSettled } from './settling.ts';
import type { Made } from './twins.ts';

/** The part of the run's time that is left when it stops waiting: what it has made is to be tested and told. */
const RESERVED = 0.5;

/** The state of a connection that Flow Service is still making. */
const INITIALIZING = 'initializing';

/**
 * Waits, as long as the run has time, until what it made is no longer `initializing`, and records the state that came
 * after. `outcomes` are what became of `made`, by key.
 */
export async function awaitReady(
  made: readonly Made[],
  outcomes: ReadonlyMap<string, Outcome>,
  applying: Applying,
): Promise<void> {
  const waiting = made.filter(({ entry }) => outcomes.get(entry.key)?.state === INITIALIZING);
  await byPlace(waiting, (group) => awaitGroup(group, outcomes, applying));
}

async function awaitGroup(
  group: readonly Made[],
  outcomes: ReadonlyMap<string, Outcome>,
  applying: Applying,
): Promise<void> {
  const { clock, stop, flowService, record, info } = applying;
  const [first] = group;
  if (first === undefined) return;
  const { sandbox, source } = first.entry;
  let open = group;
  const settlingTime = stop.remaining() * (1 - RESERVED);
  info(`waiting for ${group.length === 1 ? first.entry.key : `${group.length} connections`} to be ready`);
  await lookUntilSettled({ clock, settlingTime, stopped: stop.requested }, async () => {
    let listing: readonly BaseConnection[];
    try {
      listing = await flowService.listConnections(sandbox, source);
    } catch (error) {
      if (error instanceof ProblemError) return undefined;
      throw error;
    }
    const states = new Map(listing.map(({ id, state }) => [id, state]));
    for (const { entry } of open) {
      const outcome = outcomes.get(entry.key);
      const state = outcome?.id === undefined ? undefined : states.get(outcome.id);
      if (outcome === undefined || state === undefined || state === INITIALIZING) continue;
      record(entry, { ...outcome, state });
    }
    open = open.filter(({ entry }) => outcomes.get(entry.key)?.state === INITIALIZING);
    return open.length === 0 ? true : undefined;
  });
}
