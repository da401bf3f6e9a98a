import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';

const schema = JSON.parse(
  readFileSync(new URL('../../../schema/cli-output.schema.json', import.meta.url), 'utf8'),
);
const isDescribed = new Ajv2020({ strict: true, strictRequired: false, code: { optimize: false } }).compile(
  schema,
);

/** Returns the output of `--json`. Fails unless it is one document that fits its schema. */
export function readOutput(output: string): Readonly<Record<string, unknown>> {
  const document = JSON.parse(output);
  expect(isDescribed(document) ? [] : isDescribed.errors, output).toEqual([]);
  return document;
}
