import { expect } from 'vitest';
import { type Message, textOf } from '../src/model/message.ts';

/** Lets tests compare a message with its text in the log, complete or in part. */
expect.addEqualityTesters([
  (a: unknown, b: unknown) => {
    if (typeof b === 'string' && isMessage(a)) return textOf(a) === b;
    if (typeof a === 'string' && isMessage(b)) return textOf(b) === a;
    return undefined;
  },
]);

const READS_MESSAGES = Symbol.for('reads messages');

for (const matcher of [expect.stringContaining(''), expect.stringMatching('')]) {
  const prototype = Object.getPrototypeOf(matcher);
  // Without isolation, this file runs once per test file, with the same classes.
  if (prototype[READS_MESSAGES]) continue;
  const matches = prototype.asymmetricMatch;
  prototype.asymmetricMatch = function (other: unknown) {
    return matches.call(this, isMessage(other) ? textOf(other) : other);
  };
  prototype[READS_MESSAGES] = true;
}

function isMessage(value: unknown): value is Message {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(
      (part) => typeof part === 'string' || (typeof part === 'object' && part !== null && 'kind' in part),
    )
  );
}
