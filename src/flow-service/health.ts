import { describeResult, readError } from '../http/describe-result.ts';
import type { HttpResult } from '../http/send.ts';
import type { Health } from '../model/connection.ts';
import { isRecord } from '../model/is-record.ts';

/** The error of Flow Service that passes on what the source behind it said (the system that runs the connectors). */
const SOURCE_REFUSED = /^1308(?:-|$)/;

/**
 * Returns what the answer to `GET /connections/{id}/test` says. Adobe documents `result`; how bad credentials are told
 * it does not, so that both a `false` and the error that names the source count.
 * @see https://developer.adobe.com/experience-platform-apis/references/flow-service/
 */
export function healthOf(result: HttpResult, redact: (text: string) => string): Health {
  const text = describeResult(result, redact);
  if (result.kind !== 'answer') return { verdict: 'untested', why: text };
  const { status, json } = result;
  if (status === 200 && isRecord(json) && typeof json['result'] === 'boolean') {
    if (json['result']) return { verdict: 'ok' };
    const { message } = readError(json);
    return { verdict: 'failing', why: message === undefined ? 'the test said no, and no more' : text };
  }
  // 503 and 504 say that there was no talking to the source, whatever the code.
  if (status >= 400 && status <= 500 && SOURCE_REFUSED.test(readError(json).code ?? ''))
    return { verdict: 'failing', why: text };
  return {
    verdict: 'untested',
    why: status === 200 ? 'the answer says neither yes nor no' : text,
  };
}
