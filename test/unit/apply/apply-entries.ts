import { applyPlan } from '../../../src/apply/apply-plan.ts';
import type { ApplyContext } from '../../../src/apply/context.ts';
import { FlowService } from '../../../src/flow-service/flow-service.ts';
import { createDeadline } from '../../../src/http/deadline.ts';
import { doorOf } from '../../../src/http/result.ts';
import type { Entry } from '../../../src/model/entry.ts';
import type { Listings, Observed } from '../../../src/model/observed.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { Secret } from '../../../src/model/secret.ts';
import type { Intent } from '../../../src/plan/plan.ts';
import { list } from '../../../src/run/observe.ts';
import type { Redactor } from '../../../src/secrets/redactor.ts';
import type { ResolvedSecrets } from '../../../src/secrets/resolve-secrets.ts';
import { tokenMinter } from '../../../src/source/zoho-token.ts';
import {
  type Arriving,
  createEmulator,
  DEMO_ADOBE_CLIENT,
  type Emulator,
  type EmulatorOptions,
  type RecordedRequest,
} from '../../emulator/emulator.ts';
import { VirtualClock } from '../../emulator/virtual-clock.ts';
import { usualSecrets } from '../../fixtures/entry-builder.ts';
import { type DrawnProblem, drawn } from '../flow-service/adobe.ts';
import { fetchOf } from '../http/emulated-fetch.ts';
import { observedFor, planOf } from '../plan/observed.ts';

/** An access token that the emulator accepts. */
export const GIVEN_TOKEN = 'given-token-of-the-tests';

/** Returns a source of pseudorandom numbers that are the same in every run. */
export function chance(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export interface Service {
  readonly clock: VirtualClock;
  readonly emulator: Emulator;
}

/** Starts Adobe and Zoho in memory, on a clock that advances by itself. */
export function startService(options: EmulatorOptions = {}): Service {
  const clock = new VirtualClock({ autoAdvance: true });
  const random = chance(7);
  return { clock, emulator: createEmulator({ clock, random, adobeTokens: [GIVEN_TOKEN], ...options }) };
}

/** Returns the service with `answer` between its clients and its own answers. */
export function intercepted(
  { clock, emulator }: Service,
  answer: (request: Arriving, ask: Emulator['fetch']) => Promise<Response>,
): Service {
  const fetch: Emulator['fetch'] = (request) => answer(request, emulator.fetch);
  // Everything else is read from the emulator when it is needed.
  return { clock, emulator: Object.create(emulator, { fetch: { value: fetch } }) };
}

export interface RunChanges {
  readonly concurrency?: number;
  /** All times are in milliseconds. The default is a tenth of a run's default, so that tests poll less. */
  readonly settlingTime?: number;
  readonly timeout?: number;
  readonly requestTimeout?: number;
  readonly seed?: number;
  readonly secrets?: ResolvedSecrets;
  /** What the HTTP client masks and redacts. By default, nothing. */
  readonly redactor?: Redactor;
  readonly cancel?: AbortController;
  /** Sign in with the client secret, so that the token can be renewed. */
  readonly byClientSecret?: boolean;
  /**
   * Called for every request of the apply, counted from 1, before it is sent and after its answer arrived.
   */
  readonly onRequest?: (number: number, moment: 'before' | 'after') => void;
  /** What the run observed before planning. By default, the run observes now. */
  readonly observed?: Listings;
  readonly intent?: Partial<Intent>;
  /** Replacements for what a run works with. Of Flow Service, only the named requests are replaced. */
  readonly applying?: Partial<Omit<ApplyContext, 'flowService' | 'onIdle'>> & {
    readonly flowService?: Partial<Omit<ApplyContext['flowService'], 'clientId'>>;
    readonly onIdle?: () => void;
  };
}

/** An outcome as the log shows it, without undefined members. */
export type DrawnOutcome = Omit<Outcome, 'problem'> & { readonly problem?: DrawnProblem };

export function drawnOutcome({ problem, ...outcome }: Outcome): DrawnOutcome {
  const entries = Object.entries({ ...outcome, problem: problem && drawn(problem) });
  return Object.assign(
    { kind: outcome.kind },
    ...entries.flatMap(([k, v]) => (v === undefined ? [] : [{ [k]: v }])),
  );
}

export interface Applied {
  /** The last outcome of each entry, by key. */
  readonly outcomes: ReadonlyMap<string, DrawnOutcome>;
  /** Every outcome, in the order in which it was recorded. */
  readonly recorded: readonly (readonly [key: string, outcome: DrawnOutcome])[];
  /** What was sent after the plan was made, with the seconds since then. */
  readonly sent: readonly string[];
  readonly requests: readonly RecordedRequest[];
  readonly observed: Observed;
}

/** Observes, plans and applies like a run. Rejects with the error of `applyPlan`. */
export async function applyEntries(
  entries: readonly Entry[],
  { clock, emulator }: Service,
  changes: RunChanges = {},
): Promise<Applied> {
  const { cancel = new AbortController(), onRequest } = changes;
  const random = chance(changes.seed);
  const stop = createDeadline(clock, changes.timeout ?? 3_600_000, cancel.signal);
  const ask = fetchOf(emulator);
  let counting = false;
  let count = 0;
  const send: typeof fetch = async (input, init) => {
    const number = counting ? ++count : 0;
    if (counting) onRequest?.(number, 'before');
    try {
      return await ask(input, init);
    } finally {
      if (counting) onRequest?.(number, 'after');
    }
  };
  const flowService = new FlowService({
    account: {
      clientId: DEMO_ADOBE_CLIENT.clientId,
      orgId: DEMO_ADOBE_CLIENT.orgId,
      credential: changes.byClientSecret
        ? {
            kind: 'client-secret',
            secret: new Secret(DEMO_ADOBE_CLIENT.clientSecret),
            scopes: 'openid,AdobeID',
          }
        : { kind: 'access-token', token: new Secret(GIVEN_TOKEN) },
    },
    platformUrl: 'https://platform.adobe.io',
    imsUrl: 'https://ims-na1.adobelogin.com',
    concurrency: changes.concurrency ?? 4,
    requestTimeout: changes.requestTimeout ?? 75_000,
    fetch: send,
    clock,
    random,
    stop,
    debug: () => {},
    info: () => {},
    door: doorOf(
      (secret) => changes.redactor?.add(secret),
      (text) => changes.redactor?.redact(text) ?? text,
      [],
    ),
  });
  const recorded: (readonly [string, DrawnOutcome])[] = [];
  const observedAt = clock.now();
  const listings = changes.observed ?? (await list(entries, flowService));
  const observed = observedFor(entries, listings);
  const plan = planOf(entries, listings, changes.intent);
  const [start, before] = [clock.now(), emulator.requests.length];
  counting = true;
  try {
    await applyPlan(plan, observed, {
      mintAccessToken: tokenMinter({
        send: (request) => flowService.http.send(request),
        pause: (milliseconds) => clock.sleep(milliseconds),
      }),
      secrets: changes.secrets ?? usualSecrets,
      clock,
      stop,
      observedAt,
      concurrency: changes.concurrency ?? 4,
      settlingTime: changes.settlingTime ?? 3_000,
      outcomes: outcomesTo((key, outcome) => recorded.push([key, drawnOutcome(outcome)])),
      progress: () => {},
      noteToken: () => {},
      onIdle: () => {},
      info: () => {},
      ...changes.applying,
      flowService: withInstead(flowService, changes.applying?.flowService ?? {}),
    });
  } finally {
    stop.dispose();
  }
  const requests = emulator.requests.slice(before);
  return {
    outcomes: new Map(recorded),
    recorded,
    requests,
    sent: requests.map(
      ({ method, path, at }) => `${(at - start) / 1000} ${method} ${path.split('/').at(-1)}`,
    ),
    observed,
  };
}

/** Returns a map of outcomes that calls `tell` whenever one is set. */
export function outcomesTo(tell: (key: string, outcome: Outcome) => void): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  const set = (key: string, outcome: Outcome) => {
    tell(key, outcome);
    return Map.prototype.set.call(outcomes, key, outcome);
  };
  return Object.assign(outcomes, { set });
}

/** Returns the requests that create connections. */
export function postsIn(requests: readonly RecordedRequest[]): readonly RecordedRequest[] {
  return requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/connections'));
}

/** Returns the ids of the base connections with the name of the entry that exist in the end. */
export function existing({ emulator }: Service, entry: Entry): readonly string[] {
  return emulator.connections
    .filter(({ name, sandboxName }) => name === entry.name && sandboxName === entry.sandbox)
    .map(({ id }) => id);
}

function withInstead(
  flowService: ApplyContext['flowService'],
  instead: Partial<Omit<ApplyContext['flowService'], 'clientId'>>,
): ApplyContext['flowService'] {
  return {
    clientId: flowService.clientId,
    createConnection: (...request) => flowService.createConnection(...request),
    updateConnection: (...request) => flowService.updateConnection(...request),
    deleteConnection: (...request) => flowService.deleteConnection(...request),
    listConnections: (...request) => flowService.listConnections(...request),
    findConnection: (...request) => flowService.findConnection(...request),
    listDependents: (...request) => flowService.listDependents(...request),
    ...instead,
  };
}
