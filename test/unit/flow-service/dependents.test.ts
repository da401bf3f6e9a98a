import { describe, expect, test } from 'vitest';
import { dependentsOf, type ListedDependent, parseDependent } from '../../../src/flow-service/answers.ts';

const ofSource = parseDependent('baseConnectionId');
const ofFlow = parseDependent('sourceConnectionIds');

describe('a listed dependent', () => {
  test.each<readonly [string, unknown, ListedDependent]>([
    [
      'with all members that are read',
      { id: 'a', name: 'Leads', sandboxName: 'dev', baseConnectionId: 'base', more: 1 },
      { id: 'a', name: 'Leads', sandbox: 'dev', on: ['base'] },
    ],
    ['without a name', { id: 'a', baseConnectionId: 'base' }, { id: 'a', name: '', on: ['base'] }],
    ['with an invalid name', { id: 'a', name: 7 }, { id: 'a', name: '', on: [] }],
    ['without its connection', { id: 'a', name: 'x' }, { id: 'a', name: 'x', on: [] }],
    [
      'with null as its connection',
      { id: 'a', name: 'x', baseConnectionId: null },
      { id: 'a', name: 'x', on: [] },
    ],
    [
      'with an object as its connection',
      { id: 'a', baseConnectionId: { id: 'b' } },
      { id: 'a', name: '', on: [] },
    ],
  ])('is read %s', (_, item, expected) => {
    expect(ofSource(item)).toEqual(expected);
  });

  test('that is a dataflow depends on each of its source connections', () => {
    expect(ofFlow({ id: 'f', name: 'Daily', sourceConnectionIds: ['a', 'b', 3] })).toEqual({
      id: 'f',
      name: 'Daily',
      on: ['a', 'b'],
    });
  });

  test.each([undefined, null, 'a', [], {}, { name: 'x' }, { id: '' }, { id: '../x' }, { id: 7 }])(
    'cannot be read from %j',
    (item) => {
      expect(ofSource(item)).toBeUndefined();
    },
  );
});

describe('the name of a dependent', () => {
  const nameOf = (name: string) => ofSource({ id: 'a', name })?.name;

  test.each(['x'.repeat(400), 'Leads "daily", ½ 😀', '-', 'two  \u202elines\n'])(
    'is kept whole, because the reporter redacts it and every sink shows all of it: %j',
    (name) => {
      expect(nameOf(name)).toBe(name);
    },
  );

  test('is dropped if it is too long, because a secret that was cut is not recognised', () => {
    expect(nameOf('x'.repeat(401))).toBe('');
  });
});

describe('the dependents of a connection', () => {
  const listed: readonly ListedDependent[] = [
    { id: 'mine', name: 'Mine', on: ['base'] },
    { id: 'shared', name: 'Shared', on: ['other', 'base'] },
    { id: 'theirs', name: 'Theirs', on: ['other'] },
    { id: 'silent', name: 'Silent', on: [] },
  ];

  test('are those that name it or nothing, even if the server did not filter', () => {
    expect(dependentsOf('base', 'dataflow', listed)).toEqual([
      { kind: 'dataflow', id: 'mine', name: 'Mine' },
      { kind: 'dataflow', id: 'shared', name: 'Shared' },
      { kind: 'dataflow', id: 'silent', name: 'Silent' },
    ]);
  });

  test('are none if nothing is listed', () => {
    expect(dependentsOf('base', 'source connection', [])).toEqual([]);
  });
});
