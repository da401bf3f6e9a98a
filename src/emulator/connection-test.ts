import { flowRefusal } from './refusals.ts';
import type { StoredConnection } from './stored-connection.ts';
import type { ZohoAccounts, ZohoError } from './zoho-accounts.ts';

/** Whether the connector can test connections. */
export type Testing = 'supported' | 'unsupported';

/** How `GET /connections/{id}/test` says that Zoho refuses. Adobe documents the first and doesn't exclude the second. */
export type TestFailure = 'result-false' | 'backend-error';

export interface ConnectionTestOptions {
  readonly testing: Testing;
  readonly testFailure: TestFailure;
  readonly zoho: ZohoAccounts;
}

/** The answer to `GET /connections/{id}/test`. Throws a `Refusal` when there can be no test, or for a backend error. */
export function testConnection(
  connection: StoredConnection,
  { testing, testFailure, zoho }: ConnectionTestOptions,
): { readonly result: boolean } {
  if (testing === 'unsupported') throw flowRefusal('1336-501', 'The connector cannot test connections.');
  if (connection.state === 'initializing') throw flowRefusal('1103-503', 'It is initializing.');
  const error = objectionOf(zoho, connection.auth.params);
  if (error && testFailure === 'backend-error') {
    throw flowRefusal('1308-400', `Zoho refused the credentials: ${error}`);
  }
  return { result: error === undefined };
}

function objectionOf(zoho: ZohoAccounts, params: StoredConnection['auth']['params']): ZohoError | undefined {
  const text = (name: string) => {
    const value = params[name];
    return typeof value === 'string' ? value : '';
  };
  const accountsUrl = text('accountsUrl');
  if (!text('endpoint') || !accountsUrl || !text('accessToken')) return 'invalid_request';
  return zoho.objection({
    accountsHost: URL.canParse(accountsUrl) ? new URL(accountsUrl).host : '',
    clientId: text('clientId'),
    clientSecret: text('clientSecret'),
    refreshToken: text('refreshToken'),
  });
}
