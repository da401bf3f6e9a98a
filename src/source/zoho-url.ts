import { nearest } from '../model/nearest.ts';
import type { Problem } from '../model/problem.ts';
import { type DataCentre, dataCentres } from './zoho-data-centres.ts';

/** A URL at Zoho that may be sent to Adobe, and the data centre that it belongs to. */
export interface ZohoUrl {
  /** In the one form in which it is sent: lower-case host, no slash at the end. */
  readonly text: string;
  readonly dataCentre: DataCentre;
}

/** What keeps a URL from being one of Zoho's, without the URL itself. */
export type Refusal = Required<Pick<Problem, 'message' | 'fix'>>;

/** Reads `accountsUrl`: `https://` and the host of an accounts server, nothing else. `expected` narrows the advice. */
export function readAccountsUrl(text: string, expected?: DataCentre): ZohoUrl | Refusal {
  const hosts = (dataCentre: DataCentre) => [dataCentre.accountsHost];
  return readUrl(text, { name: 'accountsUrl', hosts, bareHost: false, path: false }, expected);
}

/** Reads `endpoint`: a URL or a bare host, with or without a path. `expected` narrows the advice. */
export function readEndpoint(text: string, expected?: DataCentre): ZohoUrl | Refusal {
  const hosts = (dataCentre: DataCentre) => dataCentre.endpointHosts;
  return readUrl(text, { name: 'endpoint', hosts, bareHost: true, path: true }, expected);
}

interface Rules {
  readonly name: string;
  readonly hosts: (dataCentre: DataCentre) => readonly string[];
  readonly bareHost: boolean;
  readonly path: boolean;
}

/**
 * The whole of what is accepted. Written out rather than left to `URL`, which mends what it is given: it folds full-width
 * dots, drops tabs, turns backslashes into slashes and takes `https:host` for `https://host`.
 */
const FORM = /^(https:\/\/)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)((?:\/[a-z0-9_~-]+(?:\.[a-z0-9_~-]+)*)*)\/?$/i;

/** Why a text is not of that form, the first that fits. */
const FAULTS: readonly (readonly [RegExp, string])[] = [
  [/[^\x20-\x7e]/, 'holds a character outside plain ASCII'],
  [/\s/, 'holds white space'],
  [/\\/, 'holds a backslash'],
  [/@/, 'holds an `@`: credentials are not allowed in it'],
  [/^http:/i, 'is not https'],
  [/^(?!https?:)[a-z][a-z0-9+.-]*:(?!\d)/i, 'is not https'],
  [/^https?:(?!\/\/[^/])/i, 'does not start with `https://` and a host'],
  [/\?/, 'holds a query'],
  [/#/, 'holds a fragment'],
  [/^(?:https:\/\/[^/]*|(?!https:)[^/]*):/i, 'holds a port'],
  [/^(?:https:\/\/)?[^/]*\.(?:\/|$)/i, 'has a dot at the end of its host'],
];

function readUrl(text: string, rules: Rules, expected: DataCentre | undefined): ZohoUrl | Refusal {
  const host = FORM.exec(text)?.[2]?.toLowerCase();
  // Which host is nearest takes long to find out, and nobody asks when all is well.
  const refuse = (what: string): Refusal => ({
    message: `\`${rules.name}\` ${what}`,
    fix: advice(rules, expected, host),
  });
  const fault = FAULTS.find(([pattern]) => pattern.test(text));
  if (fault !== undefined) return refuse(fault[1]);
  const [, scheme, , path] = FORM.exec(text) ?? [];
  if (host === undefined || path === undefined) {
    return refuse(rules.path ? 'is not a plain URL or host, with or without a path' : 'is not a plain URL');
  }
  if (scheme === undefined && !rules.bareHost) return refuse('does not start with `https://`');
  const dataCentre = dataCentres.find((each) => rules.hosts(each).includes(host));
  if (dataCentre === undefined) return refuse('is not at a host that Zoho documents for it');
  if (path !== '' && !rules.path) return refuse('has a path');
  // Both readings must agree on where a request would go.
  if (!URL.canParse(`https://${host}${path}`) || new URL(`https://${host}${path}`).hostname !== host) {
    return refuse('is not a plain URL');
  }
  return { text: `${scheme === undefined ? '' : 'https://'}${host}${path}`, dataCentre };
}

/** Names the hosts of the data centre that is meant: the one declared, or the one whose host is nearly right, or all. */
function advice(rules: Rules, expected: DataCentre | undefined, host: string | undefined): string {
  const all = dataCentres.flatMap(rules.hosts);
  const meant = host === undefined ? undefined : nearest(host, all);
  const dataCentre = expected ?? (meant && dataCentres.find((each) => rules.hosts(each).includes(meant)));
  const hosts = dataCentre ? rules.hosts(dataCentre) : dataCentres.map((each) => rules.hosts(each)[0] ?? '');
  const listed = hosts.map((each) => `https://${each}`).join(', ');
  const where = dataCentre ? ` (data centre ${dataCentre.code})` : '';
  return `${hosts.length === 1 ? 'write' : 'write one of'} ${listed}${where}`;
}

/** Text beyond it, in characters, is no URL of Zoho, and takes long to look at. */
const MAX_URL_LENGTH = 2_048;

/**
 * Brings a URL to the form in which two are compared: with scheme, lower-case host, no slash at the end. Returns
 * `undefined` for what is no URL or host, such as `***`.
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
