import { isRecord } from '../model/is-record.ts';
import type { AuthSpec, ParameterValue, Source } from '../model/source.ts';
import { authSpecOf, neededKeys, SPEC_NAME } from './auth-specs.ts';
import { partForm } from './hosts.ts';
import { isReferable } from './parameters.ts';

/** Returns a name for the secret of a parameter: `our-crm` and `clientSecret` make `OUR_CRM_CLIENT_SECRET`. */
export function secretName(key: string, parameter: string): string {
  const words = parameter.replace(/([a-z0-9])([A-Z])/g, '$1_$2');
  return `${key}_${words}`.toUpperCase().replaceAll('-', '_');
}

/** An `auth` as written in a file: literals, and references in the form `{ secret: NAME }`. */
type ExampleAuth = Readonly<Record<string, ParameterValue>>;

/** Returns the shortest `auth` for an auth spec, with the record's examples. */
export function exampleAuth(source: Source, name?: string): ExampleAuth {
  const [specName, parameters] = authSpecOf(source, name);
  const { preset } = source;
  return Object.fromEntries(
    neededKeys(source, specName).map((key): readonly [string, ParameterValue] => {
      if (key === SPEC_NAME) return [key, specName];
      const { secret = false, example = '' } = parameters[key] ?? {};
      return [
        key,
        secret ? { secret: secretName(source.key, key) } : key === preset?.name ? preset.example : example,
      ];
    }),
  );
}

/** Returns the `source` and `auth` of an entry in YAML. The default source is omitted. */
export function exampleYaml(source: Source, specName: string, isDefault: boolean): string {
  const auth = Object.entries(exampleAuth(source, specName));
  const lines = auth.map(([key, given]) => `  ${key}: ${yamlOf(given)}`);
  const head = lines.length === 0 ? 'auth: {}' : 'auth:';
  return [...(isDefault ? [] : [`source: ${source.name}`]), head, ...lines].join('\n');
}

/** Returns an example in YAML, on one line. Text that YAML would read as another type is quoted. */
export function yamlOf(example: unknown): string {
  if (isRecord(example)) {
    const members = Object.entries(example).map(([name, each]) => `${name}: ${yamlOf(each)}`);
    return `{ ${members.join(', ')} }`;
  }
  return typeof example === 'string' && !isPlain(example) ? JSON.stringify(example) : String(example);
}

/** Whether YAML certainly reads the text as text without quotes. It may be `false` for some that need no quotes. */
function isPlain(text: string): boolean {
  const isText = /^[A-Za-z0-9][\w ./@-]*(?::\/\/[\w./@-]+)?$/.test(text) && Number.isNaN(Number(text));
  return isText && !/^(?:true|false|null|yes|no)$/i.test(text);
}

/** What messages say about a key under `auth`. */
interface KeyDescription {
  /** Examples of the value. A mapping if the key accepts no plain text; never suggested as the value to write. */
  readonly examples: readonly ParameterValue[];
  readonly errorMessage: string;
  /** The form of valid text, if a pattern can express it. */
  readonly pattern?: string | undefined;
}

/** Matches every host and no number. */
const LIKE_A_HOST = String.raw`\.[a-z]`;

/** Returns what messages say about the value of a key under `auth`. */
export function describeKey(source: Source, parameters: AuthSpec, key: string): KeyDescription {
  if (key === SPEC_NAME) {
    const [name = ''] = Object.keys(source.auth);
    return { examples: [name], errorMessage: 'must be the name of an auth spec' };
  }
  const { preset } = source;
  if (key === preset?.name) {
    const rows = Object.keys(preset.rows).join(', ');
    return { examples: [preset.example], errorMessage: `must be ${preset.what}: ${rows}` };
  }
  const parameter = parameters[key];
  if (parameter === undefined) return { examples: [], errorMessage: 'is not allowed here' };
  const { kind, what, example, secret, hosts: [host = ''] = [], usual, pattern } = parameter;
  if (secret) {
    const errorMessage = 'must be a reference { secret: NAME }, never the value itself';
    return { examples: [{ secret: 'NAME' }], errorMessage };
  }
  if (!isReferable(parameter)) {
    const form = kind === 'host-part' ? partForm(host).source : LIKE_A_HOST;
    return { examples: [example], errorMessage: `must be ${what}`, pattern: form };
  }
  const form = typeof example === 'string' ? `${what} in quotes` : what;
  const right = usual?.pattern ?? pattern;
  return {
    examples: [example],
    errorMessage: `must be ${form}, or a reference { secret: NAME }`,
    // The schema definition has its own pattern for numbers.
    ...(right !== undefined && { pattern: right.source }),
  };
}
