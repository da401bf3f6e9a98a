import { statSync } from 'node:fs';

const FROM = ['schema/connections.schema.json', 'schema/compile.js', 'package-lock.json'];
const TO = 'src/config/schema-validator.generated.ts';

/** Compiles the schema, because the tests import the result, which is not committed. Does nothing if it is up to date. */
export default async function setup(): Promise<void> {
  const compiled = changedAt(TO);
  if (FROM.every((path) => changedAt(path) < compiled)) return;
  // @ts-expect-error: a plain script, without types
  const { compileSchema } = await import('../schema/compile.js');
  compileSchema();
}

/** Returns when a file of the repository was last written, in milliseconds since the epoch. 0 if there is no file. */
function changedAt(path: string): number {
  return statSync(new URL(`../${path}`, import.meta.url), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
