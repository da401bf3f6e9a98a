import type { BaseConnection } from '../../../src/flow-service/base-connection.ts';
import type { Observed } from '../../../src/plan/plan.ts';

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
