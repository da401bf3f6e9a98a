import type { Secret } from './secret.ts';

/** Which connections Adobe tests at the end of a run. `explore` tests the same ones as `changed`, more thoroughly. */
export type Verify = 'none' | 'changed' | 'all' | 'explore';

/** What a run does: check the file, show what would change, or change it. */
export type Mode = 'validate' | 'plan' | 'apply';

/** The words that the option `rotate` accepts in place of keys. No entry may have one of them as its key. */
export const ROTATE_WORDS = ['all', 'failing'] as const;

/** The entries whose credentials are sent again. */
export type RotateSelection = (typeof ROTATE_WORDS)[number] | readonly string[];

export interface PullRequest {
  readonly number: number;
  /** The commit of the pull request that the run is about. */
  readonly head: string;
  /**
   * Whether the merge changes the default branch, and so applies the file with `mode: auto`; `undefined` if the event
   * does not name the branches.
   */
  readonly intoDefaultBranch?: boolean | undefined;
}

/** How a run authenticates with Adobe. */
export interface AdobeAccount {
  /** The API key. */
  readonly clientId: string;
  /** `…@AdobeOrg`. */
  readonly orgId: string;
  readonly credential: AdobeCredential;
}

/** A token given to the run, or a client secret that IMS exchanges for a token. */
export type AdobeCredential =
  | { readonly kind: 'access-token'; readonly token: Secret }
  | { readonly kind: 'client-secret'; readonly secret: Secret; readonly scopes: string };

/** Why a run ended early. */
export type StopReason = 'out-of-time' | 'cancelled';

/**
 * The hosts that a workflow allows in addition to those of the records, by name or as `*.` and a domain; `undefined` if
 * they are unknown, as when only the file is checked.
 */
export type AllowedHosts = readonly string[] | undefined;
