import { isRecord } from '../model/is-record.ts';
import { visible, withoutUnseen } from '../model/visible.ts';

/** What a service says about its error: without secrets, on one line, and cut. */
export interface ServiceError {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly requestId?: string | undefined;
}

/** How much of a service's own message is shown, in characters. */
const MAX_MESSAGE_LENGTH = 300;

/**
 * Reads the error bodies that Adobe, OAuth servers and GitHub document: the gateway's `error_code`/`message`; Flow Service's
 * `type` with the code in it, `title`, `report`, `errorMessage`, `errorDetails`; the generic `title`/`detail`; the bare
 * `message`; and OAuth's `error`/`error_description`. Returns `undefined` when the body has none of them.
 */
export function readError(json: unknown, clean: (text: string) => string): ServiceError | undefined {
  if (!isRecord(json)) return undefined;
  const report = isRecord(json['report']) ? json['report'] : {};
  const typeCode = /\/FLOW-(\d+-\d+)$/i.exec(asText(json['type']) ?? '')?.[1];
  const first = (from: Readonly<Record<string, unknown>>, ...names: readonly string[]) =>
    names.map((name) => asText(from[name])).find((text) => text !== undefined);
  const code = first(json, 'error_code') ?? typeCode ?? first(json, 'error', 'errorCode');
  const headline = first(json, 'title', 'errorMessage', 'message');
  const detail =
    first(report, 'detailed-message') ?? first(json, 'errorDetails', 'detail', 'error_description');
  const said = [...new Set([headline, detail])].filter((part) => part !== undefined).join(': ');
  const message = ECHOING_CODES.test(code ?? '') ? withoutEcho(said) : said;
  const id = first(report, 'request-id', 'requestId');
  if (code === undefined && message === '' && id === undefined) return undefined;
  // Servers repeat requests in their errors. Secrets must be out before anything is cut: half of one is not recognised.
  const shown = shorten(visible(withoutTokens(clean(onOneLine(clean(message))))));
  return {
    code: inForm(code, CODE, clean),
    message: shown || undefined,
    requestId: requestIdIn(id, clean),
  };
}

/**
 * Flow Service repeats the value of a parameter in these errors: "The provided param value … is not a valid input for
 * property=…", "URL encoding is not supported for …". A short or unknown secret in it would not be recognised.
 */
const ECHOING_CODES = /^(?:1303|1312)(?:-|$)/;

/** Returns what such an error says besides the value: the name of the parameter, which comes after it. */
function withoutEcho(said: string): string {
  const parameter = /^.*is not a valid input for property=([A-Za-z]\w{0,40})\b/s.exec(said)?.[1];
  return `Flow Service does not accept the value of ${parameter ?? 'a parameter'} (its message is not shown, since it repeats the value)`;
}

/** Adobe's codes are numbers, those of OAuth servers words. */
const CODE = /^(?:\d{3,6}(?:-\d{3})?|[A-Za-z][A-Za-z_]{2,39}|[A-Z][a-z]{2,19}(?: [A-Z][a-z]{2,19}){1,2})$/;

/** No document says what a request id is made of: UUIDs are usual, and letters and digits. */
const REQUEST_ID = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38}[A-Za-z0-9])?$/;

/** Returns the id of a request; `undefined` for text of another form, or with a piece of a secret in it. */
export function requestIdIn(text: string | undefined, clean: (text: string) => string): string | undefined {
  return inForm(text, REQUEST_ID, clean);
}

/** What has another form is left out: it may be a piece of what the server was sent. */
function inForm(text: string | undefined, form: RegExp, clean: (text: string) => string): string | undefined {
  return text !== undefined && form.test(text) && clean(text) === text ? text : undefined;
}

/** Hides what may be a piece of a token, which a server may repeat cut short. Request ids and other UUIDs stay. */
function withoutTokens(text: string): string {
  return text.replace(/[A-Za-z0-9+/_=~%.-]{16,}/g, (run) => (!/\d/.test(run) || UUID.test(run) ? run : '…'));
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.?$/i;

/** How much of a text is read, in characters: an answer may be megabytes long, and reading those takes seconds. */
const MAX_READ_LENGTH = 4_000;

function asText(json: unknown): string | undefined {
  if (typeof json === 'number') return String(json);
  if (typeof json !== 'string') return undefined;
  const cut = json.slice(0, MAX_READ_LENGTH);
  // The last word of a cut text may be half a secret.
  const read = cut === json ? json : `${cut.slice(0, Math.max(0, cut.search(/\s\S*$/)))} …`;
  return withoutUnseen(read).trim() === '' ? undefined : read;
}

function onOneLine(text: string): string {
  return text.replace(/[\s\u0085]+/g, ' ').trim();
}

function shorten(text: string): string {
  // Half a surrogate pair at the end is not text.
  const cut = text.slice(0, MAX_MESSAGE_LENGTH).replace(/\p{Cs}$/u, '');
  return text.length <= MAX_MESSAGE_LENGTH ? text : `${cut}…`;
}
