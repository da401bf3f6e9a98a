import type { Change } from './change.ts';
import type { BaseConnection, Dependent, Health } from './connection.ts';
import type { LiveSpec } from './live-spec.ts';
import type { Problem } from './problem.ts';

/** The base connections of the entries' sources, as Flow Service listed them. */
export interface Listings {
  /** The organization that was looked into. */
  readonly orgId: string;
  /** By sandbox: every base connection of the entries' sources. */
  readonly bySandbox: ReadonlyMap<string, readonly BaseConnection[]>;
  /** By id: the look-up of pinned ids that are in no listing; `undefined` when there is no such connection. */
  readonly lookedUp: ReadonlyMap<string, BaseConnection | undefined>;
}

/** Everything that is read before planning. */
export interface Observed extends Listings {
  /** By key of an entry in scope: the connection that the entry is about. */
  readonly matches: ReadonlyMap<string, Match>;
  /** By id of a connection that is to be removed: its dependents, or why they could not be listed. */
  readonly dependents: ReadonlyMap<string, readonly Dependent[] | Problem>;
  /** By id of a connection spec: the live spec, `undefined` when there is none, or why it could not be read. */
  readonly specs: ReadonlyMap<string, LiveSpec | Problem | undefined>;
  /** By key: the tests made before planning, for `rotate: failing`. */
  readonly health: ReadonlyMap<string, Health>;
}

/** The base connection that an entry is about. */
export type Match =
  /** The problem is a warning about a likely slip. */
  | { readonly kind: 'none'; readonly problem?: Problem | undefined }
  /** It is no other entry's; `deleting`: it is being removed. */
  | { readonly kind: 'found' | 'deleting'; readonly connection: BaseConnection }
  /** It cannot be determined, or the entry must not have it. */
  | { readonly kind: 'refused'; readonly change: Extract<Change, { kind: 'conflict' | 'invalid' }> };
