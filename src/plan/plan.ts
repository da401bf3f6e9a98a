import { type Change, connectionOf, type Difference, isParameter, type Plan } from '../model/change.ts';
import type { BaseConnection } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import { textOf } from '../model/message.ts';
import type { Observed } from '../model/observed.ts';
import type { Problem } from '../model/problem.ts';
import { ConnectionIndex } from './connection-index.ts';
import { diff } from './diff.ts';
import { conflict, invalidPin, matchEntry } from './match-entry.ts';

/** What the run was asked to do beyond creating what is missing. */
export interface Intent {
  /** Entries of another sandbox are skipped. */
  readonly only?: string;
  /** Whether what differs is mended or only told. */
  readonly onDrift: 'report' | 'update';
  /** The keys of the entries whose credentials are sent again. */
  readonly rotate: ReadonlySet<string>;
}

/**
 * Compares what is declared with what is observed. Pure: the same arguments give the same plan, and apply does
 * what the plan says and nothing else.
 */
export function planChanges(entries: readonly Entry[], observed: Observed, intent: Intent): Plan {
  const { only } = intent;
  const inScope = only === undefined ? entries : entries.filter(({ sandbox }) => sandbox === only);
  const existing = new ConnectionIndex(observed, inScope);
  const changes = entries.map((entry) =>
    only !== undefined && entry.sandbox !== only
      ? ({ kind: 'skipped', entry } as const)
      : planEntry(entry, existing, intent),
  );
  return { orgId: observed.orgId, changes: refuseShared(changes, existing) };
}

/** Returns the plan with what Flow Service shows passed through `redact`: people may have put a secret where it is shown. */
export function redactPlan(plan: Plan, redact: (text: string) => string): Plan {
  const redacted = (differences: readonly Difference[]) =>
    differences.map((each) => ({ ...each, observed: redact(each.observed) }));
  const changes = plan.changes.map((change): Change => {
    switch (change.kind) {
      case 'drifted':
        return { ...change, differences: redacted(change.differences) };
      case 'update':
      case 'rotate':
        return { ...change, differences: redacted(change.differences), ignored: redacted(change.ignored) };
      case 'conflict':
        return { ...change, problem: { ...change.problem, message: redact(textOf(change.problem.message)) } };
      default:
        return change;
    }
  });
  return { ...plan, changes };
}

function planEntry(entry: Entry, existing: ConnectionIndex, intent: Intent): Change {
  // Absence may only be concluded from a listing.
  if (!existing.isObserved(entry.sandbox)) throw new Error(`sandbox ${entry.sandbox} was not observed`);
  const found = matchEntry(entry, existing);
  if ('kind' in found) return found;
  const { connection } = found;
  if (entry.ensure === 'absent') {
    // One that is on its way out takes no further request.
    if (connection === undefined) return { kind: 'unchanged', entry, ...doubtAbout(entry, existing) };
    if (isDeleting(connection)) return { kind: 'unchanged', entry };
    return connection.name === entry.name
      ? { kind: 'delete', entry, connection }
      : invalidPin(entry, 'pin-other-name', {
          message: `the pinned id ${connection.id} is a base connection of another name, and nothing is removed by its id alone`,
          fix: 'write the `name` that it has in Adobe Experience Platform, or correct `id`',
        });
  }
  if (connection === undefined) return { kind: 'create', entry };
  if (!isDeleting(connection)) return compared(entry, connection, intent);
  return conflict(entry, [connection.id], {
    message: `the base connection ${connection.id} of this name is being deleted`,
    fix:
      entry.id === undefined
        ? 'run again when it is gone, and the connection is created'
        : 'leave `id` out and run again when it is gone, and the connection is created',
  });
}

/** A pinned id that is gone may also be a slip: another of that name, which nobody in the file is about, is told. */
function doubtAbout(entry: Entry, existing: ConnectionIndex): { readonly problem?: Problem } {
  const unclaimed = existing.byName(entry).filter((each) => !existing.belongsToOther(each, entry));
  if (unclaimed.length === 0) return {};
  return {
    problem: {
      code: 'pin-not-found',
      severity: 'warning',
      message: `the pinned id ${entry.id ?? ''} does not exist, as is wanted, but another base connection has this name: ${unclaimed.map(({ id }) => id).join(', ')}`,
      fix: 'correct `id` if that one is meant; if not, leave the entry out',
      entry: entry.key,
      location: entry.location,
    },
  };
}

/** The error catalogue of Flow Service has such a state (1416), in which nothing more can be done to a connection. */
function isDeleting({ state }: BaseConnection): boolean {
  return state === 'deleting';
}

function compared(entry: Entry, connection: BaseConnection, { onDrift, rotate }: Intent): Change {
  const all = diff(entry, connection);
  const isRotated = rotate.has(entry.key);
  // What is sent again overwrites what differs there.
  const differences = onDrift === 'update' ? all : all.filter((each) => isRotated && isParameter(each));
  const ignored = all.filter((each) => !differences.includes(each));
  if (differences.length > 0 || isRotated) {
    const kind = onDrift === 'update' && differences.length > 0 ? 'update' : 'rotate';
    const sendsCredentials = isRotated || differences.some(isParameter);
    return { kind, entry, connection, differences, ignored, sendsCredentials };
  }
  return ignored.length === 0
    ? { kind: 'unchanged', entry, connection }
    : { kind: 'drifted', entry, connection, differences: ignored };
}

/**
 * Two entries must not come down to one base connection (one by its id, the other by its name), and a pinned entry
 * must not ask for a name that another connection has: both entries, or the one, become conflicts.
 */
function refuseShared(changes: readonly Change[], existing: ConnectionIndex): readonly Change[] {
  const claims = new Map<string, Entry[]>();
  for (const change of changes) {
    const id = connectionOf(change)?.id;
    if (id !== undefined) claims.set(id, [...(claims.get(id) ?? []), change.entry]);
  }
  return changes.map((change) => {
    const connection = connectionOf(change);
    if (connection === undefined) return change;
    const { entry } = change;
    const rival = claims.get(connection.id)?.find((each) => each !== entry);
    if (rival !== undefined) {
      return conflict(entry, [connection.id], {
        message: `this entry and \`${rival.key}\` are the same base connection ${connection.id}`,
        fix: 'leave one of the two entries out, or correct the pinned id',
      });
    }
    if (change.kind === 'delete' || entry.id === undefined || connection.name === entry.name) return change;
    const taken = existing.byName(entry).map(({ id }) => id);
    if (taken.length === 0) return change;
    return conflict(entry, [connection.id, ...taken], {
      message: `the pinned base connection ${connection.id} is to have a name that is taken already: by ${taken.join(', ')}`,
      fix: 'give the entry another name, or pin the other id',
    });
  });
}
