import { flowError } from './error-answers.ts';
import type { StoredConnection } from './stored-connection.ts';
import type { SourceAccounts } from './token-endpoints.ts';

/** Whether the connector can test connections. */
export type Testing = 'supported' | 'unsupported';

/** How `GET /connections/{id}/test` says that the source refuses. Adobe documents the first and doesn't exclude the second. */
export type TestFailure = 'result-false' | 'backend-error';

export interface ConnectionTestOptions {
  readonly testing: Testing;
  readonly testFailure: TestFailure;
  readonly accounts: SourceAccounts;
}

/** The answer to `GET /connections/{id}/test`. Throws an `ErrorAnswer` when there can be no test, or for a backend error. */
export function testConnection(
  connection: StoredConnection,
  { testing, testFailure, accounts }: ConnectionTestOptions,
): { readonly result: boolean } {
  if (testing === 'unsupported') throw flowError('1336-501', 'The connector cannot test connections.');
  if (connection.state === 'initializing') throw flowError('1103-503', 'It is initializing.');
  const error = accounts.objectionTo(connection.auth.params);
  if (error && testFailure === 'backend-error') {
    throw flowError('1308-400', `The source refused the credentials: ${error}`);
  }
  return { result: error === undefined };
}
