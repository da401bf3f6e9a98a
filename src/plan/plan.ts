import type { Entry } from '../config/entry.ts';
import type { BaseConnection } from '../flow-service/base-connection.ts';
import type { Problem } from '../problem.ts';
import { type Difference, differencesOf } from './compare.ts';

/** What Flow Service holds, as far as the entries are concerned. */
export interface Observed {
  /** The organization that was looked into. */
  readonly orgId: string;
  /** By sandbox: every base connection of the entries' sources. */
  readonly bySandbox: ReadonlyMap<string, readonly BaseConnection[]>;
  /** By id: what a look-up found for pinned ids that no listing holds; `undefined` when there is no such connection. */
  readonly lookedUp: ReadonlyMap<string, BaseConnection | undefined>;
}

/** What is to become of one entry. */
export type Change =
  | { readonly kind: 'create'; readonly entry: Entry }
  | { readonly kind: 'unchanged'; readonly entry: Entry; readonly connection: BaseConnection }
  | {
      readonly kind: 'drifted';
      readonly entry: Entry;
      readonly connection: BaseConnection;
      readonly differences: readonly Difference[];
    }
  | {
      readonly kind: 'conflict';
      readonly entry: Entry;
      readonly problem: Problem;
      readonly ids: readonly string[];
    }
  | { readonly kind: 'invalid'; readonly entry: Entry; readonly problem: Problem }
  | { readonly kind: 'skipped'; readonly entry: Entry };

/** One change per entry, in the order of the file. */
export interface Plan {
  /** The organization that it is for: the same file means something else in another one. */
  readonly orgId: string;
  readonly changes: readonly Change[];
}

/**
 * Compares what is declared with what is observed. Pure: the same arguments give the same plan, and apply does
 * what the plan says and nothing else. Entries of another sandbox than `only`, when given, are skipped.
 */
export function planChanges(entries: readonly Entry[], observed: Observed, only?: string): Plan {
  const existing = new Existing(observed);
  const changes = entries.map((entry) =>
    only !== undefined && entry.sandbox !== only
      ? ({ kind: 'skipped', entry } as const)
      : planEntry(entry, existing),
  );
  return { orgId: observed.orgId, changes: refuseShared(changes, existing) };
}

/** Returns the plan with what Flow Service shows passed through `redact`: people may have put a secret where it is shown. */
export function redactPlan(plan: Plan, redact: (text: string) => string): Plan {
  const changes = plan.changes.map((change) =>
    change.kind === 'drifted'
      ? {
          ...change,
          differences: change.differences.map((each) => ({ ...each, observed: redact(each.observed) })),
        }
      : change,
  );
  return { ...plan, changes };
}

/** Looks up what is observed, without going through thousands of connections for each of thousands of entries. */
class Existing {
  readonly #sandboxes = new Map<string, string>();
  readonly #byId = new Map<string, BaseConnection>();
  readonly #byName = new Map<string, BaseConnection[]>();
  readonly #observed: Observed;

  constructor(observed: Observed) {
    this.#observed = observed;
    for (const [sandbox, connections] of observed.bySandbox) {
      for (const connection of connections) {
        this.#sandboxes.set(connection.id, sandbox);
        this.#byId.set(connection.id, connection);
        const identity = JSON.stringify([sandbox, connection.name]);
        const namesakes = this.#byName.get(identity);
        if (namesakes === undefined) this.#byName.set(identity, [connection]);
        else namesakes.push(connection);
      }
    }
  }

  isObserved(sandbox: string): boolean {
    return this.#observed.bySandbox.has(sandbox);
  }

  /**
   * Returns the base connections that have the identity of `entry`, by id: more than one, since names are not unique.
   * The order of a listing says nothing, and changes.
   */
  named(entry: Entry): readonly BaseConnection[] {
    const namesakes = this.#byName.get(JSON.stringify([entry.sandbox, entry.name])) ?? [];
    return namesakes
      .filter((connection) => isOfSource(connection, entry))
      .sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
  }

  /** Returns the base connection that `entry` pins, when it is one of the entry's sandbox and source. */
  pinned(entry: Entry, id: string): BaseConnection | undefined {
    const connection = this.#byId.get(id);
    if (connection === undefined || this.#sandboxes.get(id) !== entry.sandbox) return undefined;
    return isOfSource(connection, entry) ? connection : undefined;
  }

  sandboxOf(id: string): string | undefined {
    return this.#sandboxes.get(id) ?? this.#observed.lookedUp.get(id)?.sandbox;
  }

  withId(id: string): BaseConnection | undefined {
    return this.#byId.get(id) ?? this.#observed.lookedUp.get(id);
  }
}

function isOfSource(connection: BaseConnection, entry: Entry): boolean {
  const { id } = entry.source.connectionSpec;
  return (connection.connectionSpecId ?? id) === id;
}

function planEntry(entry: Entry, existing: Existing): Change {
  // Absence may only be concluded from a listing.
  if (!existing.isObserved(entry.sandbox)) throw new Error(`sandbox ${entry.sandbox} was not observed`);
  // The file's reader takes no such entry yet; one that came through must not be created.
  if (entry.ensure === 'absent') throw new Error(`${entry.key} is to be removed, which cannot be planned`);
  if (entry.id !== undefined) return planPinned(entry, entry.id, existing);
  const [connection, ...others] = existing.named(entry);
  if (connection === undefined) return { kind: 'create', entry };
  if (others.length === 0) return compared(entry, connection);
  const ids = [connection, ...others].map(({ id }) => id);
  return {
    kind: 'conflict',
    entry,
    ids,
    problem: {
      code: 'name-conflict',
      message: `${ids.length} base connections in sandbox \`${entry.sandbox}\` have this name: ${ids.join(', ')}`,
      fix: 'add `id: ` with the one to keep to the entry, or remove the others in Adobe Experience Platform',
      entry: entry.key,
      place: entry.place,
    },
  };
}

function planPinned(entry: Entry, id: string, existing: Existing): Change {
  const connection = existing.pinned(entry, id);
  if (connection !== undefined) return compared(entry, connection);
  const invalid = (code: Problem['code'], message: string, fix: string): Change => ({
    kind: 'invalid',
    entry,
    problem: { code, message, fix, entry: entry.key, place: entry.place },
  });
  const elsewhere = existing.sandboxOf(id);
  if (elsewhere !== undefined && elsewhere !== entry.sandbox) {
    return invalid(
      'pin-other-sandbox',
      `the pinned id ${id} is a base connection of sandbox \`${elsewhere}\`, not of \`${entry.sandbox}\``,
      'correct `id` or `sandbox`',
    );
  }
  const found = existing.withId(id);
  if (found !== undefined) {
    return invalid(
      'pin-other-spec',
      `the pinned id ${id} is a base connection of another source (connection spec ${found.connectionSpecId ?? 'unknown'})`,
      `pin the id of a ${entry.source.title} connection, or leave \`id\` out`,
    );
  }
  return invalid(
    'pin-not-found',
    `the pinned id ${id} does not exist in sandbox \`${entry.sandbox}\`, or the credential may not see it`,
    'correct `id`, or leave it out to have the connection created',
  );
}

function compared(entry: Entry, connection: BaseConnection): Change {
  const differences = differencesOf(entry, connection);
  return differences.length === 0
    ? { kind: 'unchanged', entry, connection }
    : { kind: 'drifted', entry, connection, differences };
}

/**
 * Two entries must not come down to one base connection (one by its id, the other by its name), and a pinned entry
 * must not ask for a name that another connection has: both entries, or the one, become conflicts.
 */
function refuseShared(changes: readonly Change[], existing: Existing): readonly Change[] {
  const claims = new Map<string, Entry[]>();
  for (const change of changes) {
    if (!('connection' in change)) continue;
    const { id } = change.connection;
    claims.set(id, [...(claims.get(id) ?? []), change.entry]);
  }
  return changes.map((change) => {
    if (!('connection' in change)) return change;
    const { entry, connection } = change;
    const rival = claims.get(connection.id)?.find((each) => each !== entry);
    if (rival !== undefined) {
      return sharedConflict(entry, [connection.id], {
        message: `this entry and \`${rival.key}\` are the same base connection ${connection.id}`,
        fix: 'leave one of the two entries out, or correct the pinned id',
      });
    }
    if (entry.id === undefined || connection.name === entry.name) return change;
    const taken = existing.named(entry).map(({ id }) => id);
    if (taken.length === 0) return change;
    return sharedConflict(entry, [connection.id, ...taken], {
      message: `the pinned base connection ${connection.id} is to have a name that is taken already: by ${taken.join(', ')}`,
      fix: 'give the entry another name, or pin the other id',
    });
  });
}

function sharedConflict(
  entry: Entry,
  ids: readonly string[],
  words: { readonly message: string; readonly fix: string },
): Change {
  return {
    kind: 'conflict',
    entry,
    ids,
    problem: { code: 'name-conflict', ...words, entry: entry.key, place: entry.place },
  };
}
