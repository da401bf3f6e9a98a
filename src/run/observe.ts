import type { FlowService } from '../flow-service/flow-service.ts';
import { allEnded } from '../machine/all-ended.ts';
import { type BaseConnection, type Health, isGoing } from '../model/connection.ts';
import { type Entry, listingOf } from '../model/entry.ts';
import { groupBy } from '../model/group-by.ts';
import { code, msg, textOf, withoutRequestIds } from '../model/message.ts';
import type { Listings, Observed } from '../model/observed.ts';
import { byLocation, type Problem, ProblemError } from '../model/problem.ts';
import { matchEntries } from '../plan/match-entries.ts';

/** The calls that observing needs. */
export type Lookup = Pick<
  FlowService,
  'orgId' | 'listConnections' | 'findConnection' | 'listDependents' | 'findSpec'
>;

export interface Testable {
  readonly entry: Entry;
  readonly id: string;
  /** Why a test cannot succeed yet. */
  readonly obstacle?: string | undefined;
  /** Whether this run created it, so that an early test may fail only because it was not ready. */
  readonly isNew?: boolean;
}

/**
 * Reads everything that planning needs. `test`, if given, tests the found connections and returns the results by key.
 * Throws a ProblemError with everything that went wrong unless all listings were read.
 */
export async function observe(
  entries: readonly Entry[],
  lookup: Lookup,
  test?: (tested: readonly Testable[]) => Promise<ReadonlyMap<string, Health>>,
): Promise<Observed> {
  // Both are independent, so they run at the same time. When one fails, the run still waits for the other.
  const [listings, specs] = await allEnded([list(entries, lookup), findSpecs(entries, lookup)]);
  const matches = matchEntries(entries, listings);
  const found = (ensure: Entry['ensure']) =>
    entries.flatMap((entry): readonly Testable[] => {
      const match = matches.get(entry.key);
      return match?.kind === 'found' && entry.ensure === ensure ? [{ entry, id: match.connection.id }] : [];
    });
  const [health, dependents] = await Promise.all([
    test ? test(found('present')) : new Map<string, Health>(),
    findDependents(found('absent'), lookup),
  ]);
  return { ...listings, matches, health, dependents, specs };
}

/** Lists each sandbox of `entries` once per source, and looks up pinned ids that are in no listing. */
export async function list(
  entries: readonly Entry[],
  lookup: Pick<Lookup, 'orgId' | 'listConnections' | 'findConnection'>,
): Promise<Listings> {
  const bySandbox = new Map<string, BaseConnection[]>(entries.map(({ sandbox }) => [sandbox, []]));
  const firsts = firstPer(entries, listingOf);
  await all(firsts, async (entry) => {
    const connections = await lookup.listConnections(entry.sandbox, entry.source);
    bySandbox.get(entry.sandbox)?.push(...connections);
  });

  const listed = new Set([...bySandbox.values()].flat().map(({ id }) => id));
  const lookedUp = new Map<string, BaseConnection | undefined>();
  await all(entries, async (entry) => {
    if (entry.id === undefined || listed.has(entry.id)) return;
    const found = await lookup.findConnection(entry.sandbox, entry.id);
    // A member that Flow Service omits counts as a match, because it is the listing that is in doubt.
    const { sandbox = entry.sandbox, connectionSpecId = entry.source.spec.id } = found ?? {};
    const fits = sandbox === entry.sandbox && connectionSpecId === entry.source.spec.id;
    if (found !== undefined && fits && !isGoing(found)) {
      throw new ProblemError({
        code: 'listing-incomplete',
        message: msg`the base connection ${entry.id} exists in sandbox ${code(entry.sandbox)}, but is missing from the listing`,
        fix: msg`run again in a minute: nothing is created while the listing may be incomplete`,
      });
    }
    // Entries of several sandboxes may pin the same id. A look-up that found it counts, whichever ends last.
    if (found !== undefined || !lookedUp.has(entry.id)) lookedUp.set(entry.id, found);
  });
  return { orgId: lookup.orgId, bySandbox, lookedUp };
}

/** Runs `look` for each entry. Then throws all problems, each once and with its entry's line. */
async function all(entries: readonly Entry[], look: (entry: Entry) => Promise<void>): Promise<void> {
  const problems = new Map<string, Problem>();
  await Promise.all(
    entries.map((entry) =>
      look(entry).catch((error: unknown) => {
        if (!(error instanceof ProblemError)) throw error;
        for (const problem of error.problems) {
          const text = textOf(withoutRequestIds(problem.message));
          if (!problems.has(text)) problems.set(text, { location: entry.location, ...problem });
        }
      }),
    ),
  );
  if (problems.size > 0) throw new ProblemError([...problems.values()].sort(byLocation));
}

async function findDependents(going: readonly Testable[], lookup: Lookup): Promise<Observed['dependents']> {
  const find = async ({ entry: { sandbox }, id }: Testable) =>
    [id, await lookup.listDependents(sandbox, id).catch(firstProblem)] as const;
  return new Map(await Promise.all(going.map(find)));
}

/** Reads the live spec of every source that has an entry with `ensure: present`, once each. */
async function findSpecs(entries: readonly Entry[], lookup: Lookup): Promise<Observed['specs']> {
  const present = entries.filter(({ ensure }) => ensure === 'present');
  const find = async ({ sandbox, source }: Entry) =>
    [source.spec.id, await lookup.findSpec(sandbox, source).catch(firstProblem)] as const;
  return new Map(await Promise.all(firstPer(present, ({ source }) => source.spec.id).map(find)));
}

/** Returns the first entry of each group of entries with the same key. */
function firstPer(entries: readonly Entry[], keyOf: (entry: Entry) => string): readonly Entry[] {
  return [...groupBy(entries, keyOf).values()].map(([first]) => first);
}

function firstProblem(error: unknown): Problem {
  const [problem] = error instanceof ProblemError ? error.problems : [];
  if (problem === undefined) throw error;
  return problem;
}
