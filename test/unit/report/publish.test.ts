import { describe, expect, test } from 'vitest';
import { outcomeLine, planLines } from '../../../src/report/log.ts';
import { publish } from '../../../src/report/publish.ts';
import { entryOf } from '../entry-builder.ts';
import { keepingSinks, outcomeOf, reportOf, told } from './report-builder.ts';

describe('publishing a run', () => {
  const b = entryOf('b', { line: 2 });
  const a = entryOf('a', { line: 8 });
  const report = reportOf(
    [
      told(b, 'create', 'failed'),
      told(
        a,
        'create',
        outcomeOf('created', a, {
          problem: {
            code: 'twin',
            severity: 'warning',
            message: 'a twin',
            fix: 'look',
            entry: 'a',
            location: a.location,
          },
        }),
      ),
    ],
    {
      notice: 'Only so much was done.',
      problems: [{ code: 'out-of-time', message: 'too late', fix: 'run again' }],
    },
  );

  test('writes the outputs first, then every problem at its line, the closing line and the summary', async () => {
    const { sinks, kept } = keepingSinks();
    await publish(report, sinks);
    expect(kept.map((line) => line.slice(0, line.indexOf(' ')))).toEqual([
      'setOutputs',
      'annotate',
      'annotate',
      'annotate',
      'annotate',
      'info',
      'writeSummary',
    ]);
    expect(kept.slice(1, 5).map((line) => JSON.parse(line.slice('annotate '.length)))).toEqual([
      { severity: 'notice', title: 'Base connections', message: 'Only so much was done.' },
      { severity: 'error', title: 'Base connections', message: 'too late. Run again [out-of-time]' },
      {
        severity: 'error',
        title: 'Base connections: b',
        message: 'connections.yaml:2:3 b: about b [adobe-refused]',
        location: { file: 'connections.yaml', line: 2, column: 3 },
      },
      {
        severity: 'warning',
        title: 'Base connections: a',
        message: 'connections.yaml:8:3 a: a twin. Look [twin]',
        location: { file: 'connections.yaml', line: 8, column: 3 },
      },
    ]);
    expect(kept[5]).toBe('info The run failed: 1 created, 1 failed.');
  });

  /** The last annotation. */
  function lastIn(kept: readonly string[]): unknown {
    return JSON.parse(
      kept
        .filter((line) => line.startsWith('annotate '))
        .at(-1)
        ?.slice('annotate '.length) ?? '',
    );
  }

  test('returns the exit code of the run', async () => {
    expect(await publish(report, keepingSinks().sinks)).toBe(1);
    expect(await publish(reportOf([told('a', 'create', 'created')]), keepingSinks().sinks)).toBe(0);
    expect(await publish(reportOf([told('a')], { stopped: 'cancelled' }), keepingSinks().sinks)).toBe(130);
  });

  test('a summary that cannot be written is a warning, and no failure of the run', async () => {
    const { sinks, kept } = keepingSinks({ writeSummary: () => Promise.reject(new Error('no space left')) });
    expect(await publish(reportOf([told('a', 'create', 'created')]), sinks)).toBe(0);
    expect(kept[0]).toMatch(/^setOutputs/);
    expect(lastIn(kept)).toMatchObject({
      severity: 'warning',
      message: expect.stringContaining('no space left'),
    });
  });

  test('outputs that cannot be written fail the run, and all the rest is told', async () => {
    const failing = () => {
      throw new Error('no such file');
    };
    const { sinks, kept } = keepingSinks({ setOutputs: failing });
    expect(await publish(reportOf([told('a', 'create', 'created')]), sinks)).toBe(1);
    expect(kept.some((line) => line.startsWith('writeSummary'))).toBe(true);
    expect(lastIn(kept)).toMatchObject({
      severity: 'error',
      message: expect.stringContaining('no such file'),
    });
    expect(await publish(reportOf([], { stopped: 'cancelled' }), sinks)).toBe(130);
  });

  test('an id that cannot be encoded does not keep the summary from being written', async () => {
    const entry = entryOf('a');
    const odd = outcomeOf('unchanged', entry, { id: 'id-\ud800' });
    const { sinks, kept } = keepingSinks();
    await publish(reportOf([told(entry, 'unchanged', odd)], { orgId: 'ORG@AdobeOrg' }), sinks);
    expect(kept.at(-1)).toMatch(/^writeSummary .*accounts\/id-%EF%BF%BD\/activity/s);
  });
});

describe('the log', () => {
  test('shows the plan with a sign and columns, what is wrong first, and the fields of each change', () => {
    const lines = planLines(
      reportOf(
        [
          told('new', 'create'),
          told('same', 'unchanged'),
          told('drifted', 'drifted'),
          told('twice', 'conflict'),
          told('pin', 'invalid'),
          told(entryOf('far', { sandbox: 'production' }), 'skipped'),
        ],
        { mode: 'plan' },
      ),
    );
    expect(lines).toEqual([
      '  ! twice    conflict   dev         Name of twice',
      '      about twice',
      '  ! pin      invalid    dev         Name of pin',
      '      about pin',
      '  + new      create     dev         Name of new',
      '      no base connection in "dev" has this name',
      '      name: "Name of new"',
      '      endpoint: "https://www.zohoapis.eu"',
      '      accountsUrl: "https://accounts.zoho.eu"',
      '      clientId: "1000.CLIENT"',
      '      clientSecret: the secret "CLIENT_SECRET"',
      '      accessToken: minted when it is created',
      '      refreshToken: the secret "REFRESH_TOKEN"',
      '  = same     unchanged  dev         Name of same  id-of-same',
      '  ≠ drifted  drifted    dev         Name of drifted  id-of-drifted',
      '      description: "Old" → "New"',
      '  . far      skipped    production  Name of far',
      '      another sandbox than the input `sandbox` names',
    ]);
  });

  test('shows an empty plan as nothing', () => {
    expect(planLines(reportOf([], { plan: { orgId: 'ACME@AdobeOrg', changes: [] } }))).toEqual([]);
  });

  test('shows what became of an entry in one line', () => {
    const entry = entryOf('eu');
    expect(outcomeLine(entry, outcomeOf('created', entry))).toBe('eu  created  id-of-eu');
    expect(outcomeLine(entry, outcomeOf('failed', entry))).toBe('eu  failed  about eu');
  });
});
