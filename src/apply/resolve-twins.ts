import type { BaseConnection } from '../model/connection.ts';
import { code, type Message, msg } from '../model/message.ts';
import { nameConflict, type Outcome, problemOutcome } from '../model/outcome.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import { diff } from '../plan/diff.ts';
import type { ApplyContext } from './context.ts';
import { removeConnection } from './delete-connection.ts';
import { pollUntil } from './poll-until.ts';
import { type Created, compareTwins, groupBySandboxAndSource, type TwinStatus } from './twins.ts';

const ENDED = msg`the run ended before`;
const NOT_SHOWN = msg`no listing shows it yet`;

/**
 * Lists each sandbox in which something was created once more, and resolves or reports what another run created under the
 * same name at the same time. A sandbox without such a twin takes one listing.
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
  /** The listing before: a connection in it is gone now, and does not merely lag. */
  let before: readonly BaseConnection[] = [];
  const seen = new Map<string, readonly string[]>();
  try {
    await pollUntil({ clock, settlingTime, stopped: stop.requested }, async (last) => {
      let listing: readonly BaseConnection[];
      try {
        listing = await flowService.listConnections(sandbox, source);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        why = error.text;
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
    // A mistake of ours: the open creations are reported before it is thrown.
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

/**
 * Returns the connection that replaces an adopted one: it may be another run's, which removes it again in favour of a still
 * earlier one.
 */
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

/** Acts on the status of one creation. Returns it when another listing has to be awaited. */
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
        nameConflict(entry, msg`others of this name were made at the same time`, verdict.ids, id),
      );
      return undefined;
    case 'renamed':
      applying.record(entry, problemOutcome('conflict', entry, renamed(verdict.ids, id), id));
      return undefined;
    case 'remove':
      return removeOurs(made, verdict.keep, last, applying);
  }
}

function renamed(ids: readonly string[], id: string): Problem {
  return {
    code: 'name-altered',
    message: msg`the base connection ${ids.join(' and ')} was created, but Flow Service shows it under another name`,
    fix: msg`add ${code(`id: ${id}`)} to the entry, or it will be created again`,
  };
}

function adoptedOrCreated({ id, ownRequest, note }: Created, state: string | undefined): Outcome {
  return { kind: ownRequest ? 'created' : 'adopted', id, state, problem: note };
}

/** Returns the outcome of a creation that no listing could settle: `ids` are those last seen under its name. */
function unsettled(made: Created, ids: readonly string[], why: Message): Outcome {
  const { entry, id } = made;
  const all = [...new Set([id, ...ids])];
  if (all.length > 1) return nameConflict(entry, msg`another run made the same base connection`, all, id);
  const before = made.note === undefined ? '' : msg`${made.note.message}; and after that `;
  return {
    ...adoptedOrCreated(made, undefined),
    problem: {
      code: 'twin-unchecked',
      severity: 'warning',
      message: msg`${before}it could not be checked whether another run created the same base connection at the same time: ${why}`,
      fix: msg`run again: if there are two, the next run says so`,
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
    return nameConflict(entry, msg`the base connection ${id} is gone, and others have its name`, ids);
  return problemOutcome('failed', entry, {
    code: 'not-there',
    message: msg`the base connection ${id} is not there, although its creation was answered with this id`,
    fix: msg`run again: it is created then. If that does not help, look at it in Adobe Experience Platform`,
  });
}

/** Removes this run's connection in favour of `keep`, which is watched from then on, since it is another run's. */
async function removeOurs(
  made: Created,
  keep: BaseConnection,
  last: boolean,
  applying: ApplyContext,
): Promise<Created | undefined> {
  const { entry, id } = made;
  const removal = await removeConnection(entry.sandbox, id, applying.flowService);
  if (removal.kind !== 'removed' && removal.kind !== 'absent') {
    const why = 'why' in removal ? removal.why : ENDED;
    const what = msg`another run made the same first, and this run's could not be removed (${why})`;
    applying.record(entry, nameConflict(entry, what, [keep.id, id], id));
    return undefined;
  }
  // No further listing would show that the connection still exists, although its removal was answered.
  if (last && !(await isSeenGone(made, applying))) {
    const what = msg`another run made the same first, and this run's may still be there, although its removal was answered`;
    applying.record(entry, nameConflict(entry, what, [keep.id, id], id));
    return undefined;
  }
  const note: Problem = {
    code: 'twin',
    severity: 'warning',
    message: msg`another run made the same base connection ${keep.id} first; ${id} of this run was removed again`,
    fix: msg`a ${code('concurrency')} group in the workflow keeps runs from racing`,
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
