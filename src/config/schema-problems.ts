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
  type Schema,
  type SchemaError,
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
  const errors = [...schemaErrors('file', top.value), ...authErrors(top.value)]
    // These only repeat other errors: `if`, the branches of `anyOf`, and the rules inside `propertyNames`.
    .filter(
      ({ keyword, schemaPath }) => keyword !== 'if' && !/\/(?:anyOf\/\d|propertyNames\/)/.test(schemaPath),
    )
    .map((error): PlacedError => {
      const steps = error.instancePath.split('/').slice(1);
      const path = steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
      return { ...error, at: top.below(...path) };
    })
    .filter(({ at: { path } }) => path[0] !== 'connections' || !refused.has(path[1] ?? ''));
  const guesses = guessKeys(errors);
  return errors.flatMap((error) => problemOf(error, guesses) ?? []);
}

/** Checks the `auth` of each entry against the definition that applies to it. */
function authErrors(file: unknown): readonly SchemaError[] {
  return Object.entries(membersOf(membersOf(file)['connections'])).flatMap(
    ([key, entry]): readonly SchemaError[] => {
      if (!isRecord(entry) || entry['auth'] === undefined) return [];
      const auth = entryAuthOf(entry);
      if (auth?.definition === undefined && isRecord(entry['auth'])) return [];
      const step = key.replaceAll('~', '~0').replaceAll('/', '~1');
      return schemaErrors(auth?.definition ?? OTHER_AUTH, entry['auth']).map((error) => ({
        ...error,
        instancePath: `/connections/${step}/auth${error.instancePath}`,
        parentSchema: withRecord(error, auth),
      }));
    },
  );
}

/**
 * Returns the part of the schema that reported an error, extended by the record's descriptions of the parameters in it.
 */
function withRecord({ instancePath, parentSchema }: SchemaError, auth: EntryAuth | undefined): Schema {
  const [, name, ...below] = instancePath.split('/');
  if (auth === undefined || below.length > 0) return parentSchema;
  const { source, parameters } = auth;
  const describe = (each: string) => describeKey(source, parameters, each);
  if (name !== undefined) return { ...parentSchema, ...describe(name) };
  const keys = Object.keys(parentSchema.properties ?? {});
  return { ...parentSchema, properties: Object.fromEntries(keys.map((each) => [each, describe(each)])) };
}

function problemOf(error: PlacedError, guesses: Guesses): Problem | undefined {
  const { keyword, instancePath, at, parentSchema, params } = error;
  const { properties = {} } = parentSchema;
  const here = guesses.get(instancePath) ?? new Map<string, string | undefined>();
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

/** By the JSON pointer of a mapping: its unknown keys, each with the known key that it resembles, if any. */
type Guesses = ReadonlyMap<string, ReadonlyMap<string, string | undefined>>;

/** Guessing takes a while, and a file with more unknown keys than this is not a connections file. */
const MAX_GUESSES = 1000;

function guessKeys(errors: readonly PlacedError[]): Guesses {
  const guesses = new Map<string, Map<string, string | undefined>>();
  const unknown = errors.filter(({ keyword }) => keyword === 'additionalProperties').slice(0, MAX_GUESSES);
  for (const { instancePath, params, parentSchema, data } of unknown) {
    const key = String(params['additionalProperty']);
    const known = Object.keys(parentSchema.properties ?? {});
    const free = known.filter((each) => !isRecord(data) || !(each in data));
    const here = guesses.get(instancePath) ?? new Map<string, string | undefined>();
    guesses.set(instancePath, here.set(key, nearest(key, free)));
  }
  return guesses;
}
