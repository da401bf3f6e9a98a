import { describe, expect, test } from 'vitest';
import { dependentsOf, type ListedDependent, parseDependent } from '../../../src/flow-service/answers.ts';

const ofSource = parseDependent('baseConnectionId');
const ofFlow = parseDependent('sourceConnectionIds');

describe('an item of a listing of dependents', () => {
  test.each<readonly [string, unknown, ListedDependent]>([
    [
      'with all that is read of it',
      { id: 'a', name: 'Leads', sandboxName: 'dev', baseConnectionId: 'base', more: 1 },
      { id: 'a', name: 'Leads', sandbox: 'dev', on: ['base'] },
    ],
    ['without a name', { id: 'a', baseConnectionId: 'base' }, { id: 'a', name: '', on: ['base'] }],
    ['with a name that is none', { id: 'a', name: 7 }, { id: 'a', name: '', on: [] }],
    ['that does not say on what it hangs', { id: 'a', name: 'x' }, { id: 'a', name: 'x', on: [] }],
    ['that hangs on null', { id: 'a', name: 'x', baseConnectionId: null }, { id: 'a', name: 'x', on: [] }],
    ['that hangs on an object', { id: 'a', baseConnectionId: { id: 'b' } }, { id: 'a', name: '', on: [] }],
  ])('%s', (_, item, expected) => {
    expect(ofSource(item)).toEqual(expected);
  });

  test('a dataflow hangs on each of its source connections', () => {
    expect(ofFlow({ id: 'f', name: 'Daily', sourceConnectionIds: ['a', 'b', 3] })).toEqual({
      id: 'f',
      name: 'Daily',
      on: ['a', 'b'],
    });
  });

  test.each([undefined, null, 'a', [], {}, { name: 'x' }, { id: '' }, { id: '../x' }, { id: 7 }])(
    'that is none: %j',
    (item) => {
      expect(ofSource(item)).toBeUndefined();
    },
  );
});

describe('the name of a dependent', () => {
  const nameOf = (name: string) => ofSource({ id: 'a', name })?.name;

  test.each(['x'.repeat(400), 'Leads "daily", ½ 😀', '-', 'two  \u202elines\n'])(
    'is whole, since the reporter redacts it and every sink shows all of it: %j',
    (name) => {
      expect(nameOf(name)).toBe(name);
    },
  );

  test('is left out when it is absurdly long: a secret that was cut is not recognised', () => {
    expect(nameOf('x'.repeat(401))).toBe('');
  });
});

describe('what hangs on a connection', () => {
  const listed: readonly ListedDependent[] = [
    { id: 'mine', name: 'Mine', on: ['base'] },
    { id: 'shared', name: 'Shared', on: ['other', 'base'] },
    { id: 'theirs', name: 'Theirs', on: ['other'] },
    { id: 'silent', name: 'Silent', on: [] },
  ];

  test('is what names it, also when the server did not filter; in doubt it is one', () => {
    expect(dependentsOf('base', 'dataflow', listed)).toEqual([
      { kind: 'dataflow', id: 'mine', name: 'Mine' },
      { kind: 'dataflow', id: 'shared', name: 'Shared' },
      { kind: 'dataflow', id: 'silent', name: 'Silent' },
    ]);
  });

  test('is nothing where nothing is listed', () => {
    expect(dependentsOf('base', 'source connection', [])).toEqual([]);
  });
});
