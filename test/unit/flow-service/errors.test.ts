import { describe, expect, it } from 'vitest';
import { adviceFor, isNotFound } from '../../../src/flow-service/errors.ts';
import { hintOf as hintOfResult } from '../../../src/flow-service/hints.ts';
import type { HttpResult } from '../../../src/http/result.ts';
import { textOf } from '../../../src/model/message.ts';
import { authSpecOf } from '../../../src/source/auth-specs.ts';
import { zohoCrm } from '../../../src/source/zoho-crm.ts';
import { readAnswer as answer } from '../../fixtures/answer.ts';
import { entryOf, literal, reference } from '../../fixtures/entry-builder.ts';

const hintOf = (status: number, json: unknown) => {
  const hint = hintOfResult(answer(status, json));
  return hint && textOf(hint);
};

const flowError = {
  type: 'https://ns.adobe.com/aep/errors/FLOW-2120-403',
  title: 'Permission missing',
  status: 403,
  report: { 'detailed-message': 'manage on Enterprise Source', 'request-id': 'req-1' },
  errorMessage: 'Permission missing',
  errorDetails: 'other words',
};

describe('the advice for a refusal', () => {
  it.each([
    [401, '401013', '`adobe-access-token`'],
    [403, '403000', '`adobe-client-id`'],
    [403, '403003', '`adobe-client-id`'],
    [403, '403010', '`adobe-client-secret`'],
    [400, '400003', '`adobe-org-id`'],
    [403, '403025', 'product profile'],
    [403, '403027', '`adobe-org-id`'],
    [401, '1008-401', 'that the credential was created in that organization'],
    [403, '1009-403', '`x-gw-ims-org-id`'],
    [400, '1100-400', 'several causes'],
    [400, '1303-400', 'special characters'],
    [400, '1305-400', 'does not support this for connections of this source'],
    [400, '1308-400', 'check the address of the server and the credentials'],
    [400, '1312-400', 'correct the value of that parameter'],
    [400, '1336-400', 'does not support this for connections of this source'],
    [400, '1413-400', 'connection spec'],
    [400, '1416-400', 'the base connection cannot be changed in its present state'],
    [400, '1417-400', 'a user token may not change it'],
    [400, '1456-400', 'the base connection cannot be changed in its present state'],
    [400, '1457-400', 'the base connection cannot be changed in its present state'],
    [400, '1458-400', 'the base connection cannot be changed in its present state'],
    [401, '2000-401', 'that the credential was created in that organization'],
    [401, '2001-401', '`x-gw-ims-org-id`'],
    [401, '2002-401', '`x-gw-ims-org-id`'],
    [404, '2106-404', 'sandbox'],
    [400, '2114-400', '`adobe-access-token`'],
    [400, '2115-400', '`adobe-access-token`'],
    [404, '2100-404', 'sandbox'],
    [404, '2103-404', 'sandbox'],
    [403, '2118-403', 'Manage Sources'],
    [403, '2120-403', 'Manage Sources'],
    [403, '2121-403', 'View Sources'],
  ])('of HTTP %i with the code %s names what to fix', (status, code, words) => {
    expect(hintOf(status, { error_code: code })).toContain(words);
    if (code.includes('-')) {
      expect(hintOf(status, { type: `https://ns.adobe.com/aep/errors/FLOW-${code}` })).toContain(words);
    }
  });

  it.each([
    [400, 'invalid_client', '`adobe-client-secret`'],
    [401, 'invalid_client', '`adobe-client-secret`'],
    [400, 'invalid_scope', '`adobe-scopes`'],
    [400, 'invalid_scopes', '`adobe-scopes`'],
    [400, 'unauthorized_client', 'OAuth Server-to-Server'],
  ])('of IMS, with HTTP %i and the error %s, names what to fix', (status, error, words) => {
    expect(hintOf(status, { error, error_description: 'said' })).toContain(words);
  });

  it('is the same whether the code comes with its status or without', () => {
    expect(hintOf(418, { error_code: '2120' })).toBe(hintOf(418, { error_code: '2120-403' }));
    expect(hintOf(418, { error_code: 2120 })).toBe(hintOf(418, { error_code: '2120' }));
  });

  it.each([
    [401, 'credential'],
    [403, 'View Sources'],
    [429, 'slow down'],
    [503, 'run again later'],
    [302, 'redirects are not followed'],
  ])('of HTTP %i goes by the status when the code says nothing', (status, words) => {
    expect(hintOf(status, { error_code: '999999' })).toContain(words);
    expect(hintOf(status, undefined)).toContain(words);
  });

  it('of a source that refused the credentials is what its record says', () => {
    const refused = answer(400, { error_code: '1308-400' });
    const [, parameters] = authSpecOf(zohoCrm);
    const auth = { accessToken: reference('TOKEN'), endpoint: literal('crm.zoho.eu/crm/private') };
    const entry = entryOf('eu', { source: zohoCrm, parameters, auth });
    expect(textOf(adviceFor(refused, entry).fix)).toContain(
      'check data centre, endpoint, client id, client secret and refresh token',
    );
    // The source gave a token for them, so they are right.
    const { accessToken: _, ...others } = entry.auth;
    expect(textOf(adviceFor(refused, { ...entry, auth: others }).fix)).toBe(
      'Zoho CRM issued an access token to this run, so it accepts the credentials: try another `endpoint`: www.zohoapis.eu, sandbox.zohoapis.eu, developer.zohoapis.eu; check the scopes of the credentials at Zoho CRM',
    );
  });

  it.each<[HttpResult, string, string]>([
    [answer(400, { message: 'no' }), 'adobe-refused', 'fix what the answer reports'],
    [answer(503, undefined), 'adobe-unreachable', 'run again later'],
    [{ kind: 'lost' }, 'adobe-unreachable', 'can be reached'],
    [{ kind: 'timed-out', aborted: true }, 'run-ended', 'can be reached'],
  ])('is never missing: %o', (result, code, words) => {
    expect(adviceFor(result)).toEqual({ code, fix: expect.stringContaining(words) });
  });

  it.each([200, 400, 404, 409, 422])('of HTTP %i is left to whoever asked', (status) => {
    expect(hintOf(status, { message: 'no' })).toBeUndefined();
  });
});

describe('absence', () => {
  it.each<[string, HttpResult]>([
    [
      'Flow Service says so',
      answer(404, { ...flowError, type: 'https://ns.adobe.com/aep/errors/FLOW-1439-404' }),
    ],
    [
      'it says so with 400, as one of its catalogues has it',
      answer(400, { ...flowError, type: 'https://ns.adobe.com/aep/errors/FLOW-1439-400' }),
    ],
    ['it says so in short', answer(404, { errorMessage: 'Not found', errorDetails: '' })],
    ['its code only begins like one of a sandbox', answer(404, { errorCode: '21001-404' })],
  ])('is what it is when %s', (_, result) => {
    expect(isNotFound(result)).toBe(true);
  });

  it.each<[string, HttpResult]>([
    ['a proxy answers 404 with a page', answer(404, undefined)],
    ['a proxy answers 404 with a text', answer(404, 'not found')],
    ['a proxy answers 404 with a list', answer(404, [])],
    ['the sandbox is not there', answer(404, { type: 'https://ns.adobe.com/aep/errors/FLOW-2100-404' })],
    ['the sandbox is not there, in other words', answer(404, { errorCode: '2103' })],
    ['the default sandbox is not there', answer(404, { errorCode: '2106-404' })],
    ['another error comes with 400', answer(400, { errorCode: '1413-400' })],
    ['the code comes with trouble', answer(503, { errorCode: '1439-503' })],
    ['the gateway does not know the way', answer(404, { error_code: '404003', message: 'Not found' })],
    ['nobody says what is missing', answer(404, {})],
    ['the entity is gone in another sense', answer(410, {})],
    ['access is refused', answer(403, flowError)],
    ['nothing is known', { kind: 'lost' }],
    ['the answer cannot be read', { kind: 'unreadable', status: 404, reason: 'cut short' }],
  ])('cannot be concluded when %s', (_, result) => {
    expect(isNotFound(result)).toBe(false);
  });
});
