import { isRecord } from '../model/is-record.ts';
import { nearest } from '../model/nearest.ts';
import type { Problem } from '../model/problem.ts';
import { slug } from '../model/slug.ts';
import { isUnderAuth, KNOWN_AUTH_KEYS, type Path, printableKey, printablePath } from './paths.ts';
import type { Schema, SchemaError } from './schema-error.ts';

/** What is said of one error, and where it stands if that is not the value at its path. */
export type Words = Pick<Problem, 'code' | 'message'> & {
  readonly fix?: string;
  readonly at?: Path;
  readonly atKey?: boolean;
};

const REFERENCE = '#/$defs/reference';

/** Either the first, or both others, say where an account lives. */
export const LOCATION = ['dataCenter', 'accountsUrl', 'endpoint'];

/** A mapping lacks a key; `schema` is that of the key. */
export function missingKey(name: string, path: Path, schema: Schema | undefined): Words {
  const [example] = schema?.examples ?? [];
  const fixes: Readonly<Record<string, string>> = {
    connections: 'add `connections:` with one key per connection, such as `zoho-eu:`',
    auth: 'add `auth:` with dataCenter, clientId, clientSecret and refreshToken',
  };
  const fix = fixes[name] ?? `add \`${name}: ${inYaml(example)}\`, for example`;
  return { code: 'key-missing', message: `${printablePath(path)} lacks \`${name}\``, fix, atKey: true };
}

function inYaml(example: unknown): string {
  if (!isRecord(example)) return String(example);
  return `{ ${Object.entries(example)
    .map(([key, value]) => `${key}: ${inYaml(value)}`)
    .join(', ')} }`;
}

/** An `auth` that says neither which data centre nor both of its URLs. */
export function missingLocation(path: Path, auth: unknown): Words {
  const other = isRecord(auth)
    ? LOCATION.slice(1).find((key) => !(key in auth) && LOCATION.some((each) => each in auth))
    : undefined;
  return {
    code: 'key-missing',
    message: `${printablePath(path)} lacks \`dataCenter\`${other === undefined ? '' : `, or \`${other}\``}`,
    fix: 'add `dataCenter: eu`, or the code of the data centre that holds the account',
    atKey: true,
  };
}

/** A key that the schema does not know; `meant` is the known one that it is nearly. */
export function unknownKey(
  key: string,
  path: Path,
  meant: string | undefined,
  known: readonly string[],
): Words {
  const at = [...path, key];
  const where = printablePath(path);
  const list = `the keys here are ${known.join(', ')}`;
  const isReference = known.length === 1 && known[0] === 'secret';
  if (isReference && (meant === undefined || key.startsWith('secret:'))) {
    const fix = `write \`${path.at(-1)}: { secret: NAME }\`, with a space after each colon`;
    return {
      code: 'key-unknown',
      message: `${where} is not a reference: it has another key than \`secret\``,
      fix,
      at,
      atKey: true,
    };
  }
  // Under `auth`, a key may be a secret that lost its place: only the key that was meant is printed.
  const shownKey = isUnderAuth(path) ? undefined : printableKey(key);
  const message =
    shownKey !== undefined
      ? `\`${shownKey}\` is not a key of ${path.length === 0 ? 'the file' : where}`
      : `${where} has a key that does not belong there`;
  const below = !isUnderAuth(path) && key !== 'secret' && KNOWN_AUTH_KEYS.includes(key);
  const fix = meant !== undefined ? `did you mean \`${meant}\`?` : below ? 'indent it, below `auth:`' : list;
  return { code: 'key-unknown', message, fix, at, atKey: true };
}

/** An entry that stands beside `connections` in place of below it. */
export function strayEntry(key: string): Words {
  const shownKey = printableKey(key);
  return {
    code: 'key-unknown',
    message: `${shownKey === undefined ? 'a connection' : `the connection \`${shownKey}\``} stands beside \`connections\`, not below it`,
    fix: 'indent it and all of its lines, below `connections:`',
    at: [key],
    atKey: true,
  };
}

/** An empty `connections`. */
export function noConnections(): Words {
  return {
    code: 'value-invalid',
    message: '`connections` declares no connection',
    fix: 'add one key per connection, such as `zoho-eu:`',
    atKey: true,
  };
}

/** A key under `connections` that can not be one. */
export function refusedKey(key: string, path: Path): Words {
  const at = [...path, key];
  if (key === 'all' || key === 'failing') {
    return {
      code: 'key-invalid',
      message: `\`${key}\` can't be the key of a connection: in the input \`rotate\` it stands for several`,
      fix: 'choose another key',
      at,
      atKey: true,
    };
  }
  const better = slug(key, 64);
  return {
    code: 'key-invalid',
    message:
      'the key of a connection is 1 to 64 lower-case letters, digits, hyphens and underscores, and starts with a letter',
    fix:
      better === '' || better === 'all' || better === 'failing'
        ? 'rename it'
        : `rename it, to \`${better}\` for example`,
    at,
    atKey: true,
  };
}

/** A value that is not what belongs at its place. */
export function wrongValue({ keyword, parentSchema, data, params }: SchemaError, path: Path): Words {
  const where = printablePath(path);
  const required = parentSchema.errorMessage ?? 'is not what belongs here';
  if (parentSchema.$ref === REFERENCE && keyword === 'type' && !isRecord(data))
    return notAReference(parentSchema, data, path);
  const expected = [parentSchema.type ?? []].flat();
  if (data === null) {
    const fix = exampleFix(parentSchema, path.at(-1)) ?? `it ${required}`;
    const comment = expected.includes('string') ? '; text that begins with `#` goes in quotes' : '';
    return { code: 'value-invalid', message: `${where} is empty`, fix: `${fix}${comment}` };
  }
  if (
    keyword === 'type' &&
    expected.includes('string') &&
    (typeof data === 'number' || typeof data === 'boolean')
  ) {
    return {
      code: 'value-invalid',
      message: `${where} must be text, but YAML reads a ${typeof data === 'number' ? 'number' : 'yes-or-no value'} here`,
      fix: 'put it in quotes',
    };
  }
  const allowed =
    keyword === 'enum' && Array.isArray(params['allowedValues']) ? params['allowedValues'].map(String) : [];
  const meant = typeof data === 'string' ? nearest(data, allowed) : undefined;
  const fix = meant === undefined ? exampleFix(parentSchema, path.at(-1)) : `did you mean \`${meant}\`?`;
  return { code: 'value-invalid', message: `${where} ${required}`, ...(fix && { fix }) };
}

function exampleFix(
  { examples = [], properties = {} }: Schema,
  name: string | undefined,
): string | undefined {
  const [example] = examples;
  if (example !== undefined && !isRecord(example))
    return `write \`${name}: ${inYaml(example)}\`, for example`;
  const [first] = Object.keys(example ?? properties);
  if (name === undefined) return 'write `version: 1` and `connections:` with one key per connection';
  return first === undefined
    ? undefined
    : `write its keys below it, one a line and indented, such as \`${first}:\``;
}

/** Something stands where a reference belongs. It is likely to be the secret itself. */
function notAReference(schema: Schema, data: unknown, path: Path): Words {
  const where = printablePath(path);
  const name = path.at(-1) ?? '';
  const example = inYaml(schema.examples?.[0]);
  if (data === null || Array.isArray(data)) {
    const what = data === null ? 'is empty' : 'is a list';
    return {
      code: 'value-invalid',
      message: `${where} ${what}`,
      fix: `write \`${name}: ${example}\`, for example`,
    };
  }
  if (schema.type !== 'object') {
    const message = `${where} ${schema.errorMessage ?? 'is not what belongs here'}`;
    return { code: 'value-invalid', message, fix: 'put it in quotes' };
  }
  // It is not repeated, in case it is not.
  const isName = typeof data === 'string' && /^[A-Z]+(?:_[A-Z0-9]+)+$/.test(data);
  if (isName) {
    const fix = `write \`${name}: { secret: … }\` around the name of a secret; if it is the value itself, treat it as leaked`;
    return { code: 'literal-secret', message: `${where} is text, and no reference to a secret`, fix };
  }
  return {
    code: 'literal-secret',
    message: `${where} is written out in the file`,
    fix: `write \`${name}: ${example}\` and hand the value in through the action's input \`secrets\`; then treat the one in the file as leaked and replace it at its source`,
  };
}
