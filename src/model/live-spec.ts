/**
 * A connection spec as Flow Service serves it: the live spec, which has the last word on auth specs and their parameters.
 * @see https://developer.adobe.com/experience-platform-apis/references/flow-service/
 */
export interface LiveSpec {
  readonly name?: string | undefined;
  /** Whether it is marked as a source; destinations have connections too. */
  readonly isSource?: boolean | undefined;
  /** By name; missing when the answer lists none, and then there is nothing to compare. */
  readonly authSpecs?: ReadonlyMap<string, LiveAuthSpec> | undefined;
}

/** One auth spec of a live spec. */
export interface LiveAuthSpec {
  /** Of its `properties`: names that `required` has besides these are ignored, as Amazon S3's spec has such. */
  readonly required: readonly string[];
  /** By name; empty when the auth spec describes none. */
  readonly parameters: ReadonlyMap<string, LiveParameter>;
}

export interface LiveParameter {
  readonly type?: 'string' | 'number' | 'boolean' | 'object' | undefined;
  /** Marked `format: password`. */
  readonly isPassword: boolean;
  readonly pattern?: string | undefined;
}
