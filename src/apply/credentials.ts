import type { ConnectionPayload } from '../flow-service/flow-service.ts';
import type { Entry } from '../model/entry.ts';
import type { Grant, Minted, Source } from '../model/source.ts';
import type { ResolvedSecrets } from '../secrets/resolve-secrets.ts';

/** Where the credentials of an entry come from. */
export interface Credentials {
  readonly secrets: ResolvedSecrets;
  readonly mintAccessToken: (grant: Grant, source: Source) => Promise<Minted>;
  /** Receives what the source said about the token that was minted for an entry. */
  readonly noteToken: (entry: Entry, minted: Minted) => void;
}

/**
 * Returns all of an entry's `auth.params`, and mints the token if the entry leaves it out: call it only when they are about
 * to be sent. Throws a ProblemError when the source gives no token.
 */
export async function credentialsOf(
  entry: Entry,
  { secrets, mintAccessToken, noteToken }: Credentials,
): Promise<Readonly<Record<string, string>>> {
  const { auth, parameters, source } = entry;
  const { mint } = source;
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(auth)) {
    const text = value.kind === 'literal' ? value.value : secrets.get(value.name)?.reveal();
    if (text === undefined) throw new Error(`the reference of ${entry.key} to its ${name} was not resolved`);
    params[name] = text;
  }
  if (mint !== undefined && params[mint.parameter] === undefined) {
    const grant = Object.fromEntries(mint.from.map((name) => [name, params[name] ?? '']));
    const minted = await mintAccessToken(grant, source);
    noteToken(entry, minted);
    params[mint.parameter] = minted.token.reveal();
  }
  // In the order of the auth spec.
  return Object.fromEntries(
    Object.keys(parameters).flatMap((name) => (params[name] === undefined ? [] : [[name, params[name]]])),
  );
}

/**
 * Returns the body that creates an entry's base connection; `params` is all of its `auth.params`.
 * @see https://developer.adobe.com/experience-platform-apis/references/flow-service/
 */
export function payloadOf(
  { name, description, authSpec, source }: Entry,
  params: Readonly<Record<string, string>>,
): ConnectionPayload {
  const { id, version } = source.spec;
  return { name, description, auth: { specName: authSpec, params }, connectionSpec: { id, version } };
}
