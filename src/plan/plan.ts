import type { Change, Plan } from '../model/change.ts';
import { isParameter } from '../model/change.ts';
import type { BaseConnection, Dependent } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import { code, foreignValue, listUpTo, type Message, msg } from '../model/message.ts';
import type { Match, Observed } from '../model/observed.ts';
import type { Problem } from '../model/problem.ts';
import { findAuthSpec } from '../source/auth-specs.ts';
import { withShownHosts } from '../source/places.ts';
import { blockedBy } from './blocked.ts';
import { diff, isOfSpec, overwrittenBy } from './diff.ts';
import { conflict } from './match-entries.ts';
import { findDuplicates } from './unclaimed.ts';

/** What the run was asked to do in addition to creating missing connections. */
export interface Intent {
  /** Whether to apply differences or only report them. */
  readonly onDrift: 'report' | 'update';
  /** The keys of the entries whose credentials to send again. */
  readonly rotate: ReadonlySet<string>;
}

/**
 * Compares the file with what was observed. Entries that were not observed are skipped. Pure: apply does exactly what
 * the plan says.
 */
export function planChanges(entries: readonly Entry[], observed: Observed, intent: Intent): Plan {
  const duplicateOf = findDuplicates(observed, intent.onDrift);
  const changes = entries.map((entry): Change => {
    const match = observed.matches.get(entry.key);
    if (match === undefined) return { kind: 'skipped', entry };
    const change = planEntry(entry, match, observed, intent);
    return change.kind === 'create' ? { ...change, problem: duplicateOf(entry) } : change;
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
    message: msg`the base connection ${id} with this name is being deleted`,
    fix:
      entry.id === undefined
        ? msg`run again when it is gone to create the connection`
        : msg`remove ${code('id')}, and run again when it is gone to create the connection`,
  }).change;
}

function planRemoval(entry: Entry, connection: BaseConnection, { dependents }: Observed): Change {
  const blocked = blockedBy(connection);
  if (blocked !== undefined) return conflicting(entry, connection, blocked);
  const found = dependents.get(connection.id) ?? [];
  if ('code' in found) return conflicting(entry, connection, found);
  return found.length === 0
    ? { kind: 'delete', entry, connection }
    : conflicting(entry, connection, inUse(connection.id, found));
}

function conflicting(entry: Entry, connection: BaseConnection, problem: Problem): Change {
  return { kind: 'conflict', entry, connection, ids: [connection.id], problem };
}

/** Returns the names of the dependents of a base connection. */
export function namesOfDependents(dependents: readonly Dependent[]): Message {
  const nameOf = ({ kind, id, name }: Dependent) =>
    msg`${kind} ${name === '' ? '' : msg`${foreignValue(name)} `}(${id})`;
  return listUpTo(dependents.map(nameOf), 5);
}

/** Returns the problem of a base connection that cannot be removed because dataflows or source connections use it. */
export function inUse(id: string, dependents: readonly Dependent[]): Problem {
  return {
    code: 'in-use',
    message: msg`the base connection ${id} cannot be removed because it is in use: ${namesOfDependents(dependents)}`,
    fix: msg`delete these first in Adobe Experience Platform, or remove ${code('ensure: absent')}`,
  };
}

/**
 * Returns the conflict if the entry needs another auth spec, because the auth spec of a connection cannot be changed.
 * There is no conflict if the file does not name an auth spec and the connection's own accepts the same parameters.
 */
function otherAuthSpec(entry: Entry, connection: BaseConnection): Change | undefined {
  const { source, authSpec, isSpecWritten, auth } = entry;
  const made = connection.authSpec;
  if (made === undefined || isOfSpec(entry, connection)) return undefined;
  const others = findAuthSpec(source, made) ?? {};
  if (!isSpecWritten && Object.keys(auth).every((name) => name in others)) return undefined;
  return conflicting(entry, connection, {
    code: 'other-auth-spec',
    message: msg`the base connection ${connection.id} was created with the auth spec ${foreignValue(made)}, but the file declares ${code(authSpec)}; the auth spec cannot be changed`,
    fix: msg`declare a new connection with another key and name, move the dataflows to it, and remove this one with ${code('ensure: absent')}`,
  });
}

function planUpdate(declared: Entry, connection: BaseConnection, { onDrift, rotate }: Intent): Change {
  const conflict = otherAuthSpec(declared, connection);
  if (conflict !== undefined) return conflict;
  const all = diff(declared, connection);
  const entry = withShownHosts(declared, connection);
  const isRotated = rotate.has(entry.key);
  // Sending the parameters again also overwrites any differences in them.
  const differences = onDrift === 'update' ? all : all.filter((each) => isRotated && isParameter(each));
  const ignored = all.filter((each) => !differences.includes(each));
  if (differences.length > 0 || isRotated) {
    const blocked = blockedBy(connection);
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
