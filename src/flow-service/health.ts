import { describeExchange, readError } from '../http/describe-exchange.ts';
import type { Exchange } from '../http/exchange.ts';
import { isRecord } from '../is-record.ts';
import type { Health } from './base-connection.ts';

/** The error of Flow Service that passes on what the source behind it said (the system that runs the connectors). */
const SOURCE_REFUSED = /^1308(?:-|$)/;

/**
 * Returns what the answer to `GET /connections/{id}/test` says. Adobe documents `result`; how bad credentials are told
 * it does not, so that both a `false` and the error that names the source count.
 * @see https://developer.adobe.com/experience-platform-apis/references/flow-service/
 */
export function healthOf(result: Exchange, redact: (text: string) => string): Health {
  const text = describeExchange(result, redact);
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
