import { confirm, isCancel } from '@clack/prompts';
import { MAX_FILE_BYTES } from '../config/connections-file.ts';
import { readNamedFile } from '../machine/read-file.ts';
import { msg } from '../model/message.ts';
import { ProblemError, problemsIn } from '../model/problem.ts';
import type { Row } from '../model/report.ts';
import { totals } from '../report/statuses.ts';
import { failEarly, run } from '../run/run.ts';
import { createRedactor, redactingReporter } from '../secrets/redactor.ts';
import { cliReporter } from './reporter.ts';
import { type RunFlags, readRunOptions } from './run-options.ts';
import { isInteractive, type Terminal } from './terminal.ts';

/** Plans or applies a connections file, as the action does, and reports to the terminal. Returns the exit code. */
export async function planOrApply(
  mode: 'plan' | 'apply',
  config: string,
  flags: RunFlags,
  terminal: Terminal,
): Promise<number> {
  let text = '';
  const redactor = createRedactor();
  const { add, redact } = redactor;
  const inner = cliReporter(terminal, { mode, flags, text: () => text, clean: redact });
  const reporter = redactingReporter(inner, redactor);
  try {
    const isAsked = mode === 'apply' && flags.yes !== true;
    if (isAsked && (flags.json === true || !isInteractive(terminal))) throw new ProblemError(NOT_INTERACTIVE);
    const read = await readRunOptions(mode, config, flags, terminal, add);
    if ('problems' in read) return await failEarly(read, reporter);
    const { clock, random, fetch, cancel } = terminal;
    const approve = (rows: readonly Row[]) => {
      inner.clear();
      return askToApply(rows, terminal);
    };
    return await run(read.options, {
      clock,
      random,
      fetch,
      cancel,
      reporter,
      redact,
      readFile: async (path) => {
        const bytes = await readNamedFile(path, MAX_FILE_BYTES + 1);
        text = new TextDecoder().decode(bytes);
        return bytes;
      },
      approve: isAsked ? approve : undefined,
    });
  } catch (error) {
    return failEarly({ problems: problemsIn(error), config, docsUrl: undefined }, reporter);
  }
}

const NOT_INTERACTIVE = {
  code: 'input-missing',
  message: msg`not a terminal: cannot ask for approval`,
  fix: msg`use \`--yes\` after a look at the plan; \`--expected-plan-hash\` makes sure that it is that one`,
} as const;

/** Asks whether the plan that was just shown is to be applied. Ctrl-C ends the run. */
async function askToApply(rows: readonly Row[], terminal: Terminal): Promise<boolean> {
  const { input, error: output, cancel: signal, interrupt } = terminal;
  const message = `Apply this plan (${totals(rows)})?`;
  const answer = await confirm({ message, initialValue: false, input, output, signal });
  if (!isCancel(answer)) return answer;
  interrupt();
  throw new ProblemError({ code: 'run-ended', message: msg`the run was cancelled` });
}
