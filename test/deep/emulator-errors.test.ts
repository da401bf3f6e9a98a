import { describe, expect, it } from 'vitest';
import {
  type Call,
  call,
  connectionBody,
  knownToken,
  zohoParameters,
  zohoSpecId,
} from '../emulator/caller.ts';
import { createEmulator, DEMO_ADOBE_CLIENT, type EmulatorOptions } from '../emulator/emulator.ts';

const other = { clientId: 'other', clientSecret: 'secret', orgId: 'FFFFFFFFFFFFFFFFFFFFFFFF@AdobeOrg' };
const { refreshToken: _, ...withoutRefreshToken } = zohoParameters;

/** A Flow Service code (`1304-400`), a gateway code (`403010`) or the title of a generic error. */
type Code = string;
type Row = readonly [what: string, request: Call & EmulatorOptions, code: Code, detail?: string];

const BAD = 'BadRequestError';
const JSON_TYPE = { 'content-type': 'application/json' };
const headers = (changes: Call['headers']) => ({ headers: changes });
const body = (sent: unknown) => ({ body: sent, headers: JSON_TYPE });
const auth = (given: unknown) => body(connectionBody({ auth: given }));
const operation = (op: string, path: string, value?: unknown) => body([{ op, path, value }]);
const rename = [{ op: 'replace', path: '/name', value: 'Renamed' }];
const newParameters = [{ op: 'replace', path: '/auth/params', value: zohoParameters }];
const contentTypes = (sent: unknown): Row[] =>
  [undefined, 'text/plain', 'application/json-patch+json'].map((type) => [
    `the content type ${type}`,
    { body: sent, headers: { 'content-type': type } },
    BAD,
  ]);

const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'GET /connections': [
    ['no token', headers({ authorization: undefined }), '403010'],
    ['a scheme other than Bearer', headers({ authorization: 'Basic Zm9v' }), '403010'],
    ['an unknown token', headers({ authorization: 'Bearer stranger' }), '401013'],
    ['no API key', headers({ 'x-api-key': undefined }), '403000'],
    ['an unknown API key', headers({ 'x-api-key': 'stranger' }), '403003'],
    ['no organization', headers({ 'x-gw-ims-org-id': undefined }), '400003'],
    ['an unknown organization', headers({ 'x-gw-ims-org-id': 'ABC@AdobeOrg' }), '403027'],
    ["another client's organization", headers({ 'x-gw-ims-org-id': other.orgId }), '403025'],
    ['an unknown sandbox', headers({ 'x-sandbox-name': 'nowhere' }), '2100-404'],
    ['no sandbox', headers({ 'x-sandbox-name': undefined }), '2105-400'],
    ['the id of a sandbox', headers({ 'x-sandbox-id': '11111111-2222-4333-8444-555555555555' }), '2110-400'],
  ],
  'GET /connections?sort=name': [['an unknown parameter', {}, '1451-400']],
  'GET /connections?continuationToken=AAAA': [['an invalid token', {}, '1452-400']],
  'GET /connections?count=true&limit=5': [['count with a limit', {}, '1401-400']],
  'GET /connections?limit=0': [['no items', {}, '1452-400']],
  'GET /connections?limit=many': [['a limit in words', {}, '1452-400']],
  'GET /connections?property=name~a': [['an unknown operator', {}, '1440-400']],
  'GET /connections?property=name!=a': [['an operator that is not implemented', {}, '1440-400']],
  'GET /connections?property=name': [['no operator', {}, '1440-400']],
  'POST /connections': [
    ['an empty body', body(''), '1405-400'],
    ['a body that is not JSON', body('{'), BAD],
    ['an array', body([]), BAD],
    ['no name', body(connectionBody({ name: undefined })), '1304-400', 'name'],
    ['an empty name', body(connectionBody({ name: '' })), '1304-400', 'name'],
    ['a description that is not a string', body(connectionBody({ description: 1 })), BAD],
    ['no spec', body(connectionBody({ connectionSpec: undefined })), '1413-400'],
    ['an unknown spec', body(connectionBody({ connectionSpec: { id: 'x', version: '1.0' } })), '1413-400'],
    ['no version of the spec', body(connectionBody({ connectionSpec: { id: zohoSpecId } })), '422'],
    ['no auth', auth(undefined), '1304-400', 'auth.specName'],
    [
      'an auth spec of another source',
      auth({ specName: 'OAuth2 Client Credential', params: {} }),
      '1415-400',
    ],
    ['no parameters', auth({ specName: 'Basic Authentication' }), '1304-400', 'auth.params'],
    [
      'a missing parameter',
      auth({ specName: 'Basic Authentication', params: withoutRefreshToken }),
      '1304-400',
      'auth.params: refreshToken',
    ],
    ...contentTypes(connectionBody()),
  ],
  'PATCH /connections/one': [
    ['an empty body', body(''), '1405-400'],
    ['a body that is not JSON', body('['), BAD],
    ['an operation outside an array', body(rename[0]), BAD],
    ['no operation', body([]), BAD],
    ['an operation that is a string', body(['replace']), BAD],
    ['no path', body([{ op: 'add', value: 'x' }]), BAD],
    ['move', body([{ op: 'move', from: '/name', path: '/description' }]), '1434-400'],
    ['copy', body([{ op: 'copy', from: '/name', path: '/description' }]), BAD],
    ['upper case', operation('REPLACE', '/name', 'x'), BAD],
    ['an empty name', operation('replace', '/name', ''), '1304-400'],
    ['the removal of the name', operation('remove', '/name'), '1304-400'],
    ['a description that is not a string', operation('add', '/description', 1), BAD],
    ['the replacement of a missing description', operation('replace', '/description', 'x'), '1455-400'],
    ['the removal of a missing description', operation('remove', '/description'), '1455-400'],
    [
      'a missing parameter',
      operation('replace', '/auth/params', withoutRefreshToken),
      '1304-400',
      'auth.params: refreshToken',
    ],
    ['no parameters', operation('remove', '/auth/params'), '1304-400'],
    ['a single parameter', operation('replace', '/auth/params/refreshToken', 'x'), '1455-400'],
    ['another spec', operation('replace', '/connectionSpec', { id: zohoSpecId }), '1414-400'],
    ['another version of the spec', operation('replace', '/connectionSpec/version', '2.0'), '1414-400'],
    ['another state', operation('replace', '/state', 'disabled'), '1455-400'],
    ['a valid operation before an invalid one', body([...rename, { op: 'add', path: '/x' }]), '1455-400'],
    ['a connector without PATCH', { body: newParameters, patching: 'not-by-connector' }, '1300-400'],
    ['a service with PATCH disabled', { body: newParameters, patching: 'switched-off' }, '1445-400'],
    ['no etag', { body: rename, headers: { 'if-match': undefined } }, '1403-400'],
    ['parameters whose spec is gone', { body: newParameters, connectionSpecs: 'gone-404' }, '1413-400'],
    [
      'parameters whose auth spec is gone',
      { body: newParameters, connectionSpecs: 'other-auth' },
      '1415-400',
    ],
    ['another sandbox', { body: rename, headers: { 'x-sandbox-name': 'prod' } }, '1439-404'],
    ...['etag', '"etag"', 'W/"etag"', '*'].map(
      (etag): Row => [`the etag ${etag}`, { body: rename, headers: { 'if-match': etag } }, '1404-412'],
    ),
    ...contentTypes(rename),
  ],
  'PATCH /connections/going': [['a deletion under way', { body: rename }, '1457-400']],
  'PATCH /connections/odd': [['a state that allows none', { body: rename }, '1416-400']],
  'DELETE /connections/going': [['a deletion under way', {}, '1458-400']],
  'DELETE /connections/odd': [['a state that allows none', {}, '1416-400']],
  'DELETE /connections/used': [['flows', {}, '1418-400']],
  'GET /connections/new/test': [['a connection that is initializing', {}, '1103-503']],
  'GET /connections/one/test': [['a connector without tests', { testing: 'unsupported' }, '1305-400']],
  'GET /connections/nowhere/test': [['an unknown connection', {}, '1439-404']],
  'GET /connections/gone': [
    ['an unknown connection', {}, '1439-404'],
    ['an unknown connection, in the other documented form', { absence: 400 }, '1439-400'],
  ],
  'GET /connections/one/explore?objectType=root': [
    ['a spec that cannot be explored', { exploring: 'unsupported' }, '1336-400'],
  ],
  'GET /connections/one/explore': [['no type of object', {}, '1359-400', 'objectType']],
  'GET /connections/one/explore?objectType=moon': [['an unknown type of object', {}, '1358-400']],
  'GET /connectionSpecs/another': [['an unknown spec', {}, '1439-404']],
  'PUT /connections': [['a wrong method', {}, 'MethodNotAllowedError']],
  'PATCH /connections': [['a wrong method', {}, 'MethodNotAllowedError']],
  'POST /connectionSpecs/some-id': [['a wrong method', {}, 'MethodNotAllowedError']],
  'POST /connections/some-id/test': [['a wrong method', {}, 'MethodNotAllowedError']],
  'DELETE /flows': [['a wrong method', {}, 'MethodNotAllowedError']],
  'GET /connections/some-id/configs': [['an unknown path', {}, 'NotFoundError']],
  'GET /connections/': [['a slash at the end', {}, 'NotFoundError']],
  'GET /nothing': [['an unknown path', {}, 'NotFoundError']],
};

/**
 * Returns the status and the body of the error. The form of the body depends on the service that sends it.
 */
function expected(
  code: Code,
  detail: string | undefined,
  requestId: string | null,
): readonly [number, object] {
  const text = expect.any(String);
  if (code === '422') return [422, { message: text }];
  if (/^\d{6}$/.test(code)) return [Number(code.slice(0, 3)), { error_code: code, message: text }];
  if (/^\d{4}-\d{3}$/.test(code)) {
    const status = Number(code.slice(5));
    const details = detail ?? text;
    const report = { 'detailed-message': details, 'request-id': requestId };
    const type = `https://ns.adobe.com/aep/errors/FLOW-${code}`;
    return [status, { type, title: text, status, report, errorMessage: text, errorDetails: details }];
  }
  const status = { NotFoundError: 404, MethodNotAllowedError: 405 }[code] ?? 400;
  return [status, { type: '/placeholder/type/uri', status, title: code, detail: text }];
}

describe.each(Object.entries(ROWS))('%s returns an error and changes nothing for', (line, rows) => {
  const [method = '', path = ''] = line.split(' ');

  for (const [what, request, code, detail] of rows) {
    it(what, async () => {
      const { body: sent, headers: given, ...options } = request;
      const emulator = createEmulator({
        ...knownToken,
        adobeClients: [DEMO_ADOBE_CLIENT, other],
        ...options,
      });
      const { etag } = emulator.seed({ sandbox: 'dev', name: 'Zoho', id: 'one' });
      emulator.seed({ sandbox: 'dev', name: 'Zoho', id: 'new', state: 'initializing' });
      emulator.seed({ sandbox: 'dev', name: 'Zoho', id: 'going', state: 'delete-finalizing' });
      emulator.seed({ sandbox: 'dev', name: 'Zoho', id: 'odd', state: 'finalizing' });
      emulator.seed({ sandbox: 'dev', name: 'Zoho', id: 'used' });
      emulator.seedSourceConnection({ connectionId: 'used', name: 'Leads', flows: [{ name: 'Daily' }] });
      const before = emulator.connections;
      const ifMatch = method === 'PATCH' ? { 'if-match': etag } : {};
      const answer = await call(emulator, path, { method, body: sent, headers: { ...ifMatch, ...given } });
      const requestId = answer.headers.get('x-request-id');
      expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
      expect([answer.status, answer.json]).toEqual(expected(code, detail, requestId));
      expect(emulator.connections).toEqual(before);
    });
  }
});
