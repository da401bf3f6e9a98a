import { isRecord } from '../model/is-record.ts';
import type { Problem } from '../model/problem.ts';
import { nearest } from '../model/spelling.ts';
import { entryOf, type Path } from './paths.ts';
import {
  alternatives,
  missingKey,
  missingPreset,
  noConnections,
  refusedKey,
  type SchemaError,
  type SchemaMessage,
  strayEntry,
  unknownKey,
  wrongValue,
} from './schema-messages.ts';
import { schemaErrors } from './schema-validator.generated.ts';
import type { SourceMap } from './source-map.ts';

/** Returns what the schema finds wrong, in the words that people read. No value is repeated in them. */
export function schemaProblems(data: SourceMap): Problem[] {
  // `if` says again what is said inside; so do the branches of `anyOf`, and `propertyNames` for each rule on names.
  const errors = schemaErrors(data.value).filter(
    ({ keyword, schemaPath }) => keyword !== 'if' && !/\/(?:anyOf\/\d|propertyNames\/)/.test(schemaPath),
  );
  const unknown = unknownKeys(errors);
  return errors.flatMap((error) => {
    // A JSON pointer.
    const steps = error.instancePath.split('/').slice(1);
    const path = steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const found = messageFor(error, path, unknown.get(error.instancePath) ?? new Map(), data);
    if (found === undefined) return [];
    const { key, ...problem } = found;
    const location = key === undefined ? data.locationOf(path) : data.keyLocation(key);
    return [{ ...problem, location, entry: entryOf(key ?? path) }];
  });
}

function messageFor(
  error: SchemaError,
  path: Path,
  unknown: UnknownKeys,
  data: SourceMap,
): SchemaMessage | undefined {
  const { keyword, parentSchema, params } = error;
  const isMeant = (names: readonly string[]) =>
    [...unknown.values()].some((meant) => meant !== undefined && names.includes(meant));
  switch (keyword) {
    case 'required': {
      const name = String(params['missingProperty']);
      // A reference has one key, so an unknown one says it all; elsewhere, one that is nearly right stands for it.
      const isReference = parentSchema.properties?.['secret'] !== undefined;
      const isKnown = data.hasRejectedKeys(path) || (isReference && unknown.size > 0) || isMeant([name]);
      return isKnown ? undefined : missingKey(name, path, error);
    }
    case 'anyOf': {
      const isKnown = data.hasRejectedKeys(path) || isMeant(alternatives(parentSchema));
      return isKnown ? undefined : missingPreset(path, error);
    }
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      return isStrayEntry(error.data, key, path)
        ? strayEntry(key)
        : unknownKey(key, path, unknown.get(key), Object.keys(parentSchema.properties ?? {}));
    }
    case 'propertyNames':
      return refusedKey(String(params['propertyName']), path);
    case 'minProperties':
      return data.hasRejectedKeys(path) ? undefined : noConnections(path, error);
    default:
      return wrongValue(path, error);
  }
}

/** Whether a key at the top of the file holds what belongs to an entry: its indentation is missing. */
function isStrayEntry(file: unknown, key: string, path: Path): boolean {
  const value = path.length === 0 && isRecord(file) ? file[key] : undefined;
  return isRecord(value) && ('auth' in value || 'name' in value);
}

/** The unknown keys of a mapping, each with the known key that it is nearly. */
type UnknownKeys = ReadonlyMap<string, string | undefined>;

/** Looking for what was meant takes a while; a file with more unknown keys than this is another file. */
const MAX_GUESSES = 1000;

/** By pointer of their mapping. */
function unknownKeys(errors: readonly SchemaError[]): ReadonlyMap<string, UnknownKeys> {
  const found = new Map<string, Map<string, string | undefined>>();
  let guesses = 0;
  for (const { keyword, instancePath, params, parentSchema, data } of errors) {
    if (keyword !== 'additionalProperties') continue;
    const key = String(params['additionalProperty']);
    const known = Object.keys(parentSchema.properties ?? {});
    const free = known.filter((each) => !isRecord(data) || !(each in data));
    const keys = found.get(instancePath) ?? new Map<string, string | undefined>();
    keys.set(key, guesses++ < MAX_GUESSES ? nearest(key, free) : undefined);
    found.set(instancePath, keys);
  }
  return found;
}
