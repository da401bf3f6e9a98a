// @ts-expect-error: a plain script, without types
import { compileSchema } from '../schema/compile.js';

/** The tests import the compiled schema, which is not committed. */
export default function setup(): void {
  compileSchema();
}
