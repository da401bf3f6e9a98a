import { inspect } from 'node:util';
import type { Problem } from './problem.ts';

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

/** What a text or the environment says about secrets. */
export interface ParsedSecrets {
  /** The secrets by name. */
  readonly values: ReadonlyMap<string, string>;
  /** The line of each name, starting at 1. Missing for a JSON object and for the environment. */
  readonly lines?: ReadonlyMap<string, number> | undefined;
  readonly problems: readonly Problem[];
}

/** The secrets given to a run. */
export interface GivenSecrets {
  /**
   * Returns at least the secrets with these names. Only these names are ever printed, because any other may be a piece
   * of a secret.
   */
  readonly read: (names: ReadonlySet<string>) => ParsedSecrets;
  /** The text with the secrets, unless they are from the environment. */
  readonly text?: Secret | undefined;
}
