import { describe, expect, test } from 'vitest';
import type { Annotation } from '../../../src/github/reporter.ts';
import { githubReporter } from '../../../src/github/reporter.ts';
import { msg, option } from '../../../src/model/message.ts';
import { ProblemError } from '../../../src/model/problem.ts';
import type { Progress, Report } from '../../../src/model/report.ts';
import type { Comment } from '../../../src/report/comment.ts';
import { entryOf } from '../../fixtures/entry-builder.ts';
import { keepingToolkit, outcomeOf, reportOf, told } from '../report/report-builder.ts';

type KeepComment = (comment: Comment) => Promise<void>;

/** Reports the end of a run. Returns the exit code and the calls to the toolkit, in order. */
async function finish(
  report: Report,
  {
    failing,
    keepComment,
  }: { failing?: Parameters<typeof keepingToolkit>[0]; keepComment?: KeepComment } = {},
) {
  const { toolkit, kept } = keepingToolkit(failing);
  const exitCode = await githubReporter(toolkit, keepComment).finish(report);
  const annotations = kept
    .filter((line) => line.startsWith('annotate '))
    .map((line): Annotation => JSON.parse(line.slice('annotate '.length)));
  return { exitCode, kept, annotations, last: annotations.at(-1) };
}

describe('the end of a run', () => {
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
            message: ['a twin'],
            fix: ['look'],
            entry: 'a',
            location: a.location,
          },
        }),
      ),
    ],
    {
      notice: ['Only so much was done.'],
      problems: [{ code: 'out-of-time', message: ['too late'], fix: ['run again'] }],
    },
  );

  test('writes the outputs first, then every problem at its line, the final line and the summary', async () => {
    const { kept, annotations } = await finish(report);
    expect(kept.map((line) => line.slice(0, line.indexOf(' ')))).toEqual([
      'setOutputs',
      'annotate',
      'annotate',
      'annotate',
      'annotate',
      'info',
      'writeSummary',
    ]);
    expect(annotations).toEqual([
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

  test('has one warning about drift, however many connections differ', async () => {
    const { annotations } = await finish(reportOf(['a', 'b'].map((key) => told(key, 'drifted', 'drifted'))));
    expect(annotations).toMatchObject([
      {
        severity: 'warning',
        message: expect.stringContaining('not changed: `a`, `b`; set `on-drift: update`'),
      },
    ]);
  });

  test('has an error for a plan that fails because of its changes', async () => {
    const planned = reportOf([told('a', 'create')], { mode: 'plan', failOnChanges: true });
    expect((await finish(planned)).annotations).toMatchObject([
      { severity: 'error', message: expect.stringMatching(/^Plan: 1 to create .*`fail-on-changes`.*\.$/) },
    ]);
  });

  const created = reportOf([told('a', 'create', 'created')]);
  const throwing = (message: string) => () => {
    throw new Error(message);
  };

  test.each<[story: string, Report, failing: Parameters<typeof keepingToolkit>[0], exitCode: number]>([
    ['succeeded', created, {}, 0],
    ['failed', report, {}, 1],
    ['was cancelled', reportOf([told('a')], { stopped: 'cancelled' }), {}, 130],
    [
      'succeeded but could not write a summary',
      created,
      { writeSummary: () => Promise.reject(new Error('full')) },
      0,
    ],
    ['succeeded but could not write outputs', created, { setOutputs: throwing('gone') }, 1],
    [
      'was cancelled and could not write outputs',
      reportOf([], { stopped: 'cancelled' }),
      { setOutputs: throwing('gone') },
      130,
    ],
  ])('has the exit code of a run that %s', async (_, ended, failing, exitCode) => {
    expect((await finish(ended, { failing })).exitCode).toBe(exitCode);
  });

  test('has a warning if the summary cannot be written', async () => {
    const failing = { writeSummary: () => Promise.reject(new Error('no space left')) };
    const { kept, last } = await finish(created, { failing });
    expect(kept[0]).toMatch(/^setOutputs/);
    expect(last).toMatchObject({ severity: 'warning', message: expect.stringContaining('no space left') });
  });

  test('has an error if the outputs cannot be written, and everything else is reported', async () => {
    const { kept, last } = await finish(created, { failing: { setOutputs: throwing('no such file') } });
    expect(kept.some((line) => line.startsWith('writeSummary'))).toBe(true);
    expect(last).toMatchObject({ severity: 'error', message: expect.stringContaining('no such file') });
  });

  test('has a summary even if an id cannot be encoded', async () => {
    const entry = entryOf('a');
    const odd = outcomeOf('unchanged', entry, { id: 'id-\ud800' });
    const { kept } = await finish(reportOf([told(entry, 'unchanged', odd)], { orgId: 'ORG@AdobeOrg' }));
    expect(kept.at(-1)).toMatch(/^writeSummary .*accounts\/id-%EF%BF%BD\/activity/s);
  });
});

describe('the comment on the pull request', () => {
  const about = { mode: 'plan', pullRequest: { number: 12, head: 'a'.repeat(40) } } as const;
  const planned = reportOf([told('a', 'create')], about);

  test('shows the plan', async () => {
    const comments: Comment[] = [];
    const keepComment = async (comment: Comment) => void comments.push(comment);
    expect(await finish(planned, { keepComment })).toMatchObject({ exitCode: 0, annotations: [] });
    expect(comments).toMatchObject([
      { pullRequest: about.pullRequest, body: expect.stringContaining('1 to create') },
    ]);
  });

  test('is skipped by a cancelled run, because the next run writes its own', async () => {
    const comments: Comment[] = [];
    const keepComment = async (comment: Comment) => void comments.push(comment);
    await finish(reportOf([told('a', 'create')], { ...about, stopped: 'cancelled' }), { keepComment });
    expect(comments).toEqual([]);
  });

  test('that cannot be written is a warning, and the run does not fail', async () => {
    const keepComment = () =>
      Promise.reject(new ProblemError({ code: 'github-refused', message: ['no'], fix: ['permit it'] }));
    const { exitCode, last } = await finish(planned, { keepComment });
    expect(exitCode).toBe(0);
    expect(last).toMatchObject({
      severity: 'warning',
      message:
        'the plan is only in the job summary, not in a comment on pull request #12: no. Permit it [github-refused]',
    });
  });
});

describe('progress', () => {
  const entry = entryOf('eu');
  const { rows } = reportOf([told(entry, 'create')], { mode: 'plan' });

  test.each<[kind: string, event: Progress, lines: readonly string[]]>([
    [
      'information',
      { kind: 'info', message: msg`see ${option('sandbox')}` },
      ['info see the input `sandbox`'],
    ],
    ['a debug line', { kind: 'debug', line: 'GET /' }, ['debug GET /']],
    [
      'a plan',
      { kind: 'plan', rows, notes: [msg`2 connections are not in the file`], isForReview: false },
      ['info   + eu  create     dev  Name of eu', 'info   2 connections are not in the file'],
    ],
    [
      'a change',
      { kind: 'change', done: 2, total: 13, key: 'eu', width: 4, outcome: outcomeOf('created', entry) },
      ['info [ 2/13] eu    created    id-of-eu'],
    ],
  ])('of type %s is in the log', (_, event, lines) => {
    const { toolkit, kept } = keepingToolkit();
    githubReporter(toolkit, undefined).progress(event);
    expect(kept).toEqual(lines);
  });

  test('masks a secret in the output of later steps', () => {
    const { toolkit, kept } = keepingToolkit();
    githubReporter(toolkit, undefined).mask('a-secret');
    expect(kept).toEqual(['mask a-secret']);
  });
});
