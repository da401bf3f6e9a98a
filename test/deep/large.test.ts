import { describe, expect, it, test } from 'vitest';
import { readConnectionsFile } from '../../src/config/connections-file.ts';
import { code } from '../../src/model/message.ts';
import type { Problem } from '../../src/model/problem.ts';
import { planHash } from '../../src/plan/plan-hash.ts';
import { readPlanRecord, renderComment } from '../../src/report/comment.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { parseSecrets } from '../../src/secrets/parse-secrets.ts';
import { createRedactor } from '../../src/secrets/redactor.ts';
import { resolveSecrets } from '../../src/secrets/resolve-secrets.ts';
import { seededRandom } from '../emulator/seeded-random.ts';
import { connectionFor, entryOf, reference } from '../fixtures/entry-builder.ts';
import { observedOf, planOf } from '../unit/plan/observed.ts';
import { outcomeOf, reportOf, told } from '../unit/report/report-builder.ts';

// These inputs are as large as the limits allow. Code with more than linear run time would exceed the test timeout.

describe('a valid connections file', () => {
  const read = (text: string) => readConnectionsFile(new TextEncoder().encode(text), 'connections.yaml');
  const AUTH =
    '{ dataCenter: eu, clientId: 1000.A, clientSecret: { secret: S }, refreshToken: { secret: R } }';

  it('may have 4,000 entries', () => {
    const entries = Array.from({ length: 4000 }, (_, i) => `  z${i}: { name: Z${i}, auth: ${AUTH} }\n`).join(
      '',
    );
    const { problems, entries: found } = read(`version: 1\nsandbox: dev\nconnections:\n${entries}`);
    expect(problems).toEqual([]);
    expect(found).toHaveLength(4000);
  });

  it('may share one auth by alias among 4,000 entries', () => {
    const others = Array.from({ length: 3999 }, (_, i) => `  z${i}: { name: Z${i}, auth: *auth }\n`).join('');
    const text = `version: 1\nsandbox: dev\nconnections:\n  a:\n    name: A\n    auth: &auth ${AUTH}\n${others}`;
    const { entries, problems } = read(text);
    expect(problems).toEqual([]);
    expect(entries).toHaveLength(4000);
    expect(entries[3999]?.auth).toEqual(entries[0]?.auth);
  });
});

it('a connections file with more than 4,000 entries is rejected with an error at `connections`', () => {
  const entries = Array.from({ length: 4001 }, (_, i) => `  z${i}: {}\n`).join('');
  const text = `version: 1\nconnections:\n${entries}`;
  expect(readConnectionsFile(new TextEncoder().encode(text), 'connections.yaml').problems).toMatchObject([
    { code: 'too-many-entries', location: { line: 2, column: 1 } },
  ]);
});

it('4,000 entries and 20,000 connections are planned and hashed', () => {
  const entries = Array.from({ length: 4_000 }, (_, index) =>
    entryOf(`e${index}`, index % 4 === 0 ? { id: `id-of-e${index + 1}` } : {}),
  );
  const strangers = Array.from({ length: 16_000 }, (_, index) => connectionFor(entryOf(`stranger${index}`)));
  const observed = observedOf({ dev: [...strangers, ...entries.map((entry) => connectionFor(entry))] });
  const plan = planOf(entries, observed);
  planHash(plan);
  // Every fourth entry pins the connection that the next entry names.
  expect(plan.changes.map(({ kind }) => kind).slice(0, 4)).toEqual([
    'conflict',
    'conflict',
    'unchanged',
    'unchanged',
  ]);
});

it('4,000 references are resolved among secrets with a common prefix', () => {
  const entries = Array.from({ length: 4_000 }, (_, index) =>
    entryOf(`e${index}`, { auth: { clientSecret: reference(`S_${index}`), refreshToken: undefined } }),
  );
  const text = 'zoho-secret-of-nobody\n'.repeat(50_000);
  const values = new Map(entries.map((_, index) => [`S_${index}`, `zoho-secret-of-S_${index}`]));
  const { secrets } = resolveSecrets({
    entries,
    needed: entries,
    given: { values, problems: [] },
    visible: [{ what: ['`connections.yaml`'], text }],
    mask: () => {},
  });
  expect(secrets.size).toBe(4_000);
});

it('a redactor with thousands of secrets with a common prefix redacts one mebibyte', () => {
  const random = seededRandom(3);
  const number = () => Math.floor(random() * 1e9).toString(36);
  const secrets = Array.from({ length: 8_000 }, () => `1000.abc-zoho-${number()}-${number()}`);
  const filler = `1000.abc-zoho-of-nobody ${'plain words '.repeat(6)}`;
  const text = secrets
    .slice(0, 500)
    .map((secret) => filler.repeat(22) + secret)
    .join(' ');
  expect(text.length).toBeGreaterThan(2 ** 20);
  const redactor = createRedactor();
  for (const secret of secrets) redactor.add(secret);
  const redacted = redactor.redact(text);
  expect(redacted.split('***')).toHaveLength(501);
});

test.each(['create', 'drifted', 'conflict'] as const)(
  'the comment on a plan with 4,000 entries (%s) stays within the limit and contains verdict, hash and a record of what it shows',
  (kind) => {
    const entries = Array.from({ length: 4_000 }, (_, index) =>
      told(entryOf(`entry-${index}`.padEnd(64, 'x'), { name: `${index} ${'<@|>'.repeat(60)}` }), kind),
    );
    const report = reportOf(entries, { mode: 'plan', pullRequest: { number: 12, head: 'c'.repeat(40) } });
    const body = renderComment(report)?.body ?? '';
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(65_536);
    expect(body).toMatch(/Plan hash <code>[0-9a-f]{64}/);
    const { digests, omitted = 0 } = readPlanRecord(body) ?? {};
    expect(omitted).toBeGreaterThan(1_000);
    expect((digests?.size ?? 0) + omitted).toBe(4_000);
    expect(body).toContain('This comment is shortened');
  },
);

describe('the size of the summary', () => {
  const limit = 1024 * 1024;

  function manyFailing(message: string, name: string): string {
    const entries = Array.from({ length: 4_000 }, (_, index) =>
      entryOf(`entry-${index}`, { name, line: index + 1 }),
    );
    return renderSummary(
      reportOf(
        entries.map((entry) =>
          told(
            entry,
            'create',
            outcomeOf('failed', entry, {
              problem: {
                code: 'adobe-refused',
                message: [message],
                entry: entry.key,
                location: entry.location,
              },
            }),
          ),
        ),
        { orgId: 'ORG@AdobeOrg' },
      ),
    );
  }

  test.each([
    ['long', 'word '.repeat(200), 'Name'],
    ['endless', 'x'.repeat(100_000), 'x'.repeat(255)],
    ['full of markup', '|'.repeat(1_000), '\u202e'.repeat(255)],
    ['full of multi-byte characters', '漢'.repeat(1_000), '漢'.repeat(255)],
  ])(
    'stays under 1 MiB when 4,000 entries fail with messages that are %s, and contains the number of omitted rows',
    (_, message, name) => {
      const summary = manyFailing(message, name);
      expect(Buffer.byteLength(summary)).toBeLessThan(limit);
      // In the list and in the table, the shown and the omitted rows add up to the total.
      const count = (pattern: RegExp) => summary.match(pattern)?.length ?? 0;
      const ignored = (pattern: RegExp) => Number(pattern.exec(summary)?.[1] ?? 0);
      const items = count(/^❌ <code>entry/gm);
      const rows = count(/^\| ❌&nbsp;failed \|/gm);
      expect(Math.min(items, rows)).toBeGreaterThan(10);
      expect(items + ignored(/^… and (\d+) more, in the log$/m)).toBe(4_000);
      expect(rows + ignored(/^\| … \| \| (\d+) more \|/m)).toBe(4_000);
      expect(items).toBeLessThan(4_000);
      expect(summary.split('\n')[0]).toContain('4000 failed');
    },
  );

  test('contains every row if all fit', () => {
    const summary = manyFailing('no', 'Name');
    expect(summary.match(/^❌ <code>entry/gm)).toHaveLength(4_000);
    expect(summary.match(/^\| ❌&nbsp;failed \|/gm)).toHaveLength(4_000);
    expect(summary.includes('more')).toBe(false);
  });
});

it('merge keys count towards the alias limit', () => {
  const keys = Array.from({ length: 900 }, (_, i) => `k${i}: 1`).join(', ');
  const entries = Array.from({ length: 200 }, (_, i) => `  z${i}: { <<: *big }\n`).join('');
  const text = `version: 1\nx-big: &big { ${keys} }\nconnections:\n${entries}`;
  const { problems } = readConnectionsFile(new TextEncoder().encode(text), 'connections.yaml');
  expect(problems).toMatchObject([{ code: 'yaml-alias', message: expect.stringContaining('100,000') }]);
});

it('a secrets file with a large quoted value is read quickly', () => {
  const text = `A="${'x\\"\n'.repeat(200_000)}"`;
  const { values } = parseSecrets(text, new Set(), [code('.env')]);
  expect(values.get('A')).toHaveLength(600_000);
});

test('a summary that is too long omits fields of creations first, and says so', () => {
  const field = '\u00a0'.repeat(300);
  const entries = Array.from({ length: 500 }, (_, index) =>
    told(entryOf(`entry-${index}`, { description: field }), 'create'),
  );
  const summary = renderSummary(reportOf([...entries, told(entryOf('last'), 'update')], { mode: 'plan' }));
  expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
  expect(summary).toContain('+ description: New');
  expect(summary.match(/<summary>|<p>/g)).toHaveLength(501);
  expect(summary.match(/^\| ➕/gm)).toHaveLength(500);
  expect(summary).toContain('This summary is shortened: the log shows everything.');
});

test('a summary keeps errors if there are so many warnings that some are dropped', () => {
  const warnings: Problem[] = Array.from({ length: 4_000 }, (_, index) => ({
    code: 'value-invalid',
    severity: 'warning',
    message: ['odd '.repeat(100)],
    location: { file: 'c.yaml', line: index + 1, column: 1 },
  }));
  const error: Problem = {
    code: 'internal',
    message: ['the one'],
    location: { file: 'c.yaml', line: 9_999, column: 1 },
  };
  const summary = renderSummary(reportOf([told('a', 'unchanged')], { problems: [...warnings, error] }));
  expect(summary).toContain('the one');
  expect(summary).toMatch(/… and \d+ more, in the log/);
});
