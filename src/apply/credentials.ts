import type { Entry } from '../model/entry.ts';
import type { Grant, Minted } from '../model/source.ts';
import type { ResolvedSecrets } from '../secrets/resolve-secrets.ts';
import { paramsOf, resolvedValue } from './payload.ts';

/** Where the credentials of an entry come from. */
export interface Credentials {
  readonly secrets: ResolvedSecrets;
  readonly mintAccessToken: (grant: Grant) => Promise<Minted>;
  /** Receives what the source said about the token that was minted for an entry. */
  readonly noteToken: (entry: Entry, minted: Minted) => void;
}

/**
 * Returns all of an entry's `auth.params`, and mints the token if the entry leaves it out: call it only when they are about to
 * be sent. Throws a ProblemError when the source gives no token.
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
  const { mint } = entry.source;
  if (mint === undefined || entry.auth[mint.parameter] !== undefined) return undefined;
  const minted = await mintAccessToken(
    Object.fromEntries(mint.from.map((name) => [name, resolvedValue(entry, name, secrets) ?? ''])),
  );
  noteToken(entry, minted);
  return minted.token.reveal();
}
