import { describe, expect, test } from 'vitest';
import { classifyWrite } from '../../../src/apply/write-result.ts';
import type { HttpResult } from '../../../src/http/send.ts';

function answer(status: number, json?: unknown): HttpResult {
  return { kind: 'answer', status, headers: new Headers(), json };
}

describe('what an answer to a creation means', () => {
  test.each([
    [200, 'created'],
    [201, 'created'],
    [202, 'created'],
    [302, 'maybe-running'],
    [400, 'final'],
    [401, 'final'],
    [403, 'final'],
    [404, 'final'],
    [405, 'final'],
    [408, 'lost'],
    [409, 'final'],
    [412, 'final'],
    [422, 'final'],
    [425, 'final'],
    [429, 'not-acted-on'],
    [500, 'lost'],
    [501, 'lost'],
    [502, 'lost'],
    [503, 'lost'],
    [421, 'maybe-running'],
    [504, 'maybe-running'],
    [520, 'lost'],
    [524, 'maybe-running'],
    [599, 'lost'],
  ])('HTTP %i with an id in its body: %s', (status, kind) => {
    expect(classifyWrite(answer(status, { id: 'abc' })).kind).toBe(kind);
  });

  test.each<readonly [string, HttpResult, string]>([
    ['the connection broke', { kind: 'lost' }, 'lost'],
    ['no answer came in time', { kind: 'timed-out' }, 'maybe-running'],
    [
      'the host was not found',
      { kind: 'not-sent', reason: 'no such host', permanent: false },
      'not-acted-on',
    ],
    ['a 201 was cut short', { kind: 'unreadable', status: 201, reason: 'cut short' }, 'lost'],
    ['a 200 was endless', { kind: 'unreadable', status: 200, reason: 'too large' }, 'lost'],
    ['a 400 was cut short', { kind: 'unreadable', status: 400, reason: 'cut short' }, 'final'],
    ['a 429 was cut short', { kind: 'unreadable', status: 429, reason: 'cut short' }, 'not-acted-on'],
    ['a 500 was cut short', { kind: 'unreadable', status: 500, reason: 'cut short' }, 'lost'],
    ['a 504 was cut short', { kind: 'unreadable', status: 504, reason: 'cut short' }, 'maybe-running'],
  ])('%s: %s', (_, result, kind) => {
    expect(classifyWrite(result)).toEqual({ kind });
  });

  test.each([['2484f2df-c057-4ab5-84f2-dfc0577ab592'], ['A'], ['x'.repeat(200)]])(
    'an id %s is handed on as it is',
    (id) => {
      expect(classifyWrite(answer(201, { id }))).toEqual({ kind: 'created', id });
    },
  );

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
  ])('a 201 with %s names no connection: it has to be looked for', (_, json) => {
    expect(classifyWrite(answer(201, json))).toEqual({ kind: 'lost' });
  });
});
