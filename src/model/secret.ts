import { inspect } from 'node:util';

/** Text that must not be printed. It shows itself nowhere by accident: only `reveal` hands it out. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** Returns the text itself, for the request that needs it. */
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
