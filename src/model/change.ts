import type { BaseConnection } from './connection.ts';
import type { Entry } from './entry.ts';
import type { Problem } from './problem.ts';

/** What is to become of one entry. */
export type Change = {
  readonly entry: Entry;
} /** The problem is a warning about an existing connection that it would nearly repeat. */ & (
  | { readonly kind: 'create'; readonly problem?: Problem | undefined }
  /** Without a connection: the entry is to be absent, and is. The problem is a warning. */
  | { readonly kind: 'unchanged'; readonly connection?: BaseConnection; readonly problem?: Problem }
  | {
      readonly kind: 'drifted';
      readonly connection: BaseConnection;
      readonly differences: readonly Difference[];
    }
  | Update
  | { readonly kind: 'delete'; readonly connection: BaseConnection }
  | {
      readonly kind: 'conflict';
      /** The entry's own connection, if there is one and something else causes the conflict. */
      readonly connection?: BaseConnection;
      readonly problem: Problem;
      readonly ids: readonly string[];
    }
  | { readonly kind: 'invalid'; readonly problem: Problem }
  | { readonly kind: 'skipped' }
);

/** A connection that stays and is changed: `rotate` when nothing was asked for but that its credentials be sent again. */
export interface Update {
  readonly kind: 'update' | 'rotate';
  readonly entry: Entry;
  readonly connection: BaseConnection;
  /** What is brought to the declared value. */
  readonly differences: readonly Difference[];
  /** What differs, and is left as it is. */
  readonly ignored: readonly Difference[];
  /** What Adobe has and this change overwrites, besides the differences: Flow Service replaces `auth.params` as a whole. */
  readonly overwritten: readonly Overwritten[];
  /** Whether the parameters are sent again, all of them and the secrets too: Flow Service replaces `auth.params` as a whole. */
  readonly sendsCredentials: boolean;
}

/** A parameter that Adobe has and a write overwrites. Its value is shown only where a record says that it is no secret. */
export interface Overwritten {
  readonly field: string;
  readonly observed?: string | undefined;
  /**
   * - `not-in-file`: the write removes it.
   * - `added`: the same, and Flow Service may add it again by itself.
   * - `not-comparable`: the write replaces it, and Adobe shows it in a form that says nothing about what it has.
   */
  readonly why: 'not-in-file' | 'added' | 'not-comparable';
}

export type Deletion = Extract<Change, { kind: 'delete' }>;

/** The kinds of change that apply has to do something for. */
export type Write = Extract<Change, { kind: 'create' | 'update' | 'rotate' | 'delete' }>;

const WRITES: readonly string[] = ['create', 'update', 'rotate', 'delete'] satisfies readonly Write['kind'][];

/** Whether apply has to do something for a change. */
export function isWrite(change: Change): change is Write {
  return WRITES.includes(change.kind);
}

/** The same, for the kind of a change alone. */
export function isWriteKind(kind: string): boolean {
  return WRITES.includes(kind);
}

/** Whether a change sends the parameters of its entry, with its secrets. */
export function sendsCredentials(change: Change): boolean {
  return change.kind === 'create' || ('sendsCredentials' in change && change.sendsCredentials);
}

/** One change per entry, in the order of the file. */
export interface Plan {
  /** The organization that it is for: the same file means something else in another one. */
  readonly orgId: string;
  readonly changes: readonly Change[];
}

/** A field whose declared value is not the observed one. Both may be shown: no secret is compared. */
export interface Difference {
  /** `name`, `description` or a parameter of `auth`. */
  readonly field: string;
  readonly observed: string;
  readonly declared: string;
  /** Neither may be shown: it is not known yet whether the parameter is a secret. */
  readonly isHidden?: true;
}

/** Whether a difference is one of `auth.params`. */
export function isParameter({ field }: Difference): boolean {
  return field !== 'name' && field !== 'description';
}
