import type { Mode } from '../src/model/run.ts';
import type { Secret } from '../src/model/secret.ts';
import type { ApplyOptions, PlanOptions, RunOptions } from '../src/options/run-options.ts';
import { secretsIn } from '../src/secrets/parse-secrets.ts';

/** The options of all modes together, so that a test can set any of them in any mode. */
export type AnyOptions = Omit<PlanOptions, 'mode' | 'secrets'> &
  Omit<ApplyOptions, 'mode' | 'secrets'> & {
    readonly mode: Mode;
    /** The text of the input. */
    readonly secrets?: Secret | undefined;
  };

/** Returns the options in the form that a run accepts. */
export function runOptions(options: AnyOptions): RunOptions {
  // A run reads only the options of its mode.
  return { ...options, secrets: options.secrets && secretsIn(options.secrets) } as RunOptions;
}
