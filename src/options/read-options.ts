import { relative, resolve, sep } from 'node:path';
import { code, either, joinMessages, type Message, msg, type OptionName, option } from '../model/message.ts';
import { isError, type Problem, ProblemError } from '../model/problem.ts';
import type { AdobeAccount, Mode } from '../model/run.ts';
import type { Secret } from '../model/secret.ts';
import { camelCase, isOptionName, OPTION_NAMES, OPTIONS, type OptionValues } from './options.ts';
import { parseText } from './parsers.ts';
import { chooseMode, type RunOptions, type WorkflowEvent } from './run-options.ts';
import { unknownInput } from './unknown-inputs.ts';

/** The texts of the given options, and the problems with how they were given. */
export interface Given {
  readonly given: ReadonlyMap<OptionName, string>;
  readonly problems: readonly Problem[];
}

/** The options of a run, or everything that is wrong with them. */
type OptionsRead =
  | {
      readonly options: RunOptions;
      /** The text of the input `secrets`. */
      readonly secrets: Secret | undefined;
    }
  | { readonly problems: readonly Problem[]; readonly config: string };

/** Returns the action's inputs, and problems for unknown inputs. */
export function readInputs(environment: Readonly<Record<string, string | undefined>>): Given {
  const given = new Map<OptionName, string>();
  const problems: Problem[] = [];
  for (const [variable, text = ''] of Object.entries(environment)) {
    const name = /^INPUT_(.*)$/s.exec(variable)?.[1]?.toLowerCase();
    if (name === undefined) continue;
    if (isOptionName(name)) given.set(name, text);
    else problems.push(unknownInput(name));
  }
  const config = given.get('config')?.trim() ?? '';
  if (config !== '') given.set('config', inWorkspace(config, environment['GITHUB_WORKSPACE'] ?? ''));
  return { given, problems };
}

/** Returns a path for annotations and comments: relative to the workspace if it is inside it. */
function inWorkspace(path: string, workspace: string): string {
  if (workspace === '') return path;
  const inside = relative(resolve(workspace), resolve(workspace, path));
  const isOutside = inside === '' || inside.startsWith('..') || resolve(inside) === inside;
  return isOutside ? path : inside.replaceAll(sep, '/');
}

/** Returns the value of one option. Throws a ProblemError that names the option and never contains the text. */
export function parseOption(name: OptionName, text: string): unknown {
  return parseText([option(name)], OPTIONS[name].parse, text);
}

/**
 * Reads the options of a run. Blank text means that an option was not given. Reports every problem and repeats no
 * value.
 */
export function readOptions(
  { given, problems: found }: Given,
  event: WorkflowEvent,
  repository: { readonly runUrl: string } | undefined,
): OptionsRead {
  const isGiven = (name: OptionName) => (given.get(name) ?? '').trim() !== '';
  const wrong = new Map<OptionName, readonly Problem[]>();
  /** Parses one option. If its text is invalid, records the problem and continues with the default. */
  const read = (name: OptionName) => {
    const standard = OPTIONS[name].default;
    const text = isGiven(name) ? (given.get(name) ?? '') : standard;
    try {
      // The input `secrets` consists of lines, and white space may be part of their values.
      return parseOption(name, name === 'secrets' ? text : text.trim());
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      wrong.set(name, error.problems);
      return parseOption(name, standard);
    }
  };
  const parsed = OPTION_NAMES.map((name) => [camelCase(name), read(name)]);
  const values = Object.fromEntries(parsed) as OptionValues;
  const { config, allowedHosts, githubToken } = values;
  const problems = [...wrong.values(), found.filter(isError)].flat();
  const warnings = found.filter((problem) => !isError(problem));

  const hasCredential = isGiven('adobe-client-secret') || isGiven('adobe-access-token');
  // An unreadable mode must not cause more problems, so it counts as `validate`, which needs nothing.
  const choice = chooseMode(wrong.has('mode') ? 'validate' : values.mode, event, hasCredential);
  if ('problem' in choice) return { problems: [...problems, choice.problem, ...warnings], config };
  const { mode, reason: modeReason, notice } = choice;
  if (mode !== 'validate') problems.push(...findMissing(mode, isGiven));
  if (problems.length > 0) return { problems: [...problems, ...warnings], config };

  // The account contains the credentials.
  const account = readAccount(values);
  const { adobeClientId, adobeClientSecret, adobeAccessToken, adobeOrgId, adobeScopes, ...others } = values;
  const { comment, secrets: input, zohoAccountsUrl: sourceTokenUrl, ...settings } = others;
  // GitHub withholds secrets from these runs, so the workflow passes names without values in `secrets`.
  const areSecretsWithheld = (event.origin !== 'here' || event.byDependabot) && !hasCredential;
  const secrets = areSecretsWithheld ? undefined : input;
  const started = { modeReason, notice, warnings, runUrl: repository?.runUrl };
  const common = { ...settings, ...started, sourceTokenUrl };
  if (mode === 'validate' || account === undefined) {
    // Another job, which sends credentials, may allow hosts that this job does not.
    const judged = isGiven('allowed-hosts') ? allowedHosts : undefined;
    return { secrets, options: { ...common, mode: 'validate', account, allowedHosts: judged } };
  }
  if (mode === 'apply') return { secrets, options: { ...common, mode, account } };
  const isForReview = comment && event.name === 'pull_request';
  const pullRequest = isForReview ? event.pullRequest : undefined;
  const obstacle =
    repository === undefined ? REPOSITORY_UNKNOWN : githubToken === undefined ? NO_TOKEN : undefined;
  if (pullRequest !== undefined && obstacle !== undefined) {
    const message = msg`the plan cannot be shown in a comment on the pull request: ${obstacle.message}`;
    warnings.push({ code: 'comment-impossible', severity: 'warning', message, fix: obstacle.fix });
  }
  return { secrets, options: { ...common, mode, account, pullRequest: repository && pullRequest } };
}

/** Why GitHub cannot be asked although the run is on GitHub, and what to do. */
export const REPOSITORY_UNKNOWN = {
  message: msg`${code('GITHUB_REPOSITORY')}, ${code('GITHUB_API_URL')} or ${code('GITHUB_SERVER_URL')} is missing or invalid`,
  fix: msg`leave these variables as the runner sets them`,
};

const NO_TOKEN = {
  message: msg`${option('github-token')} is empty`,
  fix: msg`remove the input so that it defaults to the job's token, or set ${option('comment', 'false')}`,
};

/**
 * Returns the account if it is complete. A given token takes precedence over a client secret; then IMS is not called.
 */
function readAccount(values: OptionValues): AdobeAccount | undefined {
  const { adobeClientId: clientId, adobeOrgId: orgId, adobeScopes: scopes } = values;
  const { adobeClientSecret: secret, adobeAccessToken: token } = values;
  if (clientId === undefined || orgId === undefined) return undefined;
  if (token !== undefined) return { clientId, orgId, credential: { kind: 'access-token', token } };
  return secret && { clientId, orgId, credential: { kind: 'client-secret', secret, scopes } };
}

function findMissing(mode: Mode, isGiven: (name: OptionName) => boolean): readonly Problem[] {
  const where = either(
    msg`; an empty value usually means that this repository or environment lacks the secret`,
    msg`, in the environment or in a file with ${code('--adobe-credentials')}`,
  );
  const needed: readonly (readonly [OptionName[], Message])[] = [
    [['adobe-client-id'], msg`set it to the API key of the Adobe credential`],
    [
      ['adobe-client-secret', 'adobe-access-token'],
      msg`set the client secret of the OAuth server-to-server credential${where}`,
    ],
    [['adobe-org-id'], msg`set it to the organization id, which ends in ${code('@AdobeOrg')}`],
  ];
  return needed
    .filter(([names]) => !names.some(isGiven))
    .map(([names, fix]) => {
      const options = names.map((name) => option(name));
      const any = joinMessages(options, ' or ');
      const message = [either(msg`mode ${code(mode)} needs ${any}`, msg`${any} is missing`)];
      return { code: 'input-missing', message, fix };
    });
}
