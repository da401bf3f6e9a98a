import { ProblemError } from '../problem.ts';
import { hasChanges } from '../report/result.ts';
import type { Scene } from './scene.ts';

/** Throws unless the plan may be applied: it is the one that was expected, or empty. */
export function checkApproval({ options, report }: Scene): void {
  const { expectedPlanHash } = options;
  if (expectedPlanHash === undefined || expectedPlanHash === report.planHash || !hasChanges(report)) return;
  throw new ProblemError({
    code: 'plan-hash-differs',
    message: `the plan is not the one that was expected: its hash is \`${report.planHash ?? ''}\``,
    fix: 'look at the plan above; if it is what you want, give this hash as `expected-plan-hash`',
  });
}
