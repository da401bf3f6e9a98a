import { expect } from 'vitest';
import { type Message, textOf } from '../src/model/message.ts';

/** Lets tests write a message as the text that the log shows of it. */
expect.addEqualityTesters([
  (a: unknown, b: unknown) => {
    if (isMessage(a) && typeof b === 'string') return textOf(a) === b;
    if (isMessage(b) && typeof a === 'string') return textOf(b) === a;
    return undefined;
  },
]);

function isMessage(value: unknown): value is Message {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(
      (part) => typeof part === 'string' || (typeof part === 'object' && part !== null && 'kind' in part),
    )
  );
}
