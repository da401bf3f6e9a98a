import type { Secret } from './secret.ts';

/** Which connections are tested at their source at the end of a run: `explore` tests those of `changed` more deeply. */
export type Verify = 'none' | 'changed' | 'all' | 'explore';

/** What a run does: checks the file, shows what would change, or changes it. */
export type Mode = 'validate' | 'plan' | 'apply';

export interface PullRequest {
  readonly number: number;
  /** The commit of it that the run is about. */
  readonly head: string;
}

/** How a run signs in at Adobe. */
export interface AdobeAccount {
  /** The API key. */
  readonly clientId: string;
  /** `…@AdobeOrg`. */
  readonly orgId: string;
  readonly credential: AdobeCredential;
}

/** A token that was given to the run, or a client secret that IMS exchanges for one. */
export type AdobeCredential =
  | { readonly kind: 'access-token'; readonly token: Secret }
  | { readonly kind: 'client-secret'; readonly secret: Secret; readonly scopes: string };

/** Why a run ended early. */
export type StopReason = 'out-of-time' | 'cancelled';

/**
 * The hosts that a workflow allows besides those of the records, by name or as `*.` and a domain; `undefined` where nobody can
 * know them, as in a check of the file alone.
 */
export type AllowedHosts = readonly string[] | undefined;
