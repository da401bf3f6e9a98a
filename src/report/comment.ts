import { isWriteKind, needsReview } from '../model/change.ts';
import type { Report } from '../model/report.ts';
import type { PullRequest } from '../model/run.ts';
import { DIGEST_LENGTH } from '../plan/plan-hash.ts';
import { codeForMarkdown } from './escape.ts';
import { sizeOf } from './fit-into.ts';
import { renderPage } from './page.ts';
import { numbered } from './statuses.ts';

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

/** Room for the lines that say that something is omitted, and for the record without digests. */
const RESERVE = 1024;

/**
 * Returns the comment that shows the plan to the reviewers of the pull request; `undefined` if the run has no pull
 * request. The record contains only changes that are shown.
 */
export function renderComment(report: Report): Comment | undefined {
  const { pullRequest, config, sandbox, plan, runUrl, rows } = report;
  if (pullRequest === undefined) return undefined;
  const { head } = pullRequest;
  const marker = commentMarker(config, sandbox);
  const isApplied = isAppliedByMerge(report);
  const { title, body, digests, omitted } = renderPage(report, {
    room: MAX_LENGTH - RESERVE - sizeOf([marker]),
    about: [
      `plan for ${codeForMarkdown(head.slice(0, 7))}`,
      ...(runUrl === undefined ? [] : [`[run](${runUrl})`]),
    ],
    rows: rows.filter(({ change }) => needsReview(change)),
    withIds: false,
    next: (isCut) => [
      ...(isApplied ? ['Merging this pull request applies the plan.'] : []),
      ...(isCut ? ['This comment is shortened: the log of the run shows the whole plan.'] : []),
    ],
  });
  const lines = [
    marker,
    ...title,
    ...(omitted === 0 ? [] : [omittedLine(omitted)]),
    ...body,
    ...(plan === undefined ? [] : ['', planRecord({ head, digests: new Set(digests), omitted })]),
  ];
  return { pullRequest, marker, body: lines.join('\n') };
}

/** Whether the merge of the pull request applies the plan, with the usual workflow. */
function isAppliedByMerge({ result, rows, problems, pullRequest }: Report): boolean {
  if (result !== 'planned' || pullRequest?.intoDefaultBranch !== true) return false;
  return (
    rows.some(({ change }) => isWriteKind(change)) &&
    !problems.some(({ code }) => code === 'deletion-not-allowed')
  );
}

/** Returns the warning that a comment has no room for some changes. */
function omittedLine(omitted: number): string {
  return `⚠️ This comment has no room for ${numbered(omitted, 'change')}, at least not with all fields. With \`require-reviewed-plan: true\`, these do not count as reviewed. Split the file, or read the whole plan in the log and apply it with \`expected-plan-hash\`.\n`;
}

// A comment on a pull request contains two hidden lines. The first identifies the comment for later runs. The last
// records the plan, so that the applied plan can be compared with it.

/** Returns the first line of the comment for one connections file and `sandbox` input. */
export function commentMarker(config: string, sandbox: string | undefined): string {
  const limit = sandbox === undefined ? '' : ` sandbox=${inComment(sandbox)}`;
  return `<!-- aep-base-connections config=${inComment(config)}${limit} -->`;
}

/** What a comment shows of a plan. */
export interface PlanRecord {
  /** The commit that the plan was made for. */
  readonly head: string;
  /** The digests of the changes that are shown well enough to be reviewed. */
  readonly digests: ReadonlySet<string>;
  /** How many changes are not. */
  readonly omitted: number;
}

/** Returns the last line of a comment, which `readPlanRecord` reads. */
export function planRecord({ head, digests, omitted }: PlanRecord): string {
  return `<!-- plan of ${head} omitted=${omitted} changes=${[...digests].sort().join('')} -->`;
}

const RECORD =
  /<!-- plan of (?<head>[0-9a-f]{40,64}) omitted=(?<omitted>\d{1,9}) changes=(?<digests>[A-Za-z0-9+/]*) -->\s*$/;

/** Returns the plan recorded in the text of a comment; `undefined` if there is none. */
export function readPlanRecord(body: string): PlanRecord | undefined {
  const { head, omitted, digests } = RECORD.exec(body)?.groups ?? {};
  if (head === undefined || omitted === undefined || digests === undefined) return undefined;
  const each = digests.match(new RegExp(`.{${DIGEST_LENGTH}}`, 'g')) ?? [];
  return { head, omitted: Number(omitted), digests: new Set(each) };
}

/** Escapes text for an HTML comment, which two hyphens and an angle bracket would end. */
function inComment(text: string): string {
  const whole = text.replace(/\p{Cs}/gu, '\ufffd');
  return encodeURIComponent(whole).replaceAll('--', '%2D%2D');
}
