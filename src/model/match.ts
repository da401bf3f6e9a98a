import type { Change } from './change.ts';
import type { BaseConnection } from './connection.ts';
import type { Problem } from './problem.ts';

/**
 * The base connection that an entry is about:
 * - `none`: there is none; `problem` is a warning about a likely slip.
 * - `found`: this one, and it is no other entry's.
 * - `deleting`: this one, which is being removed.
 * - `refused`: it cannot be determined, or the entry must not have it.
 */
export type Match =
  | { readonly kind: 'none'; readonly problem?: Problem | undefined }
  | { readonly kind: 'found'; readonly connection: BaseConnection }
  | { readonly kind: 'deleting'; readonly connection: BaseConnection }
  | { readonly kind: 'refused'; readonly change: Extract<Change, { kind: 'conflict' | 'invalid' }> };
