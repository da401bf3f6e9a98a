import type { Plan } from '../model/change.ts';
import type { Health } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import type { Text } from '../model/message.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Problem } from '../model/problem.ts';
import type { Mode, PullRequest, StopReason } from '../model/run.ts';
import type { ResolvedSecrets } from '../secrets/resolve-references.ts';

/** Everything that is known of a run. Stages return what they found; only `run` puts it in here. */
export interface RunFacts {
  readonly mode: Mode;
  readonly config: string;
  readonly sandbox?: string | undefined;
  readonly orgId?: string | undefined;
  readonly pullRequest?: PullRequest | undefined;
  readonly runUrl?: string | undefined;
  readonly docsUrl?: string | undefined;
  readonly notice?: Text | undefined;
  readonly failOnChanges: boolean;
  readonly rotate: 'all' | 'failing' | readonly string[];
  readonly verify: 'none' | 'changed' | 'all';
  /** Empty until the file was read. */
  readonly entries: readonly Entry[];
  readonly secrets: ResolvedSecrets;
  /** `online` once anything was sent: problems before that make the run invalid. */
  readonly phase: 'offline' | 'online';
  readonly plan?: Plan | undefined;
  /** Of a plan that is to be applied: `refused` also while nobody has approved it yet. */
  readonly approval: 'none' | 'given' | 'refused';
  /** By key; empty outside apply mode. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** By key: the results of connection tests. */
  readonly health: ReadonlyMap<string, Health>;
  /** Whether the tests at the end were made. */
  readonly isVerified: boolean;
  /** By key: details of the access token that this run obtained for an entry. */
  readonly tokens: ReadonlyMap<string, TokenDetails>;
  /** Problems of the run as a whole and of the file. */
  readonly problems: readonly Problem[];
  readonly stopped?: StopReason | undefined;
}

/** What a source says of an access token, as far as it can be shown. */
export interface TokenDetails {
  readonly apiDomain?: string | undefined;
  readonly scope?: string | undefined;
}
