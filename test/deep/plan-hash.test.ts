import fc from 'fast-check';
import { describe, test } from 'vitest';
import type { Entry } from '../../src/model/entry.ts';
import { planHash } from '../../src/plan/plan-hash.ts';
import { connectionFor, entryOf, literal, reference } from '../fixtures/entry-builder.ts';
import { observedOf, planOf } from '../unit/plan/observed.ts';
import { cases } from './cases.ts';

fc.configureGlobal({ numRuns: cases(1_000) });

const hashOf = (file: readonly Entry[]) => planHash(planOf(file, observedOf({ dev: [] })));

describe('for any file', () => {
  const key = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/);
  const text = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('","', '[]', 'null', '__proto__', '\ud800'),
  );
  const anyEntry = fc
    .record({
      key,
      name: text,
      description: fc.option(text, { nil: undefined }),
      clientId: text,
      byName: fc.boolean(),
    })
    .map(({ description, clientId, byName, ...entry }) =>
      entryOf(entry.key, {
        name: entry.name,
        ...(description === undefined ? {} : { description }),
        auth: { clientId: byName ? reference(clientId) : literal(clientId) },
      }),
    );
  const anyFile = fc.uniqueArray(anyEntry, { selector: (entry) => entry.key, maxLength: 8 });

  test('the order of the entries does not change the hash', () => {
    const shuffled = anyFile.chain((file) =>
      fc.tuple(
        fc.constant(file),
        fc.shuffledSubarray(file, { minLength: file.length, maxLength: file.length }),
      ),
    );
    fc.assert(fc.property(shuffled, ([file, other]) => hashOf(other) === hashOf(file)));
  });

  test('two files have the same hash only if they declare the same', () => {
    const declared = (file: readonly Entry[]) =>
      file
        .map(({ key, name, description, auth: { clientId } }) =>
          JSON.stringify([
            key,
            name,
            description ?? null,
            clientId?.kind,
            clientId?.kind === 'reference' ? clientId.name : clientId?.value,
          ]),
        )
        .sort()
        .join('\n');
    fc.assert(
      fc.property(anyFile, anyFile, (a, b) => (hashOf(a) === hashOf(b)) === (declared(a) === declared(b))),
    );
  });

  test('an entry is unchanged once its connection exists as declared', () => {
    fc.assert(
      fc.property(anyFile, (file) => {
        const names = new Set(file.map(({ name }) => name));
        fc.pre(names.size === file.length);
        const { changes } = planOf(file, observedOf({ dev: file.map((entry) => connectionFor(entry)) }));
        return changes.every(({ kind }) => kind === 'unchanged');
      }),
    );
  });
});
