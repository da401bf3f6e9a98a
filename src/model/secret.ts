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

/** Looks up the value of a secret by its name. */
export type SecretLookup = (name: string) => string | undefined;

/** The text of a file with secrets, and the name of the file in messages. */
export interface SecretsFile {
  readonly text: Secret;
  readonly what: Message;
}

/** The secrets given to a run: the text of the input, a file, or a function that looks them up by name. */
export type GivenSecrets = Secret | SecretsFile | SecretLookup;

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
