import { isRecord, membersOf } from '../model/is-record.ts';
import { code, type Message, msg, option, type Part } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import { ROTATE_WORDS } from '../model/run.ts';
import { slug } from '../model/spelling.ts';
import { neededKeys } from '../source/auth-specs.ts';
import { defaultSource, findPreset, findSource, knownAuthKeys } from '../source/catalogue.ts';
import { isUnderAuth } from './paths.ts';
import type { Place } from './place.ts';

/** An error of the compiled schema, with the fields that are used here. */
export interface SchemaError {
  readonly keyword: string;
  /** A JSON pointer. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The part of the schema that reported the error. */
  readonly parentSchema: Schema;
}

/** An error and its place in the file. */
export type PlacedError = Pick<SchemaError, 'keyword' | 'params' | 'parentSchema'> & { readonly at: Place };

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly errorMessage?: string;
  /** The error message for a mapping with keys of its own. */
  readonly mustBe?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly then?: Schema;
}

/** The message for a missing required key. */
export function missingKey(name: string, { at, parentSchema }: PlacedError): Problem {
  const message = msg`${code(name)} is missing in ${at.shownPath}`;
  const fix = addKey(name, parentSchema.properties?.[name], at.value);
  return { ...at.keyProblem('key-missing', message, fix), parameter: name };
}

function addKey(name: string, schema: Schema = {}, mapping: unknown): Message {
  if (name === 'connections') return msg`add ${code('connections:')} with one key per connection`;
  if (name !== 'auth') return msg`add ${shapeOf(name, schema)}`;
  const { source: named } = membersOf(mapping);
  const source = (typeof named === 'string' ? findSource(named) : undefined) ?? defaultSource;
  const keys = neededKeys(source, Object.keys(source.auth)[0] ?? '');
  return msg`add ${code('auth:')} with ${[keys.slice(0, -1).join(', '), ...keys.slice(-1)].filter(Boolean).join(' and ')}`;
}

/**
 * Returns how a key is written. A value is shown only if it is the only valid one, because people might copy any other.
 */
export function shapeOf(name: string, { const: only, $ref, type, examples: [example] = [] }: Schema): Part {
  if (only !== undefined) return code(`${name}: ${String(only)}`);
  if ($ref === REFERENCE && type === 'object') return code(`${name}: { secret: NAME }`);
  const isNumberLike = typeof example === 'string' && example !== '' && !Number.isNaN(Number(example));
  return code(`${name}: ${isRecord(example) ? '{ secret: NAME }' : isNumberLike ? '"…"' : '…'}`);
}

/** The schema definition of a reference to a secret. All values that may be references refer to it. */
export const REFERENCE = 'urn:aep-base-connections:reference';

/**
 * Returns alternative keys: a preset, followed by the parameters that it fills in. Either the first or all others must
 * be given.
 */
export function alternatives({ anyOf = [] }: Schema): readonly string[] {
  return anyOf.flatMap(({ required = [] }) => required);
}

/** The message for an `auth` that has neither a preset nor all of the parameters that the preset would fill in. */
export function missingPreset({ at, parentSchema }: PlacedError): Problem {
  const [name = '', ...filled] = alternatives(parentSchema);
  const isThere = (key: string) => Object.hasOwn(membersOf(at.value), key);
  const other = filled.some(isThere) ? filled.find((key) => !isThere(key)) : undefined;
  const { label = 'value', rows = {} } = findPreset(name) ?? {};
  const message = msg`${code(name)}${other === undefined ? '' : msg` (or ${code(other)})`} is missing in ${at.shownPath}`;
  const fix = msg`add ${code(`${name}: …`)} with the ${label} of the account: ${Object.keys(rows).join(', ')}`;
  return { ...at.keyProblem('key-missing', message, fix), parameter: name };
}

/** The message for an unknown key. `meant` is the known key that it resembles, if any. */
export function unknownKey(
  key: string,
  meant: string | undefined,
  { at, parentSchema }: PlacedError,
): Problem {
  const known = Object.keys(parentSchema.properties ?? {});
  const unknown = at.below(key);
  const isReference = known.length === 1 && known[0] === 'secret';
  if (isReference && (meant === undefined || key.startsWith('secret:'))) {
    const message = msg`${at.shownPath} is not a reference: it has a key other than ${code('secret')}`;
    const fix = msg`write ${code(`${at.shownKey ?? '…'}: { secret: NAME }`)}, with a space after each colon`;
    return unknown.keyProblem('key-unknown', message, fix);
  }
  // An unknown key under `auth` may be a misplaced secret, so it is not shown.
  const name = unknown.shownKey;
  const message =
    name === undefined
      ? msg`${at.shownPath} has an unknown key`
      : msg`unknown key ${code(name)} in ${at.shownPath}`;
  if (meant !== undefined)
    return unknown.keyProblem('key-unknown', message, msg`did you mean ${code(meant)}?`);
  // Only entries have an `auth`.
  const isBelow = at.path.length === 2 && !isUnderAuth(at.path) && knownAuthKeys.has(key);
  const own = at.path.length === 0 ? msg`, and your own keys that begin with ${code('x-')}` : '';
  const fix = isBelow
    ? msg`indent it to put it below ${code('auth:')}`
    : msg`the keys allowed here are ${known.join(', ')}${own}`;
  return unknown.keyProblem('key-unknown', message, fix);
}

/** The message for an entry next to `connections` instead of below it, usually because it is not indented. */
export function strayEntry(key: string, { at }: PlacedError): Problem | undefined {
  const stray = at.below(key);
  const value = at.path.length === 0 ? stray.value : undefined;
  if (!isRecord(value) || !('auth' in value || 'name' in value)) return undefined;
  if (key === 'defaults') {
    const message = msg`unknown key ${code(key)} in the file`;
    const fix = msg`to share values, write ${code('x-defaults: &defaults')} at the top, and ${code('<<: *defaults')} in each entry`;
    return stray.keyProblem('key-unknown', message, fix);
  }
  const name = stray.shownKey;
  const what = name === undefined ? msg`a connection` : msg`the connection ${code(name)}`;
  const message = msg`${what} is next to ${code('connections')}, not below it`;
  const fix = msg`indent the whole entry to put it below ${code('connections:')}`;
  return stray.keyProblem('key-unknown', message, fix);
}

/** The message for an invalid key of a connection. */
export function refusedKey(key: string, { at }: PlacedError): Problem {
  const refused = at.below(key);
  const isReserved = (name: string) => ROTATE_WORDS.some((word) => word === name);
  if (isReserved(key)) {
    const message = msg`${code(key)} can't be the key of a connection: it has a special meaning in ${option('rotate')}`;
    return refused.keyProblem('key-invalid', message, msg`choose another key`);
  }
  const message = msg`the key of a connection must be 1 to 64 lower-case letters, digits, hyphens and underscores, starting with a letter`;
  const name = keyFrom(key);
  const others = Object.keys(membersOf(at.value)).filter((other) => other !== key);
  // A suggestion is useless if another key has it, or gets the same one.
  const isTaken = isReserved(name) || others.some((other) => [other, keyFrom(other)].includes(name));
  const isGood = name !== '' && !isTaken && refused.shownKey !== undefined;
  const fix = msg`rename it${isGood ? msg`, for example to ${code(name)}` : ''}`;
  return refused.keyProblem('key-invalid', message, fix);
}

/** Returns a valid key made from `key`. One that begins with a number gets a letter in front. */
function keyFrom(key: string): string {
  return slug(/^\W*\d/.test(key) ? `z${key}` : key, 64);
}

/**
 * The message for a key under `auth` that cannot be a parameter of any source. It may be anything, so it is not
 * repeated.
 */
export function refusedParameter({ at }: PlacedError): Problem {
  const message = msg`${at.shownPath} has a key that cannot be a parameter`;
  const fix = msg`use the names of Adobe's connection spec: letters and digits, starting with a letter`;
  return at.keyProblem('key-invalid', message, fix);
}
