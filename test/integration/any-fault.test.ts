import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Effect, Fault } from '../../src/emulator/faults.ts';
import { Secret } from '../../src/secrets/secret.ts';
import type { RunOptions } from '../../src/stages/scene.ts';
import { cases } from '../cases.ts';
import { asLines } from '../five-entries.ts';
import { seededRandom } from '../unit/emulator/caller.ts';
import { createScenario, interceptFetch, type Recording } from './scenario.ts';

interceptFetch();

const SETTLING_MS = 30_000;
const values = { CLIENT_SECRET: 'canary-client-secret', REFRESH_TOKEN: '1000.canary-refresh-token' };
const secrets = new Secret(asLines(values));

const KINDS = {
  token: { method: 'POST', path: '/ims/token/v3' },
  list: { method: 'GET', path: '/connections' },
  spec: { method: 'GET', path: /connectionSpecs/ },
  mint: { method: 'POST', path: '/oauth/v2/token' },
  create: { method: 'POST', path: '/connections' },
  remove: { method: 'DELETE' },
  change: { method: 'PATCH' },
  test: { method: 'GET', path: '/test' },
  hanging: { method: 'GET', path: '/sourceConnections' },
  look: { method: 'GET', path: /connections\/[0-9a-f-]{36}$/ },
} as const satisfies Record<string, Partial<Fault>>;

type Kind = keyof typeof KINDS;

const status = (code: number, more: Partial<Extract<Effect, { kind: 'answer' }>> = {}): Effect => ({
  kind: 'answer',
  status: code,
  echo: true,
  ...more,
});

/** What may happen to any request. */
const anywhere: readonly Effect[] = [
  ...[400, 403, 404, 409, 422, 500, 501, 502, 503, 504].map((code) => status(code)),
  ...[500, 502, 503, 504, 302].map((code) => status(code, { after: true })),
  status(429),
  status(429, { headers: { 'Retry-After': '3' } }),
  status(429, { headers: { 'Retry-After': 'Thu, 15 Jan 2026 12:00:20 GMT' } }),
  { kind: 'reset' },
  { kind: 'reset', after: true },
  { kind: 'hang' },
  { kind: 'hang', after: true },
  { kind: 'html' },
  { kind: 'html', after: true },
  { kind: 'refuse-next', milliseconds: 2_000 },
  { kind: 'cut-short' },
  { kind: 'without-id' },
  { kind: 'wrong-content-type' },
  { kind: 'delay', milliseconds: 5_000 },
  { kind: 'delay', milliseconds: 100_000, after: true },
];

/** What may happen to a listing besides. A page that is left out can't be noticed, and is no part of this. */
const inListings: readonly Effect[] = [
  { kind: 'repeat-page' },
  { kind: 'repeat-token' },
  { kind: 'without-items' },
  { kind: 'next-without-token' },
];

const fault = fc
  .record({
    kind: fc.constantFrom<Kind>(
      'create',
      'create',
      'create',
      'list',
      'list',
      'token',
      'spec',
      'mint',
      'remove',
      'remove',
      'change',
      'change',
      'test',
      'hanging',
      'look',
    ),
    effect: fc.constantFrom(...anywhere),
    listing: fc.constantFrom(...anywhere, ...inListings),
    from: fc.integer({ min: 1, max: 5 }),
    times: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ kind, effect, listing, ...when }) => ({
    kind,
    fault: { ...KINDS[kind], ...when, effect: kind === 'list' ? listing : effect } satisfies Fault,
  }));

const anyCase = fc.record({
  entries: fc.integer({ min: 1, max: 3 }),
  existing: fc.integer({ min: 0, max: 1 }),
  /** Whether there is one to be removed. */
  isOldThere: fc.boolean(),
  rotate: fc.constantFrom<RunOptions['rotate']>([], ['zoho-a'], 'all', 'failing'),
  verify: fc.constantFrom<RunOptions['verify']>('none', 'changed', 'all'),
  /** When each run begins, in milliseconds. */
  runs: fc.array(fc.nat(20_000), { minLength: 1, maxLength: 3 }),
  faults: fc.array(fault, { maxLength: 4 }),
  listingLag: fc.constantFrom(0, 0, 500, 5_000, 25_000, 60_000),
  latency: fc.constantFrom(0, 200),
  concurrency: fc.constantFrom(1, 4),
  seed: fc.nat(),
});

const DESCRIPTION = 'As declared';
const OLD = 'zoho-old';
const names = ['zoho-a', 'zoho-b', 'zoho-c'];

function fileOf(entries: number): string {
  const auth = `{ dataCenter: eu, clientId: 1000.ABC, clientSecret: { secret: CLIENT_SECRET }, refreshToken: { secret: REFRESH_TOKEN } }`;
  const lines = names
    .slice(0, entries)
    .map((name) => `  ${name}: { name: ${name}, description: ${DESCRIPTION}, auth: ${auth} }\n`);
  return `version: 1\nsandbox: dev\nconnections:\n${lines.join('')}  ${OLD}: { name: ${OLD}, ensure: absent }\n`;
}

/** What became of an entry whose connection is certainly there. */
const OWN = ['created', 'adopted', 'unchanged', 'updated', 'rotated'];

interface Told {
  readonly key: string;
  readonly change: string;
  readonly outcome: string;
  readonly id: string;
}

const told = ({ outputs }: Recording): readonly Told[] => JSON.parse(outputs['connections'] ?? '');

it('whatever goes wrong, and whoever runs at the same time, an entry has one connection, or a conflict that names all', async () => {
  const met = { conflicts: 0, exact: 0 };
  await fc.assert(
    fc.asyncProperty(anyCase, async (drawn) => {
      const { entries, existing, isOldThere, runs, faults, listingLag, latency, concurrency, seed } = drawn;
      const scenario = createScenario({
        random: seededRandom(seed),
        listingLag,
        latency,
        faults: faults.map((each) => each.fault),
        secretsShown: 'clear',
      });
      const { emulator, clock } = scenario;
      for (const name of names.slice(0, existing)) {
        emulator.seed({
          sandbox: 'dev',
          name,
          description: 'Old',
          auth: { params: { clientId: '1000.ABC' } },
        });
      }
      if (isOldThere) emulator.seed({ sandbox: 'dev', name: OLD });
      const { rotate, verify } = drawn;
      const options = { secrets, rotate, verify, onDrift: 'update', allowDelete: true } as const;
      const file = fileOf(entries);
      const recordings = await Promise.all(
        runs.map(async (start) => {
          await clock.sleep(start);
          return scenario.run(file, { ...options, concurrency, settlingTime: SETTLING_MS });
        }),
      );
      // All that was still under way is over, and shows.
      await clock.sleep(300_000);
      emulator.clearFaults();
      const last = await scenario.run(file, options);

      const idsOf = (name: string) =>
        emulator.connections.filter((connection) => connection.name === name).map(({ id }) => id);
      // With one run, an answer that stays away hides nothing for longer than the listing lags; with several, all depends
      // on each of them being told what it did.
      const untouched = faults.every(({ kind }) => kind === 'token' || kind === 'spec' || kind === 'mint');
      const isExact = runs.length === 1 ? listingLag < SETTLING_MS : listingLag === 0 && untouched;
      // What was to go is gone, and what was to be mended is.
      expect(idsOf(OLD)).toEqual([]);
      for (const { key, change, id } of told(last)) {
        if (key === OLD) continue;
        const ids = idsOf(key);
        expect(ids.length).toBeGreaterThan(0);
        if (ids.length === 1) {
          expect([key, id]).toEqual([key, ids[0]]);
          expect(emulator.connections.find((each) => each.id === id)).toMatchObject({
            description: DESCRIPTION,
            auth: { params: { clientId: '1000.ABC' } },
          });
          met.exact++;
          continue;
        }
        expect([key, isExact]).toEqual([key, false]);
        expect(change).toBe('conflict');
        met.conflicts++;
        const message = last.annotations.map((annotation) => annotation.message).join();
        for (const each of ids) expect(message).toContain(each);
      }

      for (const recording of [...recordings, last]) {
        expect([0, 1]).toContain(recording.exitCode);
        const ids = JSON.parse(recording.outputs['ids'] ?? '');
        for (const { key, outcome, id } of told(recording)) {
          if (id !== '') expect(ids[key]).toBe(id);
          // An id that is handed out as this run's is there: nobody else removes it.
          if (id !== '' && OWN.includes(outcome)) expect(idsOf(key)).toContain(id);
          if (outcome === 'deleted') expect([key, id]).toEqual([OLD, '']);
        }
        const { masks, ...printed } = recording;
        const text = JSON.stringify(printed);
        expect(text).not.toContain('this program made a mistake');
        for (const secret of [...Object.values(values), ...emulator.mintedTokens]) {
          expect(text).not.toContain(secret);
        }
      }
    }),
    { numRuns: cases(1_000) },
  );
  // Both ends are reached: else nothing was shown.
  expect(met.exact).toBeGreaterThan(100);
  expect(met.conflicts).toBeGreaterThan(10);
}, 600_000);
