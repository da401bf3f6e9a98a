import { code, either, type Message, msg, option } from '../model/message.ts';
import type { AllowedHosts } from '../model/run.ts';
import type { Parameter, ParameterValue, Preset, Source } from '../model/source.ts';
import { SPEC_NAME } from './auth-specs.ts';
import { hostForm, hostWith, isAllowed, partForm } from './hosts.ts';
import { examplesOf } from './presets.ts';

/** A destination as it is sent, and its host in lower case. */
interface Destination {
  readonly text: string;
  readonly host: string;
}

/** What is wrong with a destination. Without a `fix`, the caller adds advice on which hosts to write. */
interface Fault {
  readonly message: Message;
  readonly fix?: Message;
}

/**
 * The only accepted form. `URL` is not used for this, because it repairs its input: it folds full-width dots, drops
 * tabs, turns backslashes into slashes and reads `https:host` as `https://host`.
 */
const FORM =
  /^(https?:\/\/)?([a-z0-9_-]+(?:\.[a-z0-9_-]+)+)(:[1-9]\d{0,4})?((?:\/[a-z0-9_~-]+(?:\.[a-z0-9_~-]+)*)*)\/?$/i;

/** A Windows share: `\\host\share`. */
const SHARE = /^\\\\([a-z0-9-]+(?:\.[a-z0-9-]+)+)((?:\\[a-z0-9$._ -]+)*)\\?$/i;

/** Reasons why a text does not have that form. The first match is reported. */
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
  [/^(?:https?:\/\/)?[^/]*\.(?:\/|$)/i, msg`has a trailing dot in its host`],
];

/**
 * Reads a literal that decides where Adobe sends credentials. Returns it as it is sent (lower-case host, no trailing
 * slash), or what is wrong, without repeating it. `allowed` are the hosts that the workflow allows besides the
 * vendor's.
 */
export function readDestination(
  text: string,
  parameter: Parameter,
  allowed: AllowedHosts,
): Destination | Fault {
  if (parameter.kind === 'host-part') return readPart(text, parameter);
  const [share, shareHost] = (parameter.kind === 'address' ? SHARE.exec(text) : undefined) ?? [];
  if (share !== undefined && shareHost !== undefined) {
    const host = shareHost.toLowerCase();
    return isWithin(host, parameter, allowed) ? { text, host } : outside(parameter);
  }
  return readUrl(text, parameter, allowed);
}

/** Returns a destination wherever it leads; `undefined` if its form is not valid. */
export function destinationIn(text: string, parameter: Parameter): Destination | undefined {
  const read = readDestination(text, { ...parameter, only: false }, undefined);
  return 'host' in read ? read : undefined;
}

function readPart(text: string, { hosts: [pattern = ''] = [] }: Parameter): Destination | Fault {
  const host = hostWith(pattern, text);
  // Both ways to parse it must agree on the host of a request.
  if (partForm(pattern).test(text) && hostOf(`https://${host}`) === host) return { text, host };
  return {
    message: msg`must be a plain name without dots, because it becomes part of the host ${pattern}`,
    fix: msg`write only the name, without dots, slashes or ${code('https://')}`,
  };
}

function readUrl(text: string, parameter: Parameter, allowed: AllowedHosts): Destination | Fault {
  const isUrl = parameter.kind !== 'host';
  const [, scheme, written, port = '', path] = FORM.exec(text) ?? [];
  const host = written?.toLowerCase();
  const fault = FAULTS.find(
    ([pattern, , unless]) => !(unless !== undefined && parameter[unless]) && pattern.test(text),
  );
  if (fault !== undefined) return { message: fault[1] };
  const form = isUrl ? 'URL' : 'host';
  if (host === undefined || path === undefined) {
    return {
      message: msg`is not a plain ${form}${parameter.path ? ' or host, with or without a path' : ''}`,
    };
  }
  if (scheme === undefined && parameter.kind === 'url' && !parameter.bareHost)
    return { message: msg`does not start with ${code('https://')}` };
  if (scheme !== undefined && !isUrl) return { message: msg`is a URL, but must be only a host` };
  if (!isWithin(host, parameter, allowed)) return outside(parameter);
  if (path !== '' && !parameter.path) return { message: msg`has a path` };
  if (hostOf(`https://${host}${port}${path}`) !== host) return { message: msg`is not a plain ${form}` };
  return { text: `${scheme?.toLowerCase() ?? ''}${host}${port}${path}`, host };
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

function isWithin(host: string, { hosts = [], only }: Parameter, allowed: AllowedHosts): boolean {
  return hosts.some((each) => hostForm(each).test(host)) || (!only && isAllowed(host, allowed));
}

function outside({ kind, hosts = [], only, what }: Parameter): Fault {
  const allow = [
    either(
      msg`add its host to ${option('allowed-hosts')}`,
      msg`add its host to ${option('allowed-hosts')}, and to the same input of the workflow`,
    ),
  ];
  if (only) return { message: msg`is not ${what}` };
  if (hosts.length === 0) {
    return { message: msg`has a host that the workflow does not allow`, fix: allow };
  }
  // Vendors have other hosts for regions, governments and tests, so no message suggests replacing the host by one of
  // these.
  return {
    message: msg`has a host that is neither a known host of the vendor nor allowed by the workflow`,
    fix: msg`the known hosts are ${listed(hosts.map((host) => written(host, kind)))}; to use another host, ${allow}`,
  };
}

function written(host: string, kind: Parameter['kind']): string {
  return kind === 'host' ? host : `https://${host}`;
}

/**
 * Returns the advice on which hosts to write for a parameter: those of the vendor or, if a preset fills it in, those of
 * the intended row. If that is not known, the advice has one host of each row.
 */
export function hostAdvice(
  name: string,
  { kind, hosts = [] }: Parameter,
  preset: Preset | undefined,
  row: string | undefined,
): Message {
  if (hosts.length === 0) return msg`write ${kind === 'host' ? 'only the host' : 'https:// and the host'}`;
  if (preset !== undefined && row === undefined) {
    const firsts = Object.values(preset.rows).flatMap((columns) => columns[name]?.value ?? []);
    return msg`write one of ${listed(firsts, firsts.length)}`;
  }
  const examples =
    preset === undefined || row === undefined
      ? hosts.map((host) => written(host, kind))
      : examplesOf(preset.rows[row]?.[name]);
  const lead = examples.length === 1 ? 'write' : 'write one of';
  return msg`${lead} ${listed(examples)}${preset === undefined ? '' : ` (${preset.label} ${row})`}`;
}

/** The most hosts that a message lists. */
const MAX_NAMED = 5;

function listed(examples: readonly string[], longest = MAX_NAMED): string {
  const more = examples.length > longest ? `, … (${examples.length} in all)` : '';
  return `${examples.slice(0, longest).join(', ')}${more}`;
}

/** A name with a dot in it. The lookbehind prevents a new search from every character of a long text. */
const DOTTED = /(?<![a-z0-9_-])[a-z0-9_-]+(?:\.[a-z0-9_-]+)+/gi;

/** What may be a host without a dotted name: `https://1234567890`, `//host`, `user@host`, an IPv6 address. */
const UNNAMED =
  /(?:\/\/|^\\|@|^[a-z][a-z0-9+-]*:)(?![/\\]*[a-z0-9_-]+\.[a-z0-9_])|^[/\\]*(?:\d{8,}|0x[0-9a-f]+)(?:[./:\\?#]|$)|(?:^|[/\\@[])[0-9a-f]*:[0-9a-f]*:/i;

/**
 * Whether a value that no record describes as a destination may lead to a host that the workflow does not allow. All
 * text in it counts, at any depth, including the names of members. Nothing is repaired as `URL` would do. Text that may
 * name a host in a form that is not understood here is rejected.
 */
export function mayLeadElsewhere(value: unknown, allowed: AllowedHosts): boolean {
  if (allowed === undefined) return false;
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .flat()
      .some((each) => mayLeadElsewhere(each, allowed));
  if (typeof value !== 'string') return false;
  const text = unescaped(value)?.trim();
  if (text === undefined) return true;
  // Normalization turns compatibility forms of `.`, `/` and `:` into these characters. The ideographic full stop is a
  // dot in host names.
  if (!/[./:@]|^\\\\/.test(text.normalize('NFKC').replaceAll('\u3002', '.'))) return false;
  if (/[^\x20-\x7e]/.test(text) || UNNAMED.test(text)) return true;
  const hosts = text.match(DOTTED) ?? [];
  return hosts.length === 0
    ? /[:@]/.test(text)
    : !hosts.every((host) => isAllowed(host.toLowerCase(), allowed));
}

/** Returns text without percent-encoding, which `URL` decodes in a host; `undefined` if it cannot be decoded. */
function unescaped(text: string): string | undefined {
  try {
    return /%[0-9a-f]{2}/i.test(text) ? decodeURIComponent(text) : text;
  } catch {
    return undefined;
  }
}

/** Returns the hosts in a literal `auth` that are not the vendor's. The workflow must allow them. */
export function foreignHosts(
  source: Source,
  auth: Readonly<Record<string, ParameterValue>>,
): readonly string[] {
  const given = Object.entries(auth).flatMap(([name, value]) => {
    const [parameter] = Object.values(source.auth).flatMap((parameters) => parameters[name] ?? []);
    const isJudgedWhole = parameter === undefined ? source.isCustom : parameter.kind === 'object';
    if (isJudgedWhole && name !== SPEC_NAME) return hostsWithin(value);
    if (typeof value !== 'string' || !parameter?.destination || parameter.secret) return [];
    const { host } = destinationIn(value, parameter) ?? {};
    return host === undefined || parameter.only || isWithin(host, parameter, []) ? [] : [host];
  });
  return [...new Set(given)];
}

/** Returns the hosts that a workflow must allow for a value that no record describes as a destination. */
function hostsWithin(value: unknown): readonly string[] {
  if (typeof value === 'object' && value !== null) return Object.entries(value).flat().flatMap(hostsWithin);
  if (typeof value !== 'string' || !mayLeadElsewhere(value, [])) return [];
  return (unescaped(value)?.match(DOTTED) ?? []).map((host) => host.toLowerCase());
}
