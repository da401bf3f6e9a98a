import { describe, expect, test } from 'vitest';
import type { Change } from '../../../src/model/change.ts';
import type { Problem } from '../../../src/model/problem.ts';
import type { RunFacts } from '../../../src/model/report.ts';
import { readPlanRecord, renderComment } from '../../../src/report/comment.ts';
import { entryOf } from '../../fixtures/entry-builder.ts';
import { reportOf, told } from './report-builder.ts';

const head = 'c0ffee'.repeat(6).padEnd(40, '0');
const review: Partial<RunFacts> = { mode: 'plan', pullRequest: { number: 12, head } };

function bodyOf(entries: Parameters<typeof reportOf>[0], changes: Partial<RunFacts> = {}): string {
  return renderComment(reportOf(entries, { ...review, ...changes }))?.body ?? '';
}

/**
 * As many entries as a file can have, with names of the maximum length in the characters that need the most
 * escaping.
 */
function manyOf(kind: Change['kind'], count: number) {
  return Array.from({ length: count }, (_, index) =>
    told(entryOf(`entry-${index}`.padEnd(64, 'x'), { name: `${index} ${'<@|>'.repeat(60)}` }), kind),
  );
}

describe('the comment', () => {
  test('is only written for runs on a pull request', () => {
    expect(renderComment(reportOf([told('eu', 'create')]))).toBeUndefined();
  });

  test('shows the changes and counts the rest', () => {
    const body = bodyOf([told('eu', 'create'), told('us', 'unchanged'), told('in', 'skipped')]);
    expect(body).toContain('### Base connections: 1 to create, 1 unchanged, 1 skipped\n');
    expect(body).toContain(
      'Merging this pull request applies the plan. 1 connection is unchanged; 1 connection is skipped.',
    );
    expect(body).toContain('<code>eu</code>');
    expect(body).not.toMatch(/<code>(?:us|in)<\/code>/);
  });

  test('is complete for a file without entries', () => {
    const body = bodyOf([], { plan: { orgId: 'A@AdobeOrg', changes: [] } });
    expect(body).toContain('### Base connections: Nothing to do: 0 connections\n');
    expect(body).not.toMatch(/\||Infinity|undefined/);
    expect(readPlanRecord(body)).toMatchObject({ head, digests: new Set() });
  });

  test('shows file, sandbox and commit, with a link to the run', () => {
    const body = bodyOf([told('eu', 'create')], {
      sandbox: 'dev',
      runUrl: 'https://github.com/a/b/actions/runs/1',
    });
    expect(body).toContain(
      '\n<code>connections.yaml</code> · sandbox <code>dev</code> · plan for <code>c0ffeec</code> · [run](https://github.com/a/b/actions/runs/1)\n',
    );
  });

  test('stores the plan for the next apply, if there is one', () => {
    const body = bodyOf([told('eu', 'create'), told('us', 'unchanged')]);
    expect(readPlanRecord(body)).toMatchObject({ head, digests: expect.objectContaining({ size: 1 }) });
    const problem = { code: 'adobe-unreachable', message: ['no answer'] } satisfies Problem;
    expect(readPlanRecord(bodyOf([told('eu')], { problems: [problem] }))).toBeUndefined();
  });

  test('says that an empty plan is empty, and stores it', () => {
    const body = bodyOf([told('us', 'unchanged')]);
    expect(body).toContain('Nothing to do: 1 unchanged');
    expect(body).not.toContain('| Connection |');
    expect(body).not.toContain('Merging');
    expect(readPlanRecord(body)?.digests.size).toBe(0);
  });

  test.each([
    [3, ['create', 'drifted', 'conflict']],
    [200, ['create']],
  ] as const)(
    'stays within the limit with %i changes, and keeps verdict, hash and record',
    (count, kinds) => {
      for (const kind of kinds) {
        const entries = manyOf(kind, count);
        const body = bodyOf(entries, { runUrl: 'https://github.com/a/b/actions/runs/1' });
        expect(Buffer.byteLength(body)).toBeLessThanOrEqual(65_536);
        expect(body).toContain(
          `${count} ${{ create: 'to create', drifted: 'drifted', conflict: 'in conflict' }[kind]}`,
        );
        expect(body).toMatch(/Plan hash <code>[0-9a-f]{64}/);
        expect(readPlanRecord(body)?.digests.size).toBe(count);
        expect(body.includes('<details')).toBe(count === 3 && kind !== 'conflict');
        expect(body.includes('This comment is shortened')).toBe(count > 3);
      }
    },
  );

  test('drops the details before it drops a row', () => {
    const entries = Array.from({ length: 150 }, (_, index) => told(`entry-${index}`, 'create'));
    const body = bodyOf(entries);
    expect(body).toContain('entry-149');
    expect(body).not.toContain('REFRESH');
    expect(bodyOf(entries.slice(0, 3))).toContain('REFRESH');
  });

  test('contains nothing that ends its marker early', () => {
    const entry = entryOf('eu', { name: 'x --> <!-- plan of' });
    const body = bodyOf([told(entry, 'create')], { config: 'a--b>c/--> x.yaml' });
    expect(body.replace(/```diff[\s\S]*?```/g, '').match(/-->/g)).toHaveLength(2);
    expect(body.split('\n')[0]).toBe(
      '<!-- aep-base-connections config=a%2D%2Db%3Ec%2F%2D%2D%3E%20x.yaml -->',
    );
  });
});
