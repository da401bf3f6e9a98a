import type { ConnectionPayload } from '../flow-service/flow-service.ts';
import type { Entry } from '../model/entry.ts';
import { code, msg } from '../model/message.ts';
import { type Location, type Problem, ProblemError } from '../model/problem.ts';
import type { Grant, Minted, ParameterValue } from '../model/source.ts';
import type { ResolvedSecrets } from '../secrets/resolve-secrets.ts';
import { unknownParameter } from '../source/parameters.ts';
import { asType, typeOf } from '../source/values.ts';

/** Where the credentials of an entry come from. */
export interface Credentials {
  readonly secrets: ResolvedSecrets;
  readonly mintAccessToken: (grant: Grant) => Promise<Minted>;
  /** Receives each minted token, with the source's details about it, before it is sent to Adobe. */
  readonly noteToken: (entry: Entry, minted: Minted) => void;
}

/**
 * Returns all of an entry's `auth.params`. Mints the token if the entry omits it, so call this only right before
 * sending them. Throws a ProblemError when the source issues no token.
 */
export async function credentialsOf(
  entry: Entry,
  { secrets, mintAccessToken, noteToken }: Credentials,
): Promise<Readonly<Record<string, ParameterValue>>> {
  const { auth, parameters, source } = entry;
  const { mint } = source;
  const params: Record<string, ParameterValue> = {};
  for (const [name, given] of Object.entries(auth)) {
    const value = given.kind === 'literal' ? given.value : secrets.get(given.name)?.reveal();
    if (value === undefined) throw new Error(`the reference of ${entry.key} to its ${name} was not resolved`);
    const type = typeOf(parameters[name] ?? unknownParameter);
    const sent = asType(value, type);
    if (sent === undefined) throw new ProblemError(wrongType(name, given.location, type));
    params[name] = sent;
  }
  // An auth spec that is not in the record may not accept the token, and its hosts may not belong to the source.
  if (mint !== undefined && mint.parameter in parameters && params[mint.parameter] === undefined) {
    const grant = Object.fromEntries(mint.from.map((name) => [name, String(params[name] ?? '')]));
    const minted = await mintAccessToken(grant);
    noteToken(entry, { ...minted, doubt: doubtAbout(entry, minted) });
    params[mint.parameter] = minted.token.reveal();
  }
  // In the order of the auth spec.
  return Object.fromEntries(
    Object.keys(parameters).flatMap((name) => (params[name] === undefined ? [] : [[name, params[name]]])),
  );
}

function doubtAbout({ key, auth, location }: Entry, { doubt }: Minted): Problem | undefined {
  if (doubt === undefined) return undefined;
  return { ...doubt, entry: key, location: auth[doubt.parameter ?? '']?.location ?? location };
}

function wrongType(name: string, location: Location, type = 'value'): Problem {
  return {
    code: 'value-invalid',
    message: msg`the secret for ${code(name)} must be of type ${type}`,
    fix: msg`store the value in the format that Adobe documents`,
    location,
  };
}

/**
 * Returns the request body that creates an entry's base connection. `params` contains all of its `auth.params`.
 * @see https://developer.adobe.com/experience-platform-apis/references/flow-service/
 */
export function payloadOf(
  { name, description, authSpec, source }: Entry,
  params: Readonly<Record<string, ParameterValue>>,
): ConnectionPayload {
  const { spec, providerId, authTypes = {} } = source;
  const { id, version } = spec;
  const auth = { specName: authSpec, type: authTypes[authSpec], params };
  return { name, description, auth, connectionSpec: { id, version }, providerId };
}
