import type { Change, Plan } from '../model/change.ts';
import { isParameter } from '../model/change.ts';
import type { BaseConnection, Dependent } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import { code, foreignValue, joinMessages, type Message, msg } from '../model/message.ts';
import type { Match, Observed } from '../model/observed.ts';
import type { Problem } from '../model/problem.ts';
import { isSameSpec, namesOf } from '../source/auth-specs.ts';
import { withShownHosts } from '../source/filled-values.ts';
import { blockedBy } from './blocked.ts';
import { diff, overwrittenBy } from './diff.ts';
import { conflict } from './match-entries.ts';
import { NearDuplicates, unclaimedIn } from './unclaimed.ts';

/** What the run was asked to do besides creating missing connections. */
export interface Intent {
  /** Whether differences are applied or only reported. */
  readonly onDrift: 'report' | 'update';
  /** The keys of the entries whose credentials are sent again. */
  readonly rotate: ReadonlySet<string>;
}

/**
 * Compares the file with what was observed; entries that were not observed are skipped. Pure: apply does what the plan
 * says, and nothing else.
 */
export function planChanges(entries: readonly Entry[], observed: Observed, intent: Intent): Plan {
  const repeated = new NearDuplicates(unclaimedIn(observed), intent.onDrift);
  const changes = entries.map((entry): Change => {
    const match = observed.matches.get(entry.key);
    if (match === undefined) return { kind: 'skipped', entry };
    const change = planEntry(entry, match, observed, intent);
    return change.kind === 'create' ? { ...change, problem: repeated.warningOf(entry) } : change;
  });
  return { orgId: observed.orgId, changes };
}

function planEntry(entry: Entry, match: Match, observed: Observed, intent: Intent): Change {
  switch (match.kind) {
    case 'refused':
      return match.change;
    case 'none':
      return entry.ensure === 'absent'
        ? { kind: 'unchanged', entry, problem: match.problem }
        : { kind: 'create', entry };
    case 'deleting':
      return entry.ensure === 'absent'
        ? { kind: 'unchanged', entry }
        : stillDeleting(entry, match.connection);
    case 'found':
      return entry.ensure === 'absent'
        ? planRemoval(entry, match.connection, observed)
        : planUpdate(entry, match.connection, intent);
  }
}

function stillDeleting(entry: Entry, { id }: BaseConnection): Change {
  return conflict(entry, [id], {
    message: msg`the base connection ${id} of this name is being deleted`,
    fix:
      entry.id === undefined
        ? msg`run again when it is gone, and the connection is created`
        : msg`remove ${code('id')} and run again when it is gone, and the connection is created`,
  }).change;
}

function planRemoval(entry: Entry, connection: BaseConnection, { dependents }: Observed): Change {
  const blocked = blockedBy(entry, connection);
  if (blocked !== undefined) return conflicting(entry, connection, blocked);
  const found = dependents.get(connection.id) ?? [];
  const about = { entry: entry.key, location: entry.location };
  if ('code' in found) return conflicting(entry, connection, { ...found, ...about });
  return found.length === 0
    ? { kind: 'delete', entry, connection }
    : conflicting(entry, connection, inUse(entry, connection.id, found));
}

function conflicting(entry: Entry, connection: BaseConnection, problem: Problem): Change {
  return { kind: 'conflict', entry, connection, ids: [connection.id], problem };
}

/** The most dependents that are named. */
const MAX_NAMED = 5;

/** Returns the names of what depends on a base connection, as far as so many can be named. */
export function namesOfDependents(dependents: readonly Dependent[]): Message {
  const names = dependents
    .slice(0, MAX_NAMED)
    .map(({ kind, id, name }) => msg`${kind} ${name === '' ? '' : msg`${foreignValue(name)} `}(${id})`);
  const more = dependents.length > MAX_NAMED ? ` and ${dependents.length - MAX_NAMED} more` : '';
  return msg`${joinMessages(names, ', ')}${more}`;
}

/** Returns the problem of a base connection that cannot be removed because dataflows or source connections need it. */
export function inUse(entry: Entry, id: string, dependents: readonly Dependent[]): Problem {
  return {
    code: 'in-use',
    message: msg`the base connection ${id} cannot be removed because it is in use: ${namesOfDependents(dependents)}`,
    fix: msg`delete these in Adobe Experience Platform first, or remove ${code('ensure: absent')}`,
    entry: entry.key,
    location: entry.location,
  };
}

/**
 * The auth spec of a connection cannot be changed. One that the file does not name, and whose parameters the connection's
 * own auth spec takes as well, is no other one.
 */
function otherAuthSpec(entry: Entry, connection: BaseConnection): Change | undefined {
  const { source, authSpec, isSpecWritten, auth } = entry;
  const made = connection.authSpec;
  if (made === undefined || isSameSpec(source, made, authSpec)) return undefined;
  const others =
    Object.entries(source.auth).find(([name]) => namesOf(source, name).includes(made))?.[1] ?? {};
  if (!isSpecWritten && Object.keys(auth).every((name) => name in others)) return undefined;
  return conflicting(entry, connection, {
    code: 'other-auth-spec',
    message: msg`the base connection ${connection.id} was made with the auth spec ${foreignValue(made)}, and the file declares ${code(authSpec)}: that cannot be changed`,
    fix: msg`declare a new connection under another key and name, move the dataflows to it, and retire this one with ${code('ensure: absent')}`,
    entry: entry.key,
    location: entry.location,
  });
}

function planUpdate(declared: Entry, connection: BaseConnection, { onDrift, rotate }: Intent): Change {
  const conflict = otherAuthSpec(declared, connection);
  if (conflict !== undefined) return conflict;
  const all = diff(declared, connection);
  const entry = withShownHosts(declared, connection);
  const isRotated = rotate.has(entry.key);
  // Parameters that are sent again overwrite whatever differs there.
  const differences = onDrift === 'update' ? all : all.filter((each) => isRotated && isParameter(each));
  const ignored = all.filter((each) => !differences.includes(each));
  if (differences.length > 0 || isRotated) {
    const blocked = blockedBy(entry, connection);
    if (blocked !== undefined) return conflicting(entry, connection, blocked);
    const kind = onDrift === 'update' && differences.length > 0 ? 'update' : 'rotate';
    const sendsCredentials = isRotated || differences.some(isParameter);
    const overwritten = sendsCredentials ? overwrittenBy(entry, connection) : [];
    return { kind, entry, connection, differences, ignored, overwritten, sendsCredentials };
  }
  return ignored.length === 0
    ? { kind: 'unchanged', entry, connection }
    : { kind: 'drifted', entry, connection, differences: ignored };
}
