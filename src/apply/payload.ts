import type { ConnectionPayload } from '../flow-service/flow-service.ts';
import type { Entry } from '../model/entry.ts';
import type { ResolvedSecrets } from '../secrets/resolve-secrets.ts';

/**
 * Returns the value of one parameter of an entry, with its reference resolved; `undefined` when the entry leaves it
 * out. Throws when the reference was not resolved, which a run prevents before it applies.
 */
export function resolvedValue(entry: Entry, parameter: string, secrets: ResolvedSecrets): string | undefined {
  const value = entry.auth[parameter];
  if (value === undefined || value.kind === 'literal') return value?.value;
  const secret = secrets.get(value.name);
  if (secret === undefined)
    throw new Error(`the reference of ${entry.key} to its ${parameter} was not resolved`);
  return secret.reveal();
}

/** Returns all of `auth.params` of an entry; `minted` is the value of the parameter that is minted. */
export function paramsOf(
  entry: Entry,
  secrets: ResolvedSecrets,
  minted: string | undefined,
): Readonly<Record<string, string>> {
  const params: Record<string, string> = {};
  for (const name of Object.keys(entry.parameters)) {
    const isMinted = name === entry.source.mint?.parameter;
    const value = resolvedValue(entry, name, secrets) ?? (isMinted ? minted : undefined);
    if (value !== undefined) params[name] = value;
  }
  return params;
}

/**
 * Returns the body that creates an entry's base connection; `params` is all of its `auth.params`.
 * @see https://developer.adobe.com/experience-platform-apis/references/flow-service/
 */
export function payloadOf(entry: Entry, params: Readonly<Record<string, string>>): ConnectionPayload {
  const { spec } = entry.source;
  return {
    name: entry.name,
    ...(entry.description !== undefined && { description: entry.description }),
    auth: { specName: entry.authSpec, params },
    connectionSpec: { id: spec.id, version: spec.version },
  };
}
