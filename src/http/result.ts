import { isRecord } from '../model/is-record.ts';
import { type Message, msg, requestId, value } from '../model/message.ts';
import type { ProblemCode } from '../model/problem.ts';
import { Secret } from '../model/secret.ts';

/**
 * How one request ended. The kind decides what may be done next:
 * - `answer`: a status and a whole body; `json` is `undefined` when the body is not JSON.
 * - `not-sent`: the request never left the machine or never reached a server.
 * - `lost`: the connection broke; the server may or may not have acted.
 * - `timed-out`: no answer within the request's time, or the run ended; the server may still be at work.
 * - `unreadable`: a status came, but its body did not (too large, or cut short).
 */
export type HttpResult = Circumstances &
  (
    | {
        readonly kind: 'answer';
        readonly status: number;
        readonly requestId?: string | undefined;
        readonly headers: Headers;
        readonly json: unknown;
        /** What the body says about an error; fit to be shown. */
        readonly error?: ServiceError | undefined;
      }
    | {
        readonly kind: 'not-sent';
        readonly reason: string;
        /** What to do about it, where a fault of the network is known. */
        readonly fix?: Message | undefined;
        readonly permanent: boolean;
      }
    | { readonly kind: 'lost' | 'timed-out' }
    | {
        readonly kind: 'unreadable';
        readonly status: number;
        readonly requestId?: string | undefined;
        readonly reason: 'too large' | 'cut short';
      }
  );

interface Circumstances {
  /** Whether the end of the run cut the request short, and not the network or the server. */
  readonly aborted?: boolean;
  /** Whether the request was sent before without a clear answer, and may have been carried out then. */
  readonly retried?: boolean;
}

/** The result of a request that the end of the run kept from starting. */
export const RUN_ABORTED = {
  kind: 'not-sent',
  reason: 'the run was ending',
  permanent: true,
  aborted: true,
} satisfies HttpResult;

/** Whether a server answered without being in trouble itself: a retry would bring the same answer. */
export function isAnswered(result: HttpResult): boolean {
  return result.kind === 'answer' && result.status < 500;
}

/** Returns the code for a request that failed: one of the two given, or that the run ended. */
export function failureCode(
  result: HttpResult,
  { answered, unreachable }: { readonly answered: ProblemCode; readonly unreachable: ProblemCode },
): ProblemCode {
  if (result.aborted) return 'run-ended';
  return isAnswered(result) ? answered : unreachable;
}

/** Returns what to do about a request that the network let nowhere; `undefined` when nothing better is known than to look. */
export function networkFix(result: HttpResult): Message | undefined {
  return result.kind === 'not-sent' ? result.fix : undefined;
}

/** Returns words for a failed request: `HTTP 403, code 2120-403: "Permission missing" (request id abc)`. */
export function describeResult(result: HttpResult): Message {
  switch (result.kind) {
    case 'not-sent':
      return msg`nothing was sent: ${result.reason}`;
    case 'lost':
      return msg`the connection broke before an answer came`;
    case 'timed-out':
      return msg`no answer came in time`;
    case 'unreadable':
      return msg`HTTP ${result.status}, but the answer was ${result.reason}${idPart(result.requestId)}`;
    case 'answer': {
      const { code, message, requestId: id = result.requestId } = result.error ?? {};
      const none = result.json === undefined ? 'the answer is empty or not JSON' : 'the answer says no more';
      const shownCode = code === undefined ? '' : `, code ${code}`;
      return msg`HTTP ${result.status}${shownCode}: ${message === undefined ? none : value(message)}${idPart(id)}`;
    }
  }
}

function idPart(id: string | undefined): Message {
  return id === undefined ? [] : [requestId(id)];
}

/** What a service says about its error: without secrets, on one line, and cut. */
export interface ServiceError {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly requestId?: string | undefined;
}

/** What every answer passes first: its secrets are masked, and what it says of an error is made fit to be shown. */
export type Door = (result: HttpResult) => HttpResult;

/**
 * Returns a door that hands every token to `mask`, and every text that an answer has under one of the names `confidential`,
 * however deep. It takes secrets out of request ids and errors with `clean`.
 */
export function doorOf(
  mask: (secret: string) => void,
  clean: (text: string) => string,
  confidential: readonly string[],
): Door {
  return (result) => {
    if (result.kind !== 'answer' && result.kind !== 'unreadable') return result;
    // First, so that `clean` knows them.
    if (result.kind === 'answer') {
      const found = [...tokensIn(result.json), ...textsUnder(confidential, result.json)];
      // Anything shorter would be hidden in ordinary words.
      for (const secret of found) if (secret.length >= 8) mask(secret);
    }
    const requestId = plainOnly(result.requestId, clean);
    if (result.kind === 'unreadable') return { ...result, requestId };
    return { ...result, requestId, error: readError(result.json, clean) };
  };
}

/** How much of a service's own message is shown, in characters. */
const MAX_MESSAGE_LENGTH = 300;

/**
 * Reads the error bodies that Adobe, OAuth servers and GitHub document: the gateway's `error_code`/`message`; Flow Service's
 * `type` with the code in it, `title`, `report`, `errorMessage`, `errorDetails`; the generic `title`/`detail`; the bare
 * `message`; and OAuth's `error`/`error_description`. Returns `undefined` when the body holds none of them.
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
  const shown = shorten(withoutTokens(printable(clean(printable(clean(message))))));
  return { code: plainOnly(code, clean), message: shown || undefined, requestId: plainOnly(id, clean) };
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

/** A code or a request id is short and plain; anything else may be a piece of what the server was sent. */
function plainOnly(text: string | undefined, clean: (text: string) => string): string | undefined {
  if (text === undefined) return undefined;
  const shown = clean(text);
  return /^[\w.: *-]{1,40}$/.test(shown) ? shown : '…';
}

/** Hides what may be a piece of a token, which a server may repeat cut short. Request ids and other UUIDs stay. */
function withoutTokens(text: string): string {
  return text.replace(/[A-Za-z0-9+/_=~%.-]{16,}/g, (run) => (!/\d/.test(run) || UUID.test(run) ? run : '…'));
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.?$/i;

/** How much of a text is read: an answer may be megabytes long, and reading those takes seconds. */
const MAX_READ_LENGTH = 20_000;

function asText(json: unknown): string | undefined {
  if (typeof json === 'number') return String(json);
  if (typeof json !== 'string') return undefined;
  const read = json.length <= MAX_READ_LENGTH ? json : withoutLastWord(json.slice(0, MAX_READ_LENGTH));
  return printable(read) === '' ? undefined : read;
}

/** The last word of a cut text may be half a secret. No secret is longer than this, in characters. */
const MAX_WORD_LENGTH = 4_096;

function withoutLastWord(cut: string): string {
  const tail = cut.slice(-MAX_WORD_LENGTH);
  const space = tail.search(/\s\S*$/);
  return cut.slice(0, cut.length - tail.length + Math.max(space, 0));
}

/** Returns text on one line, without the characters that do not print. */
export function printable(text: string): string {
  return text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
}

function shorten(text: string): string {
  // Half a surrogate pair at the end is not text.
  const cut = text.slice(0, MAX_MESSAGE_LENGTH).replace(/\p{Cs}$/u, '');
  return text.length <= MAX_MESSAGE_LENGTH ? text : `${cut}…`;
}

/** Returns the tokens in the body of an answer. A server may give one and refuse all the same. */
function tokensIn(json: unknown): readonly string[] {
  if (!isRecord(json)) return [];
  const values = ['access_token', 'refresh_token', 'id_token'].map((name) => json[name]);
  return values.filter((token) => typeof token === 'string');
}

/** Returns every text that a member with one of these names has, at any depth: an answer can be deeper than the stack. */
function textsUnder(names: readonly string[], json: unknown): readonly string[] {
  const found: string[] = [];
  const ahead = [json];
  for (const value of ahead) {
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, member] of Object.entries(value)) {
      if (typeof member === 'string' && names.includes(name)) found.push(member);
      else ahead.push(member);
    }
  }
  return found;
}

/** Returns the access token that an OAuth server gave, when a header and JSON can carry it unchanged. */
export function accessTokenIn(result: HttpResult): Secret | undefined {
  if (result.kind !== 'answer' || result.status !== 200 || !isRecord(result.json)) return undefined;
  const token = result.json['access_token'];
  return typeof token === 'string' && /^[\x21-\x7e]{8,}$/.test(token) ? new Secret(token) : undefined;
}
