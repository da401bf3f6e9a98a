import { describeResult, type HttpResult } from '../http/result.ts';
import type { Health } from '../model/connection.ts';
import { isRecord } from '../model/is-record.ts';
import { msg } from '../model/message.ts';

/** The error of Flow Service that passes on what the source said (the system that runs the connectors). */
const SOURCE_REFUSED = /^1308(?:-|$)/;

/**
 * Returns what the answer to `GET /connections/{id}/test` says. Adobe documents `result`, but not how it reports bad
 * credentials, so both a `false` and the error that names the source count.
 * @see https://developer.adobe.com/experience-platform-apis/references/flow-service/
 */
export function healthOf(result: HttpResult): Health {
  const why = describeResult(result);
  if (result.kind !== 'answer') return { verdict: 'untested', why };
  const { status, json, error } = result;
  if (status === 200 && isRecord(json) && typeof json['result'] === 'boolean') {
    if (json['result']) return { verdict: 'ok' };
    const isSilent = error?.message === undefined;
    return { verdict: 'failing', why: isSilent ? msg`the test said no, and no more` : why };
  }
  // 503 and 504 say that the source could not be reached, whatever the code.
  if (status >= 400 && status <= 500 && SOURCE_REFUSED.test(error?.code ?? '')) {
    return { verdict: 'failing', why };
  }
  return { verdict: 'untested', why: status === 200 ? msg`the answer says neither yes nor no` : why };
}
