import { expect, it } from 'vitest';
import { removeUnsafeVariables } from '../../../src/machine/unsafe-variables.ts';

it('variables that would expose secrets are removed, and no others', () => {
  const environment = { LOG_STREAM: '1', LOG_TOKENS: '1', NODE_TLS_REJECT_UNAUTHORIZED: '0', PATH: '/bin' };
  removeUnsafeVariables(environment);
  expect(environment).toEqual({ PATH: '/bin' });
});
