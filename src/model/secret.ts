import { inspect } from 'node:util';
import type { Message } from './message.ts';

/** Text that must not be printed. It cannot be printed by accident: only `reveal` returns it. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '***';
  }

  toJSON(): string {
    return '***';
  }

  [inspect.custom](): string {
    return '***';
  }
}

/**
 * The secrets given to a run: the text of the input, the text of a file and its name in messages, or a function that
 * looks them up by name.
 */
export type GivenSecrets =
  | Secret
  | { readonly text: Secret; readonly what: Message }
  | ((name: string) => string | undefined);

/**
 * Looks up all secrets that a file refers to. A look-up masks what it finds, and a file with errors is shown before its
 * secrets are used.
 */
export function lookUpAll(
  secrets: GivenSecrets | undefined,
  references: readonly { readonly name: string }[],
): void {
  if (typeof secrets === 'function') for (const { name } of references) secrets(name);
}
