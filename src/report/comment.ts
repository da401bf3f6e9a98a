import type { PlanSummary, Report } from '../model/report.ts';
import type { PullRequest } from '../model/run.ts';
import { DIGEST_LENGTH, type ReviewedPlan } from '../plan/plan-hash.ts';
import { codeForMarkdown } from './escape.ts';
import { changeDetails, entryTable, footLines, problemList, titleLines } from './markdown.ts';

/** A comment on a pull request that runs keep up to date. There is one per marker. */
export interface Comment {
  /** Includes the commit that the comment describes. A run for a newer commit writes its own. */
  readonly pullRequest: PullRequest;
  /** The first line of the body, which identifies the comment. */
  readonly marker: string;
  readonly body: string;
}

/** GitHub's limit in characters. The code counts bytes, of which there are never fewer. */
const MAX_LENGTH = 65_536;

/**
 * Returns the comment that shows the plan to the reviewers of the pull request; `undefined` if the run has no pull
 * request. A comment that is too long omits the details first, then rows from the end. It keeps the headline, counts
 * and hash.
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
  // Reviewers look at the changes. Unchanged and skipped entries are only counted, below.
  const rows = report.rows.filter(({ change }) => change !== 'unchanged' && change !== 'skipped');
  const about = [
    `plan for ${codeForMarkdown(head.slice(0, 7))}`,
    ...(runUrl === undefined ? [] : [`[run](${runUrl})`]),
  ];
  const top = [commentMarker(config, sandbox), ...titleLines(report, about)];
  const next = [
    ...(result === 'planned' ? ['Merging this pull request applies the plan.'] : []),
    ...(details ? [] : ['This comment is shortened: the job summary shows everything.']),
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

// A comment on a pull request contains two hidden lines. The first identifies the comment for later runs. The last
// records the plan, so that the applied plan can be compared with it.

/** Returns the first line of the comment for one connections file and `sandbox` input. */
export function commentMarker(config: string, sandbox: string | undefined): string {
  const limit = sandbox === undefined ? '' : ` sandbox=${inComment(sandbox)}`;
  return `<!-- aep-base-connections config=${inComment(config)}${limit} -->`;
}

/** Returns the last line of the comment: the plan that was made for the commit `head`. */
export function planRecord(head: string, { hash, digests }: PlanSummary): string {
  return `<!-- plan of ${head} hash=${hash} changes=${[...digests].sort().join('')} -->`;
}

/** The plan recorded in a comment, and the commit that it was made for. */
export interface PlanRecord extends ReviewedPlan {
  readonly head: string;
}

const RECORD =
  /<!-- plan of (?<head>[0-9a-f]{40,64}) hash=(?<hash>[0-9a-f]{64}) changes=(?<digests>[A-Za-z0-9+/]*) -->\s*$/;

/** Returns the plan recorded in the text of a comment; `undefined` if there is none. */
export function readPlanRecord(body: string): PlanRecord | undefined {
  const { head, hash, digests } = RECORD.exec(body)?.groups ?? {};
  if (head === undefined || hash === undefined || digests === undefined) return undefined;
  const each = digests.match(new RegExp(`.{${DIGEST_LENGTH}}`, 'g')) ?? [];
  return { head, hash, digests: new Set(each) };
}

/** Escapes text for an HTML comment, which two hyphens and an angle bracket would end. */
function inComment(text: string): string {
  const whole = text.replace(/\p{Cs}/gu, '\ufffd');
  return encodeURIComponent(whole).replaceAll('--', '%2D%2D');
}
