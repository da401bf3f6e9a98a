import { code, type Message, msg, option } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import type { Mode, PullRequest } from '../model/run.ts';

/** What set the workflow off, as far as the mode depends on it. */
export interface WorkflowEvent {
  /** For instance `push` or `pull_request`. */
  readonly name: string;
  /** Whether the run is for the head of the default branch. */
  readonly onDefaultBranch: boolean;
  /** Whether the code comes from another repository than the workflow. */
  readonly fromFork: boolean;
  /** Whether Dependabot set it off: GitHub gives such runs no secrets. */
  readonly byDependabot: boolean;
  /** The pull request that the event is about, and its last commit. */
  readonly pullRequest?: PullRequest | undefined;
}

export interface ModeChoice {
  readonly mode: Mode;
  /** Why this mode was chosen, when nobody asked for it by name. */
  readonly reason?: string;
  /** Why the run does less than people may expect. */
  readonly notice?: Message;
}

/**
 * Decides what a run does. `auto` applies on a push to the default branch, validates code of strangers and
 * code that is not what will be merged, and plans everywhere else. A mode that was named is obeyed, or
 * refused with the reason.
 */
export function chooseMode(
  asked: Mode | 'auto',
  event: WorkflowEvent,
  hasCredentials: boolean,
): ModeChoice | { readonly problem: Problem } {
  if (asked === 'validate') return { mode: 'validate' };

  if (event.name === 'pull_request_target') {
    const target = code('pull_request_target');
    return asked === 'auto'
      ? validateOnly(msg`on ${target} the checkout is not what will be merged`)
      : refused(asked, msg`on ${target}: the checkout is not what will be merged, or is a stranger's code`);
  }

  if (event.name === 'issue_comment' && event.fromFork) {
    const why = msg`a comment on a pull request does not say whose code is checked out`;
    if (asked === 'auto') return validateOnly(why);
    return asked === 'apply' ? refused(asked, msg`here: ${why}`) : { mode: asked };
  }

  if (event.fromFork) {
    if (asked === 'apply') {
      return refused(asked, msg`for code from another repository: it was not reviewed here`);
    }
    if (asked === 'auto' || (!hasCredentials && event.name.startsWith('pull_request'))) {
      const why = hasCredentials ? 'was not reviewed here' : 'gets no credentials';
      return validateOnly(msg`the code comes from another repository, and ${why}`);
    }
  }

  if (asked !== 'apply' && event.byDependabot && WITHHELD.has(event.name) && !hasCredentials) {
    return validateOnly(msg`Dependabot started this run, which therefore gets no credentials`);
  }

  if (asked !== 'auto') return { mode: asked };
  return event.name === 'push' && event.onDefaultBranch
    ? { mode: 'apply', reason: 'auto: a push to the default branch' }
    : { mode: 'plan', reason: 'auto: no push to the default branch, so nothing is changed' };
}

/**
 * The events whose runs get no secrets from GitHub when Dependabot set them off.
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

function validateOnly(why: Message): ModeChoice {
  return { mode: 'validate', notice: msg`The file was validated, but not compared with Adobe: ${why}.` };
}

function refused(asked: Mode, why: Message): { readonly problem: Problem } {
  return {
    problem: {
      code: 'mode-refused',
      message: msg`${option('mode', asked)} is refused ${why}`,
      fix: msg`use ${option('mode', 'auto')} or ${option('mode', 'validate')} there, and ${option('mode', 'apply')} on a push to a branch of this repository`,
    },
  };
}
