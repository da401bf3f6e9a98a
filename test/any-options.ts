import type { Mode } from '../src/model/run.ts';
import type { ApplyOptions, PlanOptions, RunOptions } from '../src/options/run-options.ts';

/** The options of all modes together, so that a test can set any of them in any mode. */
export type AnyOptions = Omit<PlanOptions, 'mode'> & Omit<ApplyOptions, 'mode'> & { readonly mode: Mode };

/** Returns the options in the form that a run accepts. */
export function runOptions(options: AnyOptions): RunOptions {
  // A run reads only the options of its mode.
  return options as RunOptions;
}
