import type { PlanSummary } from '../model/report.ts';
import { DIGEST_LENGTH } from '../plan/plan-hash.ts';
import type { ReviewedPlan } from '../plan/reviewed-plan.ts';

// A comment on a pull request carries two lines that people do not see: the first says what the comment is about, so
// that it is found again; the last keeps the plan, so that what is applied can be compared with it.

/** Returns the first line of the comment for one connections file and `sandbox` input. */
export function commentMarker(config: string, sandbox: string | undefined): string {
  const limit = sandbox === undefined ? '' : ` sandbox=${inComment(sandbox)}`;
  return `<!-- aep-base-connections config=${inComment(config)}${limit} -->`;
}

/** Returns the last line of the comment: the plan that was made for the commit `head`. */
export function planRecord(head: string, { hash, digests }: PlanSummary): string {
  return `<!-- plan of ${head} hash=${hash} changes=${[...digests].sort().join('')} -->`;
}

/** A plan as a comment keeps it. */
export interface PlanRecord extends ReviewedPlan {
  /** The commit for which it was made. */
  readonly head: string;
}

const RECORD =
  /<!-- plan of (?<head>[0-9a-f]{40,64}) hash=(?<hash>[0-9a-f]{64}) changes=(?<digests>[A-Za-z0-9+/]*) -->\s*$/;

/** Returns the plan that the text of a comment keeps; `undefined` when it keeps none. */
export function readPlanRecord(body: string): PlanRecord | undefined {
  const { head, hash, digests } = RECORD.exec(body)?.groups ?? {};
  if (head === undefined || hash === undefined || digests === undefined) return undefined;
  const each = digests.match(new RegExp(`.{${DIGEST_LENGTH}}`, 'g')) ?? [];
  return { head, hash, digests: new Set(each) };
}

/** Two hyphens and an angle bracket would end the comment. */
function inComment(text: string): string {
  const whole = text.replace(/\p{Cs}/gu, '\ufffd');
  return encodeURIComponent(whole).replaceAll('--', '%2D%2D');
}
