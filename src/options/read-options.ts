import { relative, resolve, sep } from 'node:path';
import { chooseMode } from '../github/mode.ts';
import { type Repository, readRepository } from '../github/repository.ts';
import type { WorkflowEvent } from '../github/workflow-event.ts';
import { nearest } from '../model/nearest.ts';
import type { Problem } from '../model/problem.ts';
import type { AdobeAccount, AdobeCredential, Mode } from '../model/run.ts';
import { Secret } from '../model/secret.ts';
import * as parse from './parsers.ts';
import type { OnlineOptions, RunOptions } from './run-options.ts';

/** Every input, by the name that `action.yml` declares, with what stands for it when it is empty there. */
export const INPUTS = {
  config: 'connections.yaml',
  mode: 'auto',
  secrets: '',
  sandbox: '',
  'adobe-client-id': '',
  'adobe-client-secret': '',
  'adobe-access-token': '',
  'adobe-org-id': '',
  'adobe-scopes': 'openid,AdobeID,read_organizations,additional_info.projectedProductContext,session',
  'platform-url': 'https://platform.adobe.io',
  'ims-url': 'https://ims-na1.adobelogin.com',
  'zoho-accounts-url': '',
  concurrency: '4',
  timeout: '600',
  'request-timeout': '75',
  'settling-time': '30',
  'github-token': '',
  comment: 'true',
  'fail-on-changes': 'false',
  'expected-plan-hash': '',
  'require-reviewed-plan': 'false',
  'on-drift': 'report',
  rotate: '',
  'allow-delete': 'false',
  verify: 'changed',
} as const;

export type InputName = keyof typeof INPUTS;

const NAMES = Object.keys(INPUTS);

/** Returns what the run is asked to do, or all that is wrong with how it was asked. */
export type InputsRead =
  | { readonly options: RunOptions; readonly repository?: Repository | undefined }
  | { readonly problems: readonly Problem[]; readonly config: string };

/**
 * Reads the inputs from the environment variables that the runner makes of them. An empty input is one that was not
 * given. Every problem is found, not only the first; none repeats a value.
 */
export function readInputs(
  environment: Readonly<Record<string, string | undefined>>,
  event: WorkflowEvent,
): InputsRead {
  const problems: Problem[] = [];
  const raw = (name: InputName) => {
    const given = environment[`INPUT_${name.toUpperCase()}`] ?? '';
    return given.trim() === '' ? INPUTS[name] : given;
  };
  /** Parses one input; when it can't be, notes why and goes on with `undefined`. */
  const read = <T>(name: InputName, parser: parse.Parser<T>): T | undefined => {
    const text = name === 'secrets' ? raw(name) : raw(name).trim();
    if (text === '') return undefined;
    const parsed = parser(text);
    if ('value' in parsed) return parsed.value;
    problems.push({
      code: 'input-invalid',
      message: `the input \`${name}\` ${parsed.message}`,
      ...(parsed.fix === undefined ? {} : { fix: parsed.fix }),
    });
    return undefined;
  };

  const asked = read('mode', parse.oneOf<Mode | 'auto'>(['auto', 'validate', 'plan', 'apply']));
  const config = inWorkspace(read('config', parse.path) ?? INPUTS.config, environment);
  const secrets = read('secrets', parse.text);
  const sandbox = read('sandbox', parse.sandboxName);
  const clientId = read('adobe-client-id', parse.headerText);
  const clientSecret = read('adobe-client-secret', parse.secret);
  const accessToken = read('adobe-access-token', parse.secret);
  const orgId = read('adobe-org-id', parse.orgId);
  const scopes = read('adobe-scopes', parse.scopes);
  const platformUrl = read('platform-url', parse.hostOf('adobe.io'));
  const imsUrl = read('ims-url', parse.hostOf('adobelogin.com'));
  const zohoAccountsUrl = read('zoho-accounts-url', parse.loopback);
  const concurrency = read('concurrency', parse.wholeNumber(1, 32));
  const timeout = read('timeout', parse.seconds(0.1, 21_600));
  const requestTimeout = read('request-timeout', parse.seconds(0.1, 600));
  const settlingTime = read('settling-time', parse.seconds(0, 600));
  const failOnChanges = read('fail-on-changes', parse.boolean);
  const expectedPlanHash = read('expected-plan-hash', parse.planHash);
  const requireReviewedPlan = read('require-reviewed-plan', parse.boolean);
  const githubToken = read('github-token', parse.secret);
  const comment = read('comment', parse.boolean);
  const onDrift = read('on-drift', parse.oneOf<OnlineOptions['onDrift']>(['report', 'update']));
  const rotate = read('rotate', parse.rotateSelection) ?? [];
  const allowDelete = read('allow-delete', parse.boolean);
  const verify = read('verify', parse.oneOf<OnlineOptions['verify']>(['none', 'changed', 'all']));

  const warnings = findUnknown(environment);
  problems.push(...warnings.filter(({ severity }) => severity !== 'warning'));

  // GitHub gives these runs no secrets: what the workflow puts into `secrets` are names without values.
  const areSecretsWithheld = (event.fromFork || event.byDependabot) && !hasAnyCredential(raw);
  const credential = chooseCredential(accessToken, clientSecret, scopes);
  const choice = chooseMode(asked ?? 'validate', event, hasAnyCredential(raw));
  if ('problem' in choice) problems.push(choice.problem);
  else if (choice.mode !== 'validate') problems.push(...findMissing(raw, choice.mode));

  const repository = readRepository(environment);
  // What is only validated has no plan to show, and a run that applies must not write over the plan that was reviewed.
  const isForReview =
    comment === true && 'mode' in choice && choice.mode === 'plan' && event.name === 'pull_request';
  const pullRequest = isForReview && repository !== undefined ? event.pullRequest : undefined;
  if (pullRequest !== undefined && githubToken === undefined) warnings.push(NO_TOKEN_TO_COMMENT);

  const isComplete =
    platformUrl !== undefined &&
    imsUrl !== undefined &&
    concurrency !== undefined &&
    timeout !== undefined &&
    requestTimeout !== undefined &&
    settlingTime !== undefined &&
    failOnChanges !== undefined &&
    requireReviewedPlan !== undefined &&
    onDrift !== undefined &&
    allowDelete !== undefined &&
    verify !== undefined;
  if (problems.length > 0 || 'problem' in choice || !isComplete) return { problems, config };

  const account: AdobeAccount | undefined =
    clientId === undefined || orgId === undefined || credential === undefined
      ? undefined
      : { clientId, orgId, credential };
  const { mode, reason: modeReason, notice } = choice;
  const common = {
    config,
    modeReason,
    notice,
    warnings,
    secrets: secrets === undefined || areSecretsWithheld ? undefined : new Secret(secrets),
    sandbox,
    concurrency,
    timeout,
    requestTimeout,
    rotate,
    githubToken: githubToken === undefined ? undefined : new Secret(githubToken),
    runUrl: repository?.runUrl,
  };
  if (mode === 'validate') return { repository, options: { ...common, mode, account } };
  // What is missing was found above.
  if (account === undefined) return { problems, config };
  const online = {
    ...common,
    account,
    platformUrl,
    imsUrl,
    zohoAccountsUrl,
    settlingTime,
    onDrift,
    allowDelete,
    verify,
  };
  const options: RunOptions =
    mode === 'plan'
      ? { ...online, mode, failOnChanges, pullRequest }
      : { ...online, mode, expectedPlanHash, requireReviewedPlan };
  return { repository, options };
}

const NO_TOKEN_TO_COMMENT: Problem = {
  code: 'comment-impossible',
  severity: 'warning',
  message: "the plan can't be shown in a comment on the pull request: the input `github-token` is empty",
  fix: 'leave the input out, which gives it the token of the job, or set `comment: false`',
};

/** Returns the path as annotations and comments are to name it: from the workspace, where it leads into it. */
function inWorkspace(path: string, environment: Readonly<Record<string, string | undefined>>): string {
  const workspace = environment['GITHUB_WORKSPACE'];
  if (workspace === undefined || workspace === '') return path;
  const way = relative(resolve(workspace), resolve(workspace, path));
  return way === '' || way.startsWith('..') || resolve(way) === way ? path : way.replaceAll(sep, '/');
}

type Raw = (name: InputName) => string;

function hasAnyCredential(raw: Raw): boolean {
  return raw('adobe-client-secret').trim() !== '' || raw('adobe-access-token').trim() !== '';
}

/** A given token wins: nothing is asked of IMS. */
function chooseCredential(
  token: string | undefined,
  secret: string | undefined,
  scopes: string | undefined,
): AdobeCredential | undefined {
  if (token !== undefined) return { kind: 'access-token', token: new Secret(token) };
  if (secret === undefined || scopes === undefined) return undefined;
  return { kind: 'client-secret', secret: new Secret(secret), scopes };
}

function findMissing(raw: Raw, mode: Mode): Problem[] {
  const missing = (what: string, fix: string): Problem => ({
    code: 'input-missing',
    message: `mode \`${mode}\` needs ${what}`,
    fix,
  });
  const problems: Problem[] = [];
  if (raw('adobe-client-id') === '') {
    problems.push(missing('the input `adobe-client-id`', 'give the API key of the Adobe credential'));
  }
  if (!hasAnyCredential(raw)) {
    problems.push(
      missing(
        'the input `adobe-client-secret` (or `adobe-access-token`)',
        'give the client secret of the OAuth server-to-server credential; an empty one may be a secret that this repository or environment does not have',
      ),
    );
  }
  if (raw('adobe-org-id') === '') {
    problems.push(missing('the input `adobe-org-id`', 'give the organization id, which ends in @AdobeOrg'));
  }
  return problems;
}

/** A misspelt input would be dropped in silence: one that is nearly a name of ours is an error, another a warning. */
function findUnknown(environment: Readonly<Record<string, string | undefined>>): Problem[] {
  return Object.keys(environment)
    .filter((variable) => variable.startsWith('INPUT_'))
    .map((variable) => variable.slice('INPUT_'.length).toLowerCase())
    .filter((name) => !NAMES.includes(name))
    .map((name) => {
      const near = nearest(name, NAMES);
      const shown = name.replace(/[^a-z0-9_-]/g, '?').slice(0, 64);
      return {
        code: 'input-unknown',
        message: `there is no input \`${shown}\``,
        fix: near === undefined ? 'leave it out: it has no effect' : `did you mean \`${near}\`?`,
        ...(near === undefined ? { severity: 'warning' as const } : {}),
      };
    });
}
