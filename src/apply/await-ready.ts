import type { BaseConnection } from '../model/connection.ts';
import type { Outcome } from '../model/outcome.ts';
import { ProblemError } from '../model/problem.ts';
import type { ApplyContext } from './context.ts';
import { pollUntil } from './poll-until.ts';
import { type Created, groupBySandboxAndSource } from './twins.ts';

/** The part of the run's time that remains after the wait, to test and report what was created. */
const RESERVED = 0.5;

/** The state of a connection that Flow Service is still creating. */
const INITIALIZING = 'initializing';

/**
 * Waits, as long as the run has time, until the created connections are no longer `initializing`, and records their new
 * states. `outcomes` are those of `made`, by key.
 */
export async function awaitReady(
  made: readonly Created[],
  outcomes: ReadonlyMap<string, Outcome>,
  applying: ApplyContext,
): Promise<void> {
  const waiting = made.filter(({ entry }) => outcomes.get(entry.key)?.state === INITIALIZING);
  await groupBySandboxAndSource(waiting, (group) => awaitGroup(group, outcomes, applying));
}

async function awaitGroup(
  group: readonly Created[],
  outcomes: ReadonlyMap<string, Outcome>,
  applying: ApplyContext,
): Promise<void> {
  const { clock, stop, flowService, record, info } = applying;
  const [first] = group;
  if (first === undefined) return;
  const { sandbox, source } = first.entry;
  let open = group;
  const settlingTime = stop.remaining() * (1 - RESERVED);
  info(`waiting for ${group.length === 1 ? first.entry.key : `${group.length} connections`} to be ready`);
  await pollUntil({ clock, settlingTime, stopped: stop.requested }, async () => {
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
