import { expect, test } from 'vitest';
import { entryOf } from '../fixtures/entry-builder.ts';
import { applyEntries, existing, postsIn, startService } from '../unit/apply/apply-entries.ts';

// The first answer to the first creation is lost. The second creation follows it.
const entries = [entryOf('eu', { description: 'Leads' }), entryOf('us')];
const setUp = () =>
  startService({
    faults: [{ method: 'POST', path: '/connections', nth: 1, effect: { kind: 'reset' } }],
    latency: 200,
  });

test('a stopped run sends no more requests, at any request, and reports the connections that may exist', async () => {
  const whole = await applyEntries(entries, setUp(), { concurrency: 1, settlingTime: 30_000 });
  expect(whole.requests.length).toBeGreaterThan(8);
  for (const moment of ['before', 'after'] as const) {
    for (let stopAt = 1; stopAt <= whole.requests.length; stopAt++) {
      const service = setUp();
      const cancel = new AbortController();
      const { outcomes, requests } = await applyEntries(entries, service, {
        concurrency: 1,
        settlingTime: 30_000,
        cancel,
        onRequest: (number, when) => {
          if (number === stopAt && when === moment) cancel.abort();
        },
      });
      expect(requests).toHaveLength(stopAt);
      for (const entry of entries)
        expectHonest(outcomes.get(entry.key), existing(service, entry), requests, entry.name);
    }
  }
});

test('a stopped run sends no more requests, at any second, and abandons those in flight five seconds later', async () => {
  for (let second = 0; second <= 34; second += 8.5) {
    const service = setUp();
    const cancel = new AbortController();
    const start = service.clock.now();
    void service.clock.sleep(second * 1000).then(() => cancel.abort());
    const { outcomes, requests } = await applyEntries(entries, service, { cancel, settlingTime: 30_000 });
    for (const { at } of requests) expect(at - start).toBeLessThanOrEqual(second * 1000);
    expect(service.clock.now() - start).toBeLessThanOrEqual(40_000);
    for (const entry of entries)
      expectHonest(outcomes.get(entry.key), existing(service, entry), requests, entry.name);
  }
});

function expectHonest(
  outcome:
    | { readonly kind: string; readonly id?: string; readonly problem?: { readonly code: string } }
    | undefined,
  ids: readonly string[],
  requests: Parameters<typeof postsIn>[0],
  name: string,
) {
  const tries = postsIn(requests).filter(({ body }) => body?.includes(JSON.stringify(name))).length;
  expect(ids.length).toBeLessThanOrEqual(1);
  switch (outcome?.kind) {
    case 'created':
    case 'adopted':
      expect(outcome.id).toBe(ids[0]);
      break;
    case 'failed':
      expect(outcome.problem?.code).toBe('may-exist');
      expect(tries).toBeGreaterThan(0);
      break;
    default:
      expect(outcome?.kind).toBe('skipped');
      // A skipped entry has no connection, and none was requested.
      expect([ids, tries]).toEqual([[], 0]);
  }
}
