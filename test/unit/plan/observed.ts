import type { Plan } from '../../../src/model/change.ts';
import type { BaseConnection } from '../../../src/model/connection.ts';
import type { Entry } from '../../../src/model/entry.ts';
import type { Listings, Observed } from '../../../src/model/observed.ts';
import { matchEntries } from '../../../src/plan/match-entries.ts';
import { type Intent, planChanges } from '../../../src/plan/plan.ts';

/**
 * Returns the listings of Flow Service, by sandbox. `lookedUp` contains the pinned ids that no listing has.
 */
export function observedOf(
  bySandbox: Readonly<Record<string, readonly BaseConnection[]>>,
  lookedUp: Readonly<Record<string, BaseConnection | undefined>> = {},
): Listings {
  return {
    orgId: 'ACME@AdobeOrg',
    bySandbox: new Map(Object.entries(bySandbox)),
    lookedUp: new Map(Object.entries(lookedUp)),
  };
}

/**
 * Returns all observations for entries. Nothing depends on their connections, and every source is offered.
 */
export function observedFor(entries: readonly Entry[], listings: Listings): Observed {
  return {
    ...listings,
    matches: matchEntries(entries, listings),
    dependents: new Map(),
    specs: new Map(),
    health: new Map(),
  };
}

interface Asked extends Partial<Intent> {
  /** Entries of other sandboxes are out of scope. */
  readonly only?: string | undefined;
  readonly dependents?: Observed['dependents'] | undefined;
}

/** Returns the plan of a run that only creates what is missing, unless the intent says more. */
export function planOf(
  entries: readonly Entry[],
  listings: Listings,
  { only, dependents = new Map(), ...intent }: Asked = {},
): Plan {
  const inScope = entries.filter(({ sandbox }) => only === undefined || sandbox === only);
  const observed = { ...observedFor(inScope, listings), dependents };
  return planChanges(entries, observed, { onDrift: 'report', rotate: new Set(), ...intent });
}
