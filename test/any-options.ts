import type { Mode } from '../src/model/run.ts';
import type { ApplyOptions, PlanOptions, RunOptions } from '../src/options/run-options.ts';

/** The options of all modes together, of which a test sets some whatever the mode is. */
export type AnyOptions = Omit<PlanOptions, 'mode'> & Omit<ApplyOptions, 'mode'> & { readonly mode: Mode };

/** Returns them as a run takes them. */
export function runOptions(options: AnyOptions): RunOptions {
  // A run reads only what its mode knows.
  return options as RunOptions;
}
