import { describe, expect, it } from 'vitest';
import { defaultSpec } from '../../../src/emulator/connection-spec.ts';
import { checkConnectionSpec } from '../../../src/flow-service/connection-spec.ts';
import type { HttpResult } from '../../../src/http/result.ts';
import { authSpecOf } from '../../../src/source/auth.ts';
import { zohoCrm } from '../../../src/source/zoho-crm.ts';
import { adobe, problemOf } from './adobe.ts';

const [authSpec, parameters] = authSpecOf(zohoCrm);
const zoho = { source: zohoCrm, authSpec, parameters };

function answer(json: unknown, status = 200): HttpResult {
  return { kind: 'answer', status, headers: new Headers(), json };
}

const withRequired = (required: unknown) => {
  const offered = [{ name: 'Other' }, { name: authSpec, spec: { required } }];
  return answer({ items: [{ ...defaultSpec, authSpec: offered }] });
};

describe('the connection spec', () => {
  it('is looked up in the sandbox', async () => {
    const { flowService, emulator } = adobe();
    await flowService.checkSource('stage', zoho);
    expect(emulator.requests).toMatchObject([
      {
        method: 'GET',
        path: `/data/foundation/flowservice/connectionSpecs/${zohoCrm.spec.id}`,
        sandbox: 'stage',
      },
    ]);
  });

  it.each<[string, HttpResult]>([
    ['in a list', answer({ items: [defaultSpec] })],
    ['on its own', answer(defaultSpec)],
    ['without how it authenticates', answer({ items: [{ id: 'x' }] })],
    ['with fewer parameters required', withRequired(['clientId'])],
    ['with no word of what is required', withRequired(undefined)],
    ['with odd words of what is required', withRequired([7, null])],
  ])('is as we know it, %s', (_, result) => {
    expect(checkConnectionSpec(result, zoho)).toBeUndefined();
  });

  it.each(['gone-404', 'gone-empty'] as const)(
    'may be gone, and it is said what that means: %s',
    async (connectionSpecs) => {
      const { flowService } = adobe({ connectionSpecs });
      expect(await problemOf(flowService.checkSource('dev', zoho))).toEqual({
        code: 'spec-gone',
        message: expect.stringContaining(zohoCrm.spec.id),
        fix: expect.stringContaining('existing connections are untouched'),
      });
    },
  );

  it.each(['other-auth', 'other-required'] as const)('may have changed: %s', async (connectionSpecs) => {
    const { flowService } = adobe({ connectionSpecs });
    expect(await problemOf(flowService.checkSource('dev', zoho))).toMatchObject({ code: 'spec-changed' });
  });

  it('may have come to require a member of every object', () => {
    expect(checkConnectionSpec(withRequired(['constructor']), zoho)).toMatchObject({
      code: 'spec-changed',
    });
  });

  it.each<[string, HttpResult]>([
    ['a proxy answers', answer(undefined, 404)],
    ['the sandbox is not there', answer({ error_code: '2100-404' }, 404)],
    ['access is refused', answer({ message: 'no' }, 403)],
    ['the answer is no JSON', answer(undefined)],
    ['its list is none', answer({ items: 'x' })],
    ['nothing comes', { kind: 'timed-out' }],
  ])('is not taken for gone when %s', (_, result) => {
    expect(checkConnectionSpec(result, zoho)).toBe('refused');
  });

  it('that cannot be looked up is a refusal with its reason', async () => {
    const { flowService } = adobe();
    expect(await problemOf(flowService.checkSource('nowhere', zoho))).toMatchObject({
      code: 'adobe-refused',
      message: expect.stringMatching(/connection spec of Zoho CRM: HTTP 404, code 2100-404/),
      fix: expect.stringContaining('sandbox'),
    });
  });
});
