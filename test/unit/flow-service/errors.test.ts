import { describe, expect, it } from 'vitest';
import { isNotFound } from '../../../src/flow-service/errors.ts';
import { adviceFor } from '../../../src/flow-service/hints.ts';
import { type HttpResult, RUN_ABORTED } from '../../../src/http/result.ts';
import { textOf } from '../../../src/model/message.ts';
import { authSpecOf } from '../../../src/source/auth-specs.ts';
import { zohoCrm } from '../../../src/source/zoho-crm.ts';
import { readAnswer as answer } from '../../fixtures/answer.ts';
import { entryOf, literal, reference } from '../../fixtures/entry-builder.ts';

const hintOf = (status: number, json: unknown) => textOf(adviceFor(answer(status, json)).fix);

const flowError = {
  type: 'https://ns.adobe.com/aep/errors/FLOW-2120-403',
  title: 'Permission missing',
  status: 403,
  report: { 'detailed-message': 'manage on Enterprise Source', 'request-id': 'req-1' },
  errorMessage: 'Permission missing',
  errorDetails: 'other words',
};

describe('the advice on a rejection', () => {
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
  ])('with HTTP %i and code %s names what to fix', (status, code, words) => {
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
  ])('by IMS with HTTP %i and error %s names what to fix', (status, error, words) => {
    expect(hintOf(status, { error, error_description: 'said' })).toContain(words);
  });

  it.each([[undefined], ['401013'], ['2115-401'], ['999999']])(
    'with HTTP 401 and code %s is right for a given token and for a client secret',
    (code) => {
      expect(hintOf(401, { error_code: code })).toBe(
        'if the input `adobe-access-token` is set, it has expired or belongs to another credential: replace it with a new token for the input `adobe-client-id`; otherwise check that credential in the Developer Console',
      );
    },
  );

  it('is the same with or without the status in the code', () => {
    expect(hintOf(418, { error_code: '2120' })).toBe(hintOf(418, { error_code: '2120-403' }));
    expect(hintOf(418, { error_code: 2120 })).toBe(hintOf(418, { error_code: '2120' }));
  });

  it.each([
    [401, 'credential'],
    [403, 'View Sources'],
    [429, 'slow down'],
    [503, 'run again later'],
    [302, 'redirects are not followed'],
    [308, 'redirects are not followed'],
  ])('with HTTP %i depends on the status if the code is unknown', (status, words) => {
    expect(hintOf(status, { error_code: '999999' })).toContain(words);
    expect(hintOf(status, undefined)).toContain(words);
  });

  it('by a source that rejected the credentials comes from its record', () => {
    const refused = answer(400, { error_code: '1308-400' });
    const [, parameters] = authSpecOf(zohoCrm);
    const auth = { accessToken: reference('TOKEN'), endpoint: literal('crm.zoho.eu/crm/private') };
    const entry = entryOf('eu', { source: zohoCrm, parameters, auth });
    expect(textOf(adviceFor(refused, entry).fix)).toContain(
      'check the data centre, endpoint, client id, client secret and refresh token',
    );
    // The source issued a token for these credentials, so they are valid.
    const { accessToken: _, ...others } = entry.auth;
    expect(textOf(adviceFor(refused, { ...entry, auth: others }).fix)).toBe(
      'Zoho CRM issued an access token to this run, so it accepts the credentials: try another `endpoint`: www.zohoapis.eu, sandbox.zohoapis.eu, developer.zohoapis.eu; check the scopes of the credentials at Zoho CRM',
    );
  });

  it.each<[HttpResult, string, string]>([
    [answer(400, { message: 'no' }), 'adobe-refused', 'fix what the answer reports'],
    [answer(503, undefined), 'adobe-unreachable', 'run again later'],
    [{ kind: 'lost' }, 'adobe-unreachable', 'can be reached'],
    [answer(304, undefined), 'adobe-refused', 'fix what the answer reports'],
    [{ kind: 'timed-out', aborted: true }, 'run-ended', 'run again; if the run was out of time'],
    [RUN_ABORTED, 'run-ended', 'run again; if the run was out of time'],
  ])('always exists: %o', (result, code, words) => {
    expect(adviceFor(result)).toEqual({ code, fix: expect.stringContaining(words) });
  });

  it.each([200, 304, 400, 404, 409, 422])(
    'with HTTP %i alone is to fix what the answer reports',
    (status) => {
      expect(hintOf(status, { message: 'no' })).toMatch(/^fix what the answer reports/);
    },
  );
});

describe('an absent connection', () => {
  it.each<[string, HttpResult]>([
    [
      'Flow Service reports it',
      answer(404, { ...flowError, type: 'https://ns.adobe.com/aep/errors/FLOW-1439-404' }),
    ],
    [
      'Flow Service reports it with 400, as in one of its catalogs',
      answer(400, { ...flowError, type: 'https://ns.adobe.com/aep/errors/FLOW-1439-400' }),
    ],
    ['Flow Service reports it in short form', answer(404, { errorMessage: 'Not found', errorDetails: '' })],
    ['the code only starts like a code about a sandbox', answer(404, { errorCode: '21001-404' })],
  ])('is recognised if %s', (_, result) => {
    expect(isNotFound(result)).toBe(true);
  });

  it.each<[string, HttpResult]>([
    ['a proxy answers 404 with a page', answer(404, undefined)],
    ['a proxy answers 404 with a string', answer(404, 'not found')],
    ['a proxy answers 404 with a list', answer(404, [])],
    ['the sandbox does not exist', answer(404, { type: 'https://ns.adobe.com/aep/errors/FLOW-2100-404' })],
    ['the sandbox does not exist, in short form', answer(404, { errorCode: '2103' })],
    ['the default sandbox does not exist', answer(404, { errorCode: '2106-404' })],
    ['another error comes with 400', answer(400, { errorCode: '1413-400' })],
    ['the code comes with a server error', answer(503, { errorCode: '1439-503' })],
    ['the gateway does not know the path', answer(404, { error_code: '404003', message: 'Not found' })],
    ['the answer does not say what is missing', answer(404, {})],
    ['the status is 410', answer(410, {})],
    ['access is denied', answer(403, flowError)],
    ['the answer is lost', { kind: 'lost' }],
    ['the answer cannot be read', { kind: 'unreadable', status: 404, reason: 'cut short' }],
  ])('is not assumed if %s', (_, result) => {
    expect(isNotFound(result)).toBe(false);
  });
});
