import { readError } from '../http/describe-result.ts';
import { failureCode, isAnswered } from '../http/failure.ts';
import type { HttpResult } from '../http/send.ts';
import { isRecord } from '../model/is-record.ts';
import type { ProblemCode } from '../model/problem.ts';
import { hintFor } from './hints.ts';

/** Returns the code of what Adobe did not do, and what to do about it: an answer is another thing than none. */
export function adviceFor(result: HttpResult): { readonly code: ProblemCode; readonly fix: string } {
  return {
    code: failureCode(result, { answered: 'adobe-refused', unreachable: 'adobe-unreachable' }),
    fix:
      hintOf(result) ??
      (isAnswered(result)
        ? 'mend what the answer names, and run again; if it names nothing, check that `platform-url` leads to Adobe'
        : 'check that `platform-url` can be reached from this machine, and run again'),
  };
}

/** Returns what to do about what Adobe did not do, when its code or status is known. */
export function hintOf(result: HttpResult): string | undefined {
  return result.kind === 'answer' ? hintFor(readError(result.json).code, result.status) : undefined;
}

/** Codes of a 404 that is about the sandbox, not about what was asked for. */
const SANDBOX_CODES = /^(?:2100|2101|2103)(?:-|$)/;

/**
 * Whether Flow Service itself said that what was asked for does not exist. A 404 that a proxy or the gateway made, or one
 * about the sandbox, says nothing of the kind.
 */
export function isNotFound(result: HttpResult): boolean {
  if (result.kind !== 'answer' || result.status !== 404 || !isRecord(result.json)) return false;
  if (result.json['error_code'] !== undefined) return false;
  const { code, message } = readError(result.json);
  return (code ?? message) !== undefined && !SANDBOX_CODES.test(code ?? '');
}

/**
 * Whether Flow Service itself said that it did what it was asked: with JSON, or with a status that goes without a body. Any
 * proxy on the way can say 200.
 */
export function isSuccess(result: HttpResult): boolean {
  if (result.kind !== 'answer' || result.status < 200 || result.status >= 300) return false;
  return isRecord(result.json) || result.status === 202 || result.status === 204;
}
