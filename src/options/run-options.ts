import { code, type Message, msg, option } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import type { AdobeAccount, AllowedHosts, Mode, PullRequest } from '../model/run.ts';
import type { GivenSecrets } from '../model/secret.ts';
import type { OptionValues } from './options.ts';

/** The options of a run, by mode. A mode that needs a credential has one. All times are in milliseconds. */
export type RunOptions = ValidateOptions | OnlineOptions;

type Settings = Omit<
  OptionValues,
  'mode' | 'secrets' | 'allowedHosts' | 'comment' | `adobe${string}` | `${string}AccountsUrl`
>;

/** The options of all modes. */
export interface CommonOptions extends Settings {
  /** The secrets that references are resolved from. */
  readonly secrets?: GivenSecrets | undefined;
  /** The hosts that may receive credentials, in addition to the vendors' own. */
  readonly allowedHosts?: AllowedHosts;
  /** The URL of an emulator that access tokens are requested from instead of the source. */
  readonly sourceTokenUrl?: string | undefined;
  /** Why this mode was chosen, unless it was set explicitly. */
  readonly modeReason?: string | undefined;
  /** Why the run does less than expected. */
  readonly notice?: Message | undefined;
  /** Warnings about how the run was started. */
  readonly warnings: readonly Problem[];
  /** The page that explains the problem codes. */
  readonly docsUrl?: string | undefined;
  /** The URL of the run on GitHub. */
  readonly runUrl?: string | undefined;
}

/** In this mode, nothing is sent. A credential that is given anyway is masked and must not appear in the file. */
export interface ValidateOptions extends CommonOptions {
  readonly mode: 'validate';
  readonly account?: AdobeAccount | undefined;
}

/** The options of a run that calls Adobe. */
export type OnlineOptions = PlanOptions | ApplyOptions;

export interface PlanOptions extends CommonOptions {
  readonly mode: 'plan';
  readonly account: AdobeAccount;
  /**
   * The pull request that gets a comment with the plan. Apply has none, because it must not overwrite what was
   * reviewed.
   */
  readonly pullRequest?: PullRequest | undefined;
}

export interface ApplyOptions extends CommonOptions {
  readonly mode: 'apply';
  readonly account: AdobeAccount;
}

/** The event that triggered the workflow, with what the mode depends on. */
export interface WorkflowEvent {
  /** For example `push` or `pull_request`. */
  readonly name: string;
  /** Whether the run is for the head of the default branch; `undefined` if the event does not name that branch. */
  readonly onDefaultBranch: boolean | undefined;
  /** The repository that the code comes from: the workflow's or another. `unknown` counts as another. */
  readonly origin: 'here' | 'elsewhere' | 'unknown';
  /** Whether Dependabot triggered it. GitHub withholds secrets from such runs. */
  readonly byDependabot: boolean;
  /** The pull request of the event, and its last commit. */
  readonly pullRequest?: PullRequest | undefined;
}

/**
 * The mode of a run with the reason, and a notice if the run does less than expected. Or the problem that forbids the
 * mode.
 */
type ModeChoice =
  | { readonly mode: Mode; readonly reason?: string; readonly notice?: Message }
  | { readonly problem: Problem };

/**
 * Chooses the mode of a run. `auto` applies on a push to the default branch, only validates code from strangers and
 * code that is not what will be merged, and plans in all other cases. An explicit mode is used, or refused with the
 * reason.
 */
export function chooseMode(asked: Mode | 'auto', event: WorkflowEvent, hasCredentials: boolean): ModeChoice {
  const { name, byDependabot } = event;
  if (asked === 'validate') return { mode: 'validate' };
  const why = whyUntrusted(event, !hasCredentials && asked !== 'apply');
  if (why !== undefined) {
    const isTarget = name === 'pull_request_target';
    if (asked === 'apply' || (asked === 'plan' && isTarget)) {
      const fix = msg`use ${option('mode', 'auto')} or ${option('mode', 'validate')} there, and ${option('mode', 'apply')} on a push to a branch of this repository`;
      const message = msg`${option('mode', asked)} is refused: ${why}`;
      return { problem: { code: 'mode-refused', message, fix } };
    }
    if (asked === 'auto' || (!hasCredentials && name.startsWith('pull_request'))) return validateOnly(why);
  }
  if (asked !== 'apply' && byDependabot && WITHHELD.has(name) && !hasCredentials) {
    return validateOnly(msg`Dependabot started this run, so it gets no credentials`);
  }
  if (asked !== 'auto') return { mode: asked };
  return name === 'push' && event.onDefaultBranch === true
    ? { mode: 'apply', reason: 'auto: a push to the default branch' }
    : { mode: 'plan', reason: `auto: ${whyUnchanged(event)}` };
}

/** Returns why the code of a run may be a stranger's, or not what will be merged. */
function whyUntrusted({ name, origin }: WorkflowEvent, isWithout: boolean): Message | undefined {
  if (name === 'pull_request_target') {
    return msg`on ${code('pull_request_target')} the checkout is not what will be merged, or comes from a stranger`;
  }
  if (origin === 'here') return undefined;
  if (name === 'issue_comment')
    return msg`a comment on a pull request does not show whose code is checked out`;
  return origin === 'unknown'
    ? msg`the event does not say where the code comes from, so it is treated as code from another repository`
    : msg`the code comes from another repository, and ${isWithout ? 'gets no credentials' : 'was not reviewed here'}`;
}

/** Returns why a run without an explicit mode only plans. */
function whyUnchanged({ name, onDefaultBranch }: WorkflowEvent): string {
  if (name === '') return 'the event is unknown, so nothing is changed';
  if (name !== 'push') return `${name} is not a push to the default branch, so nothing is changed`;
  return onDefaultBranch === undefined
    ? 'the event does not name the default branch, so nothing is changed; set `mode: apply` to apply'
    : 'not a push to the default branch, so nothing is changed';
}

/**
 * The events whose runs get no secrets from GitHub if Dependabot triggered them.
 * @see https://docs.github.com/en/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions
 */
const WITHHELD: ReadonlySet<string> = new Set(
  'pull_request pull_request_review pull_request_review_comment push create deployment deployment_status'.split(
    ' ',
  ),
);

function validateOnly(why: Message): ModeChoice {
  return { mode: 'validate', notice: msg`The file was validated but not compared with Adobe: ${why}.` };
}
