import { needsReview, type Plan } from '../model/change.ts';
import { code, joinMessages, listUpTo, type Message, msg, option } from '../model/message.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import { REPOSITORY_UNKNOWN } from '../options/read-options.ts';
import type { ApplyOptions } from '../options/run-options.ts';
import { planHash, unreviewedChanges } from '../plan/plan-hash.ts';
import { commentMarker, type PlanRecord, readPlanRecord } from '../report/comment.ts';
import type { FindMergedPullRequests, MergedPullRequest } from './ports.ts';
import { supersededBy } from './superseded.ts';

/** The options and look-ups that decide whether a plan may be applied. */
export interface Approval extends ApplyOptions {
  readonly findMergedPullRequests?: FindMergedPullRequests | undefined;
  readonly stopped: AbortSignal;
}

/**
 * Throws a ProblemError unless the plan may be applied. It must not remove anything without `allow-delete`. It must
 * also be empty, have the expected hash, or be covered by the plans on the merged pull requests. Returns their numbers.
 */
export async function requireApproval(plan: Plan, approval: Approval): Promise<readonly number[]> {
  const { allowDelete, expectedPlanHash, requireReviewedPlan } = approval;
  const deletion = allowDelete ? undefined : deletionProblem(plan);
  if (deletion !== undefined) throw new ProblemError(deletion);
  if (!plan.changes.some(({ kind }) => needsReview(kind))) return [];
  if (expectedPlanHash === undefined) return requireReviewedPlan ? compareWithReview(plan, approval) : [];
  // The user who passes the hash has seen the plan, so no pull request has to show it.
  const hash = planHash(plan);
  if (expectedPlanHash === hash) return [];
  throw new ProblemError({
    code: 'plan-hash-differs',
    message: msg`the plan is not the expected one: its hash is ${code(hash)}`,
    fix: msg`check the plan ${WHERE}; if it is right, run again with ${option('expected-plan-hash', hash)}`,
  });
}

/** Returns the problem with a plan that removes connections; for use without `allow-delete`. */
export function deletionProblem(plan: Plan): Problem | undefined {
  const deletions = plan.changes.filter(({ kind }) => kind === 'delete');
  const [first] = deletions;
  if (first === undefined) return undefined;
  const names = deletions.map(({ entry }) => code(entry.key));
  return {
    code: 'deletion-not-allowed',
    message: msg`the plan removes ${listUpTo(names, 3)}: it cannot be applied without ${option('allow-delete', 'true')}`,
    fix: msg`set ${option('allow-delete', 'true')} if this is intended, or remove ${code('ensure: absent')} from the file`,
    location: first.entry.location,
  };
}

/** Throws unless every change is in a plan that one of the merged pull requests showed. Returns their numbers. */
async function compareWithReview(plan: Plan, approval: Approval): Promise<readonly number[]> {
  const { config, githubToken, findMergedPullRequests, stopped } = approval;
  const fix = msg`if an earlier merge was never applied, re-run its job first; otherwise check the plan ${WHERE}, and if it is right, run the workflow manually with ${option('expected-plan-hash', planHash(plan))}`;
  const refuse = (code: 'review-missing' | 'plan-not-reviewed', message: Message) =>
    new ProblemError({ code, message, fix });
  if (findMergedPullRequests === undefined) {
    const why = githubToken === undefined ? NO_TOKEN : REPOSITORY_UNKNOWN;
    throw new ProblemError({ code: 'review-missing', ...why });
  }
  const { pullRequests, unseen, newer } = await findMergedPullRequests(config, stopped);
  if (pullRequests.length === 0) {
    const message =
      unseen === undefined
        ? msg`this commit does not come from a merged pull request, so its plan was not reviewed`
        : msg`it is not known whether this commit comes from a merged pull request: ${unseen}`;
    throw refuse('review-missing', message);
  }
  const why = newer && supersededBy(newer.bytes, plan, approval);
  if (newer !== undefined && why !== undefined) {
    throw new ProblemError({
      code: 'plan-superseded',
      message: msg`the plan is out of date: in the newest commit on the branch, ${code(newer.commit.slice(0, 7))}, ${why}`,
      fix: msg`the run of the latest change to the file applies it; if that run failed, re-run its job, not this one`,
    });
  }
  const reviews = pullRequests.map((pullRequest) => reviewOf(pullRequest, approval));
  const shown = reviews.filter((review) => 'digests' in review);
  const missing = reviews.flatMap((review) => ('missing' in review ? [review.missing] : [])).slice(0, 1);
  const numbers = shown.map(({ number }) => number);
  // A pull request about other files has no plan and needs none. If it did change this file, no other plan covers that.
  const [reason] = missing;
  if (numbers.length === 0 && reason !== undefined) throw refuse('review-missing', reason);
  const left = unreviewedChanges(plan, new Set(shown.flatMap(({ digests }) => [...digests])));
  if (left.length === 0) return numbers;
  const names = left.map(({ kind, entry }) => [code(entry.key), ` (${kind})`]);
  const cut = shown
    .filter(({ omitted }) => omitted > 0)
    .map(
      ({ number, omitted }) =>
        msg`the comment on pull request #${number} had no room for ${omitted} of the changes, so they were not reviewed: split the file so that its plan fits`,
    );
  const reasons = [...missing, ...cut].map((each) => msg`; and ${each}`);
  const notSeen =
    unseen === undefined ? '' : msg`. Other pull requests in the push were not considered: ${unseen}`;
  const where = pullRequestsWord(numbers);
  const message = msg`the plan is not the one that was reviewed on ${where}: it differs in ${listUpTo(names, 3)}${joinMessages(reasons, '')}${notSeen}`;
  throw refuse('plan-not-reviewed', message);
}

const NO_TOKEN = {
  message: msg`${option('require-reviewed-plan', 'true')} needs ${option('github-token')}, which is empty`,
  fix: msg`remove ${option('github-token')} so that it defaults to the job's token`,
};

/** Returns the plan that a pull request showed for its merged commit, or the reason why there is none. */
function reviewOf(
  { number, head, comments }: MergedPullRequest,
  { config, sandbox }: Approval,
): (PlanRecord & { readonly number: number }) | { readonly missing: Message } {
  const ours = comments.filter((body) => body.startsWith(commentMarker(config, sandbox)));
  const records = ours.map(readPlanRecord).filter((record) => record !== undefined);
  const reviewed = records.findLast((record) => record.head === head);
  if (reviewed !== undefined) return { number, ...reviewed };
  const where = msg`pull request #${number}`;
  if (records.length > 0) {
    const commit = head.slice(0, 7);
    return { missing: msg`${where} shows the plan for a commit other than ${commit}, which was merged` };
  }
  const what = msg`a plan for this file and ${code('sandbox')} input that was written with this token before the merge`;
  return {
    missing:
      ours.length === 0
        ? msg`${where} has no comment with ${what}`
        : msg`the comment on ${where} contains no plan: none could be made, or an edit removed it`,
  };
}

/** Returns words such as `pull requests #12, #13`. */
export function pullRequestsWord(numbers: readonly number[]): string {
  return `pull request${numbers.length === 1 ? '' : 's'} ${numbers.map((number) => `#${number}`).join(', ')}`;
}

const WHERE = { kind: 'either', action: ['in the job summary'], cli: ['above'] } as const;
