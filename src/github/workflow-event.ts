import { isRecord } from '../model/is-record.ts';
import { msg } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import type { WorkflowEvent } from '../options/run-options.ts';
import type { Environment } from './repository.ts';

/** Reads the event. Throws a ProblemError for a broken file: a stranger's code could then not be told from the team's. */
export async function loadWorkflowEvent(
  environment: Environment,
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
export function readWorkflowEvent(environment: Environment, payload: unknown): WorkflowEvent {
  const name = environment['GITHUB_EVENT_NAME'] ?? '';
  const branch = memberOf(payload, 'repository', 'default_branch');
  const number = memberOf(payload, 'pull_request', 'number');
  const head = memberOf(payload, 'pull_request', 'head', 'sha');
  const isWhole = typeof number === 'number' && typeof head === 'string' && /^[0-9a-f]{40,64}$/.test(head);
  return {
    name,
    onDefaultBranch: typeof branch === 'string' && environment['GITHUB_REF'] === `refs/heads/${branch}`,
    fromFork: isFromFork(name, payload),
    byDependabot: environment['GITHUB_ACTOR'] === 'dependabot[bot]',
    pullRequest: isWhole ? { number, head } : undefined,
  };
}

/** A head repository that the event leaves out was deleted, or is secret: it counts as a stranger's. */
function isFromFork(name: string, payload: unknown): boolean {
  const isOurs = (...path: readonly string[]) => {
    const head = memberOf(payload, ...path, 'full_name');
    return typeof head === 'string' && head === memberOf(payload, 'repository', 'full_name');
  };
  if (isRecord(memberOf(payload, 'pull_request')) || name.startsWith('pull_request')) {
    return !isOurs('pull_request', 'head', 'repo');
  }
  if (isRecord(memberOf(payload, 'workflow_run')) || name === 'workflow_run') {
    return !isOurs('workflow_run', 'head_repository');
  }
  // A comment on a pull request does not say where its code comes from: it counts as a stranger's too.
  return isRecord(memberOf(payload, 'issue', 'pull_request'));
}

function memberOf(payload: unknown, ...path: readonly string[]): unknown {
  return path.reduce((holder, name) => (isRecord(holder) ? holder[name] : undefined), payload);
}
