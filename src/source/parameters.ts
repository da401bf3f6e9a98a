import type { Parameter } from '../model/source.ts';
import { normaliseUrl } from './url.ts';

type Described = Pick<Parameter, 'description' | 'example'>;

const REQUIRED = { required: true, secret: false, destination: false } as const;

/** A value that is no secret; a file may still give it by reference. */
export function text(
  more: Described & { readonly what?: string } & Pick<Parameter, 'pattern' | 'usual' | 'pasted'>,
): Parameter {
  return { ...REQUIRED, kind: 'text', what: 'text', ...more };
}

/** A secret value: by reference only. */
export function secret(description: string): Parameter {
  return { ...REQUIRED, kind: 'text', secret: true, what: 'a secret', description, example: '' };
}

/** The URL of a server that Adobe sends the credentials to, at one of `hosts`. */
export function url(
  more: Described & Pick<Parameter, 'what' | 'path' | 'bareHost'> & { readonly hosts: readonly string[] },
): Parameter {
  return { ...REQUIRED, kind: 'url', destination: true, ...more };
}

/** The parameter, which Adobe does not require. */
export function optional(parameter: Parameter): Parameter {
  return { ...parameter, required: false };
}

/** A value that the API hides behind one repeated character, perhaps after a prefix: `********`, `1000.XXXX`. */
const MASK = /^(?:[^.]*\.)?(?:\*+|•+|x{3,})$/i;

/**
 * Brings a value to the form in which two of them are compared. Returns `undefined` for what cannot be compared: a secret, a
 * mask or a hash, which says nothing about the stored value.
 */
export function comparable(parameter: Parameter, value: string): string | undefined {
  if (parameter.secret) return undefined;
  if (parameter.kind === 'url') return normaliseUrl(value);
  const trimmed = value.trim();
  const { usual } = parameter;
  return trimmed === '' || MASK.test(trimmed) || usual?.pattern.test(trimmed) === false ? undefined : trimmed;
}
