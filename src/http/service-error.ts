import { isRecord } from '../model/is-record.ts';
import { LONGEST } from '../model/message.ts';
import { visible, withoutUnseen } from '../model/visible.ts';

/** A service's own error details: without secrets, on one line, and shortened. */
export interface ServiceError {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly requestId?: string | undefined;
}

/** How much of a service's own message is shown, in characters; with the mark of the cut, no more than of any value. */
const MAX_MESSAGE_LENGTH = LONGEST - 1;

/**
 * Reads the error bodies that Adobe, OAuth servers and GitHub document. They are the gateway's `error_code`/`message`,
 * Flow Service's `type` (which contains the code), `title`, `report`, `errorMessage` and `errorDetails`, the generic
 * `title`/`detail`, a plain `message`, GitHub's `errors` with a `message` each, and OAuth's `error`/`error_description`.
 * Returns `undefined` for any other body.
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
  const said = [...new Set([headline, detail, ...messagesIn(json['errors'])])]
    .filter((part) => part !== undefined)
    .join(': ');
  const message = ECHOING_CODES.test(code ?? '') ? withoutEcho(said) : said;
  const id = first(report, 'request-id', 'requestId');
  if (code === undefined && message === '' && id === undefined) return undefined;
  // Servers repeat requests in their errors. Secrets are removed before the text is cut: half a secret is not
  // recognised.
  const shown = shorten(visible(withoutTokens(clean(onOneLine(clean(message))))));
  return {
    code: inForm(code, CODE, clean),
    message: shown || undefined,
    requestId: requestIdIn(id, clean),
  };
}

/** The most errors of a list that are shown. */
const MAX_ERRORS = 3;

/**
 * Returns the messages in a list of errors.
 * @see https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#validation-failed
 */
function messagesIn(errors: unknown): readonly (string | undefined)[] {
  if (!Array.isArray(errors)) return [];
  return errors.slice(0, MAX_ERRORS).map((error) => (isRecord(error) ? asText(error['message']) : undefined));
}

/**
 * Flow Service repeats the value of a parameter in these errors: "The provided param value … is not a valid input for
 * property=…", "URL encoding is not supported for …". A short or unknown secret in it would not be recognised.
 */
const ECHOING_CODES = /^(?:1303|1312)(?:-|$)/;

/** Returns words for such an error without the value, but with the name of the parameter, which comes after it. */
function withoutEcho(said: string): string {
  const parameter = /^.*is not a valid input for property=([A-Za-z]\w{0,40})\b/s.exec(said)?.[1];
  return `Flow Service does not accept the value of ${parameter ?? 'a parameter'} (its message is hidden because it repeats the value)`;
}

/** Adobe's codes are numbers; those of OAuth servers are words. */
const CODE = /^(?:\d{3,6}(?:-\d{3})?|[A-Za-z][A-Za-z_]{2,39}|[A-Z][a-z]{2,19}(?: [A-Z][a-z]{2,19}){1,2})$/;

/** The form of a request id is not documented. Most are UUIDs, or letters and digits. */
const REQUEST_ID = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38}[A-Za-z0-9])?$/;

/** Returns the id of a request; `undefined` for text of another form, or with a piece of a secret in it. */
export function requestIdIn(text: string | undefined, clean: (text: string) => string): string | undefined {
  return inForm(text, REQUEST_ID, clean);
}

/** Returns `text` only if it has the form: any other text may be a piece of the request. */
function inForm(text: string | undefined, form: RegExp, clean: (text: string) => string): string | undefined {
  return text !== undefined && form.test(text) && clean(text) === text ? text : undefined;
}

/** Hides possible pieces of a token, since a server may repeat a part of one. Request ids and other UUIDs are kept. */
function withoutTokens(text: string): string {
  return text.replace(/[A-Za-z0-9+/_=~%.-]{16,}/g, (run) => (!/\d/.test(run) || UUID.test(run) ? run : '…'));
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.?$/i;

/** How much of a text is read, in characters. Cleaning megabytes of text would take seconds. */
const MAX_READ_LENGTH = 4_000;

function asText(json: unknown): string | undefined {
  if (typeof json === 'number') return String(json);
  if (typeof json !== 'string') return undefined;
  const cut = json.slice(0, MAX_READ_LENGTH);
  // The last word of a cut text may be half a secret, so it is dropped.
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
