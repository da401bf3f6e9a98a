// Turns the schema into a validator ahead of time, so that no run pays for compiling it.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';

const source = new URL('connections.schema.json', import.meta.url);
const target = new URL('../src/config/schema-validator.generated.ts', import.meta.url);

/** Writes src/config/schema-validator.generated.ts; throws when the schema is not strictly valid. */
export function compileSchema() {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
    code: { source: true, esm: true, lines: true },
  });
  // Editors show it in place of the validator's own wording, and so do we.
  ajv.addKeyword({ keyword: 'errorMessage', schemaType: 'string' });
  const validate = ajv.compile(JSON.parse(readFileSync(source, 'utf8')));

  // Ajv writes `require` calls for its run-time helpers even into ES modules: make them imports.
  const imports = [];
  const code = standaloneCode
    .default(ajv, validate)
    .replace(/const (\w+) = require\("(ajv\/dist\/runtime\/\w+)"\)\.default;/g, (_, name, path) => {
      imports.push(`import ${name}Module from '${path}.js';`);
      return `const ${name} = ${name}Module.default ?? ${name}Module;`;
    });
  if (/\brequire\(/.test(code)) throw new Error('the compiled schema still calls require()');
  // The one export with a type: what the validator finds, as data.
  imports.push("import type { SchemaError } from './schema-messages.ts';");
  const typed = `export function schemaErrors(data: unknown): readonly SchemaError[] {
  return validate(data) ? [] : validate.errors;
}`;
  const text = `// @ts-nocheck\n// Made from schema/connections.schema.json by schema/compile.js.\n${imports.join('\n')}\n${code}\n${typed}\n`;
  writeFileSync(target, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) compileSchema();
