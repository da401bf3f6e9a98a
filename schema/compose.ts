// Composes schema/connections.schema.json from the frame, which is written by hand, and the records of the sources.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Parameter, Preset, Source } from '../src/model/source.ts';
import {
  authSpecOf,
  exampleAuth,
  hasSeveralSpecs,
  isReferable,
  neededKeys,
  presetsOf,
  SPEC_NAME,
  secretName,
} from '../src/source/auth.ts';
import { defaultSource, sources } from '../src/source/catalogue.ts';
import frame from './frame.json' with { type: 'json' };

type Schema = Readonly<Record<string, unknown>>;

const REFERENCE = '#/$defs/reference';

/** Returns the schema of the connections file for these sources; `usual` is the source of entries that name none. */
export function composeSchema(known: readonly Source[], usual: Source): Schema {
  const { connection, ...defs } = frame.$defs;
  const names = known.map(({ name }) => name);
  const entry = { name: usual.title, auth: exampleAuth(usual) };
  const connections = { [usual.key]: entry };
  return {
    ...frame,
    examples: [{ version: 1, sandbox: 'dev', connections }],
    properties: {
      ...frame.properties,
      connections: { ...frame.properties.connections, examples: [connections] },
    },
    $defs: {
      connection: {
        ...connection,
        examples: [entry],
        properties: {
          ...connection.properties,
          name: { ...connection.properties.name, examples: [usual.title] },
          source: {
            ...connection.properties.source,
            enum: names,
            default: usual.name,
            examples: [usual.name],
            errorMessage: `must be a known source: ${names.join(', ')}`,
          },
        },
        allOf: known.map((source) => ({
          if: {
            properties: { source: { const: source.name } },
            ...(source !== usual && { required: ['source'] }),
          },
          // What `auth` is depends on the source alone: two descriptions of it would have editors offer it twice.
          // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema
          then: { properties: { auth: { $ref: `#/$defs/${defName(source)}` } } },
        })),
      },
      ...Object.fromEntries(known.map((source) => [defName(source), sourceSchema(source)])),
      ...defs,
    },
  };
}

function defName({ name }: Source): string {
  return `${name}-auth`;
}

/** The schema of `auth`: that of its only auth spec, or one that depends on `specName`. */
function sourceSchema(source: Source): Schema {
  const names = Object.keys(source.auth);
  if (!hasSeveralSpecs(source)) return authSchema(source, authSpecOf(source)[0]);
  return {
    description: `How Adobe signs in at ${source.title}. The keys are the API's own.`,
    type: 'object',
    errorMessage: `must be a mapping with ${SPEC_NAME} and the parameters of that auth spec`,
    examples: names.map((name) => exampleAuth(source, name)),
    required: [SPEC_NAME],
    properties: {
      [SPEC_NAME]: {
        description: 'The auth spec: the way to authenticate.',
        enum: names,
        examples: names.slice(0, 1),
        errorMessage: `must be one of ${names.join(', ')}`,
      },
    },
    allOf: names.map((name) => ({
      if: { properties: { [SPEC_NAME]: { const: name } }, required: [SPEC_NAME] },
      // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema
      then: authSchema(source, name),
    })),
  };
}

function authSchema(source: Source, specName: string): Schema {
  const [, parameters] = authSpecOf(source, specName);
  const presets = presetsOf(source, parameters);
  const needed = neededKeys(source, specName);
  const properties = Object.fromEntries([
    ...(hasSeveralSpecs(source) ? [[SPEC_NAME, { const: specName }] as const] : []),
    ...presets.map(({ name, preset }) => [name, presetSchema(preset)] as const),
    ...Object.entries(parameters).map(
      ([name, parameter]) => [name, parameterSchema(source, name, parameter)] as const,
    ),
  ]);
  const others = Object.keys(properties).filter((name) => !needed.includes(name));
  const [only, ...more] = presets.map(({ name, fills }) => ({
    anyOf: [{ required: [name] }, { required: fills }],
  }));
  return {
    description: `How Adobe signs in at ${source.title}. The keys are the API's own.`,
    type: 'object',
    errorMessage: `must be a mapping with ${listed(needed)};${others.length === 0 ? ' it may have' : ` it may have ${listed(others)}, and`} no other key`,
    examples: [exampleAuth(source, specName)],
    required: needed.filter((name) => !presets.some((preset) => preset.name === name)),
    additionalProperties: false,
    properties,
    ...(more.length === 0 ? only : { allOf: [only, ...more] }),
  };
}

function presetSchema({ description, example, rows, what }: Preset): Schema {
  const names = Object.keys(rows);
  return {
    description,
    enum: names,
    examples: [example],
    errorMessage: `must be ${what}: ${names.join(', ')}`,
  };
}

function parameterSchema(source: Source, name: string, parameter: Parameter): Schema {
  const { description, example, pattern, what } = parameter;
  if (parameter.secret) {
    return {
      description: `${description} Given by reference.`,
      type: 'object',
      $ref: REFERENCE,
      examples: [{ secret: secretName(source.key, name) }],
      errorMessage: 'must be a reference { secret: NAME }: the value itself is never written here',
    };
  }
  if (!isReferable(parameter)) {
    return {
      description,
      type: 'string',
      examples: [example],
      errorMessage: `must be ${what}, such as ${example}`,
    };
  }
  return {
    description: `${description} Not a secret; may be written here or given by reference.`,
    type: ['string', 'object'],
    ...(pattern !== undefined && { pattern: pattern.source }),
    $ref: REFERENCE,
    examples: [example],
    errorMessage: `must be ${what} in quotes, or a reference { secret: NAME }`,
  };
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** Writes the schema for the catalogue. `npm run schema` formats it afterwards. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const schema = composeSchema([...sources.values()], defaultSource);
  writeFileSync('schema/connections.schema.json', `${JSON.stringify(schema, undefined, 2)}\n`);
}
