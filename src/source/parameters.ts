import { code, msg } from '../model/message.ts';
import type { Parameter, ParameterKind, ParameterValue, Pasted } from '../model/source.ts';

type Options = Partial<Parameter>;

const KNOWN = { required: true, secret: false, destination: false } as const;

/** A value that is not secret. A file may still give it by reference. */
export function text(description: string, example: string, more: Options = {}): Parameter {
  return { ...KNOWN, kind: 'text', what: 'text', description, example, ...more };
}

/** Text whose values Adobe's page names: examples, or all of them if the list is complete. */
export function choice(description: string, values: readonly string[], isComplete = false): Parameter {
  const what = `${isComplete ? 'one of' : 'text, such as'} ${values.join(', ')}`;
  const pattern = isComplete ? new RegExp(`^(?:${values.join('|')})$`) : undefined;
  return text(description, values[0] ?? '', { what, values, pattern });
}

/** A number, or digits as text if the API expects text. */
export function number(
  description: string,
  example: number,
  kind: 'number' | 'number-text' = 'number',
): Parameter {
  return { ...KNOWN, kind, what: 'a whole number', description, example };
}

/** A port as text, which most database sources expect. */
export function port(example: number): Parameter {
  return number('The port of the server.', example, 'number-text');
}

/** `true` or `false`, as text if the API expects text. */
export function flag(description: string, kind: 'boolean' | 'boolean-text' = 'boolean'): Parameter {
  return { ...KNOWN, kind, what: 'true or false', description, example: true };
}

/** A mapping. All hosts in it must be allowed, and none of its text is printed. */
export function object(description: string, example: ParameterValue): Parameter {
  return { ...KNOWN, kind: 'object', what: 'a mapping', description, example };
}

/** Key files, which are never valid where a secret on one line belongs. */
const KEY_FILES: readonly Pasted[] = [
  { pattern: /^\s*-----BEGIN /, what: 'a key or certificate in PEM form' },
  { pattern: /^\s*\{[\s\S]*"private_key"\s*:/, what: 'the JSON key of a service account' },
];

/** A secret on one line that a service issued, given only by reference. `pasted` lists other values of its source. */
export function secret(description: string, pasted: readonly Pasted[] = []): Parameter {
  const all = [...pasted, ...KEY_FILES];
  return { ...KNOWN, kind: 'text', secret: true, what: 'a secret', description, example: '', pasted: all };
}

/** A secret that people choose. */
export function chosenSecret(description: string): Parameter {
  return { ...secret(description), spaces: true };
}

/** A secret that may have several lines, such as a private key. */
export function secretFile(description: string, usual?: Parameter['usual']): Parameter {
  return { ...secret(description), pasted: undefined, lines: true, spaces: true, usual };
}

/** A file that Adobe's page asks for in Base64. */
export function encodedFile(description: string): Parameter {
  return secretFile(description, {
    pattern: /^[A-Za-z0-9+/\s]+={0,2}\s*$/,
    problem: {
      message: msg`is not encoded in Base64, but Adobe's page requires it`,
      fix: msg`store the output of ${code("base64 < FILE | tr -d '\\n'")}`,
    },
  });
}

/** A secret that also contains the address of the source, such as `Server=…;Password=…`. */
export function connectionString(description: string, usual?: Parameter['usual']): Parameter {
  // A connection string contains at least one name with a value, or a URL.
  const bare = { pattern: /^[^=:;]*={0,2}$/, what: 'a password or a key' };
  const known = { ...secret(description, [bare]), spaces: true, usual };
  return { ...known, kind: 'connection-string', destination: true };
}

/** A URL that is a secret because its query contains a signature. */
export function signedUrl(description: string): Parameter {
  // https://learn.microsoft.com/en-us/rest/api/storageservices/create-service-sas
  const query = { pattern: /^\??(?:s[a-z]{1,3}=[^&]*&)+[\s\S]*sig=/, what: 'a signature without its URL' };
  return { ...secret(description, [query]), kind: 'signed-url', destination: true };
}

/** Returns the function for a kind of destination. `hosts` are the vendor's hosts; there may be none. */
function destination(kind: ParameterKind, what: string, other: Options = {}) {
  return (hosts: readonly string[], description: string, example: string, more: Options = {}): Parameter => ({
    ...KNOWN,
    destination: true,
    kind,
    what,
    hosts,
    description,
    example,
    ...other,
    ...more,
  });
}

/** The URL of a server that Adobe sends the credentials to. */
export const url = destination('url', 'a URL');

/** The host of a server that Adobe sends the credentials to, without a scheme. */
export const host = destination('host', 'a host');

/** A host, a URL or a path such as `\\host\share`, because Adobe's page does not say which. */
export const address = destination('address', 'a host or a URL', { path: true });

/** A name that becomes part of a host: the value of the placeholder in the only one of `hosts`. */
export const hostPart = destination('host-part', 'a name', { only: true });

/** Returns the parameter as optional: Adobe does not require it, or its pages do not say. */
export function optional(parameter: Parameter): Parameter {
  return { ...parameter, required: false };
}

/** A parameter that no record describes. A literal of it is not shown until Adobe says that it is not a secret. */
export const unknownParameter: Parameter = {
  ...KNOWN,
  required: false,
  kind: 'unknown',
  confidential: true,
  what: 'a value',
  description: 'A parameter that the catalogue does not describe.',
  example: '',
};

/** Whether a parameter may be given by reference. A reference must not hide where secrets are sent. */
export function isReferable({ destination, secret }: Parameter): boolean {
  return !destination || secret;
}
