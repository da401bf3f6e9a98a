import { isRecord } from '../model/is-record.ts';
import { type Message, msg, option, requestId, value } from '../model/message.ts';
import type { ProblemCode } from '../model/problem.ts';
import { Secret } from '../model/secret.ts';
import { readError, requestIdIn, type ServiceError } from './service-error.ts';

/**
 * How one request ended. The kind decides what the caller may do next:
 * - `answer`: a status and a whole body; `json` is `undefined` when the body is not JSON.
 * - `not-sent`: the request never left the machine or never reached a server.
 * - `lost`: the connection broke; the server may or may not have acted.
 * - `timed-out`: no answer within the timeout, or the run ended; the server may still be working.
 * - `unreadable`: a status arrived, but its body was too large or cut short.
 */
export type HttpResult = Circumstances &
  (
    | {
        readonly kind: 'answer';
        readonly status: number;
        readonly requestId?: string | undefined;
        readonly headers: Headers;
        readonly json: unknown;
        /** What the answer means by the service's own rules, if its status does not say so. */
        readonly meaning?: 'throttled' | 'passing' | undefined;
        /** What the body says about an error; safe to show. */
        readonly error?: ServiceError | undefined;
      }
    | {
        readonly kind: 'not-sent';
        readonly reason: string;
        /** What to do about it, if the network fault is known. */
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
  /** Whether the request ended because the run did, and not because of the network or the server. */
  readonly aborted?: boolean;
  /** Whether an earlier attempt had no clear answer and may have been carried out. */
  readonly retried?: boolean;
}

/** The result of a request that could not start because the run was ending. */
export const RUN_ABORTED = {
  kind: 'not-sent',
  reason: 'the run was ending',
  permanent: true,
  aborted: true,
} satisfies HttpResult;

/** Whether a server answered without an error of its own, so that a retry would get the same answer. */
export function isAnswered(result: HttpResult): boolean {
  return result.kind === 'answer' && result.status < 500 && result.meaning !== 'passing';
}

/** Returns the problem code for a failed request: one of the two given, or `run-ended`. */
export function failureCode(
  result: HttpResult,
  { answered, unreachable }: { readonly answered: ProblemCode; readonly unreachable: ProblemCode },
): ProblemCode {
  if (result.aborted) return 'run-ended';
  return isAnswered(result) ? answered : unreachable;
}

/**
 * Returns the fix for a request that reached no server, or that ended because the run did; `undefined` when nothing
 * specific is known.
 */
export function networkFix(result: HttpResult): Message | undefined {
  if (result.aborted) return msg`run again; if the run was out of time, increase ${option('timeout')}`;
  return result.kind === 'not-sent' ? result.fix : undefined;
}

/** Describes a failed request, such as `HTTP 403, code 2120-403: "Permission missing" (request id abc)`. */
export function describeResult(result: HttpResult): Message {
  switch (result.kind) {
    case 'not-sent':
      return msg`nothing was sent: ${result.reason}`;
    case 'lost':
      return msg`the connection was lost before an answer arrived`;
    case 'timed-out':
      return msg`no answer arrived in time`;
    case 'unreadable':
      return msg`HTTP ${result.status}, but the answer was ${result.reason}${idPart(result.requestId)}`;
    case 'answer': {
      const { code, message, requestId: id = result.requestId } = result.error ?? {};
      const none =
        result.json === undefined ? 'the answer is empty or not JSON' : 'the answer gives no details';
      const shownCode = code === undefined ? '' : `, code ${code}`;
      return msg`HTTP ${result.status}${shownCode}: ${message === undefined ? none : value(message)}${idPart(id)}`;
    }
  }
}

function idPart(id: string | undefined): Message {
  return id === undefined ? [] : [requestId(id)];
}

/** Handles every answer first: masks its secrets, and makes its error safe to show. */
export type Door = (result: HttpResult) => HttpResult;

/**
 * Returns a door that passes secrets to `mask`: every token, and every text under one of the names `confidential`, at
 * any depth. It removes secrets, and pieces of them, from request ids and errors with `clean`.
 */
export function doorOf(
  mask: (secret: string) => void,
  clean: (text: string) => string,
  confidential: readonly string[],
): Door {
  return (result) => {
    if (result.kind !== 'answer' && result.kind !== 'unreadable') return result;
    // Masking comes first, so that `clean` knows the secrets.
    if (result.kind === 'answer') {
      const found = [...tokensIn(result.json), ...textsUnder(confidential, result.json)];
      // Masking shorter values would hide parts of ordinary words.
      for (const secret of found) if (secret.length >= 8) mask(secret);
    }
    const requestId = requestIdIn(result.requestId, clean);
    if (result.kind === 'unreadable') return { ...result, requestId };
    return { ...result, requestId, error: readError(result.json, clean) };
  };
}

/** Returns the tokens in the body of an answer. Even an error may contain one. */
function tokensIn(json: unknown): readonly string[] {
  if (!isRecord(json)) return [];
  const values = ['access_token', 'refresh_token', 'id_token'].map((name) => json[name]);
  return values.filter((token) => typeof token === 'string');
}

/**
 * Returns the texts of all members with these names, at any depth. Not recursive: an answer can be deeper than the
 * stack.
 */
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

/** Returns the JSON object in an answer with HTTP 200; `undefined` for any other result. */
export function objectIn(result: HttpResult): Readonly<Record<string, unknown>> | undefined {
  const isFound = result.kind === 'answer' && result.status === 200 && isRecord(result.json);
  return isFound ? result.json : undefined;
}

/** Returns the access token in an OAuth server's answer, if a header and JSON can carry it unchanged. */
export function accessTokenIn(result: HttpResult): Secret | undefined {
  const token = objectIn(result)?.['access_token'];
  return typeof token === 'string' && /^[\x21-\x7e]{8,}$/.test(token) ? new Secret(token) : undefined;
}
