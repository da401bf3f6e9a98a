import { inspect } from 'node:util';

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

/** Looks up what a file refers to: a look-up hides what it finds, and a file with errors is shown before it is used. */
export function lookUpAll(
  secrets: Secret | SecretLookup | undefined,
  references: readonly { readonly name: string }[],
): void {
  if (typeof secrets === 'function') for (const { name } of references) secrets(name);
}
