import type { BaseConnection } from '../flow-service/base-connection.ts';
import { ProblemError } from '../problem.ts';
import type { Applying } from './apply-plan.ts';
import { nameConflict } from './name-conflict.ts';
import type { Outcome } from './outcome.ts';
import { removeConnection } from './remove-connection.ts';
import { lookUntilSettled } from './settling.ts';
import { judge, type Made, type Verdict } from './twins.ts';

const ENDED = 'the run ended before';

/**
 * Lists each sandbox in which something was made once more, and mends or reports what another run made of the same
 * name at the same time. A sandbox in which all is clear takes one listing.
 */
export async function resolveTwins(
  made: readonly Made[],
  known: ReadonlySet<string>,
  applying: Applying,
): Promise<void> {
  const places = new Map<string, Made[]>();
  for (const each of made) {
    const place = JSON.stringify([each.entry.sandbox, each.entry.source.name]);
    places.set(place, [...(places.get(place) ?? []), each]);
  }
  const ended = await Promise.allSettled(
    [...places.values()].map((group) => resolveIn(group, known, applying)),
  );
  // A mistake of ours in one sandbox is raised once the others are done.
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
}

async function resolveIn(
  group: readonly Made[],
  known: ReadonlySet<string>,
  applying: Applying,
): Promise<void> {
  const [first] = group;
  if (first === undefined) return;
  const { sandbox, source } = first.entry;
  const { clock, settlingTime, stop, flowService, record } = applying;
  let open = group;
  let why = ENDED;
  const seen = new Map<Made, readonly string[]>();
  const done = await lookUntilSettled({ clock, settlingTime, stopped: stop.requested }, async (last) => {
    let listing: readonly BaseConnection[];
    try {
      listing = await flowService.listConnections(sandbox, source);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      why = error.message;
      return undefined;
    }
    why = 'no listing shows it yet';
    const undecided: Made[] = [];
    for (const each of open) {
      const verdict = judge(each, known, listing);
      seen.set(each, verdict.kind === 'wait' ? verdict.ids : []);
      // What was adopted may be another run's, while what this run's own request has made does not show yet.
      const mayYetShow = verdict.kind === 'alone' && !each.answered && !last;
      if (verdict.kind === 'wait' || mayYetShow) {
        undecided.push(each);
        continue;
      }
      const outcome = await outcomeOf(verdict, each, applying);
      if (outcome !== 'as recorded') record(each.entry, outcome);
    }
    open = undecided;
    return open.length === 0 ? true : undefined;
  });
  if (done === true) return;
  if (stop.requested.aborted) why = ENDED;
  for (const each of open) record(each.entry, unsettled(each, seen.get(each) ?? [], why));
}

/** What is said of a creation that no listing could settle: `ids` are those last seen under its name, with its own. */
function unsettled({ entry, id, answered }: Made, ids: readonly string[], why: string): Outcome {
  if (ids.length > 1) return nameConflict(entry, 'another run made the same base connection', ids, id);
  return {
    kind: answered ? 'created' : 'adopted',
    id,
    problem: {
      code: 'twin-unchecked',
      severity: 'warning',
      message: `it could not be checked whether another run created the same base connection at the same time: ${why}`,
      fix: 'run again: if there are two, the next run says so',
      entry: entry.key,
      place: entry.place,
    },
  };
}

async function outcomeOf(
  verdict: Exclude<Verdict, { kind: 'wait' }>,
  made: Made,
  applying: Applying,
): Promise<Outcome | 'as recorded'> {
  const { entry, id } = made;
  switch (verdict.kind) {
    case 'alone':
      return withState(made, verdict.connection.state);
    case 'remove':
      return removeOurs(made, verdict.keep, applying);
    case 'rival':
      return nameConflict(entry, 'others of this name were made at the same time', verdict.ids, id);
    case 'renamed':
      return {
        kind: 'conflict',
        id,
        problem: {
          code: 'name-altered',
          message: `the base connection ${id} was created, but Flow Service shows it under another name`,
          fix: `add \`id: ${id}\` to the entry, or it will be created again`,
          entry: entry.key,
          place: entry.place,
        },
      };
  }
}

function withState({ id, answered }: Made, state: string | undefined): Outcome | 'as recorded' {
  return state === undefined ? 'as recorded' : { kind: answered ? 'created' : 'adopted', id, state };
}

async function removeOurs(made: Made, keep: BaseConnection, applying: Applying): Promise<Outcome> {
  const { entry, id } = made;
  const removal = await removeConnection(entry.sandbox, id, applying);
  if ('text' in removal) {
    const what = `another run made the same first, and this run's could not be removed (${removal.text})`;
    return nameConflict(entry, what, [keep.id, id], id);
  }
  return {
    kind: 'adopted',
    id: keep.id,
    ...(keep.state === undefined ? {} : { state: keep.state }),
    problem: {
      code: 'twin',
      severity: 'warning',
      message: `another run made the same base connection ${keep.id} first; ${id} of this run was removed again`,
      fix: 'a `concurrency` group in the workflow keeps runs from racing',
      entry: entry.key,
      place: entry.place,
    },
  };
}
