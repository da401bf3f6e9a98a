import type { PlanSummary, Report } from '../model/report.ts';
import type { PullRequest } from '../model/run.ts';
import { DIGEST_LENGTH, type ReviewedPlan } from '../plan/plan-hash.ts';
import { codeForMarkdown } from './escape.ts';
import { changeDetails, entryTable, footLines, problemList, titleLines } from './markdown.ts';

/** A comment on a pull request that is kept up to date: there is one per marker. */
export interface Comment {
  /** With the commit that the comment is about: for a newer one, another comment is coming. */
  readonly pullRequest: PullRequest;
  /** The first line of the body, by which the comment is found again. */
  readonly marker: string;
  readonly body: string;
}

/** GitHub's limit, in characters; here they are counted as bytes, which are never fewer. */
const MAX_LENGTH = 65_536;

/**
 * Returns the comment that shows the plan of a run to the reviewers of its pull request; `undefined` when the run has
 * none. When it grows too long, the details go first, then rows from the end; headline, counts and hash stay.
 */
export function renderComment(report: Report): Comment | undefined {
  const { pullRequest } = report;
  if (pullRequest === undefined) return undefined;
  const whole = renderBody(report, pullRequest, true);
  const body = Buffer.byteLength(whole) <= MAX_LENGTH ? whole : renderBody(report, pullRequest, false);
  return { pullRequest, marker: commentMarker(report.config, report.sandbox), body };
}

function renderBody(report: Report, { head }: PullRequest, details: boolean): string {
  const { config, sandbox, plan, runUrl, result } = report;
  // Unchanged and skipped entries are counted below: reviewers look at the changes.
  const rows = report.rows.filter(({ change }) => change !== 'unchanged' && change !== 'skipped');
  const about = [
    `plan for ${codeForMarkdown(head.slice(0, 7))}`,
    ...(runUrl === undefined ? [] : [`[run](${runUrl})`]),
  ];
  const top = [commentMarker(config, sandbox), ...titleLines(report, about)];
  const next = [
    ...(result === 'planned' ? ['Merging this pull request applies the plan.'] : []),
    ...(details ? [] : ['This comment is cut short: the summary of the run has all of it.']),
  ];
  const record = plan === undefined ? [] : ['', planRecord(head, plan)];
  const bottom = [...footLines(report, next, true), ...record];
  const limit = details ? Number.POSITIVE_INFINITY : MAX_LENGTH;
  const room = limit - Buffer.byteLength([...top, ...bottom].join('\n')) - 1024;
  // The table below the problems needs room too.
  const problems = problemList(report, room * 0.6);
  const left = room - Buffer.byteLength(problems.join('\n'));
  const table = entryTable(rows, report, left, false);
  const changes = details ? [...changeDetails(rows), ''] : [];
  return [...top, ...problems, ...table, ...changes, ...bottom].join('\n');
}

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

/** A plan as a comment keeps it, and the commit for which it was made. */
export interface PlanRecord extends ReviewedPlan {
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
