import { isRecord } from '../model/is-record.ts';
import { isParameterValue, type Parameter, type ParameterValue } from '../model/source.ts';

/** Returns the JSON type that the API expects for a parameter; `undefined` if no record says. */
export function typeOf({ kind, type }: Parameter): Parameter['type'] {
  if (type !== undefined || kind === 'unknown') return type;
  return kind === 'number' || kind === 'boolean' || kind === 'object' ? kind : 'string';
}

/**
 * Converts a value to a JSON type without changing its meaning: `5439` and `"5439"` are the same, and so are `true` and
 * `"true"`. Returns `undefined` if that is impossible.
 */
export function asType(value: ParameterValue, type: Parameter['type']): ParameterValue | undefined {
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

/** Returns a value of the file as it is sent; `undefined` if the parameter does not accept its type. */
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

/** A value masked by the API: one repeated character, with or without a prefix, such as `********` or `1000.XXXX`. */
const MASK = /^(?:[^.]*\.)?(?:\*+|•+|x{3,})$/i;

/** Text that hides a destination: words such as `<hidden>`, a hash, or a partly masked host. */
const HIDDEN_DESTINATION =
  /^(?!(?:\d{1,12}|0x[0-9a-f]+)$)[a-z0-9 _<>()*•-]+$|^(?:https?:\/\/)?(?=[a-z0-9_.-]*[*•])[a-z0-9_.*•-]+(?::\d*)?(?:\/|$)/i;

/**
 * Converts a value to a form for comparison. Returns `undefined` for a value that cannot be compared: a secret, or a
 * mask or hash, which does not reveal the stored value. A destination in an unknown form is compared unchanged, because
 * it may lead anywhere.
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

/** Returns JSON with sorted members, so that their order does not matter. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value) ?? 'null';
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`).join(',')}}`;
}

/** In characters. Nobody writes longer URLs by hand, and matching them takes long. */
const MAX_URL_LENGTH = 2_048;

/**
 * Returns a URL for comparison: with scheme, lower-case host and no trailing slash. Hosts have no scheme, and neither
 * have URLs of sources that expect them without one. Text in any other form is only converted to lower case.
 */
function comparableUrl({ kind, usual }: Parameter, text: string): string {
  const match =
    text.length <= MAX_URL_LENGTH &&
    /^(?:(https?):\/\/)?([a-z0-9_-]+(?:\.[a-z0-9_-]+)+)(:\d+)?(\/[^\s?#*•<>]*)?$/i.exec(text);
  if (!match) return text.toLowerCase();
  const [, scheme = 'https', host = '', port = '', path = ''] = match;
  const bare = `${host.toLowerCase()}${port === ':443' ? '' : port}${path.replace(/\/+$/, '')}`;
  const url = `${scheme.toLowerCase()}://${bare}`;
  const isBare = kind === 'host' || (usual?.pattern.test(url) === false && usual.pattern.test(bare));
  return isBare && url.startsWith('https:') ? bare : url;
}
