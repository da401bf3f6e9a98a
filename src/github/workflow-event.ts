import { isRecord, memberAt, textAt } from '../model/is-record.ts';
import { msg } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import type { WorkflowEvent } from '../options/run-options.ts';
import type { Environment } from './repository.ts';

/**
 * Reads the event. Throws a ProblemError for an unreadable file, since it decides whether the code comes from a fork.
 */
export async function loadWorkflowEvent(
  environment: Environment,
  readText: (path: string) => Promise<string>,
): Promise<GitHubEvent> {
  const path = environment['GITHUB_EVENT_PATH'] ?? '';
  try {
    return readWorkflowEvent(environment, path === '' ? undefined : JSON.parse(await readText(path)));
  } catch (cause) {
    const message = msg`the runner's event file (GITHUB_EVENT_PATH) cannot be read`;
    throw new ProblemError({ code: 'event-unreadable', message, fix: msg`run the job again` }, { cause });
  }
}

/** The event of a run on GitHub. */
export interface GitHubEvent extends WorkflowEvent {
  readonly push?: Push | undefined;
}

/** What the event says about a push to its branch. */
export interface Push {
  /** The branch's commit before the push; absent if the push created the branch. */
  readonly before?: string | undefined;
  /** Whether it was a force push, which may remove commits. */
  readonly isForced: boolean;
  /** How many commits the event lists, including those of merged branches; at most 2048. */
  readonly commits: number;
}

/**
 * Reads the event from the runner's environment variables and the parsed file at `GITHUB_EVENT_PATH`.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
export function readWorkflowEvent(environment: Environment, payload: unknown): GitHubEvent {
  const name = environment['GITHUB_EVENT_NAME'] ?? '';
  const ref = environment['GITHUB_REF'] ?? '';
  const branch = textAt(payload, 'repository', 'default_branch');
  const number = memberAt(payload, 'pull_request', 'number');
  const head = memberAt(payload, 'pull_request', 'head', 'sha');
  const base = textAt(payload, 'pull_request', 'base', 'ref');
  const intoDefaultBranch = base === undefined || branch === undefined ? undefined : base === branch;
  const isWhole = typeof number === 'number' && isCommit(head);
  return {
    name,
    onDefaultBranch: branch && ref ? ref === `refs/heads/${branch}` : undefined,
    origin: originOf(name, payload),
    byDependabot: environment['GITHUB_ACTOR'] === 'dependabot[bot]',
    pullRequest: isWhole ? { number, head, intoDefaultBranch } : undefined,
    push: name === 'push' ? readPush(payload) : undefined,
  };
}

/** @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#push */
function readPush(payload: unknown): Push | undefined {
  const before = memberAt(payload, 'before');
  const commits = memberAt(payload, 'commits');
  if (!isCommit(before) || !Array.isArray(commits)) return undefined;
  // For a new branch, the event names a commit of zeros.
  const isNew = /^0+$/.test(before);
  const isForced = memberAt(payload, 'forced') === true;
  return { before: isNew ? undefined : before, isForced, commits: commits.length };
}

function isCommit(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{40,64}$/.test(value);
}

/** Compares the head repository with this one. The event omits a head repository that was deleted or is private. */
function originOf(name: string, payload: unknown): WorkflowEvent['origin'] {
  const compare = (...path: readonly string[]) => {
    const head = textAt(payload, ...path, 'full_name');
    const base = textAt(payload, 'repository', 'full_name');
    if (head === undefined || base === undefined) return 'unknown';
    return head === base ? 'here' : 'elsewhere';
  };
  if (isRecord(memberAt(payload, 'pull_request')) || name.startsWith('pull_request')) {
    return compare('pull_request', 'head', 'repo');
  }
  if (isRecord(memberAt(payload, 'workflow_run')) || name === 'workflow_run') {
    return compare('workflow_run', 'head_repository');
  }
  // A comment on a pull request does not say where its code comes from.
  return isRecord(memberAt(payload, 'issue', 'pull_request')) ? 'unknown' : 'here';
}
