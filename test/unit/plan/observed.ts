import type { Plan } from '../../../src/model/change.ts';
import type { BaseConnection } from '../../../src/model/connection.ts';
import type { Entry } from '../../../src/model/entry.ts';
import type { Observed } from '../../../src/model/observed.ts';
import { type Intent, planChanges } from '../../../src/plan/plan.ts';

/** What Flow Service holds, by sandbox; `lookedUp` are the pinned ids that no listing holds. */
export function observedOf(
  bySandbox: Readonly<Record<string, readonly BaseConnection[]>>,
  lookedUp: Readonly<Record<string, BaseConnection | undefined>> = {},
): Observed {
  return {
    orgId: 'ACME@AdobeOrg',
    bySandbox: new Map(Object.entries(bySandbox)),
    lookedUp: new Map(Object.entries(lookedUp)),
  };
}

/** The plan of a run that was asked for nothing beyond what the file says, unless told otherwise. */
export function planOf(entries: readonly Entry[], observed: Observed, intent: Partial<Intent> = {}): Plan {
  return planChanges(entries, observed, { onDrift: 'report', rotate: new Set(), ...intent });
}
