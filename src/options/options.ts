import type { OptionName } from '../model/message.ts';
import type { Mode } from '../model/run.ts';
import { Secret } from '../model/secret.ts';
import * as parse from './parsers.ts';

/** The commands of the command line that take options of this table. */
export type CommandName = 'plan' | 'apply' | 'export';

interface Spec {
  /** The text that stands for the option when it is not given. */
  readonly default: string;
  readonly parse: parse.Parser<unknown>;
  /** What it is, on every surface: a phrase in which `…` marks code. */
  readonly words: string;
  /** What there is to say besides in the reference: sentences. */
  readonly details?: string;
  /** The flag on the command line, and its argument: empty for a flag without one. Never for a secret. */
  readonly flag?: {
    readonly argument: string;
    readonly commands: readonly CommandName[];
    readonly group: 'Behaviour' | 'Advanced';
  };
  /** The variable, or the line of a credentials file, that holds it on the command line. */
  readonly variable?: string;
  /** Whether it is the URL of a service that an emulator replaces. */
  readonly emulated?: true;
}

const ONLINE: readonly CommandName[] = ['plan', 'apply', 'export'];
const RUNS: readonly CommandName[] = ['plan', 'apply'];

/** An option without a default. */
const unset = <T>(parser: parse.Parser<T>) => ({ default: '', parse: parse.optional(parser) });

const TABLE = {
  config: {
    default: 'connections.yaml',
    parse: parse.path,
    words: 'path of the connections file, inside the workspace',
  },
  mode: {
    default: 'auto',
    parse: parse.oneOf<Mode | 'auto'>('auto', 'validate', 'plan', 'apply'),
    words: 'what to do',
    details:
      '`validate` checks the file (and the secrets, when `secrets` is given) and sends nothing. `plan` shows what would change. `apply` changes it. `auto` applies on a push to the default branch, validates pull requests from forks, on `pull_request_target` and on comments, and plans on everything else.',
  },
  secrets: {
    ...unset((text) => new Secret(text)),
    words: 'the values that the file refers to: one `NAME=value` per line, or one JSON object of strings',
    details: 'Needed by `apply`. `plan` and `validate` check it when it is given.',
  },
  sandbox: {
    ...unset(parse.sandboxName),
    words: 'sandbox of the entries and files that name none; entries of other sandboxes are skipped',
    details: 'Skipped entries are validated, but nothing of them is read or changed.',
    flag: { argument: '<name>', commands: RUNS, group: 'Behaviour' },
  },
  'adobe-client-id': {
    ...unset(parse.headerText),
    words: 'API key (client id) of the Adobe credential',
    variable: 'ADOBE_CLIENT_ID',
  },
  'adobe-client-secret': {
    ...unset(parse.secret),
    words: 'client secret of the OAuth server-to-server credential',
    details: 'It is exchanged for an access token once per run.',
    variable: 'ADOBE_CLIENT_SECRET',
  },
  'adobe-access-token': {
    ...unset(parse.secret),
    words: 'access token, used instead of the client secret',
    variable: 'ADOBE_ACCESS_TOKEN',
  },
  'adobe-org-id': {
    ...unset(parse.orgId),
    words: 'id of the Adobe organization, which ends in `@AdobeOrg`',
    details: 'Keep it in `vars`, not in `secrets`.',
    variable: 'ADOBE_ORG_ID',
  },
  'adobe-scopes': {
    default: 'openid,AdobeID,read_organizations,additional_info.projectedProductContext,session',
    parse: parse.scopes,
    words: 'scopes of the access token, separated by commas, as the Developer Console shows them',
    variable: 'ADOBE_SCOPES',
  },
  'platform-url': {
    default: 'https://platform.adobe.io',
    parse: parse.hostOf('adobe.io'),
    words: 'base URL of the platform API',
    details: 'Only https and hosts of adobe.io, or http on a loopback address, are accepted.',
    flag: { argument: '<url>', commands: ONLINE, group: 'Advanced' },
    emulated: true,
  },
  'ims-url': {
    default: 'https://ims-na1.adobelogin.com',
    parse: parse.hostOf('adobelogin.com'),
    words: 'base URL of the service that issues access tokens',
    details: 'Only https and hosts of adobelogin.com, or http on a loopback address, are accepted.',
    flag: { argument: '<url>', commands: ONLINE, group: 'Advanced' },
    emulated: true,
  },
  'zoho-accounts-url': {
    ...unset(parse.loopback),
    words: 'for trying things out: where Zoho access tokens are requested instead',
    details:
      'Only http on a loopback address is accepted. Adobe is still sent the accounts URL of the entry.',
    flag: { argument: '<url>', commands: RUNS, group: 'Advanced' },
    emulated: true,
  },
  concurrency: {
    default: '4',
    parse: parse.wholeNumber(1, 32),
    words: 'requests in flight at once, from 1 to 32',
    flag: { argument: '<number>', commands: ONLINE, group: 'Advanced' },
  },
  timeout: {
    default: '600',
    parse: parse.seconds(0.1, 21_600),
    words: 'total timeout, in seconds',
    details:
      'After that nothing new is sent, requests in flight get 5 seconds, outputs and summary are written, and the run fails. The comment on a pull request may take half a minute more.',
    flag: { argument: '<seconds>', commands: ONLINE, group: 'Advanced' },
  },
  'request-timeout': {
    default: '75',
    parse: parse.seconds(0.1, 600),
    words: 'timeout of one request, in seconds',
    details: 'Decimals are allowed, here and in the next.',
    flag: { argument: '<seconds>', commands: ONLINE, group: 'Advanced' },
  },
  'settling-time': {
    default: '30',
    parse: parse.seconds(0, 600),
    words:
      'how long to look for a connection when the answer to its creation was lost or ambiguous, in seconds',
    flag: { argument: '<seconds>', commands: RUNS, group: 'Advanced' },
  },
  'github-token': {
    ...unset(parse.secret),
    words: 'token for the pull requests of the repository',
    details:
      'It needs `pull-requests: write` to show the plan in a comment, and `pull-requests: read` to look up the reviewed plan.',
  },
  comment: {
    default: 'true',
    parse: parse.boolean,
    words: 'whether the plan for a pull request is shown in a comment there',
    details: 'There is one comment per connections file and `sandbox` input.',
  },
  'fail-on-changes': {
    default: 'false',
    parse: parse.boolean,
    words: 'whether `plan` fails when the plan is not empty, for scheduled checks',
  },
  'expected-plan-hash': {
    ...unset(parse.planHash),
    words: 'hash of the only plan that may be applied',
    details:
      '`apply` refuses a plan with changes whose hash differs. The hash is the output `plan-hash` of a `plan` run, and is shown in its summary.',
    flag: { argument: '<hash>', commands: ['apply'], group: 'Behaviour' },
  },
  'require-reviewed-plan': {
    default: 'false',
    parse: parse.boolean,
    words:
      'whether `apply` accepts only the plan that was shown in the comment on the merged pull request, or what is left of it',
    details: 'A matching `expected-plan-hash` counts as the review.',
  },
  'on-drift': {
    default: 'report',
    parse: parse.oneOf('report', 'update'),
    words: 'what to do with connections that differ from the file: `report` or `update`',
    details:
      '`report` leaves them unchanged and says so. `update` makes name, description and parameters match the file. `plan` shows which it would be.',
    flag: { argument: '<what>', commands: RUNS, group: 'Behaviour' },
  },
  rotate: {
    default: '',
    parse: parse.rotateSelection,
    words: 'connections whose credentials to resend: keys separated by commas, `all`, or `failing`',
    details: '`failing` are those that fail their test. This is how a changed secret takes effect.',
    flag: { argument: '<keys>', commands: RUNS, group: 'Behaviour' },
  },
  'allow-delete': {
    default: 'false',
    parse: parse.boolean,
    words: 'allow removing the connections that the file marks with `ensure: absent`',
    details: 'Without it, a plan that removes something is refused as a whole.',
    flag: { argument: '', commands: ['apply'], group: 'Behaviour' },
  },
  verify: {
    default: 'changed',
    parse: parse.oneOf('none', 'changed', 'all'),
    words: 'connections that Adobe tests at their source: `changed` by the run, `all`, or `none`',
    details: '`all` tests in `plan` mode too. A connection that fails its test fails the run.',
    flag: { argument: '<which>', commands: RUNS, group: 'Behaviour' },
  },
} as const satisfies Readonly<Record<string, Spec>>;

declare module '../model/message.ts' {
  // Messages name options.
  interface OptionTable extends Readonly<Record<keyof typeof TABLE, unknown>> {}
}

/** Every option of the program, in the order of the documentation: by the name of the action's input. */
export const OPTIONS: { readonly [N in OptionName]: Spec } = TABLE;

type CamelCase<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

/** The parsed value of every option, by its name in camel case. */
export type OptionValues = {
  readonly [N in OptionName as CamelCase<N>]: ReturnType<(typeof TABLE)[N]['parse']>;
};

/** Returns the name of an option as a member of `OptionValues`, and as commander keeps its flag. */
export function camelCase(name: OptionName): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

export const OPTION_NAMES: readonly OptionName[] = Object.keys(OPTIONS).filter(isOptionName);

export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}

/** Returns the description of an option in `action.yml` and in the reference. */
export function descriptionOf(name: OptionName): string {
  const { words, details } = OPTIONS[name];
  const sentence = `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  return details === undefined ? sentence : `${sentence} ${details}`;
}
