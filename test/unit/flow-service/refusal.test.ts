import { describe, expect, it } from 'vitest';
import { describeRefusal, isAbsence } from '../../../src/flow-service/refusal.ts';
import { readError } from '../../../src/http/describe-exchange.ts';
import type { Exchange } from '../../../src/http/exchange.ts';
import { createRedactor } from '../../../src/secrets/redactor.ts';

function answer(status: number, json: unknown, requestId?: string): Exchange {
  return {
    kind: 'answer',
    status,
    headers: new Headers(),
    json,
    ...(requestId === undefined ? {} : { requestId }),
  };
}

const asItIs = (text: string) => text;
const textOf = (status: number, json: unknown) => describeRefusal(answer(status, json), asItIs).text;
const hintOf = (status: number, json: unknown) => describeRefusal(answer(status, json), asItIs).hint;

const flowError = {
  type: 'https://ns.adobe.com/aep/errors/FLOW-2120-403',
  title: 'Permission missing',
  status: 403,
  report: { 'detailed-message': 'manage on Enterprise Source', 'request-id': 'req-1' },
  errorMessage: 'Permission missing',
  errorDetails: 'other words',
};

describe('an error body', () => {
  it.each<[string, unknown, object]>([
    [
      'of the gateway',
      { error_code: '401013', message: 'Oauth token is not valid' },
      { code: '401013', message: 'Oauth token is not valid' },
    ],
    [
      'of the gateway, with a number',
      { error_code: 429050, message: 'Too many' },
      { code: '429050', message: 'Too many' },
    ],
    [
      'of Flow Service',
      flowError,
      { code: '2120-403', message: 'Permission missing: manage on Enterprise Source', requestId: 'req-1' },
    ],
    [
      'of Flow Service, in short',
      { errorMessage: 'Not found', errorDetails: 'no such entity' },
      { message: 'Not found: no such entity' },
    ],
    [
      'of the platform',
      { type: '/placeholder/type/uri', status: 400, title: 'BadRequestError', detail: 'not JSON' },
      { message: 'BadRequestError: not JSON' },
    ],
    [
      'of a message only',
      { message: 'Please provide a valid spec id' },
      { message: 'Please provide a valid spec id' },
    ],
    [
      'of OAuth',
      { error: 'invalid_client', error_description: 'invalid client_id parameter' },
      { code: 'invalid_client', message: 'invalid client_id parameter' },
    ],
    ['that says one thing twice', { title: 'No', detail: 'No' }, { message: 'No' }],
    ['of empty texts', { error_code: ' ', message: '\u0000', title: '' }, {}],
    ['of unexpected types', { error_code: {}, message: ['x'], title: null, report: 'x', type: 7 }, {}],
    ['that is a list', [{ message: 'x' }], {}],
    ['that is null', null, {}],
    ['that is no JSON', undefined, {}],
    ['that is a text', 'message', {}],
  ])('%s is read', (_, json, expected) => {
    expect(readError(json)).toEqual(expected);
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'with the code %s is like one with any other',
    (code) => {
      expect(describeRefusal(answer(400, { error_code: code, message: 'no' }), asItIs)).toEqual({
        text: `HTTP 400, code ${code}: no`,
      });
      expect(readError(JSON.parse(`{"${code}": "x", "message": "no"}`))).toEqual({ message: 'no' });
    },
  );
});

describe('the words for a refusal', () => {
  it('hold status, code, message and request id', () => {
    expect(textOf(403, flowError)).toBe(
      'HTTP 403, code 2120-403: Permission missing: manage on Enterprise Source (request id req-1)',
    );
  });

  it('hold the request id of the header when the body has none', () => {
    const { text } = describeRefusal(answer(400, { message: 'no' }, 'from-header'), asItIs);
    expect(text).toBe('HTTP 400: no (request id from-header)');
  });

  it.each<[Exchange, string]>([
    [answer(502, undefined), 'HTTP 502: the answer is empty or not JSON'],
    [answer(400, {}), 'HTTP 400: the answer says no more'],
    [{ kind: 'lost' }, 'the connection broke before an answer came'],
    [{ kind: 'timed-out' }, 'no answer came in time'],
    [
      { kind: 'not-sent', reason: 'the host name is not known', lasting: false },
      'nothing was sent: the host name is not known',
    ],
    [{ kind: 'unreadable', status: 201, reason: 'cut short' }, 'HTTP 201, but the answer was cut short'],
    [
      { kind: 'unreadable', status: 200, reason: 'too large', requestId: 'id-3' },
      'HTTP 200, but the answer was too large (request id id-3)',
    ],
  ])('fit each way in which an exchange can end: %o', (result, text) => {
    expect(describeRefusal(result, asItIs).text).toBe(text);
  });

  it.each([
    ['line breaks', 'a\r\n::error::b\nc', 'a ::error::b c'],
    ['separators of Unicode', 'a\u2028b\u0085c', 'a b c'],
    ['escapes of terminals', 'a\u001b[31mb', 'a [31mb'],
    ['a turn of the direction of writing', 'a\u202eb\u200bc', 'a b c'],
    ['half a surrogate pair', 'a\ud83db', 'a b'],
  ])('are one line without %s', (_, message, expected) => {
    expect(textOf(400, { message })).toBe(`HTTP 400: ${expected}`);
  });

  it.each([
    ['a line break', 'a\n::error::b'],
    ['the length of a token', `1000.${'ab'.repeat(32)}`],
    ['a piece of what was sent', '"clientSecret":"canary"'],
  ])('leave out a code and a request id with %s', (_, text) => {
    expect(textOf(400, { error_code: text, message: 'no' })).toBe('HTTP 400, code …: no');
    expect(describeRefusal(answer(400, {}, text), asItIs).text).toContain('(request id …)');
  });

  it('are short, whatever the server sends', () => {
    const long = 'x'.repeat(100_000);
    const { text } = describeRefusal(
      answer(400, { error_code: long, message: long, report: { 'request-id': long } }),
      asItIs,
    );
    expect(text.length).toBeLessThan(500);
    expect(text).toContain('…');
  });

  it('do not end in half a letter', () => {
    for (const before of ['', 'x']) {
      expect(textOf(400, { message: before + '😀'.repeat(400) })).not.toMatch(/\p{Cs}/u);
    }
  });

  it('hold no secret that comes to light when what is odd in them is taken out', () => {
    const redactor = createRedactor();
    redactor.add('canary words of a secret');
    expect(
      describeRefusal(answer(400, { message: 'canary\nwords\u00a0of a secret' }), redactor.redact).text,
    ).toBe('HTTP 400: ***');
  });

  it('hold no secret, also where one is cut in two', () => {
    const secret = 'canary0123456789canary';
    const redactor = createRedactor();
    redactor.add(secret);
    const bodies = [280, 290, 295].map((length) => ({ message: `${'x'.repeat(length)}${secret}` }));
    const results: readonly Exchange[] = [
      ...bodies.map((body) => answer(400, body)),
      answer(400, { error_code: `${'c'.repeat(50)}${secret}`, message: secret }),
      answer(400, { message: 'no', report: { 'request-id': `${'r'.repeat(70)}${secret}` } }),
      answer(400, {}, `${'r'.repeat(70)}${secret}`),
      { kind: 'unreadable', status: 200, reason: 'cut short', requestId: `${'r'.repeat(70)}${secret}` },
    ];
    for (const result of results) {
      const { text } = describeRefusal(result, redactor.redact);
      expect(text).not.toContain('canary');
      expect(text).toMatch(/\*\*\*|…/);
    }
  });
});

describe('the advice for a refusal', () => {
  it.each([
    [401, '401013', '`adobe-access-token`'],
    [403, '403000', '`adobe-client-id`'],
    [403, '403003', '`adobe-client-id`'],
    [403, '403010', '`adobe-client-secret`'],
    [400, '400003', '`adobe-org-id`'],
    [403, '403025', 'product profile'],
    [403, '403027', '`adobe-org-id`'],
    [400, '1100-400', '`adobe-org-id`'],
    [400, '1308-400', 'at Zoho'],
    [400, '1413-400', 'connection spec'],
    [404, '2100-404', 'sandbox'],
    [404, '2103-404', 'sandbox'],
    [403, '2118-403', 'Manage Sources'],
    [403, '2120-403', 'Manage Sources'],
    [403, '2121-403', 'View Sources'],
  ])('of HTTP %i with the code %s names what to mend', (status, code, words) => {
    expect(hintOf(status, { error_code: code })).toContain(words);
    if (code.includes('-')) {
      expect(hintOf(status, { type: `https://ns.adobe.com/aep/errors/FLOW-${code}` })).toContain(words);
    }
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

  it.each([200, 400, 404, 409, 422])('of HTTP %i is left to whoever asked', (status) => {
    expect(describeRefusal(answer(status, { message: 'no' }), asItIs)).not.toHaveProperty('hint');
  });
});

it('hides what may be a piece of a token that a server cut short, and leaves ids and words', () => {
  const { text } = describeRefusal(
    answer(400, {
      message:
        'bad value 1000.abcd1234efgh5678ij... of AEP-Default-All-Users, see 2484f2df-c057-4ab5-84f2-dfc0577ab592',
    }),
    (same) => same,
  );
  expect(text).toBe(
    'HTTP 400: bad value … of AEP-Default-All-Users, see 2484f2df-c057-4ab5-84f2-dfc0577ab592',
  );
});

it('finds a secret that a line break runs through', () => {
  const { text } = describeRefusal(answer(400, { message: 'bad value canary\u200bsecret' }), (shown) =>
    shown.replaceAll(/canary.?secret/g, '***'),
  );
  expect(text).toBe('HTTP 400: bad value ***');
});

describe('absence', () => {
  it.each<[string, Exchange]>([
    [
      'Flow Service says so',
      answer(404, { ...flowError, type: 'https://ns.adobe.com/aep/errors/FLOW-1439-404' }),
    ],
    ['it says so in short', answer(404, { errorMessage: 'Not found', errorDetails: '' })],
    ['its code only begins like one of a sandbox', answer(404, { errorCode: '21001-404' })],
  ])('is what it is when %s', (_, result) => {
    expect(isAbsence(result)).toBe(true);
  });

  it.each<[string, Exchange]>([
    ['a proxy answers 404 with a page', answer(404, undefined)],
    ['a proxy answers 404 with a text', answer(404, 'not found')],
    ['a proxy answers 404 with a list', answer(404, [])],
    ['the sandbox is not there', answer(404, { type: 'https://ns.adobe.com/aep/errors/FLOW-2100-404' })],
    ['the sandbox is not there, in other words', answer(404, { errorCode: '2103' })],
    ['the gateway does not know the way', answer(404, { error_code: '404003', message: 'Not found' })],
    ['nobody says what is missing', answer(404, {})],
    ['the entity is gone in another sense', answer(410, {})],
    ['access is refused', answer(403, flowError)],
    ['nothing is known', { kind: 'lost' }],
    ['the answer cannot be read', { kind: 'unreadable', status: 404, reason: 'cut short' }],
  ])('cannot be concluded when %s', (_, result) => {
    expect(isAbsence(result)).toBe(false);
  });
});
