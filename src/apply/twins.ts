import { type BaseConnection, type Candidate, isGoing, isMadeByAnother } from '../model/connection.ts';
import { code, either, type Message, msg } from '../model/message.ts';
import { nameConflict, type Outcome } from '../model/outcome.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import { agrees } from '../plan/diff.ts';
import { compareTwins, type TwinStatus } from './compare-twins.ts';
import {
  type ApplyContext,
  type Applying,
  attempt,
  type Created,
  changedMeanwhile,
  graceOf,
  groupBySandboxAndSource,
  pollUntil,
} from './context.ts';
import { removeTwin } from './remove-twin.ts';

/** Why a creation could not be checked, and what to do first, if that is known. */
interface Obstacle {
  readonly why: Message;
  readonly fix?: Message | undefined;
}

const ENDED: Obstacle = { why: msg`the run ended first` };
const NOT_SHOWN: Obstacle = { why: msg`no listing shows it yet` };

const ONE_GROUP = msg`a ${code('concurrency')} group in the workflow keeps runs from racing`;

/**
 * Lists once more where something was created, when others' connections show as well, and resolves or reports what
 * another run created under the same name at the same time. A sandbox and source without such a twin needs one listing.
 */
export async function resolveTwins(made: readonly Created[], applying: Applying): Promise<void> {
  const { stop, flowService, outcomes, settlingTime, known } = applying;
  const grace = graceOf(settlingTime);
  // Another run that removes its own begins to look as late as this one's first look.
  const watching = { ...applying, settlingTime: Math.max(settlingTime - grace, grace) };
  await groupBySandboxAndSource(made, applying, async ({ members, list }) => {
    let open: readonly Created[] = members;
    let obstacle = ENDED;
    /** The listing before: a connection in it is gone now, and does not merely lag. */
    let before: readonly BaseConnection[] = [];
    const seen = new Map<string, readonly Candidate[]>();
    const seenOf = ({ entry }: Created) => seen.get(entry.key) ?? [];
    let isOver = false;
    try {
      const look = async (last: boolean) => {
        const listing = await list();
        if (listing instanceof ProblemError) {
          obstacle = { why: listing.text, fix: listing.problems[0]?.fix };
          return undefined;
        }
        obstacle = NOT_SHOWN;
        const undecided: Created[] = [];
        for (const each of open) {
          const shown = listing.find(({ id }) => id === each.id);
          const current = replacementOf(each, before, listing, applying) ?? sinceMade(each, shown);
          const status = compareTwins(current, known, listing);
          seen.set(current.entry.key, status.kind === 'wait' ? status.found : []);
          const next = await handleTwin(status, current, last, applying);
          if (next !== undefined) undecided.push(next);
        }
        before = listing;
        open = undecided;
        return open.length === 0 ? true : undefined;
      };
      await pollUntil(
        watching,
        look,
        msg`waiting for listings to show the created connections`,
        Math.max(...members.map(({ since }) => since)) + grace,
      );
      isOver = true;
    } finally {
      // The open creations are reported before an internal error is thrown, too.
      if (!isOver || stop.requested.aborted) obstacle = ENDED;
      for (const each of open) outcomes.set(each.entry.key, unsettled(each, seenOf(each), obstacle));
    }
    if (obstacle !== NOT_SHOWN) return;
    for (const each of open) {
      const { entry, id } = each;
      if (seenOf(each).some((other) => other.id === id)) continue;
      // A look-up by id usually shows a connection before a listing does.
      const found = await attempt(flowService.findConnection(entry.sandbox, id));
      if (found === undefined) outcomes.set(entry.key, missing(each, seenOf(each)));
    }
  });
}

/** Returns a creation as a listing shows it: to Flow Service, the end of the initialization may be a change as well. */
function sinceMade(made: Created, shown: BaseConnection | undefined): Created {
  return shown?.state === 'initializing' ? { ...made, etag: undefined } : made;
}

/** Returns what replaces a connection of another run, which may remove its own again in favour of a still earlier one. */
function replacementOf(
  made: Created,
  before: readonly BaseConnection[],
  listing: readonly BaseConnection[],
  { known, flowService }: Applying,
): Created | undefined {
  const { entry, id, ownRequest } = made;
  const wasThere = known.has(id) || before.some((each) => each.id === id);
  const hasVanished = wasThere && listing.every((each) => each.id !== id);
  if (ownRequest || !hasVanished) return undefined;
  const [replacement, ...others] = listing.filter(
    (each) => each.name === entry.name && !known.has(each.id) && !isGoing(each),
  );
  if (replacement === undefined || others.length > 0 || !agrees(entry, replacement)) return undefined;
  return isMadeByAnother(replacement, flowService.clientId) ? undefined : { ...made, id: replacement.id };
}

/** Acts on one creation's status. Returns it if it needs another listing. */
async function handleTwin(
  status: TwinStatus,
  made: Created,
  last: boolean,
  applying: ApplyContext,
): Promise<Created | undefined> {
  const { entry, id } = made;
  const settle = (outcome: Outcome): undefined => {
    applying.outcomes.set(entry.key, outcome);
  };
  switch (status.kind) {
    case 'wait':
      return made;
    case 'alone':
      settle(settled(made, status.connection.state));
      return made.mayHaveDuplicate && !last ? made : undefined;
    case 'rival': {
      const what = msg`other connections with this name were created at the same time`;
      return settle(conflictOf(made, what, status.found, id));
    }
    case 'renamed': {
      const renamed = msg`the base connection ${id} was renamed during the run`;
      if (made.found !== undefined) return settle(changedMeanwhile(renamed));
      const ids = status.found.map((each) => each.id).join(' and ');
      const problem: Problem = {
        code: 'name-altered',
        message: msg`the base connection ${ids} was created, but Flow Service shows it under another name`,
        fix: msg`add ${code(`id: ${id}`)} to the entry, or it will be created again`,
      };
      return settle({ kind: 'conflict', id, problem });
    }
    case 'remove':
      return removeOurs(made, status.keep, last, applying);
  }
}

/** Returns the outcome of a connection that is the only known one of its name. */
function settled({ id, ownRequest, note, found }: Created, state: string | undefined): Outcome {
  if (found !== undefined) return { ...found, id, state: state ?? found.state };
  return { kind: ownRequest ? 'created' : 'adopted', id, state, problem: note };
}

/** Returns the outcome when several have the name. What the run only found it has not done anything about. */
function conflictOf(
  { found }: Created,
  message: Message,
  candidates: readonly Candidate[],
  own?: string,
): Outcome {
  const conflict = nameConflict(message, candidates, own);
  return found === undefined ? conflict : { kind: 'failed', problem: conflict.problem };
}

/** Returns the outcome of a creation that no listing could settle: `found` are those last seen under its name. */
function unsettled(made: Created, found: readonly Candidate[], obstacle: Obstacle): Outcome {
  const { id } = made;
  const all = found.some((each) => each.id === id) ? found : [{ id }, ...found];
  if (all.length > 1) return conflictOf(made, msg`another run created the same base connection`, all, id);
  const before = made.note === undefined ? '' : msg`${made.note.message}; and after that `;
  // A run that cannot see the connection would create another one.
  const again =
    obstacle === NOT_SHOWN
      ? msg`wait until Adobe Experience Platform shows it before you run again, or add ${code(`id: ${id}`)} to the entry`
      : msg`run again: if there are two, the next run reports it`;
  const problem: Problem = {
    code: 'twin-unchecked',
    severity: 'warning',
    message: msg`${before}it could not be checked whether another run created the same base connection at the same time: ${obstacle.why}`,
    fix: obstacle.fix ?? again,
  };
  return { ...settled(made, undefined), problem };
}

function missing(made: Created, found: readonly Candidate[]): Outcome {
  const { id } = made;
  const what = msg`the base connection ${id} is gone, and other connections have its name`;
  if (found.length > 0) return conflictOf(made, what, found);
  const removed = msg`the base connection ${id} was removed during the run`;
  if (made.found !== undefined) return changedMeanwhile(removed);
  const problem: Problem = {
    code: 'not-there',
    message: msg`Flow Service does not show the base connection ${id}, although the answer to its creation contained this id`,
    fix: msg`wait a few minutes, and look for it in Adobe Experience Platform: if it is there, add ${code(`id: ${id}`)} to the entry; if not, run again to create it`,
  };
  return { kind: 'failed', problem };
}

/** Removes this run's connection in favour of `keep`, which is watched from then on, since it is another run's. */
async function removeOurs(
  made: Created,
  keep: BaseConnection,
  last: boolean,
  applying: ApplyContext,
): Promise<Created | undefined> {
  const { entry, id } = made;
  const { outcomes } = applying;
  const ending = await removeTwin(made, keep, last, applying);
  if (ending === 'look-again') return made;
  if (ending !== 'removed') {
    const what = msg`another run created the same connection first, and ${ending}`;
    outcomes.set(entry.key, nameConflict(what, [keep, { id }], id));
    return undefined;
  }
  const note: Problem = {
    code: 'twin',
    severity: 'warning',
    message: msg`another run created the same base connection ${keep.id} first; ${id} from this run was removed`,
    fix: [either(ONE_GROUP, msg`do not start two runs at the same time`)],
  };
  const theirs = { id: keep.id, etag: undefined, ownRequest: false, mayHaveDuplicate: true };
  const kept: Created = { ...made, ...theirs, note };
  outcomes.set(entry.key, settled(kept, keep.state));
  return kept;
}
