import { describe, expect, it } from 'vitest';
import { DEMO_ADOBE_CLIENT } from '../emulator/emulator.ts';
import type { Effect, Fault } from '../emulator/faults.ts';
import { fiveSecrets, paramsOfUs, seedWholeLife, wholeLife } from '../fixtures/examples.ts';
import { creationsIn, fiveGiven, rowsOf } from '../stories/recordings.ts';
import { createScenario, type Recording, type Scenario } from '../stories/scenario.ts';

/** Each kind of request that a run sends. */
const requests = {
  'the Adobe token': { path: '/ims/token/v3' },
  'the first listing': { method: 'GET', path: '/connections', sandbox: 'dev', nth: 1 },
  'the connection spec': { path: /connectionSpecs/ },
  'a Zoho token': { path: '/oauth/v2/token' },
  'a creation': { method: 'POST', path: '/connections', nth: 1 },
  'every creation': { method: 'POST', path: '/connections' },
  'the last listing': { method: 'GET', path: '/connections', sandbox: 'dev', from: 2 },
  'the lookup of dependents': { method: 'GET', path: '/sourceConnections' },
  'the lookup after an update': { method: 'GET', path: /connections\/[0-9a-f-]{36}$/, nth: 1 },
  'the lookup before a deletion': { method: 'GET', path: /connections\/[0-9a-f-]{36}$/, nth: 2 },
  'a deletion': { method: 'DELETE' },
  'an update': { method: 'PATCH', sandbox: 'dev' },
  'a rotation': { method: 'PATCH', sandbox: 'stage' },
  'a test': { method: 'GET', path: '/test' },
} as const satisfies Record<string, Partial<Fault>>;

const effects: Readonly<Record<string, Effect>> = {
  '429 without Retry-After, once': { kind: 'answer', status: 429, echo: true },
  '429 with Retry-After in seconds': { kind: 'answer', status: 429, headers: { 'Retry-After': '1' } },
  '429 with Retry-After as a date': {
    kind: 'answer',
    status: 429,
    headers: { 'Retry-After': 'Thu, 15 Jan 2026 12:00:10 GMT' },
  },
  '500 without effect': { kind: 'answer', status: 500, echo: true },
  '500 after the effect': { kind: 'answer', status: 500, echo: true, after: true },
  '502 without effect': { kind: 'html', status: 502 },
  '503 after the effect': { kind: 'answer', status: 503, after: true },
  '504 without effect': { kind: 'answer', status: 504 },
  '504 after the effect': { kind: 'answer', status: 504, after: true },
  '403': { kind: 'answer', status: 403, echo: true },
  'a reset without effect': { kind: 'reset' },
  'a reset after the effect': { kind: 'reset', after: true },
  'connection refused afterwards': { kind: 'refuse-next', milliseconds: 250 },
  'a hang': { kind: 'hang' },
  'a hang after the effect': { kind: 'hang', after: true },
  'a truncated body': { kind: 'cut-short' },
  'HTML with 200': { kind: 'html', status: 200 },
  'a 201 without an id': { kind: 'without-id' },
  'a wrong content type': { kind: 'wrong-content-type' },
  'an endless body': { kind: 'endless' },
  'a slow trickle': { kind: 'trickle', milliseconds: 10_000 },
  'a redirect to another host': { kind: 'answer', status: 307, headers: { Location: 'http://127.0.0.2:9/' } },
};

type Request = keyof typeof requests;

const throttles = [
  '429 without Retry-After, once',
  '429 with Retry-After in seconds',
  '429 with Retry-After as a date',
] as const;

/** Faults that are no problem, or so short that reads and lookups outlast them. */
const harmless = [...throttles, 'connection refused afterwards', 'a wrong content type'] as const;

/** Faults after which a request must not be retried: it was rejected, or its answer is unusable. */
const final = ['403', 'a 201 without an id', 'an endless body', 'a redirect to another host'] as const;

/** Faults after which a write had no effect and may be retried. */
const undone = [
  '500 without effect',
  '502 without effect',
  'a reset without effect',
  'HTML with 200',
] as const;

/** Faults after which a write took effect although the answer was lost or late. */
const done = [
  ...[
    '500 after the effect',
    '503 after the effect',
    '504 after the effect',
    'a reset after the effect',
    'a hang after the effect',
  ],
  ...['a truncated body', 'a 201 without an id', 'an endless body', 'a slow trickle'],
] as const;

/** Faults after which a creation may still take effect, so it must not be sent again. */
const maybeRunning: readonly string[] = [
  ...[
    '504 without effect',
    '504 after the effect',
    'a hang',
    'a hang after the effect',
    'a slow trickle',
    'a redirect to another host',
  ],
];

type Result = 'applied' | 'partial' | 'failed';

/**
 * The result of a run by request and effect, unless it depends on how long the run may retry. `others` stands for all
 * effects that are not named.
 */
const results: Readonly<Record<Request, Partial<Record<Result, readonly string[] | 'others'>>>> = {
  'the Adobe token': { applied: harmless, failed: 'others' },
  'the first listing': { applied: 'others', failed: final },
  'the connection spec': { applied: harmless, failed: 'others' },
  // A request for a token is not retried, because the source may limit the number of tokens.
  'a Zoho token': {
    applied: ['a wrong content type'],
    partial: [...throttles, ...final, ...undone, 'a hang'],
  },
  'a creation': { applied: [...harmless, ...undone, ...done], partial: 'others' },
  'every creation': { applied: [...harmless, ...done], partial: 'others' },
  'the last listing': { applied: [...harmless, ...final] },
  'the lookup of dependents': { applied: harmless, partial: final },
  'the lookup after an update': { applied: 'others' },
  'the lookup before a deletion': { applied: 'others', partial: final },
  'a deletion': {
    applied: [...harmless, 'a 201 without an id', 'an endless body'],
    partial: ['403', ...undone, '504 without effect', 'a hang', 'a redirect to another host'],
  },
  'an update': { applied: harmless, partial: 'others' },
  'a rotation': { applied: harmless, partial: 'others' },
  'a test': { applied: 'others' },
};

function resultOf(request: Request, effect: string): Result | undefined {
  const all: readonly Result[] = ['applied', 'partial', 'failed'];
  const expected = results[request];
  const named = all.find((result) => expected[result] !== 'others' && expected[result]?.includes(effect));
  return named ?? all.find((result) => expected[result] === 'others');
}

const secrets = [
  ...Object.values(fiveSecrets),
  ...seedWholeLife({ seed: () => {} }),
  DEMO_ADOBE_CLIENT.clientSecret,
];

/** Expects that the output of a run is complete, correct and free of secrets. */
function expectSound({ masks, ...printed }: Recording, { emulator }: Scenario): void {
  const text = JSON.stringify(printed);
  for (const secret of [...secrets, ...emulator.mintedTokens]) {
    expect(text).not.toContain(secret);
    expect(text).not.toContain(JSON.stringify(secret).slice(1, -1));
  }
  expect(text).not.toMatch(/this program made a mistake|internal error|\\n\s+at .*:\d+:\d+/);
  expect(printed.summary).toMatch(/^### (?:❌ )?Base connections: /);
  const ids: Readonly<Record<string, string>> = JSON.parse(printed.outputs['ids'] ?? '');
  const there = new Set(emulator.connections.map(({ id }) => id));
  for (const [key, id] of Object.entries(ids)) expect([key, there.has(id)]).toEqual([key, true]);
  expect(rowsOf({ masks, ...printed })).toHaveLength(6);
}

/** Expects that a run retries a creation at most once, and never while the first attempt may still take effect. */
function expectSparing(scenario: Scenario, effect: string): void {
  const sent = new Map<string, number>();
  for (const { sandbox, body, status } of creationsIn(scenario)) {
    if (status === 429) continue;
    const name = `${sandbox} ${JSON.parse(body ?? '').name}`;
    sent.set(name, (sent.get(name) ?? 0) + 1);
  }
  const most = maybeRunning.includes(effect) ? 1 : 2;
  for (const [name, times] of sent) expect([name, times <= most]).toEqual([name, true]);
}

const kinds: readonly Request[] = Object.keys(requests).filter((kind): kind is Request => kind in requests);
const TIMEOUT_MS = 600_000;
/** The milliseconds that requests in flight still get after the timeout. */
const GRACE_MS = 5_000;

describe.each(kinds)('when %s meets', (kind) => {
  it.each(Object.entries(effects))(
    '%s, the run succeeds or says why not, and the next run completes the work',
    async (name, effect) => {
      const isThrottle = effect.kind === 'answer' && effect.status === 429;
      let struck = 0;
      const onStrike = () => struck++;
      const fault: Fault = { ...requests[kind], effect, onStrike, ...(isThrottle ? { times: 2 } : {}) };
      const scenario = createScenario({ faults: [fault], secretsShown: 'clear' });
      const { emulator, clock } = scenario;
      seedWholeLife(emulator);
      const options = {
        secrets: fiveGiven,
        onDrift: 'update',
        rotate: ['zoho-us-stage'],
        allowDelete: true,
        timeout: TIMEOUT_MS,
      } as const;

      const begun = clock.now();
      const run = await scenario.run(wholeLife, options);
      expect(clock.now() - begun).toBeLessThanOrEqual(TIMEOUT_MS + GRACE_MS);
      expect(struck).toBeGreaterThan(0);
      expectSound(run, scenario);
      expectSparing(scenario, name);
      const { result } = run.outputs;
      expect(run.exitCode).toBe(result === 'applied' ? 0 : 1);
      if (run.exitCode === 1) expect(run.annotations.some(({ severity }) => severity === 'error')).toBe(true);
      const expected = resultOf(kind, name);
      if (expected !== undefined) expect(result).toBe(expected);

      emulator.clearFaults();
      const next = await scenario.run(wholeLife, options);
      expectSound(next, scenario);
      expect(next.exitCode).toBe(0);
      // There are no duplicates, because no answer was later than the settling time.
      const names = emulator.connections.map(({ sandboxName, name }) => `${sandboxName} ${name}`);
      expect(names.sort()).toEqual([...new Set(names)]);
      expect(names).toHaveLength(5);
      // Nothing is half done: differences are updated, deletions are done, all connections have their credentials.
      for (const { name, auth } of emulator.connections) {
        expect(name).not.toBe('Zoho CRM Old');
        expect(auth.params).toMatchObject(name === 'Zoho CRM US' ? paramsOfUs : {});
      }
    },
  );
});
