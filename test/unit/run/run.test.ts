import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../src/model/problem.ts';
import { ProblemError } from '../../../src/model/problem.ts';
import type { Progress, Report } from '../../../src/model/report.ts';
import { Secret } from '../../../src/model/secret.ts';
import type { Ports } from '../../../src/run/ports.ts';
import { failEarly, run } from '../../../src/run/run.ts';
import { type AnyOptions, runOptions } from '../../any-options.ts';
import { createEmulator, type EmulatorOptions } from '../../emulator/emulator.ts';
import { seededRandom } from '../../emulator/seeded-random.ts';
import { VirtualClock } from '../../emulator/virtual-clock.ts';
import { usualOptions } from '../../stories/scenario.ts';
import { fetchOf } from '../http/emulated-fetch.ts';

const grant = {
  clientId: '1000.CLIENT',
  clientSecret: 'canary-client-secret',
  refreshToken: '1000.canary-refresh-token',
};
const file = `version: 1
connections:
  eu:
    name: Zoho EU
    sandbox: dev
    auth:
      dataCenter: eu
      clientId: ${grant.clientId}
      clientSecret: { secret: SECRET }
      refreshToken: { secret: TOKEN }
`;

interface Story {
  readonly options?: Partial<AnyOptions>;
  readonly ports?: Partial<Ports>;
  readonly emulator?: EmulatorOptions;
  /** If set, the connection exists before the run. */
  readonly seeded?: 'working' | 'failing';
  readonly text?: string;
}

/** Runs with a reporter that records what it receives and returns 42 as the exit code. */
async function tell({ options, ports, emulator: world, seeded, text = file }: Story) {
  const clock = new VirtualClock({ autoAdvance: true });
  const emulator = createEmulator({ clock, random: seededRandom(), sourceGrants: [grant], ...world });
  if (seeded !== undefined) {
    const params = {
      endpoint: 'https://www.zohoapis.eu',
      accountsUrl: 'https://accounts.zoho.eu',
      accessToken: '1000.access',
      ...grant,
      ...(seeded === 'failing' ? { refreshToken: '1000.revoked' } : {}),
    };
    emulator.seed({ sandbox: 'dev', name: 'Zoho EU', id: 'id-of-eu', auth: { params } });
  }
  const events: Progress[] = [];
  const reports: Report[] = [];
  let summaries = 0;
  // Only `summarise` reads the code of a warning, once. A reporter that shows nothing reads none.
  const probe: Problem = {
    get code() {
      summaries++;
      return 'input-unknown' as const;
    },
    message: ['a warning'],
    severity: 'warning',
  };
  const reporter: Ports['reporter'] = {
    mask: () => {},
    progress: (event) => events.push(event),
    finish: async (report) => {
      reports.push(report);
      return 42;
    },
  };
  const exitCode = await run(
    runOptions({
      ...usualOptions(),
      warnings: [probe],
      secrets: new Secret(`SECRET=${grant.clientSecret}\nTOKEN=${grant.refreshToken}`),
      onDrift: 'report',
      ...options,
    }),
    {
      clock,
      random: () => 0.5,
      fetch: fetchOf(emulator),
      cancel: new AbortController().signal,
      readFile: async () => new TextEncoder().encode(text),
      reporter,
      door: (result) => result,
      ...ports,
    },
  );
  const counted = {
    exitCode,
    finished: reports.length,
    summaries,
    plansShown: events.filter(({ kind }) => kind === 'plan').length,
  };
  const [report] = reports;
  const tests = emulator.requests.filter(({ path }) => path.endsWith('/test')).length;
  return { counted, report, tests, first: events[0] };
}

const throwing = (error: unknown) => () => Promise.reject(error);
const answer = (path: string | RegExp, status: number): EmulatorOptions => ({
  faults: [{ path, effect: { kind: 'answer', status, body: {} } }],
});

describe('a run summarises once, finishes once and shows its plan at most once', () => {
  test.each<[story: string, Story, result: string, plansShown: number]>([
    ['a file is valid', { options: { mode: 'validate' } }, 'valid', 0],
    [
      'the file is missing',
      { ports: { readFile: throwing(new ProblemError({ code: 'file-missing', message: ['no file'] })) } },
      'invalid',
      0,
    ],
    ['the file is invalid', { text: 'version: 2' }, 'invalid', 0],
    ['a secret is missing', { options: { secrets: new Secret('SECRET=canary-client-secret') } }, 'failed', 1],
    [
      'something unexpected is thrown',
      { ports: { readFile: throwing(new TypeError('oops')) } },
      'invalid',
      0,
    ],
    ['it is cancelled at once', { ports: { cancel: AbortSignal.abort() } }, 'failed', 0],
    ['Adobe rejects the credential', { emulator: answer('/ims/token/v3', 400) }, 'failed', 0],
    ['a listing fails', { emulator: answer('/connections', 403) }, 'failed', 0],
    ['the source is gone', { emulator: answer(/connectionSpecs/, 404) }, 'failed', 1],
    ['a plan is made', { options: { mode: 'plan' } }, 'planned', 1],
    ['the plan has another hash', { options: { expectedPlanHash: 'a'.repeat(64) } }, 'failed', 1],
    ['nobody reviewed the plan', { options: { requireReviewedPlan: true } }, 'failed', 1],
    ['the plan is not approved', { ports: { approve: async () => false } }, 'planned', 1],
    ['the plan is approved and applied', { ports: { approve: async () => true } }, 'applied', 1],
    ['everything is applied', {}, 'applied', 1],
    ['there are no changes', { seeded: 'working' }, 'in-sync', 1],
    ['a creation fails', { emulator: { sourceGrants: [] } }, 'failed', 1],
  ])('if %s', async (_, story, result, plansShown) => {
    const { counted, report } = await tell(story);
    expect(report?.result).toBe(result);
    expect(counted).toEqual({ exitCode: 42, finished: 1, summaries: 1, plansShown });
  });

  test('if it cannot start', async () => {
    const reports: Report[] = [];
    const finish = async (report: Report) => reports.push(report);
    const problems: readonly Problem[] = [{ code: 'input-missing', message: ['no input'] }];
    const reporter = { mask: () => {}, progress: () => {}, finish };
    expect(await failEarly({ config: 'c.yaml', problems }, reporter)).toBe(1);
    expect(reports).toMatchObject([{ result: 'invalid', config: 'c.yaml', problems }]);
  });
});

describe('a test of a connection before planning', () => {
  test.each<[story: string, Story, health: string, outcome: string, tests: number]>([
    [
      'counts for an unchanged connection, which is not tested again',
      { seeded: 'working', options: { rotate: 'failing', verify: 'all' } },
      'ok',
      'unchanged',
      1,
    ],
    [
      'does not count for a changed connection, which is tested again',
      { seeded: 'failing', options: { rotate: 'failing' } },
      'ok',
      'rotated',
      2,
    ],
    [
      'is dropped after a change even if nothing is tested afterwards',
      { seeded: 'failing', options: { rotate: 'failing', verify: 'none' } },
      '',
      'rotated',
      1,
    ],
    ...(['none', 'changed'] as const).map((verify): [string, Story, string, string, number] => [
      `counts for a connection whose rotation was rejected, with \`verify: ${verify}\``,
      { seeded: 'failing', options: { rotate: 'failing', verify }, emulator: { sourceGrants: [] } },
      'failing',
      'failed',
      1,
    ]),
  ])('%s', async (_, story, health, outcome, tests) => {
    const told = await tell(story);
    expect(told.report?.rows).toMatchObject([{ health, outcome }]);
    expect(told.tests).toBe(tests);
  });
});

test.each(['validate', 'plan', 'apply'] as const)(
  'a run in mode %s starts with the warnings about its inputs',
  async (mode) => {
    const { first } = await tell({ options: { mode } });
    expect(first).toEqual({ kind: 'info', message: ['warning: a warning'] });
  },
);
