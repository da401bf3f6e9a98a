/**
 * A connection spec as Flow Service serves it. It has the final say on auth specs and their parameters.
 * @see https://developer.adobe.com/experience-platform-apis/references/flow-service/
 */
export interface LiveSpec {
  readonly name?: string | undefined;
  /** Whether it is marked as a source. Destinations have connections too. */
  readonly isSource?: boolean | undefined;
  /** By name. Missing if the answer lists none; then nothing can be compared. */
  readonly authSpecs?: ReadonlyMap<string, LiveAuthSpec> | undefined;
}

/** One auth spec of a live spec. */
export interface LiveAuthSpec {
  /**
   * The required names that are also in `properties`. Others are ignored, because Amazon S3's spec requires names that
   * it does not describe.
   */
  readonly required: readonly string[];
  /** By name. Empty if the auth spec describes none. */
  readonly parameters: ReadonlyMap<string, LiveParameter>;
}

export interface LiveParameter {
  readonly type?: 'string' | 'number' | 'boolean' | 'object' | undefined;
  /** Marked `format: password`. */
  readonly isPassword: boolean;
  readonly pattern?: string | undefined;
}
