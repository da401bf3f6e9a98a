import type { OptionName } from '../model/message.ts';
import type { Mode, Verify } from '../model/run.ts';
import { Secret } from '../model/secret.ts';
import * as parse from './parsers.ts';

/** The command-line commands that accept options from this table. */
export type CommandName = 'plan' | 'apply' | 'export' | 'sources' | 'doctor';

interface Spec {
  /** The text that is used if the option is not given. */
  readonly default: string;
  readonly parse: parse.Parser<unknown>;
  /** The flag's description in the command-line help, which is also the first sentence in `action.yml`. */
  readonly help?: string;
  /** The command-line flag and its argument, which is empty for a flag without one. Secrets never have a flag. */
  readonly flag?: {
    readonly argument: string;
    readonly commands: readonly CommandName[];
    readonly group: 'Behaviour' | 'Advanced';
  };
  /**
   * On the command line: the name of the environment variable, or of the line in a credentials file, that contains the
   * value.
   */
  readonly variable?: string;
}

const ONLINE: readonly CommandName[] = ['plan', 'apply', 'export', 'sources', 'doctor'];
const RUNS: readonly CommandName[] = ['plan', 'apply'];

/** An option without a default. */
const unset = <T>(parser: parse.Parser<T>) => ({ default: '', parse: parse.optional(parser) });

const TABLE = {
  config: { default: 'connections.yaml', parse: parse.path },
  mode: { default: 'auto', parse: parse.oneOf<Mode | 'auto'>('auto', 'validate', 'plan', 'apply') },
  secrets: unset((text) => new Secret(text)),
  'allowed-hosts': {
    default: '',
    parse: parse.hosts,
    help: "hosts that may receive credentials, in addition to the vendors' own: one per line, or separated by commas",
    flag: { argument: '<hosts>', commands: RUNS, group: 'Behaviour' },
  },
  sandbox: {
    ...unset(parse.sandboxName),
    help: 'sandbox to work on: that of files and entries that name none; entries of other sandboxes are skipped',
    flag: { argument: '<name>', commands: RUNS, group: 'Behaviour' },
  },
  'adobe-client-id': { ...unset(parse.headerText), variable: 'ADOBE_CLIENT_ID' },
  'adobe-client-secret': { ...unset(parse.secret), variable: 'ADOBE_CLIENT_SECRET' },
  'adobe-access-token': { ...unset(parse.secret), variable: 'ADOBE_ACCESS_TOKEN' },
  'adobe-org-id': { ...unset(parse.orgId), variable: 'ADOBE_ORG_ID' },
  'adobe-scopes': {
    default: 'openid,AdobeID,read_organizations,additional_info.projectedProductContext,session',
    parse: parse.scopes,
    variable: 'ADOBE_SCOPES',
  },
  'platform-url': {
    default: 'https://platform.adobe.io',
    parse: parse.hostOf('adobe.io'),
    help: 'base URL of the platform API',
    flag: { argument: '<url>', commands: ONLINE, group: 'Advanced' },
  },
  'ims-url': {
    default: 'https://ims-na1.adobelogin.com',
    parse: parse.hostOf('adobelogin.com'),
    help: 'base URL of the service that issues access tokens',
    flag: { argument: '<url>', commands: ONLINE, group: 'Advanced' },
  },
  'zoho-accounts-url': {
    ...unset(parse.loopback),
    help: 'for tests with an emulator: URL to request Zoho access tokens from',
    flag: { argument: '<url>', commands: RUNS, group: 'Advanced' },
  },
  concurrency: {
    default: '16',
    parse: parse.wholeNumber(1, 32),
    help: 'maximum number of concurrent requests to a service, from 1 to 32',
    flag: { argument: '<number>', commands: ONLINE, group: 'Advanced' },
  },
  timeout: {
    default: '600',
    parse: parse.seconds(0.1, 21_600),
    help: 'total timeout, in seconds',
    flag: { argument: '<seconds>', commands: ONLINE, group: 'Advanced' },
  },
  'request-timeout': {
    default: '75',
    parse: parse.seconds(0.1, 600),
    help: 'timeout of one request, in seconds',
    flag: { argument: '<seconds>', commands: ONLINE, group: 'Advanced' },
  },
  'settling-time': {
    default: '30',
    parse: parse.seconds(0, 600),
    help: 'how long to look for a connection when the answer to its creation was lost or ambiguous, in seconds',
    flag: { argument: '<seconds>', commands: RUNS, group: 'Advanced' },
  },
  'github-token': unset(parse.secret),
  comment: { default: 'true', parse: parse.boolean },
  'fail-on-changes': { default: 'false', parse: parse.boolean },
  'expected-plan-hash': {
    ...unset(parse.planHash),
    help: 'apply only a plan with this hash',
    flag: { argument: '<hash>', commands: ['apply'], group: 'Behaviour' },
  },
  'require-reviewed-plan': { default: 'false', parse: parse.boolean },
  'on-drift': {
    default: 'update',
    parse: parse.oneOf('update', 'report'),
    help: 'what to do with connections that differ from the file: `update` or `report`',
    flag: { argument: '<what>', commands: RUNS, group: 'Behaviour' },
  },
  rotate: {
    default: '',
    parse: parse.rotateSelection,
    help: 'connections whose credentials to resend: keys separated by commas, `all`, or `failing`',
    flag: { argument: '<keys>', commands: RUNS, group: 'Behaviour' },
  },
  'allow-delete': {
    default: 'false',
    parse: parse.boolean,
    help: 'allow removing the connections that the file marks with `ensure: absent`',
    flag: { argument: '', commands: ['apply'], group: 'Behaviour' },
  },
  verify: {
    default: 'changed',
    parse: parse.oneOf<Verify>('none', 'changed', 'all', 'explore'),
    help: 'connections that Adobe tests against their source: those `changed` by the run, `all`, `none`, or `explore`',
    flag: { argument: '<which>', commands: RUNS, group: 'Behaviour' },
  },
} as const satisfies Readonly<Record<string, Spec>>;

declare module '../model/message.ts' {
  // Messages refer to options by these names.
  interface OptionTable extends Readonly<Record<keyof typeof TABLE, unknown>> {}
}

/** All options by the name of the action's input, in the order of the documentation. */
export const OPTIONS: { readonly [N in OptionName]: Spec } = TABLE;

type CamelCase<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

/** The parsed values of all options, by their names in camel case. */
export type OptionValues = {
  readonly [N in OptionName as CamelCase<N>]: ReturnType<(typeof TABLE)[N]['parse']>;
};

/** Returns the name of an option in `OptionValues`, which is also commander's name for its flag. */
export function camelCase(name: OptionName): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

export const OPTION_NAMES: readonly OptionName[] = Object.keys(OPTIONS).filter(isOptionName);

/** The URLs of the services that an emulator replaces. */
export const EMULATED: readonly OptionName[] = ['platform-url', 'ims-url', 'zoho-accounts-url'];

export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}
