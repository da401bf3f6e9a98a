import { isWrite, type Plan } from '../model/change.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import type { ApplyOptions } from '../options/run-options.ts';
import { unreviewedChanges } from '../plan/reviewed-plan.ts';
import { listUpTo } from '../report/headline.ts';
import { planLines } from '../report/log.ts';
import { commentMarker, type PlanRecord, readPlanRecord } from '../report/plan-record.ts';
import { hasChanges } from '../report/result.ts';
import type { MergedPullRequest } from './pull-requests.ts';
import type { Scene } from './scene.ts';

/**
 * Shows the plan, and throws a ProblemError unless it may be applied: it removes nothing without leave, and it is empty, or the one that
 * was expected, or, where that is required, one that stood on the merged pull request or is what is left of it.
 */
export async function checkApproval(plan: Plan, options: ApplyOptions, scene: Scene): Promise<void> {
  try {
    requirePermission(plan, options);
    await requireApproval(plan, options, scene);
  } catch (error) {
    // Whoever is to approve of the plan now has to see all of it.
    scene.report.isForReview = true;
    showPlan(scene);
    throw error;
  }
  if (scene.world.approve !== undefined) scene.report.isForReview = true;
  showPlan(scene);
  await ask(plan, scene);
  scene.report.isForReview = false;
}

/** Shows the plan where the words of the run go. */
export function showPlan({ sinks, report }: Scene): void {
  sinks.plan(planLines(report));
}

/** Asks whoever sits before the run, if somebody does. */
async function ask(plan: Plan, { world, report }: Scene): Promise<void> {
  if (!plan.changes.some(isWrite) || world.approve === undefined || (await world.approve(report))) return;
  throw new ProblemError({
    code: 'not-approved',
    message: 'the plan was not approved: nothing was changed',
  });
}

/** A deletion takes more than a reviewed file: it can't be undone. */
function requirePermission(plan: Plan, { allowDelete }: ApplyOptions): void {
  const problem = allowDelete ? undefined : deletionProblem(plan);
  if (problem !== undefined) throw new ProblemError(problem);
}

/** Returns what is to be said of a plan that removes something without leave to do so. */
export function deletionProblem(plan: Plan): Problem | undefined {
  const deletions = plan.changes.filter(({ kind }) => kind === 'delete');
  const [first] = deletions;
  if (first === undefined) return undefined;
  const names = deletions.map(({ entry }) => `\`${entry.key}\``);
  return {
    code: 'deletion-not-allowed',
    message: `the plan removes ${listUpTo(names, 3)}: without the input \`allow-delete: true\` nothing of it is applied`,
    fix: 'set the input when that is meant, or leave `ensure: absent` out of the file',
    location: first.entry.location,
  };
}

async function requireApproval(plan: Plan, options: ApplyOptions, scene: Scene): Promise<void> {
  const { report } = scene;
  const { expectedPlanHash, requireReviewedPlan } = options;
  if (!hasChanges(report)) return;
  if (expectedPlanHash !== undefined) {
    // Whoever gives the hash has looked at the plan, so that no pull request has to show it.
    if (expectedPlanHash !== report.planHash) throw new ProblemError(unexpected(report.planHash));
  } else if (requireReviewedPlan) {
    await compareWithReview(plan, scene);
  }
}

async function compareWithReview(plan: Plan, scene: Scene): Promise<void> {
  const { options, pullRequests, sinks, stop, report } = scene;
  const refuse = (code: Problem['code'], message: string) => {
    throw new ProblemError({ code, message, fix: nextSteps(report.planHash) });
  };
  if (pullRequests === undefined) {
    return refuse('review-missing', '`require-reviewed-plan` needs the input `github-token`');
  }
  const merged = await pullRequests.findMerged(stop.requested);
  if (merged === undefined) {
    return refuse(
      'review-missing',
      'no merged pull request brought this commit, so nobody reviewed its plan',
    );
  }
  const reviewed = findRecord(merged, commentMarker(options.config, options.sandbox));
  if ('lacks' in reviewed) {
    return refuse('review-missing', `pull request #${merged.number} ${reviewed.lacks}`);
  }
  const others = unreviewedChanges(plan, reviewed);
  if (others.length > 0) {
    const names = others.map(({ kind, entry }) => `\`${entry.key}\` (${kind})`);
    return refuse(
      'plan-not-reviewed',
      `the plan is not the one that was reviewed on pull request #${merged.number}: it differs in ${listUpTo(names, 3)}`,
    );
  }
  sinks.info(`the plan was reviewed on pull request #${merged.number}`);
}

/** Finds the plan that was made for what was merged, or says in words what is missing. */
function findRecord(merged: MergedPullRequest, marker: string): PlanRecord | { readonly lacks: string } {
  const ours = merged.comments.filter((body) => body.startsWith(marker));
  if (ours.length === 0) {
    return {
      lacks:
        'has no comment with a plan of this file, for this `sandbox` input, by this token and from before the merge',
    };
  }
  const records = ours.map(readPlanRecord).filter((record) => record !== undefined);
  if (records.length === 0)
    return { lacks: 'keeps no plan in its comment: none could be made, or an edit took it out' };
  return (
    records.find(({ head }) => head === merged.head) ?? {
      lacks: `shows the plan of another commit than ${merged.head.slice(0, 7)}, which was merged`,
    }
  );
}

function unexpected(planHash: string | undefined): Problem {
  return {
    code: 'plan-hash-differs',
    message: `the plan is not the one that was expected: its hash is \`${planHash ?? ''}\``,
    fix: 'look at the plan in the job summary; if it is what you want, give this hash as `expected-plan-hash`',
  };
}

function nextSteps(planHash: string | undefined): string {
  return `if an earlier merge was not applied, run its job again first; else look at the plan in the job summary, and if it is what you want, run the workflow by hand with \`expected-plan-hash: ${planHash ?? ''}\``;
}
