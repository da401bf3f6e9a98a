import { code, type Message, msg } from '../model/message.ts';
import type { Advice, Parameter } from '../model/source.ts';
import { nearest } from '../model/spelling.ts';

type Described = Pick<Parameter, 'description' | 'example'>;

const REQUIRED = { required: true, secret: false, destination: false } as const;

/** A value that is no secret; a file may still give it by reference. */
export function text(
  more: Described & { readonly what?: string } & Pick<Parameter, 'pattern' | 'usual' | 'pasted'>,
): Parameter {
  return { ...REQUIRED, kind: 'text', what: 'text', ...more };
}

/** A secret value: by reference only. */
export function secret(description: string): Parameter {
  return { ...REQUIRED, kind: 'text', secret: true, what: 'a secret', description, example: '' };
}

/** The URL of a server that Adobe sends the credentials to, at one of `hosts`. */
export function url(
  more: Described & Pick<Parameter, 'what' | 'path' | 'bareHost'> & { readonly hosts: readonly string[] },
): Parameter {
  return { ...REQUIRED, kind: 'url', destination: true, ...more };
}

/** The parameter, which Adobe does not require. */
export function optional(parameter: Parameter): Parameter {
  return { ...parameter, required: false };
}

/** A value that the API hides behind one repeated character, perhaps after a prefix: `********`, `1000.XXXX`. */
const MASK = /^(?:[^.]*\.)?(?:\*+|•+|x{3,})$/i;

/**
 * Brings a value to the form in which two of them are compared. Returns `undefined` for what cannot be compared: a secret, a
 * mask or a hash, which says nothing about the stored value.
 */
export function comparable(parameter: Parameter, value: string): string | undefined {
  if (parameter.secret) return undefined;
  if (parameter.kind === 'url') return normaliseUrl(value);
  const trimmed = value.trim();
  const { usual } = parameter;
  return trimmed === '' || MASK.test(trimmed) || usual?.pattern.test(trimmed) === false ? undefined : trimmed;
}

/** Hosts that belong together, such as those of a data centre: the row of their preset, and what is said of it. */
export interface HostGroup {
  readonly row: string;
  readonly label: string;
  readonly hosts: readonly string[];
}

/**
 * The whole of what is accepted. Written out rather than left to `URL`, which repairs what it is given: it folds full-width
 * dots, drops tabs, turns backslashes into slashes and takes `https:host` for `https://host`.
 */
const FORM = /^(https:\/\/)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)((?:\/[a-z0-9_~-]+(?:\.[a-z0-9_~-]+)*)*)\/?$/i;

/** Why a text is not of that form, the first that fits. */
const FAULTS: readonly (readonly [RegExp, Message])[] = [
  [/[^\x20-\x7e]/, msg`contains a character outside plain ASCII`],
  [/\s/, msg`contains white space`],
  [/\\/, msg`contains a backslash`],
  [/@/, msg`contains an ${code('@')}: credentials are not allowed in it`],
  [/^http:/i, msg`is not https`],
  [/^(?!https?:)[a-z][a-z0-9+.-]*:(?!\d)/i, msg`is not https`],
  [/^https?:(?!\/\/[^/])/i, msg`does not start with ${code('https://')} and a host`],
  [/\?/, msg`contains a query`],
  [/#/, msg`contains a fragment`],
  [/^(?:https:\/\/[^/]*|(?!https:)[^/]*):/i, msg`contains a port`],
  [/^(?:https:\/\/)?[^/]*\.(?:\/|$)/i, msg`has a dot at the end of its host`],
];

/**
 * Reads a URL that decides where Adobe sends credentials. Returns it as it is sent (lower-case host, no slash at the end)
 * with its host; or what is wrong, without repeating it. `groups` are the parameter's hosts as the advice lists them, `row`
 * is the group that the rest of the entry names.
 */
export function readUrl(
  text: string,
  parameter: Parameter,
  groups: readonly HostGroup[],
  row: string | undefined,
): { readonly text: string; readonly host: string } | Advice {
  const [, scheme, written, path] = FORM.exec(text) ?? [];
  const host = written?.toLowerCase();
  // Finding the nearest host takes long, so it is looked for only when there is a problem.
  const refuse = (message: Message): Advice => ({ message, fix: adviceOn(groups, row, host) });
  const fault = FAULTS.find(([pattern]) => pattern.test(text));
  if (fault !== undefined) return refuse(fault[1]);
  if (host === undefined || path === undefined) {
    return refuse(msg`is not a plain URL${parameter.path ? ' or host, with or without a path' : ''}`);
  }
  if (scheme === undefined && !parameter.bareHost)
    return refuse(msg`does not start with ${code('https://')}`);
  if (!isAllowed(host, parameter.hosts ?? [])) return refuse(msg`is not ${parameter.what}`);
  if (path !== '' && !parameter.path) return refuse(msg`has a path`);
  // Both readings must agree on where a request would go.
  if (!URL.canParse(`https://${host}${path}`) || new URL(`https://${host}${path}`).hostname !== host) {
    return refuse(msg`is not a plain URL`);
  }
  return { text: `${scheme === undefined ? '' : 'https://'}${host}${path}`, host };
}

/** Whether a host in lower case is one of those listed, or below one that is listed as `*.domain`. */
function isAllowed(host: string, hosts: readonly string[]): boolean {
  return hosts.some((each) =>
    each.startsWith('*.') ? host.endsWith(each.slice(1)) && host !== each.slice(1) : host === each,
  );
}

/** Names the hosts of the group that is meant: the expected one, the one whose host is nearly right, or one of each. */
function adviceOn(groups: readonly HostGroup[], row: string | undefined, host: string | undefined): Message {
  const all = groups.flatMap(({ hosts }) => hosts);
  const near = host === undefined ? undefined : nearest(host, all);
  const meant =
    groups.find((group) => group.row === row) ??
    groups.find(({ hosts }) => near !== undefined && hosts.includes(near)) ??
    (groups.length === 1 ? groups[0] : undefined);
  const hosts = meant?.hosts ?? groups.map((group) => group.hosts[0] ?? '');
  const verb = hosts.length === 1 ? 'write' : 'write one of';
  return msg`${verb} ${hosts.map((each) => `https://${each}`).join(', ')}${meant?.label ?? ''}`;
}

/** In characters. Longer text is not a URL that anybody wrote, and matching it takes long. */
const MAX_URL_LENGTH = 2_048;

/**
 * Brings a URL to the form in which two are compared: with scheme, lower-case host, no slash at the end. Returns
 * `undefined` for text that is not a URL or host, such as `***`.
 */
export function normaliseUrl(text: string): string | undefined {
  if (text.length > MAX_URL_LENGTH) return undefined;
  const match = /^(?:(https?):\/\/)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(:\d+)?(\/[^\s?#*•<>]*)?$/i.exec(
    text.trim(),
  );
  if (match === null || /^x+$/i.test(match[2]?.replaceAll('.', '') ?? '')) return undefined;
  const [, scheme = 'https', host = '', port = '', path = ''] = match;
  const otherPort = port === ':443' ? '' : port;
  return `${scheme.toLowerCase()}://${host.toLowerCase()}${otherPort}${path.replace(/\/+$/, '')}`;
}
