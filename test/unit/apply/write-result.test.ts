import { describe, expect, test } from 'vitest';
import { classifyWrite, type WriteMethod, type WriteResult } from '../../../src/apply/write-result.ts';
import type { HttpResult } from '../../../src/http/result.ts';
import { readAnswer as answer } from '../../fixtures/answer.ts';

type Kind = WriteResult['kind'];

const METHODS: readonly WriteMethod[] = ['POST', 'PATCH', 'DELETE'];

const kindsOf = (result: HttpResult) => METHODS.map((method) => classifyWrite(method, result).kind);
const all = (kind: Kind): readonly Kind[] => [kind, kind, kind];

describe('what a status means for a POST, a PATCH and a DELETE', () => {
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
  ])('HTTP %i with an id in its body: %s', (status, kinds) => {
    expect(kindsOf(answer(status, { id: 'abc' }))).toEqual(kinds);
    // Half an answer says as much, unless it is a success.
    const cut: HttpResult = { kind: 'unreadable', status, reason: 'cut short' };
    expect(kindsOf(cut)).toEqual(status >= 200 && status < 300 ? all('lost') : kinds);
  });

  test.each<readonly [string, HttpResult, readonly Kind[]]>([
    ['the connection broke', { kind: 'lost' }, all('lost')],
    ['no answer arrived in time', { kind: 'timed-out' }, all('in-flight')],
    ['nothing was sent', { kind: 'not-sent', reason: 'no such host', permanent: true }, all('not-acted-on')],
    ['a 200 is a page of a proxy', answer(200), all('lost')],
    ['a 200 says nothing', answer(200, {}), ['lost', 'done', 'done']],
    ['a 202 has no body', answer(202), ['lost', 'done', 'done']],
    ['a 204 has no body', answer(204), ['lost', 'done', 'done']],
    ['a 404 is of Flow Service', answer(404, { title: 'Not found' }), ['refused', 'absent', 'absent']],
    ['a 404 is about the sandbox', answer(404, { errorCode: '2100-404' }), all('refused')],
    ['a 404 is of the gateway', answer(404, { error_code: '404003', message: 'No' }), all('refused')],
    ['a 404 is of a proxy', answer(404), all('refused')],
  ])('%s', (_, result, kinds) => {
    expect(kindsOf(result)).toEqual(kinds);
  });
});

describe('the id of a creation', () => {
  test.each(['2484f2df-c057-4ab5-84f2-dfc0577ab592', 'A', 'x'.repeat(200)])('is handed on: %s', (id) => {
    expect(classifyWrite('POST', answer(201, { id }))).toEqual({ kind: 'done', id });
  });

  test.each<readonly [string, unknown]>([
    ['no body', undefined],
    ['null', null],
    ['a list', [{ id: 'abc' }]],
    ['text', 'abc'],
    ['no id', {}],
    ['an empty id', { id: '' }],
    ['a number for an id', { id: 12345678 }],
    ['an object for an id', { id: { id: 'abc' } }],
    ['a line break in the id', { id: 'abc\n::error::x' }],
    ['white space in the id', { id: 'abc def' }],
    ['a letter outside ASCII in the id', { id: 'ab\u202ec' }],
    ['an endless id', { id: 'x'.repeat(201) }],
    ['an id that leads out of its path', { id: '..' }],
    ['an id that begins as an option does', { id: '--force' }],
    ['an id that begins as a path does', { id: '/etc' }],
    ['an id that JavaScript means something by', { id: '__proto__' }],
  ])('is missing from a 201 with %s: the connection has to be looked for', (_, json) => {
    expect(classifyWrite('POST', answer(201, json))).toEqual({ kind: 'lost' });
  });
});
