import { isRecord } from '../model/is-record.ts';
import { code, either, joinMessages, type Message, msg } from '../model/message.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import type { Problem } from '../model/problem.ts';
import { nearest } from '../model/spelling.ts';
import { findPreset, sourceMeant } from '../source/catalogue.ts';
import { yamlOf } from '../source/examples.ts';
import { rowMeant } from '../source/presets.ts';
import { isReferenceName, isUnderAuth } from './paths.ts';
import { type PlacedError, REFERENCE, type Schema, shapeOf } from './schema-messages.ts';
import { IF_VALUE, plainSecret } from './unfilled.ts';

/** Returns the problem of a value that is not allowed in its place. */
export function wrongValue(error: PlacedError): Problem {
  const { at, keyword, parentSchema } = error;
  const data = at.value;
  const { $ref, type = [], mustBe = 'is not allowed here', errorMessage = mustBe } = parentSchema;
  const types = [type].flat();
  if (data === null) {
    const isText = types.includes('string') && !types.includes('integer') && !types.includes('boolean');
    const comment = isText ? msg`; put text that starts with ${code('#')} in quotes` : '';
    return at.problem('value-invalid', msg`is empty`, msg`${shapeFix(error)}${comment}`);
  }
  if (keyword === 'type' && Array.isArray(data))
    return at.problem('value-invalid', msg`is a list`, fixOf(error));
  if ($ref === REFERENCE && keyword === 'type' && type === 'object' && !isRecord(data))
    return notAReference(error);
  const quoted = keyword === 'type' && types.includes('string') ? quotes(error) : undefined;
  const isMisread = quoted !== undefined && $ref !== REFERENCE;
  const words = isMisread ? `must be text, but YAML reads a ${typeof data} here` : errorMessage;
  return at.problem('value-invalid', msg`${words}`, quoted ?? fixOf(error));
}

/** Returns the key of the value, or `…` if it may not be shown. */
function keyOf({ at }: PlacedError): string {
  return at.shownKey ?? '…';
}

/**
 * Returns the advice to use quotes, if the value is a number or boolean that would be valid as text. It is shown unless
 * it may be a secret.
 */
function quotes(error: PlacedError): Message | undefined {
  const { at, parentSchema } = error;
  const text = at.numberText;
  if (text === undefined || !isTextFor(text, parentSchema)) return undefined;
  const isShown = text.length <= 40 && at.path.at(-1) !== 'secret' && at.isValueShown;
  if (!isShown) return msg`put it in quotes`;
  return msg`put it in quotes: ${code(`${keyOf(error)}: "${text}"`)}`;
}

/** Whether text is valid according to a part of the schema. */
function isTextFor(
  text: string,
  { enum: allowed, pattern, minLength = 0, maxLength, then }: Schema,
): boolean {
  return (
    (allowed === undefined || allowed.includes(text)) &&
    (pattern === undefined || new RegExp(pattern, 'u').test(text)) &&
    text.length >= minLength &&
    text.length <= (maxLength ?? text.length) &&
    (then === undefined || isTextFor(text, then))
  );
}

/** Returns how to fix a value: the value that was certainly meant, or the rule, but never an example. */
function fixOf(error: PlacedError): Message {
  const { at, parentSchema, params } = error;
  const data = at.value;
  const key = keyOf(error);
  const isParameter = isUnderAuth(at.path);
  if (
    key === 'sandbox' &&
    !isParameter &&
    (Array.isArray(data) || (typeof data === 'string' && SEVERAL.test(data)))
  )
    return msg`name one sandbox; for several sandboxes, repeat the entry under different keys`;
  if (parentSchema.const !== undefined) return msg`write ${shapeOf(key, parentSchema)}`;
  const meant = typeof data === 'string' ? meantBy(data, key, error) : undefined;
  if (meant !== undefined) return msg`write ${code(`${key}: ${meant}`)}`;
  const preset = isParameter ? findPreset(key) : undefined;
  if (preset !== undefined) return msg`write the short name of the account's ${preset.label}`;
  const allowed = Array.isArray(params['allowedValues']) ? params['allowedValues'].map(String) : [];
  const near = typeof data === 'string' ? nearest(data, allowed) : undefined;
  if (near !== undefined) return msg`did you mean ${code(near)}?`;
  if (allowed.length > 0 && allowed.length <= MAX_CHOICES)
    return msg`write one of ${joinMessages(
      allowed.map((each) => [code(each)]),
      ', ',
    )}`;
  if (isReferenceName(at.path)) return REFERENCE_RULE;
  return (isParameter ? undefined : RULES.get(key)) ?? shapeFix(error);
}

const MAX_CHOICES = 12;

/** Several sandbox names, separated by spaces, commas or semicolons. */
const SEVERAL = /^[a-z][a-z0-9-]*(?:[\s,;]+[a-z][a-z0-9-]*)+$/;

/** Where to find the right value, by the key of a field. Parameters may have the same names. */
const RULES: ReadonlyMap<string, Message> = new Map(
  Object.entries({
    sandbox: msg`compare it with the list of sandboxes in Adobe Experience Platform`,
    id: msg`copy the id from Adobe: groups of 8, 4, 4, 4 and 12 hexadecimal digits, joined by hyphens`,
    connectionSpec: msg`copy the id from Adobe: groups of 8, 4, 4, 4 and 12 hexadecimal digits, joined by hyphens`,
    source: [either(msg`docs/sources.md lists them`, msg`${code('sources')} lists them`)],
  }),
);

const REFERENCE_RULE = msg`write the name under which the workflow passes the value; it starts with a letter or an underscore; ${IF_VALUE}`;

/** Returns the valid value that the text is just another way to write, if it is certain. */
function meantBy(text: string, key: string, { at, parentSchema, params }: PlacedError): string | undefined {
  const lower = text.trim().toLowerCase();
  if (isUnderAuth(at.path)) {
    const preset = findPreset(key);
    if (preset !== undefined) return rowMeant(preset, text);
    return parentSchema.type?.includes('boolean') ? FLAGS.get(lower) : undefined;
  }
  if (key === 'source') return sourceMeant(text);
  const allowed = params['allowedValues'];
  if (Array.isArray(allowed)) return allowed.includes(lower) ? lower : undefined;
  if (!at.isValueShown) return undefined;
  const isValid = ['sandbox', 'id', 'connectionSpec'].includes(key) && isTextFor(lower, parentSchema);
  const trimmed = text.trim();
  if (key === 'name' && trimmed !== text && isTextFor(trimmed, parentSchema)) return yamlOf(trimmed);
  return isValid ? lower : undefined;
}

/** What earlier versions of YAML read as booleans. */
const FLAGS: ReadonlyMap<string, string> = new Map(
  Object.entries({ yes: 'true', on: 'true', no: 'false', off: 'false' }),
);

/** Shows how the key is written, without a value. */
function shapeFix(error: PlacedError): Message {
  const { at, parentSchema } = error;
  const { examples: [example] = [], properties = {}, type } = parentSchema;
  if (type?.includes('integer')) return msg`write only digits after ${code(`${keyOf(error)}:`)}`;
  // The value of a parameter without a record may have any type.
  if (type?.includes('boolean') && type.includes('number'))
    return msg`write one value after ${code(`${keyOf(error)}:`)}`;
  if (type?.includes('boolean'))
    return msg`write ${code('true')} or ${code('false')} after ${code(`${keyOf(error)}:`)}`;
  if (at.path.length === 0)
    return msg`write ${code('version: 1')} and ${code('connections:')} with one key per connection`;
  const isReference = parentSchema.$ref === REFERENCE && type === 'object';
  const [first] = Object.keys(isRecord(example) && !('secret' in example) ? example : properties);
  if (isReference || first === undefined) return msg`write ${shapeOf(keyOf(error), parentSchema)}`;
  return msg`write its keys below it, indented and one per line, such as ${code(`${first}:`)}`;
}

/** What people usually name secrets: words in capitals, or words that say what the secret is. */
const LIKE_A_NAME =
  /^(?:[A-Z]+(?:_[A-Z0-9]+)+|(?=.*(?:secret|token|password|client|key))[a-z]+(?:[_-][a-z0-9]+)+)$/;

/**
 * Returns the problem of a value in place of a reference. It is probably the secret itself, so it is never repeated.
 */
function notAReference(error: PlacedError): Problem {
  const { at } = error;
  const text = typeof at.value === 'string' ? at.value : undefined;
  if (text?.trim() === '') return at.problem('value-invalid', msg`is empty`, shapeFix(error));
  if (text !== undefined && isPlaceholder(text.trim(), ['filler'])) {
    const words = msg`is a placeholder, not a reference to a secret`;
    return at.problem('value-invalid', words, msg`${shapeFix(error)}; ${IF_VALUE}`);
  }
  if (text === undefined || !LIKE_A_NAME.test(text)) return plainSecret(at);
  const fix = msg`write ${code(`${keyOf(error)}: { secret: … }`)} with the name of a secret; ${IF_VALUE}`;
  return at.problem('literal-secret', msg`must be a reference to a secret, not text`, fix);
}
