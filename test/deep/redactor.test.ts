import { it } from 'vitest';
import { createRedactor } from '../../src/secrets/redactor.ts';
import { expectNothingThrough } from '../unit/secrets/encodings.ts';
import { cases, seed } from './cases.ts';

it('a redactor lets no secret through, in whatever company and encoding', () => {
  const redactor = (...secrets: readonly string[]) => {
    const created = createRedactor();
    for (const secret of secrets) created.add(secret);
    return created.redact;
  };
  expectNothingThrough(redactor, { numRuns: cases(2_000), seed: seed() });
});
