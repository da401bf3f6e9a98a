import { code, type Message, msg, option } from '../model/message.ts';
import type { AllowedHosts } from '../model/run.ts';
import type { Advice, Parameter, ParameterValue, Source } from '../model/source.ts';
import { nearest } from '../model/spelling.ts';
import { hostForm, hostWith, isAllowed, partForm } from './hosts.ts';

/** Hosts that belong together, such as those of a data centre: the row of their preset, and what is said of it. */
export interface HostGroup {
  readonly row: string;
  readonly label: string;
  readonly hosts: readonly string[];
}

/** Where a destination is checked: the hosts that belong together, the group that the entry names, what the workflow allows. */
export interface Fence {
  readonly groups: readonly HostGroup[];
  readonly row?: string | undefined;
  readonly allowed: AllowedHosts;
}

/** A destination as it is sent, and its host in lower case. */
export interface Destination {
  readonly text: string;
  readonly host: string;
}

/**
 * The whole of what is accepted. Written out rather than left to `URL`, which repairs what it is given: it folds full-width
 * dots, drops tabs, turns backslashes into slashes and takes `https:host` for `https://host`.
 */
const FORM =
  /^(https?:\/\/)?([a-z0-9_-]+(?:\.[a-z0-9_-]+)+)(:[1-9]\d{0,4})?((?:\/[a-z0-9_~-]+(?:\.[a-z0-9_~-]+)*)*)\/?$/i;

/** A path of a Windows share: `\\host\share`. */
const SHARE = /^\\\\([a-z0-9-]+(?:\.[a-z0-9-]+)+)((?:\\[a-z0-9$._ -]+)*)\\?$/i;

/** Why a text is not of that form, the first that fits. */
const FAULTS: readonly (readonly [RegExp, Message, unless?: 'http' | 'port'])[] = [
  [/[^\x20-\x7e]/, msg`contains a character outside plain ASCII`],
  [/\s/, msg`contains white space`],
  [/\\/, msg`contains a backslash`],
  [/@/, msg`contains an ${code('@')}: credentials are not allowed in it`],
  [/^http:/i, msg`is not https`, 'http'],
  [/^(?!https?:)[a-z][a-z0-9+.-]*:(?!\d)/i, msg`is not https`],
  [/^https?:(?!\/\/[^/])/i, msg`does not start with ${code('https://')} and a host`],
  [/\?/, msg`contains a query`],
  [/#/, msg`contains a fragment`],
  [/^(?:https?:\/\/[^/]*|(?!https?:)[^/]*):/i, msg`contains a port`, 'port'],
  [/^(?:https?:\/\/)?[^/]*\.(?:\/|$)/i, msg`has a dot at the end of its host`],
];

/**
 * Reads a literal that decides where Adobe sends credentials. Returns it as it is sent (lower-case host, no slash at the
 * end), or what is wrong, without repeating it.
 */
export function readDestination(text: string, parameter: Parameter, fence: Fence): Destination | Advice {
  if (parameter.kind === 'host-part') return readPart(text, parameter);
  const [share, shareHost] = (parameter.kind === 'address' ? SHARE.exec(text) : undefined) ?? [];
  if (share !== undefined && shareHost !== undefined) {
    const host = shareHost.toLowerCase();
    return isWithin(host, parameter, fence) ? { text, host } : outside(host, parameter, fence);
  }
  return readUrl(text, parameter, fence);
}

function readPart(text: string, { hosts: [pattern = ''] = [] }: Parameter): Destination | Advice {
  const host = hostWith(pattern, text);
  // Both readings must agree on where a request would go.
  if (partForm(pattern).test(text) && hostOf(`https://${host}`) === host) return { text, host };
  return {
    message: msg`is not a plain name of one part: it becomes a part of the host ${pattern}`,
    fix: msg`write the name alone, without dots, slashes or ${code('https://')}`,
  };
}

function readUrl(text: string, parameter: Parameter, fence: Fence): Destination | Advice {
  const isUrl = parameter.kind !== 'host';
  const [, scheme, written, port = '', path] = FORM.exec(text) ?? [];
  const host = written?.toLowerCase();
  // Finding the nearest host takes long, so it is looked for only when there is a problem.
  const refuse = (message: Message): Advice => ({ message, fix: adviceOn(parameter, fence, host) });
  const fault = FAULTS.find(
    ([pattern, , unless]) => !(unless !== undefined && parameter[unless]) && pattern.test(text),
  );
  if (fault !== undefined) return refuse(fault[1]);
  const form = isUrl ? 'URL' : 'host';
  if (host === undefined || path === undefined) {
    return refuse(msg`is not a plain ${form}${parameter.path ? ' or host, with or without a path' : ''}`);
  }
  if (scheme === undefined && parameter.kind === 'url' && !parameter.bareHost)
    return refuse(msg`does not start with ${code('https://')}`);
  if (scheme !== undefined && !isUrl) return refuse(msg`is a URL, and must be a host alone`);
  if (!isWithin(host, parameter, fence)) return outside(host, parameter, fence);
  if (path !== '' && !parameter.path) return refuse(msg`has a path`);
  if (hostOf(`https://${host}${port}${path}`) !== host) return refuse(msg`is not a plain ${form}`);
  return { text: `${scheme?.toLowerCase() ?? ''}${host}${port}${path}`, host };
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

function isWithin(host: string, { hosts = [], only }: Parameter, { allowed }: Fence): boolean {
  return hosts.some((each) => hostForm(each).test(host)) || (!only && isAllowed(host, allowed));
}

function outside(host: string, parameter: Parameter, fence: Fence): Advice {
  const { hosts = [], only, what } = parameter;
  const allow = msg`let the workflow list its host in ${option('allowed-hosts')}`;
  if (only) return { message: msg`is not ${what}`, fix: adviceOn(parameter, fence, host) };
  if (hosts.length === 0) {
    return { message: msg`names a host that the workflow does not allow`, fix: allow };
  }
  return {
    message: msg`is not at a host of the vendor, nor at one that the workflow allows`,
    fix: msg`${adviceOn(parameter, fence, host)}; for another one, ${allow}`,
  };
}

/** Names the hosts of the group that is meant: the expected one, the one whose host is nearly right, or one of each. */
function adviceOn(
  { kind, hosts = [] }: Parameter,
  { groups, row }: Fence,
  host: string | undefined,
): Message {
  const scheme = kind === 'host' ? '' : 'https://';
  if (hosts.length === 0) return msg`write ${kind === 'host' ? 'the host alone' : `${scheme} and the host`}`;
  const all = groups.flatMap((group) => group.hosts);
  const near = host === undefined ? undefined : nearest(host, all);
  const meant =
    groups.find((group) => group.row === row) ??
    groups.find((group) => near !== undefined && group.hosts.includes(near)) ??
    (groups.length === 1 ? groups[0] : undefined);
  const shown = meant?.hosts ?? groups.map((group) => group.hosts[0] ?? '');
  const named = shown.slice(0, MAX_NAMED).map((each) => `${scheme}${each}`);
  const more = shown.length > MAX_NAMED ? `, … (${shown.length} in all)` : '';
  return msg`${shown.length === 1 ? 'write' : 'write one of'} ${named.join(', ')}${more}${meant?.label ?? ''}`;
}

/** Of the hosts of a parameter, so many are named in a message. */
const MAX_NAMED = 5;

/** What cannot be part of a host, besides the dots. */
const BETWEEN = /[\s/\\:@?#,;=&|"'`()<>{}[\]]+/;

/** A dot in a host, also where some software takes it for one. */
const DOT = /[.\u3002\uff0e\uff61]|%2e/;

/**
 * Where a host stands without a dot in it: after two slashes, after the scheme of a URL with any number of them, after an
 * `@`, before a port, and an address of IPv6. `localhost` is one, and so is `2130706433`, which is `127.0.0.1`.
 */
const WITHOUT_DOT: readonly RegExp[] = [
  /(?:(?<![a-z0-9+.-])(?:https?|wss?|ftp|file):[\\/]*|[a-z0-9+.-]:[\\/]+|(?<![\\/])[\\/]{2,})(?![\\/])(?:[^\\/?#\s"'<>,;@]{0,300}@)?(\[[^\]]{0,100}\]|[^\\/?#\s"'<>,;:@]{1,300})/g,
  /@([^\\/?#\s"'<>,;:@]{1,300})/g,
  /(?<![^\\/?#\s"'<>,;:@=])([^\\/?#\s"'<>,;:@=]{1,300}):\d{1,5}(?!\w)/g,
  /(?<![\w:])((?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4})(?![\w:])/g,
];

/** A name of a host has at most 253 characters: of longer text, so much is enough to see that it is none. */
const MAX_LENGTH = 300;

/**
 * Returns everything in a text that may be a host, in lower case, and in the texts of a mapping at any depth. Rather too
 * much than too little: what is no plain host name is returned as it is, and no workflow allows it.
 */
export function hostsIn(value: unknown): readonly string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(hostsIn);
  if (typeof value !== 'string') return [];
  const text = value.toLowerCase();
  const dotted = text
    .split(BETWEEN)
    .map((each) => each.slice(0, MAX_LENGTH).replace(/^\.+|\.+$/g, ''))
    .filter((each) => DOT.test(each));
  const others = WITHOUT_DOT.flatMap((pattern) => [...text.matchAll(pattern)].map(([, host = '']) => host));
  return [...dotted, ...others.map((each) => each.replace(/\.+$/, '')).filter((each) => each !== '')];
}

/** Returns the hosts of a literal `auth` that are not the vendor's, so that the workflow has to allow them. */
export function foreignHosts(
  source: Source,
  auth: Readonly<Record<string, ParameterValue>>,
): readonly string[] {
  const given = Object.entries(auth).flatMap(([name, value]) => {
    const [parameter] = Object.values(source.auth).flatMap((parameters) => parameters[name] ?? []);
    if (typeof value !== 'string' || !parameter?.destination || parameter.secret) return [];
    const read = (allowed: AllowedHosts) => readDestination(value, parameter, { groups: [], allowed });
    const [inside, anywhere] = [read([]), read(undefined)];
    return 'fix' in inside && !('fix' in anywhere) ? [anywhere.host] : [];
  });
  return [...new Set(given)];
}
