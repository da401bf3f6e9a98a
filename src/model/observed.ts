import type { Change } from './change.ts';
import type { BaseConnection, Dependent, Health } from './connection.ts';
import type { LiveSpec } from './live-spec.ts';
import type { Problem } from './problem.ts';

/** The base connections of the entries' sources, as Flow Service listed them. */
export interface Listings {
  /** The organization whose connections were listed. */
  readonly orgId: string;
  /** By sandbox: every base connection of the entries' sources. */
  readonly bySandbox: ReadonlyMap<string, readonly BaseConnection[]>;
  /**
   * The results of looking up pinned ids that no listing contains, by id; `undefined` if there is no such connection.
   */
  readonly lookedUp: ReadonlyMap<string, BaseConnection | undefined>;
}

/** Everything that is read before planning. */
export interface Observed extends Listings {
  /** The match of each entry in scope, by key. */
  readonly matches: ReadonlyMap<string, Match>;
  /** The dependents of each connection to be removed, by its id, or the problem that prevented listing them. */
  readonly dependents: ReadonlyMap<string, readonly Dependent[] | Problem>;
  /** The live specs by id: `undefined` if there is none, or the problem that prevented reading it. */
  readonly specs: ReadonlyMap<string, LiveSpec | Problem | undefined>;
  /** The results of tests run before planning, by key, for `rotate: failing`. */
  readonly health: ReadonlyMap<string, Health>;
}

/** The base connection that an entry describes. */
export type Match =
  /** No connection was found. The problem is a warning about a likely typo. */
  | { readonly kind: 'none'; readonly problem?: Problem | undefined }
  /** The connection belongs to no other entry. `deleting` means that it is being removed. */
  | { readonly kind: 'found' | 'deleting'; readonly connection: BaseConnection }
  /** The connection cannot be determined, or the entry must not use it. */
  | { readonly kind: 'refused'; readonly change: Extract<Change, { kind: 'conflict' | 'invalid' }> };
