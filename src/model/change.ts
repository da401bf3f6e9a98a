import type { BaseConnection } from './connection.ts';
import type { Entry } from './entry.ts';
import type { Problem } from './problem.ts';

/** The planned change for one entry. */
export type Change = { readonly entry: Entry } & (
  | {
      readonly kind: 'create';
      /** A warning about an existing connection that it would probably duplicate. */
      readonly problem?: Problem | undefined;
    }
  /** Without a connection, the entry is declared absent and is absent. The problem is a warning. */
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
      /** The entry's own connection, if it has one and the conflict is about something else. */
      readonly connection?: BaseConnection;
      readonly problem: Problem;
      readonly ids: readonly string[];
    }
  | { readonly kind: 'invalid'; readonly problem: Problem }
  | { readonly kind: 'skipped' }
);

/** A change to an existing connection. It is a `rotate` if its credentials are sent again and nothing else changes. */
export interface Update {
  readonly kind: 'update' | 'rotate';
  readonly entry: Entry;
  readonly connection: BaseConnection;
  /** The fields that are changed to their declared values. */
  readonly differences: readonly Difference[];
  /** The fields that differ and are not changed. */
  readonly ignored: readonly Difference[];
  /**
   * The parameters in Adobe that this change overwrites in addition to the differences, because Flow Service replaces
   * `auth.params` as a whole.
   */
  readonly overwritten: readonly Overwritten[];
  /**
   * Whether all parameters are sent again, including the secrets, because Flow Service replaces `auth.params` as a
   * whole.
   */
  readonly sendsCredentials: boolean;
}

/** A parameter in Adobe that a write overwrites. Its value is shown only if a record says that it is not a secret. */
export interface Overwritten {
  readonly field: string;
  readonly observed?: string | undefined;
  /**
   * - `not-in-file`: the write removes it.
   * - `added`: the write removes it, and Flow Service may add it again.
   * - `not-comparable`: the write replaces it, and the form in which Adobe shows it does not reveal its value.
   */
  readonly why: 'not-in-file' | 'added' | 'not-comparable';
}

export type Deletion = Extract<Change, { kind: 'delete' }>;

/** The changes that apply has to carry out. */
export type Write = Extract<Change, { kind: 'create' | 'update' | 'rotate' | 'delete' }>;

const WRITES: readonly string[] = ['create', 'update', 'rotate', 'delete'] satisfies readonly Write['kind'][];

/** Whether apply has to carry out a change. */
export function isWrite(change: Change): change is Write {
  return WRITES.includes(change.kind);
}

/** Whether apply has to carry out changes of this kind. */
export function isWriteKind(kind: string): boolean {
  return WRITES.includes(kind);
}

/** Whether reviewers have to look at changes of this kind, which includes drift and conflicts; `''` is no change. */
export function needsReview(kind: Change['kind'] | ''): boolean {
  return kind !== '' && kind !== 'unchanged' && kind !== 'skipped';
}

/** Whether a change sends the parameters of its entry, including the secrets. */
export function sendsCredentials(change: Change): boolean {
  return change.kind === 'create' || ('sendsCredentials' in change && change.sendsCredentials);
}

/** One change per entry, in file order. */
export interface Plan {
  /** The organization that the plan is for. The same file means something else in another organization. */
  readonly orgId: string;
  readonly changes: readonly Change[];
}

/** A field whose declared and observed values differ. Both may be shown, because secrets are never compared. */
export interface Difference {
  /** `name`, `description` or a parameter of `auth`. */
  readonly field: string;
  readonly observed: string;
  readonly declared: string;
  /** Set if neither value may be shown, because it is not known yet whether the parameter is a secret. */
  readonly isHidden?: true;
}

/** Whether a difference is in `auth.params`. */
export function isParameter({ field }: Difference): boolean {
  return field !== 'name' && field !== 'description';
}
