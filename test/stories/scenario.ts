import type { Annotation } from '../../src/github/reporter.ts';
import { openLog } from '../../src/github/run-action.ts';
import type { Pace } from '../../src/http/pace.ts';
import { isRecord } from '../../src/model/is-record.ts';
import { type Problem, ProblemError } from '../../src/model/problem.ts';
import type { Reporter } from '../../src/model/report.ts';
import { Secret } from '../../src/model/secret.ts';
import { run } from '../../src/run/run.ts';
import { redactAll } from '../../src/secrets/redactor.ts';
import { type AnyOptions, runOptions } from '../any-options.ts';
import {
  createEmulator,
  DEMO_ADOBE_CLIENT,
  type Emulator,
  type EmulatorOptions,
} from '../emulator/emulator.ts';
import { VirtualClock } from '../emulator/virtual-clock.ts';
import { failedFetch, fetchOf } from '../unit/http/emulated-fetch.ts';

/** The origin of the emulator. Every request must go there, or to Zoho in Europe if there is no `sourceTokenUrl`. */
export const ORIGIN = 'https://emulator.example';

/** Everything that a run wrote to its sinks. */
export interface Recording {
  readonly exitCode: number;
  readonly log: readonly string[];
  readonly debug: readonly string[];
  readonly annotations: readonly Annotation[];
  /** Those of the report, before anything is drawn of them. */
  readonly problems: readonly Problem[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The comment on the pull request, if the options name one. */
  readonly comments: readonly string[];
  readonly masks: readonly string[];
}

/** A request that a run sent. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  /** The status of the answer, or the reason why there was none. */
  readonly end: number | 'lost' | 'given-up';
  /** The id in the answer, if the answer was read completely. */
  readonly id?: string;
}

export interface Scenario {
  readonly emulator: Emulator;
  readonly clock: VirtualClock;
  /**
   * Runs with a connections file, in apply mode by default. `onSent` gets each request when it ends. `way` wraps the
   * `fetch` of the run.
   */
  readonly run: (
    file: string | Uint8Array,
    options?: Partial<AnyOptions>,
    cancel?: AbortSignal,
    onSent?: (request: Sent) => void,
    way?: (ask: typeof fetch) => typeof fetch,
  ) => Promise<Recording>;
}

/**
 * Returns an emulator and a function that runs against it. Both use one virtual clock, which advances by itself.
 * By default, `chance` is constant and `pace` is that of the product. `reach` returns a `fetch` for the emulator.
 */
export function createScenario(
  { pace, ...options }: EmulatorOptions & { readonly pace?: Pace } = {},
  chance: () => number = () => 0.5,
  reach: (emulator: Emulator) => typeof fetch = fetchOf,
): Scenario {
  const clock = new VirtualClock({ autoAdvance: true });
  const emulator = createEmulator({ clock, ...options });
  const ask = reach(emulator);
  return {
    emulator,
    clock,
    run: async (file, overrides = {}, cancel = new AbortController().signal, onSent, way = (it) => it) => {
      const setting = { clock, emulator, ask: way(ask), chance, pace, cancel, onSent };
      return await record(file, { ...usualOptions(), ...overrides }, setting);
    },
  };
}

/** Returns the options of a run over an emulator, all modes together. */
export function usualOptions(): AnyOptions {
  return {
    config: 'connections.yaml',
    mode: 'apply',
    allowedHosts: [],
    warnings: [],
    account: {
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
    sourceTokenUrl: ORIGIN,
    concurrency: 4,
    timeout: 600_000,
    requestTimeout: 75_000,
    settlingTime: 30_000,
    failOnChanges: false,
    requireReviewedPlan: false,
    onDrift: 'update',
    rotate: [],
    allowDelete: false,
    verify: 'changed',
    sandbox: undefined,
    githubToken: undefined,
    expectedPlanHash: undefined,
  };
}

interface Setting extends Pick<Scenario, 'clock' | 'emulator'> {
  readonly ask: typeof fetch;
  readonly chance: () => number;
  readonly pace: Pace | undefined;
  readonly cancel: AbortSignal;
  readonly onSent?: ((request: Sent) => void) | undefined;
}

async function record(
  file: string | Uint8Array,
  options: AnyOptions,
  { clock, emulator, ask, chance, pace, cancel, onSent }: Setting,
): Promise<Recording> {
  const log: string[] = [];
  const debug: string[] = [];
  const annotations: Annotation[] = [];
  const masks: string[] = [];
  const comments: string[] = [];
  let outputs: Readonly<Record<string, string>> = {};
  let summary = '';
  let problems: readonly Problem[] = [];
  const { door, redactor, reporterWith } = openLog({
    info: (line) => log.push(line),
    debug: (line) => debug.push(line),
    annotate: (annotation) => annotations.push(annotation),
    setOutputs: (all) => {
      outputs = { ...all };
    },
    writeSummary: async (markdown) => {
      summary = markdown;
    },
    mask: (secret) => masks.push(secret),
  });
  const onGitHub = reporterWith(async ({ body }) => void comments.push(body));
  const finish: Reporter['finish'] = (report) => {
    problems = redactAll(report.problems, redactor);
    return onGitHub.finish(report);
  };
  const exitCode = await run(runOptions(options), {
    clock,
    random: chance,
    pace,
    fetch: async (...request) => {
      const [url] = request;
      const { origin, hostname } = new URL(String(url));
      const isSource = options.sourceTokenUrl === undefined && hostname === 'accounts.zoho.eu';
      if (origin !== ORIGIN && !isSource) throw new Error(`unexpected request to ${url}`);
      if (clock.now() < emulator.refusesUntil) throw failedFetch('ECONNREFUSED', { syscall: 'connect' });
      return onSent === undefined ? ask(...request) : noted(ask, request, onSent);
    },
    cancel,
    readFile: async (path) => {
      if (path !== 'connections.yaml')
        throw new ProblemError({ code: 'file-missing', message: [`no ${path}`] });
      return typeof file === 'string' ? new TextEncoder().encode(file) : file;
    },
    reporter: { ...onGitHub, finish },
    door,
    publish: redactor.publish,
  });
  return { exitCode, log, debug, annotations, problems, outputs, summary, comments, masks };
}

async function noted(
  ask: typeof fetch,
  [url, init]: Parameters<typeof fetch>,
  onSent: (request: Sent) => void,
): Promise<Response> {
  const { body } = init ?? {};
  const request = {
    method: init?.method ?? 'GET',
    path: new URL(String(url)).pathname,
    ...(typeof body === 'string' ? { body } : {}),
  };
  try {
    const response = await ask(url, init);
    const answer: unknown = await response
      .clone()
      .json()
      .catch(() => undefined);
    const id = isRecord(answer) ? answer['id'] : undefined;
    onSent({ ...request, end: response.status, ...(typeof id === 'string' ? { id } : {}) });
    return response;
  } catch (error) {
    onSent({ ...request, end: init?.signal?.aborted ? 'given-up' : 'lost' });
    throw error;
  }
}
