import { isRecord } from '../model/is-record.ts';
import { msg } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import type { PullRequest } from '../model/run.ts';
import type { WorkflowEvent } from '../options/run-options.ts';

/**
 * Reads the event, whose file `readText` returns. Throws a ProblemError when there is a file but it cannot be
 * read: without it, a stranger's code could not be told from the team's.
 */
export async function loadWorkflowEvent(
  environment: Readonly<Record<string, string | undefined>>,
  readText: (path: string) => Promise<string>,
): Promise<WorkflowEvent> {
  const path = environment['GITHUB_EVENT_PATH'] ?? '';
  try {
    return readWorkflowEvent(environment, path === '' ? undefined : JSON.parse(await readText(path)));
  } catch (cause) {
    const message = msg`the runner's file about the event (GITHUB_EVENT_PATH) cannot be read`;
    throw new ProblemError({ code: 'event-unreadable', message, fix: msg`run the job again` }, { cause });
  }
}

/**
 * Reads the event from the runner's environment variables and the parsed file at `GITHUB_EVENT_PATH`.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
export function readWorkflowEvent(
  environment: Readonly<Record<string, string | undefined>>,
  payload: unknown,
): WorkflowEvent {
  const event = isRecord(payload) ? payload : {};
  const repository = isRecord(event['repository']) ? event['repository'] : {};
  const defaultBranch = repository['default_branch'];
  const name = environment['GITHUB_EVENT_NAME'] ?? '';
  return {
    name,
    onDefaultBranch:
      typeof defaultBranch === 'string' && environment['GITHUB_REF'] === `refs/heads/${defaultBranch}`,
    fromFork: isFromFork(name, event, repository['full_name']),
    byDependabot: environment['GITHUB_ACTOR'] === 'dependabot[bot]',
    pullRequest: pullRequestOf(event['pull_request']),
  };
}

function pullRequestOf(payload: unknown): PullRequest | undefined {
  if (!isRecord(payload) || !isRecord(payload['head'])) return undefined;
  const { number } = payload;
  const { sha } = payload['head'];
  const isWhole = typeof number === 'number' && typeof sha === 'string' && /^[0-9a-f]{40,64}$/.test(sha);
  return isWhole ? { number, head: sha } : undefined;
}

/** A head repository that the event leaves out was deleted, or is secret: it counts as a stranger's. */
function isFromFork(name: string, event: Readonly<Record<string, unknown>>, own: unknown): boolean {
  const { pull_request: pullRequest, workflow_run: workflowRun } = event;
  if (isRecord(pullRequest) || name.startsWith('pull_request')) {
    return !isSame(isRecord(pullRequest) ? nameOf(pullRequest['head'], 'repo') : undefined, own);
  }
  if (isRecord(workflowRun) || name === 'workflow_run')
    return !isSame(nameOf(workflowRun, 'head_repository'), own);
  // A comment on a pull request does not say where its code comes from, so that it counts as a stranger's
  // too.
  return isRecord(event['issue']) && isRecord(event['issue']['pull_request']);
}

function isSame(head: unknown, own: unknown): boolean {
  return typeof head === 'string' && head === own;
}

function nameOf(holder: unknown, member: string): unknown {
  const repository = isRecord(holder) ? holder[member] : undefined;
  return isRecord(repository) ? repository['full_name'] : undefined;
}
