// Composes schema/connections.schema.json from the hand-written frame and the records of the sources.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Parameter, ParameterKind, Source } from '../src/model/source.ts';
import {
  authSpecOf,
  definitionOf,
  namesOf,
  neededKeys,
  presetOf,
  SPEC_NAME,
} from '../src/source/auth-specs.ts';
import { defaultSource, sources } from '../src/source/catalogue.ts';
import { exampleAuth, secretName } from '../src/source/examples.ts';
import { isReferable } from '../src/source/parameters.ts';
import frame from './frame.json' with { type: 'json' };
import { sourcesPage } from './sources-page.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Returns the schema of the connections file for these sources. `usual` is the default source. */
export function composeSchema(known: readonly Source[], usual: Source): Schema {
  const { connection, source: custom, ...defs } = frame.$defs;
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
            ...custom,
            default: usual.name,
            ...when(
              { type: 'string' },
              {
                enum: names,
                errorMessage: 'must be a known source, or a mapping with connectionSpec and version',
                examples: [usual.name],
              },
            ),
            // Editors take completions from here, because they ignore `then` while there is no value.
            examples: names,
          },
        },
        allOf: [
          // What `auth` is depends on the source alone: two descriptions of it would have editors offer it twice.
          ...known.map((source) =>
            when(
              {
                properties: { source: { const: source.name } },
                ...(source !== usual && { required: ['source'] }),
              },
              { properties: { auth: { $ref: `#/$defs/${source.name}-auth` } } },
            ),
          ),
          when(
            { properties: { source: { type: 'object' } }, required: ['source'] },
            { properties: { auth: { $ref: '#/$defs/otherAuth' } } },
          ),
        ],
      },
      ...Object.fromEntries(known.flatMap(sourceSchemas)),
      ...defs,
    },
  };
}

/** Returns a schema with a condition: data that matches `condition` must also match `then`. */
function when(condition: Schema, then: Schema): Schema {
  return { if: condition, then };
}

type Definition = readonly [name: string, schema: Schema];

/**
 * Returns the schemas of a source's `auth`: one for each auth spec, and one that selects between them. An `auth`
 * without `specName` must match exactly one. If the record does not know the `specName`, only Adobe can check it.
 */
function sourceSchemas(source: Source): readonly Definition[] {
  const { name, title, auth } = source;
  const specs = Object.keys(auth).map((specName) => ({
    names: namesOf(source, specName),
    def: definitionOf(source, specName),
    schema: authSchema(source, specName),
  }));
  const known = specs.flatMap(({ names }) => names);
  const chooser = {
    description: `How Adobe authenticates with ${title}. The keys are the API's parameter names.`,
    type: 'object',
    errorMessage: 'must be a mapping with the parameters of an auth spec',
    examples: Object.keys(auth).map((specName) => exampleAuth(source, specName)),
    properties: {
      [SPEC_NAME]: {
        description:
          'The auth spec: the authentication method. Required if the parameters fit several auth specs.',
        type: 'string',
        minLength: 1,
        examples: known,
        errorMessage: 'must be the name of an auth spec',
      },
    },
    allOf: [
      ...specs.map(({ names, def }) =>
        when(
          { properties: { [SPEC_NAME]: { enum: names } }, required: [SPEC_NAME] },
          { $ref: `#/$defs/${def}` },
        ),
      ),
      when(
        { properties: { [SPEC_NAME]: { not: { enum: known } } }, required: [SPEC_NAME] },
        { $ref: '#/$defs/otherAuth' },
      ),
      when(
        { type: 'object', not: { required: [SPEC_NAME] } },
        { oneOf: specs.map(({ def }) => ({ $ref: `#/$defs/${def}` })) },
      ),
    ],
  };
  return [[`${name}-auth`, chooser], ...specs.map(({ def, schema }): Definition => [def, schema])];
}

function authSchema(source: Source, specName: string): Schema {
  const [, parameters] = authSpecOf(source, specName);
  const preset = presetOf(source, parameters);
  const presetValues = preset && {
    description: preset.description,
    enum: Object.keys(preset.rows),
    examples: [preset.example],
  };
  const needed = neededKeys(source, specName).filter((name) => name !== SPEC_NAME);
  const properties = Object.fromEntries([
    [SPEC_NAME, true] as const,
    ...(preset === undefined ? [] : [[preset.name, presetValues] as const]),
    ...Object.entries(parameters).map(
      ([name, parameter]) => [name, parameterSchema(source, name, parameter)] as const,
    ),
  ]);
  const others = Object.keys(properties).filter((name) => !needed.includes(name) && name !== SPEC_NAME);
  const optional = others.length === 0 ? ' it may have' : ` it may have ${listed(others)}, and`;
  return {
    type: 'object',
    mustBe: `must be a mapping with ${listed(needed)};${optional} no other keys`,
    required: needed.filter((name) => name !== preset?.name),
    additionalProperties: false,
    properties,
    ...(preset && { anyOf: [{ required: [preset.name] }, { required: preset.fills }] }),
  };
}

function parameterSchema(source: Source, name: string, parameter: Parameter): Schema {
  const { kind, description, example, pattern, values, secret } = parameter;
  if (secret) {
    const examples = [{ secret: secretName(source.key, name) }];
    return { description: `${description} Must be given by reference.`, $ref: '#/$defs/secret', examples };
  }
  return {
    description,
    $ref: `#/$defs/${isReferable(parameter) ? (DEFINITIONS[kind] ?? 'text') : 'literal'}`,
    ...(pattern !== undefined && { pattern: pattern.source }),
    examples: values ?? [example],
  };
}

/** The frame's definitions of the values that are not text. */
const DEFINITIONS: Partial<Readonly<Record<ParameterKind, string>>> = {
  number: 'number',
  'number-text': 'number',
  boolean: 'flag',
  'boolean-text': 'flag',
  object: 'mapping',
};

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** Writes the schema and the page about the catalogue. `npm run schema` formats the schema afterwards. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const schema = composeSchema([...sources.values()], defaultSource);
  writeFileSync('schema/connections.schema.json', `${JSON.stringify(schema, undefined, 2)}\n`);
  writeFileSync('docs/sources.md', sourcesPage([...sources.values()], defaultSource));
}
