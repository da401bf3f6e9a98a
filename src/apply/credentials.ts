import type { Entry } from '../model/entry.ts';
import type { ResolvedSecrets } from '../secrets/resolve-references.ts';
import type { Grant, Minted } from '../source/zoho-token.ts';
import { paramsOf, resolvedValue } from './payload.ts';

/** What the credentials of an entry come from. */
export interface Credentials {
  readonly secrets: ResolvedSecrets;
  readonly mintAccessToken: (grant: Grant) => Promise<Minted>;
  /** Told what the source said when a token was minted for an entry. */
  readonly noteToken: (entry: Entry, minted: Minted) => void;
}

/**
 * Returns all of an entry's `auth.params`, with what it leaves to us minted: call it only when they are about to be sent.
 * Throws a ProblemError when there is no token to be had.
 */
export async function credentialsOf(
  entry: Entry,
  credentials: Credentials,
): Promise<Readonly<Record<string, string>>> {
  return paramsOf(entry, credentials.secrets, await mintFor(entry, credentials));
}

async function mintFor(
  entry: Entry,
  { secrets, mintAccessToken, noteToken }: Credentials,
): Promise<string | undefined> {
  if (entry.auth[entry.source.minted] !== undefined) return undefined;
  const need = (parameter: string) => {
    const value = resolvedValue(entry, parameter, secrets);
    if (value === undefined) throw new Error(`${entry.key} has no ${parameter}`);
    return value;
  };
  const minted = await mintAccessToken({
    accountsUrl: need('accountsUrl'),
    clientId: need('clientId'),
    clientSecret: need('clientSecret'),
    refreshToken: need('refreshToken'),
  });
  noteToken(entry, minted);
  return minted.token.reveal();
}
