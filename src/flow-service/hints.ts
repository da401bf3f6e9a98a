import { failureCode, type HttpResult, isAnswered, networkFix } from '../http/result.ts';
import type { Entry } from '../model/entry.ts';
import { memberAt } from '../model/is-record.ts';
import { code, type Message, msg, option } from '../model/message.ts';
import type { ProblemCode } from '../model/problem.ts';
import { whatToTry } from '../source/places.ts';
import { errorCode, SOURCE_REFUSED } from './errors.ts';

/**
 * Returns the problem code and the fix for a request that Adobe did not carry out. Pass `entry` if the request sent its
 * credentials.
 */
export function adviceFor(
  result: HttpResult,
  entry?: Entry,
): { readonly code: ProblemCode; readonly fix: Message } {
  const advice = isAnswered(result)
    ? msg`fix what the answer reports, and run again; if it reports nothing, check that ${option('platform-url')} points to Adobe`
    : msg`check that ${option('platform-url')} can be reached from this machine, and run again`;
  return {
    code: failureCode(result, { answered: 'adobe-refused', unreachable: 'adobe-unreachable' }),
    fix: hintOf(result, entry) ?? advice,
  };
}

/** Returns the fix if the code, the status or the network fault is known. */
function hintOf(result: HttpResult, entry?: Entry): Message | undefined {
  if (result.kind !== 'answer') return networkFix(result);
  const known = errorCode(result);
  const ofSource = entry !== undefined && known === SOURCE_REFUSED ? sourceHint(entry) : undefined;
  return ofSource ?? HINTS.get(known) ?? ofStatus(result.status);
}

/** Returns the fix for a token request that gave no token. Only an answer with an OAuth error is about the credential. */
export function tokenHintOf(result: HttpResult): Message {
  const unreached = msg`check that ${option('ims-url')} can be reached from this machine, and run again`;
  if (result.kind !== 'answer') return networkFix(result) ?? unreached;
  const { status, json, error } = result;
  const ofIms = status === 429 || status >= 500 ? ofStatus(status) : undefined;
  const other =
    memberAt(json, 'error') !== undefined
      ? msg`check ${option('adobe-client-id')} and ${option('adobe-client-secret')}`
      : msg`check that ${option('ims-url')} points to Adobe's identity service, and that no proxy answers in its place`;
  // Not `errorCode`: Flow Service's codes, which end in a status, do not come from IMS.
  return HINTS.get(error?.code ?? '') ?? ofIms ?? other;
}

function ofStatus(status: number): Message | undefined {
  return STATUS_HINTS.get(`${status}`) ?? STATUS_HINTS.get(`${Math.floor(status / 100)}`);
}

/**
 * The fix when the source or its driver refused the connection. If the source issued a token, the credentials are
 * valid.
 */
function sourceHint(entry: Entry): Message | undefined {
  const { source, parameters, auth } = entry;
  const { mint, title, check } = source;
  const isMinted = mint !== undefined && mint.parameter in parameters && auth[mint.parameter] === undefined;
  if (isMinted)
    return msg`${title} issued an access token to this run, so it accepts the credentials: ${whatToTry(entry)}`;
  return check === undefined ? undefined : msg`${check}`;
}

// A run has either a given token or a client secret, and the fix must be right for both.
const CREDENTIAL = msg`if ${option('adobe-access-token')} is set, it has expired or belongs to another credential: replace it with a new token for ${option('adobe-client-id')}; otherwise check that credential in the Developer Console`;

/** Returns each message by each of the words in its key. */
function byWord(rows: Readonly<Record<string, Message>>): ReadonlyMap<string, Message> {
  return new Map(Object.entries(rows).flatMap(([words, fix]) => words.split(' ').map((word) => [word, fix])));
}

/** Fixes by status, or by class of statuses (5 for 5xx). */
const STATUS_HINTS = byWord({
  // The statuses that redirect: https://fetch.spec.whatwg.org/#redirect-status
  '301 302 303 307 308': msg`redirects are not followed: check ${option('platform-url')}, and that no proxy answers in its place`,
  '401': CREDENTIAL,
  '403': msg`check that the role of the API credential includes the sandbox, View Sources and Manage Sources`,
  '429': msg`Adobe asks to slow down: run again later, or increase ${option('timeout')}`,
  '5': msg`Adobe reported a server error: run again later`,
});

/**
 * Fixes by the code from the gateway, Flow Service (without the status) or IMS. A code whose causes are unknown or too
 * many has no row.
 */
const HINTS = byWord({
  // The gateway: https://experienceleague.adobe.com/en/docs/experience-platform/landing/troubleshooting
  '403010': msg`check ${option('adobe-access-token')} or ${option('adobe-client-secret')}: no token reached Adobe`,
  '403000': msg`check ${option('adobe-client-id')}: no API key reached Adobe`,
  '403003': msg`check ${option('adobe-client-id')}: Adobe does not know this API key, or it is not subscribed to the Experience Platform API`,
  '400003': msg`check ${option('adobe-org-id')}: Adobe reports a missing header`,
  '403025': msg`add the credential to the product profile AEP-Default-All-Users in the Admin Console`,
  '403027': msg`check ${option('adobe-org-id')}, and add the credential to the product profile AEP-Default-All-Users in the Admin Console`,
  // Flow Service's own codes, with HTTP 400: "Empty token provided", "Invalid token provided".
  '401013 2114 2115': CREDENTIAL,

  // Flow Service: https://experienceleague.adobe.com/en/docs/experience-platform/sources/troubleshoot
  // "The authorization token does not have access to this organization or the organization does not exist."
  '1008 2000': msg`check ${option('adobe-org-id')}, and that the credential was created in that organization`,
  // "The organization ID request header is either missing or empty."
  '1009 2001 2002': msg`check ${option('adobe-org-id')}; if it is set, check whether a proxy removes the header ${code('x-gw-ims-org-id')}`,
  // "Not entitled to this operation" in one of Adobe's lists, "could not be processed" in the other: the cause is
  // unknown.
  '1100': msg`Adobe gives this code for several causes. If the answer names none, ask Adobe whether it still offers this source to the organization`,
  // "The patch connection request is not supported for this connector", "PATCH Connection Feature not enabled."
  '1300 1445': msg`Adobe does not allow changes to connections of this source. Declare a new one under another key and name, move the dataflows to it, and remove this one with ${code('ensure: absent')}`,
  '1302': msg`Adobe no longer accepts this kind of authentication for the source`,
  // "The URL could not be encoded with the given auth params": it does not say which.
  '1303': msg`look for special characters in the parameters of the entry, and in its secrets`,
  '1304': msg`Adobe requires a parameter that this version of the program does not send: its connection spec has changed`,
  // "The provided connector type is not supported for this operation", "Explore connection is not supported …"
  '1305 1336': msg`Adobe does not support this for connections of this source`,
  // It quotes the connector's driver, and the cause need not be the credentials.
  '1308': msg`the message comes from the source, or from Adobe's driver for it: check the address of the server and the credentials`,
  // "The provided param value is not a valid input for property=…"
  '1312': msg`correct the value of that parameter, in the file or in its secret`,
  // "The format of the organization provided in the request is invalid."
  '1339': msg`check ${option('adobe-org-id')}: its format is not accepted`,
  '1413': msg`Adobe no longer knows the connection spec of this source`,
  '1415': msg`Adobe no longer knows this kind of authentication for the source`,
  // "Delete or Update can only be applied on connection with enabled, disabled or initializing state", "State
  // delete-finalizing is not a valid value", "Operation update (delete) cannot be applied in state delete-finalizing."
  '1416 1456 1457 1458': msg`the base connection cannot be changed in its present state: check it in Adobe Experience Platform, and run again when it is enabled or gone`,
  // "Delete or Update on Connections in initializing state are not allowed with UserToken."
  '1417': msg`the base connection is still being created, and a user token may not change it before it is ready: run again when its state is enabled, or use an OAuth Server-to-Server credential`,
  '1418': msg`delete the dataflows on it in Adobe Experience Platform first`,
  // 2106: "The default sandbox information could not be found": the header with the name did not arrive.
  '2100 2101 2103 2106': msg`check the name of the sandbox (the name, not the title), and that the role of the credential includes it`,
  '2118': msg`add View Sources and Manage Sources, and the sandbox, to the role of the API credential (Permissions → Roles)`,
  '2120': msg`add Manage Sources to the role of the API credential (Permissions → Roles → API credentials)`,
  '2121': msg`add View Sources to the role of the API credential (Permissions → Roles → API credentials)`,

  // IMS:
  // https://developer.adobe.com/developer-console/docs/guides/authentication/ServerToServerAuthentication/implementation
  invalid_client: msg`check ${option('adobe-client-id')} and ${option('adobe-client-secret')}: they do not match, or the secret was rotated`,
  'invalid_scope invalid_scopes': msg`check ${option('adobe-scopes')} against the list that the Developer Console shows for the credential`,
  // The client may not use this grant type (RFC 6749, section 5.2).
  unauthorized_client: msg`check that ${option('adobe-client-id')} belongs to an OAuth Server-to-Server credential in the Developer Console`,
});
