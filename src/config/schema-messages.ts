import { isRecord } from '../model/is-record.ts';
import { code, either, type Message, msg, option } from '../model/message.ts';
import { nearest } from '../model/nearest.ts';
import type { Problem } from '../model/problem.ts';
import { slug } from '../model/slug.ts';
import { neededKeys } from '../source/auth-spec.ts';
import { defaultSource, findPreset, findSource } from '../source/catalogue.ts';
import { isUnderAuth, KNOWN_AUTH_KEYS, type Path, pathPart, printableKey } from './paths.ts';
import type { Schema, SchemaError } from './schema-error.ts';

/** The message for one schema error, and where it is located if that is not the value at its path. */
export interface SchemaMessage extends Pick<Problem, 'code'> {
  readonly message: Message;
  readonly fix?: Message | undefined;
  readonly at?: Path | undefined;
  readonly atKey?: boolean | undefined;
}

const REFERENCE = '#/$defs/reference';

/** A mapping lacks a key; `schema` is that of the mapping. */
export function missingKey(name: string, path: Path, schema: Schema, mapping: unknown): SchemaMessage {
  const { examples: [example] = [] } = schema.properties?.[name] ?? {};
  return {
    code: 'key-missing',
    message: msg`${pathPart(path)} lacks ${code(name)}`,
    fix: addKey(name, example, mapping),
    atKey: true,
  };
}

function addKey(name: string, example: unknown, mapping: unknown): Message {
  if (name === 'connections' && isRecord(example)) {
    return msg`add ${code('connections:')} with one key per connection, such as ${code(`${Object.keys(example)[0]}:`)}`;
  }
  if (name === 'auth') {
    const named = isRecord(mapping) ? mapping['source'] : undefined;
    const source = (typeof named === 'string' ? findSource(named) : undefined) ?? defaultSource;
    const [specName = ''] = Object.keys(source.auth);
    return msg`add ${code('auth:')} with ${listed(neededKeys(source, specName))}`;
  }
  return msg`add ${code(`${name}: ${inYaml(example)}`)}, for example`;
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

function inYaml(example: unknown): string {
  if (!isRecord(example)) return String(example);
  return `{ ${Object.entries(example)
    .map(([key, value]) => `${key}: ${inYaml(value)}`)
    .join(', ')} }`;
}

/** Returns the keys of which the first, or all others, must be given: a preset and the parameters that it fills in. */
export function alternatives({ anyOf = [] }: Schema): readonly string[] {
  return anyOf.flatMap(({ required = [] }) => required);
}

/** An `auth` that has neither a preset nor all of the parameters that the preset would fill in. */
export function missingPreset(path: Path, schema: Schema, auth: unknown): SchemaMessage {
  const [name = '', ...filled] = alternatives(schema);
  const isThere = (key: string) => isRecord(auth) && key in auth;
  const other = filled.some(isThere) ? filled.find((key) => !isThere(key)) : undefined;
  const { example = '', label = 'value' } = findPreset(name) ?? {};
  return {
    code: 'key-missing',
    message: msg`${pathPart(path)} lacks ${code(name)}${other === undefined ? '' : msg`, or ${code(other)}`}`,
    fix: msg`add ${code(`${name}: ${example}`)}, or the code of the ${label} that holds the account`,
    atKey: true,
  };
}

/** A key that the schema does not know; `meant` is the known one that it is nearly. */
export function unknownKey(
  key: string,
  path: Path,
  meant: string | undefined,
  known: readonly string[],
): SchemaMessage {
  const at = [...path, key];
  const isReference = known.length === 1 && known[0] === 'secret';
  if (isReference && (meant === undefined || key.startsWith('secret:'))) {
    return {
      code: 'key-unknown',
      message: msg`${pathPart(path)} is not a reference: it has another key than ${code('secret')}`,
      fix: msg`write ${code(`${path.at(-1)}: { secret: NAME }`)}, with a space after each colon`,
      at,
      atKey: true,
    };
  }
  // Under `auth`, a key may be a secret that lost its place: only the key that was meant is printed.
  const shownKey = isUnderAuth(path) ? undefined : printableKey(key);
  const message =
    shownKey === undefined
      ? msg`${pathPart(path)} has an unknown key`
      : msg`${code(shownKey)} is not a key of ${pathPart(path)}`;
  const isBelow = !isUnderAuth(path) && key !== 'secret' && KNOWN_AUTH_KEYS.includes(key);
  const fix =
    meant !== undefined
      ? msg`did you mean ${code(meant)}?`
      : isBelow
        ? msg`indent it, below ${code('auth:')}`
        : msg`the keys here are ${known.join(', ')}`;
  return { code: 'key-unknown', message, fix, at, atKey: true };
}

/** An entry beside `connections` in place of below it. */
export function strayEntry(key: string): SchemaMessage {
  const shownKey = printableKey(key);
  const what = shownKey === undefined ? msg`a connection` : msg`the connection ${code(shownKey)}`;
  return {
    code: 'key-unknown',
    message: msg`${what} is beside ${code('connections')}, not below it`,
    fix: msg`indent it and all of its lines, below ${code('connections:')}`,
    at: [key],
    atKey: true,
  };
}

/** An empty `connections`; `schema` is that of the mapping. */
export function noConnections({ examples: [example] = [] }: Schema): SchemaMessage {
  const [key] = Object.keys(isRecord(example) ? example : {});
  return {
    code: 'value-invalid',
    message: msg`${code('connections')} declares no connection`,
    fix: msg`add one key per connection, such as ${code(`${key}:`)}`,
    atKey: true,
  };
}

/** A key under `connections` that cannot be one. */
export function refusedKey(key: string, path: Path): SchemaMessage {
  const at = [...path, key];
  if (key === 'all' || key === 'failing') {
    return {
      code: 'key-invalid',
      message: msg`${code(key)} can't be the key of a connection: in ${option('rotate')} it stands for several`,
      fix: msg`choose another key`,
      at,
      atKey: true,
    };
  }
  const better = slug(key, 64);
  return {
    code: 'key-invalid',
    message: msg`the key of a connection is 1 to 64 lower-case letters, digits, hyphens and underscores, and starts with a letter`,
    fix:
      better === '' || better === 'all' || better === 'failing'
        ? msg`rename it`
        : msg`rename it, to ${code(better)} for example`,
    at,
    atKey: true,
  };
}

/** A value that is not allowed at its place. */
export function wrongValue({ keyword, parentSchema, data, params }: SchemaError, path: Path): SchemaMessage {
  const required = parentSchema.errorMessage ?? 'is not allowed here';
  if (parentSchema.$ref === REFERENCE && keyword === 'type' && !isRecord(data))
    return notAReference(parentSchema, data, path);
  const expected = [parentSchema.type ?? []].flat();
  if (data === null) {
    const fix = exampleFix(parentSchema, path.at(-1)) ?? msg`it ${required}`;
    const comment = expected.includes('string')
      ? msg`; text that begins with ${code('#')} goes in quotes`
      : '';
    return invalid(msg`${pathPart(path)} is empty`, msg`${fix}${comment}`);
  }
  if (
    keyword === 'type' &&
    expected.includes('string') &&
    (typeof data === 'number' || typeof data === 'boolean')
  ) {
    const read = typeof data === 'number' ? 'number' : 'yes-or-no value';
    return invalid(msg`${pathPart(path)} must be text, but YAML reads a ${read} here`, msg`put it in quotes`);
  }
  const allowed =
    keyword === 'enum' && Array.isArray(params['allowedValues']) ? params['allowedValues'].map(String) : [];
  const meant = typeof data === 'string' ? nearest(data, allowed) : undefined;
  const fix = meant === undefined ? exampleFix(parentSchema, path.at(-1)) : msg`did you mean ${code(meant)}?`;
  return invalid(msg`${pathPart(path)} ${required}`, fix);
}

function invalid(message: Message, fix: Message | undefined): SchemaMessage {
  return { code: 'value-invalid', message, fix };
}

function exampleFix(
  { examples = [], properties = {} }: Schema,
  name: string | undefined,
): Message | undefined {
  const [example] = examples;
  if (example !== undefined && !isRecord(example)) return writeExample(name, example);
  const [first] = Object.keys(example ?? properties);
  if (name === undefined)
    return msg`write ${code('version: 1')} and ${code('connections:')} with one key per connection`;
  return first === undefined
    ? undefined
    : msg`write its keys below it, one per line and indented, such as ${code(`${first}:`)}`;
}

function writeExample(name: string | undefined, example: unknown): Message {
  return msg`write ${code(`${name}: ${inYaml(example)}`)}, for example`;
}

/** A value in place of a reference. It is likely to be the secret itself, so it is never repeated. */
function notAReference(schema: Schema, data: unknown, path: Path): SchemaMessage {
  const name = path.at(-1) ?? '';
  const [example] = schema.examples ?? [];
  if (data === null || Array.isArray(data)) {
    return invalid(
      msg`${pathPart(path)} is ${data === null ? 'empty' : 'a list'}`,
      writeExample(name, example),
    );
  }
  if (schema.type !== 'object') {
    return invalid(
      msg`${pathPart(path)} ${schema.errorMessage ?? 'is not allowed here'}`,
      msg`put it in quotes`,
    );
  }
  const isName = typeof data === 'string' && /^[A-Z]+(?:_[A-Z0-9]+)+$/.test(data);
  if (isName) {
    return {
      code: 'literal-secret',
      message: msg`${pathPart(path)} must be a reference to a secret, not text`,
      fix: msg`write ${code(`${name}: { secret: … }`)} around the name of a secret; if it is the value itself, treat it as leaked`,
    };
  }
  const given = either(
    msg`through the action's input ${code('secrets')}`,
    msg`through ${code('--secrets-file')} or ${code('--secrets-from-env')}`,
  );
  return {
    code: 'literal-secret',
    message: msg`${pathPart(path)} appears in plain text in the file`,
    fix: msg`write ${code(`${name}: ${inYaml(example)}`)} and hand the value in ${given}; then treat the one in the file as leaked and replace it at its source`,
  };
}
