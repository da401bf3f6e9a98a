import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { composeSchema } from '../../../schema/compose.ts';
import { KNOWN_AUTH_KEYS } from '../../../src/config/paths.ts';
import { defaultSource, sources } from '../../../src/source/catalogue.ts';

interface Schema {
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const schema: Schema & { readonly $id: string } = JSON.parse(
  readFileSync(new URL('../../../schema/connections.schema.json', import.meta.url), 'utf8'),
);

const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  allowUnionTypes: true,
  strictRequired: false,
  strictTypes: false,
});
ajv.addKeyword({ keyword: 'errorMessage', schemaType: 'string' });
ajv.addSchema(schema);

/** Every schema that a person can meet, by JSON pointer. */
function* parts(part: Schema, pointer: string): Generator<readonly [string, Schema]> {
  yield [pointer, part];
  // `auth` is described where its source is known.
  for (const [name, property] of Object.entries(part.properties ?? {}).filter(([key]) => key !== 'auth'))
    yield* parts(property, `${pointer}/properties/${name}`);
  for (const [name, definition] of Object.entries(part.$defs ?? {}))
    yield* parts(definition, `${pointer}/$defs/${name}`);
}

// Nobody meets the shape of a reference by itself. Its words would stand before those of the keys that refer to it.
const all = [...parts(schema, '#')].filter(([pointer]) => pointer !== '#/$defs/reference');

describe('the schema of the connections file', () => {
  it.each(all)('describes what may stand at %s, in sentences', (_, { description }) => {
    expect(description).toMatch(/^[A-Z].*\.$/);
  });

  it.each(all)('has examples that are right at %s', (pointer, { examples = [] }) => {
    expect(examples.length).toBeGreaterThan(0);
    const validate = ajv.compile({ $ref: `${schema.$id}${pointer}` });
    for (const example of examples) expect(validate(example), JSON.stringify(example)).toBe(true);
  });

  it('is what the records of the sources make of it: `npm run schema` writes it', () => {
    expect(schema).toEqual(JSON.parse(JSON.stringify(composeSchema([...sources.values()], defaultSource))));
  });

  it('allows under auth what may be printed, and nothing else', () => {
    const keys = [...sources.keys()].flatMap((name) =>
      Object.keys(schema.$defs?.[`${name}-auth`]?.properties ?? {}),
    );
    expect([...KNOWN_AUTH_KEYS].sort()).toEqual([...new Set([...keys, 'secret'])].sort());
  });
});
