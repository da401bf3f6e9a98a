import { confirm, isCancel } from '@clack/prompts';
import { ProblemError } from '../problem.ts';
import type { RunReport } from '../report/run-report.ts';
import { totals } from '../report/words.ts';
import type { Desk } from './desk.ts';

/** Asks whether the plan that was just shown is to be applied. Ctrl-C ends the run. */
export async function askToApply(report: RunReport, desk: Desk): Promise<boolean> {
  const { input, error, cancel, interrupt } = desk;
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
