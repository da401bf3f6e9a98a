import { describe, expect, test } from 'vitest';
import { code, either, type Message, msg, textOf } from '../../../src/model/message.ts';
import { withFix } from '../../../src/report/headline.ts';
import { outcomeLine, planLines } from '../../../src/report/log.ts';
import { entryOf } from '../../fixtures/entry-builder.ts';
import { outcomeOf, reportOf, told } from './report-builder.ts';

describe('the log', () => {
  test('shows the plan with signs and columns, problems first, and the fields of each change', () => {
    const { rows } = reportOf(
      [
        told('new', 'create'),
        told('same', 'unchanged'),
        told('drifted', 'drifted'),
        told('twice', 'conflict'),
        told('pin', 'invalid'),
        told(entryOf('far', { sandbox: 'production' }), 'skipped'),
      ],
      { mode: 'plan' },
    );
    expect(planLines({ rows, notes: [], isForReview: true }).map(textOf)).toEqual([
      '  ! twice    conflict   dev         Name of twice',
      '      about twice',
      '  ! pin      invalid    dev         Name of pin',
      '      about pin',
      '  + new      create     dev         Name of new',
      '      new connection, credentials go to `www.zohoapis.eu`, `accounts.zoho.eu`',
      '      + name:         "Name of new"',
      '      + endpoint:     "https://www.zohoapis.eu"',
      '      + accountsUrl:  "https://accounts.zoho.eu"',
      '      + clientId:     "1000.CLIENT"',
      '      + clientSecret: `{ secret: CLIENT_SECRET }`',
      '      + accessToken:  (obtained from Some CRM during apply)',
      '      + refreshToken: `{ secret: REFRESH_TOKEN }`',
      '  = same     unchanged  dev         Name of same  id-of-same',
      '  ≠ drifted  drifted    dev         Name of drifted  id-of-drifted',
      '      differs from the file and is not changed (`on-drift: report`); set `on-drift: update` to apply the file',
      '      - description: "Old"',
      '      + description: "New"',
      '  . far      skipped    production  Name of far',
      '      not in the sandbox from the input `sandbox`',
    ]);
  });

  test('shows nothing for an empty plan', () => {
    expect(planLines({ rows: [], notes: [], isForReview: true })).toEqual([]);
  });

  test('shows the details of a creation only if the plan needs a review', () => {
    const { rows } = reportOf([told('new', 'create'), told('drifted', 'drifted')]);
    expect(planLines({ rows, notes: [], isForReview: false }).map(textOf)).toEqual([
      '  + new      create     dev  Name of new',
      '  ≠ drifted  drifted    dev  Name of drifted  id-of-drifted',
      '      differs from the file and is not changed (`on-drift: report`); set `on-drift: update` to apply the file',
      '      - description: "Old"',
      '      + description: "New"',
    ]);
  });

  test('shows the outcome of an entry in one line', () => {
    const entry = entryOf('eu');
    const line = (kind: 'created' | 'failed') =>
      textOf(
        outcomeLine({
          kind: 'change',
          done: 3,
          total: 12,
          key: 'eu',
          width: 4,
          outcome: outcomeOf(kind, entry),
        }),
      );
    expect(line('created')).toBe('[ 3/12] eu    created    id-of-eu');
    expect(line('failed')).toBe('[ 3/12] eu    failed  about eu');
  });
});

test.each<readonly [fix: Message, shown: string]>([
  [msg`look at it`, 'wrong. Look at it'],
  [msg`${code('key')} is the cause`, 'wrong. `key` is the cause'],
  [[either(msg`set it`, msg`give it`), ' again'], 'wrong. Set it again'],
  [[], 'wrong. '],
])('a fix follows its problem as a separate sentence: %j', (fix, shown) => {
  expect(textOf(withFix({ code: 'internal', message: ['wrong'], fix }))).toBe(shown);
});
