import { isRecord, membersOf } from '../model/is-record.ts';
import type { Problem } from '../model/problem.ts';
import { nearest } from '../model/spelling.ts';
import { OTHER_AUTH } from '../source/auth-specs.ts';
import { describeKey } from '../source/examples.ts';
import { type EntryAuth, entryAuthOf } from './entry-auth.ts';
import { isUnderAuth } from './paths.ts';
import type { Place } from './place.ts';
import {
  alternatives,
  missingKey,
  missingPreset,
  type PlacedError,
  refusedKey,
  refusedParameter,
  strayEntry,
  unknownKey,
} from './schema-messages.ts';
import { schemaErrors } from './schema-validator.generated.ts';
import { wrongValue } from './value-messages.ts';

/**
 * Returns the schema's errors as problems, except in the entries that are `refused` as a whole. Messages repeat no
 * value.
 */
export function schemaProblems(top: Place, refused: ReadonlyMap<string, unknown>): Problem[] {
  const connections = top.below('connections');
  const entries = Object.keys(membersOf(connections.value)).map((key) => connections.below(key));
  const errors = [...errorsAt(top, 'file'), ...entries.flatMap(authErrors)].filter(
    ({ at: { path } }) => path[0] !== 'connections' || !refused.has(path[1] ?? ''),
  );
  const guesses = guessKeys(errors);
  return errors.flatMap((error) => problemOf(error, guesses) ?? []);
}

/** Checks the value at a place against a definition of the schema. */
function errorsAt(place: Place, definition: string): readonly PlacedError[] {
  return (
    schemaErrors(definition, place.value)
      // These only repeat other errors: `if`, the branches of `anyOf`, and the rules inside `propertyNames`.
      .filter(
        ({ keyword, schemaPath }) => keyword !== 'if' && !/\/(?:anyOf\/\d|propertyNames\/)/.test(schemaPath),
      )
      .map(({ keyword, params, parentSchema, instancePath }) => {
        const steps = instancePath.split('/').slice(1);
        const path = steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
        return { keyword, params, parentSchema, at: place.below(...path) };
      })
  );
}

/** Checks the `auth` of an entry against the definition that applies to it. */
function authErrors(entry: Place): readonly PlacedError[] {
  const place = entry.below('auth');
  if (!isRecord(entry.value) || place.value === undefined) return [];
  const auth = entryAuthOf(entry.value);
  if (auth?.definition === undefined && isRecord(place.value)) return [];
  return errorsAt(place, auth?.definition ?? OTHER_AUTH).map((error) => {
    const [name, ...below] = error.at.path.slice(place.path.length);
    return auth === undefined || below.length > 0 ? error : withRecord(error, auth, name);
  });
}

/** Adds the record's descriptions to an error: of the parameter with that name, or of all that the schema lists. */
function withRecord(error: PlacedError, { source, parameters }: EntryAuth, name?: string): PlacedError {
  const describe = (each: string) => describeKey(source, parameters, each);
  const { parentSchema } = error;
  const keys = Object.keys(parentSchema.properties ?? {});
  const described =
    name === undefined
      ? { properties: Object.fromEntries(keys.map((each) => [each, describe(each)])) }
      : describe(name);
  return { ...error, parentSchema: { ...parentSchema, ...described } };
}

function problemOf(error: PlacedError, guesses: Guesses): Problem | undefined {
  const { keyword, at, parentSchema, params } = error;
  const { properties = {} } = parentSchema;
  const here = guesses.get(JSON.stringify(at.path)) ?? new Map<string, string | undefined>();
  /** Whether a key only seems to be missing: an unknown or rejected key may be a misspelling of it. */
  const isKnown = (...names: readonly string[]) =>
    at.hasRejectedKeys ||
    // A reference has only one key, so reporting an unknown one is enough.
    [...here.values()].some((meant = '') => 'secret' in properties || names.includes(meant));
  switch (keyword) {
    case 'required': {
      const name = String(params['missingProperty']);
      return isKnown(name) ? undefined : missingKey(name, error);
    }
    case 'anyOf':
      return isKnown(...alternatives(parentSchema)) ? undefined : missingPreset(error);
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      return strayEntry(key, error) ?? unknownKey(key, here.get(key), error);
    }
    case 'propertyNames':
      return isUnderAuth(at.path)
        ? refusedParameter(error)
        : refusedKey(String(params['propertyName']), error);
    default:
      return wrongValue(error);
  }
}

/** By the path of a mapping, as JSON: its unknown keys, each with the known key that it resembles, if any. */
type Guesses = ReadonlyMap<string, ReadonlyMap<string, string | undefined>>;

/** Guessing takes a while, and a file with more unknown keys than this is not a connections file. */
const MAX_GUESSES = 1000;

function guessKeys(errors: readonly PlacedError[]): Guesses {
  const guesses = new Map<string, Map<string, string | undefined>>();
  const unknown = errors.filter(({ keyword }) => keyword === 'additionalProperties').slice(0, MAX_GUESSES);
  for (const { at, params, parentSchema } of unknown) {
    const key = String(params['additionalProperty']);
    const known = Object.keys(parentSchema.properties ?? {});
    const free = known.filter((each) => !Object.hasOwn(membersOf(at.value), each));
    const path = JSON.stringify(at.path);
    const here = guesses.get(path) ?? new Map<string, string | undefined>();
    guesses.set(path, here.set(key, nearest(key, free)));
  }
  return guesses;
}
