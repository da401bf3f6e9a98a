import { expect, test } from 'vitest';
import type { Problem } from '../../../src/model/problem.ts';
import { entryOf } from '../../fixtures/entry-builder.ts';
import { changeOf, outcomeOf, reportOf, told } from './report-builder.ts';

const entry = entryOf('eu', { line: 7 });
const elsewhere = { file: 'connections.yaml', line: 9, column: 20 };

/** Returns where the report shows a problem of a change or of an outcome. */
function placesOf(location: Problem['location']) {
  const problem: Problem = { code: 'adobe-refused', message: ['no'], location };
  const planned = reportOf([told(entry, changeOf('invalid', entry, problem))], { mode: 'plan' });
  const applied = reportOf([told(entry, 'create', outcomeOf('failed', entry, { problem }))]);
  return [planned, applied].flatMap(({ problems }) =>
    problems.map((each) => [each.code, each.entry, each.location]),
  );
}

test('a problem of a change or an outcome is about its entry, at the line of the entry', () => {
  const place = ['adobe-refused', 'eu', entry.location];
  expect(placesOf(undefined)).toEqual([place, place]);
});

test('a problem with a location of its own, such as that of a secret, keeps it', () => {
  const place = ['adobe-refused', 'eu', elsewhere];
  expect(placesOf(elsewhere)).toEqual([place, place]);
});
