import { describe, expect, test } from 'vitest';
import { classifyWrite, type WriteMethod, type WriteResult } from '../../../src/apply/write-result.ts';
import type { HttpResult } from '../../../src/http/result.ts';
import { readAnswer as answer } from '../../fixtures/answer.ts';

type Kind = WriteResult['kind'];

const METHODS: readonly WriteMethod[] = ['POST', 'PATCH', 'DELETE'];

const kindsOf = (result: HttpResult) => METHODS.map((method) => classifyWrite(method, result).kind);
const all = (kind: Kind): readonly Kind[] => [kind, kind, kind];

describe('the result of a POST, a PATCH and a DELETE', () => {
  test.each<readonly [number, readonly Kind[]]>([
    [200, all('done')],
    [201, all('done')],
    [202, all('done')],
    [204, all('done')],
    [299, all('done')],
    [300, all('in-flight')],
    [302, all('in-flight')],
    [307, all('in-flight')],
    [400, all('refused')],
    [401, all('refused')],
    [403, all('refused')],
    [404, all('refused')],
    [405, all('refused')],
    [408, all('lost')],
    [409, all('refused')],
    [410, all('refused')],
    [412, ['refused', 'stale', 'refused']],
    [421, all('in-flight')],
    [422, all('refused')],
    [425, all('refused')],
    [429, all('not-acted-on')],
    [500, all('lost')],
    [501, all('lost')],
    [502, all('lost')],
    [503, all('lost')],
    [504, all('in-flight')],
    [520, all('lost')],
    [524, all('in-flight')],
    [599, all('lost')],
    [101, all('in-flight')],
  ])('with HTTP %i and an id in the body is %s', (status, kinds) => {
    expect(kindsOf(answer(status, { id: 'abc' }))).toEqual(kinds);
    // A body that is cut short means the same, except with a success status.
    const cut: HttpResult = { kind: 'unreadable', status, reason: 'cut short' };
    expect(kindsOf(cut)).toEqual(status >= 200 && status < 300 ? all('lost') : kinds);
  });

  test.each<readonly [string, HttpResult, readonly Kind[]]>([
    ['if the connection broke', { kind: 'lost' }, all('lost')],
    ['if no answer came in time', { kind: 'timed-out' }, all('in-flight')],
    [
      'if nothing was sent',
      { kind: 'not-sent', reason: 'no such host', permanent: true },
      all('not-acted-on'),
    ],
    ['if a 200 is a page from a proxy', answer(200), all('lost')],
    ['if a 200 has an empty object', answer(200, {}), all('lost')],
    ['if a 200 has an error', answer(200, { type: 'FLOW-1103-500', title: 'Internal' }), all('lost')],
    ['if a 202 has an error', answer(202, { error_code: '1103', message: 'Internal' }), all('lost')],
    ['if a 200 has the id', answer(200, { id: 'a', etag: '"1"' }), all('done')],
    ['if a 200 has only an etag', answer(200, { etag: '"1"' }), ['lost', 'done', 'done']],
    [
      'if a 200 has an id and an error',
      answer(200, { id: 'a', type: 'FLOW-1103-500', title: 'Internal' }),
      ['done', 'lost', 'lost'],
    ],
    ['if a 202 has no body', answer(202), ['lost', 'done', 'done']],
    ['if a 204 has no body', answer(204), ['lost', 'done', 'done']],
    ['if a 404 is from Flow Service', answer(404, { title: 'Not found' }), ['refused', 'absent', 'absent']],
    ['if a 404 is about the sandbox', answer(404, { errorCode: '2100-404' }), all('refused')],
    ['if a 404 is from the gateway', answer(404, { error_code: '404003', message: 'No' }), all('refused')],
    ['if a 404 is from a proxy', answer(404), all('refused')],
  ])('is classified %s', (_, result, kinds) => {
    expect(kindsOf(result)).toEqual(kinds);
  });
});

describe('the id of a creation', () => {
  test.each(['2484f2df-c057-4ab5-84f2-dfc0577ab592', 'A', 'x'.repeat(200)])('is returned: %s', (id) => {
    expect(classifyWrite('POST', answer(201, { id }))).toEqual({ kind: 'done', id });
  });

  test.each<readonly [string, unknown]>([
    ['no body', undefined],
    ['null', null],
    ['a list', [{ id: 'abc' }]],
    ['text', 'abc'],
    ['no id', {}],
    ['an empty id', { id: '' }],
    ['a number as id', { id: 12345678 }],
    ['an object as id', { id: { id: 'abc' } }],
    ['a line break in the id', { id: 'abc\n::error::x' }],
    ['white space in the id', { id: 'abc def' }],
    ['a non-ASCII letter in the id', { id: 'ab\u202ec' }],
    ['an overlong id', { id: 'x'.repeat(201) }],
    ['an id that is a path to a parent', { id: '..' }],
    ['an id that starts like an option', { id: '--force' }],
    ['an id that starts like a path', { id: '/etc' }],
    ['an id that is a name in JavaScript', { id: '__proto__' }],
  ])('is missing from a 201 with %s, so the connection has to be looked for', (_, json) => {
    expect(classifyWrite('POST', answer(201, json))).toEqual({ kind: 'lost' });
  });
});
