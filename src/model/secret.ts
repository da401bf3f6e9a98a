import { inspect } from 'node:util';
import type { Message } from './message.ts';

/** Text that must not be printed. It shows itself nowhere by accident: only `reveal` hands it out. */
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

/** The text of a file with secrets, and what messages call the file. */
export interface SecretsFile {
  readonly text: Secret;
  readonly what: Message;
}

/** The secrets that a run is given: the text of the input, a file, or a look-up by name. */
export type GivenSecrets = Secret | SecretsFile | SecretLookup;

/** Looks up what a file refers to: a look-up hides what it finds, and a file with errors is shown before it is used. */
export function lookUpAll(
  secrets: GivenSecrets | undefined,
  references: readonly { readonly name: string }[],
): void {
  if (typeof secrets === 'function') for (const { name } of references) secrets(name);
}
