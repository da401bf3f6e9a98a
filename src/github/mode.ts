import type { Problem } from '../model/problem.ts';
import type { Mode } from '../model/run.ts';
import type { WorkflowEvent } from './workflow-event.ts';

export interface ModeChoice {
  readonly mode: Mode;
  /** What it was chosen by, when it was not asked for outright. */
  readonly reason?: string;
  /** Why it is this mode, when people may have expected another. */
  readonly notice?: string;
}

/**
 * Decides what a run does. `auto` applies on a push to the default branch, validates where the code is a stranger's
 * or not what will be merged, and plans everywhere else. What was said outright is obeyed, or refused with the reason.
 */
export function chooseMode(
  asked: Mode | 'auto',
  event: WorkflowEvent,
  hasCredentials: boolean,
): ModeChoice | { readonly problem: Problem } {
  if (asked === 'validate') return { mode: 'validate' };

  if (event.name === 'pull_request_target') {
    if (asked !== 'auto') {
      return refused(
        `mode \`${asked}\` is refused on \`pull_request_target\`: what is checked out there is not what will be merged, or is a stranger's`,
      );
    }
    return validateOnly('on `pull_request_target` the checkout is not what will be merged');
  }

  if (event.name === 'issue_comment' && event.fromFork) {
    const why = 'a comment on a pull request does not tell whose code is checked out';
    if (asked === 'apply') return refused(`mode \`apply\` is refused: ${why}`);
    return asked === 'auto' ? validateOnly(why) : { mode: asked };
  }

  if (event.fromFork) {
    if (asked === 'apply') {
      return refused('mode `apply` is refused for code from another repository: it was not reviewed here');
    }
    if (asked === 'auto' || (!hasCredentials && event.name.startsWith('pull_request'))) {
      const why = hasCredentials ? 'was not reviewed here' : 'gets no credentials';
      return validateOnly(`the code comes from another repository, and ${why}`);
    }
  }

  if (asked !== 'apply' && event.byDependabot && WITHHELD.has(event.name) && !hasCredentials) {
    return validateOnly('Dependabot set this run off, which gets no credentials');
  }

  if (asked !== 'auto') return { mode: asked };
  return event.name === 'push' && event.onDefaultBranch
    ? { mode: 'apply', reason: 'auto: a push to the default branch' }
    : { mode: 'plan', reason: 'auto: no push to the default branch, so nothing is changed' };
}

/**
 * Where GitHub gives runs that Dependabot set off no secrets.
 * @see https://docs.github.com/en/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions
 */
const WITHHELD: ReadonlySet<string> = new Set([
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'push',
  'create',
  'deployment',
  'deployment_status',
]);

function validateOnly(why: string): ModeChoice {
  return { mode: 'validate', notice: `The file was validated, but not compared with Adobe: ${why}.` };
}

function refused(message: string): { readonly problem: Problem } {
  return {
    problem: {
      code: 'mode-refused',
      message,
      fix: 'use mode `auto` or `validate` there, and `apply` on a push to a branch of this repository',
    },
  };
}
