import { describe, expect, test } from 'vitest';
import { fitInto, sizeOf } from '../../../src/report/fit-into.ts';

const [a, b, c] = [['a'], ['bb'], ['cccccccc']];

describe('items that do not all fit', () => {
  test.each<readonly [string, Parameters<typeof fitInto>[0], number, ReturnType<typeof fitInto>]>([
    ['are all shown in full if there is room', [[a, b], [c]], 12, [b, c]],
    [
      'get their short forms before any gets a longer one',
      [
        [a, c],
        [a, b],
      ],
      10,
      [a, b],
    ],
    [
      'get longer forms in their order',
      [
        [a, b],
        [a, b],
      ],
      5,
      [b, a],
    ],
    ['leave out a large one, not those after it', [[c], [a]], 5, [undefined, a]],
    ['never show a longer form of an item whose short form has no room', [[c, a]], 5, [undefined]],
    ['are left out in reverse order', [[a], [a], [a]], 4, [a, a, undefined]],
    ['are left out if there is no room at all', [[a]], -1, [undefined]],
  ])('%s', (_, items, room, expected) => {
    expect(fitInto(items, room)).toEqual(expected);
  });
});

test('the size of texts is in bytes, with a line break after each', () => {
  expect(sizeOf(['ä', 'b'])).toBe(5);
});
