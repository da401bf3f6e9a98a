import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/model/secret.ts';
import type { AnyOptions } from '../any-options.ts';
import type { Effect, Fault } from '../emulator/faults.ts';
import { CLIENT_HEADER, type Step, USER } from '../emulator/reader-views.ts';
import { seededRandom } from '../emulator/seeded-random.ts';
import { asLines } from '../fixtures/examples.ts';
import { type Row, rowsOf } from '../stories/recordings.ts';
import { createScenario, type Recording, type Scenario } from '../stories/scenario.ts';
import { cases, leastOf } from './cases.ts';

const CASES = cases(300);
/** The number of concurrent cases. Each case mostly waits for turns of the event loop. */
const AT_ONCE = 4;

/** Listings that lag no longer than this, or the settling time if shorter, hide no duplicate. */
const DOCUMENTED_LAG_MS = 5_000;

const values = { CLIENT_SECRET: 'canary-client-secret', REFRESH_TOKEN: '1000.canary-refresh-token' };
const secrets = new Secret(asLines(values));
const DESCRIPTION = 'As declared';
const NAMES = ['zoho-a', 'zoho-b'] as const;
const sameAuth = { params: { clientId: '1000.ABC' } };

/** Draws a value in one of `many` cases, otherwise `undefined`. */
const oneIn = <T>(many: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: many - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const aRun = fc.record({
  /** Milliseconds after the start of the case, or after the end of the previous run in the list. */
  start: fc.oneof({ weight: 3, arbitrary: fc.nat(1_500) }, { weight: 2, arbitrary: fc.nat(14_000) }),
  isAfter: fc.oneof(
    { weight: 3, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
  /** Milliseconds between the start of the run and its kill. */
  killedAt: oneIn(6, fc.nat(9_000)),
  rotate: fc.constantFrom<AnyOptions['rotate']>([], [], 'all'),
});

/** The actions of people in the user interface. */
const anAct = fc.record({
  at: fc.oneof(fc.nat(5_000), fc.nat(16_000)),
  kind: fc.constantFrom('create', 'describe', 'describe-as-declared', 'credentials', 'both', 'use', 'use'),
  name: fc.constantFrom(...NAMES),
  which: fc.nat(3),
});

/** Faults of creations: the answer is lost, with or without an effect, or it is late. */
const inCreations: readonly Effect[] = [
  { kind: 'reset' },
  { kind: 'reset', after: true },
  { kind: 'reset', later: 1_000 },
  { kind: 'answer', status: 502 },
  { kind: 'answer', status: 502, after: true },
  { kind: 'answer', status: 504, after: true },
  { kind: 'without-id' },
  { kind: 'hang', after: true },
  { kind: 'answer', status: 429, headers: { 'Retry-After': '2' } },
  { kind: 'delay', milliseconds: 4_000, after: true },
];

/** Faults of updates and deletions. */
const inOthers: readonly Effect[] = [
  { kind: 'reset' },
  { kind: 'reset', after: true },
  { kind: 'answer', status: 503, after: true },
  { kind: 'answer', status: 403 },
  { kind: 'delay', milliseconds: 4_000, after: true },
];

type Act = typeof anAct extends fc.Arbitrary<infer T> ? T : never;

const faultOf = (where: Partial<Fault>, effects: readonly Effect[]): fc.Arbitrary<Fault> =>
  fc
    .record({ effect: fc.constantFrom(...effects), nth: fc.integer({ min: 1, max: 4 }) })
    .map((drawn) => ({ ...where, ...drawn }));

const OF_CREATION = { method: 'POST', path: '/connections' };
const OF_CHANGE = { method: 'PATCH' };

const fault = fc.oneof(
  { weight: 3, arbitrary: faultOf(OF_CREATION, inCreations) },
  { weight: 2, arbitrary: faultOf(OF_CHANGE, inOthers) },
  { weight: 1, arbitrary: faultOf({ method: 'DELETE' }, inOthers) },
);

interface Trouble {
  readonly acts: readonly Act[];
  readonly faults: readonly Fault[];
}

/** A person's action while an answer is lost. Random cases rarely combine them. */
const lostWhile = (
  kinds: readonly Act['kind'][],
  where: Partial<Fault>,
  effects: readonly Effect[],
): fc.Arbitrary<Trouble> =>
  fc
    .record({
      kind: fc.constantFrom(...kinds),
      at: fc.nat(3_000),
      which: fc.nat(3),
      effect: fc.constantFrom(...effects),
      times: fc.integer({ min: 1, max: 5 }),
    })
    .map(({ kind, at, which, ...when }) => ({
      acts: [{ kind, at, which, name: NAMES[0] }],
      faults: [{ ...where, ...when }],
    }));

const trouble: fc.Arbitrary<Trouble> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      acts: fc.oneof(
        { weight: 2, arbitrary: fc.constant([]) },
        { weight: 3, arbitrary: fc.array(anAct, { maxLength: 3 }) },
      ),
      faults: fc.oneof(
        { weight: 2, arbitrary: fc.constant([]) },
        { weight: 3, arbitrary: fc.array(fault, { maxLength: 3 }) },
      ),
    }),
  },
  // A person starts to use the later of two twins.
  {
    weight: 1,
    arbitrary: fc.integer({ min: 500, max: 6_000 }).map((at) => ({
      acts: [{ kind: 'use', at, which: 1, name: NAMES[0] } as const],
      faults: [],
    })),
  },
  { weight: 1, arbitrary: lostWhile(['create'], OF_CREATION, inCreations.slice(0, 5)) },
  { weight: 1, arbitrary: lostWhile(['both', 'credentials', 'describe-as-declared'], OF_CHANGE, inOthers) },
);

const anyCase = fc.record({
  entries: fc.integer({ min: 1, max: 2 }),
  /** Whether a connection with the name of each entry exists at the start, with another description. */
  before: fc.tuple(oneIn(3, fc.constant('one')), oneIn(3, fc.constant('one'))),
  runs: fc.array(aRun, { minLength: 1, maxLength: 4 }),
  trouble,
  /** The range of delays of others' actions, as parts of the documented lag. Own actions appear at once. */
  lag: fc.constantFrom([0, 0], [0.3, 0.6], [0, 1], [1, 1]),
  settlingTime: fc.constantFrom(30_000, 30_000, 8_000, 5_000, 2_000),
  latency: fc.constantFrom(0, 200),
  concurrency: fc.constantFrom(1, 4),
  seed: fc.nat(),
});

type Case = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;

function fileOf(entries: number): string {
  const auth =
    '{ dataCenter: eu, clientId: 1000.ABC, clientSecret: { secret: CLIENT_SECRET }, refreshToken: { secret: REFRESH_TOKEN } }';
  const lines = NAMES.slice(0, entries).map(
    (name) => `  ${name}: { name: ${name}, description: ${DESCRIPTION}, auth: ${auth} }\n`,
  );
  return `version: 1\nsandbox: dev\nconnections:\n${lines.join('')}`;
}

/** Returns a number from 0 to 1 that depends on a text. */
function chanceOf(text: string, seed: number): number {
  let hash = seed;
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 2_654_435_761) >>> 0;
  return seededRandom(hash)();
}

/** The time at which a person started to use a connection, by its id. */
type Uses = Map<string, number>;

/** Carries out the action of a person in the user interface. */
function act({ emulator, clock }: Scenario, { kind, name, which, at }: Act, uses: Uses): void {
  if (kind === 'create') {
    const seed = { sandbox: 'dev', name, description: DESCRIPTION, auth: sameAuth };
    emulator.seed({ ...seed, createdAt: clock.now(), createdClient: 'exc_app' });
    return;
  }
  const there = emulator.connections.filter((each) => each.name === name);
  const { id } = there[which % Math.max(1, there.length)] ?? {};
  if (id === undefined) return;
  const credentials = { params: { refreshToken: `by-hand-${at}` } };
  if (kind === 'use') {
    // Flow Service itself protects a connection only if it has a dataflow.
    emulator.seedSourceConnection({
      connectionId: id,
      name: 'Leads',
      flows: at % 2 ? [{ name: 'Daily' }] : [],
    });
    uses.set(id, Math.min(clock.now(), uses.get(id) ?? Number.POSITIVE_INFINITY));
  }
  if (kind === 'describe') emulator.edit(id, { description: `By hand ${at}` });
  if (kind === 'describe-as-declared') emulator.edit(id, { description: DESCRIPTION });
  if (kind === 'credentials') emulator.edit(id, credentials);
  if (kind === 'both') emulator.edit(id, { description: DESCRIPTION, ...credentials });
}

/** A run and its recording, which a killed run does not have. */
interface Ended {
  readonly client: string;
  readonly recording: Recording | undefined;
}

/** Carries out the runs of a case, each as its own client. */
async function runAll(scenario: Scenario, drawn: Case): Promise<readonly Ended[]> {
  const { clock } = scenario;
  let before: Promise<unknown> = Promise.resolve();
  const ends = drawn.runs.map(({ start, isAfter, killedAt, rotate }, index): Promise<Ended> => {
    const client = `run-${index}`;
    const earlier = isAfter ? before : Promise.resolve();
    const ended = earlier.then(async () => {
      await clock.sleep(start);
      const killed = new AbortController();
      const never = new Promise<never>(() => {});
      const way = (ask: typeof fetch): typeof fetch => {
        return async (url, init) => {
          if (killed.signal.aborted) return never;
          const headers = new Headers(init?.headers);
          headers.set(CLIENT_HEADER, client);
          const response = await ask(url, { ...init, headers });
          return killed.signal.aborted ? never : response;
        };
      };
      const { concurrency, settlingTime } = drawn;
      const options = { secrets, rotate, concurrency, settlingTime } as const;
      const running = scenario.run(fileOf(drawn.entries), options, undefined, undefined, way);
      if (killedAt === undefined || killedAt === null) return { client, recording: await running };
      const kill = clock.sleep(killedAt).then(() => {
        killed.abort();
        return undefined;
      });
      return { client, recording: await Promise.race([running, kill]) };
    });
    before = ended;
    return ended;
  });
  return Promise.all(ends);
}

/** Returns whether a run reports that an entry has a problem or could not be checked. */
function isTold({ annotations, exitCode }: Recording, row: Row | undefined): boolean {
  if (row === undefined) return exitCode !== 0;
  if (['conflict', 'failed'].includes(row.outcome)) return true;
  return annotations.some(({ message }) => message.includes(`${row.key}: it could not be checked`));
}

/** Counts interesting results, because the property proves nothing unless they occur. */
const met = { races: 0, removals: 0, conflicts: 0, foreign: 0, changes: 0, edits: 0, killed: 0 };

async function check(drawn: Case): Promise<void> {
  const most = Math.min(DOCUMENTED_LAG_MS, drawn.settlingTime);
  const [least = 0, part = 0] = drawn.lag;
  const scenario = createScenario(
    {
      random: seededRandom(drawn.seed),
      latency: drawn.latency,
      faults: drawn.trouble.faults,
      readerLag: (reader, { id, kind, at, by }: Step) =>
        reader === by
          ? 0
          : most * (least + (part - least) * chanceOf(`${reader} ${id} ${kind} ${at}`, drawn.seed)),
    },
    seededRandom(drawn.seed + 1),
  );
  const { emulator, clock } = scenario;
  NAMES.forEach((name, index) => {
    if (drawn.before[index] !== 'one') return;
    emulator.seed({ sandbox: 'dev', name, description: 'Old', auth: sameAuth });
  });
  const uses: Uses = new Map();
  for (const each of drawn.trouble.acts) void clock.sleep(each.at).then(() => act(scenario, each, uses));
  const ended = await runAll(scenario, drawn);
  // By then, every late request has taken effect and appears in listings.
  await clock.sleep(120_000);
  emulator.clearFaults();
  const steps = [...(emulator.views?.steps ?? [])];
  const there = emulator.connections;

  expectNothingLost(steps, scenario, uses);
  expectNothingOverwritten(steps, scenario);
  expectNothingInSilence(steps, scenario, ended);
  for (const { client, recording } of ended) {
    if (recording === undefined) {
      met.killed++;
      continue;
    }
    expect([0, 1]).toContain(recording.exitCode);
    const made = new Map(steps.filter(({ kind }) => kind === 'created').map((step) => [step.id, step]));
    for (const row of rowsOf(recording)) {
      const isGood = ['created', 'adopted', 'updated', 'rotated', 'unchanged'].includes(row.outcome);
      if (!isGood || isTold(recording, row)) continue;
      // A run returns no deleted id and does not claim the creation of another client.
      expect([client, row.outcome, there.map(({ id }) => id)]).toEqual([
        client,
        row.outcome,
        expect.arrayContaining([row.id]),
      ]);
      if (['created', 'adopted'].includes(row.outcome)) expect(made.get(row.id)?.by).not.toBe(USER);
      if (['updated', 'rotated'].includes(row.outcome)) {
        const changes = steps.filter(
          ({ kind, id, by }) => kind === 'changed' && id === row.id && by !== USER,
        );
        expect([client, row.outcome, changes.length > 0]).toEqual([client, row.outcome, true]);
      }
    }
    const minted = emulator.requests.filter(
      ({ path, headers }) => path.endsWith('/oauth/v2/token') && headers[CLIENT_HEADER] === client,
    );
    expect(minted.length).toBeLessThanOrEqual(1);
  }

  const last = await scenario.run(fileOf(drawn.entries), { secrets });
  for (const { key, id, outcome } of rowsOf(last)) {
    const ids = emulator.connections.filter(({ name }) => name === key).map((each) => each.id);
    expect(ids.length).toBeGreaterThan(0);
    if (ids.length === 1) expect([key, id]).toEqual([key, ids[0]]);
    else expect([key, outcome]).toEqual([key, 'conflict']);
  }
}

/** Expects that a run deletes only its own creations, and only if no other client has used or changed them. */
function expectNothingLost(steps: readonly Step[], { emulator }: Scenario, uses: Uses): void {
  for (const { id, by, at } of steps.filter(({ kind }) => kind === 'removed')) {
    met.removals++;
    const earlier = steps.filter((step) => step.id === id && step.at <= at && step.kind !== 'removed');
    expect(earlier[0]).toMatchObject({ kind: 'created', by });
    // A change between the last lookup and the deletion cannot be noticed.
    const looks = emulator.requests.filter(
      ({ method, path, headers }) =>
        method === 'GET' && path.endsWith(`/${id}`) && headers[CLIENT_HEADER] === by,
    );
    const looked = Math.max(...looks.map((look) => look.at).filter((time) => time <= at));
    expect(earlier.filter((step) => step.by !== by && step.at < looked)).toEqual([]);
    expect(uses.get(id) ?? looked).toBeGreaterThanOrEqual(looked);
  }
}

/** Expects that a client replaces a version only after it has seen that version. */
function expectNothingOverwritten(steps: readonly Step[], { emulator }: Scenario): void {
  const latest = new Map<string, Step>();
  for (const step of steps) {
    const before = latest.get(step.id);
    latest.set(step.id, step);
    if (step.kind !== 'changed' || step.by === USER || before === undefined) continue;
    met.changes++;
    if (before.by === USER && before.kind === 'changed') met.edits++;
    const hasSeen = before.by === step.by || emulator.views?.hasShown(step.by, before.connection.etag);
    expect([step.by, before.by, hasSeen]).toEqual([step.by, before.by, true]);
  }
}

/** Expects that each surviving run that created a later connection with the same name reports it. */
function expectNothingInSilence(
  steps: readonly Step[],
  { emulator }: Scenario,
  ended: readonly Ended[],
): void {
  for (const name of NAMES) {
    const left = emulator.connections
      .filter((each) => each.name === name)
      .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
    const creators = left.map(({ id }) => steps.find((step) => step.id === id)?.by);
    const all = steps.filter((step) => step.kind === 'created' && step.connection.name === name);
    if (new Set(all.map(({ by }) => by)).size > 1) met.races++;
    if (all.some(({ by }) => by === USER) && all.some(({ by }) => by !== USER)) met.foreign++;
    if (left.length > 1) met.conflicts++;
    for (const creator of creators.slice(1)) {
      const recording = ended.find(({ client }) => client === creator)?.recording;
      if (recording === undefined) continue;
      const row = rowsOf(recording).find(({ key }) => key === name);
      expect([name, creator, isTold(recording, row)]).toEqual([name, creator, true]);
    }
  }
}

describe('runs and people at the same time, who see the actions of others with a delay', () => {
  it.concurrent.each(Array.from({ length: AT_ONCE }, (_, index) => index))(
    'leave no unreported duplicate, overwrite nothing unseen, and return no deleted id (%i)',
    async () => {
      await fc.assert(fc.asyncProperty(anyCase, check), { numRuns: Math.ceil(CASES / AT_ONCE) });
    },
    3_600_000,
  );

  it('cause the interesting results often enough', () => {
    const part = (of: number) => leastOf(CASES, of);
    expect(met.races).toBeGreaterThanOrEqual(part(0.3));
    expect(met.removals).toBeGreaterThanOrEqual(part(0.2));
    expect(met.conflicts).toBeGreaterThanOrEqual(part(0.1));
    expect(met.foreign).toBeGreaterThanOrEqual(part(0.04));
    expect(met.changes).toBeGreaterThanOrEqual(part(0.4));
    expect(met.edits).toBeGreaterThanOrEqual(part(0.01));
    expect(met.killed).toBeGreaterThanOrEqual(part(0.1));
  });
});
