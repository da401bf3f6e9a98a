import { isRecord } from '../model/is-record.ts';

/** What set the workflow off, as far as the mode depends on it. */
export interface WorkflowEvent {
  /** For instance `push` or `pull_request`. */
  readonly name: string;
  /** Whether the run is for the head of the default branch. */
  readonly onDefaultBranch: boolean;
  /** Whether the code comes from another repository than the workflow. */
  readonly fromFork: boolean;
  /** Whether Dependabot set it off: such runs get no secrets. */
  readonly byDependabot: boolean;
  /** The pull request that the event is about, and its last commit. */
  readonly pullRequest?: { readonly number: number; readonly head: string };
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
    ...pullRequestOf(event['pull_request']),
  };
}

function pullRequestOf(payload: unknown): Pick<WorkflowEvent, 'pullRequest'> {
  if (!isRecord(payload) || !isRecord(payload['head'])) return {};
  const { number } = payload;
  const { sha } = payload['head'];
  const isWhole = typeof number === 'number' && typeof sha === 'string' && /^[0-9a-f]{40,64}$/.test(sha);
  return isWhole ? { pullRequest: { number, head: sha } } : {};
}

/** A head repository that is missing was deleted, or is not told: it is not known to be ours. */
function isFromFork(name: string, event: Readonly<Record<string, unknown>>, own: unknown): boolean {
  const { pull_request: pullRequest, workflow_run: workflowRun } = event;
  if (isRecord(pullRequest) || name.startsWith('pull_request')) {
    return !isSame(isRecord(pullRequest) ? nameOf(pullRequest['head'], 'repo') : undefined, own);
  }
  if (isRecord(workflowRun) || name === 'workflow_run')
    return !isSame(nameOf(workflowRun, 'head_repository'), own);
  // A comment on a pull request does not tell where its code comes from: it is not known to be ours either.
  return isRecord(event['issue']) && isRecord(event['issue']['pull_request']);
}

function isSame(head: unknown, own: unknown): boolean {
  return typeof head === 'string' && head === own;
}

function nameOf(holder: unknown, member: string): unknown {
  const repository = isRecord(holder) ? holder[member] : undefined;
  return isRecord(repository) ? repository['full_name'] : undefined;
}
