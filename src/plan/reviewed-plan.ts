import type { Change, Plan } from '../model/change.ts';
import { changeDigest, planHash } from './plan-hash.ts';

/** What is kept of a plan that people looked at. */
export interface ReviewedPlan {
  /** As `planHash` gives it. */
  readonly hash: string;
  /** Of each of its changes, as `changeDigest` gives it. */
  readonly digests: ReadonlySet<string>;
}

/**
 * Returns the changes of `plan` that are not among the reviewed ones, in the order of the file. None are missing from
 * the reviewed plan itself, nor from what is left of it after a part of it was done.
 */
export function unreviewedChanges(plan: Plan, reviewed: ReviewedPlan): readonly Change[] {
  if (planHash(plan) === reviewed.hash) return [];
  return plan.changes.filter((change) => {
    const digest = changeDigest(change, plan);
    return digest !== undefined && !reviewed.digests.has(digest);
  });
}
