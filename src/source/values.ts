import { isRecord } from '../model/is-record.ts';
import {
  isParameterValue,
  type Parameter,
  type ParameterKind,
  type ParameterValue,
} from '../model/source.ts';

/** The JSON types that a parameter's value can have. */
export type ValueType = 'string' | 'number' | 'boolean' | 'object';

const TYPES: Partial<Readonly<Record<ParameterKind, ValueType>>> = {
  number: 'number',
  boolean: 'boolean',
  object: 'object',
};

/** Returns the JSON type with which the API wants a parameter; `undefined` when no record says. */
export function typeOf({ kind, type }: Parameter): ValueType | undefined {
  if (type !== undefined) return type;
  return kind === 'unknown' ? undefined : (TYPES[kind] ?? 'string');
}

/**
 * Brings a value to a JSON type without changing what it says: `5439` and `"5439"` are the same, as are `true` and `"true"`.
 * Returns `undefined` when that is impossible.
 */
export function asType(value: ParameterValue, type: ValueType | undefined): ParameterValue | undefined {
  if (type === undefined || typeof value === type) return value;
  switch (type) {
    case 'string':
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
    case 'number': {
      const number = typeof value === 'string' ? Number(value) : Number.NaN;
      return Number.isSafeInteger(number) && String(number) === value ? number : undefined;
    }
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : undefined;
    case 'object':
      return typeof value === 'string' ? parsedObject(value) : undefined;
  }
}

function parsedObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Returns a value of the file as it is sent; `undefined` for one of a type that the parameter does not accept. */
export function literalOf(parameter: Parameter, raw: unknown): ParameterValue | undefined {
  if (!isParameterValue(raw)) return undefined;
  const { kind } = parameter;
  if (kind === 'unknown') return raw;
  if (kind === 'number-text' || kind === 'boolean-text') {
    const wanted = kind === 'number-text' ? 'number' : 'boolean';
    return asType(raw, wanted) === undefined ? undefined : asType(raw, 'string');
  }
  return kind === 'number' || kind === 'boolean' || typeof raw === typeOf(parameter)
    ? asType(raw, typeOf(parameter))
    : undefined;
}

/** A value that the API hides behind one repeated character, perhaps after a prefix: `********`, `1000.XXXX`. */
const MASK = /^(?:[^.]*\.)?(?:\*+|•+|x{3,})$/i;

/** In place of a destination, what leads nowhere: words such as `<redacted>`, a hash; or a host of which a part is hidden. */
const HIDDEN_DESTINATION =
  /^(?!(?:\d{1,12}|0x[0-9a-f]+)$)[a-z0-9 _<>()*•-]+$|^(?:https?:\/\/)?(?=[a-z0-9_.-]*[*•])[a-z0-9_.*•-]+(?::\d*)?(?:\/|$)/i;

/**
 * Brings a value to the form in which two of them are compared. Returns `undefined` for what cannot be compared: a secret, a
 * mask or a hash, which says nothing about the stored value. A destination in a form that cannot be read is compared as it
 * is: it may lead anywhere.
 */
export function comparable(parameter: Parameter, value: ParameterValue): string | undefined {
  const { kind, secret, usual } = parameter;
  if (secret) return undefined;
  if (typeof value === 'object') return canonicalJson(value);
  const text = String(value).trim();
  if (text === '') return undefined;
  switch (kind) {
    case 'url':
    case 'host':
    case 'address':
      return HIDDEN_DESTINATION.test(text) ? undefined : comparableUrl(parameter, text);
    case 'host-part':
      return MASK.test(text) ? undefined : text.toLowerCase();
    case 'boolean':
    case 'boolean-text':
      return text.toLowerCase();
    default:
      return MASK.test(text) || usual?.pattern.test(text) === false ? undefined : text;
  }
}

/** Returns JSON in which the order of members says nothing. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value) ?? 'null';
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`).join(',')}}`;
}

/** A host has no scheme, nor has a URL of a source that is known to take it without one. */
function comparableUrl({ kind, usual }: Parameter, text: string): string {
  const url = normaliseUrl(text);
  const bare = url?.replace(/^https:\/\//, '') ?? '';
  if (url === undefined) return text.toLowerCase();
  return kind === 'host' || (usual?.pattern.test(url) === false && usual.pattern.test(bare)) ? bare : url;
}

/** In characters. Longer text is not a URL that a person wrote, and matching it takes long. */
const MAX_URL_LENGTH = 2_048;

/**
 * Brings a URL to the form in which two are compared: with scheme, lower-case host, no slash at the end. Returns
 * `undefined` for text of another form.
 */
function normaliseUrl(text: string): string | undefined {
  if (text.length > MAX_URL_LENGTH) return undefined;
  const match = /^(?:(https?):\/\/)?([a-z0-9_-]+(?:\.[a-z0-9_-]+)+)(:\d+)?(\/[^\s?#*•<>]*)?$/i.exec(
    text.trim(),
  );
  if (match === null) return undefined;
  const [, scheme = 'https', host = '', port = '', path = ''] = match;
  const otherPort = port === ':443' ? '' : port;
  return `${scheme.toLowerCase()}://${host.toLowerCase()}${otherPort}${path.replace(/\/+$/, '')}`;
}
