import { isRecord } from '../model/is-record.ts';
import type { HttpResult } from './send.ts';

/** How much of a service's own message is shown, in characters. */
const MAX_MESSAGE_LENGTH = 300;

/** How much of it is looked at: an answer may be megabytes, and reading those takes seconds. */
const MAX_READ_LENGTH = 20_000;

/**
 * Returns words for an exchange that did not bring what was asked for, such as
 * `HTTP 403, code 2120-403: Permission missing (request id abc)`. `redact` runs before anything is cut: servers repeat
 * requests in their errors.
 */
export function describeResult(result: HttpResult, redact: (text: string) => string): string {
  switch (result.kind) {
    case 'not-sent':
      return `nothing was sent: ${result.reason}`;
    case 'lost':
      return 'the connection broke before an answer came';
    case 'timed-out':
      return 'no answer came in time';
    case 'unreadable':
      return `HTTP ${result.status}, but the answer was ${result.reason}${idOf(result.requestId, redact)}`;
    case 'answer': {
      const { code, message, requestId } = readError(result.json);
      const shownCode = code === undefined ? '' : `, code ${short(redact(code))}`;
      const shownMessage =
        message === undefined
          ? noMessage(result)
          : withoutTokens(printable(redact(printable(redact(message)))));
      const id = idOf(requestId ?? result.requestId, redact);
      return `HTTP ${result.status}${shownCode}: ${shorten(shownMessage, MAX_MESSAGE_LENGTH)}${id}`;
    }
  }
}

/** What a service says of its error. Nothing of it is fit to be printed as it is. */
export interface ServiceError {
  readonly code?: string;
  readonly message?: string;
  readonly requestId?: string;
}

/**
 * Reads the error bodies that Adobe and Zoho document: the gateway's `error_code`/`message`; Flow Service's `type` with
 * the code in it, `title`, `report`, `errorMessage`, `errorDetails`; the generic `title`/`detail`; the bare
 * `message`; and OAuth's `error`/`error_description`.
 */
export function readError(json: unknown): ServiceError {
  if (!isRecord(json)) return {};
  const report = isRecord(json['report']) ? json['report'] : {};
  const typeCode = /\/FLOW-(\d+-\d+)$/i.exec(asText(json['type']) ?? '')?.[1];
  const code = asText(json['error_code']) ?? typeCode ?? asText(json['error']) ?? asText(json['errorCode']);
  const headline = asText(json['title']) ?? asText(json['errorMessage']) ?? asText(json['message']);
  const detail =
    asText(report['detailed-message']) ??
    asText(json['errorDetails']) ??
    asText(json['detail']) ??
    asText(json['error_description']);
  const parts = [headline, detail].filter((part) => part !== undefined);
  const message = [...new Set(parts)].join(': ');
  const requestId = asText(report['request-id']) ?? asText(report['requestId']);
  return {
    ...(code === undefined ? {} : { code }),
    ...(message === '' ? {} : { message }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/**
 * Hides what may be a piece of a token: a server may repeat one cut short, and then it is not recognised. Request ids and
 * other UUIDs stay.
 */
function withoutTokens(text: string): string {
  return text.replace(/[A-Za-z0-9+/_=~%.-]{16,}/g, (run) => (!/\d/.test(run) || UUID.test(run) ? run : '…'));
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.?$/i;

function noMessage(result: Extract<HttpResult, { kind: 'answer' }>): string {
  return result.json === undefined ? 'the answer is empty or not JSON' : 'the answer says no more';
}

function idOf(requestId: string | undefined, redact: (text: string) => string): string {
  return requestId === undefined ? '' : ` (request id ${short(redact(requestId))})`;
}

/** A code or an id is short, and plain; whatever else a server puts there may be a piece of what it was sent. */
function short(text: string): string {
  return /^[\w.: *-]{1,40}$/.test(text) ? text : '…';
}

function asText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  const read = value.length <= MAX_READ_LENGTH ? value : withoutLastWord(value.slice(0, MAX_READ_LENGTH));
  return printable(read) === '' ? undefined : read;
}

/** The last word of what was cut may be half a secret. No secret is longer than this, in characters. */
const MAX_WORD_LENGTH = 4_096;

function withoutLastWord(cut: string): string {
  const tail = cut.slice(-MAX_WORD_LENGTH);
  const space = tail.search(/\s\S*$/);
  return cut.slice(0, cut.length - tail.length + Math.max(space, 0));
}

/** Returns text on one line, without what does not print. */
export function printable(text: string): string {
  return text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
}

/** Returns text cut to `longest` characters. Nothing is to be redacted after that. */
export function shorten(text: string, longest: number): string {
  // Half a surrogate pair at the end is not text.
  return text.length <= longest ? text : `${text.slice(0, longest).replace(/\p{Cs}$/u, '')}…`;
}
