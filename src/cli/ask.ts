import { confirm, isCancel } from '@clack/prompts';
import { ProblemError } from '../model/problem.ts';
import { totals } from '../report/headline.ts';
import type { RunReport } from '../report/run-report.ts';
import type { Terminal } from './terminal.ts';

/** Asks whether the plan that was just shown is to be applied. Ctrl-C ends the run. */
export async function askToApply(report: RunReport, terminal: Terminal): Promise<boolean> {
  const { input, error, cancel, interrupt } = terminal;
  const answer = await confirm({
    message: `Apply this plan (${totals(report)})?`,
    initialValue: false,
    input,
    output: error,
    signal: cancel,
  });
  if (!isCancel(answer)) return answer;
  interrupt();
  throw new ProblemError({ code: 'run-ended', message: 'the run was cancelled' });
}
