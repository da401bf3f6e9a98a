import { describe, expect, test } from 'vitest';
import type { Plan } from '../../../src/model/change.ts';
import { changeDigest } from '../../../src/plan/plan-hash.ts';
import { commentMarker, planRecord, readPlanRecord } from '../../../src/report/comment.ts';
import { entryOf } from '../../fixtures/entry-builder.ts';
import { observedOf, planOf } from '../plan/observed.ts';

const head = 'a1'.repeat(20);
const plan = planOf([entryOf('a'), entryOf('b')], observedOf({ dev: [] }));
const record = recordOf(plan);

function recordOf(of: Plan): string {
  const digests = new Set(of.changes.flatMap((change) => changeDigest(change, of) ?? []));
  return planRecord({ head, digests, omitted: 2 });
}

describe('the marker of a comment', () => {
  test.each<readonly [string, string | undefined]>([
    ['connections.yaml', undefined],
    ['connections.yaml', 'dev'],
    ['connections.yaml', 'dev-2'],
    ['connections.yml', undefined],
    ['a/connections.yaml', undefined],
    ['connections.yaml sandbox=dev', undefined],
    ['--><img>\ud800', 'x'],
  ])('of %s for %s is one line and not the start of another marker', (config, sandbox) => {
    const marker = commentMarker(config, sandbox);
    expect(marker).toMatch(/^<!-- [^<>\n]* -->$/);
    const others = [commentMarker('connections.yaml', 'dev'), commentMarker('connections.yaml', undefined)];
    for (const other of others) if (other !== marker) expect(marker.startsWith(other)).toBe(false);
  });
});

describe('the record of a plan', () => {
  test('can be read from the end of a comment', () => {
    expect(readPlanRecord(`text\n${record}`)).toEqual({
      head,
      omitted: 2,
      digests: expect.objectContaining({ size: 2 }),
    });
  });

  test('is the same for any order of the file', () => {
    const reversed = planOf([entryOf('b'), entryOf('a')], observedOf({ dev: [] }));
    expect(recordOf(reversed)).toBe(record);
  });

  test.each([
    ['no text', ''],
    ['text after it', `${record}\nmore`],
    ['no number of omitted changes', record.replace('omitted=2', 'omitted=')],
    ['an invalid commit', record.replace(head, 'main')],
    ['markup in its digests', record.replace('changes=', 'changes=<b>')],
  ])('cannot be read if there is %s', (_, text) => {
    expect(readPlanRecord(text)).toBeUndefined();
  });
});
