import {
  createEmulator as createFaultless,
  type Emulator as Faultless,
  type EmulatorOptions as FaultlessOptions,
  type ReceivedRequest,
} from '../../src/emulator/emulator.ts';
import { uuid } from '../../src/emulator/random.ts';
import {
  type ConnectionSeed,
  DEMO_ADOBE_CLIENT,
  type StoredConnection,
} from '../../src/emulator/stored-connection.ts';
import type { SourceGrant } from '../../src/emulator/token-endpoints.ts';
import { systemClock } from '../../src/machine/clock.ts';
import { answerAs, type Behaviour, optionsFor, refusal, type SourceGrants } from './behaviour.ts';
import { answerWithFault } from './fault-effects.ts';
import { type Fault, Faults } from './faults.ts';
import { callFrom, type ReaderViews } from './reader-views.ts';
import { seededRandom } from './seeded-random.ts';
import { type ConnectionEdit, edit, seedSourceConnection } from './seeds.ts';
import { VariedStore } from './varied-store.ts';
import { type TokenOptions, VariedTokens } from './varied-tokens.ts';

export { DEMO_ADOBE_CLIENT };

/** A request as it arrived. */
export interface RecordedRequest extends ReceivedRequest {
  readonly path: string;
  /** The value of `x-sandbox-name`. */
  readonly sandbox?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The status of the answer. Missing until there is one. */
  readonly status?: number | undefined;
}

/** The parts of a request that an emulator reads. A plain object is much cheaper than a `Request`. */
export type Arriving = Pick<Request, 'url' | 'method' | 'headers' | 'signal' | 'text'>;

export interface EmulatorOptions
  extends Omit<FaultlessOptions, 'latency' | 'specs' | 'viewOf' | 'refuses' | 'store' | 'tokensOf'>,
    Behaviour,
    TokenOptions {
  /** Milliseconds before a request takes effect. If the client goes away earlier, nothing changes. */
  readonly latency?: number | { readonly min: number; readonly max: number } | undefined;
  readonly faults?: readonly Fault[] | undefined;
  /** Credentials for which the source issues tokens. `any`, the default, accepts all complete ones. */
  readonly sourceGrants?: SourceGrants | undefined;
}

/** The product's emulator with faults. */
export interface Emulator extends Omit<Faultless, 'requests'> {
  /** The requests in the order of arrival, including those that never reached a service. */
  readonly requests: readonly RecordedRequest[];
  readonly connections: readonly StoredConnection[];
  readonly seed: (connection: ConnectionSeed) => StoredConnection;
  /** Edits a connection like the user interface or an API client. */
  readonly edit: (id: string, changes: ConnectionEdit, client?: string) => StoredConnection;
  readonly seedSourceConnection: (
    seed: Parameters<typeof seedSourceConnection>[1],
  ) => ReturnType<typeof seedSourceConnection>;
  /** From now on, the source accepts only these credentials, for tokens and in connection tests. */
  readonly setSourceGrants: (grants: SourceGrants) => void;
  readonly fetch: (request: Arriving) => Promise<Response>;
  /** The number of unanswered requests: at this moment, and the maximum so far. */
  readonly inFlight: { readonly now: number; readonly most: number };
  readonly addFault: (fault: Fault) => void;
  /** Removes all faults. */
  readonly clearFaults: () => void;
  /** The steps of connections, if clients see different listings. */
  readonly views: ReaderViews | undefined;
  /** The time until which the port is closed, in milliseconds since the epoch. */
  readonly refusesUntil: number;
}

/** Returns a new emulator that contains only what the options name. */
export function createEmulator({
  latency = 0,
  faults: given = [],
  ...options
}: EmulatorOptions = {}): Emulator {
  // Random ids could contain a text that a test looks for.
  const { clock = systemClock, random = seededRandom() } = options;
  let grants = options.sourceGrants ?? 'any';
  const refuses = (asked: SourceGrant) => refusal(grants, asked);
  const [owner = DEMO_ADOBE_CLIENT] = options.adobeClients ?? [];
  const store = new VariedStore({ ...options, clock, random, owner });
  const services = createFaultless({
    ...options,
    ...optionsFor(options),
    random,
    refuses,
    store,
    tokensOf: (given) => new VariedTokens({ ...options, ...given }),
  });
  const faults = new Faults(given, random);
  const requests: RecordedRequest[] = [];
  const inFlight = { now: 0, most: 0 };
  let refusesUntil = Number.NEGATIVE_INFINITY;

  /** Answers a request. `crowd` is the number of requests in flight when it arrived, including itself. */
  async function answer(
    request: Arriving,
    record: Writable<RecordedRequest>,
    crowd: number,
  ): Promise<Response> {
    const { signal } = request;
    const text = await request.text().catch(() => undefined);
    if (text === undefined) return Response.error();
    if (text !== '') record.body = text;
    const effect = faults.match(record, crowd);
    const milliseconds =
      typeof latency === 'number' ? latency : latency.min + random() * (latency.max - latency.min);
    if (milliseconds > 0) await clock.sleep(milliseconds, signal);
    if (signal.aborted) return Response.error();

    const { url, method, headers, body } = record;
    const handle = (to = url) => {
      const work = () =>
        answerAs(options, { url: to, method, headers, body }, { ...services, store }, refuses);
      // Node.js is slower in all promises as soon as a process has used an `AsyncLocalStorage` once.
      return store.views === undefined ? work() : callFrom(headers, work);
    };
    const refuseFor = (duration: number) => {
      refusesUntil = clock.now() + duration;
    };
    const response = effect
      ? await answerWithFault(effect, { url, headers, body, handle, signal, clock, refuseFor })
      : await handle();
    if (response.type === 'error') return response;
    if (!response.headers.has('x-request-id')) response.headers.set('x-request-id', uuid(random));
    record.status = response.status;
    return response;
  }

  return {
    ...services,
    fetch: async (request) => {
      if (clock.now() < refusesUntil) return Response.error();
      const record = recordOf(request, clock.now());
      requests.push(record);
      inFlight.now++;
      inFlight.most = Math.max(inFlight.most, inFlight.now);
      try {
        return await answer(request, record, inFlight.now);
      } finally {
        inFlight.now--;
      }
    },
    requests,
    get connections() {
      return store.connections;
    },
    seed: (connection) => store.seed(connection),
    edit: (id, changes, client) => edit(store, id, changes, client),
    seedSourceConnection: (seed) => seedSourceConnection(store, seed, { clock, random }),
    setSourceGrants: (accepted) => {
      grants = accepted;
    },
    inFlight,
    addFault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    views: store.views,
    get refusesUntil() {
      return refusesUntil;
    },
  };
}

function recordOf({ method, url, headers: given }: Arriving, at: number): Writable<RecordedRequest> {
  const headers = Object.fromEntries(given);
  return { method, url, path: new URL(url).pathname, sandbox: headers['x-sandbox-name'], headers, at };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
