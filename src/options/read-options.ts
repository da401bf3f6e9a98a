import { relative, resolve, sep } from 'node:path';
import { code, either, type Message, msg, type OptionName, option } from '../model/message.ts';
import { nearest } from '../model/nearest.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import type { AdobeAccount, AdobeCredential, Mode } from '../model/run.ts';
import { isOptionName, OPTION_NAMES, OPTIONS, type OptionValues } from './options.ts';
import { ParseError, type Parser } from './parsers.ts';
import { chooseMode, type RunOptions, type WorkflowEvent } from './run-options.ts';

/** What the run is asked to do, or everything that is wrong with how it was asked. */
export type OptionsRead =
  | { readonly options: RunOptions }
  | { readonly problems: readonly Problem[]; readonly config: string };

/**
 * Returns the value of a text that `what` holds. Throws a ProblemError that names `what` and never repeats
 * the text.
 */
export function parseText<T>(what: Message, parse: Parser<T>, text: string): T {
  try {
    return parse(text);
  } catch (cause) {
    if (!(cause instanceof ParseError)) throw cause;
    const { words, fix } = cause;
    throw new ProblemError({ code: 'input-invalid', message: msg`${what} ${words}`, fix }, { cause });
  }
}

/**
 * Returns the value of one option. Throws a ProblemError that names the option and never repeats the text.
 */
export function parseOption<N extends OptionName>(name: N, text: string): OptionValues[N] {
  const parse: Parser<OptionValues[N]> = OPTIONS[name].parse;
  return parseText([option(name)], parse, text);
}

/**
 * Reads the options of a run from their texts; blank text means that an option was not given. Finds every
 * problem, not only the first, and repeats no value. `repository` is absent where no pull request can be
 * commented on.
 */
export function readOptions(
  { given, problems: found }: Given,
  event: WorkflowEvent,
  repository: { readonly runUrl: string } | undefined,
): OptionsRead {
  const warnings = found.filter(({ severity }) => severity === 'warning');
  const problems: Problem[] = [];
  const isGiven = (name: OptionName) => (given.get(name) ?? '').trim() !== '';
  /** Parses one option. When its text is wrong, notes why and goes on with the default. */
  const read = <N extends OptionName>(name: N): OptionValues[N] => {
    const text = isGiven(name) ? (given.get(name) ?? '') : OPTIONS[name].default;
    try {
      // Secrets are lines, and the white space around them is part of the values.
      return parseOption(name, name === 'secrets' ? text : text.trim());
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...error.problems);
      return parseOption(name, OPTIONS[name].default);
    }
  };

  const asked = read('mode');
  const isAskedRight = problems.length === 0;
  const config = read('config');
  const secrets = read('secrets');
  const sandbox = read('sandbox');
  const account = readAccount(read);
  const endpoints = {
    platformUrl: read('platform-url'),
    imsUrl: read('ims-url'),
    zohoAccountsUrl: read('zoho-accounts-url'),
  };
  const limits = {
    concurrency: read('concurrency'),
    timeout: read('timeout'),
    requestTimeout: read('request-timeout'),
  };
  const settlingTime = read('settling-time');
  const failOnChanges = read('fail-on-changes');
  const expectedPlanHash = read('expected-plan-hash');
  const requireReviewedPlan = read('require-reviewed-plan');
  const githubToken = read('github-token');
  const isCommenting = read('comment');
  const onDrift = read('on-drift');
  const rotate = read('rotate');
  const allowDelete = read('allow-delete');
  const verify = read('verify');
  problems.push(...found.filter(({ severity }) => severity !== 'warning'));

  const hasCredential = isGiven('adobe-client-secret') || isGiven('adobe-access-token');
  // A mode that could not be read asks for nothing that others could lack.
  const choice = chooseMode(isAskedRight ? asked : 'validate', event, hasCredential);
  if ('problem' in choice) return { problems: [...problems, choice.problem], config };
  const { mode, reason: modeReason, notice } = choice;
  // GitHub gives these runs no secrets: the workflow passes names without values in `secrets`.
  const areSecretsWithheld = (event.fromFork || event.byDependabot) && !hasCredential;
  const common = {
    config,
    sandbox,
    secrets: areSecretsWithheld ? undefined : secrets,
    modeReason,
    notice,
    warnings,
    runUrl: repository?.runUrl,
    ...limits,
    rotate,
    githubToken,
  };
  if (mode === 'validate') {
    return problems.length > 0 ? { problems, config } : { options: { ...common, mode, account } };
  }
  problems.push(...findMissing(mode, isGiven));
  if (problems.length > 0 || account === undefined) return { problems, config };

  const online = { ...common, account, ...endpoints, settlingTime, onDrift, allowDelete, verify };
  if (mode === 'apply') return { options: { ...online, mode, expectedPlanHash, requireReviewedPlan } };
  const isForReview = isCommenting && event.name === 'pull_request' && repository !== undefined;
  const pullRequest = isForReview ? event.pullRequest : undefined;
  if (pullRequest !== undefined && githubToken === undefined) warnings.push(NO_TOKEN_TO_COMMENT);
  return { options: { ...online, mode, failOnChanges, pullRequest } };
}

const NO_TOKEN_TO_COMMENT: Problem = {
  code: 'comment-impossible',
  severity: 'warning',
  message: msg`the plan cannot be shown in a comment on the pull request: ${option('github-token')} is empty`,
  fix: msg`remove the input, so that it defaults to the token of the job, or set ${option('comment', 'false')}`,
};

type Read = <N extends OptionName>(name: N) => OptionValues[N];

/**
 * Returns the account when it is complete. A given token wins over a client secret: IMS is not asked then.
 */
function readAccount(read: Read): AdobeAccount | undefined {
  const clientId = read('adobe-client-id');
  const secret = read('adobe-client-secret');
  const token = read('adobe-access-token');
  const orgId = read('adobe-org-id');
  const scopes = read('adobe-scopes');
  if (clientId === undefined || orgId === undefined) return undefined;
  if (token !== undefined) return { clientId, orgId, credential: { kind: 'access-token', token } };
  if (secret === undefined) return undefined;
  const credential: AdobeCredential = { kind: 'client-secret', secret, scopes };
  return { clientId, orgId, credential };
}

function findMissing(mode: Mode, isGiven: (name: OptionName) => boolean): readonly Problem[] {
  const missing = (what: Message, fix: Message): Problem => ({
    code: 'input-missing',
    message: msg`mode ${code(mode)} needs ${what}`,
    fix,
  });
  const problems: Problem[] = [];
  if (!isGiven('adobe-client-id')) {
    const fix = msg`give the API key of the Adobe credential`;
    problems.push(missing([option('adobe-client-id')], fix));
  }
  if (!isGiven('adobe-client-secret') && !isGiven('adobe-access-token')) {
    const where = either(
      msg`; an empty one may be a secret that this repository or environment does not have`,
      msg`, in the environment or in a file with ${code('--adobe-credentials')}`,
    );
    problems.push(
      missing(
        msg`${option('adobe-client-secret')} or ${option('adobe-access-token')}`,
        msg`give the client secret of the OAuth server-to-server credential${where}`,
      ),
    );
  }
  if (!isGiven('adobe-org-id')) {
    const fix = msg`give the organization id, which ends in ${code('@AdobeOrg')}`;
    problems.push(missing([option('adobe-org-id')], fix));
  }
  return problems;
}

/** The texts of the options that were given, and what is wrong with how they were given. */
export interface Given {
  readonly given: ReadonlyMap<OptionName, string>;
  readonly problems: readonly Problem[];
}

const PREFIX = 'INPUT_';

/**
 * Returns the inputs of the action from the environment variables that the runner makes of them. A name that
 * is nearly one of an input is an error, since it would otherwise be ignored without a word; any other
 * unknown name is a warning.
 */
export function readInputs(environment: Readonly<Record<string, string | undefined>>): Given {
  const given = new Map<OptionName, string>();
  const problems: Problem[] = [];
  for (const [variable, text = ''] of Object.entries(environment)) {
    if (!variable.startsWith(PREFIX)) continue;
    const name = variable.slice(PREFIX.length).toLowerCase();
    if (isOptionName(name)) given.set(name, text);
    else problems.push(unknownInput(name));
  }
  const config = given.get('config')?.trim() ?? '';
  if (config !== '') given.set('config', inWorkspace(config, environment['GITHUB_WORKSPACE'] ?? ''));
  return { given, problems };
}

function unknownInput(name: string): Problem {
  const near = nearest(name, OPTION_NAMES);
  // The name may hold anything, also a value that was put in the wrong place.
  const shown = name.replace(/[^a-z0-9_-]/g, '?').slice(0, 64);
  const message = msg`unknown input ${code(shown)}`;
  return near === undefined
    ? { code: 'input-unknown', severity: 'warning', message, fix: msg`remove it: it has no effect` }
    : { code: 'input-unknown', message, fix: msg`did you mean ${code(near)}?` };
}

/** Returns the path as annotations and comments name it: relative to the workspace, when it leads into it. */
function inWorkspace(path: string, workspace: string): string {
  if (workspace === '') return path;
  const inside = relative(resolve(workspace), resolve(workspace, path));
  const isOutside = inside === '' || inside.startsWith('..') || resolve(inside) === inside;
  return isOutside ? path : inside.replaceAll(sep, '/');
}
