import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../src/model/problem.ts';
import type { RunFacts } from '../../../src/model/report.ts';
import { readPlanRecord, renderComment } from '../../../src/report/comment.ts';
import { entryOf, literal } from '../../fixtures/entry-builder.ts';
import { bodyOf, head, MOVED, movedVictim } from './comment.ts';
import { reportOf, told } from './report-builder.ts';

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

  test.each<
    readonly [
      story: string,
      change: 'create' | 'drifted' | 'delete',
      facts: Partial<RunFacts>,
      isSaid: boolean,
    ]
  >([
    ['for a change', 'create', {}, true],
    [
      'for another branch than the default one',
      'create',
      { pullRequest: { number: 12, head, intoDefaultBranch: false } },
      false,
    ],
    ['if everything that differs stays as it is', 'drifted', {}, false],
    [
      'if a removal is not allowed',
      'delete',
      { problems: [{ code: 'deletion-not-allowed', severity: 'warning', message: ['x'] }] },
      false,
    ],
  ])('says that the merge applies the plan only if it does: %s', (_, change, facts, isSaid) => {
    const words = 'Merging this pull request applies the plan.';
    expect(bodyOf([told('eu', change)], facts).includes(words)).toBe(isSaid);
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

  test('stays within the limit, keeps verdict and hash, and records only what it shows', () => {
    // Names of the maximum length in the characters that need the most escaping.
    const entries = Array.from({ length: 200 }, (_, index) =>
      told(entryOf(`entry-${index}`.padEnd(64, 'x'), { name: `${index} ${'<@|>'.repeat(60)}` }), 'create'),
    );
    const body = bodyOf(entries, { runUrl: 'https://github.com/a/b/actions/runs/1' });
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(65_536);
    expect(body).toContain('200 to create');
    expect(body).toMatch(/Plan hash <code>[0-9a-f]{64}/);
    const shown = body.match(/^\| (?!…|:|\|).*/gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(50);
    const digests = expect.objectContaining({ size: shown });
    expect(readPlanRecord(body)).toMatchObject({ omitted: 200 - shown, digests });
    expect(body).toContain(
      `This comment has no room for ${200 - shown} changes, at least not with all fields.`,
    );
    expect(body).toContain(`| … | | ${200 - shown} more |`);
  });

  test('shows where credentials go now, whatever else changes', () => {
    const long = told(entryOf('helper', { auth: { clientId: literal('x'.repeat(70_000)) } }), 'create');
    const body = bodyOf([long, movedVictim()]);
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(65_536);
    expect(body).toMatch(MOVED);
  });

  test('omits the fields of creations before it omits a change', () => {
    const entries = Array.from({ length: 150 }, (_, index) => told(`entry-${index}`, 'create'));
    const body = bodyOf(entries);
    expect(body.match(/: new connection, credentials go to /g)).toHaveLength(150);
    expect(body).toContain('REFRESH');
    expect(readPlanRecord(body)).toMatchObject({ omitted: 0 });
    expect(body).toContain('This comment is shortened');
    expect(body).not.toContain('no room');
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
