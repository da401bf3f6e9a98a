import { type HttpResult, networkFix } from '../http/result.ts';
import type { Entry } from '../model/entry.ts';
import { isRecord } from '../model/is-record.ts';
import { code, type Message, msg, option } from '../model/message.ts';
import { whatToTry } from '../source/places.ts';

/**
 * Returns the fix for a failed request; `undefined` unless its code, its status or the network fault is known. Pass
 * `entry` if the request sent its credentials.
 */
export function hintOf(result: HttpResult, entry?: Entry): Message | undefined {
  if (result.kind !== 'answer') return networkFix(result);
  const { status, error } = result;
  const known = error?.code ?? '';
  const ofSource = entry !== undefined && /^1308(?:-|$)/.test(known) ? sourceHint(entry) : undefined;
  if (ofSource !== undefined) return ofSource;
  return HINTS.get(known) ?? HINTS.get(known.replace(/-\d+$/, '')) ?? ofStatus(status);
}

/** Returns the fix for a token request that gave no token. Only an answer with an OAuth error is about the credential. */
export function tokenHintOf(result: HttpResult): Message {
  if (result.kind !== 'answer') return networkFix(result) ?? IMS_UNREACHED;
  const { status, json, error } = result;
  const isRefusal = isRecord(json) && json['error'] !== undefined;
  const known =
    HINTS.get(error?.code ?? '') ?? (status === 429 || status >= 500 ? ofStatus(status) : undefined);
  return known ?? (isRefusal ? CLIENT : NOT_IMS);
}

function ofStatus(status: number): Message | undefined {
  return STATUS_HINTS[status] ?? STATUS_HINTS[Math.floor(status / 100)];
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
const REDIRECT = msg`redirects are not followed: check ${option('platform-url')}, and that no proxy answers in its place`;

/** Fixes by status, or by class of statuses (5 for 5xx). */
const STATUS_HINTS: Readonly<Record<number, Message>> = {
  // The statuses that redirect: https://fetch.spec.whatwg.org/#redirect-status
  301: REDIRECT,
  302: REDIRECT,
  303: REDIRECT,
  307: REDIRECT,
  308: REDIRECT,
  401: CREDENTIAL,
  403: msg`check that the role of the API credential includes the sandbox, View Sources and Manage Sources`,
  429: msg`Adobe asks to slow down: run again later, or increase ${option('timeout')}`,
  5: msg`Adobe reported a server error: run again later`,
};

const NO_PATCH = msg`Adobe does not allow changes to connections of this source. Declare a new one under another key and name, move the dataflows to it, and remove this one with ${code('ensure: absent')}`;
const SANDBOX = msg`check the name of the sandbox, and that the role of the credential includes it`;
const ORGANIZATION = msg`check ${option('adobe-org-id')}, and that the credential was created in that organization`;
const NO_ORGANIZATION = msg`check ${option('adobe-org-id')}; if it is set, check whether a proxy removes the header ${code('x-gw-ims-org-id')}`;
const STATE = msg`the base connection cannot be changed in its present state: check it in Adobe Experience Platform, and run again when it is enabled or gone`;
const UNSUPPORTED = msg`Adobe does not support this for connections of this source`;
const CLIENT = msg`check ${option('adobe-client-id')} and ${option('adobe-client-secret')}`;
const IMS_UNREACHED = msg`check that ${option('ims-url')} can be reached from this machine, and run again`;
const NOT_IMS = msg`check that ${option('ims-url')} points to Adobe's identity service, and that no proxy answers in its place`;
const SCOPES = msg`check ${option('adobe-scopes')} against the list that the Developer Console shows for the credential`;

/**
 * Fixes by the code from the gateway, Flow Service (without the status) or IMS. A code whose causes are unknown or too
 * many has no row.
 */
const HINTS: ReadonlyMap<string, Message> = new Map(
  Object.entries({
    // The gateway: https://experienceleague.adobe.com/en/docs/experience-platform/landing/troubleshooting
    '401013': CREDENTIAL,
    '403010': msg`check ${option('adobe-access-token')} or ${option('adobe-client-secret')}: no token reached Adobe`,
    '403000': msg`check ${option('adobe-client-id')}: no API key reached Adobe`,
    '403003': msg`check ${option('adobe-client-id')}: Adobe does not know this API key, or it is not subscribed to the Experience Platform API`,
    '400003': msg`check ${option('adobe-org-id')}: Adobe reports a missing header`,
    '403025': msg`add the credential to the product profile AEP-Default-All-Users in the Admin Console`,
    '403027': msg`check ${option('adobe-org-id')}, and add the credential to the product profile AEP-Default-All-Users in the Admin Console`,

    // Flow Service: https://experienceleague.adobe.com/en/docs/experience-platform/sources/troubleshoot
    // "The authorization token does not have access to this organization or the organization does not exist."
    '1008': ORGANIZATION,
    // "The organization ID request header is either missing or empty."
    '1009': NO_ORGANIZATION,
    // "Not entitled to this operation" in one of Adobe's lists, "could not be processed" in the other: the cause is
    // unknown.
    '1100': msg`Adobe gives this code for several causes. If the answer names none, ask Adobe whether it still offers this source to the organization`,
    // "The patch connection request is not supported for this connector."
    '1300': NO_PATCH,
    '1302': msg`Adobe no longer accepts this kind of authentication for the source`,
    // "The URL could not be encoded with the given auth params": it does not say which.
    '1303': msg`look for special characters in the parameters of the entry, and in its secrets`,
    '1304': msg`Adobe requires a parameter that this version of the program does not send: its connection spec has changed`,
    // "The provided connector type is not supported for this operation."
    '1305': UNSUPPORTED,
    // It quotes the connector's driver, and the cause need not be the credentials.
    '1308': msg`the message comes from the source, or from Adobe's driver for it: check the address of the server and the credentials`,
    // "The provided param value is not a valid input for property=…"
    '1312': msg`correct the value of that parameter, in the file or in its secret`,
    // "The format of the organization provided in the request is invalid."
    '1339': msg`check ${option('adobe-org-id')}: its format is not accepted`,
    // "Explore connection is not supported for connection spec ID."
    '1336': UNSUPPORTED,
    '1413': msg`Adobe no longer knows the connection spec of this source`,
    '1415': msg`Adobe no longer knows this kind of authentication for the source`,
    // "Delete or Update can only be applied on connection with enabled, disabled or initializing state."
    '1416': STATE,
    // "Delete or Update on Connections in initializing state are not allowed with UserToken."
    '1417': msg`the base connection is still being created, and a user token may not change it before it is ready: run again when its state is enabled, or use an OAuth Server-to-Server credential`,
    '1418': msg`delete the dataflows on it in Adobe Experience Platform first`,
    // "PATCH Connection Feature not enabled."
    '1445': NO_PATCH,
    // "State delete-finalizing is not a valid value", "Operation update (delete) cannot be applied in state
    // delete-finalizing."
    '1456': STATE,
    '1457': STATE,
    '1458': STATE,
    // As 1008.
    '2000': ORGANIZATION,
    // "The header x-gw-ims-org-id is either missing or empty."
    '2001': NO_ORGANIZATION,
    // "The header x-gw-ims-org-id is missing in the request."
    '2002': NO_ORGANIZATION,
    '2100': msg`check the name of the sandbox (the name, not the title), and that the role of the credential includes it`,
    '2101': SANDBOX,
    '2103': SANDBOX,
    // "The default sandbox information could not be found": the header with the name did not arrive.
    '2106': SANDBOX,
    // "Empty token provided", with HTTP 400.
    '2114': CREDENTIAL,
    // "Invalid token provided", with HTTP 400.
    '2115': CREDENTIAL,
    '2118': msg`add View Sources and Manage Sources, and the sandbox, to the role of the API credential (Permissions → Roles)`,
    '2120': msg`add Manage Sources to the role of the API credential (Permissions → Roles → API credentials)`,
    '2121': msg`add View Sources to the role of the API credential (Permissions → Roles → API credentials)`,

    // IMS:
    // https://developer.adobe.com/developer-console/docs/guides/authentication/ServerToServerAuthentication/implementation
    invalid_client: msg`check ${option('adobe-client-id')} and ${option('adobe-client-secret')}: they do not match, or the secret was rotated`,
    invalid_scope: SCOPES,
    invalid_scopes: SCOPES,
    // The client may not use this grant type (RFC 6749, section 5.2).
    unauthorized_client: msg`check that ${option('adobe-client-id')} belongs to an OAuth Server-to-Server credential in the Developer Console`,
  }),
);
