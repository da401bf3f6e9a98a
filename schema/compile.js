// Turns the schema into validators ahead of time, so that no run pays for compiling it.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';

const source = new URL('connections.schema.json', import.meta.url);
const target = new URL('../src/config/schema-validator.generated.ts', import.meta.url);

/** The definition of one auth spec of one source, and of those that no record describes. */
const AUTH_SPEC = /-auth-\d+$|^otherAuth$/;

/** Writes src/config/schema-validator.generated.ts; throws when the schema is not strictly valid. */
export function compileSchema() {
  const { ajv, ids } = validatorsOf(JSON.parse(readFileSync(source, 'utf8')));

  // Ajv writes `require` calls for its run-time helpers even into ES modules: make them imports.
  const imports = [];
  const code = standaloneCode
    .default(ajv, ids)
    .replace(/const (\w+) = require\("(ajv\/dist\/runtime\/\w+)"\)\.default;/g, (_match, name, path) => {
      imports.push(`import ${name}Module from '${path}.js';`);
      return `const ${name} = ${name}Module.default ?? ${name}Module;`;
    })
    .replace(/^export const (\w+) = (\w+);$/gm, 'validators.set("$1", $2);');
  if (/\brequire\(/.test(code)) throw new Error('the compiled schema still calls require()');
  // What the validators find, as data.
  imports.push("import type { SchemaError } from './schema-messages.ts';");
  const typed = `/** Checks data by a definition of the schema: \`file\`, or one auth spec of one source. */
export function schemaErrors(definition: string, data: unknown): readonly SchemaError[] {
  const validate = validators.get(definition.replaceAll('-', '_'));
  return validate(data) ? [] : validate.errors;
}`;
  const head = '// @ts-nocheck\n// Made from schema/connections.schema.json by schema/compile.js.';
  writeFileSync(target, `${head}\n${imports.join('\n')}\nconst validators = new Map();\n${code}\n${typed}\n`);
}

/**
 * Returns what validates a file, and each definition of an `auth`, with the ids of these schemas by name. The choice between
 * the definitions, which the schema makes in a chain of conditions, is made by the program: the code for the chain would be
 * four times as long as all the rest.
 */
export function validatorsOf({ $schema: _, $defs, ...file }) {
  const { allOf: _chain, ...connection } = $defs.connection;
  const kept = Object.entries({ ...$defs, connection }).filter(([name]) => !/-auth$/.test(name));
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    messages: false,
    inlineRefs: false,
    loopRequired: 0,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
    code: { source: true, esm: true, lines: true },
  });
  // Editors show `errorMessage` in place of the validator's own wording, and so do we. Of a mapping's keys they say more by
  // themselves, so what a mapping must be is in a keyword that they do not know.
  for (const keyword of ['errorMessage', 'mustBe']) ajv.addKeyword({ keyword, schemaType: 'string' });
  ajv.addSchema(alone('file', file));
  // What a message says of a parameter comes from its record.
  for (const [name, schema] of kept) ajv.addSchema(alone(name, AUTH_SPEC.test(name) ? bare(schema) : schema));
  const names = ['file', ...kept.map(([name]) => name).filter((name) => AUTH_SPEC.test(name))];
  return { ajv, ids: Object.fromEntries(names.map((name) => [name.replaceAll('-', '_'), idOf(name)])) };
}

/** A definition as a schema of its own, so that each is compiled once, wherever it is used. */
function alone(name, schema) {
  const text = JSON.stringify(schema).replace(/"#\/\$defs\/([^"]*)"/g, (_match, each) => `"${idOf(each)}"`);
  return { ...JSON.parse(text), $id: idOf(name) };
}

function idOf(name) {
  return `urn:aep-base-connections:${name}`;
}

/** A schema without what only editors read. */
function bare(schema) {
  return JSON.parse(JSON.stringify(schema), (key, value) =>
    (key === 'description' && typeof value === 'string') || (key === 'examples' && Array.isArray(value))
      ? undefined
      : value,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) compileSchema();
