import { code, type Message, msg, option } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import type { AdobeAccount, AllowedHosts, Mode, PullRequest } from '../model/run.ts';
import type { GivenSecrets } from '../model/secret.ts';
import type { OptionValues } from './options.ts';

/** What the run is asked to do: a mode that needs a credential has one. All times are milliseconds. */
export type RunOptions = ValidateOptions | PlanOptions | ApplyOptions;

/** What a run in any mode may be given. */
export interface CommonOptions
  extends Pick<OptionValues, 'config' | 'timeout' | 'requestTimeout' | 'concurrency' | 'rotate'>,
    Partial<Pick<OptionValues, 'sandbox' | 'githubToken'>> {
  /** What references resolve from. */
  readonly secrets?: GivenSecrets | undefined;
  /** The hosts that credentials may be sent to besides those of the vendors. */
  readonly allowedHosts?: AllowedHosts;
  /** Why this mode was chosen, unless it was asked for by name. */
  readonly modeReason?: string | undefined;
  /** Why the run does less than people may expect. */
  readonly notice?: Message | undefined;
  /** About how the run was called. */
  readonly warnings: readonly Problem[];
  /** The page that explains the codes of problems. */
  readonly docsUrl?: string | undefined;
  /** Where GitHub shows the run. */
  readonly runUrl?: string | undefined;
}

/** Nothing is sent. A credential that is given all the same is masked, and must not appear in the file. */
export interface ValidateOptions extends CommonOptions {
  readonly mode: 'validate';
  readonly account?: AdobeAccount | undefined;
}

/** What a run that asks Adobe needs besides. */
export interface OnlineOptions
  extends CommonOptions,
    Pick<OptionValues, 'platformUrl' | 'imsUrl' | 'settlingTime' | 'onDrift' | 'allowDelete' | 'verify'> {
  readonly account: AdobeAccount;
  /** Where access tokens are requested instead of at the source: an emulator. */
  readonly sourceTokenUrl?: string | undefined;
}

export interface PlanOptions extends OnlineOptions, Pick<OptionValues, 'failOnChanges'> {
  readonly mode: 'plan';
  /** Shows the plan in a comment. An apply has none: it must not overwrite what was reviewed. */
  readonly pullRequest?: PullRequest | undefined;
}

export interface ApplyOptions
  extends OnlineOptions,
    Pick<OptionValues, 'requireReviewedPlan'>,
    Partial<Pick<OptionValues, 'expectedPlanHash'>> {
  readonly mode: 'apply';
}

/** What set the workflow off, as far as the mode depends on it. */
export interface WorkflowEvent {
  /** For instance `push` or `pull_request`. */
  readonly name: string;
  /** Whether the run is for the head of the default branch; `undefined` where the event does not say which that is. */
  readonly onDefaultBranch: boolean | undefined;
  /** The repository that the code comes from: the one of the workflow, or another. One that is not known counts as another. */
  readonly origin: 'here' | 'elsewhere' | 'unknown';
  /** Whether Dependabot set it off: GitHub gives such runs no secrets. */
  readonly byDependabot: boolean;
  /** The pull request that the event is about, and its last commit. */
  readonly pullRequest?: PullRequest | undefined;
}

/** What a run does: why, and a notice where it does less than people may expect. Or why it may not. */
type ModeChoice =
  | { readonly mode: Mode; readonly reason?: string; readonly notice?: Message }
  | { readonly problem: Problem };

/**
 * Decides what a run does. `auto` applies on a push to the default branch, validates code of strangers and code that is
 * not what will be merged, and plans everywhere else. A mode that was named is obeyed, or refused with the reason.
 */
export function chooseMode(asked: Mode | 'auto', event: WorkflowEvent, hasCredentials: boolean): ModeChoice {
  const { name, origin, byDependabot } = event;
  if (asked === 'validate') return { mode: 'validate' };
  if (name === 'pull_request_target') {
    const where = msg`on ${code('pull_request_target')}`;
    return asked === 'auto'
      ? validateOnly(msg`${where} the checkout is not what will be merged`)
      : refused(asked, msg`${where}: the checkout is not what will be merged, or is a stranger's code`);
  }
  if (name === 'issue_comment' && origin !== 'here') {
    const why = msg`a comment on a pull request does not say whose code is checked out`;
    if (asked === 'auto') return validateOnly(why);
    return asked === 'apply' ? refused(asked, msg`here: ${why}`) : { mode: asked };
  }
  if (origin !== 'here' && asked === 'apply') {
    const unreviewed = msg`for code from another repository: it was not reviewed here`;
    return refused(asked, origin === 'unknown' ? msg`here: ${UNKNOWN_ORIGIN}` : unreviewed);
  }
  if (origin !== 'here' && (asked === 'auto' || (!hasCredentials && name.startsWith('pull_request')))) {
    const why = hasCredentials ? 'was not reviewed here' : 'gets no credentials';
    const foreign = msg`the code comes from another repository, and ${why}`;
    return validateOnly(origin === 'unknown' ? UNKNOWN_ORIGIN : foreign);
  }
  if (asked !== 'apply' && byDependabot && WITHHELD.has(name) && !hasCredentials) {
    return validateOnly(msg`Dependabot started this run, which therefore gets no credentials`);
  }
  if (asked !== 'auto') return { mode: asked };
  return name === 'push' && event.onDefaultBranch === true
    ? { mode: 'apply', reason: 'auto: a push to the default branch' }
    : { mode: 'plan', reason: `auto: ${whyUnchanged(event)}` };
}

const UNKNOWN_ORIGIN = msg`the event does not say where the code comes from, so it counts as another repository's`;

/** Why a run only plans although no mode was named. */
function whyUnchanged({ name, onDefaultBranch }: WorkflowEvent): string {
  if (name === '') return 'the event is not known, so nothing is changed';
  if (name !== 'push') return `${name} is no push to the default branch, so nothing is changed`;
  return onDefaultBranch === undefined
    ? 'the event does not say which the default branch is, so nothing is changed; give `mode: apply` to apply'
    : 'no push to the default branch, so nothing is changed';
}

/**
 * The events whose runs get no secrets from GitHub when Dependabot set them off.
 * @see https://docs.github.com/en/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions
 */
const WITHHELD: ReadonlySet<string> = new Set(
  'pull_request pull_request_review pull_request_review_comment push create deployment deployment_status'.split(
    ' ',
  ),
);

function validateOnly(why: Message): ModeChoice {
  return { mode: 'validate', notice: msg`The file was validated, but not compared with Adobe: ${why}.` };
}

function refused(asked: Mode, why: Message): ModeChoice {
  const fix = msg`use ${option('mode', 'auto')} or ${option('mode', 'validate')} there, and ${option('mode', 'apply')} on a push to a branch of this repository`;
  const message = msg`${option('mode', asked)} is refused ${why}`;
  return { problem: { code: 'mode-refused', message, fix } };
}
