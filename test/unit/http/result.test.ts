import { describe, expect, it } from 'vitest';
import {
  accessTokenIn,
  describeResult as describeClean,
  doorOf,
  type HttpResult,
} from '../../../src/http/result.ts';
import { readError } from '../../../src/http/service-error.ts';
import { textOf as drawn } from '../../../src/model/message.ts';
import { createRedactor } from '../../../src/secrets/redactor.ts';
import { answerOf } from '../../fixtures/answer.ts';

const flowError = {
  type: 'https://ns.adobe.com/aep/errors/FLOW-2120-403',
  title: 'Permission missing',
  status: 403,
  report: { 'detailed-message': 'manage on Enterprise Source', 'request-id': 'req-1' },
  errorMessage: 'Permission missing',
  errorDetails: 'other words',
};

const asItIs = (text: string) => text;
/** Returns the text that describes a result after its error body was read. */
const describeResult = (result: HttpResult, redact = asItIs) =>
  drawn(describeClean(doorOf(() => {}, redact, [])(result)));
const textOf = (status: number, json: unknown) => describeResult(answerOf(status, json));

describe('an error body', () => {
  it.each<[string, unknown, object | undefined]>([
    [
      'from the gateway',
      { error_code: '401013', message: 'Oauth token is not valid' },
      { code: '401013', message: 'Oauth token is not valid' },
    ],
    [
      'from the gateway, with a number',
      { error_code: 429050, message: 'Too many' },
      { code: '429050', message: 'Too many' },
    ],
    [
      'from Flow Service',
      flowError,
      { code: '2120-403', message: 'Permission missing: manage on Enterprise Source', requestId: 'req-1' },
    ],
    [
      'from Flow Service, in short form',
      { errorMessage: 'Not found', errorDetails: 'no such entity' },
      { message: 'Not found: no such entity' },
    ],
    [
      'from the platform',
      { type: '/placeholder/type/uri', status: 400, title: 'BadRequestError', detail: 'not JSON' },
      { message: 'BadRequestError: not JSON' },
    ],
    [
      'with only a message',
      { message: 'Please provide a valid spec id' },
      { message: 'Please provide a valid spec id' },
    ],
    [
      'from OAuth',
      { error: 'invalid_client', error_description: 'invalid client_id parameter' },
      { code: 'invalid_client', message: 'invalid client_id parameter' },
    ],
    [
      'from GitHub, with a list of errors',
      {
        message: 'Validation Failed',
        errors: [{ code: 'custom', message: 'too long' }, 'text', { message: 'late' }, { message: 'no' }],
      },
      { message: 'Validation Failed: too long: late' },
    ],
    [
      'from GraphQL',
      { data: null, errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }] },
      { message: 'Resource not accessible by integration' },
    ],
    ['with the same text twice', { title: 'No', detail: 'No' }, { message: 'No' }],
    ['with empty texts', { error_code: ' ', message: '\u0000', title: '' }, undefined],
    [
      'with unexpected types',
      { error_code: {}, message: ['x'], title: null, report: 'x', type: 7 },
      undefined,
    ],
    ['that is a list', [{ message: 'x' }], undefined],
    ['that is null', null, undefined],
    ['that is not JSON', undefined, undefined],
    ['that is a string', 'message', undefined],
  ])('%s is read', (_, json, expected) => {
    expect(readError(json, asItIs)).toEqual(expected);
  });

  it.each([
    [
      '1312-400',
      'The provided param value s3cret is not a valid input for property=endpoint. Please',
      'endpoint',
    ],
    [
      '1312-400',
      'The provided param value a property=s3cret is not a valid input for property=port.',
      'port',
    ],
    ['1312-400', 'The value property=s3cret cannot be used', 'a parameter'],
    ['1303-400', 'URL encoding is not supported for s3cret. Please check your auth params', 'a parameter'],
  ])('with code %s is read without the value that it repeats: %s', (code, detail, parameter) => {
    const type = `https://ns.adobe.com/aep/errors/FLOW-${code}`;
    const { message } = readError({ type, title: 'Bad Request', errorDetails: detail }, asItIs) ?? {};
    expect(message).toContain(`does not accept the value of ${parameter} (`);
    expect(message).not.toContain('s3cret');
  });

  it.each(['constructor', 'toString', 'hasOwnProperty'])(
    'with code %s is read like one with any other code',
    (code) => {
      expect(textOf(400, { error_code: code, message: 'no' })).toBe(`HTTP 400, code ${code}: "no"`);
      expect(readError(JSON.parse(`{"${code}": "x", "message": "no"}`), asItIs)).toEqual({ message: 'no' });
    },
  );
});

describe('the description of an answer', () => {
  it('contains status, code, message and request id', () => {
    expect(textOf(403, flowError)).toBe(
      'HTTP 403, code 2120-403: "Permission missing: manage on Enterprise Source" (request id req-1)',
    );
  });

  it('contains the request id from the header if the body has none', () => {
    const text = describeResult(answerOf(400, { message: 'no' }, 'from-header'));
    expect(text).toBe('HTTP 400: "no" (request id from-header)');
  });

  it.each<[HttpResult, string]>([
    [answerOf(502, undefined), 'HTTP 502: the answer is empty or not JSON'],
    [answerOf(400, {}), 'HTTP 400: the answer gives no details'],
    [{ kind: 'lost' }, 'the connection was lost before an answer arrived'],
    [{ kind: 'timed-out' }, 'no answer arrived in time'],
    [
      { kind: 'not-sent', reason: 'the host name is unknown', permanent: false },
      'nothing was sent: the host name is unknown',
    ],
    [{ kind: 'unreadable', status: 201, reason: 'cut short' }, 'HTTP 201, but the answer was cut short'],
    [
      { kind: 'unreadable', status: 200, reason: 'too large', requestId: 'id-3' },
      'HTTP 200, but the answer was too large (request id id-3)',
    ],
  ])('fits each way in which an exchange can end: %o', (result, text) => {
    expect(describeResult(result)).toBe(text);
  });

  it.each([
    ['line breaks', 'a\r\n::error::b\nc', 'a ::error::b c'],
    ['Unicode line separators', 'a\u2028b\u0085c', 'a b c'],
    ['terminal escapes', 'a\u001b[31mb\u009bc', 'a\\\\u{1b}[31mb\\\\u{9b}c'],
    ['a bidirectional override', 'a\u202eb\u200bc', 'a\\\\u{202e}b\\\\u{200b}c'],
    ['a lone surrogate', 'a\ud83db', 'a\\\\u{d83d}b'],
  ])('is one line without %s', (_, message, expected) => {
    expect(textOf(400, { message })).toBe(`HTTP 400: "${expected}"`);
  });

  it.each([
    ['a line break', 'a\n::error::b'],
    ['the length of a token', `1000.${'ab'.repeat(32)}`],
    ['a fragment of the request', '"clientSecret":"canary"'],
    ['an undocumented format', '1000.abcdef'],
    ['white space', ' a b'],
    ['a leading hyphen', '-rf'],
  ])('leaves out a code and a request id with %s', (_, text) => {
    expect(textOf(400, { error_code: text, message: 'no' })).toBe('HTTP 400: "no"');
    expect(textOf(400, { message: 'no', report: { 'request-id': text } })).toBe('HTTP 400: "no"');
    expect(describeResult(answerOf(400, { message: 'no' }, text))).toBe('HTTP 400: "no"');
  });

  it.each(['invalid_client', '401013', '2120-403', '1308', 'Access Denied', 'INVALID_TOKEN'])(
    'contains the code %s, which has a documented format',
    (code) => {
      expect(textOf(400, { error_code: code, message: 'no' })).toBe(`HTTP 400, code ${code}: "no"`);
    },
  );

  it('is short, whatever the server sends', () => {
    const long = 'x'.repeat(100_000);
    const text = describeResult(
      answerOf(400, { error_code: long, message: long, report: { 'request-id': long } }),
      asItIs,
    );
    expect(text).toBe('HTTP 400: "…"');
  });

  it('does not end in half a character', () => {
    for (const before of ['', 'x']) {
      expect(textOf(400, { message: before + '😀'.repeat(400) })).not.toMatch(/\p{Cs}/u);
    }
  });

  it('contains no secret that only appears once special characters are removed', () => {
    const redactor = createRedactor();
    redactor.add('canary words of a secret');
    expect(
      describeResult(answerOf(400, { message: 'canary\nwords\u00a0of a secret' }), redactor.redact),
    ).toBe('HTTP 400: "***"');
  });

  it('contains no secret, not even part of one that was cut', () => {
    const secret = 'canary0123456789canary';
    const redactor = createRedactor();
    redactor.add(secret);
    const bodies = [280, 290, 295].map((length) => ({ message: `${'x'.repeat(length)}${secret}` }));
    const results: readonly HttpResult[] = [
      ...bodies.map((body) => answerOf(400, body)),
      answerOf(400, { error_code: `${'c'.repeat(50)}${secret}`, message: secret }),
      answerOf(400, { message: 'no', report: { 'request-id': `${'r'.repeat(70)}${secret}` } }),
      answerOf(400, {}, `${'r'.repeat(70)}${secret}`),
      { kind: 'unreadable', status: 200, reason: 'cut short', requestId: `${'r'.repeat(70)}${secret}` },
    ];
    for (const result of results) {
      expect(describeResult(result, redactor.redactForeign)).not.toContain('canary');
    }
    expect(describeResult(answerOf(400, bodies[1]), redactor.redactForeign)).toMatch(/x\*{3}"$/);
  });
});

it('a possible fragment of a token that a server cut short is hidden, but ids and words are not', () => {
  const text = describeResult(
    answerOf(400, {
      message:
        'bad value 1000.abcd1234efgh5678ij... of AEP-Default-All-Users, see 2484f2df-c057-4ab5-84f2-dfc0577ab592',
    }),
  );
  expect(text).toBe(
    'HTTP 400: "bad value … of AEP-Default-All-Users, see 2484f2df-c057-4ab5-84f2-dfc0577ab592"',
  );
});

it('no part of a secret is shown if a long answer was cut in the middle of it', () => {
  const secret = 'abcdefghijklmnopqrstuvwxyz';
  for (const before of [3_960, 3_974, 3_981, 3_999, 4_000, 4_010]) {
    const title = `${'x '.repeat(before / 2)}${' '.repeat(before % 2)}${secret} and more`;
    const redact = (text: string) => {
      // A secret is either whole or missing when the text is redacted.
      if (text.includes(secret.slice(0, 8))) expect(text).toContain(secret);
      return text.replaceAll(secret, '***');
    };
    expect(describeResult(answerOf(500, { title }, 'r-1'), redact)).not.toContain('abcdefgh');
  }
});

it('a secret is found even if it contains a line break', () => {
  const text = describeResult(answerOf(400, { message: 'bad value canary\u200bsecret' }), (shown) =>
    shown.replaceAll(/canary.?secret/g, '***'),
  );
  expect(text).toBe('HTTP 400: "bad value ***"');
});

describe('an access token', () => {
  it.each<[string, unknown]>([
    ['is a number', 12_345_678],
    ['is too short to be masked', 'canary7'],
    ['contains a line break', 'canary\r\nX-Evil: 1'],
    ['contains white space', 'canary 0123'],
    ['contains a NUL character', '1000.canary\u0000token'],
    ['is not ASCII', 'canary-0123-é'],
  ])('is ignored if it %s', (_, token) => {
    expect(accessTokenIn(answerOf(200, { access_token: token }))).toBeUndefined();
  });

  it('is only accepted with status 200', () => {
    const body = { access_token: 'token-one-0123' };
    expect(accessTokenIn(answerOf(200, body))?.reveal()).toBe('token-one-0123');
    for (const result of [answerOf(400, body), answerOf(200, [body]), { kind: 'lost' } as const]) {
      expect(accessTokenIn(result)).toBeUndefined();
    }
  });
});

it('a confidential member is found in an answer nested deeper than the call stack', () => {
  const depth = 30_000;
  const text = `${'['.repeat(depth)}{"inletUrl":"https://canary.example"}${']'.repeat(depth)}`;
  const masked: string[] = [];
  const door = doorOf((secret) => masked.push(secret), asItIs, ['inletUrl']);
  door(answerOf(200, JSON.parse(text)));
  expect(masked).toEqual(['https://canary.example']);
});
