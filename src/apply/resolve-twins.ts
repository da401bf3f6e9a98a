import type { BaseConnection } from '../model/connection.ts';
import { textOf } from '../model/message.ts';
import { type Outcome, problemOutcome } from '../model/outcome.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import { diff } from '../plan/diff.ts';
import type { ApplyContext } from './context.ts';
import { groupBySandboxAndSource } from './group-by-sandbox-and-source.ts';
import { nameConflict } from './name-conflict.ts';
import { pollUntil } from './poll-until.ts';
import { removeConnection } from './remove-connection.ts';
import { type Created, compareTwins, type TwinStatus } from './twins.ts';

const ENDED = 'the run ended before';
const NOT_SHOWN = 'no listing shows it yet';

/**
 * Lists each sandbox in which something was made once more, and mends or reports what another run made of the same
 * name at the same time. A sandbox in which all is clear takes one listing.
 */
export async function resolveTwins(
  made: readonly Created[],
  known: ReadonlySet<string>,
  applying: ApplyContext,
): Promise<void> {
  await groupBySandboxAndSource(made, (group) => resolveIn(group, known, applying));
}

async function resolveIn(
  group: readonly Created[],
  known: ReadonlySet<string>,
  applying: ApplyContext,
): Promise<void> {
  const [first] = group;
  if (first === undefined) return;
  const { sandbox, source } = first.entry;
  const { clock, settlingTime, stop, flowService, record } = applying;
  let open = group;
  let why = ENDED;
  /** The listing before, to tell what has gone from what does not show yet. */
  let before: readonly BaseConnection[] = [];
  const seen = new Map<string, readonly string[]>();
  try {
    await pollUntil({ clock, settlingTime, stopped: stop.requested }, async (last) => {
      let listing: readonly BaseConnection[];
      try {
        listing = await flowService.listConnections(sandbox, source);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        why = error.message;
        return undefined;
      }
      why = NOT_SHOWN;
      const undecided: Created[] = [];
      for (const each of open) {
        const current = replacementOf(each, known, before, listing) ?? each;
        const verdict = compareTwins(current, known, listing);
        seen.set(current.entry.key, verdict.kind === 'wait' ? verdict.ids : []);
        const next = await handleTwin(verdict, current, last, applying);
        if (next !== undefined) undecided.push(next);
      }
      before = listing;
      open = undecided;
      return open.length === 0 ? true : undefined;
    });
  } catch (error) {
    // A mistake of ours: what is still open is told before it is raised.
    for (const each of open) record(each.entry, unsettled(each, seen.get(each.entry.key) ?? [], ENDED));
    throw error;
  }
  if (stop.requested.aborted) why = ENDED;
  const idsOf = ({ entry }: Created) => seen.get(entry.key) ?? [];
  for (const each of open) record(each.entry, unsettled(each, idsOf(each), why));
  if (why !== NOT_SHOWN) return;
  for (const each of open) {
    const ids = idsOf(each);
    if (!ids.includes(each.id) && (await isUnknown(each, applying))) record(each.entry, missing(each, ids));
  }
}

/** What was adopted may be another run's that takes it away for a still earlier one: then that one takes its place. */
function replacementOf(
  made: Created,
  known: ReadonlySet<string>,
  before: readonly BaseConnection[],
  listing: readonly BaseConnection[],
): Created | undefined {
  const { entry, id, ownRequest } = made;
  const isGone = before.some((each) => each.id === id) && listing.every((each) => each.id !== id);
  if (ownRequest || !isGone) return undefined;
  const [replacement, ...others] = listing.filter((each) => each.name === entry.name && !known.has(each.id));
  return replacement === undefined || others.length > 0 || diff(entry, replacement).length > 0
    ? undefined
    : { ...made, id: replacement.id };
}

/** Does what a verdict calls for. Returns what is to be looked at further, if anything. */
async function handleTwin(
  verdict: TwinStatus,
  made: Created,
  last: boolean,
  applying: ApplyContext,
): Promise<Created | undefined> {
  const { entry, id } = made;
  switch (verdict.kind) {
    case 'wait':
      return made;
    case 'alone':
      applying.record(entry, adoptedOrCreated(made, verdict.connection.state));
      return made.mayHaveDuplicate && !last ? made : undefined;
    case 'rival':
      applying.record(
        entry,
        nameConflict(entry, 'others of this name were made at the same time', verdict.ids, id),
      );
      return undefined;
    case 'renamed':
      applying.record(
        entry,
        problemOutcome(
          'conflict',
          entry,
          {
            code: 'name-altered',
            message: `the base connection ${verdict.ids.join(' and ')} was created, but Flow Service shows it under another name`,
            fix: `add \`id: ${id}\` to the entry, or it will be created again`,
          },
          id,
        ),
      );
      return undefined;
    case 'remove':
      return removeOurs(made, verdict.keep, last, applying);
  }
}

function adoptedOrCreated({ id, ownRequest, note }: Created, state: string | undefined): Outcome {
  return {
    kind: ownRequest ? 'created' : 'adopted',
    id,
    ...(state === undefined ? {} : { state }),
    ...(note === undefined ? {} : { problem: note }),
  };
}

/** What is said of a creation that no listing could settle: `ids` are those last seen under its name. */
function unsettled(made: Created, ids: readonly string[], why: string): Outcome {
  const { entry, id } = made;
  const all = [...new Set([id, ...ids])];
  if (all.length > 1) return nameConflict(entry, 'another run made the same base connection', all, id);
  const before = made.note === undefined ? '' : `${textOf(made.note.message)}; and after that `;
  return {
    ...adoptedOrCreated(made, undefined),
    problem: {
      code: 'twin-unchecked',
      severity: 'warning',
      message: `${before}it could not be checked whether another run created the same base connection at the same time: ${why}`,
      fix: 'run again: if there are two, the next run says so',
      entry: entry.key,
      location: entry.location,
    },
  };
}

/** Whether Flow Service says that there is no such connection: a listing may lag, a look-up by the id does not. */
async function isUnknown({ entry, id }: Created, { flowService }: ApplyContext): Promise<boolean> {
  try {
    return (await flowService.findConnection(entry.sandbox, id)) === undefined;
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}

function missing({ entry, id }: Created, ids: readonly string[]): Outcome {
  if (ids.length > 0)
    return nameConflict(entry, `the base connection ${id} is gone, and others have its name`, ids);
  return problemOutcome('failed', entry, {
    code: 'not-there',
    message: `the base connection ${id} is not there, although its creation was answered with this id`,
    fix: 'run again: it is created then. If that does not help, look at it in Adobe Experience Platform',
  });
}

/** Removes what this run made, for the one that is kept; which is watched from then on, since it is somebody else's. */
async function removeOurs(
  made: Created,
  keep: BaseConnection,
  last: boolean,
  applying: ApplyContext,
): Promise<Created | undefined> {
  const { entry, id } = made;
  const removal = await removeConnection(entry.sandbox, id, applying);
  if (removal.kind !== 'removed' && removal.kind !== 'absent') {
    const why = 'text' in removal ? removal.text : ENDED;
    const what = `another run made the same first, and this run's could not be removed (${why})`;
    applying.record(entry, nameConflict(entry, what, [keep.id, id], id));
    return undefined;
  }
  // No further listing would show that what was said to be removed is there all the same.
  if (last && !(await isSeenGone(made, applying))) {
    const what =
      "another run made the same first, and this run's may still be there, although its removal was answered";
    applying.record(entry, nameConflict(entry, what, [keep.id, id], id));
    return undefined;
  }
  const note: Problem = {
    code: 'twin',
    severity: 'warning',
    message: `another run made the same base connection ${keep.id} first; ${id} of this run was removed again`,
    fix: 'a `concurrency` group in the workflow keeps runs from racing',
    entry: entry.key,
    location: entry.location,
  };
  const kept: Created = { entry, id: keep.id, ownRequest: false, mayHaveDuplicate: true, note };
  applying.record(entry, adoptedOrCreated(kept, keep.state));
  return kept;
}

async function isSeenGone({ entry, id }: Created, { flowService }: ApplyContext): Promise<boolean> {
  try {
    const found = await flowService.findConnection(entry.sandbox, id);
    return found === undefined || found.state === 'deleting';
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}
