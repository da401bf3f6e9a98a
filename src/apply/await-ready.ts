import type { BaseConnection } from '../model/connection.ts';
import type { Outcome } from '../model/outcome.ts';
import { ProblemError } from '../model/problem.ts';
import type { ApplyContext } from './context.ts';
import { groupBySandboxAndSource } from './group-by-sandbox-and-source.ts';
import { pollUntil } from './poll-until.ts';
import type { Created } from './twins.ts';

/** The part of the run's time that is left when it stops waiting: what it has made is to be tested and told. */
const RESERVED = 0.5;

/** The state of a connection that Flow Service is still making. */
const INITIALIZING = 'initializing';

/**
 * Waits, as long as the run has time, until what it made is no longer `initializing`, and records the state that came
 * after. `outcomes` are what became of `made`, by key.
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
