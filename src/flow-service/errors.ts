import { failureCode, type HttpResult, isAnswered, networkFix } from '../http/result.ts';
import { isRecord } from '../model/is-record.ts';
import { code, type Message, msg, option } from '../model/message.ts';
import type { ProblemCode } from '../model/problem.ts';
import type { Source } from '../model/source.ts';

/** What a failed request is called, and what to do about it. */
export interface Advice {
  readonly code: ProblemCode;
  readonly fix: Message;
}

/** Returns the advice for a request that Adobe did not carry out; `source` is that of the credentials it sent. */
export function adviceFor(result: HttpResult, source?: Source): Advice {
  const advice = isAnswered(result)
    ? msg`fix what the answer names, and run again; if it names nothing, check that ${option('platform-url')} leads to Adobe`
    : msg`check that ${option('platform-url')} can be reached from this machine, and run again`;
  return {
    code: failureCode(result, { answered: 'adobe-refused', unreachable: 'adobe-unreachable' }),
    fix: hintOf(result, source) ?? advice,
  };
}

/** Returns what to do about a failed request, when its code, its status or the fault of the network is known. */
export function hintOf(result: HttpResult, source?: Source): Message | undefined {
  if (result.kind !== 'answer') return networkFix(result);
  const { status, error } = result;
  const known = error?.code ?? '';
  if (source !== undefined && /^1308(?:-|$)/.test(known))
    return msg`the source refused the credentials: ${source.check ?? `check them and the address of the server at ${source.title}`}`;
  const ofStatus = STATUS_HINTS[status] ?? STATUS_HINTS[Math.floor(status / 100)];
  return HINTS.get(known) ?? HINTS.get(known.replace(/-\d+$/, '')) ?? ofStatus;
}

/** What to do, by status, or by its hundred. */
const STATUS_HINTS: Readonly<Record<number, Message>> = {
  3: msg`redirects are not followed: check ${option('platform-url')} and ${option('ims-url')}`,
  401: msg`check the Adobe credential: client id, client secret or access token`,
  403: msg`check that the role of the API credential holds the sandbox, View Sources and Manage Sources`,
  429: msg`Adobe asks to slow down: run again later, or give the run more time with ${option('timeout')}`,
  5: msg`Adobe had trouble: run again later`,
};

const NO_PATCH = msg`Adobe does not let connections of this source be changed. Declare a new one under another key and name, move the dataflows to it, and retire this one with ${code('ensure: absent')}`;
const SANDBOX = msg`check the name of the sandbox, and that the role of the credential holds it`;
const CREDENTIAL = msg`check ${option('adobe-access-token')}, or the credential behind ${option('adobe-client-id')}`;

/** What to do, by the code that the gateway, Flow Service or IMS gives; the codes of Flow Service without their status. */
const HINTS: ReadonlyMap<string, Message> = new Map(
  Object.entries({
    // https://experienceleague.adobe.com/en/docs/experience-platform/landing/troubleshooting
    '401013': msg`check ${option('adobe-access-token')}: it is expired or not one of this credential`,
    '403010': msg`check ${option('adobe-access-token')} or ${option('adobe-client-secret')}: no token reached Adobe`,
    '403000': msg`check ${option('adobe-client-id')}: no API key reached Adobe`,
    '403003': msg`check ${option('adobe-client-id')}: Adobe does not know this API key, or it is not subscribed to the Experience Platform API`,
    '400003': msg`check ${option('adobe-org-id')}: Adobe misses a header`,
    '403025': msg`add the credential to the product profile AEP-Default-All-Users in the Admin Console`,
    '403027': msg`check ${option('adobe-org-id')}, and add the credential to the product profile AEP-Default-All-Users in the Admin Console`,
    // https://experienceleague.adobe.com/en/docs/experience-platform/sources/troubleshoot
    '1100': msg`check ${option('adobe-org-id')}: this organization is not entitled to sources`,
    '1300': NO_PATCH,
    '1302': msg`Adobe no longer takes this kind of authentication for the source`,
    '1304': msg`Adobe asks for a parameter that this version does not send: its connection spec has changed`,
    '1308': msg`the source refused the credentials: check the parameters of the entry and its secrets at the source`,
    '1339': msg`check ${option('adobe-org-id')}: its form is not accepted`,
    '1336': msg`Adobe can't do this for connections of this source`,
    '1413': msg`Adobe no longer knows the connection spec of this source`,
    '1415': msg`Adobe no longer knows this kind of authentication for the source`,
    '1416': msg`the state of the base connection allows no change: look at it in Adobe Experience Platform, and run again`,
    '1418': msg`delete the dataflows on it in Adobe Experience Platform first`,
    '1445': NO_PATCH,
    '2000': CREDENTIAL,
    '2001': CREDENTIAL,
    '2002': msg`check ${option('adobe-org-id')}`,
    '2100': msg`check the name of the sandbox (the name, not the title), and that the role of the credential holds it`,
    '2101': SANDBOX,
    '2103': SANDBOX,
    '2118': msg`add View Sources and Manage Sources, and the sandbox, to the role of the API credential (Permissions → Roles)`,
    '2120': msg`add Manage Sources to the role of the API credential (Permissions → Roles → API credentials)`,
    '2121': msg`add View Sources to the role of the API credential (Permissions → Roles → API credentials)`,
    invalid_client: msg`check ${option('adobe-client-id')} and ${option('adobe-client-secret')}: they do not belong together, or the secret was rotated`,
    invalid_scope: msg`check ${option('adobe-scopes')} against the list that the Developer Console shows for the credential`,
  }),
);

/** Codes of a 404 that is about the sandbox, not about what was asked for. */
const SANDBOX_CODES = /^(?:2100|2101|2103)(?:-|$)/;

/** Whether Flow Service itself said that something does not exist: not a proxy, the gateway, or about the sandbox. */
export function isNotFound(result: HttpResult): boolean {
  if (result.kind !== 'answer' || result.status !== 404 || !isRecord(result.json)) return false;
  if (result.json['error_code'] !== undefined) return false;
  const { code: given, message } = result.error ?? {};
  return (given ?? message) !== undefined && !SANDBOX_CODES.test(given ?? '');
}

/** Whether Flow Service itself, by JSON or a status without a body, said that it did it: any proxy can say 200. */
export function isSuccess(result: HttpResult): boolean {
  if (result.kind !== 'answer' || result.status < 200 || result.status >= 300) return false;
  return isRecord(result.json) || result.status === 202 || result.status === 204;
}
