import type { Problem } from '../problem.ts';

/** What apply did for one change. */
export interface Outcome {
  readonly kind: 'created' | 'adopted' | 'unchanged' | 'drifted' | 'conflict' | 'failed' | 'skipped';
  /** The id of the base connection, when it is known. */
  readonly id?: string;
  readonly state?: string;
  /** Why it failed or is in conflict; of severity `warning` when it is merely to be known. */
  readonly problem?: Problem;
}
