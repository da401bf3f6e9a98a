import type { BaseConnection } from './connection.ts';
import type { Entry } from './entry.ts';
import type { Problem } from './problem.ts';

/** What is to become of one entry. */
export type Change =
  | { readonly kind: 'create'; readonly entry: Entry }
  /** Without a connection: the entry is to be absent, and is. */
  | {
      readonly kind: 'unchanged';
      readonly entry: Entry;
      readonly connection?: BaseConnection;
      /** A warning. */
      readonly problem?: Problem;
    }
  | {
      readonly kind: 'drifted';
      readonly entry: Entry;
      readonly connection: BaseConnection;
      readonly differences: readonly Difference[];
    }
  | Update
  | Deletion
  | {
      readonly kind: 'conflict';
      readonly entry: Entry;
      /** When there is one, it is the entry's, and something else stands in the way. */
      readonly connection?: BaseConnection;
      readonly problem: Problem;
      readonly ids: readonly string[];
    }
  | { readonly kind: 'invalid'; readonly entry: Entry; readonly problem: Problem }
  | { readonly kind: 'skipped'; readonly entry: Entry };

/** A connection that stays and is changed: `rotate` when nothing was asked for but that its credentials be sent again. */
export interface Update {
  readonly kind: 'update' | 'rotate';
  readonly entry: Entry;
  readonly connection: BaseConnection;
  /** What is brought to the declared value. */
  readonly differences: readonly Difference[];
  /** What differs, and is left as it is. */
  readonly ignored: readonly Difference[];
  /**
   * Whether the parameters are sent again, the secret ones included. Flow Service replaces `auth.params` as a whole, so
   * one of them takes all.
   */
  readonly sendsCredentials: boolean;
}

export interface Deletion {
  readonly kind: 'delete';
  readonly entry: Entry;
  readonly connection: BaseConnection;
}

/** The kinds of change that apply has to do something for. */
export type Write = Extract<Change, { kind: 'create' | 'update' | 'rotate' | 'delete' }>;

/** Whether apply has to do something for a change. */
export function isWrite(change: Change): change is Write {
  return ['create', 'update', 'rotate', 'delete'].includes(change.kind);
}

/** One change per entry, in the order of the file. */
export interface Plan {
  /** The organization that it is for: the same file means something else in another one. */
  readonly orgId: string;
  readonly changes: readonly Change[];
}

/** Returns the base connection that a change is about, when there is one and it is the entry's alone. */
export function connectionOf(change: Change): BaseConnection | undefined {
  return 'connection' in change ? change.connection : undefined;
}

/** A field whose declared value is not the observed one. Both may be shown: no secret is compared. */
export interface Difference {
  /** `name`, `description` or a parameter of `auth`. */
  readonly field: string;
  readonly observed: string;
  readonly declared: string;
}

/** Whether a difference is one of `auth.params`. */
export function isParameter({ field }: Difference): boolean {
  return field !== 'name' && field !== 'description';
}
