import { isWrite, type Plan } from '../model/change.ts';
import { code, type Message, msg, option } from '../model/message.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import type { ApplyOptions } from '../options/run-options.ts';
import { planHash, unreviewedChanges } from '../plan/plan-hash.ts';
import { commentMarker, readPlanRecord } from '../report/comment.ts';
import { listUpTo } from '../report/headline.ts';
import type { FindMergedPullRequest } from './ports.ts';

/** What a plan needs before it is applied. */
export interface Approval extends ApplyOptions {
  readonly findMergedPullRequest?: FindMergedPullRequest | undefined;
  readonly stopped: AbortSignal;
}

/**
 * Throws a ProblemError unless the plan may be applied: it removes nothing without `allow-delete`, and it is empty, the
 * expected one, or (part of) the one shown on the merged pull request. Returns the number of that pull request.
 */
export async function requireApproval(plan: Plan, approval: Approval): Promise<number | undefined> {
  const { allowDelete, expectedPlanHash, requireReviewedPlan } = approval;
  const deletion = allowDelete ? undefined : deletionProblem(plan);
  if (deletion !== undefined) throw new ProblemError(deletion);
  if (plan.changes.every(({ kind }) => kind === 'unchanged' || kind === 'skipped')) return undefined;
  if (expectedPlanHash === undefined)
    return requireReviewedPlan ? compareWithReview(plan, approval) : undefined;
  // Whoever gives the hash has seen the plan, so no pull request has to show it.
  const hash = planHash(plan);
  if (expectedPlanHash === hash) return undefined;
  throw new ProblemError({
    code: 'plan-hash-differs',
    message: msg`the plan is not the one that was expected: its hash is ${code(hash)}`,
    fix: msg`look at the plan ${WHERE}; if it is right, give this hash as ${option('expected-plan-hash', hash)}`,
  });
}

/** Whether the plan is to be applied: somebody is asked, where there is somebody, if it changes anything. */
export async function isApproved(
  plan: Plan,
  approve: (() => Promise<boolean>) | undefined,
): Promise<boolean> {
  return approve === undefined || !plan.changes.some(isWrite) || (await approve());
}

/** Returns the problem of a plan that removes connections although that was not allowed. */
export function deletionProblem(plan: Plan): Problem | undefined {
  const deletions = plan.changes.filter(({ kind }) => kind === 'delete');
  const [first] = deletions;
  if (first === undefined) return undefined;
  const names = deletions.map(({ entry }) => [code(entry.key)]);
  return {
    code: 'deletion-not-allowed',
    message: msg`the plan removes ${listUpTo(names, 3)}: without ${option('allow-delete', 'true')} nothing of it is applied`,
    fix: msg`set ${option('allow-delete', 'true')} if that is intended, or remove ${code('ensure: absent')} from the file`,
    location: first.entry.location,
  };
}

async function compareWithReview(plan: Plan, approval: Approval): Promise<number> {
  const { config, sandbox, findMergedPullRequest, stopped } = approval;
  const fix = msg`if an earlier merge was not applied, run its job again first; otherwise look at the plan ${WHERE}, and if it is right, run the workflow by hand with ${option('expected-plan-hash', planHash(plan))}`;
  const missing = (message: Message) => new ProblemError({ code: 'review-missing', message, fix });
  if (findMergedPullRequest === undefined) {
    throw missing(msg`${option('require-reviewed-plan', 'true')} needs ${option('github-token')}`);
  }
  const merged = await findMergedPullRequest(stopped);
  if (merged === undefined) {
    throw missing(msg`no merged pull request brought this commit, so nobody reviewed its plan`);
  }
  const { number, head, comments } = merged;
  const ours = comments.filter((body) => body.startsWith(commentMarker(config, sandbox)));
  if (ours.length === 0) {
    throw missing(
      msg`pull request #${number} has no comment with a plan of this file, for this ${code('sandbox')} input, by this token and from before the merge`,
    );
  }
  const records = ours.map(readPlanRecord).filter((record) => record !== undefined);
  if (records.length === 0) {
    throw missing(
      msg`pull request #${number} keeps no plan in its comment: none could be made, or an edit removed it`,
    );
  }
  const reviewed = records.find((record) => record.head === head);
  if (reviewed === undefined) {
    throw missing(
      msg`pull request #${number} shows the plan of another commit than ${head.slice(0, 7)}, which was merged`,
    );
  }
  const others = unreviewedChanges(plan, reviewed);
  if (others.length === 0) return number;
  const names = others.map(({ kind, entry }) => [code(entry.key), ` (${kind})`]);
  const message = msg`the plan is not the one that was reviewed on pull request #${number}: it differs in ${listUpTo(names, 3)}`;
  throw new ProblemError({ code: 'plan-not-reviewed', message, fix });
}

const WHERE = { kind: 'either', action: ['in the job summary'], cli: ['above'] } as const;
