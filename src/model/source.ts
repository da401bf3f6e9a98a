import type { Location, Problem } from './problem.ts';

/** A value under an entry's `auth`: written out, or the name of a secret that the workflow hands in. */
export type AuthValue =
  | { readonly kind: 'literal'; readonly value: string; readonly location: Location }
  | { readonly kind: 'reference'; readonly name: string; readonly location: Location };

/** One member of `auth.params` as the Flow Service API names it. */
export interface AuthParameter {
  readonly name: string;
  readonly secret: boolean;
  /**
   * Brings a value to the form in which two of them are compared; returns `undefined` for text that can't be
   * a value of this parameter (a mask, a hash): such text says nothing about what is stored.
   */
  readonly normalise: (text: string) => string | undefined;
}

/**
 * A kind of system that Adobe Experience Platform connects to. What plan, payload and comparison need of it is
 * here; how it mints tokens is in a folder of its own, and the schema describes its `auth`.
 */
export interface Source {
  /** As written in the connections file. */
  readonly name: string;
  /** As people call it. */
  readonly title: string;
  readonly connectionSpec: { readonly id: string; readonly version: string };
  /** `auth.specName`. */
  readonly authSpec: string;
  /** In the order of Adobe's tutorial, which is the order in which they are sent. */
  readonly parameters: readonly AuthParameter[];
  /** The parameter that is minted at the source when an entry leaves it out. */
  readonly minted: string;
  /**
   * Turns what an entry declares under `auth` (already of the schema's shape) into API parameters, with
   * what the file may leave to us filled in. Values at the wrong host or that contradict one another are problems.
   * `place` is the key `auth`, for what is missing.
   */
  readonly resolveAuth: (
    auth: Readonly<Record<string, AuthValue>>,
    location: Location,
  ) => { readonly parameters: Readonly<Record<string, AuthValue>>; readonly problems: readonly Problem[] };
}
