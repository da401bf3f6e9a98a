import type { BaseConnection } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import { textOf } from '../model/message.ts';
import type { Observed } from '../model/observed.ts';
import { byLocation, type Problem, ProblemError } from '../model/problem.ts';
import type { Source } from '../model/source.ts';

/** The look-ups that observing takes. */
export interface Lookup {
  readonly orgId: string;
  readonly listConnections: (sandbox: string, source: Source) => Promise<readonly BaseConnection[]>;
  readonly findConnection: (sandbox: string, id: string) => Promise<BaseConnection | undefined>;
}

/**
 * Lists every sandbox of `entries`, once per source, and looks up the pinned ids that no listing holds. Throws a
 * ProblemError, with all that went wrong, unless everything could be read.
 */
export async function observe(entries: readonly Entry[], lookup: Lookup): Promise<Observed> {
  const bySandbox = new Map<string, BaseConnection[]>();
  const listings = new Map<string, Entry>();
  for (const entry of entries) {
    bySandbox.set(entry.sandbox, []);
    const listing = JSON.stringify([entry.sandbox, entry.source.name]);
    if (!listings.has(listing)) listings.set(listing, entry);
  }
  await all([...listings.values()], async (entry) => {
    const connections = await lookup.listConnections(entry.sandbox, entry.source);
    bySandbox.get(entry.sandbox)?.push(...connections);
  });

  const listUpTo = new Set([...bySandbox.values()].flat().map(({ id }) => id));
  const lookedUp = new Map<string, BaseConnection | undefined>();
  await all(entries, async (entry) => {
    if (entry.id === undefined || listUpTo.has(entry.id)) return;
    const found = await lookup.findConnection(entry.sandbox, entry.id);
    if (isMissingFromListing(found, entry)) {
      throw new ProblemError({
        code: 'listing-incomplete',
        message: `the base connection ${entry.id} exists in sandbox \`${entry.sandbox}\`, but the listing does not hold it`,
        fix: 'run again in a minute: nothing is created while the listing may be incomplete',
      });
    }
    // Entries of several sandboxes may pin one id: whichever look-up ends last, what one has found stands.
    if (found !== undefined || !lookedUp.has(entry.id)) lookedUp.set(entry.id, found);
  });
  return { orgId: lookup.orgId, bySandbox, lookedUp };
}

function isMissingFromListing(found: BaseConnection | undefined, entry: Entry): boolean {
  if (found === undefined) return false;
  // What Flow Service does not say counts as a match: the doubt is about the listing.
  const { sandbox = entry.sandbox, connectionSpecId = entry.source.connectionSpec.id } = found;
  return sandbox === entry.sandbox && connectionSpecId === entry.source.connectionSpec.id;
}

/** Runs `look` for each entry; afterwards throws what went wrong, each problem once and at the entry's line. */
async function all(entries: readonly Entry[], look: (entry: Entry) => Promise<void>): Promise<void> {
  const problems = new Map<string, Problem>();
  await Promise.all(
    entries.map((entry) =>
      look(entry).catch((error: unknown) => {
        if (!(error instanceof ProblemError)) throw error;
        for (const problem of error.problems) {
          if (!problems.has(textOf(problem.message)))
            problems.set(textOf(problem.message), { location: entry.location, ...problem });
        }
      }),
    ),
  );
  if (problems.size > 0) throw new ProblemError([...problems.values()].sort(byLocation));
}
