import { describe, expect, test } from 'vitest';
import { githubReporter } from '../../../src/github/reporter.ts';
import type { Problem } from '../../../src/model/problem.ts';
import type { Report } from '../../../src/model/report.ts';
import { planHash } from '../../../src/plan/plan-hash.ts';
import { outputsOf } from '../../../src/report/outputs.ts';
import { entryOf } from '../../fixtures/entry-builder.ts';
import { factsOf, keepingToolkit, outcomeOf, reportOf, told } from './report-builder.ts';

const wrong: Problem = { code: 'value-invalid', message: ['it is wrong'] };
const warning: Problem = { code: 'value-invalid', message: ['it is odd'], severity: 'warning' };
const e = entryOf('e');
const twin = outcomeOf('conflict', e, { id: 'made-by-us' });

const ends: readonly (readonly [story: string, report: Report, result: string, exitCode: number])[] = [
  ['the file is wrong', reportOf([], { phase: 'offline', problems: [wrong] }), 'invalid', 1],
  [
    'the file is wrong, in validate mode',
    reportOf([], { mode: 'validate', phase: 'offline', problems: [wrong] }),
    'invalid',
    1,
  ],
  [
    'a reference does not resolve',
    reportOf([told('e')], { phase: 'offline', problems: [wrong] }),
    'invalid',
    1,
  ],
  ['validated, all well', reportOf([told('e')], { mode: 'validate', phase: 'offline' }), 'valid', 0],
  [
    'validated, with a warning',
    reportOf([told('e')], { mode: 'validate', phase: 'offline', problems: [warning] }),
    'valid',
    0,
  ],

  ['planned, nothing to do', reportOf([told('e', 'unchanged')], { mode: 'plan' }), 'in-sync', 0],
  [
    'planned, nothing to do, asked to fail on changes',
    reportOf([told('e', 'unchanged')], { mode: 'plan', failOnChanges: true }),
    'in-sync',
    0,
  ],
  [
    'planned, entries of another sandbox only',
    reportOf([told('e', 'skipped')], { mode: 'plan', failOnChanges: true }),
    'in-sync',
    0,
  ],
  [
    'planned, one to create',
    reportOf([told('e', 'create'), told('f', 'unchanged')], { mode: 'plan' }),
    'planned',
    0,
  ],
  ['planned, drift', reportOf([told('e', 'drifted')], { mode: 'plan' }), 'planned', 0],
  [
    'planned, one to create, asked to fail on changes',
    reportOf([told('e', 'create')], { mode: 'plan', failOnChanges: true }),
    'planned',
    1,
  ],
  [
    'planned, drift, asked to fail on changes',
    reportOf([told('e', 'drifted')], { mode: 'plan', failOnChanges: true }),
    'planned',
    1,
  ],
  [
    'planned, a conflict',
    reportOf([told('e', 'conflict'), told('f', 'create')], { mode: 'plan' }),
    'failed',
    1,
  ],
  ['planned, a pin that does not fit', reportOf([told('e', 'invalid')], { mode: 'plan' }), 'failed', 1],
  ['planning failed', reportOf([told('e')], { mode: 'plan', problems: [wrong] }), 'failed', 1],
  ['planned, cancelled', reportOf([told('e')], { mode: 'plan', stopped: 'cancelled' }), 'failed', 130],

  ['applied, nothing to do', reportOf([told('e', 'unchanged', 'unchanged')]), 'in-sync', 0],
  ['applied, entries of another sandbox only', reportOf([told('e', 'skipped', 'skipped')]), 'in-sync', 0],
  ['applied, all created', reportOf([told('e', 'create', 'created')]), 'applied', 0],
  ['applied, one adopted', reportOf([told('e', 'create', 'adopted')]), 'applied', 0],
  [
    'applied, one created and drift left',
    reportOf([told('e', 'create', 'created'), told('f', 'drifted', 'drifted')]),
    'applied',
    0,
  ],
  [
    'applied, only drift left',
    reportOf([told('e', 'drifted', 'drifted'), told('f', 'unchanged', 'unchanged')]),
    'drifted',
    0,
  ],
  [
    'applied, asked to fail on changes, which is for plans',
    reportOf([told('e', 'create', 'created')], { failOnChanges: true }),
    'applied',
    0,
  ],
  [
    'applied with a warning',
    reportOf([told('e', 'create', outcomeOf('created', e, { problem: warning }))]),
    'applied',
    0,
  ],
  [
    'one failed, another was created',
    reportOf([told('e', 'create', 'failed'), told('f', 'create', 'created')]),
    'partial',
    1,
  ],
  [
    'one failed, another was adopted',
    reportOf([told('e', 'create', 'failed'), told('f', 'create', 'adopted')]),
    'partial',
    1,
  ],
  ['all failed', reportOf([told('e', 'create', 'failed')]), 'failed', 1],
  [
    'one failed, another was there before',
    reportOf([told('e', 'create', 'failed'), told('f', 'unchanged', 'unchanged')]),
    'failed',
    1,
  ],
  ['a conflict of the plan', reportOf([told('e', 'conflict', 'conflict')]), 'failed', 1],
  [
    'a conflict of the plan, another was created',
    reportOf([told('e', 'conflict', 'conflict'), told('f', 'create', 'created')]),
    'partial',
    1,
  ],
  ['a conflict with what this run made', reportOf([told('e', 'create', twin)]), 'partial', 1],
  [
    'the plan was refused',
    reportOf([told('e', 'create')], { isOnlyPlanned: true, problems: [wrong] }),
    'failed',
    1,
  ],
  [
    'cancelled half way',
    reportOf([told('e', 'create', 'created'), told('f', 'create', 'skipped')], { stopped: 'cancelled' }),
    'partial',
    130,
  ],
  [
    'cancelled before anything was made',
    reportOf([told('e', 'create', 'skipped')], { stopped: 'cancelled' }),
    'failed',
    130,
  ],
  [
    'cancelled when all was done',
    reportOf([told('e', 'create', 'created')], { stopped: 'cancelled' }),
    'partial',
    130,
  ],
  [
    'out of time half way',
    reportOf([told('e', 'create', 'created'), told('f', 'create', 'skipped')], { stopped: 'out-of-time' }),
    'partial',
    1,
  ],
  [
    'out of time before anything was made',
    reportOf([told('e', 'create', 'skipped')], { stopped: 'out-of-time' }),
    'failed',
    1,
  ],
  [
    'cancelled before anything was sent',
    reportOf([told('e')], { phase: 'offline', stopped: 'cancelled' }),
    'failed',
    130,
  ],
  [
    'cancelled while the file was read, in validate mode',
    reportOf([], { mode: 'validate', phase: 'offline', stopped: 'cancelled' }),
    'failed',
    130,
  ],
];

describe('the result of a run', () => {
  test.each(ends)('%s', async (_, report, result, exitCode) => {
    expect(report.result).toBe(result);
    expect(outputsOf(report).result).toBe(result);
    expect(report.isFailure).toBe(exitCode !== 0);
    expect(await githubReporter(keepingToolkit().toolkit, undefined).finish(report)).toBe(exitCode);
  });
});

describe('an output', () => {
  const keys = ['zebra', 'constructor', 'e1', 'e10', 'e2', 'tostring', 'a'];

  test('always exists, however the run ended', () => {
    for (const [, report] of ends) {
      const outputs = outputsOf(report);
      expect(Object.keys(outputs)).toEqual([
        'ids',
        'id',
        'connections',
        'existing',
        'created',
        'updated',
        'deleted',
        'failed',
        'changed',
        'has-changes',
        'plan-hash',
        'result',
      ]);
      for (const value of Object.values(outputs)) expect(value).toEqual(expect.any(String));
      expect(() => [JSON.parse(outputs.ids), JSON.parse(outputs.connections)]).not.toThrow();
    }
  });

  test('`ids` contains every known id by key, in the order of the file, whatever a key means in JavaScript', () => {
    const { ids } = outputsOf(reportOf(keys.map((key) => told(key, 'create', 'created'))));
    expect(ids).toBe(`{${keys.map((key) => `"${key}":"id-of-${key}"`).join(',')}}`);
  });

  test('`existing` contains the rows of `connections` that have an id, ready for a matrix', () => {
    const rows = [
      told('failed', 'create', 'failed'),
      told('skipped', 'skipped', 'skipped'),
      told('same', 'unchanged'),
      told('gone', 'delete', 'deleted'),
      told('new', 'create', 'created'),
    ];
    const { connections, existing } = outputsOf(reportOf(rows));
    const all: readonly { key: string; id: string }[] = JSON.parse(connections);
    expect(JSON.parse(existing)).toEqual(all.filter(({ id }) => id !== ''));
    expect(JSON.parse(existing).map(({ key }: { key: string }) => key)).toEqual(['same', 'new']);
    expect(outputsOf(reportOf([])).existing).toBe('[]');
  });

  test('`ids` contains existing connections, but none without an id', () => {
    const report = reportOf([
      told('failed', 'create', 'failed'),
      told('skipped', 'skipped', 'skipped'),
      told('same', 'unchanged'),
      told('drift', 'drifted', 'drifted'),
    ]);
    expect(JSON.parse(outputsOf(report).ids)).toEqual({ same: 'id-of-same', drift: 'id-of-drift' });
  });

  test('`ids` contains the ids of an aborted run', () => {
    const report = reportOf(
      [told('a', 'create', 'created'), told('b', 'create', 'skipped'), told('c', 'create')],
      {
        stopped: 'cancelled',
        problems: [wrong],
      },
    );
    expect(JSON.parse(outputsOf(report).ids)).toEqual({ a: 'id-of-a' });
    expect(JSON.parse(outputsOf(report).connections)).toMatchObject([
      { outcome: 'created' },
      { outcome: 'skipped' },
      { outcome: 'skipped' },
    ]);
  });

  test('of an unchanged entry has its outcome and id, even if the run ended before applying', () => {
    const report = reportOf(
      (['unchanged', 'drifted', 'conflict', 'invalid', 'skipped', 'create'] as const).map((kind) =>
        told(kind, kind),
      ),
      { problems: [wrong] },
    );
    expect(JSON.parse(outputsOf(report).connections)).toMatchObject([
      { outcome: 'unchanged', id: 'id-of-unchanged', state: 'enabled' },
      { outcome: 'drifted', id: 'id-of-drifted' },
      { outcome: 'conflict', id: '' },
      { outcome: 'failed', id: '' },
      { outcome: 'skipped', id: '' },
      { outcome: 'skipped', id: '' },
    ]);
    expect(outputsOf(report)).toMatchObject({ failed: '2', result: 'failed' });
  });

  test('`id` is set for a file with one connection', () => {
    expect(outputsOf(reportOf([told('a', 'create', 'created')])).id).toBe('id-of-a');
    expect(outputsOf(reportOf([told('a', 'create', 'failed')])).id).toBe('');
    expect(outputsOf(reportOf([told('a', 'create', 'created'), told('b', 'create', 'failed')])).id).toBe('');
    expect(outputsOf(reportOf([])).id).toBe('');
  });

  test('`connections` contains one object of strings per entry, in the order of the file', () => {
    const report = reportOf([
      told('b', 'create', 'created'),
      told('a', 'drifted', 'drifted'),
      told('c', 'invalid', 'failed'),
    ]);
    const common = { sandbox: 'dev', source: 'some-crm', health: '' };
    expect(JSON.parse(outputsOf(report).connections)).toEqual([
      {
        key: 'b',
        name: 'Name of b',
        ...common,
        change: 'create',
        outcome: 'created',
        id: 'id-of-b',
        state: 'enabled',
      },
      {
        key: 'a',
        name: 'Name of a',
        ...common,
        change: 'drifted',
        outcome: 'drifted',
        id: 'id-of-a',
        state: 'enabled',
      },
      { key: 'c', name: 'Name of c', ...common, change: 'invalid', outcome: 'failed', id: '', state: '' },
    ]);
  });

  test('`connections` contains nothing for entries that were not observed', () => {
    const report = reportOf([told('a')], { mode: 'validate', phase: 'offline' });
    expect(JSON.parse(outputsOf(report).connections)).toMatchObject([
      { key: 'a', change: '', outcome: '', id: '' },
    ]);
    const planned = reportOf([told('a', 'create')], { mode: 'plan' });
    expect(JSON.parse(outputsOf(planned).connections)).toMatchObject([
      { key: 'a', change: 'create', outcome: '' },
    ]);
  });

  test('is empty for a file with secrets', () => {
    const shown: Problem = { code: 'secret-visible', message: ['it stands there'] };
    const outputs = outputsOf(reportOf([told('e')], { phase: 'offline', problems: [shown] }));
    expect(outputs).toMatchObject({ result: 'invalid', connections: '[]', ids: '{}', id: '' });
  });

  test('can contain any name', () => {
    const name = '"\\\n</script>\u2028\ud800𝒳';
    const { connections } = outputsOf(reportOf([told(entryOf('a', { name }), 'create', 'created')]));
    expect(JSON.parse(connections)[0].name).toBe(name);
  });

  test('counts adopted connections separately, and conflicts and invalid pins as failed', () => {
    const report = reportOf([
      told('a', 'create', 'created'),
      told('b', 'create', 'created'),
      told('c', 'create', 'adopted'),
      told('d', 'create', 'failed'),
      told('e', 'conflict', 'conflict'),
      told('f', 'invalid', 'failed'),
      told('g', 'unchanged', 'unchanged'),
      told('h', 'skipped', 'skipped'),
    ]);
    expect(outputsOf(report)).toMatchObject({
      created: '2',
      updated: '0',
      deleted: '0',
      failed: '3',
      changed: 'true',
    });
  });

  test('counts the failures in a plan as failed', () => {
    const report = reportOf([told('a', 'create'), told('b', 'conflict'), told('c', 'invalid')], {
      mode: 'plan',
    });
    expect(outputsOf(report)).toMatchObject({ created: '0', failed: '2', changed: 'false' });
  });

  test.each([
    ['created', true],
    ['adopted', true],
    ['unchanged', false],
    ['drifted', false],
    ['failed', false],
    ['conflict', false],
    ['skipped', false],
  ] as const)('`changed` after the outcome %s is %s', (outcome, changed) => {
    expect(outputsOf(reportOf([told('e', 'create', outcome)])).changed).toBe(String(changed));
  });

  test('`changed` is true if a connection from this run is in conflict', () => {
    expect(outputsOf(reportOf([told('e', 'create', twin)]))).toMatchObject({
      changed: 'true',
      failed: '1',
      created: '0',
    });
  });

  test.each([
    ['create', true],
    ['drifted', true],
    ['conflict', true],
    ['invalid', true],
    ['unchanged', false],
    ['skipped', false],
  ] as const)('`has-changes` of a plan with %s is %s', (change, has) => {
    expect(outputsOf(reportOf([told('e', change)], { mode: 'plan' }))['has-changes']).toBe(String(has));
  });

  test('`has-changes` is false if nothing was compared, and `plan-hash` is the hash of the plan', () => {
    expect(outputsOf(reportOf([told('e')], { mode: 'validate' }))).toMatchObject({
      'has-changes': 'false',
      'plan-hash': '',
    });
    const { plan } = factsOf([told('e', 'create')]);
    const hash = plan && planHash(plan);
    expect(outputsOf(reportOf([told('e', 'create')]))['plan-hash']).toBe(hash);
  });
});
