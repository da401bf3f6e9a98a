import type { BaseConnection } from './connection.ts';

/** What Flow Service holds, as far as the entries are concerned. */
export interface Observed {
  /** The organization that was looked into. */
  readonly orgId: string;
  /** By sandbox: every base connection of the entries' sources. */
  readonly bySandbox: ReadonlyMap<string, readonly BaseConnection[]>;
  /** By id: what a look-up found for pinned ids that no listing holds; `undefined` when there is no such connection. */
  readonly lookedUp: ReadonlyMap<string, BaseConnection | undefined>;
}
