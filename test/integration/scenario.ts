import { http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import {
  createEmulator,
  DEMO_ADOBE_CLIENT,
  type Emulator,
  type EmulatorOptions,
} from '../../src/emulator/emulator.ts';
import { ProblemError } from '../../src/problem.ts';
import type { Annotation } from '../../src/report/sinks.ts';
import { run } from '../../src/run.ts';
import { Secret } from '../../src/secrets/secret.ts';
import type { RunOptions } from '../../src/stages/scene.ts';
import { failedFetch } from '../unit/http/emulated-fetch.ts';
import { VirtualClock } from '../virtual-clock.ts';

const ORIGIN = 'https://emulator.example';

let current: Emulator | undefined;
const server = setupServer(
  http.all('*', ({ request }) => {
    if (current === undefined || new URL(request.url).origin !== ORIGIN) {
      throw new Error(`nobody is to ask ${request.url}`);
    }
    return current.fetch(request);
  }),
);

/** Stands between `fetch` and the emulators of a test file. Call it once, at its top. */
export function interceptFetch(): void {
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => {
    current = undefined;
  });
  afterAll(() => server.close());
}

/** What a run left behind, as its sinks were given it. */
export interface Recording {
  readonly exitCode: number;
  readonly log: readonly string[];
  readonly debug: readonly string[];
  readonly annotations: readonly Annotation[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly masks: readonly string[];
}

export interface Scenario {
  readonly emulator: Emulator;
  readonly clock: VirtualClock;
  /** Runs on a connections file, in apply mode unless told otherwise. */
  readonly run: (
    file: string | Uint8Array,
    options?: Partial<RunOptions>,
    cancel?: AbortSignal,
  ) => Promise<Recording>;
}

/** Returns an emulator and a way to run against it, both on one virtual clock that moves by itself. */
export function createScenario(options: EmulatorOptions = {}): Scenario {
  const clock = new VirtualClock({ autoAdvance: true });
  const emulator = createEmulator({ clock, ...options });
  return {
    emulator,
    clock,
    run: (file, overrides = {}, cancel = new AbortController().signal) => {
      current = emulator;
      return record(file, { ...optionsOf(), ...overrides }, clock, cancel);
    },
  };
}

function optionsOf(): RunOptions {
  return {
    config: 'connections.yaml',
    mode: 'apply',
    warnings: [],
    adobe: {
      clientId: DEMO_ADOBE_CLIENT.clientId,
      orgId: DEMO_ADOBE_CLIENT.orgId,
      credential: {
        kind: 'client-secret',
        secret: new Secret(DEMO_ADOBE_CLIENT.clientSecret),
        scopes: 'openid,AdobeID',
      },
    },
    platformUrl: ORIGIN,
    imsUrl: ORIGIN,
    zohoAccountsUrl: ORIGIN,
    concurrency: 4,
    timeout: 600_000,
    requestTimeout: 75_000,
    settlingTime: 30_000,
    failOnChanges: false,
    requireReviewedPlan: false,
    onDrift: 'report',
    rotate: [],
    allowDelete: false,
    verify: 'changed',
  };
}

async function record(
  file: string | Uint8Array,
  options: RunOptions,
  clock: Clock,
  cancel: AbortSignal,
): Promise<Recording> {
  const log: string[] = [];
  const debug: string[] = [];
  const annotations: Annotation[] = [];
  const masks: string[] = [];
  let outputs: Readonly<Record<string, string>> = {};
  let summary = '';
  const exitCode = await run(options, {
    clock,
    random: () => 0.5,
    // What msw calls a network error has no code, and a port that is closed has one.
    fetch: async (...request) => {
      if (current !== undefined && clock.now() < current.refusesUntil) {
        throw failedFetch('ECONNREFUSED', { syscall: 'connect' });
      }
      return fetch(...request);
    },
    cancel,
    readFile: async (path) => {
      if (path !== 'connections.yaml')
        throw new ProblemError({ code: 'file-missing', message: `no ${path}` });
      return typeof file === 'string' ? new TextEncoder().encode(file) : file;
    },
    sinks: {
      info: (line) => log.push(line),
      plan: (lines) => log.push(...lines),
      progress: (done, total, line) => log.push(`[${done}/${total}] ${line}`),
      debug: (line) => debug.push(line),
      annotate: (annotation) => annotations.push(annotation),
      setOutputs: (all) => {
        outputs = { ...all };
      },
      writeSummary: async (markdown) => {
        summary = markdown;
      },
      mask: (secret) => masks.push(secret),
    },
  });
  return { exitCode, log, debug, annotations, outputs, summary, masks };
}
