import type { FlowService } from '../flow-service/flow-service.ts';
import type { Deadline } from '../http/deadline.ts';
import { forEachConcurrent } from '../machine/for-each-concurrent.ts';
import type { Plan } from '../model/change.ts';
import type { Health } from '../model/connection.ts';
import { type Message, withoutRequestIds } from '../model/message.ts';
import { connectionAfter, isDoneKind, type Outcome } from '../model/outcome.ts';
import { ProblemError } from '../model/problem.ts';
import type { Verify } from '../model/run.ts';
import type { CommonOptions } from '../options/run-options.ts';
import type { Testable } from './observe.ts';

/** How connections are tested. */
export interface Testing extends Pick<CommonOptions, 'timeout' | 'concurrency'> {
  readonly flowService: Pick<FlowService, 'testConnection' | 'exploreConnection'>;
  readonly deadline: Pick<Deadline, 'remaining'>;
  /** Whether to also list the root of the source, where that is supported. */
  readonly explores?: boolean | undefined;
}

/** Whether the connection was or may have been changed. */
export function isTouched(outcome: Outcome | undefined): boolean {
  return isDoneKind(outcome?.kind ?? '') || outcome?.problem?.code === 'may-be-changed';
}

/** Returns the connections that `verify` selects, in the order of the file. A plan alone has no outcomes. */
export function toVerify(
  plan: Plan,
  outcomes: ReadonlyMap<string, Outcome>,
  verify: Verify,
): readonly Testable[] {
  if (verify === 'none') return [];
  return plan.changes.flatMap((change): readonly Testable[] => {
    const { entry } = change;
    const outcome = outcomes.get(entry.key);
    const { id, state } = connectionAfter(change, outcome);
    const status = outcome?.kind ?? change.kind;
    const isOurs = status !== 'conflict' && change.kind !== 'delete';
    if (id === undefined || !(isTouched(outcome) || (verify === 'all' && isOurs))) return [];
    const isNew = outcome?.kind === 'created' || outcome?.kind === 'adopted';
    const obstacle = isNew && state === 'initializing' ? 'it is not ready yet' : undefined;
    return [{ entry, id, obstacle, isNew }];
  });
}

/**
 * Returns functions that test connections while apply waits for listings, and the rest at the end. `tested` returns the
 * connections that can be tested at that moment. `test` tests connections and returns the results by key.
 */
export function verification(
  tested: () => readonly Testable[],
  test: (those: readonly Testable[]) => Promise<ReadonlyMap<string, Health>>,
) {
  const results = new Map<string, { readonly id: string; readonly health: Health }>();
  let early = Promise.resolve();
  const run = async (those: readonly Testable[]) => {
    const found = await test(those);
    for (const { entry, id } of those) {
      const health = found.get(entry.key);
      if (health !== undefined) results.set(entry.key, { id, health });
    }
  };
  /** Whether an early test counts. For a new connection, which may not have been ready, only a success does. */
  const isSettled = ({ entry, id, obstacle, isNew }: Testable) => {
    const result = results.get(entry.key);
    if (result?.id !== id || obstacle !== undefined) return false;
    return isNew !== true || result.health.verdict === 'ok';
  };
  return {
    /** Starts the tests that can run now, and returns at once. */
    begin: () => {
      early = run(tested());
      // An internal error is thrown by `pause`, not at a moment when nobody waits for it.
      early.catch(() => {});
    },
    /** Waits for the tests that have started. */
    pause: () => early,
    /** Runs the tests that are left. Returns the results by key. */
    end: async (): Promise<ReadonlyMap<string, Health>> => {
      const those = tested();
      await run(those.filter((each) => !isSettled(each)));
      const healths = those.flatMap(({ entry: { key } }) => {
        const result = results.get(key);
        return result === undefined ? [] : [[key, result.health] as const];
      });
      return new Map(healths);
    },
  };
}

/** Milliseconds reserved for reporting. */
const RESERVE_MS = 10_000;

/** After this many consecutive tests that could not be made, the rest are skipped. */
const MAX_CONSECUTIVE_FAILURES = 8;

/** Tests connections, several at a time within the limits of the run. Returns the results by key. */
export async function testConnections(
  tested: readonly Testable[],
  { flowService, deadline, timeout, concurrency, explores }: Testing,
): Promise<ReadonlyMap<string, Health>> {
  const results = new Map<string, Health>();
  let failures = 0;
  let last = untested([]);
  const test = async ({ entry, id }: Testable): Promise<Health> => {
    if (deadline.remaining() < RESERVE_MS && timeout > RESERVE_MS)
      return untested(['the run has no time left for it']);
    if (failures >= MAX_CONSECUTIVE_FAILURES) return { ...last, why: withoutRequestIds(last.why ?? []) };
    const tested = await attempted(flowService.testConnection(entry.sandbox, id));
    const isExplored =
      explores && tested.verdict === 'ok' && entry.source.explore !== false && !entry.source.isCustom;
    const health = isExplored ? await attempted(flowService.exploreConnection(entry.sandbox, id)) : tested;
    failures = health.verdict === 'untested' ? failures + 1 : 0;
    last = health;
    return health;
  };
  await forEachConcurrent(tested, concurrency, async (each) => {
    const { entry, obstacle } = each;
    results.set(entry.key, obstacle === undefined ? await test(each) : untested([obstacle]));
  });
  return results;
}

function untested(why: Message): Health {
  return { verdict: 'untested', why };
}

async function attempted(test: Promise<Health>): Promise<Health> {
  try {
    return await test;
  } catch (error) {
    if (error instanceof ProblemError) return { ...untested(error.text), fix: error.problems[0]?.fix };
    throw error;
  }
}
