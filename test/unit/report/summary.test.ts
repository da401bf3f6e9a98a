import { describe, expect, test } from 'vitest';
import { code, msg } from '../../../src/model/message.ts';
import type { Problem } from '../../../src/model/problem.ts';
import type { Report } from '../../../src/model/report.ts';
import { renderSummary } from '../../../src/report/summary.ts';
import { connectionFor, entryOf } from '../../fixtures/entry-builder.ts';
import { changeOf, outcomeOf, reportOf, told } from './report-builder.ts';

const hostile = [
  '**bold** _it_ `code` ~~no~~ ````',
  '<img src=x onerror=alert(1)><script>alert(1)</script>',
  '| a | b |\n| - | - |',
  '\n\n# Heading\n\n- item',
  '[link](https://evil.example) ![image](https://evil.example/x.png)',
  'https://evil.example www.evil.example',
  '::error::x',
  '##[error]x',
  '@admin @org/team #1',
  'a\u202eb\u200bc\u0000d\ud800',
  '</code></td></table><h1>',
  '&lt;b&gt; &#64;admin',
  '<!-- aep-base-connections -->',
].join(' ');

/** Returns a report in which every text from outside is `text`. */
function reportWith(text: string): Report {
  const entry = entryOf('a', { name: text, description: text });
  const problem: Problem = {
    code: 'adobe-refused',
    message: [`not created: ${text}`],
    fix: [text],
    entry: 'a',
    location: { file: text, line: 1, column: 1 },
  };
  const drift = entryOf('b', { name: text });
  return reportOf(
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
      orgId: text,
      notice: [text],
      problems: [{ code: 'internal', message: [text], fix: [text] }],
    },
  );
}

describe('the summary', () => {
  test('shows failures first, then other entries in the order of the file', () => {
    const b = entryOf('b', { line: 9 });
    const summary = renderSummary(
      reportOf(
        [told('c', 'create', 'created'), told(b, 'create', 'failed'), told('a', 'unchanged', 'unchanged')],
        { orgId: 'ORG@AdobeOrg' },
      ),
    );
    const hash = /[0-9a-f]{64}/.exec(summary)?.[0] ?? '';
    expect(
      summary.replace(hash, 'abc'),
    ).toBe(`### ❌ Base connections: The run failed: 1 created, 1 unchanged, 1 failed

<code>connections.yaml</code> · organization <code>ORG&#64;&#8288;AdobeOrg</code> · mode apply

❌ <code>b</code> at <code>connections.yaml&#58;9&#58;3</code>: about b. <code>adobe-refused</code>

| | Connection | Name | Sandbox | Source | Id |
|:--|:--|:--|:--|:--|:--|
| ❌&nbsp;failed | <code>b</code> | Name of b | dev | some-crm |  |
| ✅&nbsp;created | <code>c</code> | Name of c | dev | some-crm | [<code>id-of-c</code>](https://experience.adobe.com/#/@ORG@AdobeOrg/sname:dev/platform/source/accounts/id-of-c/activity "open in Platform") |
| ✔️&nbsp;unchanged | <code>a</code> | Name of a | dev | some-crm | [<code>id-of-a</code>](https://experience.adobe.com/#/@ORG@AdobeOrg/sname:dev/platform/source/accounts/id-of-a/activity "open in Platform") |

<sub>Plan hash <code>abc</code></sub>
`);
  });

  test.each([
    [
      'an invalid file',
      reportOf([], { phase: 'offline', problems: [{ code: 'yaml-syntax', message: ['x'] }] }),
      '### ❌ Base connections: Nothing was sent',
    ],
    [
      'a valid file',
      reportOf([told('a'), told('b')], { mode: 'validate', phase: 'offline' }),
      '### Base connections: The connections file is valid: 2 connections\n',
    ],
    [
      'a valid file with one entry',
      reportOf([told('a')], { mode: 'validate', phase: 'offline' }),
      'valid: 1 connection\n',
    ],
    [
      'no changes',
      reportOf([told('a', 'unchanged')], { mode: 'plan' }),
      '### Base connections: Nothing to do: 1 unchanged\n',
    ],
    [
      'a plan',
      reportOf([told('a', 'create'), told('b', 'drifted')], { mode: 'plan' }),
      '### Base connections: 1 to create, 1 drifted\n',
    ],
    [
      'a plan with errors',
      reportOf([told('a', 'create')], { mode: 'plan', failOnChanges: true }),
      '### ❌ Base connections: Plan: 1 to create (a failure, because the input <code>fail-on-changes</code> is set)\n',
    ],
    [
      'drift',
      reportOf([told('a', 'drifted', 'drifted')]),
      'differ from the file: 1 drifted; <code>on-drift&#58; update</code> applies the differences\n',
    ],
    ['a complete apply', reportOf([told('a', 'create', 'created')]), '### Base connections: 1 created\n'],
    [
      'a cancelled run',
      reportOf([told('a', 'create', 'created')], { stopped: 'cancelled' }),
      '### ❌ Base connections: The run was cancelled: 1 created\n',
    ],
    [
      'a run out of time',
      reportOf([told('a')], { stopped: 'out-of-time' }),
      '### ❌ Base connections: The run ran out of time\n',
    ],
    [
      'a run that was cancelled before it started',
      reportOf([told('a')], { phase: 'offline', stopped: 'cancelled' }),
      '### ❌ Base connections: The run was cancelled\n',
    ],
  ])('starts with the result of %s', (_, report, words) => {
    expect(renderSummary(report)).toContain(words);
  });

  test('shows differences, old and new, and unusual states', () => {
    const entry = entryOf('a');
    const summary = renderSummary(
      reportOf([told(entry, 'drifted', outcomeOf('drifted', entry, { state: 'disabled' }))], {
        mode: 'apply',
      }),
    );
    expect(summary).toContain('| ⚠️&nbsp;drifted · disabled |');
    expect(
      summary,
    ).toContain(`<details open><summary>⚠️ <code>a</code>: differs from the file and is not changed &#40;<code>on-drift&#58; report</code>&#41;; set <code>on-drift&#58; update</code> to apply the file</summary>

\`\`\`diff
- description: Old
+ description: New
\`\`\`
</details>`);
  });

  test('says why a run was validation only', () => {
    const report = reportOf([told('a')], {
      mode: 'validate',
      phase: 'offline',
      notice: msg`Not compared: ${code('auto')} says so.`,
    });
    expect(renderSummary(report)).toContain('\n> Not compared&#58; <code>auto</code> says so.\n');
  });

  test('has no table if the file is invalid', () => {
    const report = reportOf([told('a')], {
      phase: 'offline',
      problems: [{ code: 'value-invalid', message: ['x'] }],
    });
    expect(renderSummary(report)).not.toContain('| Connection |');
  });

  test('has one paragraph per warning, below errors', () => {
    const warning: Problem = { code: 'twin', severity: 'warning', message: ['it is odd'] };
    const good = renderSummary(reportOf([told('a', 'create', 'created')], { problems: [warning] }));
    expect(good).toContain('\n\n⚠️ it is odd. <code>twin</code>\n\n');
    const bad = renderSummary(reportOf([told('a', 'create', 'failed')], { problems: [warning] }));
    expect(bad.indexOf('about a')).toBeGreaterThan(0);
    expect(bad.indexOf('about a')).toBeLessThan(bad.indexOf('it is odd'));
  });

  test('is the same for the same report', () => {
    expect(renderSummary(reportWith(hostile))).toBe(renderSummary(reportWith(hostile)));
  });
});

describe('outside text in the summary', () => {
  const summary = renderSummary(reportWith(hostile));
  /** A code block. Its fence is longer than any run of backticks in it. */
  const BLOCK = /^(`{3,})diff\n((?:[-+ ] (?!\1).*\n)+)\1$/gm;
  /** Returns the summary without code blocks, link targets and inline code. */
  const bare = (text: string) =>
    text
      .replace(BLOCK, '')
      .replace(/\]\([^)]*\)/g, '](…)')
      .replace(/<\/?code>/g, '');

  test('adds no line, no cell and no markup', () => {
    const plain = renderSummary(reportWith('x'));
    expect(summary.match(BLOCK)).toHaveLength(1);
    expect(summary.split('\n')).toHaveLength(plain.split('\n').length);
    // Entities contain a `#`. All other markup is from the summary itself.
    const skeleton = (text: string) =>
      bare(text)
        .replace(/&#\d+;/g, '')
        .match(/[|<>[\]*`#]|^(?:- |> )/gm);
    expect(skeleton(summary)).toEqual(skeleton(plain));
  });

  test.each([
    ['HTML', /<(?!\/?(?:sub|details|summary)(?: open)?>)/],
    ['mentions', /@[a-z]|&#(?:64|35);(?!&#8288;)/],
    ['links', /\]\((?!…)|https?:/],
    ['autolinks', /www\./],
    ['runner commands', /^\s*::|##\[/m],
    ['directional or invisible characters', /[\p{Cf}\p{Cs}]|(?!\n)\p{Cc}/u],
  ])('does not become %s', (_, pattern) => {
    expect(bare(summary)).not.toMatch(pattern);
  });

  test('is unchanged in a code block, except for invisible characters', () => {
    const [block = ''] = summary.match(BLOCK) ?? [];
    expect(block).toContain('<script>alert(1)</script>');
    expect(block).toContain('\\u{202e}');
    expect(block).not.toMatch(/[\p{Cf}\p{Cs}]|(?!\n)\p{Cc}/u);
  });

  test('stays inside a link', () => {
    const links = [...summary.matchAll(/\]\((\S*) "open in Platform"\)/g)].map(
      ([, link]) => new URL(link ?? ''),
    );
    expect(links).toHaveLength(2);
    for (const link of links) {
      expect(link.origin).toBe('https://experience.adobe.com');
      expect(link.hash.split('/')).toHaveLength(8);
      expect(decodeURIComponent(link.hash)).toContain('</code></td></table><h1>');
    }
  });
});

describe('a value in a diff block', () => {
  const drawn = (text: string) => {
    const entry = entryOf('a');
    const differences = [{ field: 'description', observed: 'x', declared: text }];
    const connection = connectionFor(entry);
    const update = { kind: 'update', entry, connection, differences, sendsCredentials: false } as const;
    const change = { ...update, ignored: [], overwritten: [] };
    const summary = renderSummary(reportOf([told(entry, change)], { mode: 'plan' }));
    return /^\+ description: (.*)$/m.exec(summary)?.[1];
  };

  test.each([
    ['plain words, as they are', 'plain words, as they are'],
    ['a\u00a0b', '"a\\u{a0}b"'],
    ['a\u3000b', '"a\\u{3000}b"'],
    ['a\nb', '"a\\nb"'],
    ['a\\nb', '"a\\\\nb"'],
    ['a\u202eb', '"a\\u{202e}b"'],
    ['a\\u{202e}b', '"a\\\\u{202e}b"'],
    ['a  b', '"a  b"'],
    [' a', '" a"'],
    ['', '""'],
    ['"a"', '"\\"a\\""'],
    ['{ secret: DB_USER }', '"{ secret: DB_USER }"'],
    ['(as in the file)', '"(as in the file)"'],
    ['x (not in the file: the update removes it)', '"x (not in the file: the update removes it)"'],
  ])('cannot be confused with another value or with words of the summary: %j', (text, expected) => {
    expect(drawn(text)).toBe(expected);
  });
});

test('the summary contains shortened differences', () => {
  const entry = entryOf('a');
  const change = {
    ...changeOf('drifted', entry),
    differences: [{ field: 'description', observed: 'o'.repeat(4_000), declared: 'd'.repeat(400) }],
  };
  const summary = renderSummary(reportOf([told(entry, change)], { mode: 'plan' }));
  expect(summary).toContain(
    `- description: ${'o'.repeat(300)}… (4000 characters)\n+ description: ${'d'.repeat(300)}… (400 characters)\n`,
  );
});

test('a long value in the summary is cut, and its length shown where no value could write it', () => {
  const valueIn = (name: string) => {
    const summary = renderSummary(reportOf([told(entryOf('a', { name }), 'create')], { mode: 'plan' }));
    return /^\+ name: +(.*)$/m.exec(summary)?.[1];
  };
  expect(valueIn('n'.repeat(300))).toBe('n'.repeat(300));
  expect(valueIn('n'.repeat(301))).toBe(`${'n'.repeat(300)}… (301 characters)`);
  expect(valueIn('n… (301 characters)')).toBe('"n… (301 characters)"');
});
