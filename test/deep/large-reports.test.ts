import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/model/change.ts';
import { readPlanRecord } from '../../src/report/comment.ts';
import { entryOf, literal } from '../fixtures/entry-builder.ts';
import { bodyOf, MOVED, movedVictim } from '../unit/report/comment.ts';
import { told } from '../unit/report/report-builder.ts';

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
  test.each(['create', 'drifted', 'conflict'] as const)(
    'stays within the limit with 400 changes (%s), keeps verdict and hash, and records only what it shows',
    (kind) => {
      const body = bodyOf(manyOf(kind, 400), { runUrl: 'https://github.com/a/b/actions/runs/1' });
      expect(Buffer.byteLength(body)).toBeLessThanOrEqual(65_536);
      expect(body).toContain(
        `400 ${{ create: 'to create', drifted: 'drifted', conflict: 'in conflict' }[kind]}`,
      );
      expect(body).toMatch(/Plan hash <code>[0-9a-f]{64}/);
      const shown = body.match(/^\| (?!…|:|\|).*/gm)?.length ?? 0;
      expect(shown).toBeGreaterThan(50);
      expect(readPlanRecord(body)).toMatchObject({
        omitted: 400 - shown,
        digests: expect.objectContaining({ size: shown }),
      });
      expect(body).toContain(
        `⚠️ This comment has no room for ${400 - shown} changes, at least not with all fields.`,
      );
      expect(body).toContain(`| … | | ${400 - shown} more |`);
      expect(body).toContain('This comment is shortened: the log of the run shows the whole plan.');
    },
  );

  test.each(['update', 'delete', 'rotate'] as const)(
    'records a change (%s) only if it shows its fields',
    (kind) => {
      const entries = Array.from({ length: 350 }, (_, index) => told(`entry-${index}`, kind));
      const body = bodyOf(entries);
      const withFields = body.match(/<details/g)?.length ?? 0;
      expect(withFields).toBeLessThan(350);
      expect(readPlanRecord(body)).toMatchObject({
        omitted: 350 - withFields,
        digests: expect.objectContaining({ size: withFields }),
      });
    },
  );

  test.each([
    ['many creations', 400, 'short'],
    ['a value of 70,000 characters', 1, 'x'.repeat(70_000)],
    ['a value that is longer when it is drawn', 1, '\u00a0'.repeat(70_000)],
  ])('shows where credentials go now, whatever else changes: %s', (_, count, text) => {
    const helpers = Array.from({ length: count }, (_, index) =>
      told(entryOf(`helper-${index}`, { auth: { clientId: literal(text) } }), 'create'),
    );
    const body = bodyOf([...helpers, movedVictim()]);
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(65_536);
    expect(body).toMatch(MOVED);
    expect(body.includes('+ accountsUrl:')).toBe(count === 1);
    expect(readPlanRecord(body)?.omitted === 0).toBe(count === 1);
    expect(body).toMatch(/^\| ✏️&nbsp;update \| <code>victim<\/code>/m);
  });
});
