import { describe, expect, test } from 'vitest';
import { githubReporter } from '../../../src/github/reporter.ts';
import {
  code,
  either,
  foreignCode,
  foreignValue,
  type Message,
  msg,
  option,
  requestId,
  textOf,
  value,
} from '../../../src/model/message.ts';
import type { Problem } from '../../../src/model/problem.ts';
import type { Progress, Report, Reporter } from '../../../src/model/report.ts';
import { forMarkdown } from '../../../src/report/escape.ts';
import { detailLines } from '../../../src/report/log.ts';
import { createRedactor, redactingReporter } from '../../../src/secrets/redactor.ts';
import { connectionFor, entryOf } from '../../fixtures/entry-builder.ts';
import { keepingToolkit, outcomeOf, reportOf, told } from '../report/report-builder.ts';

const secret = `open-sesame/12<3>4&5678 "*quoted*"`;
const markdown = (text: string) => forMarkdown(text, Number.POSITIVE_INFINITY);

/** Ways in which a secret gets into a text. `redactor.test.ts` has all that a redactor recognises. */
const encodings: readonly (readonly [string, (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['in a URL', encodeURIComponent],
  ['in JSON', (text) => JSON.stringify(text).slice(1, -1)],
  ['in Markdown', markdown],
];

/** Returns a redacting reporter, and everything that it passed on. */
function guard(secrets: readonly string[] = [secret], exitCode = 0) {
  const arrived: unknown[] = [];
  const inner: Reporter = {
    mask: (text) => arrived.push(['mask', text]),
    progress: (event) => arrived.push(event),
    finish: async (report) => {
      arrived.push(report);
      return exitCode;
    },
  };
  const redactor = createRedactor([markdown]);
  for (const each of secrets) redactor.add(each);
  return { reporter: redactingReporter(inner, redactor), arrived };
}

/** Returns a message with `text` in every kind of part. */
function messageWith(text: string): Message {
  return msg`${text}, ${code(text)}, ${value(text)}, ${option('rotate', text)}${requestId(text)}${{ kind: 'difference', observed: text, declared: text }}${either([text], [code(text)])}`;
}

/** Returns a report in which every text from outside this program is `text`. */
function reportWith(text: string): Report {
  const entry = entryOf('a', { key: text, name: text, description: text, sandbox: text });
  const drift = entryOf('b', { name: text });
  const problem: Problem = {
    code: 'adobe-refused',
    message: messageWith(text),
    fix: [text],
    entry: text,
    parameter: text,
    location: { file: text, line: 1, column: 1 },
  };
  const report = reportOf(
    [
      told(entry, 'create', outcomeOf('conflict', entry, { id: text, state: text, problem })),
      told(drift, {
        kind: 'drifted',
        entry: drift,
        connection: connectionFor(drift, { id: text, state: text }),
        differences: [{ field: text, observed: text, declared: text }],
      }),
    ],
    {
      config: text,
      sandbox: text,
      orgId: text,
      notice: [text],
      runUrl: text,
      docsUrl: text,
      pullRequest: { number: 1, head: text },
      problems: [{ code: 'internal', message: [text], fix: messageWith(text) }],
    },
  );
  // The plan is only used as a hash and digests, which reveal no text.
  return { ...report, rows: report.rows.map((row) => ({ ...row, digest: '' })), plan: undefined };
}

const events: readonly (readonly [string, (text: string) => Progress])[] = [
  ['information', (text) => ({ kind: 'info', message: messageWith(text) })],
  ['information that is a text', (text) => ({ kind: 'info', message: [text] })],
  ['a debug line', (line) => ({ kind: 'debug', line })],
  [
    'a plan',
    (text) => ({
      kind: 'plan',
      rows: reportWith(text).rows,
      notes: [messageWith(text)],
      isForReview: true,
    }),
  ],
  [
    'a change',
    (text) => ({
      kind: 'change',
      done: 1,
      total: 2,
      key: text,
      width: 3,
      outcome: {
        kind: 'failed',
        id: text,
        ids: [text],
        state: text,
        problem: { code: 'internal', message: messageWith(text) },
      },
    }),
  ],
];

describe.each(encodings)('a secret %s', (_, encode) => {
  const shown = `before ${encode(secret)} after`;
  const hidden = 'before *** after';

  test.each(events)('is redacted in every text of %s', (_, event) => {
    const { reporter, arrived } = guard();
    reporter.progress(event(shown));
    expect(JSON.stringify(arrived)).not.toContain('sesame');
    expect(arrived).toEqual([event(hidden)]);
  });

  test('is redacted in every text of a report', async () => {
    const { reporter, arrived } = guard();
    await reporter.finish(reportWith(shown));
    expect(JSON.stringify(arrived)).not.toContain('sesame');
    expect(arrived).toEqual([reportWith(hidden)]);
  });
});

describe('a redacting reporter', () => {
  test('masks a secret before any text with it is printed, and passes on text from before', () => {
    const { reporter, arrived } = guard([]);
    const event: Progress = { kind: 'debug', line: secret };
    reporter.progress(event);
    reporter.mask(secret);
    reporter.progress(event);
    expect(arrived).toEqual([event, ['mask', secret], { kind: 'debug', line: '***' }]);
  });

  test.each([0, 1, 130])('returns the exit code %i of the reporter that it wraps', async (exitCode) => {
    expect(await guard([], exitCode).reporter.finish(reportOf([]))).toBe(exitCode);
  });

  test('redacts a message before shortening it, so that no part of a secret is left', async () => {
    const { toolkit, kept } = keepingToolkit();
    const redactor = createRedactor();
    redactor.add(secret);
    const problem: Problem = { code: 'internal', message: [`${'x'.repeat(990)}${secret}`] };
    await redactingReporter(githubReporter(toolkit, undefined), redactor).finish(
      reportOf([], { problems: [problem] }),
    );
    expect(kept.join('\n')).not.toContain('sesame');
  });

  test('keeps the names of options, because renderers look them up', () => {
    const { reporter, arrived } = guard(['platform', 'rotate']);
    const event: Progress = { kind: 'info', message: msg`see ${option('platform-url')}` };
    reporter.progress(event);
    expect(arrived).toEqual([event]);
  });

  test.each([
    ['across its end', 'p'.repeat(150), ''],
    ['after a long equal part', 'p'.repeat(40), 'x y '.repeat(45)],
    ['across its start', `${'p'.repeat(100)}SECRET${'p'.repeat(40)}`, 'p'.repeat(300)],
  ])('redacts a long value before it is shortened %s', (_, before, same) => {
    const observed = before.includes('SECRET')
      ? before.replace('SECRET', secret)
      : `${before}${same}${secret}`;
    const texts: string[] = [];
    for (let offset = 0; offset < 80; offset += 3) {
      const entry = entryOf('eu');
      const padding = 'z'.repeat(offset);
      const differences = [
        {
          field: 'description',
          observed: `${padding}${observed} tail`,
          declared: `${padding}${before.includes('SECRET') ? `${observed}!` : before}`,
        },
      ];
      const change = { kind: 'drifted', entry, connection: connectionFor(entry), differences } as const;
      const { reporter, arrived } = guard();
      reporter.progress({
        kind: 'plan',
        rows: reportOf([told(entry, change)], { mode: 'plan' }).rows,
        notes: [],
        isForReview: true,
      });
      const [event] = arrived as Progress[];
      const text =
        event?.kind === 'plan'
          ? event.rows.flatMap(({ details }) => detailLines(details).map(textOf)).join()
          : '';
      texts.push(text);
    }
    expect(texts.filter((text) => !text.includes('description'))).toEqual([]);
    expect(texts.filter((text) => /open|sesam|esame|quoted/.test(text))).toEqual([]);
  });

  test("redacts Adobe's values in a plan, in every kind of change that shows them", () => {
    const entry = entryOf('eu');
    const connection = connectionFor(entry);
    const differences = [{ field: 'description', observed: secret, declared: 'New' }];
    const update = { entry, connection, sendsCredentials: false, overwritten: [] };
    for (const change of [
      { kind: 'drifted', entry, connection, differences },
      { kind: 'update', ...update, differences, ignored: [] },
      { kind: 'rotate', ...update, differences: [], ignored: differences },
    ] as const) {
      const { rows } = reportOf([told(entry, change)], { mode: 'plan' });
      expect(rows.flatMap(({ details }) => detailLines(details).map(textOf)).join()).toContain('sesame');
      const { reporter, arrived } = guard();
      reporter.progress({ kind: 'plan', rows, notes: [], isForReview: true });
      expect(JSON.stringify(arrived)).not.toContain('sesame');
    }
  });

  test('redacts an invented state in a row', async () => {
    const entry = entryOf('e');
    const { reporter, arrived } = guard(['a-secret-state']);
    const outcome = outcomeOf('created', entry, { state: 'the a-secret-state' });
    await reporter.finish(reportOf([told(entry, 'create', outcome)]));
    expect(arrived).toMatchObject([{ rows: [{ state: 'the ***' }] }]);
  });

  test('redacts parts of a secret in server text, but in no other text', async () => {
    const half = '8cb99d4ef52b4e0e';
    const { reporter, arrived } = guard([`${half}a6c3f8a1d07be9a2`]);
    const event = (text: string, others: string): Progress => ({
      kind: 'info',
      message: [
        foreignValue(text),
        foreignCode(text),
        { kind: 'difference', observed: text, declared: others },
        value(others),
        code(others),
        others,
      ],
    });
    reporter.progress(event(`x ${half}`, half));
    const entry = entryOf('e');
    await reporter.finish(reportOf([told(entry, 'create', outcomeOf('created', entry, { state: half }))]));
    expect(arrived).toMatchObject([event('x …', half), { rows: [{ state: '…' }] }]);
  });

  test('keeps the words that control the run, even if a secret equals one of them', async () => {
    const entry = entryOf('e');
    const report = reportOf([told(entry, 'create', 'failed')], { stopped: 'cancelled', mode: 'apply' });
    const { toolkit, kept } = keepingToolkit();
    const redactor = createRedactor();
    for (const word of ['cancelled', 'adobe-refused', 'request-id']) redactor.add(word);
    const reporter = redactingReporter(githubReporter(toolkit, undefined), redactor);
    expect(await reporter.finish(report)).toBe(130);
    expect(kept.join()).toContain('[adobe-refused]');
  });
});
